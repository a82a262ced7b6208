"""Rows as they were typed, in whatever form, before they are held against the columns."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.model.table import CellKind
from krachtlijn.source import Location, Passage


@dataclass(frozen=True, slots=True)
class TypedMark:
    """A call of a note, without the ``^`` before it."""

    at: Location
    mark: str


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as typed. ``literal`` says that it is words even in a column of figures; ``marks`` are given beside it."""

    passage: Passage
    span: int = 1
    literal: bool = False
    marks: tuple[TypedMark, ...] = ()

    @property
    def at(self) -> Location:
        """Where the cell begins."""
        return self.passage.starts[0]


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What a row says for itself that its columns say otherwise; None where it says nothing."""

    kind: CellKind | None = None
    decimals: int | None = None
    sign: bool | None = None


@dataclass(frozen=True, kw_only=True)
class RawRow:
    """A row, or a total."""

    at: Location
    cells: tuple[RawCell, ...]
    total: bool = False
    id: str = ""
    manner: Manner = Manner()


@dataclass(frozen=True, kw_only=True)
class RawGroup:
    """Rows under a heading row, with figures of its own or without, or beside a first cell that spans them."""

    at: Location
    name: RawCell
    rows: tuple[RawRow | RawGroup, ...]
    values: tuple[RawCell, ...] | None = None
    span: bool = False
    id: str = ""
    manner: Manner = Manner()


RawRows = tuple[RawRow | RawGroup, ...]
