"""Where Dutch compounds join, and where words only look as if they did."""

from __future__ import annotations

import pytest

from krachtlijn.language.compounds import HEADS, SHORTEST_HEAD, Compounds

TEXT = Compounds(["maatwerk", "premie", "premies", "bedrijf", "bedrijven", "loon", "binnen", "fiets", "paden"])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("omgevingsvergunning", "omgevings|vergunning"),
        ("Omgevingsvergunningen", "Omgevings|vergunningen"),
        ("samenwerkingsverband", "samenwerkings|verband"),
        ("kwaliteitsmonitor", "kwaliteits|monitor"),
        ("maatwerkbedrijven", "maatwerk|bedrijven"),
        ("kansengroepenbeleid", "kansen|groepen|beleid"),
        ("begeleidingspremie", "begeleidings|premie"),
        ("loonpremies", "loon|premies"),
        ("fietspaden", "fiets|paden"),
        ("beleidsmaatregelen", "beleids|maatregelen"),
        # No compounds, or none that is known
        ("vergunning", "vergunning"),
        ("maatregelen", "maatregelen"),
        ("uitvoering", "uitvoering"),
        ("waarbinnen", "waarbinnen"),
        ("kwaliteitsvolle", "kwaliteitsvolle"),
        ("toegankelijkheid", "toegankelijkheid"),
        ("verantwoordelijkheden", "verantwoordelijkheden"),
        ("intersectorale", "intersectorale"),
    ],
)
def test_where_a_word_is_parted(word: str, parts: str) -> None:
    assert "|".join(TEXT.parts(word)) == parts


def test_parts_are_the_whole_word() -> None:
    for word in ("Omgevingsvergunning", "kansengroepenbeleid", "İstanbulvergunning"):
        assert "".join(TEXT.parts(word)) == word


def test_heads_are_long_enough() -> None:
    assert min(map(len, HEADS)) >= SHORTEST_HEAD
