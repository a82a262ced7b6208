"""What adds up to what in a table: the rows of a group to its own figures, rows and groups to the total."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from krachtlijn.model.table import Row

Figure = Callable[[Row], Decimal | None]


@dataclass(frozen=True)
class Sum:
    """A row with a figure, and what the rows that belong to it come to."""

    row: Row
    given: Decimal
    computed: Decimal


@dataclass
class _Group:
    """Rows and groups on one level, in order; ``heading`` is the group's own row, if it has one."""

    heading: Row | None = None
    parts: list[Row | _Group] = field(default_factory=list)


def sums(rows: Sequence[Row], figure: Figure, counts: Callable[[Row], bool]) -> Iterator[Sum]:
    """Every sum of a column that can be checked: where one of its figures is missing, it cannot.

    A total stands for the rows and groups of its own level, wherever it stands among them. Where there are several on
    one level, each but the last stands for those since the one before, and the last for all.
    """
    yield from _sums(_tree(rows, counts), figure)


def _tree(rows: Sequence[Row], counts: Callable[[Row], bool]) -> _Group:
    top = _Group()
    open_groups: dict[tuple[int, ...], _Group] = {(): top}
    for row in rows:
        for depth in range(1, len(row.groups) + 1):
            path = row.groups[:depth]
            if path not in open_groups:
                open_groups[path] = _Group()
                open_groups[path[:-1]].parts.append(open_groups[path])
        group = open_groups[row.groups]
        if row.kind == "group":
            group.heading = row
        elif counts(row):
            group.parts.append(row)
    return top


def _sums(group: _Group, figure: Figure) -> Iterator[Sum]:
    given = figure(group.heading) if group.heading else None
    if group.heading and given is not None and (computed := _total(group.parts, figure)) is not None:
        yield Sum(group.heading, given, computed)
    yield from _totals(group.parts, figure)
    for part in group.parts:
        if isinstance(part, _Group):
            yield from _sums(part, figure)


def _totals(parts: Sequence[Row | _Group], figure: Figure) -> Iterator[Sum]:
    places = [place for place, part in enumerate(parts) if _is_total(part)]
    start = 0
    for place in places:
        row = parts[place]
        since = parts if place == places[-1] else parts[start:place]
        start = place + 1
        given = figure(row) if isinstance(row, Row) else None
        if isinstance(row, Row) and given is not None and (computed := _total(since, figure)) is not None:
            yield Sum(row, given, computed)


def _total(parts: Sequence[Row | _Group], figure: Figure) -> Decimal | None:
    """What rows and groups come to; None where there are none, or a figure among them is missing."""
    values = [_value(part, figure) for part in parts if not _is_total(part)]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _value(part: Row | _Group, figure: Figure) -> Decimal | None:
    """A row's figure, or a group's own, or else what its rows come to."""
    if isinstance(part, Row):
        return figure(part)
    own = figure(part.heading) if part.heading else None
    return own if own is not None else _total(part.parts, figure)


def _is_total(part: Row | _Group) -> bool:
    return isinstance(part, Row) and part.kind == "total"
