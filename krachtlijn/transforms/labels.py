"""What references can point at, and the contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model import anchors
from krachtlijn.model.agenda import Agenda, Initiative
from krachtlijn.model.blocks import (
    Block,
    Blocks,
    Box,
    CrossReference,
    Figure,
    Heading,
    Inlines,
    KeyPoint,
    Landscape,
    Node,
    Recommendation,
)
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import ContentsEntry, Document, Label, LabelKind
from krachtlijn.model.followup import FollowUpItem, FollowUpSource
from krachtlijn.model.identified import identified
from krachtlijn.model.questions import Answer, Question, QuestionPart
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text, without_links, without_notes
from krachtlijn.model.walk import rewrite
from krachtlijn.transforms.ids import annex_file, file_name
from krachtlijn.transforms.slugs import slug


def label(document: Document) -> Document:
    """The paper with a label for each address in it, and with the other names of its annexes."""
    labels: dict[str, Label] = {}
    for part in document.parts:
        for found in _placed(labels_in(part.blocks, annexes=part.name == "annexes")):
            labels.setdefault(found.anchor, found)
    annexes = {anchor: _other_names(found) for anchor, found in labels.items() if found.kind == "annex"}
    shared = Counter(name for names in annexes.values() for name in names)
    aliases = {
        name: anchor for anchor, names in annexes.items() for name in names if name not in labels and shared[name] == 1
    }
    return replace(document, labels=labels, aliases={**document.aliases, **aliases})


def _placed(labels: Iterator[Label]) -> Iterator[Label]:
    """The labels of a part, each heading that has no number with the nearest one above it that has."""
    above: list[Label] = []
    for found in labels:
        if not found.level:
            yield found
            continue
        above = [heading for heading in above if heading.level < found.level]
        if found.number:
            above.append(found)
            yield found
        else:
            yield replace(found, within=above[-1] if above else None)


def labels_in(value: object, *, annexes: bool = False) -> Iterator[Label]:
    """A label for each address below ``value``, in reading order; in ``annexes``, each ``#`` is one."""
    for id_, node in identified(value):
        if isinstance(node, Block):
            yield _label(node, annexes=annexes)
        else:
            yield Label(kind="other", anchor=id_, at=node.at)


def _label(node: Block, *, annexes: bool) -> Label:  # noqa: C901, PLR0911 - a case for each node
    match node:
        case Heading(level=1 as level, number=number) if annexes:
            return _named("annex", node, number.rpartition("\N{NO-BREAK SPACE}")[2], node.children, level)
        case Heading(level=level, number=number):
            return _named("section", node, number, node.children, level)
        case Table(caption=title):
            return _named("table", node, str(node.number or ""), title)
        case Figure(caption=title):
            return _named("figure", node, str(node.number or ""), title)
        case Chart(caption=title):
            return _named("chart", node, str(node.number or ""), title)
        case Box(title=title):
            return _named("box", node, str(node.number or ""), title)
        case KeyPoint(lead=title):
            return _named("krachtlijn", node, str(node.number or ""), title)
        case Recommendation():
            return _named("recommendation", node, str(node.number or ""), ())
        case Agenda(caption=title):
            return _named("agenda", node, "", title)
        case Initiative(title=title):
            return _named("initiative", node, str(node.number or ""), title)
        case FollowUpSource(title=title) | FollowUpItem(topic=title):
            return _named("followup", node, "", title)
        case Question() | QuestionPart():
            return _named("question", node, node.id.removeprefix(anchors.QUESTION), ())
        case Answer():
            return _named("answer", node, node.label, ())
        case _:
            return _named("other", node, "", ())


def _named(kind: LabelKind, node: Block, number: str, title: Inlines, level: int = 0) -> Label:
    return Label(
        kind=kind, anchor=node.id, at=node.at, number=number, title=without_links(without_notes(title)), level=level
    )


def bare(title: Inlines) -> Inlines:
    """A title as it stands elsewhere than at its place: without notes, links, addresses and unsettled references."""
    return without_links(without_notes(rewrite(title, _plain_reference)))


def _plain_reference(node: Node) -> object:
    return node.children if isinstance(node, CrossReference) else node


def _other_names(annex: Label) -> set[str]:
    """What an author may call an annex: by its file's name, whole or without what puts it in order, or by its words."""
    path = annex_file(annex)
    names = {slug(path.stem), file_name(path), annex.anchor.removeprefix(anchors.ANNEX)}
    return {*(anchors.ANNEX + name for name in names), *names, slug(plain_text(annex.title))}


def list_contents(document: Document) -> Document:
    """The paper with its contents, and with the titles of its labels as they read once references are settled."""
    given = document.meta.contents
    depth = DOCUMENT_TYPES[document.type].contents if given is None else given
    headings = [*_headings(document.part("body")), *_headings(document.part("annexes"))]
    shown = [heading for heading in headings if heading.level <= depth and "notoc" not in heading.classes]
    return replace(label(document), contents=_tree(shown, 0, 1)[0])


def _headings(blocks: Blocks) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Landscape):
            yield from _headings(block.blocks)


def _tree(headings: list[Heading], place: int, lowest: int) -> tuple[tuple[ContentsEntry, ...], int]:
    """The entries of the headings from ``place`` on, until one of a level above ``lowest``; and where that one is."""
    entries = []
    while place < len(headings) and headings[place].level >= lowest:
        heading = headings[place]
        children, place = _tree(headings, place + 1, heading.level + 1)
        title = bare(heading.children)
        entries.append(ContentsEntry(anchor=heading.id, number=heading.number, title=title, children=children))
    return tuple(entries), place
