"""The title on the cover: three words and thirty must both look meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from trees import ROOT, line

from krachtlijn.model.blocks import Emphasis, LineBreak
from krachtlijn.model.text import plain_text
from krachtlijn.render.cover_title import SIZES, WEAK_ENDS, WIDTH, lines_of, set_title

SHORT = "Een beter begin"
LONG = (
    "Voorontwerp van decreet tot wijziging van het decreet van 12 juli 2013 betreffende maatwerk bij collectieve "
    "inschakeling en van het decreet van 14 januari 2022 over maatwerk bij individuele inschakeling"
)
TITLES = (
    SHORT,
    "Beleidsnota Sociale Economie 2024-2029",
    "Advies over het groeipad en de begeleiding in maatwerk",
    LONG,
)


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        (SHORT, 30, ("Een beter begin",)),
        ("Beleidsnota Sociale Economie 2024-2029", 30, ("Beleidsnota Sociale", "Economie 2024-2029")),
        (
            "Werk voor iedereen die wil en kan, ook met een beperking",
            30,
            ("Werk voor iedereen", "die wil en kan, ook", "met een beperking"),
        ),
        ("Arbeidsongeschiktheidsverzekeringsmaatschappijen", 17, ("Arbeidsongeschiktheidsverzekeringsmaatschappijen",)),
    ],
)
def test_a_title_is_as_large_as_it_can_be(title: str, size: int, lines: tuple[str, ...]) -> None:
    assert lines_of(title) == (size, lines)


@pytest.mark.parametrize("title", TITLES)
def test_lines_fit_and_do_not_end_weakly(title: str) -> None:
    size, lines = lines_of(title)
    font = TTFont(Path(ROOT, "styles", "fonts", "SourceSans3-Semibold.ttf"))
    names, widths = font.getBestCmap(), font["hmtx"]
    for each in lines:
        assert sum(widths[names[ord(letter)]][0] for letter in each) * size / 1000 <= WIDTH
    assert not {each.split()[-1].lower() for each in lines[:-1]} & WEAK_ENDS


def test_a_long_title_is_set_smaller() -> None:
    size, lines = lines_of(LONG)
    assert size == SIZES[-1]
    assert len(lines) <= 6


def test_the_breaks_are_put_into_the_tree() -> None:
    title = line("Een *advies over* de weg die van een aanmelding naar een werkplek leidt")
    made = set_title(title)
    assert any(isinstance(node, LineBreak) for node in made.title)
    assert any(isinstance(node, Emphasis) for node in made.title)
    assert plain_text(made.title).replace("  ", " ") == plain_text(title)


def test_a_title_of_very_many_words_is_set_too() -> None:
    _, lines = lines_of("lang " * 3000 + "woord")
    assert " ".join(lines) == "lang " * 3000 + "woord"
