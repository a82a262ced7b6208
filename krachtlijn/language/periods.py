"""Dates as policy papers write them ("najaar 2011", "voor de zomer 2012"), understood as periods.

The words stay as typed; what is understood is a :class:`~krachtlijn.model.dates.Period`: its first and last day, and
the same in Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2). The bounds that EDTF leaves to convention:

=============  ======================  =============================================================
words          period                  why
=============  ======================  =============================================================
voorjaar       1 January – 30 June     the parliamentary half-year between New Year and summer recess
zomer          1 June – 30 September   summer recess, with the weeks around it
najaar         1 September – 31 Dec.   the parliamentary half-year after the recess
winter         1 December – 31 March   of the year named and the next
begin          January – April         the year in three equal parts
midden         May – August
eind           September – December
voor de X      until the day before X  open at the beginning
tegen X        until the last day of X open at the beginning
na de X        from the day after X    open at the end
=============  ======================  =============================================================

Wide bounds are on purpose: they order and check plans, and a plan that may still be right must not be called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from krachtlijn.model.dates import Period
from krachtlijn.model.metadata import Language

_SEASONS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "voorjaar": "spring", "lente": "spring", "zomer": "summer", "zomerreces": "summer",
        "najaar": "autumn", "herfst": "autumn", "winter": "winter",
    },
    "fr": {"printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter"},
    "en": {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"},
}  # fmt: skip
_PARTS: Mapping[Language, Mapping[str, str]] = {
    "nl": {"begin": "early", "midden": "mid", "medio": "mid", "half": "mid", "eind": "late", "einde": "late"},
    "fr": {"début": "early", "mi": "mid", "milieu": "mid", "fin": "late"},
    "en": {"early": "early", "mid": "mid", "late": "late", "end of": "late", "end": "late"},
}
_BOUNDS: Mapping[Language, Mapping[str, str]] = {
    "nl": {"voor de": "before", "voor": "before", "vóór de": "before", "vóór": "before",
           "tegen de": "by", "tegen": "by", "na de": "after", "na": "after"},
    "fr": {"avant le": "before", "avant l’": "before", "avant": "before",
           "pour le": "by", "pour l’": "by", "pour": "by", "d’ici le": "by", "d’ici l’": "by", "d’ici": "by",
           "après le": "after", "après l’": "after", "après": "after"},
    "en": {"before the": "before", "before": "before", "by the": "by", "by": "by", "after the": "after",
           "after": "after"},
}  # fmt: skip
_JOINTS = ("van de", "van", "de", "het", "of", "in", "l’", "-")

_YEARS = range(1000, 9999)  # four digits, with room for a period that ends in the year after
_MONTHS = range(1, 13)

# First month and last month; a last month beyond 12 is in the next year. EDTF's codes for seasons are 21 to 24.
_SEASON_MONTHS = {"spring": (1, 6, 21), "summer": (6, 9, 22), "autumn": (9, 12, 23), "winter": (12, 15, 24)}
_PART_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date
    edtf: str


def parse_period(text: str, lang: Language) -> Period | None:
    """The period that ``text`` names in the words of ``lang``; None where it cannot be understood.

    Understood are years, halves and thirds of years, seasons, quarters (``Q3 2012``, ``3de kwartaal 2012``), months in
    words or figures, days in words or as ``2011-07-15``, two years joined by a hyphen, and each of these after a word
    for before, by or after.
    """
    words = " ".join(text.replace("'", "’").replace("\N{NO-BREAK SPACE}", " ").lower().split())
    for bound, sense in sorted(_BOUNDS[lang].items(), key=lambda item: -len(item[0])):
        rest = words.removeprefix(bound)
        if rest != words and (rest.startswith(" ") or bound.endswith("’")):
            span = _span(rest.strip(), lang)
            return _bounded(text, sense, span) if span else None
    span = _span(words, lang)
    return Period(text=text, first=span.first, last=span.last, edtf=span.edtf) if span else None


def _bounded(text: str, sense: str, span: _Span) -> Period:
    if sense == "after":
        start = span.last + timedelta(days=1)
        return Period(text=text, first=start, last=date.max, edtf=f"{start.isoformat()}/..")
    end = span.last if sense == "by" else span.first - timedelta(days=1)
    return Period(text=text, first=date.min, last=end, edtf=f"../{end.isoformat()}")


def _span(words: str, lang: Language) -> _Span | None:
    return _in_figures(words) or _day_or_month(words, lang) or _part_of_year(words, lang)


def _months(year: int, first: int, last: int, edtf: str) -> _Span | None:
    if year not in _YEARS:
        return None
    after, month = year + last // 12, last % 12 + 1
    return _Span(date(year, first, 1), date(after, month, 1) - timedelta(days=1), edtf)


def _day(year: int, month: int, day: int) -> _Span | None:
    try:
        it = date(year, month, day)
    except ValueError:
        return None
    return _Span(it, it, it.isoformat())


def _in_figures(words: str) -> _Span | None:
    """``2013``, ``2012-2013``, ``2011-07``, ``2011-07-15``, ``15/07/2011``, ``07/2011``."""
    if match := re.fullmatch(r"(\d{4})", words):
        return _months(int(words), 1, 12, words)
    if match := re.fullmatch(r"(\d{4}) ?[-–/] ?(\d{4})", words):
        first, last = int(match[1]), int(match[2])
        if first < last and first in _YEARS and last in _YEARS:
            return _Span(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}")
        return None
    if match := re.fullmatch(r"(\d{4})-(\d\d)", words) or re.fullmatch(r"(?P<m>\d\d?)/(?P<y>\d{4})", words):
        year, month = (match["y"], match["m"]) if match.re.groupindex else (match[1], match[2])
        return _month(int(year), int(month))
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", words):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    return None


def _month(year: int, month: int) -> _Span | None:
    return _months(year, month, month, f"{year}-{month:02}") if month in _MONTHS else None


@cache
def _month_numbers(lang: Language) -> Mapping[str, int]:
    names = {}
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale=lang).items():
            names[name.lower().rstrip(".")] = number
    return names


def _day_or_month(words: str, lang: Language) -> _Span | None:
    """``juli 2011``, ``15 juli 2011``, ``15 jul. 2011``, ``1er juillet 2011``."""
    match = re.fullmatch(r"(?:(\d{1,2})(?:er|st|nd|rd|th|e)? )?([^\W\d]+)\.? (\d{4})", words)
    number = _month_numbers(lang).get(match[2]) if match else None
    if match is None or number is None:
        return None
    return _day(int(match[3]), number, int(match[1])) if match[1] else _month(int(match[3]), number)


def _part_of_year(words: str, lang: Language) -> _Span | None:
    """``najaar 2011``, ``Q3 2012``, ``begin 2012``, ``eind juni 2012``."""
    if match := re.fullmatch(r"(?:q|[kt])([1-4]) (\d{4})|([1-4])(?:de|ste|e|er|th|st|nd|rd) "
                             r"(?:kwartaal|trimestre|quarter)(?: van)? (\d{4})", words):  # fmt: skip
        quarter, year = int(match[1] or match[3]), int(match[2] or match[4])
        return _months(year, 3 * quarter - 2, 3 * quarter, f"{year}-{32 + quarter}")
    match = re.fullmatch(r"(.+?)[ -](?:(?:" + "|".join(_JOINTS) + r") ?)*(\d{4})", words)
    if match is None:
        return None
    word, year = match[1].removeprefix("de ").removeprefix("het ").strip(), int(match[2])
    if season := _SEASONS[lang].get(word):
        first, last, code = _SEASON_MONTHS[season]
        return _months(year, first, last, f"{year}-{code}")
    if part := _PARTS[lang].get(word):
        first, last = _PART_MONTHS[part]
        return _months(year, first, last, f"{year}-{first:02}/{year}-{last:02}")
    return _part_of_month(word, year, lang)


def _part_of_month(words: str, year: int, lang: Language) -> _Span | None:
    """``eind juni 2012``: a third of a month."""
    part, _, name = words.partition(" ")
    sense, number = _PARTS[lang].get(part), _month_numbers(lang).get(name)
    whole = _month(year, number) if sense and number else None
    if whole is None or number is None:
        return None
    first = {"early": 1, "mid": 11, "late": 21}[str(sense)]
    last = {"early": 10, "mid": 20, "late": whole.last.day}[str(sense)]
    start, end = date(year, number, first), date(year, number, last)
    return _Span(start, end, f"{start.isoformat()}/{end.isoformat()}")
