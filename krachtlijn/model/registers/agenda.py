"""The regulatory agendas of all papers in one: what was planned when, what slipped, what was realised.

An initiative that several agendas name, under one title, is followed through them: what an older one planned otherwise
stands beside what a newer one plans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from krachtlijn.model.agenda import Agenda, Initiative
from krachtlijn.model.dates import Period
from krachtlijn.model.document import Document
from krachtlijn.model.registers.matter import Matter
from krachtlijn.model.registers.record import PaperRecord, record_id
from krachtlijn.model.settings import AgendaStage
from krachtlijn.model.text import plain_text

Course = Literal["planned", "slipped", "passed", "realised", "late"]
"""How a stage goes: still to come, put off, let pass without word of it, reached, reached too late."""

COURSES: tuple[Course, ...] = ("passed", "slipped", "planned", "late", "realised")
"""From what asks most for attention to what asks least."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A stage of an initiative. ``before`` is what older agendas planned otherwise, oldest first."""

    stage: AgendaStage
    planned: Period | None
    realised: Period | None
    before: tuple[Period, ...]
    course: Course


@dataclass(frozen=True, kw_only=True)
class InitiativeRecord(PaperRecord):
    """An initiative as one agenda has it, with the stages of which it says something.

    ``newer`` is the record of the same initiative in the youngest agenda that has it; empty where this is that one.
    """

    agenda: Agenda
    initiative: Initiative
    steps: tuple[Step, ...]
    newer: str

    @property
    def course(self) -> Course:
        """How the initiative goes: as the stage of it that asks most for attention."""
        return min((step.course for step in self.steps), key=COURSES.index, default="planned")


@dataclass(frozen=True)
class _Place:
    paper: Document
    agenda: Agenda
    initiative: Initiative

    @property
    def id(self) -> str:
        return record_id(self.paper, self.initiative.id)


def initiative_records(matter: Sequence[Matter], today: date) -> tuple[InitiativeRecord, ...]:
    """All initiatives, those of the newest paper first, in the order of their agendas."""
    lines: defaultdict[str, list[_Place]] = defaultdict(list)
    places = [
        _Place(found.paper, agenda, item) for found in matter for agenda in found.agendas for item in agenda.initiatives
    ]
    for place in sorted(places, key=lambda it: (it.paper.date, it.paper.address)):
        lines[plain_text(place.initiative.title).casefold()].append(place)
    found = {}
    for line in lines.values():
        for number, place in enumerate(line):
            newer = line[-1].id if line[-1].id != place.id else ""
            found[place.id] = _record(place, line[:number], newer, today)
    return tuple(found[place.id] for place in places)


def _record(place: _Place, older: list[_Place], newer: str, today: date) -> InitiativeRecord:
    steps = (_step(place, stage, older, bool(newer), today) for stage in place.agenda.stages)
    return InitiativeRecord(
        id=place.id,
        shelf=str(place.paper.date.year),
        changed=place.paper.date.first,
        paper=place.paper,
        anchor=place.initiative.id,
        agenda=place.agenda,
        initiative=place.initiative,
        steps=tuple(step for step in steps if step),
        newer=newer,
    )


def _step(place: _Place, stage: AgendaStage, older: list[_Place], is_old: bool, today: date) -> Step | None:
    planned = _period(place.initiative, stage, realised=False)
    realised = _period(place.initiative, stage, realised=True)
    if not (planned or realised):
        return None
    earlier = (_period(it.initiative, stage, realised=False) for it in older)
    before = tuple(dict.fromkeys(it for it in earlier if it and (not planned or it.edtf != planned.edtf)))
    course = _course((*before, planned) if planned else before, realised, is_old, today)
    return Step(stage=stage, planned=planned, realised=realised, before=before, course=course)


def _period(initiative: Initiative, stage: AgendaStage, *, realised: bool) -> Period | None:
    found = initiative.milestone(stage.id, realised=realised)
    return found.period if found else None


def _course(plans: tuple[Period, ...], realised: Period | None, is_old: bool, today: date) -> Course:
    """How a stage goes, its plans oldest first. What a newer agenda speaks of is not said to have passed."""
    if realised:
        return "late" if plans and realised.first > plans[0].last else "realised"
    if plans[-1].last < today and not is_old:
        return "passed"
    return "slipped" if plans[-1].last > plans[0].last else "planned"
