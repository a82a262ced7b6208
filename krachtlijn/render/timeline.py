"""The time line of an agenda, as SVG: a row an initiative, its stages as marks on a common axis.

A mark reaches from the first to the last day of its period, since that is what is known of it. Planned is hollow,
realised is full, and a line between the two shows what slipped. Each mark bears the number of its stage, so that
nothing is said by colour alone. Marks that would cover each other lie below each other. Lengths are in CSS pixels;
what a style sheet of the page says of the classes comes before the colours given here, which are those of print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from textwrap import shorten, wrap

from markupsafe import Markup

from krachtlijn.model.agenda import Agenda, Initiative, Milestone
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import element, join, lines

_WIDTH = 900
_NAMES = 232
_HEAD = 26
_LANE = 21
_PAD = 7
_MARK = 17
_LINE = 15
_LETTERS = 34
_LINES = 4
_GAP = 3
_MOST_YEARS = 14
_PAGE = 480  # what a landscape page holds of rows
_FIRST = 380  # the same, below a heading and a few lines
_NO_BREAK = "\N{NO-BREAK SPACE}"
_INK = "#1b1b1b"
_ACCENT = "#0b5563"
_HAIRLINE = "#c9c5bc"


@dataclass(frozen=True)
class _Axis:
    """Whole years, side by side on the width that the names leave."""

    first: int
    last: int

    @property
    def _day(self) -> float:
        days = (date(self.last, 12, 31) - date(self.first, 1, 1)).days + 1
        return (_WIDTH - _NAMES - 1) / days

    def x(self, day: date) -> float:
        """Where a day begins; one beyond the axis lies at its end."""
        since = (max(date(self.first, 1, 1), day) - date(self.first, 1, 1)).days
        return round(min(_NAMES + since * self._day, _WIDTH - 1), 1)

    def years(self) -> range:
        """The years that are named: all, or every so many where they are more than there is room for."""
        return range(self.first, self.last + 1, 1 + (self.last - self.first) // _MOST_YEARS)


@dataclass(frozen=True)
class _Mark:
    """Where a mark lies: its left edge and its width."""

    x: float
    width: float
    full: bool

    @property
    def end(self) -> float:
        """Its right edge."""
        return round(self.x + self.width, 1)

    @property
    def centre(self) -> float:
        """Its middle."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class _Stage:
    """The marks of one stage in a row: planned, realised, or both."""

    number: int
    marks: tuple[_Mark, ...]

    @property
    def reach(self) -> tuple[float, float]:
        """From the left edge of the first mark to the right edge of the last."""
        return min(mark.x for mark in self.marks), max(mark.end for mark in self.marks)


@dataclass(frozen=True)
class _Row:
    """A row of the drawing: the lines of its name, and its stages lane by lane."""

    name: tuple[str, ...]
    lanes: list[list[_Stage]]

    @classmethod
    def of(cls, agenda: Agenda, initiative: Initiative, axis: _Axis) -> _Row:
        """The row of an initiative."""
        name = _broken(f"{initiative.number}. {plain_text(initiative.title)}")
        return cls(name, _lanes(agenda, initiative, axis))

    @property
    def height(self) -> int:
        """How much room it takes."""
        return max(len(self.lanes) * _LANE, len(self.name) * _LINE) + 2 * _PAD


def render_timeline(agenda: Agenda, context: RenderContext) -> Markup:
    """The drawing with its key; where no date is known, no more than what the stages are."""
    axis = _axis(agenda)
    if axis is None:
        return element("div", element("div", _stages(agenda), class_="timeline-key"), class_="timeline")
    rows = [_Row.of(agenda, initiative, axis) for initiative in agenda.initiatives]
    title = f"{context.words.quote_open}{plain_text(agenda.caption)}{context.words.quote_close}"
    name = context.words.agenda.timeline.format(title=title)
    parts = [rows] if context.on_screen else _parts(rows)
    again = _cut(plain_text(agenda.caption), context.words.continued)
    drawings = [_drawing(part, axis, "" if place else name, again if place else "") for place, part in enumerate(parts)]
    return element("div", lines([*drawings, _key(agenda, context)]), class_="timeline")


