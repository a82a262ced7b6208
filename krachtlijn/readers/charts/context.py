"""What reading charts takes besides their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.table import Table
from krachtlijn.readers.leaves import BindContext
from krachtlijn.source import Location


@dataclass(frozen=True, kw_only=True)
class ChartContext:
    """How values are read, and the tables of the paper by name."""

    binding: BindContext
    tables: Mapping[str, Table]

    def complain(self, code: Code, at: Location, message: str, hint: str) -> None:
        """Add a complaint to the report."""
        self.binding.report.add(Diagnostic(code, at, message, hint))
