from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtlijn.language.numbers import FigureKind, format_number
from krachtlijn.model.metadata import Language
from krachtlijn.readers.numbers import Doubt, parse_number

LANGUAGES: tuple[Language, ...] = ("nl", "fr", "en")
figures = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("3985", "integer", "3985"),
        ("3.985", "integer", "3985"),
        ("3 985", "integer", "3985"),
        ("3\u00a0985", "integer", "3985"),
        ("3\u202f985", "integer", "3985"),
        ("1.234.567", "integer", "1234567"),
        ("3985,00", "integer", "3985"),
        ("68.6", "decimal", "68.6"),
        ("68,6", "decimal", "68.6"),
        ("-0,3", "decimal", "-0.3"),
        ("−2", "decimal", "-2"),
        ("–2", "integer", "-2"),
        ("+ 38%", "percent", "38"),
        ("21.448,64", "decimal", "21448.64"),
        ("21 448,64", "decimal", "21448.64"),
        ("21,448.64", "decimal", "21448.64"),
        ("1.234.567", "decimal", "1234567"),
        ("1,250", "decimal", "1.250"),
        ("1250,125", "decimal", "1250.125"),
        ("1.250", "currency", "1250"),
        ("€ 1.250,50", "currency", "1250.50"),
        ("1 250,50 €", "currency", "1250.50"),
        ("-€ 5", "currency", "-5"),
        ("2010", "year", "2010"),
    ],
)
def test_a_figure_in_either_notation(text: str, kind: FigureKind, value: str) -> None:
    assert parse_number(text, kind) == Decimal(value)


@pytest.mark.parametrize("text", ["n.b.", "-", "…", "", "ca. 500", "<5", "2010-2011", "12O5", "3985 (raming)"])
def test_words_are_no_figure(text: str) -> None:
    assert parse_number(text, "decimal") is None


@pytest.mark.parametrize(
    ("text", "kind", "message", "hint"),
    [
        (
            "3.985",
            "decimal",
            "`3.985` can be read in two ways: the dot may part thousands or decimals",
            "write 3985 for 3 thousand 985, or 3,985 for 985 thousandths",
        ),
        (
            "0.125",
            "percent",
            "`0.125` can be read in two ways: the dot may part thousands or decimals",
            "write 0,125 for 125 thousandths",
        ),
        ("68,6", "integer", "`68,6` is not a whole number", "give the column kind: decimal, or correct the figure"),
        (
            "3,985",
            "integer",
            "`3,985` is not a whole number",
            "write 3.985 or 3985, or give the column kind: decimal",
        ),
        ("1.23.4", "integer", "`1.23.4` is no figure that can be read", "write it as 3985, 3.985, 68,6 or 21.448,64"),
        (
            "1.234.56",
            "decimal",
            "`1.234.56` is no figure that can be read",
            "write it as 3985, 3.985, 68,6 or 21.448,64",
        ),
        ("12 5", "integer", "`12 5` is no figure that can be read", "write it as 3985, 3.985, 68,6 or 21.448,64"),
        (
            "5,6%",
            "decimal",
            "`5,6%` is a percentage in a column of another kind",
            "leave out %, or say kind: percent, not decimal",
        ),
        (
            "€ 5",
            "integer",
            "`€ 5` is an amount in a column of another kind",
            "leave out €, or say kind: currency, not integer",
        ),
        ("2.010", "year", "`2.010` is not a year", "write a year as four digits"),
        ("1" * 25, "integer", f"`{'1' * 25}` has more than 24 digits", "check the figure"),
    ],
)
def test_what_looks_like_a_figure_and_is_unclear(text: str, kind: FigureKind, message: str, hint: str) -> None:
    doubt = parse_number(text, kind)
    assert isinstance(doubt, Doubt)
    assert (doubt.message, doubt.hint) == (message, hint)


def test_only_a_dot_before_three_digits_is_ambiguous() -> None:
    doubts = [parse_number(text, "decimal") for text in ("3.985", "1.23.4")]
    assert [isinstance(doubt, Doubt) and doubt.ambiguous for doubt in doubts] == [True, False]


@given(figures, st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_printed_is_read_back(value: Decimal, lang: Language, sign: bool) -> None:
    printed = format_number(value, lang, decimals=2, sign=sign, kind="decimal")
    assert parse_number(printed, "decimal") == value


@given(figures, st.sampled_from(LANGUAGES))
def test_amounts_and_percentages_are_read_back(value: Decimal, lang: Language) -> None:
    for kind in ("currency", "percent"):
        assert parse_number(format_number(value, lang, decimals=2, kind=kind), kind) == value


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(("nl", "fr")))
def test_whole_numbers_are_read_back(value: int, lang: Language) -> None:
    assert parse_number(format_number(Decimal(value), lang, kind="integer"), "integer") == value


@given(
    st.text(alphabet="0123456789.,-+ %€'", max_size=12), st.sampled_from(("integer", "decimal", "percent", "currency"))
)
def test_nothing_that_is_typed_breaks_the_reader(text: str, kind: FigureKind) -> None:
    value = parse_number(text, kind)
    assert value is None or isinstance(value, (Decimal, Doubt))
    if kind == "integer" and isinstance(value, Decimal):
        assert value == value.to_integral_value()
