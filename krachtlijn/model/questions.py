"""Questions and their answers, in parliament or a city council."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.model.blocks import Block, Blocks


@dataclass(frozen=True, kw_only=True)
class QuestionPart(Block):
    """A part of a question, with its label: ``a)``."""

    label: str
    blocks: Blocks


@dataclass(frozen=True, kw_only=True)
class Question(Block):
    """A question. ``number`` counts from 1, shown or not."""

    number: int
    text: Blocks
    parts: tuple[QuestionPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer(Block):
    """An answer to one question, to several, or to parts of one.

    ``label`` names them as printed (``1-4``, ``5a``), ``to`` holds the ids of the questions and parts.
    """

    label: str
    to: tuple[str, ...]
    text: Blocks


@dataclass(frozen=True, kw_only=True)
class Exchange(Block):
    """Questions that belong together because answers to them do, and those answers; none: not answered yet."""

    questions: tuple[Question, ...]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Questions(Block):
    """All questions and answers of a paper, in the order of the questions."""

    introduction: Blocks = ()
    lead: Blocks = ()
    numbered: bool = True
    exchanges: tuple[Exchange, ...] = ()
    closing: Blocks = ()
