"""Headings, with their number, their address and the key points that sum them up."""

from __future__ import annotations

from textwrap import shorten

from markupsafe import Markup

from krachtlijn.model.blocks import Heading
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, join, lines
from krachtlijn.render.hyphens import breakable
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.labelled import permalink

DEEPEST = 6
"""HTML's last level of heading; what is deeper says its level by ``aria-level``."""

LONGEST_RUNNING = 58
"""How many signs of a heading there is room for in the head of a page."""


def render_heading(block: Heading, context: RenderContext) -> Markup:
    """A heading.

    Its link to itself and its key points stand beside the element, outside the heading's name. ``data-title`` holds the
    words without notes, for bookmarks and running heads, ``data-running`` the beginning of those that are long.
    """
    level = block.level - 1 + context.top_level
    words = " ".join(part for part in (block.number, plain_text(block.children)) if part)
    number = join([element("span", block.number, class_="number"), " "]) if block.number else Markup()
    title = element("span", render_inlines(breakable(block.children, context, block.lang), context), class_="title")
    heading = element(
        f"h{level}" if level <= DEEPEST else "div",
        number,
        title,
        id=block.id or None,
        class_=classes("numbered" if block.number else "", *block.classes),
        lang=block.lang or None,
        dir=block.dir or None,
        role="heading" if level > DEEPEST else None,
        aria_level=level if level > DEEPEST else None,
        data_title=words,
        data_running=None if context.on_screen else _running(words),
    )
    link = permalink(block.id, _address_words(block, context), context)
    return element("div", lines([heading, link, _marks(block, context)]), class_=f"heading level-{level}")


def _running(words: str) -> str | None:
    """What of a long heading stands in the head of a page; None where there is room for all of it."""
    return shorten(words, LONGEST_RUNNING, placeholder="…") if len(words) > LONGEST_RUNNING else None


def _address_words(block: Heading, context: RenderContext) -> str:
    title = plain_text(block.children)
    return context.words.address_of.format(what=f"{block.number} {title}".strip())


def _marks(block: Heading, context: RenderContext) -> Markup:
    """The way back to the key points that sum the section up."""
    points = context.marks.get(block.id, ())
    links = [
        element("a", f"{context.words.kinds.krachtlijn.one} {point.number}", href=f"#{point.id}", class_="mark")
        for point in points
    ]
    return element("p", join(links, " "), class_="marks") if links else Markup()
