"""iCalendar (RFC 5545) of the register of agendas: an event for each date, planned or realised.

An event takes the whole days of its period, since that is what is known of it: "voorjaar 2012" is three months. A
period that is open at an end is an event on the day that is known. What is stated is the date's own words and EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from krachtlijn.language.words import Words
from krachtlijn.model.dates import Period
from krachtlijn.model.registers import InitiativeRecord, Step
from krachtlijn.model.text import plain_text
from krachtlijn.writers.addresses import absolute

_LINE = 75
"""How many octets a line holds, its end left out."""
_ESCAPED = re.compile(r"[\\;,]")


def as_icalendar(records: Iterable[InitiativeRecord], name: str, words: Words, url: str) -> str:
    """A calendar with the dates of ``records``; ``url`` is that of the site, or empty."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Krachtlijn//Regelgevingsagenda//NL", "CALSCALE:GREGORIAN"]
    lines.extend((f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"))  # RFC 7986, and what older programs read
    lines.extend(line for record in records for step in record.steps for line in _events(record, step, words, url))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _events(record: InitiativeRecord, step: Step, words: Words, url: str) -> Iterator[str]:
    for kind, label, period in (
        ("planned", words.agenda.planned, step.planned),
        ("realised", words.agenda.realised, step.realised),
    ):
        if period:
            yield from _event(record, step, (kind, label), period, url)


def _event(record: InitiativeRecord, step: Step, kind: tuple[str, str], period: Period, url: str) -> Iterator[str]:
    first, last = _days(period)
    stage = step.stage.short or step.stage.name
    address = absolute(url, f"/{record.paper.address}/#{record.anchor}")
    host = urlsplit(url).hostname or "krachtlijn"
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}/{step.stage.id}/{kind[0]}@{host}"
    yield f"DTSTAMP:{record.changed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{plain_text(record.initiative.title)}: {stage}')}"
    yield f"DESCRIPTION:{_text(f'{kind[1]}: {period.text}')}"
    yield f"CATEGORIES:{_text(kind[1])}"
    yield f"STATUS:{_status(record, kind[0])}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-EDTF:{_text(period.edtf)}"
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


def _status(record: InitiativeRecord, kind: str) -> str:
    """Realised is certain; a plan is not, and holds no longer where a younger agenda plans anew."""
    if kind == "realised":
        return "CONFIRMED"
    return "CANCELLED" if record.newer else "TENTATIVE"


def _days(period: Period) -> tuple[date, date]:
    """The first and the last day of an event; of a period that is open at an end, the day that is known."""
    first = period.first if period.first != date.min else period.last
    return first, period.last if period.last != date.max else first


def _text(words: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(r"\\\g<0>", words).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line cut into stretches of 75 octets at most, never within a character (RFC 5545, 3.1)."""
    start = ""
    stretch, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _LINE:
            yield start + stretch
            start, stretch, octets = " ", "", 1
        stretch, octets = stretch + sign, octets + size
    yield start + stretch
