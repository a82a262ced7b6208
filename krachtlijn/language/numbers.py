"""Figures as a language prints them: separators, minus and plus, per cent, euro.

Sources: Unicode CLDR for nl-BE, fr-BE and en-GB; the minus sign is U+2212, as wide as the plus and never a hyphen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from krachtlijn.model.metadata import Language

FigureKind = Literal["integer", "decimal", "percent", "currency", "year"]
"""The kinds of figures that are printed each in their own way."""

MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Notation:
    """How a language writes figures; ``{}`` in a pattern is the bare figure, ``{sign}`` its sign."""

    thousands: str
    point: str
    percent: str
    currency: str


NOTATIONS: Mapping[Language, Notation] = {
    "nl": Notation(".", ",", "{sign}{}%", f"€{NO_BREAK}{{sign}}{{}}"),
    "fr": Notation(NARROW, ",", f"{{sign}}{{}}{NARROW}%", f"{{sign}}{{}}{NO_BREAK}€"),
    "en": Notation(",", ".", "{sign}{}%", "{sign}€{}"),
}


def format_number(
    value: Decimal,
    lang: Language,
    *,
    decimals: int | None = None,
    sign: bool = False,
    kind: FigureKind = "decimal",
) -> str:
    """``value`` as ``lang`` prints it: ``21.448,64``, ``+0,0``, ``38%``, ``€ 1.250,50``.

    ``decimals`` says how many are printed, rounded half away from zero; ``None`` prints those the value has. ``sign``
    puts a plus before what is not negative, zero too. A year has no separators.
    """
    notation = NOTATIONS[lang]
    rounded = round_half_up(value, decimals)
    mark = MINUS if rounded < 0 else "+" if sign else ""
    if kind == "year":
        return f"{mark}{abs(rounded):f}"
    whole, _, fraction = f"{abs(rounded):,f}".partition(".")
    figure = whole.replace(",", notation.thousands) + (notation.point + fraction if fraction else "")
    match kind:
        case "percent":
            return notation.percent.format(figure, sign=mark)
        case "currency":
            return notation.currency.format(figure, sign=mark)
        case "integer" | "decimal":
            return mark + figure


def figure_tail(printed: str, lang: Language) -> str:
    """What stands behind the units of a printed figure: its decimals with their mark, and a sign such as ``%``."""
    point = printed.rfind(NOTATIONS[lang].point)
    digits = max((place for place, sign in enumerate(printed) if sign.isdigit()), default=-1)
    return printed[point if point >= 0 else digits + 1 :]


def round_half_up(value: Decimal, decimals: int | None) -> Decimal:
    """``value`` with so many decimals, a half rounded away from zero; as it is where ``decimals`` is ``None``."""
    if decimals is None:
        return value
    with localcontext() as context:
        context.prec = max(28, len(value.as_tuple().digits) + abs(value.adjusted()) + decimals + 2)
        return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def count_decimals(value: Decimal) -> int:
    """How many decimals ``value`` was written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
