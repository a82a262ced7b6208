"""What stands outside its paper as well: key points on a page of their own, and letters, one to each addressee."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, cast

from krachtlijn.model.blocks import InternalLink, Node, PageNumber, Span
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Part
from krachtlijn.model.metadata import Letter
from krachtlijn.model.walk import rewrite

T = TypeVar("T")

COPY = "~"
"""Stands between an id and the number of the copy that it is in; no id that an author can type has it."""


def out_of_paper(value: T, document: Document) -> T:
    """A passage whose references within the paper lead to the paper's page."""

    def change(node: Node) -> Node:
        if isinstance(node, InternalLink | PageNumber) and node.href.startswith("#"):
            return replace(node, href=f"/{document.address}/{node.href}")
        return node

    return rewrite(value, change)


def letter_of(document: Document) -> Letter | None:
    """What ``paper.yaml`` says of the letter that goes with a paper; None for types that have no letter."""
    letter = getattr(document.meta, "letter", None)
    return letter if isinstance(letter, Letter) else None


def letters_of(document: Document) -> Document | None:
    """The letters of a paper, as a paper that is nothing else: a part for each addressee, in their order.

    None where there are not several addressees: then the letter in the paper is the one that is sent.
    """
    letter, text = letter_of(document), document.part("letter")
    if not letter or not text or not letter.addressees[1:]:
        return None
    away = out_of_paper(text, document)
    parts = (Part(name="letter", blocks=_copy(away, number)) for number, _ in enumerate(letter.addressees, 1))
    date = PartialDate(letter.date.year, letter.date.month, letter.date.day) if letter.date else document.date
    return replace(document, parts=tuple(parts), contents=(), date=date)


def _copy(value: T, number: int) -> T:
    """A passage whose ids stand once in the whole, however often it is repeated: ``noot-1``, ``noot-1~2``."""
    mark = f"{COPY}{number}"

    def change(node: Node) -> Node:
        if isinstance(node, Span):
            return replace(node, attributes=replace(node.attributes, id=_marked(node.attributes.id, mark)))
        return replace(node, **{name: _marked(getattr(node, name), mark) for name in _IDS if hasattr(node, name)})

    return rewrite(value, change) if number > 1 else value


_IDS = ("id", "also", "headers", "note", "calls")
"""The fields that hold ids, in one node or another."""


def _marked(ids: T, mark: str) -> T:
    match ids:
        case str():
            return cast("T", ids and ids + mark)
        case tuple():
            return cast("T", tuple(id_ + mark if isinstance(id_, str) else id_ for id_ in ids))
        case _:
            return ids
