"""The axis that figures are read from: where it begins and ends, its steps, and how it prints them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from json import dumps

from krachtlijn.charts.look import PADDING, Spec, as_number, width_of
from krachtlijn.language.numbers import FigureKind, count_decimals, format_number
from krachtlijn.model.chart import ChartData
from krachtlijn.model.metadata import Language

_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
_FROM_ZERO = Decimal("0.6")  # an axis of lines begins at zero, unless all figures lie in the upper part of it


@dataclass(frozen=True)
class FigureScale:
    """An axis of figures from ``low`` to ``high``; ``ticks`` are its steps."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The figures that the axis names."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * turn for turn in range(count + 1))

    def share(self, figure: Decimal) -> float:
        """Where a figure lies on the axis, from 0 to 1."""
        return float((figure - self.low) / (self.high - self.low))

    def domain(self) -> Spec:
        """Vega-Lite's ``scale``."""
        return {"domain": [as_number(self.low), as_number(self.high)], "nice": False, "zero": False}


def scale_for(figures: list[Decimal], *, zero: bool, steps: int = 5) -> FigureScale:
    """The axis on which all figures lie, with about ``steps`` round steps; ``zero`` says that it must hold zero."""
    low, high = min(figures, default=Decimal(0)), max(figures, default=Decimal(1))
    if zero or (low >= 0 and low < high * _FROM_ZERO) or (high <= 0 and high > low * _FROM_ZERO):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    rough = (high - low) / steps
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(size * power for size in _STEPS if size * power >= rough)
    return FigureScale(_floor(low, step), -_floor(-high, step), step)


def _floor(figure: Decimal, step: Decimal) -> Decimal:
    return (figure / step).to_integral_value(rounding="ROUND_FLOOR") * step


def figure_axis(scale: FigureScale, data: ChartData, language: Language) -> Spec:
    """Vega-Lite's ``axis``: steps over hairlines, printed as the table prints figures of that kind."""
    printed = _printed(scale, data, language)
    return {
        "values": [as_number(tick) for tick in scale.ticks],
        "labelExpr": f"{dumps(printed)}[round(datum.index * {len(printed) - 1})]",
        "labelOverlap": False,
        "labelFlush": False,
        "title": None,
        "domain": False,
        "ticks": False,
    }


def axis_width(scale: FigureScale, data: ChartData, language: Language) -> float:
    """How wide the figures of a standing axis are, with the space behind them."""
    return max(map(width_of, _printed(scale, data, language))) + PADDING


def _printed(scale: FigureScale, data: ChartData, language: Language) -> list[str]:
    decimals = count_decimals(scale.step.normalize())
    kind: FigureKind = "decimal"
    if data.figures == "percent" or data.figures == "currency" or data.figures == "year":  # noqa: PLR1714 - for mypy
        kind = data.figures
    return [format_number(tick, language, decimals=decimals, kind=kind) for tick in scale.ticks]
