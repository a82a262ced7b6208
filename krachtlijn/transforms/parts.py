"""Parts in the order in which they are read: whatever is counted later is counted in that order."""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.document import Document


def order_parts(document: Document) -> Document:
    """The paper with its parts in the order of its type."""
    order = DOCUMENT_TYPES[document.type].parts
    return replace(document, parts=tuple(sorted(document.parts, key=lambda part: order.index(part.name))))
