"""Addresses within a paper: of headings, tables, figures, boxes, key points, recommendations, annexes, paragraphs.

Those that authors give come first, with the prefix of their kind. A heading's is made from its words and, where words
recur, from those of the headings above it, as many as it takes. Paragraphs and nameless tables are counted below the
heading, the box or the key point that they stand in, so that an address holds when text elsewhere changes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

from krachtlijn.model import anchors
from krachtlijn.model.blocks import (
    Block,
    Blocks,
    Box,
    Figure,
    Heading,
    Inline,
    KeyPoint,
    Node,
    Paragraph,
    Recommendation,
)
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import Document, Label, Page, Part
from krachtlijn.model.followup import FollowUp, FollowUpItem, FollowUpSource
from krachtlijn.model.identified import identified
from krachtlijn.model.questions import Answer, Question, QuestionPart
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import below, rewrite_down
from krachtlijn.transforms.headings import name_headings
from krachtlijn.transforms.slugs import Names, slug

_PARTS = {
    "letter": "brief",
    "introduction": "vooraf",
    "krachtlijnen": "krachtlijnen",
    "questions": "vragen",
    "body": "tekst",
}

T = TypeVar("T")


def give_ids(document: Document) -> Document:
    """The paper with an address on everything that may have one; ids that an author typed twice stay twice."""
    prefixed = tuple(_with_prefixes(part) for part in document.parts)
    names = Names({id_ for id_, _ in identified(prefixed)})
    named = name_headings(_with_made_ids(prefixed, names), names)
    parts = tuple(
        replace(part, blocks=_with_paragraph_ids(blocks, _Place(_PARTS.get(part.name, part.name)), names))
        for part, blocks in zip(document.parts, named, strict=True)
    )
    return replace(document, parts=parts)


def typed_ids(document: Document) -> frozenset[str]:
    """The addresses that authors gave: by typing an id, or by the name of an annex's file."""
    return frozenset(id_ for part in document.parts for id_, _ in identified(_with_prefixes(part)))


def give_page_ids(page: Page) -> Page:
    """A free page with an address on every heading."""
    (blocks,) = name_headings((page.blocks,), Names({id_ for id_, _ in identified(page.blocks)}))
    return replace(page, blocks=blocks)


def _with_prefixes(part: Part) -> Blocks:
    """Ids that were typed, with the prefix of their kind; annexes are called after their file."""

    def change(node: Node) -> Node:
        if not isinstance(node, Block):
            return node
        prefix = _prefix(node, part)
        name = node.id or (file_name(annex_file(node)) if prefix == anchors.ANNEX else "")
        return replace(node, id=prefix + name.removeprefix(prefix)) if name and prefix else node

    return rewrite_down(part.blocks, change)


def annex_file(annex: Node | Label) -> Path:
    """The file of an annex; its folder where it has several files."""
    path = annex.at.path
    return path if path.parent.name == "annexes" else path.parent


def file_name(path: Path) -> str:
    """The name of a file, without what puts the files in order: ``01-cijfers.md``, cijfers."""
    stem = path.stem
    return slug(stem.lstrip("0123456789").lstrip("-_. ")) or slug(stem)


def _prefix(node: Block, part: Part | None = None) -> str:
    match node:
        case Table():
            return anchors.TABLE
        case Figure():
            return anchors.FIGURE
        case Chart():
            return anchors.CHART
        case Box():
            return anchors.BOX
        case KeyPoint():
            return anchors.KEY_POINT
        case Recommendation():
            return anchors.RECOMMENDATION
        case Heading(level=1) if part and part.name == "annexes":
            return anchors.ANNEX
        case _:
            return ""


def _with_made_ids(parts: tuple[Blocks, ...], names: Names) -> tuple[Blocks, ...]:
    """Addresses for what has a kind of its own and no id: from its caption, its file, or its turn."""
    turns: Counter[str] = Counter()

    def change(node: Node) -> Node:
        if isinstance(node, FollowUp):
            return _with_source_ids(node, names)
        if not isinstance(node, Block):
            return node
        prefix = _prefix(node)
        turns[prefix] += 1
        if node.id or not prefix:
            return node
        match node:
            case Table(caption=words) | Box(title=words):
                name = slug(plain_text(words))
            case Figure(file=file):
                name = slug(file.stem)
            case _:
                name = ""
        if isinstance(node, Table) and not name:
            return node
        return replace(node, id=names.claim(prefix + (name or str(turns[prefix]))))

    return rewrite_down(parts, change)


def _with_source_ids(followup: FollowUp, names: Names) -> FollowUp:
    """Follow-up with addresses on its sources and their items: by their numbers, else by their turn."""
    sources = []
    for turn, source in enumerate(followup.sources, start=1):
        id_ = names.claim(f"{followup.id}-{slug(source.mark) or turn}")
        items = (
            replace(item, id=names.claim(f"{id_}-{slug(item.mark) or place}"))
            for place, item in enumerate(source.items, start=1)
        )
        sources.append(replace(source, id=id_, items=tuple(items)))
    return replace(followup, sources=tuple(sources))


@dataclass
class _Place:
    """What paragraphs are counted below, and how many there have been."""

    base: str
    paragraphs: int = 0
    tables: int = 0


def _with_paragraph_ids(value: T, place: _Place, names: Names) -> T:
    """Addresses for paragraphs (``instroom-p3``) and for tables without a caption (``instroom-t1``)."""
    return cast("T", _numbered(value, place, names))


def _numbered(value: object, place: _Place, names: Names) -> object:
    if isinstance(value, tuple):
        if value and isinstance(value[0], Inline):
            return value
        items = tuple(_numbered(item, place, names) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    match value:
        case Heading(id=id_):
            place.base, place.paragraphs, place.tables = id_, 0, 0
            return value
        case Paragraph():
            place.paragraphs += 1
            return value if value.id else replace(value, id=names.claim(f"{place.base}-p{place.paragraphs}"))
        case Table(id=""):
            place.tables += 1
            return replace(value, id=names.claim(f"{place.base}-t{place.tables}"))
        case (
            Box(id=id_)
            | KeyPoint(id=id_)
            | Recommendation(id=id_)
            | FollowUpSource(id=id_)
            | FollowUpItem(id=id_)
            | Question(id=id_)
            | QuestionPart(id=id_)
            | Answer(id=id_)
        ):
            inner = _Place(id_)
            return below(value, lambda item: _numbered(item, inner, names))
        case _:
            return below(value, lambda item: _numbered(item, place, names))
