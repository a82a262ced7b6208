"""Dates in words, by the Unicode CLDR (through Babel): 26 november 2024, 1er mars 2024, 26 November 2024."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date as _in_words

from krachtlijn.language.typography import NO_BREAK
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import Language

LOCALES: Mapping[Language, str] = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}
"""The region whose habits hold for each language."""

_TIMES: Mapping[Language, str] = {"nl": "{day} om {hour}.{minute} uur", "fr": "{day} à {hour}h{minute}",
                                  "en": "{day} at {hour}:{minute}"}  # fmt: skip


def format_date(when: PartialDate | date | datetime, lang: Language) -> str:
    """A date as the language writes it in a sentence, as precise as it is known; a moment with its time.

    No line may break between day and month. The first of the month is ``1er`` in French. A moment is given as it is:
    its zone is not changed.
    """
    if isinstance(when, datetime):
        words = format_date(when.date(), lang)
        return _TIMES[lang].format(day=words, hour=when.hour, minute=f"{when.minute:02}")
    if isinstance(when, date):
        when = PartialDate(when.year, when.month, when.day)
    if not when.month:
        return str(when.year)
    day = date(when.year, when.month, when.day or 1)
    if not when.day:
        return str(_in_words(day, "MMMM y", locale=LOCALES[lang]))
    words = str(_in_words(day, f"d{NO_BREAK}MMMM y", locale=LOCALES[lang]))
    return words.replace("1", "1er", 1) if lang == "fr" and when.day == 1 else words
