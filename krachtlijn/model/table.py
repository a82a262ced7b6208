"""Tables, whatever they were typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from krachtlijn.model.blocks import Block, Inlines, Node

Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True, kw_only=True)
class Cell(Node):
    """A cell. ``scope`` is ``col``, ``row``, ``colgroup``, ``rowgroup`` for one that heads others, else empty."""

    children: Inlines
    align: Align = ""
    scope: Literal["", "col", "row", "colgroup", "rowgroup"] = ""
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, kw_only=True)
class Row(Node):
    """A row of cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A table; one without a caption has no number either."""

    caption: Inlines = ()
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    source: Inlines = ()
    number: int = 0
