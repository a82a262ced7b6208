"""Lines, each with its name at its end instead of a key beside the chart."""

from __future__ import annotations

from datetime import date
from json import dumps
from typing import Any

from krachtlijn.charts.look import DASHES, LINES, MARKS, SIZE, Spec, as_number, broken, width_of
from krachtlijn.charts.scales import axis_width, figure_axis, scale_for
from krachtlijn.model.chart import ChartData
from krachtlijn.model.metadata import Language

_HEIGHT = 240
_NAMES = 0.3  # the part of the width that the names at the ends may take
_LINE = SIZE + 2
_GAP = 9
_INSET = 8  # between the edges of the plot and the first and last figure
_POINT_PADDING = 0.25  # the same among names, as a part of their distance


def lines(data: ChartData, width: int, language: Language) -> Spec:
    """The Vega-Lite of lines, ``width`` CSS pixels wide in all."""
    return _Lines(data, width, language).chart()


class _Lines:
    def __init__(self, data: ChartData, width: int, language: Language) -> None:
        self._data = data
        self._width = width
        self._language: Language = language
        figures = [figure for series in data.series for figure in series.figures if figure is not None]
        self._scale = scale_for(figures, zero=False)
        self._names = [broken(series.name, width * _NAMES) for series in data.series] if len(data.series) > 1 else []
        self._before = axis_width(self._scale, data, language) + _INSET
        self._column = max((width_of(line) for name in self._names for line in name), default=0.0)

    def chart(self) -> Spec:
        """The lines over their axes; the names stand to the right of the plot, in room that the padding leaves."""
        axis = figure_axis(self._scale, self._data, self._language)
        return {
            "data": {"values": self._rows()},
            "width": self._width,
            "height": _HEIGHT,
            "autosize": {"type": "fit-x", "contains": "padding"},
            "encoding": {"x": self._along(), "y": {"field": "figure", "type": "quantitative", "title": None}},
            "layer": [
                *(self._line(number, axis) for number in range(len(self._data.series))),
                *self._ends(),
            ],
        }

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {"place": self._place(place), "series": number, "figure": None if figure is None else as_number(figure)}
            for number, series in enumerate(self._data.series)
            for place, figure in enumerate(series.figures)
        ]

    def _place(self, place: int) -> int | float | str:
        words = self._data.places[place]
        match self._data.scale:
            case "years":
                return int(words)
            case "days":
                return (date.fromisoformat(words) - date(1970, 1, 1)).days
            case "words":
                return place

    def _line(self, number: int, axis: Spec) -> Spec:
        colour, dash = LINES[number], list(DASHES[number])
        point = {"shape": MARKS[number], "size": 34, "fill": colour, "stroke": colour, "strokeDash": [1, 0]}
        dashed = {"strokeDash": dash} if number else {}
        mark = {"type": "line", "color": colour, "strokeWidth": 2, "point": point, **dashed}
        figure = {"field": "figure", "scale": self._scale.domain(), "axis": axis}
        return {
            "transform": [{"filter": f"datum.series === {number}"}],
            "mark": mark,
            "encoding": {"y": figure},
        }

    # ------------------------------------------------------------------------------------------------ along the foot

    def _along(self) -> Spec:
        """The axis below: names at even distances, or years and days at their own."""
        common = {
            "title": None,
            "grid": False,
            "labelAngle": 0,
            "labelLimit": 0,
            "labelFlush": False,
            "labelOverlap": False,
            "tickSize": 4,
        }
        places = [self._place(place) for place in range(len(self._data.places))]
        plot = self._width - self._column - self._before - _GAP
        band = plot / max(1, len(places) - 1 + (2 * _POINT_PADDING if self._data.scale == "words" else 0))
        names = [broken(name, band - 6) for name in self._printed()]
        widest = max(width_of(line) for name in names for line in name)
        skip = max(1, -(-int(widest + 8) // max(1, int(band))))
        shown = [place for turn, place in enumerate(places) if (len(places) - 1 - turn) % skip == 0]
        printed = [name for turn, name in enumerate(names) if (len(places) - 1 - turn) % skip == 0]
        chosen = f"{dumps(printed)}[indexof({dumps(shown)}, datum.value)]"
        axis = {**common, "values": shown, "labelExpr": chosen}
        if self._data.scale == "words":
            return {
                "field": "place",
                "type": "ordinal",
                "sort": None,
                "axis": axis,
                "scale": {"type": "point", "padding": _POINT_PADDING},
            }
        scale = {"zero": False, "nice": False, "domain": [min(places), max(places)], "padding": _INSET}
        return {"field": "place", "type": "quantitative", "axis": axis, "scale": scale}

    def _printed(self) -> tuple[str, ...]:
        return self._data.labels or self._data.places

    # ------------------------------------------------------------------------------------------------------ the ends

    def _ends(self) -> list[Spec]:
        """The name of each line beside its last figure; names that would meet are moved apart."""
        wanted = []
        for number, name in enumerate(self._names):
            last = next((it for it in reversed(self._data.series[number].figures) if it is not None), None)
            if last is not None:
                wanted.append((1 - self._scale.share(last), len(name), number))
        places = _apart([(share * _HEIGHT, count * _LINE) for share, count, _ in sorted(wanted)])
        return [self._end(number, at) for (_, _, number), at in zip(sorted(wanted), places, strict=True)]

    def _end(self, number: int, at: float) -> Spec:
        name = self._names[number]
        mark = {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "lineHeight": _LINE,
            "x": {"expr": f"width + {_GAP}"},
            "y": round(at - (len(name) - 1) * _LINE / 2, 1),
        }
        text = {"value": name}
        return {"data": {"values": [{}]}, "mark": mark, "encoding": {"text": text, "x": None, "y": None}}


def _apart(wanted: list[tuple[float, float]]) -> list[float]:
    """Middles of blocks of the given heights, from above, near where they are wanted and clear of each other."""
    places: list[float] = []
    below = -float(_LINE)
    for middle, height in wanted:
        top = max(middle - height / 2, below)
        places.append(top + height / 2)
        below = top + height + 2
    limit = float(_HEIGHT + _LINE / 2)
    for number in range(len(places) - 1, -1, -1):
        half = wanted[number][1] / 2
        places[number] = min(places[number], limit - half)
        limit = places[number] - half - 2
    return places
