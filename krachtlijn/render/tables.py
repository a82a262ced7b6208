"""Tables: caption with number above, source below, and a region of their own to scroll in."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.render.cells import render_rows, render_table_notes
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, lines
from krachtlijn.render.labelled import caption_line, permalink, source_line

LONGEST_WHOLE = 24
"""How many rows a table in groups may have that print does not break: two thirds of a page."""

FEW_COLUMNS = 6
"""How many columns have room in print beside the margin column; what has more takes that too."""


def render_table(table: Table, context: RenderContext) -> Markup:
    """A table in a block of its own, which bears its address."""
    words = context.words
    label = f"{words.table} {table.number}" if table.number else ""
    caption_id = f"{table.id}-titel" if table.id and table.caption else None
    caption = caption_line(label, table.caption, context, table.unit)
    further, end = continued(label, context)
    title = element("caption", caption, further, id=caption_id) if caption else Markup()
    whole = element(
        "table", lines([title, *render_rows(table, context)]), class_="marked" if _ends_marked(table) else None
    )
    name = words.address_of.format(what=label or plain_text(table.caption))
    return element(
        "div",
        lines(
            [
                scroll_region(whole, context, labelledby=caption_id, label=words.table),
                source_line(table.source, context),
                render_table_notes(table, context),
                _download(table, context),
                permalink(table.id, name, context),
                end,
            ]
        ),
        id=table.id or None,
        class_=classes("table", *([] if context.on_screen else _shape(table)), *table.classes),
        lang=table.lang or None,
        dir=table.dir or None,
    )


def _shape(table: Table) -> Iterator[str]:
    """The classes that tell print how large a table is."""
    if len(table.body) > LONGEST_WHOLE:
        yield "long"
    if max((sum(cell.colspan for cell in row.cells) for row in (*table.head, *table.body)), default=0) > FEW_COLUMNS:
        yield "wide"


def _ends_marked(table: Table) -> bool:
    """Whether marks of notes hang out of the last column; a style that looked for them would do so at every cell."""
    last = (row.cells[-1] for row in (*table.head, *table.body) if row.cells)
    return any(cell.marks and cell.align == "right" for cell in last)


def continued(name: str, context: RenderContext) -> tuple[Markup, Markup]:
    """For the caption of a table and for its end: what the margin of its further pages says in print, and until where.

    A table without a name ends what the one before it says as well.
    """
    if context.on_screen:
        return Markup(), Markup()
    further = element("span", class_="continued", data_continued=f"{name} {context.words.continued}")
    return further if name else Markup(), element("div", class_="continued-end")


def _download(table: Table, context: RenderContext) -> Markup:
    """The way to a data table's figures, on the screen."""
    if not (table.name and context.on_screen):
        return Markup()
    what = f"{context.words.kinds.table.one} {table.number}" if table.number else context.words.kinds.table.one
    words = context.words.tables.download.format(what=what)
    link = element("a", words, href=csv_address(table.name), type="text/csv", download="")
    return element("p", link, class_="table-download")


def csv_address(name: str) -> str:
    """Where the figures of a data table stand, seen from the page of its paper."""
    return f"tables/{name}.csv"


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
        # A landmark needs a name of its own, which a table without a caption has not.
        role="region" if labelledby else "group",
        aria_labelledby=labelledby,
        aria_label=None if labelledby else label,
    )
