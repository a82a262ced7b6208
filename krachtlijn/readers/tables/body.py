"""The body of a table: rows held against the columns, each cell with exactly the cells that head it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from krachtlijn.diagnostics import Code
from krachtlijn.language.naming import words_to_name
from krachtlijn.model.table import CellKind
from krachtlijn.model.text import plain_text
from krachtlijn.readers.tables.cells import Reading, read_cell
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.drafts import Draft, DraftRow, Scope
from krachtlijn.readers.tables.head import Head
from krachtlijn.readers.tables.naming import Nameable
from krachtlijn.readers.tables.notes import NoteBook
from krachtlijn.readers.tables.raw import Manner, RawCell, RawGroup, RawRow, RawRows
from krachtlijn.source import Location


@dataclass(frozen=True)
class _Within:
    """Where rows stand: the numbers, names and heading cells of their groups, and how many first columns are taken."""

    groups: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    level: int = 0
    taken: int = 0


@dataclass
class BodyReader:
    """Lays rows out one below the other."""

    head: Head
    rowheads: int
    notes: NoteBook
    context: TableContext
    rows: list[DraftRow] = field(default_factory=list)
    _groups: int = 0
    _heads: int = 0
    _waiting: list[Draft] = field(default_factory=list)

    def read(self, rows: RawRows) -> Sequence[DraftRow]:
        """All rows in the order in which they are printed; those that do not fit are complained of and left out."""
        self._read(rows, _Within())
        return self.rows

    @property
    def _width(self) -> int:
        return len(self.head.columns)

    def _read(self, rows: RawRows, within: _Within) -> None:
        for row in rows:
            match row:
                case RawRow():
                    self._row(row, within)
                case RawGroup(span=True):
                    self._spanning(row, within)
                case RawGroup():
                    self._headed(row, within)

    # ------------------------------------------------------------------------------------------------------- groups

    def _group(self, group: RawGroup, within: _Within, head: Draft, *, span: bool) -> _Within:
        self._groups += 1
        words = plain_text(head.reading.words)
        return _Within(
            groups=(*within.groups, self._groups),
            names=(*within.names, group.id or words_to_name(words)),
            labels=(*within.labels, words),
            heads=(*within.heads, head.id) if head.id else within.heads,
            level=within.level + (0 if span else 1),
            taken=within.taken + (1 if span else 0),
        )

    def _spanning(self, group: RawGroup, within: _Within) -> None:
        """A group beside a first cell that spans its rows."""
        height = _height(group.rows)
        if not height or group.values is not None or within.taken + 1 >= self._width:
            self._refuse_span(group)
            return
        column = within.taken
        scope: Scope = "rowgroup" if column < self.rowheads else ""
        name = self._draft(replace(group.name, span=1), column, Manner(), scope, within.heads)
        before = len(self.rows)
        inner = self._group(group, within, name, span=True)
        self._waiting.append(name)
        self._read(group.rows, inner)
        self._stretch(before, name, len(self.rows) - before)

    def _stretch(self, row: int, name: Draft, height: int) -> None:
        """Let the spanning cell reach over the rows that were read."""
        if not height:  # all were left out
            self._waiting.remove(name)
            return
        first = self.rows[row]
        cells = tuple(replace(cell, rowspan=height) if cell is name else cell for cell in first.cells)
        self.rows[row] = replace(first, cells=cells)

    def _refuse_span(self, group: RawGroup) -> None:
        if group.values is not None:
            message, hint = "a group with span: true has no row for figures of its own", "leave out values, or span"
        elif not group.rows:
            message, hint = "a group with span: true has rows that it spans", "add rows:, or leave out span"
        else:
            message, hint = "the groups span all columns", "leave out span, or give the table more columns"
        self.context.complain(Code.TABLE_SHAPE, group.at, message, hint)

    def _headed(self, group: RawGroup, within: _Within) -> None:
        """A group under a heading row, with figures of its own or without."""
        values = self._values(group, within)
        first = max(self.rowheads, within.taken)
        if values and first == within.taken:
            message = "a group with figures of its own needs a column of row heads for its name"
            self.context.complain(Code.TABLE_SHAPE, group.at, message, "set rowheads: 1, or leave out values")
            values = ()
        width = (first if values else self._width) - within.taken
        name = self._draft(replace(group.name, span=width), within.taken, Manner(), "rowgroup", within.heads)
        inner = self._group(group, within, name, span=False)
        cells = self._cells(values, first, group.manner, inner, sums=True)
        label = " – ".join(filter(None, inner.labels))
        own, *outer = reversed(inner.names)
        nameable = Nameable(group.at, group.id, own, tuple(reversed(outer)))
        self._add(group.at, "group", [name, *cells], inner, (label, nameable), within.level)
        self._read(group.rows, inner)

    def _values(self, group: RawGroup, within: _Within) -> tuple[RawCell, ...]:
        """The group's own figures. Pasted rows have a cell for every column, those of row heads empty."""
        values = group.values or ()
        expected = self._width - max(self.rowheads, within.taken)
        spare = len(values) - expected
        if spare == self.rowheads - 1 and not any(cell.passage.text for cell in values[:spare]):
            values = values[spare:]
        count = sum(cell.span for cell in values)
        if not values or count == expected:
            return values
        message = f"the group has {_cells(count)}, where {expected} are expected"
        hint = "give one for each column that is no head of rows"
        self.context.complain(Code.TABLE_ROW_CELLS, group.at, message, hint)
        return ()

    # --------------------------------------------------------------------------------------------------------- rows

    def _row(self, row: RawRow, within: _Within) -> None:
        count, expected = sum(cell.span for cell in row.cells), self._width - within.taken
        if count != expected:
            hint = 'give each column one; an empty cell is ""'
            if within.taken and count == self._width:
                hint = "leave out the first cell, which the name of the group takes"
            elif count > expected:
                hint = 'leave some out; a cell with a comma, also in a figure, is put between quotes: "3,5"'
            message = f"the row has {_cells(count)}, where {expected} are expected"
            self.context.complain(Code.TABLE_ROW_CELLS, row.at, message, hint)
            return
        cells = self._cells(row.cells, within.taken, row.manner, within, sums=row.total)
        words = [plain_text(cell.reading.words) or str(cell.reading.value or "") for cell in cells if cell.scope]
        label = " – ".join(filter(None, (*within.labels, *words)))
        own = "-".join(filter(None, (words_to_name(word) for word in words)))
        kind: Literal["total", "data"] = "total" if row.total else "data"
        self._add(row.at, kind, cells, within, (label, Nameable(row.at, row.id, own, within.names)), within.level)

    def _add(
        self,
        at: Location,
        kind: Literal["data", "group", "total"],
        cells: Iterable[Draft],
        within: _Within,
        names: tuple[str, Nameable],
        level: int,
    ) -> None:
        label, name = names
        whole = (*self._waiting, *cells)
        self._waiting.clear()
        self.rows.append(
            DraftRow(at=at, kind=kind, cells=whole, groups=within.groups, level=level, label=label, name=name)
        )

    def _cells(
        self, cells: Sequence[RawCell], first: int, manner: Manner, within: _Within, *, sums: bool = False
    ) -> list[Draft]:
        """The cells of a row; ``sums`` says that it is a total, or the figures of a group."""
        drafts: list[Draft] = []
        heads: tuple[str, ...] = ()
        column = first
        for cell in cells:
            scope = self._scope(cell, column, sums=sums)
            draft = self._draft(cell, column, manner, scope, (*within.heads, *heads))
            draft = _without_no(draft) if sums else draft
            heads += (draft.id,) if draft.id else ()
            drafts.append(draft)
            column += cell.span
        return drafts

    def _scope(self, cell: RawCell, column: int, *, sums: bool) -> Scope:
        """Whether a cell heads its row; where no column does, the words before a total still do."""
        if column < self.rowheads:
            return "row"
        words_of_total = sums and not self.rowheads and column == 0
        return "row" if words_of_total and isinstance(self._read_cell(cell, column, Manner()).value, str) else ""

    def _draft(self, cell: RawCell, column: int, manner: Manner, scope: Scope, heads: tuple[str, ...]) -> Draft:
        """A cell with what heads it: the columns that it takes, and ``heads``: its groups and the heads of its row."""
        reading = self._read_cell(cell, column, manner, words=scope == "rowgroup")
        heading = bool(scope) and bool(reading.words or reading.value is not None)
        self._heads += heading
        above = (id_ for number in range(column, column + cell.span) for id_ in self.head.above[number])
        return Draft(
            reading=reading,
            column=column,
            colspan=cell.span,
            scope=scope if heading else "",
            id=f"{self.notes.table_id}-r{self._heads}" if heading else "",
            headers=() if heading else tuple(dict.fromkeys((*above, *heads))),
            manner=manner,
            marks=self.notes.call(reading.marks),
        )

    def _read_cell(self, cell: RawCell, column: int, manner: Manner, *, words: bool = False) -> Reading:
        kind: CellKind = self.head.columns[column].kind
        if column >= self.rowheads and manner.kind:
            kind = manner.kind
        return read_cell(cell, "text" if words else kind, self.context)


def _without_no(draft: Draft) -> Draft:
    """A total that is empty in a column of yes and no says nothing, where a row would say no."""
    if draft.reading.kind != "boolean" or draft.reading.words:
        return draft
    return replace(draft, reading=replace(draft.reading, value=None, spoken=""))


def _height(rows: RawRows) -> int:
    """How many rows are printed for these."""
    return sum(1 if isinstance(row, RawRow) else _height(row.rows) + (0 if row.span else 1) for row in rows)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
