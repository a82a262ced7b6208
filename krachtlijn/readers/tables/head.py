"""The head of a table: a tree of columns, of any depth, laid out as rows of header cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from krachtlijn.diagnostics import Code
from krachtlijn.language.naming import words_to_name
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.table import Align, Cell, Column, Row
from krachtlijn.model.text import plain_text
from krachtlijn.readers.binding import bind_list
from krachtlijn.readers.tables.cells import FIGURES, read_words, split_marks
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.file import ColumnEntry
from krachtlijn.readers.tables.naming import Nameable, unique_names
from krachtlijn.readers.tables.notes import NoteBook
from krachtlijn.readers.tables.raw import TypedMark
from krachtlijn.readers.yaml import Sequence, Tree

_ID = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Head:
    """The columns, the rows of header cells, and for each column the ids of the header cells above it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    above: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Heading:
    entry: ColumnEntry
    words: Inlines
    marks: tuple[TypedMark, ...]
    below: tuple[_Heading, ...]

    @property
    def width(self) -> int:
        return sum(heading.width for heading in self.below) or 1

    @property
    def depth(self) -> int:
        return 1 + max((heading.depth for heading in self.below), default=0)


def read_head(tree: Tree, rowheads: int, notes: NoteBook, context: TableContext) -> Head | None:
    """The head of a table whose first ``rowheads`` columns head its rows; None, with complaints, where it is amiss."""
    headings = _headings(tree, context)
    if headings is None:
        return None
    if not headings:
        context.complain(Code.TABLE_SHAPE, tree.at, "a table has columns", "add one: - {header: …}")
        return None
    return _Layout(rowheads, notes, context).head(headings)


def _headings(tree: Tree, context: TableContext) -> tuple[_Heading, ...] | None:
    entries = bind_list(ColumnEntry, tree, context.binding)
    if not isinstance(tree, Sequence) or len(entries) != len(tree.items):
        return None
    found = [_heading(entry, context) for entry in entries]
    whole = tuple(heading for heading in found if heading is not None)
    return whole if len(whole) == len(found) else None


def _heading(entry: ColumnEntry, context: TableContext) -> _Heading | None:
    below = _headings(entry.columns.tree, context) if entry.columns else ()
    if below is None:
        return None
    for key in ("id", "kind", "decimals", "sign"):
        if below and key in entry.places:
            message = f"`{key}` says nothing of a group of columns"
            context.complain(Code.TABLE_SHAPE, entry.places[key], message, "give it to the columns below")
    if entry.id and not _ID.fullmatch(entry.id):
        message = (
            f"`{entry.id}` is no id of a column: it has other signs than letters, digits, dots, hyphens and underscores"
        )
        context.complain(Code.TABLE_ID, entry.places["id"], message, "take them out")
    if entry.header is None:
        return _Heading(entry, (), (), below)
    passage, marks = split_marks(entry.header)
    return _Heading(entry, read_words(passage, context), marks, below)


class _Layout:
    """Lays the tree out level by level, so that ids and calls of notes follow the order of reading."""

    def __init__(self, rowheads: int, notes: NoteBook, context: TableContext) -> None:
        self._rowheads = rowheads
        self._notes = notes
        self._context = context
        self._count = 0

    def head(self, headings: tuple[_Heading, ...]) -> Head:
        depth = max(heading.depth for heading in headings)
        width = sum(heading.width for heading in headings)
        above: list[tuple[str, ...]] = [()] * width
        paths: list[tuple[str, ...]] = [()] * width
        leaves: list[ColumnEntry | None] = [None] * width
        rows = []
        level = [(heading, start) for heading, start in zip(headings, _starts(headings, 0), strict=True)]
        for number in range(depth):
            cells = []
            for heading, start in level:
                cell = self._cell(heading, start, number, depth)
                cells.append(cell)
                for column in range(start, start + heading.width):
                    above[column] += (cell.id,) if cell.id else ()
                    paths[column] += (plain_text(heading.words),)
                if not heading.below:
                    leaves[start] = heading.entry
            rows.append(Row(at=level[0][0].entry.at, cells=tuple(cells)))
            level = [pair for h, start in level for pair in zip(h.below, _starts(h.below, start), strict=True)]
        columns = self._columns([leaf for leaf in leaves if leaf], paths)
        return Head(columns, tuple(rows), tuple(above))

    def _cell(self, heading: _Heading, column: int, number: int, depth: int) -> Cell:
        """A header cell; one without words heads nothing."""
        self._count += 1
        return Cell(
            at=heading.entry.at,
            children=heading.words,
            align=_align(heading) if column >= self._rowheads else "",
            scope="" if not heading.words else "colgroup" if number == 0 and heading.width > 1 else "col",
            colspan=heading.width,
            rowspan=1 if heading.below else depth - number,
            id=f"{self._notes.table_id}-k{self._count}" if heading.words else "",
            column=column,
            marks=self._notes.call(heading.marks),
        )

    def _columns(self, leaves: list[ColumnEntry], paths: list[tuple[str, ...]]) -> tuple[Column, ...]:
        nameables = []
        for entry, path in zip(leaves, paths, strict=True):
            *outer, own = (words_to_name(words, "_") for words in path)
            nameables.append(Nameable(entry.at, entry.id, own, tuple(outer)))
        self._refuse_doubles(leaves)
        return tuple(
            Column(at=entry.at, names=names, path=path, kind=entry.kind, decimals=entry.decimals, sign=entry.sign)
            for entry, path, names in zip(leaves, paths, unique_names(nameables, "_"), strict=True)
        )

    def _refuse_doubles(self, leaves: list[ColumnEntry]) -> None:
        seen: set[str] = set()
        for entry in leaves:
            if entry.id and entry.id in seen:
                message = f"`{entry.id}` is the id of another column too"
                self._context.complain(Code.TABLE_ID, entry.places["id"], message, "give each column its own")
            seen.add(entry.id)


def _align(heading: _Heading) -> Align:
    """As the column below it; in the middle above several."""
    if heading.width > 1:
        return "center"
    while heading.below:
        heading = heading.below[0]
    return "right" if heading.entry.kind in FIGURES else ""


def _starts(headings: tuple[_Heading, ...], first: int) -> list[int]:
    """The first column of each heading of a level."""
    starts = []
    for heading in headings:
        starts.append(first)
        first += heading.width
    return starts
