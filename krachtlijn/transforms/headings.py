"""The addresses of headings: their words, and where these recur, the words of the headings above them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from krachtlijn.model.anchors import is_furniture
from krachtlijn.model.blocks import Blocks, Heading, Node
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import rewrite_down, walk
from krachtlijn.transforms.slugs import Names, slug

_WORDLESS = "punt"
"""The name of a heading without a letter or figure in it."""


@dataclass
class _Heading:
    """A heading on its way to a name: its words, the names of those above it, and how many of these it needs."""

    words: str
    above: tuple[str, ...]
    needs: int = 0

    @property
    def name(self) -> str:
        return "-".join((*self.above[len(self.above) - self.needs :], self.words))

    @property
    def can_grow(self) -> bool:
        return self.needs < len(self.above)


def name_headings(parts: tuple[Blocks, ...], names: Names) -> tuple[Blocks, ...]:
    """The blocks of some parts with an id on every heading that has none, different from all in ``names``."""
    headings = [heading for blocks in parts for heading in _nameless(blocks)]
    while growing := _growing(headings, names.taken):
        for heading in growing:
            heading.needs += 1
    ids = iter([_free(heading.name, names) for heading in headings])

    def change(node: Node) -> Node:
        return replace(node, id=next(ids)) if isinstance(node, Heading) and not node.id else node

    return rewrite_down(parts, change)


def _nameless(blocks: Blocks) -> list[_Heading]:
    """The headings without an id, each with the names of those above it."""
    found = []
    above: list[tuple[int, str]] = []
    for node in walk(blocks):
        if isinstance(node, Heading):
            while above and above[-1][0] >= node.level:
                above.pop()
            words = slug(plain_text(node.children)) or _WORDLESS
            if not node.id:
                found.append(_Heading(words, tuple(name for _, name in above)))
            above.append((node.level, node.id or words))
    return found


def _growing(headings: list[_Heading], taken: set[str]) -> list[_Heading]:
    """The headings whose name is not theirs alone, as far as there are headings above them to tell them apart."""
    count = Counter(heading.name for heading in headings)
    return [
        heading
        for heading in headings
        if heading.can_grow and (count[heading.name] > 1 or heading.name in taken or is_furniture(heading.name))
    ]


def _free(name: str, names: Names) -> str:
    while is_furniture(name):
        name += "-2"
    return names.claim(name)
