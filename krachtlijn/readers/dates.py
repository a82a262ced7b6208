"""Dates as YAML files type them: ISO 8601, as precise as they are known; without a zone, times are of Brussels."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from krachtlijn.language.periods import parse_period
from krachtlijn.model.dates import PartialDate, Period
from krachtlijn.model.metadata import Language

BRUSSELS = ZoneInfo("Europe/Brussels")

_MONTHS = range(1, 13)
_LANGUAGES: tuple[Language, ...] = ("nl", "fr", "en")
_IN_WORDS = re.compile(r"(?:\d{1,2}(?:er)? )?[^\W\d_]{3,} \d{4}")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EUROPEAN = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_LOOSE = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?: ?(Z|[-+]\d{2}:?\d{2}))?)?")
_HOUR = re.compile(r"\d{4}-\d{2}-\d{2}[T ,]+(?:om )?(\d{1,2}) ?[uh](?:ur)? ?(\d{2})?")


class DateError(ValueError):
    """What is wrong with a date, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_partial_date(text: str) -> PartialDate:
    """A day, a month or a year; :class:`DateError` where ``text`` is none."""
    if not (match := _ISO.fullmatch(text)):
        raise DateError(
            f"`{text}` is not how a date is typed", _suggest(text, "a date is typed as 2024-11-26, 2024-11 or 2024")
        )
    year, month, day = (int(part or 0) for part in match.groups())
    if year == 0 or (match[2] and month not in _MONTHS):
        raise DateError(f"`{text}` is not a date: there is no such month", "the month stands second: 2024-11-26")
    if match[3] and not 1 <= day <= monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        raise DateError(
            f"`{text}` is not a date: there is no such day", f"that month ends on {year:04}-{month:02}-{last}"
        )
    return PartialDate(year, month, day)


def read_date(text: str) -> date:
    """A day; :class:`DateError` where ``text`` is none."""
    found = read_partial_date(text)
    if not found.day:
        raise DateError(f"`{text}` is not a day", "a day is typed as 2024-11-26")
    return date(found.year, found.month, found.day)


def read_datetime(text: str) -> datetime:
    """A moment, with its zone; a day alone is its first moment. :class:`DateError` where ``text`` is none."""
    usage = "a moment is typed as 2024-11-26 10:00"
    if not (match := _TIME.fullmatch(text)):
        raise DateError(f"`{text}` is not how a date and time are typed", _suggest(text, usage) + _clock(text))
    day = read_date(match[1])
    try:
        clock = time(int(match[2] or 0), int(match[3] or 0), int(match[4] or 0))
        zone = datetime.strptime(match[5], "%z").tzinfo if match[5] else BRUSSELS
    except ValueError:
        raise DateError(f"`{text}` is not a date and time: there is no such hour", usage) from None
    return datetime.combine(day, clock, zone)


def _clock(text: str) -> str:
    """The hour that was meant with "10u30" or "10 h", to stand behind the day that was; nothing where there is none."""
    match = _HOUR.fullmatch(text)
    if not match or int(match[1]) >= 24 or int(match[2] or 0) >= 60:  # noqa: PLR2004 - hours and minutes
        return ""
    return f" {int(match[1]):02}:{match[2] or '00'}"


def _is_date(period: Period) -> bool:
    """Whether a period is one day or one month."""
    return _ISO.fullmatch(period.edtf) is not None and period.first.month == period.last.month


def _suggest(text: str, usage: str) -> str:
    """The date that was meant, where the figures or the name of a month say so."""
    if match := _IN_WORDS.match(text):
        read = (parse_period(match[0], lang) for lang in _LANGUAGES)
        return next((f"write it as {period.edtf}" for period in read if period and _is_date(period)), usage)
    if match := _EUROPEAN.match(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _LOOSE.match(text):
        year, month, day = (int(part or 1) for part in match.groups())
    else:
        return usage
    if not (month in _MONTHS and year and 1 <= day <= monthrange(year, month)[1]):
        return usage
    meant = f"{year:04}-{month:02}-{day:02}" if match.re is _EUROPEAN or match[3] else f"{year:04}-{month:02}"
    return f"write it as {meant}"
