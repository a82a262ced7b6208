"""Key sentences of the text become the leads of key points."""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.model.blocks import Inlines, KeyPoint, KeySentence, Node
from krachtlijn.model.document import Document
from krachtlijn.model.text import without_addresses, without_notes
from krachtlijn.model.walk import rewrite, walk


def take_over_leads(document: Document) -> Document:
    """The paper with the sentence that each ``lead_from`` names as that key point's lead.

    Notes stay where the sentence was written, and so do addresses. A key point whose sentence is not there keeps its
    ``lead_from``.
    """
    sentences: dict[str, Inlines] = {}
    for node in walk(document.parts):
        if isinstance(node, KeySentence) and node.id:
            sentences.setdefault(node.id, node.children)

    def change(node: Node) -> Node:
        if not (isinstance(node, KeyPoint) and node.lead_from and node.lead_from.id in sentences):
            return node
        return replace(node, lead=without_addresses(without_notes(sentences[node.lead_from.id])), lead_from=None)

    return replace(document, parts=rewrite(document.parts, change))
