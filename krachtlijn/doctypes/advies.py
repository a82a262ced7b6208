"""The advies: what the council answers to a request, or says of its own accord."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.doctypes.base import DocumentType, Fact
from krachtlijn.doctypes.facts import approval_facts, contact_facts, detail_facts, last_approval, words_at
from krachtlijn.language import format_date
from krachtlijn.language.keyed import Noun
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import Blocks, Inlines, Paragraph
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document
from krachtlijn.model.metadata import Approval, Contact, Entry, Letter, Metadata, Signatory
from krachtlijn.model.walk import walk


@dataclass(frozen=True, kw_only=True)
class Request(Entry):
    """Who asked for the advies, or that nobody did."""

    origin: Annotated[Literal["own-initiative", "requested"], "Op eigen initiatief of gevraagd"]
    by: Annotated[Inlines, "Wie het advies vraagt"] = ()
    date: Annotated[PartialDate | None, "Datum van de adviesvraag"] = None
    received: Annotated[PartialDate | None, "Datum van ontvangst"] = None
    term: Annotated[str, "Adviestermijn"] = ""
    text: Annotated[Blocks, "Toelichting bij de adviesvraag"] = ()


@dataclass(frozen=True, kw_only=True)
class Decision(Entry):
    """How the council decided: by consensus, or with so many votes."""

    consensus: Annotated[bool, "Of er consensus was"] = False
    for_: Annotated[int | None, "Stemmen voor"] = None
    against: Annotated[int | None, "Stemmen tegen"] = None
    abstained: Annotated[int | None, "Onthoudingen"] = None


@dataclass(frozen=True, kw_only=True)
class AdviesMetadata(Metadata):
    """The keys of an advies."""

    request: Annotated[Request | None, "Adviesvraag"] = None
    legal_basis: Annotated[Inlines, "Decretale opdracht"] = ()
    capacity: Annotated[Literal["advice", "consultation", "study"] | None, "Hoedanigheid"] = None
    approvals: Annotated[tuple[Approval, ...], "Goedkeuringen"] = ()
    decision: Annotated[Decision | None, "Besluitvorming"] = None
    contact: Annotated[tuple[Contact, ...], "Contactpersonen"] = ()
    letter: Annotated[Letter | None, "Begeleidende brief"] = None
    signatories: Annotated[tuple[Signatory, ...], "Ondertekenaars"] = ()


def _date(meta: AdviesMetadata) -> PartialDate | None:
    return last_approval(meta.approvals)


def _signatories(meta: AdviesMetadata) -> tuple[Signatory, ...]:
    return meta.signatories


def _facts(meta: AdviesMetadata, words: Words) -> Iterator[Fact]:
    if meta.request:
        yield from _request_facts(meta.request, words)
    if meta.legal_basis:
        yield Fact(words.legal_basis, (meta.legal_basis,))
    if meta.capacity:
        yield Fact(words.capacity, (words_at(meta.place_of("capacity"), words.capacities[meta.capacity]),))
    yield from approval_facts(meta.approvals, words)
    if meta.decision:
        yield Fact(words.decision, (words_at(meta.decision.at, _decision_words(meta.decision, words)),))
    yield from contact_facts(meta.contact, words)
    yield from detail_facts(meta)


def _request_facts(request: Request, words: Words) -> Iterator[Fact]:
    who = request.by if request.origin == "requested" else words_at(request.at, words.own_initiative)
    remarks = tuple(node.children for node in walk(request.text) if isinstance(node, Paragraph))
    yield Fact(words.request, (who, *remarks))
    for label, day in ((words.request_date, request.date), (words.request_received, request.received)):
        if day:
            yield Fact(label, (words_at(request.at, format_date(day, words.language)),))
    if request.term:
        yield Fact(words.request_term, (words_at(request.place_of("term"), request.term),))


def _decision_words(decision: Decision, words: Words) -> str:
    if decision.consensus:
        return words.consensus
    votes = (
        (words.votes_for, decision.for_),
        (words.votes_against, decision.against),
        (_abstentions(decision.abstained, words), decision.abstained),
    )
    return ", ".join(label.format(n=count) for label, count in votes if count is not None)


def _abstentions(count: int | None, words: Words) -> str:
    """The noun in one or in many: French counts none as one."""
    noun = words.votes_abstained
    return noun.one if count == 1 or (count == 0 and words.language == "fr") else noun.many


def _check_request(document: Document) -> Iterator[Diagnostic]:
    """A request that was made has somebody who made it."""
    request = document.meta.request if isinstance(document.meta, AdviesMetadata) else None
    if request and request.origin == "requested" and not request.by:
        message = "`request` does not say who asked for the advies"
        yield Diagnostic(Code.REQUEST_BY, request.place_of("origin"), message, "add `by: …`")


def _check_decision(document: Document) -> Iterator[Diagnostic]:
    """A decision is by consensus, or has votes; not both, and not neither."""
    decision = document.meta.decision if isinstance(document.meta, AdviesMetadata) else None
    if not decision:
        return
    votes = (decision.for_, decision.against, decision.abstained)
    if decision.consensus and any(count is not None for count in votes):
        message = "`decision` gives votes beside a consensus"
        yield Diagnostic(Code.DECISION_WHOLE, decision.at, message, "keep `consensus: true`, or the votes")
    elif not decision.consensus and (decision.for_ is None or decision.against is None):
        message = "`decision` says neither that there was a consensus nor how the votes went"
        yield Diagnostic(Code.DECISION_WHOLE, decision.at, message, "type {consensus: true}, or {for: 12, against: 3}")
    elif any(count is not None and count < 0 for count in votes):
        yield Diagnostic(
            Code.DECISION_WHOLE, decision.at, "there cannot be fewer than no votes", "type them as figures"
        )


ADVIES = DocumentType(
    key="advies",
    names={"nl": Noun("advies", "adviezen"), "fr": Noun("avis", "avis"), "en": Noun("advice", "advice")},
    metadata=AdviesMetadata,
    parts=(
        "letter",
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
    required=("sections", "krachtlijnen.yaml"),
    date=_date,
    facts=_facts,
    signatories=_signatories,
    checks=(_check_request, _check_decision),
)
