"""Figures as they are typed, in Flemish or in other notation.

Three thousand nine hundred and eighty-five is ``3985``, ``3.985``, ``3 985``; sixty-eight and six tenths is ``68,6`` or
``68.6``. Where both marks stand, the last one parts the decimals. Only a single dot before exactly three digits can
mean two things where decimals may stand: that has to be said, so it is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from krachtlijn.language.numbers import FigureKind

MOST_DIGITS = 24
"""More digits than any figure of a paper has, and few enough to reckon with exactly."""

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f]+")
_FIGURE = re.compile(
    r"(?P<before>€ ?|EUR ?)?(?P<sign>[-+\u2212\u2013\u2012] ?)?(?P<within>€ ?)?"
    r"(?P<digits>[0-9][0-9., '\u2019]*)"
    r"(?P<after> ?(?:%|€|EUR|euro))?"
)
_PLAIN = re.compile(r"(?P<whole>[0-9]+)(?:(?P<mark>[.,])(?P<part>[0-9]+))?")
_GROUPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?P<group>[., '\u2019])[0-9]{3}(?:(?P=group)[0-9]{3})*)(?:[.,](?P<part>[0-9]+))?"
)


@dataclass(frozen=True)
class Doubt:
    """Why something that looks like a figure cannot be taken for one, and what to write instead."""

    message: str
    hint: str
    ambiguous: bool = False


def parse_number(text: str, kind: FigureKind) -> Decimal | Doubt | None:
    """The figure that ``text`` is in a column of ``kind``; None where it is words, a Doubt where it is unclear.

    A sign ``%`` or ``€`` may stand with a figure where the kind is ``percent`` or ``currency``.
    """
    clean = _SPACES.sub(" ", text).strip()
    found = _FIGURE.fullmatch(clean)
    if found is None:
        return None
    digits = found["digits"].strip()
    if sum(char.isdigit() for char in digits) > MOST_DIGITS:
        return Doubt(f"`{clean}` has more than {MOST_DIGITS} digits", "check the figure")
    doubt = _unit_doubt(clean, found, kind) or _shape_doubt(clean, digits, kind)
    if doubt:
        return doubt
    value = _value(digits, kind)
    if value is None:
        return Doubt(f"`{clean}` is no figure that can be read", "write it as 3985, 3.985, 68,6 or 21.448,64")
    if kind in ("integer", "year"):
        if value != value.to_integral_value():
            return Doubt(f"`{clean}` is not a whole number", _whole_hint(digits))
        value = value.to_integral_value()
    return -value if (found["sign"] or "+").strip() != "+" else value


def _unit_doubt(clean: str, found: re.Match[str], kind: FigureKind) -> Doubt | None:
    after = (found["after"] or "").strip()
    if after == "%" and kind != "percent":
        return Doubt(
            f"`{clean}` is a percentage in a column of another kind", f"leave out %, or say kind: percent, not {kind}"
        )
    if (found["before"] or found["within"] or after not in ("", "%")) and kind != "currency":
        return Doubt(
            f"`{clean}` is an amount in a column of another kind", f"leave out €, or say kind: currency, not {kind}"
        )
    return None


def _shape_doubt(clean: str, digits: str, kind: FigureKind) -> Doubt | None:
    if kind == "year" and not re.fullmatch(r"[0-9]{1,4}", digits):
        return Doubt(f"`{clean}` is not a year", "write a year as four digits")
    if kind in ("decimal", "percent") and re.fullmatch(r"[0-9]+\.[0-9]{3}", digits):
        whole, part = digits.split(".")
        thousand = f"{whole}{part} for {whole} thousand {part}, or " if re.fullmatch("[1-9][0-9]{0,2}", whole) else ""
        return Doubt(
            f"`{clean}` can be read in two ways: the dot may part thousands or decimals",
            f"write {thousand}{whole},{part} for {part} thousandths",
            ambiguous=True,
        )
    return None


def _value(digits: str, kind: FigureKind) -> Decimal | None:
    grouped = _GROUPED.fullmatch(digits)
    if grouped and _parts_thousands(grouped, kind):
        whole = re.sub(r"[^0-9]", "", grouped["whole"])
        return Decimal(f"{whole}.{grouped['part']}" if grouped["part"] else whole)
    plain = _PLAIN.fullmatch(digits)
    if plain is None:
        return None
    return Decimal(f"{plain['whole']}.{plain['part']}" if plain["part"] else plain["whole"])


def _parts_thousands(grouped: re.Match[str], kind: FigureKind) -> bool:
    """Whether the first mark of the figure parts thousands.

    Beside decimals of their own it does when it is another mark than theirs; alone, a comma parts decimals, and a dot
    does so only before decimals.
    """
    mark, whole = grouped["group"], grouped["whole"]
    if whole.startswith("0"):
        return False
    if grouped["part"]:
        return grouped.string[len(whole)] != mark
    return mark != "," or whole.count(",") > 1


def _whole_hint(digits: str) -> str:
    if re.fullmatch(r"[0-9]{1,3},[0-9]{3}", digits):
        return f"write {digits.replace(',', '.')} or {digits.replace(',', '')}, or give the column kind: decimal"
    return "give the column kind: decimal, or correct the figure"
