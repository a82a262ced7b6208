"""What was done with resolutions, motions and recommendations, source by source and item by item."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.model.blocks import Block, Blocks, Inlines
from krachtlijn.model.dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class FollowUpItem(Block):
    """One request and what came of it; ``see`` is the line that leads to the sections that say more.

    ``mark`` is its number in the source as typed (``1°``); ``status`` a key of ``STATUSES``, or empty.
    """

    mark: str = ""
    topic: Inlines = ()
    asked: Inlines = ()
    answer: Blocks = ()
    status: str = ""
    see: Inlines = ()


@dataclass(frozen=True, kw_only=True)
class FollowUpSource(Block):
    """A motion, a resolution, a report: its title, its number, its day, its authors, and its items."""

    title: Inlines
    mark: str = ""
    date: PartialDate | None = None
    by: tuple[Inlines, ...] = ()
    introduction: Blocks = ()
    items: tuple[FollowUpItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FollowUp(Block):
    """A file of follow-up; ``name`` is empty for followup.yaml."""

    name: str = ""
    sources: tuple[FollowUpSource, ...]
