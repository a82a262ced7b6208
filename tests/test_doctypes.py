"""What each type of paper shows of itself on its cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtlijn.diagnostics import Report
from krachtlijn.doctypes.advies import ADVIES, AdviesMetadata
from krachtlijn.language import words_for
from krachtlijn.model.metadata import Language
from krachtlijn.model.text import plain_text
from krachtlijn.readers.binding import bind
from krachtlijn.readers.leaves import BindContext
from krachtlijn.readers.markdown import MarkdownContext, read_blocks, read_inlines
from krachtlijn.readers.yaml import compose
from krachtlijn.source import Source


def facts(text: str, lang: Language = "nl") -> list[tuple[str, list[str]]]:
    report = Report()
    markdown = MarkdownContext(report=report, folder=Path())
    context = BindContext(report, lambda p: read_inlines(p, markdown), lambda p: read_blocks(p, markdown))
    tree = compose(Source(Path("paper.yaml"), f"type: advies\ntitle: T\n{text}"), report)
    assert tree is not None
    meta = bind(AdviesMetadata, tree, context)
    assert list(report) == []
    found = ADVIES.facts(meta, words_for(lang))
    return [(fact.label, [plain_text(value) for value in fact.values]) for fact in found]


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
        ("Hoedanigheid", ["advies"]),
        ("Goedkeuring raad", ["26 november 2024 (schriftelijk)"]),
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
        ("Datum van de adviesvraag", ["1 oktober 2024"]),
        ("Ontvangst van de adviesvraag", ["3 oktober 2024"]),
        ("Adviestermijn", ["30 dagen"]),
        ("Besluitvorming", ["12 voor, 3 tegen"]),
    ]


@pytest.mark.parametrize(("lang", "words"), [("nl", "1 maart 2024"), ("fr", "1er mars 2024"), ("en", "1 March 2024")])
def test_facts_are_in_the_paper_s_language(lang: Language, words: str) -> None:
    assert facts("approvals: [{body: X, date: 2024-03-01}]", lang)[0][1] == [words]


def test_nothing_typed_shows_nothing() -> None:
    assert facts("") == []
