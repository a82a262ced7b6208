"""Addresses within a page: what stands before a name, and what is taken."""

from __future__ import annotations

import re

TABLE = "tabel-"
FIGURE = "figuur-"
CHART = "grafiek-"
BOX = "kader-"
KEY_POINT = "krachtlijn-"
RECOMMENDATION = "aanbeveling-"
ANNEX = "bijlage-"
AGENDA = "agenda-"
FOLLOWUP = "opvolging-"
QUESTION = "vraag-"
ANSWER = "antwoord-"
REFERENCE = "bron-"
NOTE = "noot-"

PREFIXES = (TABLE, FIGURE, CHART, BOX, KEY_POINT, RECOMMENDATION, ANNEX, AGENDA, FOLLOWUP)
"""What an author types before a file's name or an id, in every language."""

FURNITURE = frozenset(
    {
        "inhoud",
        "inhoudsopgave",
        "titel",
        "brief",
        "krachtlijnen",
        "rechtzettingen",
        "noten",
        "lijst-tabellen",
        "lijst-figuren",
        "afkortingen",
        "referenties",
        "verwant",
    }
)
"""The ids of a page's own parts, in every language. No heading gets one of them, nor one with ``-titel`` behind it."""

_NOT_IN_IDS = re.compile(r"[^\w.-]+", re.ASCII)


def is_furniture(id_: str) -> bool:
    """Whether an id is one that the page itself may bear: that of a part, or of a note."""
    return id_.removesuffix("-titel") in FURNITURE or re.fullmatch(r"noot-\d+(-terug)?", id_) is not None


def reference_id(key: str) -> str:
    """The address of a work in the list of references."""
    return REFERENCE + _NOT_IN_IDS.sub("-", key)


def note_id(number: int) -> str:
    """The address of a note."""
    return f"{NOTE}{number}"
