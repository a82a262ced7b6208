"""The werkprogramma: what a council or a committee means to do in a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from krachtlijn.doctypes.base import DocumentType, Fact
from krachtlijn.doctypes.facts import approval_facts, contact_facts, detail_facts, last_approval, text_fact
from krachtlijn.language.keyed import Noun
from krachtlijn.language.words import Words
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import Approval, Contact, Metadata


@dataclass(frozen=True, kw_only=True)
class WerkprogrammaMetadata(Metadata):
    """The keys of a werkprogramma."""

    period: Annotated[str, "Periode waarvoor het werkprogramma geldt, bijvoorbeeld 2021"]
    approvals: Annotated[tuple[Approval, ...], "Goedkeuringen"] = ()
    contact: Annotated[tuple[Contact, ...], "Contactpersonen"] = ()


def _date(meta: WerkprogrammaMetadata) -> PartialDate | None:
    return last_approval(meta.approvals)


def _facts(meta: WerkprogrammaMetadata, words: Words) -> Iterator[Fact]:
    yield from text_fact(words.period, meta.period, meta.place_of("period"))
    yield from approval_facts(meta.approvals, words)
    yield from contact_facts(meta.contact, words)
    yield from detail_facts(meta)


WERKPROGRAMMA = DocumentType(
    key="werkprogramma",
    names={
        "nl": Noun("werkprogramma", "werkprogramma’s"),
        "fr": Noun("programme de travail", "programmes de travail"),
        "en": Noun("work programme", "work programmes"),
    },
    metadata=WerkprogrammaMetadata,
    parts=(
        "contents",
        "krachtlijnen",
        "introduction",
        "body",
        "annexes",
        "tables",
        "figures",
        "abbreviations",
        "references",
    ),
    lists=("abbreviations", "references"),
    required=("sections",),
    date=_date,
    facts=_facts,
)
