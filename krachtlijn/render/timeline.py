"""The time line of an agenda, as SVG: a row an initiative, its stages as marks on a common axis.

Planned is hollow, realised is full, and a line between the two shows what slipped. Each mark bears the number of its
stage, so that nothing is said by colour alone. Lengths are in CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from krachtlijn.model.agenda import Agenda, Initiative, Milestone
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import element, join, lines

_WIDTH = 720
_NAMES = 168
_ROW = 44
_HEAD = 28
_RADIUS = 9
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class _Axis:
    """Years, side by side on the width that the names leave."""

    first: int
    last: int

    @property
    def year(self) -> float:
        """How wide a year is."""
        return (_WIDTH - _NAMES - 2 * _RADIUS) / (self.last - self.first + 1)

    def x(self, day: date) -> float:
        """Where a day lies; one beyond the axis lies at its end."""
        if day < date(self.first, 1, 1):
            return float(_NAMES + _RADIUS)
        if day > date(self.last, 12, 31):
            return float(_WIDTH - _RADIUS)
        part = (day.month - 1 + (day.day - 1) / 31) / _MONTHS_A_YEAR
        return round(_NAMES + _RADIUS + (day.year - self.first + part) * self.year, 1)


def render_timeline(agenda: Agenda, context: RenderContext) -> Markup:
    """The drawing with its key; nothing where no date is known."""
    axis = _axis(agenda)
    if axis is None:
        return Markup()
    words = context.words.agenda
    height = _HEAD + _ROW * len(agenda.initiatives)
    title = words.timeline_described.format(title=f"“{plain_text(agenda.caption)}”")
    drawing = element(
        "svg",
        element("title", title),
        join([*_years(axis, height), *(_initiative(agenda, row, axis) for row in range(len(agenda.initiatives)))]),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height}",
        width=_WIDTH,
        height=height,
        role="img",
        font_size=13,
        fill="currentColor",
    )
    return element("div", lines([drawing, _key(agenda, context)]), class_="timeline")


def _axis(agenda: Agenda) -> _Axis | None:
    years = [
        day.year
        for initiative in agenda.initiatives
        for milestone in (*initiative.planned, *initiative.realised)
        for day in (milestone.period.first, milestone.period.last)
        if day not in (date.min, date.max)
    ]
    return _Axis(min(years), max(years)) if years else None


def _years(axis: _Axis, height: int) -> Iterator[Markup]:
    for year in range(axis.first, axis.last + 1):
        x = axis.x(date(year, 1, 1))
        yield element(
            "path", d=f"M{x} 18V{height}", stroke="currentColor", stroke_opacity="0.25", stroke_width=1, class_="year"
        )
        yield element("text", str(year), x=str(x + 4), y=13, font_weight=600)


def _initiative(agenda: Agenda, row: int, axis: _Axis) -> Markup:
    initiative = agenda.initiatives[row]
    middle = _HEAD + _ROW * row + _ROW // 2
    rule = element("path", d=f"M0 {_HEAD + _ROW * row}H{_WIDTH}", stroke="currentColor", stroke_width="0.5")
    marks = [
        mark
        for number, stage in enumerate(agenda.stages, start=1)
        for mark in _stage(initiative, stage.id, number, axis, middle)
    ]
    return element("g", rule, *_name(initiative, middle), *marks)


def _name(initiative: Initiative, middle: int) -> Iterator[Markup]:
    """The name of a row, on two lines where it is long."""
    first, second = _broken(f"{initiative.number}. {plain_text(initiative.title)}", 27)
    yield element("text", first, x=0, y=middle - 3 if second else middle + 5)
    if second:
        yield element("text", second, x=0, y=middle + 14)


def _broken(words: str, most: int) -> tuple[str, str]:
    if len(words) <= most:
        return words, ""
    cut = words.rfind(" ", 0, most + 1)
    first, second = (words[:cut], words[cut + 1 :]) if cut > 0 else (words[:most], words[most:])
    return first, second if len(second) <= most else second[: most - 1].rstrip() + "…"


def _stage(initiative: Initiative, stage: str, number: int, axis: _Axis, middle: int) -> Iterator[Markup]:
    """The marks of one stage; those of neighbouring stages lie a little higher and lower, so that both can be read."""
    y = middle + (-7 if number % 2 else 7)
    planned, realised = initiative.milestone(stage), initiative.milestone(stage, realised=True)
    if planned and realised:
        line = f"M{_centre(planned, axis)} {y}H{_centre(realised, axis)}"
        yield element("path", d=line, stroke="currentColor", stroke_width=2, class_="slip")
    if planned:
        yield _mark(_centre(planned, axis), y, number, full=False)
    if realised:
        yield _mark(_centre(realised, axis), y, number, full=True)


def _centre(milestone: Milestone, axis: _Axis) -> float:
    return round((axis.x(milestone.period.first) + axis.x(milestone.period.last)) / 2, 1)


def _mark(x: float, y: int, number: int, *, full: bool) -> Markup:
    circle = element(
        "circle",
        cx=str(x),
        cy=y,
        r=_RADIUS,
        stroke="currentColor",
        stroke_width="1.5",
        fill="currentColor" if full else "#fff",
        class_="realised" if full else "planned",
    )
    text = element(
        "text",
        str(number),
        x=str(x),
        y=y + 4,
        text_anchor="middle",
        font_size=11,
        font_weight=600,
        fill="#fff" if full else "currentColor",
        class_="in-realised" if full else "in-planned",
    )
    return circle + text


def _key(agenda: Agenda, context: RenderContext) -> Markup:
    """What the numbers and the marks mean."""
    words = context.words.agenda
    stages = [element("li", f"{number}. {stage.short or stage.name}") for number, stage in enumerate(agenda.stages, 1)]
    kinds = f"○ {words.planned} · ● {words.realised}"
    return element("div", element("ol", *stages, class_="stages", role="list"), element("p", kinds), class_="key")
