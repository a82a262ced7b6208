"""Dates that are as precise as they are known."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; ``month`` and ``day`` are 0 where they are not known.

    Orders as a date does, the less precise one first. ``str()`` gives ISO 8601 reduced precision: ``2024-11``.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A date as it was typed, and the days between which it lies (both included).

    ``date.min`` and ``date.max`` stand for an open end. ``edtf`` says the same in Extended Date/Time Format.
    """

    text: str
    first: date
    last: date
    edtf: str

    def sort_key(self) -> tuple[date, date]:
        """Orders periods by their end, then by their beginning: what is due first comes first."""
        return self.last, self.first
