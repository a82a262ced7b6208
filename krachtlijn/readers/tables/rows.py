"""Rows as YAML: lists of cells, rows that say more of themselves, groups, totals; or a text of pasted lines."""

from __future__ import annotations

import re
from typing import TypeVar

from krachtlijn.diagnostics import Code
from krachtlijn.readers.binding import bind
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.file import CellEntry, GroupEntry, MannerEntry, RowEntry, TotalEntry
from krachtlijn.readers.tables.lines import pasted_rows
from krachtlijn.readers.tables.raw import Manner, RawCell, RawGroup, RawRow, RawRows, TypedMark
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree
from krachtlijn.source import Passage

E = TypeVar("E")

MOST_SPANNED = 1000
MOST_DECIMALS = 10
_ROW_HINT = "a row is a list of cells, or has one of the keys cells, group, total"
_ID = re.compile(r"[\w.-]+")


def read_rows(tree: Tree, columns: int, context: TableContext) -> RawRows:
    """The rows under ``rows:``; what cannot be read is complained of and left out."""
    return _Reader(context, columns).rows(tree)


def passage_of(scalar: Scalar) -> Passage:
    """A scalar's text with its places; those of a plain one of one line are found without looking."""
    if not scalar.style and scalar.end - scalar.at.offset == len(scalar.text):
        return Passage(scalar.text, (scalar.at,))
    return scalar.passage()


def read_id(text: str, entry: MannerEntry, context: TableContext) -> str:
    """An id as typed; empty, with a complaint, where it could not be called by."""
    if not text or _ID.fullmatch(text):
        return text
    message = f"`{text}` is no id of a row: it has other signs than letters, digits, dots, hyphens and underscores"
    context.complain(Code.TABLE_ID, entry.places["id"], message, "take them out")
    return ""


class _Reader:
    def __init__(self, context: TableContext, columns: int) -> None:
        self._context = context
        self._columns = columns

    def rows(self, tree: Tree) -> RawRows:
        match tree:
            case Scalar():
                return pasted_rows(tree.passage(), self._columns) if tree.text.strip() else ()
            case Sequence():
                return tuple(row for item in tree.items if (row := self._row(item)) is not None)
            case Mapping():
                self._wrong(tree, "rows are a list, or a text of lines", "put a - before each row")
                return ()

    def _row(self, tree: Tree) -> RawRow | RawGroup | None:
        match tree:
            case Sequence():
                return RawRow(at=tree.at, cells=self._cells(tree))
            case Mapping() if tree.get("group") is not None:
                return self._group(tree)
            case Mapping() if tree.get("total") is not None:
                total = self._bound(TotalEntry, tree)
                return self._plain(total, total.total.tree, total=True) if total else None
            case Mapping() if tree.get("cells") is not None:
                row = self._bound(RowEntry, tree)
                return self._plain(row, row.cells.tree) if row else None
            case _:
                self._wrong(tree, "this is no row", _ROW_HINT)
                return None

    def _bound(self, cls: type[E], tree: Mapping) -> E | None:
        return bind(cls, tree, self._context.binding)

    def _plain(self, entry: MannerEntry, cells: Tree, *, total: bool = False) -> RawRow:
        id_ = read_id(entry.id, entry, self._context)
        return RawRow(at=entry.at, cells=self._cells(cells), total=total, id=id_, manner=self._manner(entry))

    def _group(self, tree: Mapping) -> RawGroup | None:
        entry = self._bound(GroupEntry, tree)
        if entry is None:
            return None
        return RawGroup(
            at=entry.at,
            name=self._cell(entry.group.tree),
            rows=self.rows(entry.rows.tree) if entry.rows else (),
            values=self._cells(entry.values.tree) if entry.values else None,
            span=entry.span,
            id=read_id(entry.id, entry, self._context),
            manner=self._manner(entry),
        )

    def _manner(self, entry: MannerEntry) -> Manner:
        decimals = entry.decimals
        if decimals is not None and not 0 <= decimals <= MOST_DECIMALS:
            message = f"`{decimals}` is no number of decimals"
            hint = f"type 0 to {MOST_DECIMALS}"
            self._context.complain(Code.VALUE_KIND, entry.places["decimals"], message, hint)
            decimals = None
        return Manner(kind=entry.kind, decimals=decimals, sign=entry.sign)

    def _cells(self, tree: Tree) -> tuple[RawCell, ...]:
        if isinstance(tree, Sequence):
            return tuple(self._cell(item) for item in tree.items)
        self._wrong(tree, "cells are a list", "write them as [a, b, c]")
        return ()

    def _cell(self, tree: Tree) -> RawCell:
        match tree:
            case Scalar():
                return RawCell(passage_of(tree))
            case Mapping():
                return self._mapped_cell(tree)
            case Sequence():
                self._wrong(tree, "this is no cell", "a cell is text, or {text: …, span: 2}, or {value: …, note: …}")
                return RawCell(Passage("", (tree.at,)))

    def _mapped_cell(self, tree: Mapping) -> RawCell:
        empty = Passage("", (tree.at,))
        entry = self._bound(CellEntry, tree)
        if entry is None:
            return RawCell(empty)
        if entry.text and entry.value:
            self._wrong(tree, "a cell has text or a value, not both", "words stand after text:, a figure after value:")
        span = entry.span
        if not 1 <= span <= MOST_SPANNED:
            self._context.complain(
                Code.VALUE_KIND, entry.places["span"], f"`{span}` is no number of columns", "type 1 or more"
            )
            span = 1
        marks = self._marks(entry.note.tree) if entry.note else ()
        return RawCell(entry.text or entry.value or empty, span, entry.value is None, marks)

    def _marks(self, tree: Tree) -> tuple[TypedMark, ...]:
        match tree:
            case Scalar():
                return tuple(TypedMark(tree.at, mark.strip()) for mark in tree.text.removeprefix("^").split(","))
            case Sequence():
                return tuple(mark for item in tree.items for mark in self._marks(item))
            case Mapping():
                self._wrong(tree, "a note is named by its mark", 'write it as note: "*"')
                return ()

    def _wrong(self, tree: Tree, message: str, hint: str) -> None:
        self._context.complain(Code.VALUE_KIND, tree.at, message, hint)
