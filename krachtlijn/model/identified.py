"""Which nodes of a tree bear an id."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.model.blocks import Block, KeySentence, Node, Span
from krachtlijn.model.walk import walk


def identified(value: object) -> Iterator[tuple[str, Node]]:
    """Every id below ``value`` with the node that bears it, in reading order."""
    for node in walk(value):
        match node:
            case Block(id=id_) | KeySentence(id=id_) if id_:
                yield id_, node
            case Span(attributes=given) if given.id:
                yield given.id, node
            case _:
                pass
