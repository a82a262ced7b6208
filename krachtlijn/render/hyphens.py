"""Soft hyphens in headings on the screen, so that no long word is wider than a phone."""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.language.hyphenation import hyphenated
from krachtlijn.model.blocks import Inline, Inlines, Span, Text
from krachtlijn.model.text import children_of, with_children
from krachtlijn.render.context import RenderContext


def breakable(inlines: Inlines, context: RenderContext, lang: str = "") -> Inlines:
    """The words of a heading with soft hyphens; as they are in print, where headings are not broken.

    ``lang`` is the heading's own language, where it has one.
    """
    return _broken(inlines, lang or context.language) if context.on_screen else inlines


def _broken(inlines: Inlines, lang: str) -> Inlines:
    return tuple(_inline(node, lang) for node in inlines)


def _inline(node: Inline, lang: str) -> Inline:
    match node:
        case Text(text=text):
            return replace(node, text=hyphenated(text, lang))
        case Span(attributes=given):
            return with_children(node, _broken(node.children, given.lang or lang))
        case _:
            children = children_of(node)
            return with_children(node, _broken(children, lang)) if children else node
