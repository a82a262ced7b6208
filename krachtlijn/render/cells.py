"""The rows and cells of a table: heads with their scope, figures aligned on the decimal sign, calls of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from krachtlijn.language.numbers import figure_tail
from krachtlijn.model.table import Cell, NoteMark, Row, Table
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, join, lines
from krachtlijn.render.inlines import render_inlines

_WIDTHS = {",": 0.5, ".": 0.5, "%": 1.6, "€": 1.1}
"""How wide the signs behind a figure are, a digit being 1; spaces and the like are a third."""

_TYPED = re.compile(r"[+−-]?\d[\d.,\s]*%?")
"""A figure in a table that is typed in the text, where cells have no value."""


def render_rows(table: Table, context: RenderContext) -> list[Markup]:
    """The parts of a ``table``: groups of columns, the head, and a body for each group of rows."""
    cells = _Cells(table, context)
    top = table.head[0].cells if table.head else ()
    grouped = any(cell.scope == "colgroup" for cell in top)
    columns = [element("colgroup", span=cell.colspan) for cell in top] if grouped else []
    head = element("thead", lines([cells.row(row, in_head=True) for row in table.head])) if table.head else Markup()
    return [
        *columns,
        head,
        *(element("tbody", lines([cells.row(row) for row in rows])) for rows in _bodies(table.body)),
    ]


def _bodies(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that a body holds together: those of one group, or those in between."""
    for _, members in groupby(rows, key=lambda row: row.groups[:1]):
        yield list(members)


class _Cells:
    """How the cells of one table are rendered."""

    def __init__(self, table: Table, context: RenderContext) -> None:
        self._context = context
        self._explicit = table.explicit
        self._widest = self._widest_tails(table)

    def row(self, row: Row, *, in_head: bool = False) -> Markup:
        """A row. Its classes say of what kind it is, how far it is set in, whether a spanning cell precedes it."""
        beside = row.cells and row.cells[0].column > 0
        kind = "" if row.kind == "data" else row.kind
        names = classes(kind, f"level-{row.level}" if row.level else "", "beside" if beside else "")
        return element("tr", *(self._cell(cell, in_head=in_head) for cell in row.cells), class_=names)

    def _cell(self, cell: Cell, *, in_head: bool) -> Markup:
        """A cell. Where headers are named, a cell without any says so, lest they be looked for by place."""
        content = self._words(cell) + join([_mark(mark, self._context) for mark in cell.marks])
        return element(
            "th" if cell.scope else "td",
            element("span", content, class_="group-name") if cell.scope == "rowgroup" else content,
            id=cell.id or None,
            scope=cell.scope or None,
            headers=" ".join(cell.headers) if self._explicit and not cell.scope and not in_head else None,
            class_=f"align-{cell.align}" if cell.align else None,
            colspan=cell.colspan if cell.colspan > 1 else None,
            rowspan=cell.rowspan if cell.rowspan > 1 else None,
            data_pad=self._pad(cell),
        )

    def _words(self, cell: Cell) -> Markup:
        """What is printed; beside it, where that is no words, what is said aloud."""
        words = render_inlines(cell.children, self._context)
        if not cell.spoken:
            return words
        if not self._context.on_screen:
            return element("abbr", words, title=cell.spoken) if words else words
        seen = element("span", words, aria_hidden="true") if words else words
        return seen + element("span", cell.spoken, class_="spoken")

    def _widest_tails(self, table: Table) -> Mapping[int, str]:
        """For each column, what is widest of all that stands behind the units of its figures, with 0 for any digit."""
        widest: dict[int, str] = {}
        for row in table.body:
            for cell in row.cells:
                tail = self._tail(cell)
                if tail is not None and _width(tail) >= _width(widest.get(cell.column, "")):
                    widest[cell.column] = tail
        return widest

    def _tail(self, cell: Cell) -> str | None:
        printed = plain_text(cell.children)
        typed = cell.align == "right" and _TYPED.fullmatch(printed)
        if cell.scope or not (isinstance(cell.value, Decimal) or typed):
            return None
        tail = figure_tail(printed, self._context.language)
        return "".join("0" if sign.isdigit() else sign for sign in tail)

    def _pad(self, cell: Cell) -> str | None:
        """What a figure lacks behind its units, so that those of a column stand below each other."""
        tail = self._tail(cell)
        if tail is None or tail == self._widest[cell.column]:
            return None
        lacking = list(self._widest[cell.column])
        for sign in tail:
            if sign in lacking:
                lacking.remove(sign)
        return "".join(lacking) or None


def _width(tail: str) -> float:
    return sum(1 if sign.isdigit() else _WIDTHS.get(sign, 0.35) for sign in tail)


def _mark(mark: NoteMark, context: RenderContext) -> Markup:
    """The call of one of the table's own notes."""
    return element(
        "a",
        mark.mark,
        class_="table-mark",
        id=mark.id,
        href=f"#{mark.note}",
        role="doc-noteref",
        aria_label=f"{context.words.note} {mark.mark}",
    )


def render_table_notes(table: Table, context: RenderContext) -> Markup:
    """The table's own notes, each with the way back to every place that calls it."""
    items = []
    for note in table.notes:
        first, *others = note.calls or ("",)
        sign = _back(first, note.mark, "", context) if first else element("span", note.mark, class_="table-note-mark")
        again = [_back(call, f"({number})", f" ({number})", context) for number, call in enumerate(others, 2)]
        words = element("span", render_inlines(note.content, context))
        back = element("span", join(again, " "), class_="table-note-again") if again and context.on_screen else ""
        items.append(element("li", join([part for part in (sign, words, back) if part], " "), id=note.id))
    return element("ul", lines(items), class_="table-notes") if items else Markup()


def _back(call: str, words: str, which: str, context: RenderContext) -> Markup:
    name = context.words.tables.back_to_cell + which
    return element("a", words, class_="table-note-mark", href=f"#{call}", role="doc-backlink", aria_label=name)
