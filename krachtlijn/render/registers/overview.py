"""Statements counted by year and by what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from krachtlijn.model.blocks import STATUSES
from krachtlijn.model.registers import StatementRecord


@dataclass(frozen=True, kw_only=True)
class OverviewRow:
    """A year (empty: all years): how many statements have each status, how many lie unanswered, how many there are."""

    year: str
    counts: tuple[int, ...]
    overdue: int
    total: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The statuses that occur (empty: none is known), the years, newest first, and their total."""

    statuses: tuple[str, ...]
    rows: tuple[OverviewRow, ...]
    total: OverviewRow


def overview_of(records: Iterable[object]) -> Overview | None:
    """The counts of a register of statements; None where no statement says what became of it."""
    by_year: defaultdict[str, list[StatementRecord]] = defaultdict(list)
    for record in records:
        if isinstance(record, StatementRecord):
            by_year[str(record.paper.date.year)].append(record)
    everything = [record for found in by_year.values() for record in found]
    occurring = {record.status for record in everything}
    if not occurring - {""}:
        return None
    statuses = tuple(status for status in (*STATUSES, "") if status in occurring)
    years = sorted(by_year, key=int, reverse=True)
    return Overview(
        statuses=statuses,
        rows=tuple(_row(year, by_year[year], statuses) for year in years),
        total=_row("", everything, statuses),
    )


def _row(year: str, records: list[StatementRecord], statuses: tuple[str, ...]) -> OverviewRow:
    count = Counter(record.status for record in records)
    return OverviewRow(
        year=year,
        counts=tuple(count[status] for status in statuses),
        overdue=sum(record.overdue for record in records),
        total=len(records),
    )
