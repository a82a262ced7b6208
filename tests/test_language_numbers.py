from __future__ import annotations

from decimal import Decimal

import pytest

from krachtlijn.language.numbers import FigureKind, count_decimals, figure_tail, format_number, round_half_up
from krachtlijn.model.metadata import Language


@pytest.mark.parametrize(
    ("value", "lang", "kind", "decimals", "sign", "printed"),
    [
        ("21448.64", "nl", "decimal", None, False, "21.448,64"),
        ("21448.64", "fr", "decimal", None, False, "21\u202f448,64"),
        ("21448.64", "en", "decimal", None, False, "21,448.64"),
        ("4207", "nl", "integer", 0, False, "4.207"),
        ("0.0", "nl", "decimal", 1, True, "+0,0"),
        ("5.6", "nl", "decimal", 1, True, "+5,6"),
        ("-0.3", "nl", "decimal", 1, True, "−0,3"),
        ("17", "nl", "decimal", 1, False, "17,0"),
        ("2.25", "nl", "decimal", 1, False, "2,3"),
        ("-2.25", "nl", "decimal", 1, False, "−2,3"),
        ("-0.04", "nl", "decimal", 1, False, "0,0"),
        ("38", "nl", "percent", 0, True, "+38%"),
        ("38", "fr", "percent", 0, True, "+38\u202f%"),
        ("-8.5", "en", "percent", None, True, "−8.5%"),
        ("1250.5", "nl", "currency", 2, False, "€\u00a01.250,50"),
        ("-1250.5", "nl", "currency", 2, False, "€\u00a0−1.250,50"),
        ("1250.5", "fr", "currency", 2, False, "1\u202f250,50\u00a0€"),
        ("-1250.5", "en", "currency", 2, False, "−€1,250.50"),
        ("2010", "nl", "year", None, False, "2010"),
        ("123456789012345678901234", "nl", "decimal", 2, False, "123.456.789.012.345.678.901.234,00"),
    ],
)
def test_format_number(
    value: str, lang: Language, kind: FigureKind, decimals: int | None, sign: bool, printed: str
) -> None:
    assert format_number(Decimal(value), lang, decimals=decimals, sign=sign, kind=kind) == printed


def test_a_half_is_rounded_away_from_zero_at_any_place() -> None:
    assert round_half_up(Decimal("0.125"), 2) == Decimal("0.13")
    assert round_half_up(Decimal(1250), -2) == Decimal("1.3E+3")
    assert round_half_up(Decimal("1.23"), None) == Decimal("1.23")


def test_what_stands_behind_the_units() -> None:
    printed: list[tuple[str, Language, str]] = [
        ("21.448,64", "nl", ",64"),
        ("4.207", "nl", ""),
        ("+38%", "nl", "%"),
        ("38,5\u202f%", "fr", ",5\u202f%"),
        ("4,207.5", "en", ".5"),
        ("4,207", "en", ""),
    ]
    assert [figure_tail(text, lang) for text, lang, _ in printed] == [tail for *_, tail in printed]


def test_count_decimals() -> None:
    assert [count_decimals(Decimal(text)) for text in ("3", "3.0", "3.25", "3E+2")] == [0, 1, 2, 0]
