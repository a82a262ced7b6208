"""Regulatory agendas: stages in their order, dates that can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.agenda import Agenda, Initiative, Milestone
from krachtlijn.model.document import Document, Site
from krachtlijn.model.walk import walk


def check_agendas(site: Site) -> Iterator[Diagnostic]:
    """The rules of this file for every agenda of every paper."""
    for paper in site.papers:
        agendas = paper.matter.get("agenda", {}).values()
        for agenda in (node for node in walk(tuple(agendas)) if isinstance(node, Agenda)):
            for initiative in agenda.initiatives:
                yield from _stage_order(agenda, initiative.planned)
                yield from _stage_order(agenda, initiative.realised)
                yield from _realised_past(agenda, initiative)
                yield from _regulations(paper, initiative)


def _stage_order(agenda: Agenda, milestones: Sequence[Milestone]) -> Iterator[Diagnostic]:
    """A stage that must lie before one that comes before it: it ends where the earlier one has not begun."""
    names = {stage.id: stage.short or stage.name for stage in agenda.stages}
    latest: Milestone | None = None
    for milestone in milestones:
        if latest and milestone.period.last < latest.period.first:
            message = (
                f"`{names[milestone.stage]}` ({milestone.period.text}) lies before the earlier stage "
                f"`{names[latest.stage]}` ({latest.period.text})"
            )
            hint = "look whether both dates are right; if they are, accept the finding in paper.yaml"
            yield Diagnostic(Code.STAGE_ORDER, milestone.at, message, hint)
        if latest is None or milestone.period.first > latest.period.first:
            latest = milestone


def _realised_past(agenda: Agenda, initiative: Initiative) -> Iterator[Diagnostic]:
    if agenda.as_of is None:
        return
    day = agenda.as_of.last
    for milestone in initiative.realised:
        if milestone.period.first > day:
            message = f"`{milestone.period.text}` is realised, and lies after {agenda.as_of}, when the agenda was so"
            yield Diagnostic(Code.REALISED_PAST, milestone.at, message, "move it to `planning`, or renew `as_of`")


def _regulations(paper: Document, initiative: Initiative) -> Iterator[Diagnostic]:
    for regulation in initiative.regulations:
        if regulation.date and regulation.date.first > paper.date.last:
            message = f"this regulation is dated {regulation.date}, after the paper ({paper.date})"
            yield Diagnostic(Code.REGULATION_DATED, regulation.at, message, "look whether its year is right")
