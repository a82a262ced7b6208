"""questions.yaml: questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass, replace
from typing import Annotated

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.anchors import ANSWER, QUESTION
from krachtlijn.model.blocks import Blocks
from krachtlijn.model.metadata import Entry
from krachtlijn.model.questions import Answer, Exchange, Question, QuestionPart, Questions
from krachtlijn.readers.binding import bind
from krachtlijn.readers.leaves import BindContext, Unread, kind_fault
from krachtlijn.readers.yaml import Scalar, Sequence, Tree
from krachtlijn.source import Location

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RANGE = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})", re.ASCII)
_SINGLE = re.compile(r"(\d{1,3})([a-z]?)", re.ASCII)
_HOW = "type a number, a part, a range or a list: 1, 1a, 1-4, or 1, 3-4"


@dataclass(frozen=True, kw_only=True)
class QuestionEntry(Entry):
    """A question, as typed."""

    SHORTHAND = "text"

    text: Annotated[Blocks, "De vraag"]
    number: Annotated[int | None, "Nummer; wordt nagekeken waar het gegeven is"] = None
    parts: Annotated[tuple[Blocks, ...], "Onderdelen a) b) c)"] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerEntry(Entry):
    """An answer, as typed."""

    to: Annotated[Unread | None, "Vragen waarop dit antwoordt: 1, 1-4, 1a, of 1, 3-4; weggelaten: alle"] = None
    text: Annotated[Blocks, "Het antwoord"]


@dataclass(frozen=True, kw_only=True)
class QuestionsEntry(Entry):
    """The whole file, as typed."""

    introduction: Annotated[Blocks, "Toelichting voor de vragen"] = ()
    lead: Annotated[Blocks, "Zin die de vragen inleidt"] = ()
    numbered: Annotated[bool, "Of de vragen een nummer krijgen"] = True
    questions: Annotated[tuple[QuestionEntry, ...], "De vragen"]
    answers: Annotated[tuple[AnswerEntry, ...], "De antwoorden"] = ()
    closing: Annotated[Blocks, "Slot"] = ()


def read_questions(tree: Tree, context: BindContext) -> Questions | None:
    """The questions of a paper with the answers that reach them; None, with complaints, where they cannot be read."""
    entry = bind(QuestionsEntry, tree, context)
    if entry is None:
        return None
    if not entry.questions:
        message = "there are no questions"
        context.report.add(Diagnostic(Code.KEY_REQUIRED, entry.place_of("questions"), message, "type at least one"))
    questions = tuple(_questions(entry.questions, context.report))
    found = (answer for item in entry.answers if (answer := _answer(item, questions, context.report)))
    answers = tuple(_with_own_ids(found))
    context.report.extend(_coverage(questions, answers))
    return Questions(
        at=entry.at,
        id="vragen",
        introduction=entry.introduction,
        lead=entry.lead,
        numbered=entry.numbered,
        exchanges=tuple(_exchanges(questions, answers)),
        closing=entry.closing,
    )


def _questions(entries: SequenceABC[QuestionEntry], report: Report) -> Iterator[Question]:
    for number, entry in enumerate(entries, start=1):
        if entry.number not in (None, number):
            message = f"this question is given the number {entry.number}, and stands at place {number}"
            hint = f"type {number}, or leave the number out: it is counted"
            report.add(Diagnostic(Code.QUESTION_NUMBER, entry.place_of("number"), message, hint))
        id_ = f"{QUESTION}{number}"
        if len(entry.parts) > len(_LETTERS):
            message = f"a question has at most {len(_LETTERS)} parts, and this one has {len(entry.parts)}"
            report.add(Diagnostic(Code.VALUE_KIND, entry.place_of("parts"), message, "make it several questions"))
        parts = (
            QuestionPart(at=blocks[0].at if blocks else entry.at, id=id_ + letter, label=f"{letter})", blocks=blocks)
            for letter, blocks in zip(_LETTERS, entry.parts, strict=False)
        )
        yield Question(at=entry.at, id=id_, number=number, text=entry.text, parts=tuple(parts))


# ------------------------------------------------------------------------------------------------------------ answers


def _answer(entry: AnswerEntry, questions: SequenceABC[Question], report: Report) -> Answer | None:
    """The answer with the ids of what it answers; None where that cannot be told."""
    if entry.to is None:
        label = f"1-{len(questions)}" if len(questions) > 1 else "1"
        to = tuple(question.id for question in questions)
        return Answer(at=entry.at, id=ANSWER + label, label=label, to=to, text=entry.text)
    pieces = list(_pieces(entry.to.tree, report))
    known = {question.id for question in questions} | {part.id for question in questions for part in question.parts}
    ids: list[str] = []
    for at, words in pieces:
        found = _ids(words)
        if not found:
            report.add(Diagnostic(Code.ANSWER_FORM, at, f"`{words}` names no question", _HOW))
            return None
        ids.extend(id_ for id_ in found if id_ in known)
        if missing := next((id_ for id_ in found if id_ not in known), ""):
            message = f"there is no question {missing.removeprefix(QUESTION)}"
            report.add(Diagnostic(Code.ANSWER_KNOWN, at, message, f"questions go from 1 to {len(questions)}"))
    if not ids:
        return None
    label = ", ".join(re.sub(r"\s*[-–]\s*", "-", words) for _, words in pieces)
    id_ = ANSWER + label.replace(", ", "_")
    return Answer(at=entry.at, id=id_, label=label, to=tuple(dict.fromkeys(ids)), text=entry.text)


def _with_own_ids(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers with an id each, also where two are to the same question."""
    taken: set[str] = set()
    for answer in answers:
        id_ = answer.id
        while id_ in taken:
            id_ += "-bis"
        taken.add(id_)
        yield answer if id_ == answer.id else replace(answer, id=id_)


