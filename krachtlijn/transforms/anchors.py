"""Addresses that hold: a block that was published keeps its address, wherever it went and however it was edited.

Blocks are known again by their words. What says the same as before is the same, first of all at the same address, then
in reading order. Of what is left, a heading is the one above most of the paragraphs that stood below it; other blocks
are the ones in the same section whose words are most alike. What is new gets no address that was published before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from krachtlijn.model.blocks import Attributes, Block, Blocks, Inlines, KeyPoint, Node, Span
from krachtlijn.model.document import Document, Part
from krachtlijn.model.identified import identified
from krachtlijn.model.locks import Anchor, Anchors, Tombstone, anchors_in
from krachtlijn.model.walk import rewrite, rewrite_down
from krachtlijn.transforms.ids import give_ids, typed_ids
from krachtlijn.transforms.slugs import Names

ALIKE = 0.6
"""How much of two blocks' words must be the same for one to be the other, edited."""
_MOST_COMPARED = 60
_COUNTED = re.compile(r"(.*-[pt])(\d+)")
_INNER = frozenset({"paragraph", "table", "figure"})
_WORDS_OF_ITS_OWN = ("children", "caption", "title", "lead")
_INNER_BLOCKS = ("blocks", "items")


def give_lasting_ids(document: Document) -> Document:
    """The paper with an address on everything that may have one; those that its lock has are kept.

    Ids that an author typed are as typed; those that the block had before lead to it still. What was deleted is marked
    by a tombstone at the place where it stood.
    """
    given = give_ids(document)
    locked = document.anchors.locked
    if locked is None:
        return replace(given, anchors=Anchors(current=_current(given)))
    typed, current = typed_ids(document), _current(given)
    matching = _matched([anchor for anchor in locked if not anchor.moved], current, typed)
    kept = {new: old for new, old in _kept(locked, matching, typed).items() if new != old}
    parts = rewrite_down(given.parts, lambda node: _renamed(node, kept, typed))
    moved = _moved(locked, matching, {id_ for id_, _ in identified(parts)})
    parts = rewrite(parts, lambda node: _also_called(node, moved))
    used = {id_ for id_, _ in identified(parts)}
    renamed = replace(
        given,
        parts=parts,
        aliases={**given.aliases, **{new: old for new, old in kept.items() if new not in used}, **moved},
    )
    renamed = replace(renamed, anchors=Anchors(locked=locked, current=_current(renamed), moved=moved))
    return replace(renamed, parts=_with_tombstones(parts, locked, used))


def _current(document: Document) -> tuple[Anchor, ...]:
    return tuple(anchor for part in document.parts for anchor in anchors_in(part.blocks))


def _renamed(node: Node, kept: Mapping[str, str], typed: frozenset[str]) -> Node:
    if isinstance(node, Block) and node.id in kept and node.id not in typed:
        return replace(node, id=kept[node.id])
    return node


def _moved(locked: Sequence[Anchor], matching: _Matching, used: set[str]) -> dict[str, str]:
    """For each published address that nothing bears, that of its block, which got another: an author typed it."""
    joined = {matching.old[old].id: matching.new[new].id for new, old in matching.old_of.items()}
    led = {anchor.id: anchor.moved for anchor in locked if anchor.moved} | joined
    led = {old: new for old, new in led.items() if old not in used}
    for _ in led:  # an address that moved twice leads to the last place
        led = {old: led.get(new, new) for old, new in led.items()}
    return {old: new for old, new in led.items() if new in used}


def _also_called(node: Node, moved: Mapping[str, str]) -> Node:
    """A block whose words begin with the addresses that it had before."""
    old = [before for before, now in moved.items() if isinstance(node, Block) and now == node.id]
    return _beginning(node, tuple(Span(at=node.at, children=(), attributes=Attributes(id=id_)) for id_ in old))


def _beginning(node: Node, spans: Inlines) -> Node:
    """A node with ``spans`` before its own words, else before those of the first block in it; itself without words."""
    for name in (*_WORDS_OF_ITS_OWN, *_INNER_BLOCKS) if spans else ():
        if held := getattr(node, name, ()):
            begun: Any = spans + held if name in _WORDS_OF_ITS_OWN else (_beginning(held[0], spans), *held[1:])
            return replace(node, **{name: begun})
    return node


# ------------------------------------------------------------------------------------------- which block is which


@dataclass
class _Matching:
    """Old and new blocks by their place in the paper, and which of them are one; ``section`` is a heading's place."""

    old: Sequence[Anchor]
    new: Sequence[Anchor]
    old_of: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.old_section, self.new_section = _sections(self.old), _sections(self.new)

    def join(self, old: int, new: int) -> None:
        self.old_of[new] = old
        self.taken.add(old)

    def left_old(self) -> Iterator[int]:
        return (place for place, anchor in enumerate(self.old) if place not in self.taken and not anchor.deleted)

    def left_new(self) -> Iterator[int]:
        return (place for place in range(len(self.new)) if place not in self.old_of)


def _sections(anchors: Sequence[Anchor]) -> list[int]:
    """For each block the place of the heading, or the box or key point, that it stands below; -1 before the first."""
    section, found = -1, []
    for place, anchor in enumerate(anchors):
        found.append(section)
        if anchor.kind not in _INNER:
            section = place
    return found


def _matched(locked: Sequence[Anchor], current: Sequence[Anchor], typed: frozenset[str]) -> _Matching:
    """Which block is which."""
    matching = _Matching(locked, current)
    _match_typed(matching, typed)
    _match_words(matching)
    _match_headings(matching)
    _match_alike(matching)
    return matching


