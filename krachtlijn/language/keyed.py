"""Words that come in sets: a noun in one and in many, and the words for the keys of the format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """A noun: one, and several."""

    one: str
    many: str


class ByKey:
    """Words that are found by a key of the format, too: ``words.statuses["open"]``."""

    def __getitem__(self, key: str) -> str:
        word = getattr(self, key.replace("-", "_"), None)
        if not isinstance(word, str):
            raise KeyError(key)
        return word


@dataclass(frozen=True, kw_only=True)
class Kinds:
    """What references point at: "punt 3.1", "tabellen 5 en 6"; what has no number is named by its title."""

    section: Noun
    annex: Noun
    table: Noun
    figure: Noun
    chart: Noun
    box: Noun
    krachtlijn: Noun
    recommendation: Noun
    initiative: Noun
    question: Noun
    answer: Noun

    def __getitem__(self, kind: str) -> Noun:
        noun = getattr(self, kind, None)
        if not isinstance(noun, Noun):
            raise KeyError(kind)
        return noun


@dataclass(frozen=True, kw_only=True)
class Statuses(ByKey):
    """What became of a recommendation, a motion, a key point; the keys are those of ``STATUSES``."""

    open: str
    accepted: str
    partly: str
    done: str
    rejected: str


@dataclass(frozen=True, kw_only=True)
class Capacities(ByKey):
    """In what capacity the council speaks."""

    advice: str
    consultation: str
    study: str


@dataclass(frozen=True, kw_only=True)
class LanguageNames(ByKey):
    """The languages of papers."""

    nl: str
    fr: str
    en: str


@dataclass(frozen=True, kw_only=True)
class TableWords:
    """What tables say: yes and no, what is said aloud where a cell has no figure, and what stands below them."""

    yes: str
    no: str
    no_figure: str
    not_available: str
    not_applicable: str
    not_yet_known: str
    group: str
    back_to_cell: str
    download: str


@dataclass(frozen=True, kw_only=True)
class ChartWords:
    """What stands below a chart: before a reference to its table, or over the figures themselves."""

    see: str
    values: str
    """With the gap ``{what}``: "grafiek 1"."""


@dataclass(frozen=True, kw_only=True)
class CheckedWords:
    """What a page says of the run that looked over the site last: when, what, and what it found."""

    on: str
    what: str
    pages: Noun
    pages_and_pdfs: Noun
    """How many papers, with the gap ``{n}``."""
    found: str
    no_faults: str


@dataclass(frozen=True, kw_only=True)
class ColophonWords:
    """What a PDF says of itself on its last page."""

    title: str
    cite: str
    file: str
    standards: str
    sources: str
    """What is inside: the sources of the paper."""
    figures: str
    """The same, with the figures of its tables."""
    type: str


@dataclass(frozen=True, kw_only=True)
class AgendaWords:
    """What a regulatory agenda says: heads of its columns, and the words around planned and realised dates."""

    regulations: str
    content: str
    stages: str
    owner: str
    note: str
    as_of: str
    realised: str
    planned: str
    not_planned: str
    timeline: str
    """Names the drawing, with the gap ``{title}``."""
    key_planned: str
    key_realised: str
    key_slip: str
    download: str


@dataclass(frozen=True, kw_only=True)
class FollowUpWords:
    """What follow-up says: whose request it was, what was asked, and what came of it."""

    by: str
    asked: str
    answer: str
    status: str
    item: str
    """Names an item to those who do not see it, with the gap ``{mark}``."""


@dataclass(frozen=True, kw_only=True)
class QuestionWords:
    """What questions and answers say, with the gap ``{questions}``: one of them, or several, named as links."""

    title: str
    introduction: str
    part: str
    answer: str
    answer_to: str
    to_answer: str
    back: str
    unanswered: str
