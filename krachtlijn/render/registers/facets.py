"""By what each register can be narrowed: the keys of a record, and the words of each key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from krachtlijn.language.collation import sort_key
from krachtlijn.language.words import Words, capitalized
from krachtlijn.model.blocks import STATUSES, KeyPoint
from krachtlijn.model.document import Document
from krachtlijn.model.registers import InitiativeRecord, Record, StatementRecord, Step, TableRecord
from krachtlijn.model.registers.agenda import COURSES
from krachtlijn.model.settings import SiteSettings
from krachtlijn.model.text import plain_text

OVERDUE = "overdue"
NO_STATUS = "none"
"""What may stand among the keys of ``stand`` besides ``STATUSES``."""

Facets = Mapping[str, tuple[str, ...]]
"""By the name of a filter, the keys of a record: a filter lets through what has the chosen key among them."""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A way to narrow a register: the name of its field, its words, and the keys with their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def facets_of(record: Record) -> Facets:
    """The keys of a record; none where its register is narrowed by words alone."""
    match record:
        case StatementRecord():
            kind = "krachtlijn" if isinstance(record.node, KeyPoint) else "recommendation"
            to = plain_text(record.node.to)
            overdue = (OVERDUE,) if record.overdue else ()
            return {
                "stand": (record.status or NO_STATUS, *overdue),
                "aan": (to,) if to else (),
                "thema": _themes(record.paper),
                "soort": (kind,),
                "jaar": (str(record.paper.date.year),),
            }
        case InitiativeRecord():
            years = {str(year) for step in record.steps for year in _years(step)}
            owner = record.initiative.owner
            return {
                "verloop": tuple(dict.fromkeys(step.course for step in record.steps)),
                "in": tuple(sorted(years)),
                "initiatiefnemer": (owner,) if owner else (),
            }
        case TableRecord():
            return {"thema": _themes(record.paper), "jaar": (str(record.paper.date.year),)}
        case _:
            return {}


def filters_of(facets: Iterable[Facets], words: Words, settings: SiteSettings) -> tuple[Filter, ...]:
    """The filters that tell records apart, each with the keys that some record has."""
    found: dict[str, dict[str, None]] = {}
    for one in facets:
        for name, keys in one.items():
            found.setdefault(name, {}).update(dict.fromkeys(keys))
    filters = (_KINDS[name].filter(name, tuple(keys), words, settings) for name, keys in found.items())
    return tuple(it for it in filters if len(it.options) > 1)


@dataclass(frozen=True)
class _Kind:
    """What a filter is called, what its keys are called, and their order (as they are called, if left out)."""

    label: Callable[[Words], str]
    word: Callable[[str, Words, SiteSettings], str] = lambda key, *_: key
    order: Callable[[str], Any] | None = None

    def filter(self, name: str, keys: tuple[str, ...], words: Words, settings: SiteSettings) -> Filter:
        named = [(key, self.word(key, words, settings)) for key in keys]
        order = self.order
        named.sort(key=lambda it: order(it[0]) if order else sort_key(it[1]))
        return Filter(name=name, label=self.label(words), options=tuple(named))


def _status(key: str, words: Words, _: SiteSettings) -> str:
    special = {OVERDUE: words.registers.overdue, NO_STATUS: words.registers.no_status}
    return special.get(key) or words.statuses[key]


def _theme(key: str, _: Words, settings: SiteSettings) -> str:
    return next((theme.name for theme in settings.themes if theme.id == key), key)


_KINDS: Mapping[str, _Kind] = {
    "stand": _Kind(lambda words: words.registers.status, _status, (*STATUSES, OVERDUE, NO_STATUS).index),
    "aan": _Kind(lambda words: words.registers.addressee),
    "thema": _Kind(lambda words: words.registers.theme, _theme),
    "soort": _Kind(lambda words: words.registers.kind, lambda key, words, _: capitalized(words.kinds[key].one)),
    "jaar": _Kind(lambda words: words.registers.year, order=lambda key: -int(key)),
    "in": _Kind(lambda words: words.registers.planned_in, order=int),
    "verloop": _Kind(
        lambda words: words.registers.course,
        lambda key, words, _: words.registers.courses[key],
        tuple[str, ...](COURSES).index,
    ),
    "initiatiefnemer": _Kind(lambda words: words.registers.owner),
}


def _themes(paper: Document) -> tuple[str, ...]:
    return tuple(theme.id for theme in paper.meta.themes)


def _years(step: Step) -> set[int]:
    """The years that the periods of a step reach into; a period that is open at an end has the year of the other."""
    found: set[int] = set()
    for period in (step.planned, step.realised):
        if period:
            first = period.first if period.first != date.min else period.last
            last = period.last if period.last != date.max else period.first
            found.update(range(first.year, last.year + 1))
    return found
