"""The types of paper, each in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

from krachtlijn.doctypes.advies import ADVIES
from krachtlijn.doctypes.base import DocumentType, Fact
from krachtlijn.doctypes.beleidsbrief import BELEIDSBRIEF
from krachtlijn.doctypes.mondelinge_vraag import MONDELINGE_VRAAG
from krachtlijn.doctypes.schriftelijke_vraag import SCHRIFTELIJKE_VRAAG
from krachtlijn.doctypes.werkprogramma import WERKPROGRAMMA

DOCUMENT_TYPES: Mapping[str, DocumentType] = {
    kind.key: kind for kind in (ADVIES, WERKPROGRAMMA, BELEIDSBRIEF, SCHRIFTELIJKE_VRAAG, MONDELINGE_VRAAG)
}
"""Every type of paper by its key, the ``type`` of ``paper.yaml``."""

__all__ = ["DOCUMENT_TYPES", "DocumentType", "Fact"]
