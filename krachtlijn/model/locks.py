"""Published addresses, and the fingerprints by which a block is known again after it was edited or moved.

A fingerprint is a hash of a block's words, and a sign for each of its words: the hash tells whether two blocks say the
same, the signs how much of one is left in the other. So a lock need not hold the text a second time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from zlib import crc32

from krachtlijn.model.blocks import Block, Box, Figure, Heading, Inline, KeyPoint, Paragraph, Recommendation
from krachtlijn.model.chart import Chart
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.source import Location

AnchorKind = Literal["heading", "paragraph", "table", "figure", "box", "krachtlijn", "recommendation"]
"""What keeps its address once it is published."""

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MOST_WORDS = 120
_OPENING = 60
_WORD = re.compile(r"\w+")
_HOLDING_WORDS = (
    *("title", "lead", "caption", "term", "children", "head", "body", "cells"),
    *("items", "meanings", "text", "blocks"),
)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """An address with what stands there: its kind, the fingerprint of its words, the first of them.

    ``deleted`` is the day from which nothing stands there any more, ``moved`` the present address of what stood there,
    where an author gave it another. ``at`` is the line of the lock, or the block's.
    """

    id: str
    kind: AnchorKind
    hash: str
    signs: str
    opening: str
    at: Location = field(compare=False)
    deleted: date | None = None
    moved: str = ""


@dataclass(frozen=True, kw_only=True)
class Anchors:
    """The addresses of a paper: as its lock has them (None: it has no lock), and as they are now, in reading order.

    ``moved`` gives the present address for each that an author has replaced.
    """

    locked: tuple[Anchor, ...] | None = None
    current: tuple[Anchor, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)


NO_ANCHORS = Anchors()


@dataclass(frozen=True, kw_only=True)
class Tombstone(Block):
    """The notice at a published address that what stood there is gone.

    ``also`` are the addresses of what went with it; ``listed`` says that it stands among key points.
    """

    kind: AnchorKind
    deleted: date
    also: tuple[str, ...] = ()
    listed: bool = False


def anchors_in(value: object) -> Iterator[Anchor]:
    """What has an address below ``value``, in reading order.

    The first paragraph of a key point has none of its own: it runs on after the lead.
    """
    if isinstance(value, tuple):
        if not (value and isinstance(value[0], Inline)):
            for item in value:
                yield from anchors_in(item)
        return
    if not isinstance(value, Block):
        return
    kind = _kind(value)
    if kind and value.id:
        yield anchor_of(value, kind)
    inner = vars(value)
    if isinstance(value, KeyPoint) and value.text and isinstance(value.text[0], Paragraph):
        inner = {**inner, "text": value.text[1:]}
    for part in inner.values():
        if isinstance(part, tuple):
            yield from anchors_in(part)


def anchor_of(block: Block, kind: AnchorKind) -> Anchor:
    """The address of a block with the fingerprint of its words."""
    text = " ".join(_texts(block))
    words = _WORD.findall(text.casefold())
    opening = text if len(text) <= _OPENING else text[:_OPENING].rsplit(" ", 1)[0] + " …"
    return Anchor(
        id=block.id,
        kind=kind,
        hash=hashlib.sha256(" ".join(words).encode()).hexdigest()[:8],
        signs="".join(_SIGNS[crc32(word.encode()) % len(_SIGNS)] for word in words[:_MOST_WORDS]),
        opening=opening,
        at=block.at,
    )


def _kind(block: Block) -> AnchorKind | None:
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case Table():
            return "table"
        case Figure() | Chart():
            return "figure"
        case Box():
            return "box"
        case KeyPoint():
            return "krachtlijn"
        case Recommendation():
            return "recommendation"
        case _:
            return None


def _texts(value: object) -> Iterator[str]:
    """The words of a block in reading order, those of its captions, cells and blocks."""
    if isinstance(value, tuple):
        if value and all(isinstance(item, Inline) for item in value):
            yield plain_text(value)
        else:
            for item in value:
                yield from _texts(item)
    elif isinstance(value, Figure):
        yield from (plain_text(value.caption), value.alt)
    elif hasattr(value, "__dataclass_fields__"):
        for name in _HOLDING_WORDS:
            yield from _texts(getattr(value, name, ()))
