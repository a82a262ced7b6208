"""Tables, whatever they were typed in: Markdown, YAML, CSV or pasted rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from krachtlijn.model.blocks import Block, Inlines, Node

Align = Literal["", "left", "center", "right"]
CellKind = Literal["text", "integer", "decimal", "percent", "currency", "year", "date", "boolean"]
Value = Decimal | date | bool | str | None
"""What a cell says: a figure, a day, yes or no, words; None where it says nothing, or that there is nothing to say."""


@dataclass(frozen=True, kw_only=True)
class NoteMark(Node):
    """A call of one of a table's own notes: its sign, its address, and that of the note."""

    mark: str
    id: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Cell(Node):
    """A cell. ``scope`` is ``col``, ``row``, ``colgroup``, ``rowgroup`` for one that heads others, else empty.

    What follows ``rowspan`` is known of data tables: ``headers`` are the ids of all cells that head this one;
    ``column`` is the first column of the grid that it takes, from 0; ``value`` what it says, of which ``children`` are
    the printed words; ``spoken`` the words for those who hear the table, where the printed ones (``-``) do not say it.
    """

    children: Inlines
    align: Align = ""
    scope: Literal["", "col", "row", "colgroup", "rowgroup"] = ""
    colspan: int = 1
    rowspan: int = 1
    id: str = ""
    headers: tuple[str, ...] = ()
    column: int = 0
    kind: CellKind = "text"
    value: Value = None
    spoken: str = ""
    marks: tuple[NoteMark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row(Node):
    """A row of cells.

    Of data tables: ``groups`` are the numbers of the groups it stands in, outermost first (a group's heading row, of
    kind ``group``, stands in its own); ``level`` says how far it is set in. ``names`` are those that name this row and
    no other, ``label`` the words of its heads.
    """

    cells: tuple[Cell, ...]
    kind: Literal["data", "group", "total"] = "data"
    groups: tuple[int, ...] = ()
    level: int = 0
    names: tuple[str, ...] = ()
    label: str = ""

    def cell(self, column: int) -> Cell | None:
        """The cell that begins in ``column``; None where another one reaches over it."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, kw_only=True)
class Column(Node):
    """A column: how it is called, what it holds, and how its figures are printed.

    ``names`` are those that name it and no other, its id first; ``path`` holds the words of its headers from the top
    down; ``decimals`` is None where it holds no figures.
    """

    names: tuple[str, ...]
    path: tuple[str, ...]
    kind: CellKind
    decimals: int | None = None
    sign: bool = False


@dataclass(frozen=True, kw_only=True)
class TableNote(Node):
    """A note under a table: its sign, its address, and the addresses of its calls."""

    mark: str
    content: Inlines
    id: str
    calls: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Exemption(Node):
    """A row in which a rule need not hold, as typed and as a name; ``at`` is where the reason stands."""

    row: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ArithmeticRule(Node):
    """Arithmetic that must hold: an equation in each row (``holds``), or a column that adds up (``sum``).

    ``at`` is where the equation or the column's name stands. ``tolerance`` is None where none was given.
    """

    holds: str = ""
    sum: str = ""
    tolerance: Decimal | None = None
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A table; one without a caption has no number either.

    Of data tables, ``name`` is the file's (empty: a Markdown table); ``explicit`` says that scopes do not suffice to
    find the headers of every cell. A file that could not be read is a table without columns.
    """

    caption: Inlines = ()
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    source: Inlines = ()
    number: int = 0
    name: str = ""
    unit: Inlines = ()
    columns: tuple[Column, ...] = ()
    notes: tuple[TableNote, ...] = ()
    rules: tuple[ArithmeticRule, ...] = ()
    explicit: bool = False

    def row_named(self, name: str) -> Row | None:
        """The row that is called ``name``; None where none is, or several could be."""
        wanted = name.strip()
        exact = next((row for row in self.body if wanted in row.names), None)
        return exact or next((row for row in self.body if wanted.casefold() in row.names), None)

    def cell_named(self, row: str, column: str) -> Cell | None:
        """The cell in that row and column; None where there is none that begins there."""
        found, number = self.row_named(row), self.column_named(column)
        return found.cell(number) if found and number is not None else None

    def column_named(self, name: str) -> int | None:
        """The number of the column that is called ``name``, from 0. A hyphen and an underscore are the same here."""
        wanted = name.strip().replace("-", "_")
        for fold in (str, str.casefold):
            for number, column in enumerate(self.columns):
                if fold(wanted) in {fold(known).replace("-", "_") for known in column.names}:
                    return number
        return None
