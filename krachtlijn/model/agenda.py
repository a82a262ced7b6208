"""The regulatory agenda: which regulations are coming, and when each reaches which stage."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.model.blocks import Block, Inlines, Node
from krachtlijn.model.dates import PartialDate, Period
from krachtlijn.model.settings import AgendaStage


@dataclass(frozen=True, kw_only=True)
class Milestone(Node):
    """A stage that an initiative reaches in a period; ``at`` is where the period stands."""

    stage: str
    period: Period


@dataclass(frozen=True, kw_only=True)
class Regulation(Node):
    """A regulation that an initiative touches; a work of the bibliography is cited in the title."""

    title: Inlines = ()
    date: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Initiative(Block):
    """A regulation in the making. Milestones stand in the order of the stages; ``number`` counts through the paper."""

    title: Inlines
    owner: str = ""
    regulations: tuple[Regulation, ...] = ()
    content: Inlines = ()
    planned: tuple[Milestone, ...] = ()
    realised: tuple[Milestone, ...] = ()
    note: Inlines = ()
    number: int = 0

    def milestone(self, stage: str, *, realised: bool = False) -> Milestone | None:
        """When a stage is planned, or was reached; None where nothing was said of it."""
        milestones = self.realised if realised else self.planned
        return next((milestone for milestone in milestones if milestone.stage == stage), None)


@dataclass(frozen=True, kw_only=True)
class Agenda(Block):
    """An agenda as a paper prints it.

    ``header`` stands above the stages, ``name`` is its file's (empty: agenda.yaml), ``as_of`` the day on which what it
    says was so.
    """

    name: str = ""
    caption: Inlines
    as_of: PartialDate | None = None
    header: Inlines = ()
    stages: tuple[AgendaStage, ...]
    initiatives: tuple[Initiative, ...]
