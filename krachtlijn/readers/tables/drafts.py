"""Cells and rows in their places, not yet printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from krachtlijn.model.table import NoteMark
from krachtlijn.readers.tables.cells import Reading
from krachtlijn.readers.tables.naming import Nameable
from krachtlijn.readers.tables.raw import Manner
from krachtlijn.source import Location

Scope = Literal["", "row", "rowgroup"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A cell in its place, not yet printed."""

    reading: Reading
    column: int
    colspan: int = 1
    rowspan: int = 1
    scope: Scope = ""
    id: str = ""
    headers: tuple[str, ...] = ()
    manner: Manner
    marks: tuple[NoteMark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """A row in its place. ``name`` is what it can be called by, before others are looked at."""

    at: Location
    kind: Literal["data", "group", "total"]
    cells: tuple[Draft, ...]
    groups: tuple[int, ...]
    level: int
    label: str
    name: Nameable