def _pieces(tree: Tree, report: Report) -> Iterator[tuple[Location, str]]:
    """The pieces of ``1, 3-4``, or of a list of such, each with its place."""
    for item in tree.items if isinstance(tree, Sequence) else (tree,):
        if not isinstance(item, Scalar):
            report.add(kind_fault(item, "the number of a question", _HOW).diagnostic)
            continue
        offset = 0
        for piece in item.text.split(","):
            lead = len(piece) - len(piece.lstrip())
            yield item.passage().at(0, offset + lead), piece.strip()
            offset += len(piece) + 1


def _ids(words: str) -> list[str]:
    """The ids of the questions that ``1``, ``1a`` or ``1-4`` names; none where it names nothing."""
    if match := _RANGE.fullmatch(words):
        return [f"{QUESTION}{number}" for number in range(int(match[1]), int(match[2]) + 1)]
    if match := _SINGLE.fullmatch(words):
        return [f"{QUESTION}{int(match[1])}{match[2]}"]
    return []


def _coverage(questions: SequenceABC[Question], answers: SequenceABC[Answer]) -> Iterator[Diagnostic]:
    """Every question is answered, and none twice. A question is answered when all its parts are."""
    first: dict[str, Answer] = {}
    for answer in answers:
        for id_ in answer.to:
            for one in _whole_and_parts(id_, questions):
                if one in first and first[one] is not answer:
                    message = (
                        f"question {id_.removeprefix(QUESTION)} is answered twice, first on line {first[one].at.line}"
                    )
                    hint = "look whether both answers are to the right questions"
                    yield Diagnostic(Code.ANSWER_SINGLE, answer.at, message, hint)
                    break
            first.update((one, answer) for one in _whole_and_parts(id_, questions) if one not in first)
    for question in questions:
        wanted = [part.id for part in question.parts] or [question.id]
        missing = [id_.removeprefix(QUESTION) for id_ in wanted if id_ not in first]
        if missing and answers:
            what = str(question.number) if len(missing) == len(wanted) else ", ".join(missing)
            message = f"question {what} has no answer"
            yield Diagnostic(Code.QUESTION_ANSWERED, question.at, message, "add it to the `to` of an answer")


def _whole_and_parts(id_: str, questions: SequenceABC[Question]) -> list[str]:
    """What an answer to ``id_`` answers: a question with its parts, or a part alone."""
    question = next((question for question in questions if question.id == id_), None)
    return [id_, *(part.id for part in question.parts)] if question else [id_]


def _exchanges(questions: SequenceABC[Question], answers: SequenceABC[Answer]) -> Iterator[Exchange]:
    """Questions and answers that hang together, in the order of the questions; what is not answered stands alone."""
    group = {question.id: question.number for question in questions}
    for answer in answers:
        numbers = {group[id_.rstrip(_LETTERS)] for id_ in answer.to}
        group.update((id_, min(numbers)) for id_, number in group.items() if number in numbers)
    for number in sorted(set(group.values())):
        asked = tuple(question for question in questions if group[question.id] == number)
        ids = {id_ for question in asked for id_ in (question.id, *(part.id for part in question.parts))}
        given = tuple(answer for answer in answers if ids.intersection(answer.to))
        yield Exchange(at=asked[0].at, questions=asked, answers=given)