def _parts(rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows, in as many drawings as it takes where each has no more than a page holds."""
    part: list[_Row] = []
    room = _FIRST
    for row in rows:
        if part and sum(it.height for it in part) + row.height > room:
            yield part
            part, room = [], _PAGE
        part.append(row)
    yield part


def _drawing(rows: list[_Row], axis: _Axis, name: str, again: str) -> Markup:
    """One drawing; what goes on from another has no name, and is passed over by those who hear the page.

    ``again`` says for the eye, beside the years, what goes on.
    """
    tops = list(accumulate((row.height for row in rows), initial=_HEAD))
    height = tops[-1] + 1
    drawn = (_row(row, top) for row, top in zip(rows, tops, strict=False))
    heading = element("text", again, x=0, y=16, font_weight=600, fill=_ACCENT) if again else Markup()
    return element(
        "svg",
        element("title", name) if name else Markup(),
        join([heading, *_years(axis, height), *drawn, _rule(height - 0.5)]),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height}",
        width=_WIDTH,
        height=height,
        role="img" if name else None,
        aria_hidden=None if name else "true",
        font_family="Source Sans 3",
        font_size=13,
        fill=_INK,
    )


def _axis(agenda: Agenda) -> _Axis | None:
    years = [
        day.year
        for initiative in agenda.initiatives
        for milestone in (*initiative.planned, *initiative.realised)
        for day in (milestone.period.first, milestone.period.last)
        if day not in (date.min, date.max)
    ]
    return _Axis(min(years), max(years)) if years else None


def _lanes(agenda: Agenda, initiative: Initiative, axis: _Axis) -> list[list[_Stage]]:
    """The stages of an initiative, each in the first lane where it covers no other."""
    lanes: list[list[_Stage]] = []
    for number, stage in enumerate(agenda.stages, start=1):
        planned = initiative.milestone(stage.id)
        realised = initiative.milestone(stage.id, realised=True)
        marks = tuple(_mark(it, axis, full=it is realised) for it in (planned, realised) if it)
        if marks:
            drawn = _Stage(number, marks)
            lane = next((lane for lane in lanes if all(_apart(drawn, other) for other in lane)), None)
            if lane is None:
                lane = []
                lanes.append(lane)
            lane.append(drawn)
    return lanes


def _apart(one: _Stage, other: _Stage) -> bool:
    return one.reach[0] >= other.reach[1] + _GAP or other.reach[0] >= one.reach[1] + _GAP


def _mark(milestone: Milestone, axis: _Axis, *, full: bool) -> _Mark:
    """A mark as wide as its period; one that is open at an end is as wide as its number."""
    first, last = milestone.period.first, milestone.period.last
    left = axis.x(first if first != date.min else last)
    right = axis.x(last + timedelta(days=1) if last != date.max else first)
    width = max(right - left, float(_MARK))
    return _Mark(round(min(left, _WIDTH - 1 - width), 1), round(width, 1), full)


def _years(axis: _Axis, height: int) -> Iterator[Markup]:
    for year in axis.years():
        x = axis.x(date(year, 1, 1))
        yield element("path", d=f"M{x} 6V{height}", stroke=_HAIRLINE, stroke_width=1, class_="year")
        yield element("text", str(year), x=str(x + 6), y=16, font_weight=600)


def _rule(y: float) -> Markup:
    return element("path", d=f"M0 {y}H{_WIDTH}", stroke=_HAIRLINE, stroke_width=1, class_="year")


def _row(row: _Row, top: int) -> Markup:
    words = (element("text", line, x=0, y=top + _PAD + 14 + _LINE * place) for place, line in enumerate(row.name))
    marks = (
        mark
        for place, lane in enumerate(row.lanes)
        for stage in lane
        for mark in _stage(stage, top + _PAD + _LANE * place + 2)
    )
    return element("g", _rule(top + 0.5), *words, *marks)


def _broken(words: str) -> tuple[str, ...]:
    """A name on some lines, the last cut short where it must be."""
    return tuple(wrap(words, _LETTERS, max_lines=_LINES, placeholder=f"{_NO_BREAK}…", break_on_hyphens=False))


def _cut(name: str, more: str) -> str:
    """A name and what is said of it on one line, the name cut short where it must be."""
    room = _LETTERS - len(more) - 1
    return f"{shorten(name, room, placeholder=f'{_NO_BREAK}…')} {more}"


def _stage(stage: _Stage, y: int) -> Iterator[Markup]:
    """The marks of one stage, and the line of what slipped between them, where there is room for one."""
    if len(stage.marks) == len(("planned", "realised")):
        left, right = sorted(stage.marks, key=lambda mark: mark.x)
        if right.x > left.end:
            middle = y + _MARK / 2
            yield element("path", d=f"M{left.end} {middle}H{right.x}", stroke=_ACCENT, stroke_width=2, class_="slip")
    for mark in stage.marks:
        yield _drawn(mark, str(stage.number), y)


def _drawn(mark: _Mark, words: str, y: int) -> Markup:
    name = "realised" if mark.full else "planned"
    box = element(
        "rect",
        x=str(mark.x + 0.75),
        y=str(y + 0.75),
        width=str(round(mark.width - 1.5, 1)),
        height=str(_MARK - 1.5),
        rx=str((_MARK - 1.5) / 2),
        stroke=_ACCENT,
        stroke_width="1.5",
        fill=_ACCENT if mark.full else "#fff",
        class_=name,
    )
    text = element(
        "text",
        words,
        x=str(mark.centre),
        y=str(y + 12.5),
        text_anchor="middle",
        font_size=11,
        font_weight=600,
        fill="#fff" if mark.full else _ACCENT,
        class_=f"in-{name}",
    )
    return box + text


def _key(agenda: Agenda, context: RenderContext) -> Markup:
    """What the numbers and the marks mean."""
    words = context.words.agenda
    kinds = ((words.key_planned, "planned"), (words.key_realised, "realised"), (words.key_slip, "slip"))
    signs = [
        element("li", element("span", class_=f"sign {name}", aria_hidden="true"), " ", label) for label, name in kinds
    ]
    return element("div", _stages(agenda), element("ul", *signs, class_="signs"), class_="timeline-key")


def _stages(agenda: Agenda) -> Markup:
    """The stages with their numbers and whole names; the table's head has the short ones."""
    items = [
        element("li", element("span", str(number), class_="number"), " ", stage.name)
        for number, stage in enumerate(agenda.stages, 1)
    ]
    return element("ol", *items, class_="stages")
