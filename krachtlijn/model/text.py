"""Words out of a tree of inlines."""

from __future__ import annotations

from krachtlijn.model.blocks import (
    Abbreviation,
    Citation,
    Code,
    Footnote,
    FootnoteReference,
    Inlines,
    LineBreak,
    Node,
    PageNumber,
    Text,
)
from krachtlijn.model.walk import rewrite

_SILENT = (Citation, Footnote, FootnoteReference, PageNumber)


def without_notes(inlines: Inlines) -> Inlines:
    """The same words without notes, citations and page numbers: for contents, bookmarks, running heads and ids."""

    def change(node: Node) -> object:
        return () if isinstance(node, _SILENT) else node

    return rewrite(inlines, change)


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
