"""Fixed words, dates, enumerations, the order of words, and typography, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language import CATALOGUES, format_date, join_list, words_for
from krachtlijn.language.collation import sort_key
from krachtlijn.language.sentences import begins_sentence
from krachtlijn.language.typography import keep_together, marks_apart
from krachtlijn.model.blocks import STATUSES
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import LabelKind
from krachtlijn.model.metadata import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


def words_in(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name), f"{path}.{field.name}")


def test_every_language_of_papers_has_a_catalogue() -> None:
    assert set(CATALOGUES) == set(LANGUAGES)
    assert [words_for(lang).language for lang in LANGUAGES] == list(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_apostrophes_and_quotes_are_those_of_print(lang: Language) -> None:
    named = [
        *words_in(words_for(lang)),
        *(
            (f".{kind.key}", noun)
            for kind in DOCUMENT_TYPES.values()
            for noun in (kind.names[lang].one, kind.names[lang].many)
        ),
    ]
    assert [path for path, words in named if re.search("[\"']", words)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_empty_and_gaps_are_the_same_everywhere(lang: Language) -> None:
    dutch = dict(words_in(words_for("nl")))
    for path, word in words_in(words_for(lang)):
        assert word.strip(), path
        assert set(re.findall(r"\{\w*\}", word)) == set(re.findall(r"\{\w*\}", dutch[path])), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_has_its_words(lang: Language) -> None:
    words = words_for(lang)
    assert all(kind.names[lang].one and kind.names[lang].many for kind in DOCUMENT_TYPES.values())
    assert all(words.statuses[status] for status in STATUSES)
    assert all(words.kinds[kind].many for kind in get_args(LabelKind) if kind not in {"agenda", "followup", "other"})
    with pytest.raises(KeyError):
        words.statuses["brief"]
    with pytest.raises(KeyError):
        words.kinds["other"]


def test_labels_have_a_capital() -> None:
    assert [words_for(lang).table for lang in LANGUAGES] == ["Tabel", "Tableau", "Table"]
    assert words_for("fr").krachtlijn == "Ligne de force"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (
            PartialDate(2024, 11, 26),
            (
                "26\N{NO-BREAK SPACE}november 2024",
                "26\N{NO-BREAK SPACE}novembre 2024",
                "26\N{NO-BREAK SPACE}November 2024",
            ),
        ),
        (
            PartialDate(2024, 3, 1),
            ("1\N{NO-BREAK SPACE}maart 2024", "1er\N{NO-BREAK SPACE}mars 2024", "1\N{NO-BREAK SPACE}March 2024"),
        ),
        (
            PartialDate(2024, 3, 31),
            ("31\N{NO-BREAK SPACE}maart 2024", "31\N{NO-BREAK SPACE}mars 2024", "31\N{NO-BREAK SPACE}March 2024"),
        ),
        (PartialDate(2024, 11), ("november 2024", "novembre 2024", "November 2024")),
        (PartialDate(2024), ("2024", "2024", "2024")),
        (
            date(2024, 8, 11),
            ("11\N{NO-BREAK SPACE}augustus 2024", "11\N{NO-BREAK SPACE}août 2024", "11\N{NO-BREAK SPACE}August 2024"),
        ),
        (
            datetime(2024, 8, 1, 9, 5, tzinfo=UTC),
            (
                "1\N{NO-BREAK SPACE}augustus 2024 om 9.05 uur",
                "1er\N{NO-BREAK SPACE}août 2024 à 9h05",
                "1\N{NO-BREAK SPACE}August 2024 at 9:05",
            ),
        ),
    ],
)
def test_dates(when: PartialDate | date, expected: tuple[str, str, str]) -> None:
    assert tuple(format_date(when, lang) for lang in LANGUAGES) == expected


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_enumerations(items: list[str], expected: str) -> None:
    assert join_list(items, "nl") == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_of_several_is_said_with_the_noun_behind_the_total(lang: Language) -> None:
    words = words_for(lang)
    for said in (words.lists.shown, words.registers.shown):
        assert "{n}" in said.split("{total}")[0]
        assert len(said.split("{total}")[1].split()) == 1


def test_words_are_ordered_by_letters_not_by_accents_capitals_or_points() -> None:
    words = ["Zee", "été", "Ete", "’s Gravenwezel", "ik", "IK", "S.A.R.", "Œuvre", "oever", "a b", "ab"]
    assert sorted(words, key=sort_key) == [
        "a b", "ab", "Ete", "été", "ik", "IK", "Œuvre", "oever", "S.A.R.", "’s Gravenwezel", "Zee"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", True),
        ("“", True),
        ("Einde. ", True),
        ("Einde.” ", True),
        ("Waarom? ", True),
        ("enz. ", True),
        ("Zo is het, ", False),
        ("Zie art. ", False),
        ("o.a. ", False),
        ("J. ", False),
        ("(zie ", False),
        ("Einde. (", False),
        ("Dus: ", False),
    ],
)
def test_where_a_sentence_begins(before: str, expected: bool) -> None:
    assert begins_sentence(before, "nl") is expected


LONG = "De raad vraagt dat de minister de weg naar een werkplek korter maakt"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("nl", "9 % en 21.448,64 VTE", "9~% en 21.448,64~VTE"),
        ("nl", "art. 20 en artikel 3, p. 12, nr. 5, § 2", "art.~20 en artikel~3, p.~12, nr.~5, §~2"),
        ("nl", "SD 4 en SD 12 van 2024", "SD~4 en SD~12 van 2024"),
        ("nl", "SERV 2024 blijft breekbaar", "SERV 2024 blijft breekbaar"),
        ("nl", "op 26 november 2024 en 6 meisjes", "op 26~november 2024 en 6 meisjes"),
        ("nl", "J. P. Peeters en mevr. De Smet", "J.~P.~Peeters en mevr.~De Smet"),
        ("nl", "€ 5 of 5 euro, 6 miljoen euro", "€~5 of 5~euro, 6~miljoen euro"),
        ("nl", "1 250 mensen, niet 2024 100", "1~250 mensen, niet 2024 100"),
        ("nl", "T +32 2 209 01 11 vandaag", "T +32~2~209~01~11 vandaag"),
        ("nl", "Zo – dus – niet, tabel 5", "Zo~– dus~– niet, tabel~5"),
        ("nl", "in 5 procedures op 3 meter", "in 5 procedures op 3 meter"),
        ("nl", "De kip. 20 eieren", "De kip. 20 eieren"),
        ("nl", "een soep. 12 lepels", "een soep. 12 lepels"),
        ("nl", "wat ? en « dat »", "wat ? en « dat »"),
        ("fr", "Quoi ? « Oui » ; non : bien !", "Quoi÷? «÷Oui÷»÷; non÷: bien÷!"),
        ("fr", "Quoi? 9 % le 1er mars, M. Dupont", "Quoi? 9÷% le 1er~mars, M.~Dupont"),
        ("en", "On 26 November, Fig. 3, Mr Smith: 5 km", "On 26~November, Fig.~3, Mr~Smith: 5~km"),
        ("de", "Art. 20", "Art. 20"),
        ("nl", "wie jonger is dan 25 jaar, volgens ISO 26000", "wie jonger is dan 25~jaar, volgens ISO~26000"),
        ("nl", "Het debat was ’s avonds, ’t was druk", "Het debat was ’s~avonds, ’t~was druk"),
        ("nl", f"{LONG} en nog is het niet uit.", f"{LONG} en nog is het niet~uit."),
        ("nl", f"{LONG} en nog is het niet gedaan.", f"{LONG} en nog is het niet gedaan."),
        ("nl", "Een korte zin is zo uit.", "Een korte zin is zo uit."),
    ],
)
def test_what_stays_together(lang: str, text: str, expected: str) -> None:
    together = keep_together(text, lang)
    assert together.replace("\N{NO-BREAK SPACE}", "~").replace("\N{NARROW NO-BREAK SPACE}", "÷") == expected
    assert len(together) == len(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("op art. JC0/1JE-F-2C/WT, en (COVID-19).", ["JC0/1JE-F-2C/WT", "COVID-19"]),
        ("SW-2012-A/34. Stuk 1324/A-1.2/B", ["SW-2012-A/34", "1324/A-1.2/B"]),
        ("Vlaams-Brabant 2011-2012, op 31/12/2009", ["2011-2012", "31/12/2009"]),
        ("SERV-advies 3, A-B, EU-27-landen, 3-daags, 3.000", []),
        ("x/A-1, A-1_b, A-1A-1A-1A-1A-1A-1A-1A-1A-1", []),
        ("A-" * 9000 + "1-a", []),
    ],
)
def test_figures_and_marks_of_digits_and_capitals_are_one_word(text: str, whole: list[str]) -> None:
    pieces = list(marks_apart(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_whole in pieces if is_whole] == whole
