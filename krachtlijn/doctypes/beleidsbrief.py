"""The beleidsbrief: what a minister lays before parliament each year on the state and the plans of a policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from krachtlijn.doctypes.base import DocumentType, Fact
from krachtlijn.doctypes.facts import date_fact, detail_facts, text_fact, words_at
from krachtlijn.language.keyed import Noun
from krachtlijn.language.words import Words
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Part
from krachtlijn.model.metadata import Entry, Metadata, Signatory


@dataclass(frozen=True, kw_only=True)
class Submission(Entry):
    """When the paper was laid before parliament, and by whom."""

    date: Annotated[PartialDate | None, "Datum van indiening"] = None
    by: Annotated[str, "Wie de beleidsbrief indient"]
    role: Annotated[str, "Functie"] = ""


@dataclass(frozen=True, kw_only=True)
class BeleidsbriefMetadata(Metadata):
    """The keys of a beleidsbrief."""

    submitted: Annotated[Submission, "Indiening"]
    period: Annotated[str, "Periode waarover de beleidsbrief gaat, bijvoorbeeld 2011-2012"] = ""
    session: Annotated[str, "Parlementair jaar"] = ""
    signatories: Annotated[tuple[Signatory, ...], "Ondertekenaars; weggelaten: wie indient"] = ()


def _date(meta: BeleidsbriefMetadata) -> PartialDate | None:
    return meta.submitted.date


def _facts(meta: BeleidsbriefMetadata, words: Words) -> Iterator[Fact]:
    by = meta.submitted
    lines = (words_at(by.place_of("by"), by.by), *((words_at(by.place_of("role"), by.role),) if by.role else ()))
    yield Fact(words.submitted_by, lines)
    yield from date_fact(words.submitted, by.date, by.at, words)
    yield from text_fact(words.session, meta.session, meta.place_of("session"))
    yield from text_fact(words.period, meta.period, meta.place_of("period"))
    yield from detail_facts(meta)


def _authors(meta: BeleidsbriefMetadata) -> tuple[str, ...]:
    return (meta.submitted.by,)


def _signatories(meta: BeleidsbriefMetadata) -> tuple[Signatory, ...]:
    by = meta.submitted
    return meta.signatories or (Signatory(at=by.at, name=by.by, role=by.role),)


def _linked(meta: BeleidsbriefMetadata, _: tuple[Part, ...]) -> Mapping[str, object]:
    by = meta.submitted
    return {"author": {"@type": "Person", "name": by.by, **({"jobTitle": by.role} if by.role else {})}}


BELEIDSBRIEF = DocumentType(
    key="beleidsbrief",
    names={
        "nl": Noun("beleidsbrief", "beleidsbrieven"),
        "fr": Noun("lettre de politique", "lettres de politique"),
        "en": Noun("policy letter", "policy letters"),
    },
    metadata=BeleidsbriefMetadata,
    parts=(
        "contents",
        "abbreviations",
        "krachtlijnen",
        "introduction",
        "body",
        "signatories",
        "annexes",
        "tables",
        "figures",
        "references",
    ),
    lists=("abbreviations", "references"),
    required=("sections",),
    date=_date,
    facts=_facts,
    signatories=_signatories,
    authors=_authors,
    linked=_linked,
)
