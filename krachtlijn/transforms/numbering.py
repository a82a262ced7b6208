"""Numbers: of headings, annexes, tables, figures, boxes, key points, recommendations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from krachtlijn.language import capitalized, words_for
from krachtlijn.language.words import Words
from krachtlijn.model.agenda import Initiative
from krachtlijn.model.blocks import Block, Blocks, Box, Figure, Heading, KeyPoint, Landscape, Node, Recommendation
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import Document, Part
from krachtlijn.model.metadata import Numbering
from krachtlijn.model.table import Table
from krachtlijn.model.walk import rewrite_down

NO_BREAK = "\N{NO-BREAK SPACE}"


def number(document: Document) -> Document:
    """The paper with all its numbers. Headings in boxes, quotes and the like, and in letters, have none."""
    settings = document.meta.numbering or Numbering(at=document.meta.at)
    words = words_for(document.meta.language)
    parts = tuple(_with_heading_numbers(part, settings, words) for part in document.parts)
    return replace(document, parts=_with_item_numbers(parts))


def _with_heading_numbers(part: Part, settings: Numbering, words: Words) -> Part:
    if part.name == "body" and settings.enabled:
        top = _Series()
        if settings.start:
            top.go_on_from(settings.start)
            top.count -= 1
        return replace(part, blocks=_numbered(part.blocks, _Outline(top, settings.depth), words))
    if part.name == "annexes":
        depth = settings.depth if settings.enabled and settings.annexes else 1
        return replace(part, blocks=_numbered(part.blocks, _Outline(_Series(), depth, annexes=True), words))
    return part


@dataclass
class _Series:
    """The numbers below one heading: what stands before each, and how many there have been."""

    before: str = ""
    count: int = 0
    lettered: bool = False

    def next(self) -> str:
        self.count += 1
        last = chr(ord("A") + (self.count - 1) % 26) if self.lettered else str(self.count)
        return f"{self.before}.{last}" if self.before else last

    def go_on_from(self, given: str) -> None:
        """Take over the number that an author typed, where it is one to count on from: 3.4, B."""
        before, _, last = given.rpartition(".")
        place = _place(last)
        if place is not None:
            self.before, self.count, self.lettered = before, place, not last.isdigit()


def _place(last: str) -> int | None:
    """The place of a figure or a capital in its series, A being 1; None for anything else."""
    if last.isdecimal() and last.isascii():
        return int(last)
    return ord(last) - ord("A") + 1 if len(last) == 1 and "A" <= last <= "Z" else None


@dataclass
class _Level:
    """An open heading: its level, the series that those below it count in, and whether those have numbers at all."""

    level: int
    series: _Series
    silent: bool


@dataclass
class _Outline:
    """The headings that are open, with the top of a part below them all."""

    top: _Series
    depth: int
    annexes: bool = False
    open: list[_Level] = field(default_factory=list)

    def number(self, heading: Heading, words: Words) -> Heading:
        """The heading with its number, which is then open."""
        while self.open and self.open[-1].level >= heading.level:
            self.open.pop()
        parent = self.open[-1] if self.open else _Level(0, self.top, silent=False)
        silent = parent.silent or "unnumbered-below" in heading.classes
        none = parent.silent or "unnumbered" in heading.classes or heading.level > self.depth
        if none and not heading.given_number:
            alone = self.annexes and heading.level == 1  # no annex below whose number those below it could count
            self.open.append(_Level(heading.level, parent.series, silent or alone))
            return heading
        if heading.given_number:
            parent.series.go_on_from(heading.given_number)
        own = heading.given_number or parent.series.next()
        if self.annexes and heading.level == 1:
            below = f"{words.annex_letter}{own}" if own[0].isdecimal() else own
            self.open.append(_Level(1, _Series(below), silent))
            return replace(heading, number=f"{capitalized(words.kinds.annex.one)}{NO_BREAK}{own}")
        self.open.append(_Level(heading.level, _Series(own), silent))
        return replace(heading, number=own)


def _numbered(blocks: Blocks, outline: _Outline, words: Words) -> Blocks:
    """Headings that divide the text; wide matter is a part of it, a box is not."""
    out: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                out.append(outline.number(block, words))
            case Landscape():
                out.append(replace(block, blocks=_numbered(block.blocks, outline, words)))
            case _:
                out.append(block)
    return tuple(out)


def _with_item_numbers(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Each kind counts for itself through the whole paper; a table or figure without a caption is not counted."""
    turns: Counter[type] = Counter()

    def change(node: Node) -> Node:
        match node:
            case Table(caption=()) | Figure(caption=()):
                return node
            case Table() | Figure() | Chart() | Box() | Recommendation() | KeyPoint() | Initiative():
                turns[type(node)] += 1
                return replace(node, number=turns[type(node)])
            case _:
                return node

    return rewrite_down(parts, change)
