"""What each type of paper shows of itself on its cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtlijn.diagnostics import Report
from krachtlijn.doctypes import DOCUMENT_TYPES as TYPES
from krachtlijn.language import words_for
from krachtlijn.model.metadata import Language, Metadata
from krachtlijn.model.text import plain_text
from krachtlijn.readers.binding import bind
from krachtlijn.readers.leaves import BindContext
from krachtlijn.readers.markdown import MarkdownContext, read_blocks, read_inlines
from krachtlijn.readers.yaml import compose
from krachtlijn.source import Source


def facts(text: str, lang: Language = "nl", kind: str = "advies") -> list[tuple[str, list[str]]]:
    meta = read(text, kind)
    return [(fact.label, [plain_text(it) for it in fact.values]) for fact in TYPES[kind].facts(meta, words_for(lang))]


def read(text: str, kind: str) -> Metadata:
    report = Report()
    markdown = MarkdownContext(report=report, folder=Path())
    context = BindContext(report, lambda p: read_inlines(p, markdown), lambda p: read_blocks(p, markdown))
    tree = compose(Source(Path("paper.yaml"), f"type: {kind}\ntitle: T\n{text}"), report)
    assert tree is not None
    meta = bind(TYPES[kind].metadata, tree, context)
    assert list(report) == []
    assert meta is not None
    return meta


def test_an_advies_of_its_own_accord() -> None:
    typed = (
        "request: {origin: own-initiative}\nlegal_basis: SERV-decreet, art. 20\ncapacity: advice\n"
        "approvals: [{body: raad, date: 2024-11-26, note: schriftelijk}, {body: bureau}]\ndecision: {consensus: true}\n"
        "contact: [{name: An Peeters, role: adviseur, email: an@example.org, phone: +32 2 000 00 11}]\n"
        "details: {Beleidsdomein: '*Werk*'}\n"
    )
    assert facts(typed) == [
        ("Adviesvraag", ["Op eigen initiatief"]),
        ("Decretale opdracht", ["SERV-decreet, art. 20"]),
        ("Hoedanigheid", ["Advies"]),
        ("Goedkeuring raad", ["26\N{NO-BREAK SPACE}november 2024 (schriftelijk)"]),
        ("Goedkeuring bureau", ["Onder voorbehoud van bekrachtiging door bureau"]),
        ("Besluitvorming", ["Bij consensus"]),
        ("Contactpersoon", ["An Peeters, adviseur, an@example.org, +32\u00a02\u00a0000\u00a000\u00a011"]),
        ("Beleidsdomein", ["Werk"]),
    ]


def test_an_advies_that_was_requested() -> None:
    typed = (
        "request: {origin: requested, by: de minister, date: 2024-10-01, received: 2024-10-03, term: 30 dagen,"
        " text: Over het ontwerp.}\ndecision: {for: 12, against: 3}\n"
    )
    assert facts(typed) == [
        ("Adviesvraag", ["de minister", "Over het ontwerp."]),
        ("Datum van de adviesvraag", ["1\N{NO-BREAK SPACE}oktober 2024"]),
        ("Ontvangst van de adviesvraag", ["3\N{NO-BREAK SPACE}oktober 2024"]),
        ("Adviestermijn", ["30 dagen"]),
        ("Besluitvorming", ["12 voor, 3 tegen"]),
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", "1\N{NO-BREAK SPACE}maart 2024"),
        ("fr", "1er\N{NO-BREAK SPACE}mars 2024"),
        ("en", "1\N{NO-BREAK SPACE}March 2024"),
    ],
)
def test_facts_are_in_the_paper_s_language(lang: Language, words: str) -> None:
    assert facts("approvals: [{body: X, date: 2024-03-01}]", lang)[0][1] == [words]


@pytest.mark.parametrize(
    ("lang", "none", "one", "several"),
    [
        ("nl", "0 onthoudingen", "1 onthouding", "2 onthoudingen"),
        ("fr", "0 abstention", "1 abstention", "2 abstentions"),
        ("en", "0 abstentions", "1 abstention", "2 abstentions"),
    ],
)
def test_abstentions_are_one_or_several(lang: Language, none: str, one: str, several: str) -> None:
    for count, words in enumerate((none, one, several)):
        ((_, (shown,)),) = facts(f"decision: {{for: 12, against: 3, abstained: {count}}}", lang)
        assert shown.rpartition(", ")[2] == words


def test_nothing_typed_shows_nothing() -> None:
    assert facts("") == []


def test_a_werkprogramma_shows_its_period_and_who_approved_it() -> None:
    typed = "period: '2021'\napprovals: [{body: raad, date: 2021-01-20}, {body: bureau}]\ncontact: [{name: An}]\n"
    assert facts(typed, kind="werkprogramma") == [
        ("Periode", ["2021"]),
        ("Goedkeuring raad", ["20\N{NO-BREAK SPACE}januari 2021"]),
        ("Goedkeuring bureau", ["Onder voorbehoud van bekrachtiging door bureau"]),
        ("Contactpersoon", ["An"]),
    ]


def test_a_beleidsbrief_shows_who_submitted_it_and_when() -> None:
    typed = "submitted: {date: 2011-10-25, by: An Peeters, role: minister}\nsession: 2011-2012\nperiod: 2012\n"
    assert facts(typed, kind="beleidsbrief") == [
        ("Ingediend door", ["An Peeters", "minister"]),
        ("Ingediend op", ["25\N{NO-BREAK SPACE}oktober 2011"]),
        ("Parlementair jaar", ["2011-2012"]),
        ("Periode", ["2012"]),
    ]


def test_a_beleidsbrief_is_signed_by_who_submits_it_unless_it_says_otherwise() -> None:
    kind = TYPES["beleidsbrief"]
    submitted = "submitted: {by: An Peeters, role: minister}\n"
    (signatory,) = kind.signatories(read(submitted, "beleidsbrief"))
    assert (signatory.name, signatory.role) == ("An Peeters", "minister")
    signed = kind.signatories(read(f"{submitted}signatories: [{{name: Bo}}, {{name: Cas}}]", "beleidsbrief"))
    assert [signatory.name for signatory in signed] == ["Bo", "Cas"]


@pytest.mark.parametrize("kind", ["schriftelijke-vraag", "mondelinge-vraag"])
def test_a_question_shows_who_asked_and_who_answered(kind: str) -> None:
    typed = (
        "asked_by: [{name: Bo, party: Groep}, Cas]\nanswered_by: [{name: An, role: schepen}]\nsession: 2015-2016\n"
        "asked: 2016-03-01\nanswered: 2016-03-14\nmeeting: 2016-03-15\n"
    )
    assert facts(typed, kind=kind) == [
        ("Vergadering van", ["15\N{NO-BREAK SPACE}maart 2016"]),
        ("Vraagstellers", ["Bo (Groep)", "Cas"]),
        ("Gesteld op", ["1\N{NO-BREAK SPACE}maart 2016"]),
        ("Antwoord van", ["An, schepen"]),
        ("Beantwoord op", ["14\N{NO-BREAK SPACE}maart 2016"]),
        ("Parlementair jaar", ["2015-2016"]),
    ]


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("advies", "approvals: [{body: a, date: 2024-01}, {body: b, date: 2024-03-02}, {body: c}]", "2024-03-02"),
        ("werkprogramma", "period: x\napprovals: [{body: a, date: 2024-01-02}]", "2024-01-02"),
        ("werkprogramma", "period: x", None),
        ("beleidsbrief", "submitted: {by: An, date: 2011-10-25}", "2011-10-25"),
        ("mondelinge-vraag", "asked_by: [An]\nasked: 2016-01\nanswered: 2016-02\nmeeting: 2016-03", "2016-03"),
        ("schriftelijke-vraag", "asked_by: [An]\nasked: 2016-01\nanswered: 2016-02", "2016-02"),
        ("schriftelijke-vraag", "asked_by: [An]\nasked: 2016-01", "2016-01"),
    ],
)
def test_the_date_that_a_paper_bears(kind: str, typed: str, expected: str | None) -> None:
    found = TYPES[kind].date(read(typed, kind))
    assert (str(found) if found else None) == expected
