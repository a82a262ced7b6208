"""Dates as policy papers write them."""

from __future__ import annotations

from datetime import date

import pytest

from krachtlijn.language.periods import parse_period

OPEN_START, OPEN_END = date.min, date.max


@pytest.mark.parametrize(
    ("text", "first", "last", "edtf"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31), "2013"),
        ("najaar 2011", date(2011, 9, 1), date(2011, 12, 31), "2011-23"),
        ("voorjaar 2012", date(2012, 1, 1), date(2012, 6, 30), "2012-21"),
        ("winter 2011", date(2011, 12, 1), date(2012, 3, 31), "2011-24"),
        ("Q3 2012", date(2012, 7, 1), date(2012, 9, 30), "2012-35"),
        ("3de kwartaal 2012", date(2012, 7, 1), date(2012, 9, 30), "2012-35"),
        ("juli 2011", date(2011, 7, 1), date(2011, 7, 31), "2011-07"),
        ("15 juli 2011", date(2011, 7, 15), date(2011, 7, 15), "2011-07-15"),
        ("15 jul 2011", date(2011, 7, 15), date(2011, 7, 15), "2011-07-15"),
        ("15 mrt. 2011", date(2011, 3, 15), date(2011, 3, 15), "2011-03-15"),
        ("2011-07-15", date(2011, 7, 15), date(2011, 7, 15), "2011-07-15"),
        ("15/07/2011", date(2011, 7, 15), date(2011, 7, 15), "2011-07-15"),
        ("07/2011", date(2011, 7, 1), date(2011, 7, 31), "2011-07"),
        ("2012-2013", date(2012, 1, 1), date(2013, 12, 31), "2012/2013"),
        ("begin 2012", date(2012, 1, 1), date(2012, 4, 30), "2012-01/2012-04"),
        ("midden 2012", date(2012, 5, 1), date(2012, 8, 31), "2012-05/2012-08"),
        ("Eind 2012", date(2012, 9, 1), date(2012, 12, 31), "2012-09/2012-12"),
        ("eind juni 2012", date(2012, 6, 21), date(2012, 6, 30), "2012-06-21/2012-06-30"),
        ("voor de zomer 2012", OPEN_START, date(2012, 5, 31), "../2012-05-31"),
        ("vóór de zomer 2012", OPEN_START, date(2012, 5, 31), "../2012-05-31"),
        ("voor de zomer van 2012", OPEN_START, date(2012, 5, 31), "../2012-05-31"),
        ("tegen voorjaar 2012", OPEN_START, date(2012, 6, 30), "../2012-06-30"),
        ("na de zomer 2012", date(2012, 10, 1), OPEN_END, "2012-10-01/.."),
        ("december 2012", date(2012, 12, 1), date(2012, 12, 31), "2012-12"),
    ],
)
def test_a_dutch_date_is_the_period_it_means(text: str, first: date, last: date, edtf: str) -> None:
    period = parse_period(text, "nl")
    assert period is not None
    assert (period.text, period.first, period.last, period.edtf) == (text, first, last, edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1er juillet 2011", "2011-07-01"),
        ("15 juil. 2011", "2011-07-15"),
        ("été 2012", "2012-22"),
        ("fin 2012", "2012-09/2012-12"),
        ("avant l'été 2012", "../2012-05-31"),
        ("après l’été 2012", "2012-10-01/.."),
        ("pour l’automne 2012", "../2012-12-31"),
        ("d'ici le printemps 2012", "../2012-06-30"),
        ("d’ici fin 2012", "../2012-12-31"),
    ],
)
def test_french_is_understood(text: str, edtf: str) -> None:
    period = parse_period(text, "fr")
    assert period is not None
    assert period.edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["", "ooit", "2013-2012", "31 februari 2012", "2012-13", "13/2012", "Q5 2012", "najaar", "0000", "9999", "0000-01"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_period(text, "nl") is None


def test_periods_order_by_what_is_due_first() -> None:
    texts = ["eind 2012", "15 juli 2011", "voor de zomer 2012", "2012", "voorjaar 2012"]
    periods = [period for text in texts if (period := parse_period(text, "nl"))]
    ordered = [period.text for period in sorted(periods, key=lambda period: period.sort_key())]
    assert ordered == ["15 juli 2011", "voor de zomer 2012", "voorjaar 2012", "2012", "eind 2012"]
