"""agenda.yaml: the regulatory agenda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.language.periods import parse_period
from krachtlijn.model import anchors
from krachtlijn.model.agenda import Agenda, Initiative, Milestone, Regulation
from krachtlijn.model.blocks import Citation, CitationItem, Inlines, Reference
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import Entry, Language
from krachtlijn.model.settings import AgendaStage
from krachtlijn.readers.binding import bind, bind_list
from krachtlijn.readers.leaves import BindContext, Unread, closest, is_empty, kind_fault
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree

_EXAMPLES = "type it as 2013, najaar 2011, Q3 2012, juli 2011 or 2011-07-15"


@dataclass(frozen=True, kw_only=True)
class RegulationEntry(Entry):
    """A regulation that an initiative touches."""

    SHORTHAND = "title"

    title: Annotated[Inlines, "Titel van de regelgeving"] = ()
    date: Annotated[PartialDate | None, "Datum van de regelgeving"] = None
    reference: Annotated[Reference | None, "Sleutel uit references.yaml"] = None


@dataclass(frozen=True, kw_only=True)
class InitiativeEntry(Entry):
    """One initiative, as typed."""

    id: Annotated[Reference, "Id van het initiatief"]
    title: Annotated[Inlines, "Titel van het initiatief"]
    owner: Annotated[str, "Wie het initiatief neemt"] = ""
    regulations: Annotated[tuple[RegulationEntry, ...], "Betrokken regelgeving"] = ()
    content: Annotated[Inlines, "Inhoud"] = ()
    planning: Annotated[Unread | None, "Per fase: wanneer ze gepland is, zo precies als bekend"] = None
    realised: Annotated[Unread | None, "Per fase: wanneer ze bereikt is"] = None
    note: Annotated[Inlines, "Opmerking"] = ()


@dataclass(frozen=True, kw_only=True)
class AgendaEntry(Entry):
    """An agenda, as typed."""

    caption: Annotated[Inlines, "Titel van de agenda"]
    as_of: Annotated[PartialDate | None, "Stand op deze dag"] = None
    header: Annotated[Inlines, "Kop boven de fasen"] = ()
    stages: Annotated[tuple[AgendaStage, ...], "Fasen; weggelaten: die van site.yaml"] = ()
    initiatives: Annotated[tuple[InitiativeEntry, ...], "Initiatieven"] = field(default=())


@dataclass(frozen=True, kw_only=True)
class AgendaContext:
    """What reading an agenda takes besides YAML: the language of its dates, and the stages where it names none.

    ``stages`` is None where they are not known, for a fault in site.yaml.
    """

    binding: BindContext
    language: Language
    stages: tuple[AgendaStage, ...] | None

    @property
    def report(self) -> Report:
        """Where complaints go."""
        return self.binding.report


def read_agenda(tree: Tree, name: str, context: AgendaContext) -> Agenda | None:
    """The agenda in a file called ``name`` (empty: agenda.yaml); None, with complaints, where it cannot be read."""
    entry = bind(AgendaEntry, tree, context.binding)
    if entry is None:
        _look_over_dates(tree, context)
        return None
    stages = entry.stages or context.stages
    if stages is None:
        return None
    if not stages:
        message = "the agenda has no stages, and site.yaml names none"
        hint = "add `stages:` here, or `agenda_stages:` to site.yaml"
        context.report.add(Diagnostic(Code.KEY_REQUIRED, entry.at, message, hint))
        return None
    _require_unique(stages, context.report)
    return Agenda(
        at=entry.at,
        id=anchors.AGENDA + name if name else "agenda",
        name=name,
        caption=entry.caption,
        as_of=entry.as_of,
        header=entry.header,
        stages=stages,
        initiatives=tuple(_initiative(item, stages, context) for item in entry.initiatives),
    )


def _look_over_dates(tree: Tree, context: AgendaContext) -> None:
    """Complain of the dates of an agenda with a fault elsewhere: a key that is missing does not hide them."""
    own = tree.get("stages") if isinstance(tree, Mapping) else None
    stages = bind_list(AgendaStage, own, context.binding) if own and not is_empty(own) else context.stages
    entries = tree.get("initiatives") if isinstance(tree, Mapping) else None
    if not stages or not isinstance(entries, Sequence) or (isinstance(own, Sequence) and len(stages) < len(own.items)):
        return
    for item in entries.items:
        for key in ("planning", "realised"):
            dates = item.get(key) if isinstance(item, Mapping) else None
            if dates and not is_empty(dates):
                _milestones(Unread(dates), stages, context)


def _require_unique(stages: tuple[AgendaStage, ...], report: Report) -> None:
    first: dict[str, AgendaStage] = {}
    for stage in stages:
        if first.setdefault(stage.id, stage) is not stage:
            at = stage.place_of("id")
            message = f"the stage `{stage.id}` stands twice, first on line {first[stage.id].at.line}"
            report.add(Diagnostic(Code.ID_UNIQUE, at, message, "give each an id of its own"))


def _initiative(entry: InitiativeEntry, stages: tuple[AgendaStage, ...], context: AgendaContext) -> Initiative:
    regulations = (Regulation(at=item.at, title=_cited(item), date=item.date) for item in entry.regulations)
    return Initiative(
        at=entry.at,
        id=anchors.AGENDA + entry.id.id.removeprefix(anchors.AGENDA),
        title=entry.title,
        owner=entry.owner,
        regulations=tuple(regulations),
        content=entry.content,
        planned=_milestones(entry.planning, stages, context),
        realised=_milestones(entry.realised, stages, context),
        note=entry.note,
    )


def _cited(entry: RegulationEntry) -> Inlines:
    """A regulation's title with the work that it is in the bibliography; without a title, the work in words."""
    if entry.reference is None:
        return entry.title
    key, at = entry.reference.id.removeprefix("@"), entry.reference.at
    return (*entry.title, Citation(at=at, items=(CitationItem(key=key, at=at),), narrative=not entry.title))


