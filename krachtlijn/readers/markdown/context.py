"""What reading Markdown needs to know of its surroundings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic, Report, SourceError
from krachtlijn.model.document import FootnoteDefinition
from krachtlijn.source import Location

MAX_DEPTH = 30
"""How many lists, quotes, directives, and how many marks in a line, may stand inside each other."""


@dataclass(frozen=True, kw_only=True)
class MarkdownContext:
    """Where complaints go, where files are looked for (``folder``: the paper's), where footnotes are gathered.

    ``first_level`` is the level that the first heading must have; None where any will do.
    """

    report: Report
    folder: Path
    footnotes: dict[str, FootnoteDefinition] = field(default_factory=dict)
    first_level: int | None = None


@dataclass(frozen=True)
class Scope:
    """A context, and where in the text we are: link definitions in force, depth, whether inside a link."""

    context: MarkdownContext
    references: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    depth: int = 0
    in_link: bool = False

    def complain(self, code: Code, at: Location, message: str, hint: str) -> None:
        """Add a complaint to the report."""
        self.context.report.add(Diagnostic(code, at, message, hint))

    def deeper(self, at: Location, *, in_link: bool = False) -> Scope:
        """The scope one level down; raises SourceError where that is too deep."""
        if self.depth >= MAX_DEPTH:
            raise too_deep(at)
        return replace(self, depth=self.depth + 1, in_link=self.in_link or in_link)


def too_deep(at: Location) -> SourceError:
    """The error for text that is nested beyond reason."""
    message = f"this is nested more than {MAX_DEPTH} levels deep"
    return SourceError(Diagnostic(Code.TEXT_DEPTH, at, message, "take levels out"))


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint: the known word that is most like ``word``, else ``otherwise``."""
    close = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else otherwise
