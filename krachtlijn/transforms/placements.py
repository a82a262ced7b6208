"""What data files hold is put where the author placed it."""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.model.blocks import Node, Placement
from krachtlijn.model.document import Document
from krachtlijn.model.walk import rewrite


def place_matter(document: Document) -> Document:
    """The paper with each placement replaced by the table, chart, agenda or follow-up that it names.

    A placement of something that is not there stays as it is, and so does a second placement of the same thing: it has
    one number and one address.
    """
    placed: set[tuple[str, str]] = set()

    def change(node: Node) -> Node:
        if not isinstance(node, Placement) or (node.kind, node.name) in placed:
            return node
        block = document.matter.get(node.kind, {}).get(node.name)
        if block is None:
            return node
        placed.add((node.kind, node.name))
        return block

    return replace(document, parts=rewrite(document.parts, change))
