"""What a chart of one of our own kinds shows: columns of its table, in the rows that are no groups and no totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from krachtlijn.diagnostics import Code
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.chart import MOST_SERIES, ChartData, ChartScale, Series
from krachtlijn.model.table import Cell, Column, Row, Table
from krachtlijn.model.text import plain_text, without_notes
from krachtlijn.readers.charts.context import ChartContext
from krachtlijn.readers.charts.file import ChartFile
from krachtlijn.readers.leaves import Unread, closest, kind_fault
from krachtlijn.readers.yaml import Scalar, Tree
from krachtlijn.readers.yaml import Sequence as YamlSequence
from krachtlijn.source import Location

_ALIKE = {"integer": "decimal"}  # kinds that share an axis
_FIGURES = frozenset({"integer", "decimal", "percent", "currency"})


@dataclass(frozen=True)
class _Named:
    """A column that the author named, where, and its number in the table."""

    at: Location
    number: int
    column: Column


def chart_data(file: ChartFile, table: Table, context: ChartContext) -> ChartData | None:
    """The places and series of a chart; None, with a complaint, where its columns do not serve."""
    x, y = (list(_columns(key, typed, table, context)) for key, typed in (("x", file.x), ("y", file.y)))
    if None in x or None in y:
        return None
    named = _Axes([it for it in x if it], [it for it in y if it])
    if not named.check(file, context):
        return None
    along, series = named.along, named.series
    rows = _rows(table, along.number, series)
    if not rows:
        hint = "give the table rows with figures in these columns, or name other columns"
        context.complain(Code.CHART_FIGURES, series[0].at, f"the table `{table.name}` has no such figures", hint)
        return None
    scale, places = _scale(along.column, [head for head, _ in rows])
    return ChartData(
        kind=file.kind or "bar",
        scale=scale,
        places=places,
        labels=tuple(words_of(head) for head, _ in rows),
        series=tuple(_series(it, [row for _, row in rows]) for it in series),
        figures=series[0].column.kind,
        lying=named.lying,
    )


def words_of(cell: Cell | None) -> str:
    """What a cell prints, as plain text."""
    return _plain(cell.children) if cell else ""


def _plain(words: Inlines) -> str:
    return plain_text(without_notes(words)).strip()


# ----------------------------------------------------------------------------------------------------------- columns


def _columns(key: str, typed: Unread | None, table: Table, context: ChartContext) -> Iterator[_Named | None]:
    """The columns that ``x`` or ``y`` names; None for each that is not there, with a complaint."""
    tree: Tree | None = typed.tree if typed else None
    for item in tree.items if isinstance(tree, YamlSequence) else (tree,):
        if not isinstance(item, Scalar):
            if item is not None:
                fault = kind_fault(item, "a column", f"type {key}: column, or {key}: [column, column]")
                context.binding.report.add(fault.diagnostic)
            yield None
            continue
        number = table.column_named(item.text)
        if number is None:
            names = tuple(name for column in table.columns for name in column.names)
            meant = closest(item.text, {}, names)
            hint = f"did you mean `{meant}`?" if meant else f"the columns are {', '.join(names)}"
            message = f"no column of `{table.name}` is called `{item.text}`, or several are"
            context.complain(Code.CHART_COLUMN_KNOWN, item.at, message, hint)
            yield None
        else:
            yield _Named(item.at, number, table.columns[number])


@dataclass(frozen=True)
class _Axes:
    """The columns of both axes. Bars lie where the figures are on ``x``."""

    x: Sequence[_Named]
    y: Sequence[_Named]

    @property
    def lying(self) -> bool:
        return not _are_figures(self.y) and _are_figures(self.x)

    @property
    def along(self) -> _Named:
        return (self.y if self.lying else self.x)[0]

    @property
    def series(self) -> Sequence[_Named]:
        return self.x if self.lying else self.y

    def check(self, file: ChartFile, context: ChartContext) -> bool:
        """Whether there is one column to go along, and others with figures that share an axis."""
        words = next((it for it in self.series if it.column.kind not in _FIGURES), None)
        kinds = {_ALIKE.get(it.column.kind, it.column.kind) for it in self.series}
        others = (self.y if self.lying else self.x)[1:]
        code, at, message, hint = Code.CHART_FIGURES, self.series[0].at, "", ""
        if words:
            at, message = words.at, f"the column `{words.column.names[0]}` holds no figures"
            hint = "name a column of kind integer, decimal, percent or currency, or give the column that kind"
        elif len(kinds) > 1:
            message = f"these figures do not share an axis: {', '.join(it.column.kind for it in self.series)}"
            hint = "draw a chart for each kind"
        elif len(self.series) > MOST_SERIES:
            message = f"{len(self.series)} columns in one chart cannot be told apart"
            hint = f"name {MOST_SERIES} at most"
        elif others:
            code, at = Code.CHART_FORM, others[0].at
            message, hint = (
                "a chart runs along one column",
                "name one here, and the columns of figures on the other axis",
            )
        elif self.lying and file.kind == "line":
            code, message = Code.CHART_FORM, "lines run from left to right: their figures are on `y`"
            hint = "swap `x` and `y`"
        if message:
            context.complain(code, at, message, hint)
        return not message


def _are_figures(columns: Sequence[_Named]) -> bool:
    return all(it.column.kind in _FIGURES for it in columns)


# -------------------------------------------------------------------------------------------------------------- rows


def _rows(table: Table, along: int, series: Sequence[_Named]) -> list[tuple[Cell | None, Row]]:
    """The rows of data that have the columns' own kind, each with the cell that names its place."""
    head: Cell | None = None
    found = []
    for row in table.body:
        head = row.cell(along) or head
        cells = [row.cell(it.number) for it in series]
        if row.kind == "data" and any(
            cell and cell.kind == it.column.kind and isinstance(cell.value, Decimal)
            for cell, it in zip(cells, series, strict=True)
        ):
            found.append((head, row))
    return found


def _series(named: _Named, rows: Sequence[Row]) -> Series:
    cells = [row.cell(named.number) for row in rows]
    figures = [cell.value if cell and isinstance(cell.value, Decimal) else None for cell in cells]
    return Series(
        name=named.column.path[-1] if named.column.path else named.column.names[0],
        figures=tuple(figures),
        printed=tuple(words_of(cell) for cell in cells),
    )


def _scale(column: Column, heads: Sequence[Cell | None]) -> tuple[ChartScale, tuple[str, ...]]:
    """How the places lie: years and days at their distance, all else one after the other."""
    values = [head.value if head else None for head in heads]
    if column.kind == "date" and all(isinstance(value, date) for value in values):
        return "days", tuple(value.isoformat() for value in values if isinstance(value, date))
    words = tuple(words_of(head) for head in heads)
    if all(re.fullmatch(r"[12]\d{3}", word) for word in words) and len(set(words)) == len(words):
        return "years", words
    return "words", words
