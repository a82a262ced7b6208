"""Words out of a tree of inlines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, cast

from krachtlijn.model.blocks import (
    Abbreviation,
    Block,
    Citation,
    Code,
    FileLink,
    Footnote,
    FootnoteReference,
    Inline,
    Inlines,
    InternalLink,
    KeySentence,
    LineBreak,
    Link,
    Node,
    PageNumber,
    Span,
    Text,
)
from krachtlijn.model.walk import rewrite

T = TypeVar("T")

_SILENT = (Citation, Footnote, FootnoteReference, PageNumber)


def without_notes(value: T) -> T:
    """The same words without notes, citations and page numbers: for contents, bookmarks, running heads and ids."""

    def change(node: Node) -> object:
        return () if isinstance(node, _SILENT) else node

    return rewrite(value, change)


def without_links(inlines: Inlines) -> Inlines:
    """The same words without links and addresses: for words that stand in a link themselves, or a second time."""

    def change(node: Node) -> object:
        match node:
            case Link() | FileLink() | InternalLink() | KeySentence():
                return node.children
            case Span(attributes=given) if given.id:
                return replace(node, attributes=replace(given, id=""))
            case _:
                return node

    return rewrite(inlines, change)


def without_addresses(value: T) -> T:
    """The same matter without ids, for where it stands a second time in a page."""

    def change(node: Node) -> object:
        match node:
            case KeySentence() | Block():
                return replace(node, id="")
            case Span(attributes=given) if given.id:
                return replace(node, attributes=replace(given, id=""))
            case _:
                return node

    return rewrite(value, change)


def children_of(node: Inline) -> Inlines:
    """What an inline holds; nothing where it holds nothing that is read on with it (a note, a picture)."""
    return cast("Inlines", getattr(node, "children", ()))


def with_children(node: Inline, children: Inlines) -> Inline:
    """The same inline around other children; itself where they are the same."""
    return node if children is children_of(node) else cast("Inline", replace(cast("Any", node), children=children))


def plain_text(inlines: Inlines) -> str:
    """The words alone: no marks, notes or citations; a picture is its alternative text, spaces are single."""
    return " ".join("".join(_words(without_notes(inlines))).split(" ")).strip()


def _words(inlines: Inlines) -> list[str]:
    out: list[str] = []
    for node in inlines:
        match node:
            case Text(text=text) | Code(text=text) | Abbreviation(text=text):
                out.append(text)
            case LineBreak():
                out.append(" ")
            case _:
                children = getattr(node, "children", getattr(node, "alt", ()))
                out.extend(_words(children))
    return out
