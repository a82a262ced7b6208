"""How charts look: colours, type and measures, shared by all of them.

Fills are a ladder of lightness, so that neighbours keep apart in greyscale and for every kind of colour blindness
(lightness in CIE L*: 33, 45, 57, 70, 86, 99); what is light has an outline. Lines are dark enough to be seen alone,
and differ by dash and mark besides. ``styles/charts.css`` gives each colour its counterpart in a dark scheme, and
therefore knows all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from krachtlijn.language.numbers import NOTATIONS
from krachtlijn.model.metadata import Language

Spec = dict[str, Any]
"""A piece of Vega-Lite."""

FONT = "Source Sans 3"
INK, HAIRLINE, GROUND = "#1b1b1b", "#c9c5bc", "#ffffff"
PETROL, BRICK, SEA, OCHRE, MIST, WHITE = "#0b5563", "#a84e32", "#55929c", "#dca23a", "#b9dce1", "#fdfdfd"

FILLS: Mapping[int, tuple[str, ...]] = {
    1: (PETROL,),
    2: (PETROL, OCHRE),
    3: (PETROL, BRICK, OCHRE),
    4: (PETROL, BRICK, OCHRE, MIST),
    5: (PETROL, BRICK, SEA, OCHRE, MIST),
    6: (PETROL, BRICK, SEA, OCHRE, MIST, WHITE),
}
"""The colours of so many series of bars."""

DARK_FILLS = frozenset({PETROL, BRICK})
"""What figures stand on in white."""

LINES = (PETROL, "#9c3d1f", "#8a6100", "#55524d", "#3f7f8a", "#5a2d5e")
DASHES: tuple[tuple[float, ...], ...] = ((1, 0), (6, 3), (2, 2.5), (9, 3, 2, 3), (4, 1.5), (12, 3))
MARKS = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
"""The colour, dash and mark of each line, in order."""

SIZE = 12
"""Letters in CSS pixels: 9 points, at the width of the text in print."""


PADDING = 6
"""Between an axis and its figures."""


def house_look(width: int) -> Spec:
    """Vega-Lite's configuration, for a chart of our own kinds or an author's own."""
    words = {"labelFontSize": SIZE, "labelColor": INK, "titleFontSize": SIZE, "titleColor": INK}
    plain = {"titleFontWeight": "normal", "labelFontWeight": "normal"}
    return {
        "aria": False,
        "background": None,
        "font": FONT,
        "padding": 1,
        "view": {"stroke": None, "continuousWidth": width, "discreteWidth": width},
        "range": {"category": list(FILLS[6]), "ramp": [MIST, PETROL], "heatmap": [MIST, PETROL]},
        "mark": {"color": PETROL},
        "text": {"color": INK, "fontSize": SIZE},
        "rule": {"color": INK},
        "axis": {
            **words,
            **plain,
            "domainColor": INK,
            "gridColor": HAIRLINE,
            "tickColor": INK,
            "labelPadding": PADDING,
            "labelLineHeight": SIZE + 2,
        },
        "header": {**words, **plain},
        "legend": {**words, **plain, "symbolStrokeWidth": 0.75},
        "title": {"fontSize": SIZE + 1, "fontWeight": 600, "color": INK, "anchor": "start"},
    }


def number_locale(language: Language) -> Spec:
    """How Vega prints figures in a language (d3-format's locale)."""
    notation = NOTATIONS[language]
    return {
        "decimal": notation.point,
        "thousands": notation.thousands,
        "grouping": [3],
        "currency": notation.currency.format("{}", sign="").split("{}"),
        "percent": notation.percent.format("", sign=""),
        "minus": "\N{MINUS SIGN}",
    }


_WIDTHS = {
    **dict.fromkeys(" .,:;'’Iijl|", 0.26),
    **dict.fromkeys("-()frt/", 0.35),
    **dict.fromkeys("mwMW%", 0.82),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.59),
}


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a line of text is, in CSS pixels, rather too much than too little."""
    return sum(_WIDTHS.get(sign, 0.505) for sign in text) * size


def broken(text: str, width: float) -> list[str]:
    """Words on as many lines as they take to keep within ``width``; a hyphen may end a line."""
    lines: list[str] = []
    for word in re.findall(r" *(?:[^ -]*-+(?=\S)|[^ ]+)", text):
        if lines and width_of(lines[-1] + word) <= width:
            lines[-1] += word
        else:
            lines.append(word.strip())
    return lines


def as_number(figure: Decimal) -> int | float:
    """A figure as JSON has it."""
    return int(figure) if figure == figure.to_integral_value() else float(figure)
