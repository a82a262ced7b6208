"""By what names rows and columns can be called: an id, else words, behind those of what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from krachtlijn.source import Location


@dataclass(frozen=True)
class Nameable:
    """A row or column: its id if it has one, its own words, and those of its groups, outermost first."""

    at: Location
    id: str
    own: str
    outer: tuple[str, ...] = ()


def unique_names(items: Sequence[Nameable], joint: str = "-") -> list[tuple[str, ...]]:
    """For each item the names that are its alone, the one to be known by first; none where nothing tells it apart.

    An id is the only name of its item. Words alone name an item where no other has them; else all its groups' words
    stand before them. A part of these (the innermost group's words only) serves as well, where it is unique.
    """
    alone = Counter(item.own for item in items if not item.id)
    proper = [item.id or (item.own if alone[item.own] == 1 else _joined(item, 0, joint)) for item in items]
    taken = Counter(proper)
    given = Counter(item.id for item in items)
    others = Counter(name for item in items for name in _partial(item, joint))

    def names(item: Nameable, first: str) -> tuple[str, ...]:
        sole = taken[first] == 1 or (item.id and given[first] == 1)
        own = [first] if first and sole else []
        return tuple(own + [name for name in _partial(item, joint) if name and not taken[name] and others[name] == 1])

    return [names(item, first) for item, first in zip(items, proper, strict=True)]


def _partial(item: Nameable, joint: str) -> list[str]:
    """All that an item without an id could be called, the shortest first."""
    return [] if item.id else [_joined(item, start, joint) for start in range(len(item.outer), -1, -1)]


def _joined(item: Nameable, start: int, joint: str) -> str:
    return joint.join(word for word in (*item.outer[start:], item.own) if word) if item.own else ""
