"""From what cells say to what is printed: figures in the paper's notation, one number of decimals a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from krachtlijn.language import format_date
from krachtlijn.language.numbers import FigureKind, count_decimals, format_number
from krachtlijn.model.blocks import Inlines, Text
from krachtlijn.model.metadata import Language
from krachtlijn.model.table import Cell, CellKind, Column, Row
from krachtlijn.readers.tables.cells import FIGURES
from krachtlijn.readers.tables.drafts import Draft, DraftRow
from krachtlijn.readers.tables.naming import unique_names

CENTS = 2


def print_rows(
    rows: Sequence[DraftRow], columns: Sequence[Column], lang: Language
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The columns with the decimals that they print, and the rows with their cells in words."""
    settled = _settle_decimals(rows, columns)
    names = unique_names([row.name for row in rows])
    printed = (_row(row, settled, own, lang) for row, own in zip(rows, names, strict=True))
    return settled, tuple(printed)


def _settle_decimals(rows: Sequence[DraftRow], columns: Sequence[Column]) -> tuple[Column, ...]:
    """A column that does not say how many decimals it prints prints as many as its most exact figure has."""
    figures: Mapping[int, list[Decimal]] = {number: [] for number in range(len(columns))}
    for row in rows:
        for cell in row.cells:
            if isinstance(cell.reading.value, Decimal) and cell.reading.kind == columns[cell.column].kind:
                figures[cell.column].append(cell.reading.value)
    return tuple(_with_decimals(column, figures[number]) for number, column in enumerate(columns))


def _with_decimals(column: Column, figures: Sequence[Decimal]) -> Column:
    if column.kind not in FIGURES:
        return column
    decimals = _decimals(column.kind, column.decimals, figures)
    return Column(
        at=column.at, names=column.names, path=column.path, kind=column.kind, decimals=decimals, sign=column.sign
    )


def _decimals(kind: CellKind, given: int | None, figures: Sequence[Decimal]) -> int:
    if kind in ("integer", "year"):
        return 0
    if given is not None:
        return given
    most = max(map(count_decimals, figures), default=0)
    return max(most, CENTS) if kind == "currency" and most else most


def _row(row: DraftRow, columns: Sequence[Column], names: tuple[str, ...], lang: Language) -> Row:
    others = [
        cell.reading.value
        for cell in row.cells
        if isinstance(cell.reading.value, Decimal) and cell.reading.kind != columns[cell.column].kind
    ]
    cells = tuple(_cell(cell, columns[cell.column], others, lang) for cell in row.cells)
    return Row(at=row.at, cells=cells, kind=row.kind, groups=row.groups, level=row.level, names=names, label=row.label)


def _cell(draft: Draft, column: Column, others: Sequence[Decimal], lang: Language) -> Cell:
    reading = draft.reading
    return Cell(
        at=reading.at,
        children=_words(draft, column, others, lang),
        align="right" if reading.kind in FIGURES and not draft.scope else "",
        scope=draft.scope,
        colspan=draft.colspan,
        rowspan=draft.rowspan,
        id=draft.id,
        headers=draft.headers,
        column=draft.column,
        kind=reading.kind,
        value=reading.value,
        spoken=reading.spoken,
        marks=draft.marks,
    )


def _words(draft: Draft, column: Column, others: Sequence[Decimal], lang: Language) -> Inlines:
    value, kind, manner = draft.reading.value, draft.reading.kind, draft.manner
    if isinstance(value, date):
        return (Text(at=draft.reading.at, text=format_date(value, lang)),)
    if not isinstance(value, Decimal):
        return draft.reading.words
    if draft.scope:
        decimals, sign = column.decimals, column.sign
    else:
        own = column.decimals if kind == column.kind else _decimals(kind, None, others)
        decimals = own if manner.decimals is None else manner.decimals
        sign = column.sign and kind == column.kind if manner.sign is None else manner.sign
    words = format_number(value, lang, decimals=decimals, sign=sign, kind=cast("FigureKind", kind))
    return (Text(at=draft.reading.at, text=words),)