def _milestones(typed: Unread | None, stages: tuple[AgendaStage, ...], context: AgendaContext) -> tuple[Milestone, ...]:
    """The stages of a mapping with their periods, in the order of the stages."""
    if typed is None:
        return ()
    if not isinstance(typed.tree, Mapping):
        fault = kind_fault(typed.tree, "a mapping of stages", "type each as `stage: date` on a line of its own")
        context.report.add(fault.diagnostic)
        return ()
    order = [stage.id for stage in stages]
    found = list(_read_milestones(typed.tree, tuple(order), context))
    return tuple(sorted(found, key=lambda milestone: order.index(milestone.stage)))


def _read_milestones(tree: Mapping, known: tuple[str, ...], context: AgendaContext) -> Iterator[Milestone]:
    for key, value in tree.entries:
        if key.text not in known:
            meant = closest(key.text, {}, known)
            hint = f"did you mean `{meant}`?" if meant else f"the stages are {', '.join(known)}"
            context.report.add(Diagnostic(Code.STAGE_KNOWN, key.at, f"`{key.text}` is no stage of this agenda", hint))
        elif not is_empty(value):
            milestone = _milestone(key.text, value, context)
            if milestone is not None:
                yield milestone


def _milestone(stage: str, value: Tree, context: AgendaContext) -> Milestone | None:
    if not isinstance(value, Scalar):
        context.report.add(kind_fault(value, "a date", _EXAMPLES).diagnostic)
        return None
    period = parse_period(value.text.strip(), context.language)
    if period is None:
        message = f"`{value.text}` cannot be understood as a date"
        context.report.add(Diagnostic(Code.PERIOD_KNOWN, value.at, message, _EXAMPLES))
        return None
    return Milestone(at=value.at, stage=stage, period=period)