def _kept(locked: Sequence[Anchor], matching: _Matching, typed: frozenset[str]) -> dict[str, str]:
    """For each made address the one that its block is to have."""
    names = Names({anchor.id for anchor in locked} | {anchor.id for anchor in matching.new if anchor.id in typed})
    kept = {}
    for place, anchor in enumerate(matching.new):
        if anchor.id in typed:
            continue
        old = matching.old_of.get(place)
        kept[anchor.id] = matching.old[old].id if old is not None else _fresh(anchor.id, names)
    return kept


def _fresh(made: str, names: Names) -> str:
    """An address that was never published: of a paragraph, with the next number that is free."""
    counted = _COUNTED.fullmatch(made)
    number = int(counted[2]) if counted else 0
    while counted and f"{counted[1]}{number}" in names.taken:
        number += 1
    return names.claim(f"{counted[1]}{number}" if counted else made)


def _match_typed(matching: _Matching, typed: frozenset[str]) -> None:
    places = {anchor.id: place for place, anchor in enumerate(matching.old)}
    for place, anchor in enumerate(matching.new):
        if anchor.id in typed and anchor.id in places:
            matching.join(places[anchor.id], place)


def _match_words(matching: _Matching) -> None:
    """Blocks that say the same: at the same address, then in order; what was deleted may come back."""
    places = {anchor.id: place for place, anchor in enumerate(matching.old)}
    for new in list(matching.left_new()):
        old = places.get(matching.new[new].id)
        if old is not None and old not in matching.taken and _same(matching.old[old], matching.new[new]):
            matching.join(old, new)
    waiting: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
    living = sorted(range(len(matching.old)), key=lambda place: matching.old[place].deleted is not None)
    for old in living:
        if old not in matching.taken:
            waiting[matching.old[old].kind, matching.old[old].hash].append(old)
    for new in list(matching.left_new()):
        if line := waiting[matching.new[new].kind, matching.new[new].hash]:
            matching.join(line.popleft(), new)


def _same(one: Anchor, other: Anchor) -> bool:
    return one.kind == other.kind and one.hash == other.hash


def _match_headings(matching: _Matching) -> None:
    """A heading with other words is the one above more than half of what stood below it."""
    below = Counter(section for section, it in zip(matching.old_section, matching.old, strict=True) if not it.deleted)
    votes = Counter((matching.old_section[old], matching.new_section[new]) for new, old in matching.old_of.items())
    for (old, new), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if (
            min(old, new) >= 0
            and old not in matching.taken
            and new not in matching.old_of
            and matching.old[old].kind == matching.new[new].kind
            and 2 * count > below[old]
        ):
            matching.join(old, new)


def _match_alike(matching: _Matching) -> None:
    """What is left of a section: the blocks of one kind whose words are most alike, best first."""
    old_by_section: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for old in matching.left_old():
        old_by_section[matching.old_section[old], matching.old[old].kind].append(old)
    pairs: list[tuple[float, int, int]] = []
    for new in matching.left_new():
        section = matching.new_section[new]
        key = (matching.old_of.get(section, -1) if section >= 0 else -1, matching.new[new].kind)
        compared = old_by_section[key][:_MOST_COMPARED]
        pairs.extend((-_ratio(matching.old[old].signs, matching.new[new].signs), old, new) for old in compared)
    for ratio, old, new in sorted(pairs):
        if -ratio >= ALIKE and old not in matching.taken and new not in matching.old_of:
            matching.join(old, new)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


# ------------------------------------------------------------------------------------------------------ tombstones


def _with_tombstones(parts: tuple[Part, ...], locked: Sequence[Anchor], used: set[str]) -> tuple[Part, ...]:
    """The parts with a notice for each address that was given up, behind the block that it stood below."""
    behind: defaultdict[str, list[Tombstone]] = defaultdict(list)
    before: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for anchor in locked:
        before[anchor.moved] += (anchor.id,)
    last = ""
    for anchor in locked:
        if anchor.id in used:
            last = anchor.id
        elif anchor.deleted:
            _bury(anchor, behind[last], anchor.deleted, before[anchor.id])
    return tuple(replace(part, blocks=_marked(part, behind, first=number == 0)) for number, part in enumerate(parts))


def _bury(anchor: Anchor, stones: list[Tombstone], deleted: date, before: tuple[str, ...]) -> None:
    """One notice more; what went with its heading, its box or its key point shares the notice of that.

    ``before`` are the addresses that it had before.
    """
    if stones and anchor.kind in _INNER and stones[-1].kind not in _INNER:
        stones[-1] = replace(stones[-1], also=(*stones[-1].also, anchor.id, *before))
    else:
        stones.append(Tombstone(at=anchor.at, id=anchor.id, kind=anchor.kind, deleted=deleted, also=before))


def _marked(part: Part, behind: Mapping[str, list[Tombstone]], *, first: bool) -> Blocks:
    """The blocks of a part, each with the notices that belong behind something in it."""
    listed = any(isinstance(block, KeyPoint) for block in part.blocks)
    out: list[Block] = list(behind.get("", ())) if first else []
    for block in part.blocks:
        out.append(block)
        out.extend(stone for id_, _ in identified(block) for stone in behind.get(id_, ()))
    return tuple(replace(it, listed=listed) if isinstance(it, Tombstone) else it for it in out)
