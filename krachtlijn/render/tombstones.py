"""The notice at a published address that what stood there is gone; in print an empty place that bears the address."""

from __future__ import annotations

from markupsafe import Markup

from krachtlijn.language import format_date
from krachtlijn.model.locks import Tombstone
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import element, join


def render_tombstone(block: Tombstone, context: RenderContext) -> Markup:
    """A line that says what stood here and since when it is gone; in print the place alone, without a word."""
    tag = "li" if block.listed else "p" if context.on_screen else "div"
    also = join([element("span", id=id_) for id_ in block.also])
    words = context.words.deleted[block.kind].format(date=format_date(block.deleted, context.language))
    return element(tag, also, words if context.on_screen else "", id=block.id, class_="tombstone")
