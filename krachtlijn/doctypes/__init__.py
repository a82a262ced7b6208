"""The types of paper, each in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

from krachtlijn.doctypes.advies import ADVIES
from krachtlijn.doctypes.base import DocumentType, Fact

DOCUMENT_TYPES: Mapping[str, DocumentType] = {kind.key: kind for kind in (ADVIES,)}
"""Every type of paper by its key, the ``type`` of ``paper.yaml``."""

__all__ = ["DOCUMENT_TYPES", "DocumentType", "Fact"]
