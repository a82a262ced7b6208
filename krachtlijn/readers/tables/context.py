"""What reading a table needs to know of its surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.metadata import Language
from krachtlijn.readers.leaves import BindContext
from krachtlijn.source import Location, Passage


@dataclass(frozen=True, kw_only=True)
class TableContext:
    """How values are read, and the paper's language with its fixed words."""

    binding: BindContext
    language: Language
    words: Words

    def inlines(self, passage: Passage) -> Inlines:
        """A line of Markdown."""
        return self.binding.inlines(passage)

    def complain(self, code: Code, at: Location, message: str, hint: str) -> None:
        """Add a complaint to the report."""
        self.binding.report.add(Diagnostic(code, at, message, hint))
