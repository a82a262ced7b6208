"""The notice at a published address that what stood there is gone; nothing in print."""

from __future__ import annotations

from markupsafe import Markup

from krachtlijn.language import format_date
from krachtlijn.model.locks import Tombstone
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import element, join


def render_tombstone(block: Tombstone, context: RenderContext) -> Markup:
    """A line that says what stood here and since when it is gone."""
    if not context.on_screen:
        return Markup()
    words = context.words.deleted[block.kind].format(date=format_date(block.deleted, context.language))
    also = join([element("span", id=id_) for id_ in block.also])
    return element("li" if block.listed else "p", also, words, id=block.id, class_="tombstone")
