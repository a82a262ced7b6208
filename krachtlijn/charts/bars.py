"""Bars, side by side or one on the other, standing or lying.

Figures are printed at the bars where there is room for all of them, and then no axis repeats them; else there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from json import dumps
from typing import Any

from krachtlijn.charts.look import (
    DARK_FILLS,
    FILLS,
    GROUND,
    HAIRLINE,
    INK,
    PETROL,
    SIZE,
    Spec,
    as_number,
    broken,
    width_of,
)
from krachtlijn.charts.scales import axis_width, figure_axis, scale_for
from krachtlijn.model.chart import ChartData
from krachtlijn.model.metadata import Language

_LINE = SIZE + 2
_GAP = 5  # between a bar and its figure, or a name and its bars
_NAMES = 0.38  # the part of the width that the names of lying bars may take
_HEIGHT = 230  # of standing bars
_THICK = {1: 20, 2: 15}  # a lying bar, by how many there are side by side; else:
_THIN = 13
_SYMBOL = 18  # a square of the key, with the space behind it
_LINES = 2  # on which a name below a bar may stand


def bars(data: ChartData, width: int, language: Language) -> Spec:
    """The Vega-Lite of bars, ``width`` CSS pixels wide in all. Bars whose names find no room below them lie down."""
    drawn = _Bars(data, width, language)
    if data.lying:
        return drawn.lying()
    return (
        drawn.standing()
        if data.scale != "words" or drawn.names_fit()
        else bars(replace(data, lying=True), width, language)
    )


@dataclass(frozen=True)
class _Bar:
    """A bar, or a piece of one: its place, its series, where it begins and ends, and the figure as printed."""

    place: int
    series: int
    start: Decimal
    end: Decimal
    printed: str

    @property
    def middle(self) -> Decimal:
        return (self.start + self.end) / 2


class _Bars:
    def __init__(self, data: ChartData, width: int, language: Language) -> None:
        self._data = data
        self._width = width
        self._language: Language = language
        self._stacked = data.kind == "stacked-bar"
        self._bars = list(_pieces(data) if self._stacked else _singles(data))
        self._fills = FILLS[len(data.series)]
        self._abreast = 1 if self._stacked else len(data.series)
        ends = [bar.end for bar in self._bars] + [bar.start for bar in self._bars]
        self._scale = scale_for(ends, zero=True)
        self._before = axis_width(self._scale, data, language)
        self._longest = max((width_of(bar.printed) for bar in self._bars), default=0.0)

    def lying(self) -> Spec:
        """Bars from left to right, each under its name, which stands before it."""
        names = [broken(place, self._width * _NAMES) for place in self._data.places]
        column = max(width_of(line) for lines in names for line in lines)
        plot = self._width - column - 2 * _GAP
        thick = 22 if self._stacked else _THICK.get(self._abreast, _THIN)
        between = 8 if self._abreast == 1 else 12
        row = max(thick * self._abreast + between, max(map(len, names)) * _LINE + 4)
        band = {"paddingInner": between / row, "paddingOuter": between / row / 2}
        across = self._axis(steps=max(2, int(plot / 70))) if self._stacked else self._room(plot)
        chart = self._chart(None, band, across, plot, row * len(names))
        chart["layer"].extend([*_names_before(names, column), *self._key(column + _GAP)])
        return chart

    def names_fit(self) -> bool:
        """Whether standing bars would have room for their names, on two lines at most."""
        names = [broken(place, self._band() - _GAP) for place in self._data.places]
        return all(len(lines) <= _LINES and width_of(line) <= self._band() for lines in names for line in lines)

    def standing(self) -> Spec:
        """Bars from below, each over its name."""
        labelled = self._stacked or self._longest * 1.1 < self._band() / max(1, self._abreast)
        between = 0.35 if self._abreast == 1 else 0.25
        along = self._names_below(self._band(axis=not labelled))
        band = {"paddingInner": between, "paddingOuter": between / 2}
        axis = self._stacked or not labelled
        across = self._axis() if axis else self._room(_HEIGHT, SIZE)
        chart = self._chart(along, band, across, _HEIGHT, _HEIGHT, labelled=labelled)
        chart["layer"].extend(self._key(self._before if axis else 0))
        return chart

    def _band(self, *, axis: bool = False) -> float:
        """How wide a place is, with its share of the space between."""
        return (self._width - (self._before if axis or self._stacked else 0)) / len(self._data.places)

    def _names_below(self, band: float) -> Spec:
        """Names on several lines where that lets all of them stand; else every second, third … one, the last too."""
        names = [broken(place, band - _GAP) for place in self._data.places]
        widest = max(width_of(line) for lines in names for line in lines)
        skip = 1 if self._data.scale == "words" else -(-int(widest + _GAP) // max(1, int(band)))
        count = len(names)
        shown = [place for place in range(count) if (count - 1 - place) % skip == 0]
        return {"labelExpr": f"{dumps(names)}[datum.value]", "labelAngle": 0, "values": shown, "labelBaseline": "top"}

    # ------------------------------------------------------------------------------------------------------- axes

    def _axis(self, steps: int = 5) -> Spec:
        """Figures are read from an axis with hairlines."""
        scale = scale_for([self._scale.low, self._scale.high], zero=True, steps=steps)
        return {"scale": scale.domain(), "axis": figure_axis(scale, self._data, self._language)}

    def _room(self, plot: float, needed: float | None = None) -> Spec:
        """No axis: figures stand at the ends of the bars, for which the scale leaves room on either side."""
        space = (self._longest if needed is None else needed) + _GAP
        low = min((bar.end for bar in self._bars), default=Decimal(0))
        high = max((bar.end for bar in self._bars), default=Decimal(0))
        sides = (low < 0) + (high > 0)
        rest = max(plot - space * sides, plot / 3)
        reach = (max(high, Decimal(0)) - min(low, Decimal(0))) or Decimal(1)
        room = reach * Decimal(space / rest)
        domain = [float(min(low - room, Decimal(0)) if low < 0 else 0), float(high + room if high > 0 else 0)]
        return {"scale": {"domain": domain, "nice": False, "zero": False}, "axis": None}

    # ------------------------------------------------------------------------------------------------------ layers

    def _chart(
        self, along: Spec | None, band: Spec, across: Spec, plot: float, height: int, *, labelled: bool = True
    ) -> Spec:
        a, b = ("y", "x") if self._data.lying else ("x", "y")
        plain = {"title": None, "grid": False, "ticks": False, "domain": False, "labelLimit": 0, "labelOverlap": False}
        axis = None if along is None else {**plain, **along}
        place: Spec = {"field": "place", "type": "ordinal", "sort": None, "axis": axis, "scale": band}
        encoding: Spec = {a: place}
        if self._abreast > 1:
            encoding[f"{a}Offset"] = {"field": "series", "type": "ordinal", "sort": None}
        bar = {"type": "bar", "stroke": PETROL, "strokeWidth": 0.75} if len(self._fills) > 1 else {"type": "bar"}
        rectangles = {
            "mark": bar,
            "encoding": {
                b: {"field": "end", "type": "quantitative", **across},
                f"{b}2": {"field": "start"},
                "fill": self._colours(),
            },
        }
        zero = {"mark": {"type": "rule", "color": INK}, "encoding": {b: {"datum": 0}}, "data": {"values": [{}]}}
        labels = self._labels(b, plot) if labelled else []
        return {
            "data": {"values": [self._row(bar) for bar in self._bars]},
            "width": self._width,
            "height": height,
            "autosize": {"type": "fit-x", "contains": "padding"},
            "layer": [
                {"encoding": encoding, "layer": [rectangles, *labels]},
                zero,
            ],
            "config": {"axis": {"gridColor": HAIRLINE}},
        }

    def _row(self, bar: _Bar) -> dict[str, Any]:
        return {
            "place": bar.place,
            "series": bar.series,
            "start": as_number(bar.start),
            "end": as_number(bar.end),
            "middle": as_number(bar.middle),
            "printed": bar.printed,
        }

    def _colours(self) -> Spec:
        scale = {"domain": list(range(len(self._fills))), "range": list(self._fills)}
        return {"field": "series", "type": "ordinal", "scale": scale, "legend": None}

    def _key(self, left: float) -> Iterator[Spec]:
        """Which fill is which series: above the bars, in their order, from ``left`` pixels before the plot on."""
        if len(self._fills) == 1:
            return
        rows: list[list[tuple[float, int]]] = [[]]
        reached = 0.0
        for number, series in enumerate(self._data.series):
            needed = _SYMBOL + width_of(series.name)
            if rows[-1] and reached + needed > self._width:
                rows.append([])
                reached = 0.0
            rows[-1].append((reached - left, number))
            reached += needed + 2 * SIZE
        for row, entries in enumerate(rows):
            y = -(len(rows) - row) * (_LINE + 4) - 2
            for x, number in entries:
                symbol = {
                    "type": "point",
                    "shape": "square",
                    "filled": True,
                    "size": 120,
                    "opacity": 1,
                    "strokeWidth": 0.75,
                }
                name = {"type": "text", "align": "left", "baseline": "middle", "x": x + _SYMBOL, "y": y}
                one: Spec = {"data": {"values": [{}]}}
                yield {**one, "mark": {**symbol, "fill": self._fills[number], "stroke": PETROL, "x": x + 6, "y": y}}
                yield {**one, "mark": {**name, "text": self._data.series[number].name}}

    def _labels(self, across: str, plot: float) -> list[Spec]:
        if self._stacked:
            return self._labels_inside(across, plot)
        after, before = ("left", "right") if across == "x" else ("bottom", "top")
        anchor = "align" if across == "x" else "baseline"
        shift = "dx" if across == "x" else "dy"
        sign = 1 if across == "x" else -1
        figure = {across: {"field": "end", "type": "quantitative"}, "text": {"field": "printed"}}
        return [
            {
                "transform": [{"filter": f"datum.end {test} 0"}],
                "mark": {"type": "text", anchor: side, shift: sign * turn * (_GAP - 1), "clip": False},
                "encoding": figure,
            }
            for test, side, turn in ((">=", after, 1), ("<", before, -1))
        ]

    def _labels_inside(self, across: str, plot: float) -> list[Spec]:
        """Figures on their pieces, where these are large enough."""
        layers = []
        for series, fill in enumerate(self._fills):
            fitting = [bar for bar in self._bars if bar.series == series and self._fits(bar, across, plot)]
            mark = {"type": "text", "color": GROUND if fill in DARK_FILLS else INK, "baseline": "middle"}
            encoding = {across: {"field": "middle", "type": "quantitative"}, "text": {"field": "printed"}}
            if fitting:
                rows = {"values": [self._row(bar) for bar in fitting]}
                layers.append({"data": rows, "mark": mark, "encoding": encoding})
        return layers

    def _fits(self, bar: _Bar, across: str, plot: float) -> bool:
        room = abs(self._scale.share(bar.end) - self._scale.share(bar.start)) * plot
        if across == "x":
            return room > width_of(bar.printed) + _GAP
        return room > SIZE + 3 and self._band() * 0.65 > width_of(bar.printed)


def _names_before(names: list[list[str]], column: float) -> Iterator[Spec]:
    """The names of lying bars, aligned at the left edge, each in the middle of its place."""
    for count in sorted({len(lines) for lines in names}):
        rows = [{"place": place, "name": lines} for place, lines in enumerate(names) if len(lines) == count]
        mark = {"type": "text", "align": "left", "baseline": "middle", "lineHeight": _LINE, "x": -column - _GAP}
        place = {"field": "place", "type": "ordinal", "sort": None}
        yield {
            "data": {"values": rows},
            "mark": {**mark, "dy": -(count - 1) * _LINE / 2},
            "encoding": {"y": place, "text": {"field": "name"}},
        }


def _singles(data: ChartData) -> Iterator[_Bar]:
    for number, series in enumerate(data.series):
        for place, (figure, printed) in enumerate(zip(series.figures, series.printed, strict=True)):
            if figure is not None:
                yield _Bar(place, number, Decimal(0), figure, printed)


def _pieces(data: ChartData) -> Iterator[_Bar]:
    """Each figure on top of those before it; what is negative goes the other way."""
    for place in range(len(data.places)):
        reached = {False: Decimal(0), True: Decimal(0)}
        for number, series in enumerate(data.series):
            figure = series.figures[place]
            if figure is not None:
                start = reached[figure < 0]
                reached[figure < 0] = start + figure
                yield _Bar(place, number, start, start + figure, series.printed[place])
