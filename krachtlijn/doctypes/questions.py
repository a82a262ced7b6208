"""What questions to a minister and to a city council share: their keys, their date, their facts, their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.doctypes.base import Fact
from krachtlijn.doctypes.facts import date_fact, detail_facts, text_fact, words_at
from krachtlijn.language.keyed import Noun
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import Inlines, Paragraph
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Part
from krachtlijn.model.metadata import Entry, Metadata
from krachtlijn.model.questions import Answer, Question
from krachtlijn.model.text import plain_text, without_notes
from krachtlijn.model.walk import walk

PARTS = (
    "contents",
    "krachtlijnen",
    "introduction",
    "questions",
    "body",
    "annexes",
    "tables",
    "figures",
    "abbreviations",
    "references",
)
REQUIRED = ("questions.yaml",)


@dataclass(frozen=True, kw_only=True)
class Speaker(Entry):
    """Somebody who asks or answers."""

    SHORTHAND = "name"

    name: Annotated[str, "Naam"]
    party: Annotated[str, "Partij of fractie"] = ""
    role: Annotated[str, "Functie"] = ""


@dataclass(frozen=True, kw_only=True)
class QuestionMetadata(Metadata):
    """The keys of a question."""

    asked_by: Annotated[tuple[Speaker, ...], "Vraagstellers"]
    answered_by: Annotated[tuple[Speaker, ...], "Wie antwoordt"] = ()
    asked: Annotated[PartialDate | None, "Datum van de vraag"] = None
    answered: Annotated[PartialDate | None, "Datum van het antwoord"] = None
    meeting: Annotated[PartialDate | None, "Datum van de vergadering"] = None
    session: Annotated[str, "Parlementair jaar"] = ""


def question_date(meta: QuestionMetadata) -> PartialDate | None:
    """The meeting's, else the answer's, else the question's."""
    return meta.meeting or meta.answered or meta.asked


def question_facts(meta: QuestionMetadata, words: Words) -> Iterator[Fact]:
    """Who asked and when, who answered and when, in which meeting and year."""
    yield from date_fact(words.meeting, meta.meeting, meta.place_of("meeting"), words)
    yield from _speakers(words.asked_by, meta.asked_by)
    yield from date_fact(words.asked_on, meta.asked, meta.place_of("asked"), words)
    yield from _speakers(words.answered_by, meta.answered_by)
    yield from date_fact(words.answered_on, meta.answered, meta.place_of("answered"), words)
    yield from text_fact(words.session, meta.session, meta.place_of("session"))
    yield from detail_facts(meta)


def askers(meta: QuestionMetadata) -> tuple[str, ...]:
    """Who wrote the paper: those who ask."""
    return tuple(person.name for person in meta.asked_by)


def question_linked(meta: QuestionMetadata, parts: tuple[Part, ...]) -> Mapping[str, object]:
    """Questions and answers as schema.org describes them, each with its words."""
    asked, answered = _said(parts, Question), _said(parts, Answer)
    answer = {
        "@type": "Answer",
        "text": answered,
        "author": [_person(speaker) for speaker in meta.answered_by],
        **({"dateCreated": str(meta.answered or meta.meeting)} if meta.answered or meta.meeting else {}),
    }
    return {
        "text": asked,
        "author": [_person(speaker) for speaker in meta.asked_by],
        "answerCount": 1 if answered else 0,
        **({"dateCreated": str(meta.asked)} if meta.asked else {}),
        **({"acceptedAnswer": answer} if answered else {}),
    }


def _said(parts: tuple[Part, ...], kind: type[Question | Answer]) -> str:
    """The paragraphs of all questions, or of all answers, each on a line."""
    nodes = tuple(node for node in walk(parts) if isinstance(node, kind))
    return "\n".join(plain_text(node.children) for node in walk(without_notes(nodes)) if isinstance(node, Paragraph))


def _person(speaker: Speaker) -> Mapping[str, object]:
    party = {"memberOf": {"@type": "Organization", "name": speaker.party}} if speaker.party else {}
    role = {"jobTitle": speaker.role} if speaker.role else {}
    return {"@type": "Person", "name": speaker.name, **role, **party}


def _speakers(label: Noun, speakers: tuple[Speaker, ...]) -> Iterator[Fact]:
    if speakers:
        yield Fact(label.one if len(speakers) == 1 else label.many, tuple(_speaker(person) for person in speakers))


def _speaker(person: Speaker) -> Inlines:
    party = f" ({person.party})" if person.party else ""
    role = f", {person.role}" if person.role else ""
    return words_at(person.at, person.name + party + role)


def check_asked(document: Document) -> Iterator[Diagnostic]:
    """Somebody asks; nobody answers before, and no meeting deals with the question before it was asked."""
    meta = document.meta
    if not isinstance(meta, QuestionMetadata):
        return
    if not meta.asked_by:
        message, hint = "`asked_by` names nobody", "type [{name: …, party: …}]"
        yield Diagnostic(Code.KEY_REQUIRED, meta.place_of("asked_by"), message, hint)
    for key, day, words in (
        ("answered", meta.answered, "the answer is dated"),
        ("meeting", meta.meeting, "the meeting is dated"),
    ):
        if meta.asked and day and day.last < meta.asked.first:
            message = f"{words} {day}, before the question ({meta.asked})"
            yield Diagnostic(Code.QUESTION_DATES, meta.place_of(key), message, "look whether both dates are right")
