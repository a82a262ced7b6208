"""What every record of a register has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from krachtlijn.model.document import Document

RegisterName = Literal["statements", "agenda", "works", "abbreviations", "tables"]
"""The registers, in the order in which they are named."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One line of a register.

    ``id`` is its address in the page of its shelf, which never changes; ``shelf`` the year or letter that it stands
    under; ``changed`` the day from which what it says dates.
    """

    id: str
    shelf: str
    changed: date


@dataclass(frozen=True, kw_only=True)
class PaperRecord(Record):
    """A record of something that stands in one paper, at ``anchor``."""

    paper: Document
    anchor: str


def record_id(paper: Document, anchor: str) -> str:
    """The address of what stands in a paper, in a register: ``adviezen/2024-x/krachtlijn-y``."""
    return f"{paper.address}/{anchor}"
