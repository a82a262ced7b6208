"""Tables: caption with number above, source below, and a region of their own to scroll in."""

from __future__ import annotations

from markupsafe import Markup

from krachtlijn.model.table import Cell, Row, Table
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, lines
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.labelled import caption_line, permalink, source_line


def render_table(table: Table, context: RenderContext) -> Markup:
    """A table in a block of its own, which bears its address."""
    words = context.words
    label = f"{words.table} {table.number}" if table.number else ""
    caption_id = f"{table.id}-titel" if table.id and table.caption else None
    caption = caption_line(label, table.caption, context)
    head = element("thead", lines([_row(row, context) for row in table.head])) if table.head else Markup()
    body = element("tbody", lines([_row(row, context) for row in table.body]))
    whole = element("table", lines([element("caption", caption, id=caption_id) if caption else Markup(), head, body]))
    name = words.address_of.format(what=label or plain_text(table.caption))
    return element(
        "div",
        lines(
            [
                scroll_region(whole, context, labelledby=caption_id, label=words.table),
                source_line(table.source, context),
                permalink(table.id, name, context),
            ]
        ),
        id=table.id or None,
        class_=classes("table", *table.classes),
        lang=table.lang or None,
        dir=table.dir or None,
    )


def scroll_region(
    content: Markup, context: RenderContext, *, labelledby: str | None = None, label: str | None = None
) -> Markup:
    """What may be wider than a small screen, in a box that scrolls and that the keyboard reaches.

    It has a name, since it is a stop for the keyboard; a script takes both away where nothing has to be scrolled.
    """
    if not context.on_screen:
        return content
    return element(
        "div",
        content,
        class_="scroll",
        tabindex=0,
        role="region",
        aria_labelledby=labelledby,
        aria_label=None if labelledby else label,
    )


def _row(row: Row, context: RenderContext) -> Markup:
    return element("tr", *(_cell(cell, context) for cell in row.cells))


def _cell(cell: Cell, context: RenderContext) -> Markup:
    return element(
        "th" if cell.scope else "td",
        render_inlines(cell.children, context),
        scope=cell.scope or None,
        class_=f"align-{cell.align}" if cell.align else None,
        colspan=cell.colspan if cell.colspan > 1 else None,
        rowspan=cell.rowspan if cell.rowspan > 1 else None,
    )
