"""Figures from tables bring their unit along: a text that types it again says "€ 20.444.000 euro"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import InternalLink, Span
from krachtlijn.model.document import Site
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.source import Location

_VALUE = re.compile(r"\{value\}(`+)[^`]+\1")
_BEFORE = re.compile(r"(€|EUR)[ \u00a0]?[*_]*$")
_AFTER = {
    "€": re.compile(r"[*_]*\s*(€|(?:euro|EUR)(?!\w))"),
    "%": re.compile(r"[*_]*\s*(%|(?:procent|percent|pour cent|per cent)(?!\w))"),
}
_WINDOW = 12


def check_units(site: Site) -> Iterator[Diagnostic]:
    """No text types the unit of a figure that it takes from a table, before or behind it."""
    told: set[Location] = set()
    for holder in (*site.papers, *site.pages):
        for node in walk(holder):
            if isinstance(node, InternalLink | Span) and node.at not in told and (found := _repeated(node)):
                told.add(node.at)
                yield found


def _repeated(node: InternalLink | Span) -> Diagnostic | None:
    """What is wrong around a figure from a table. What surrounds it is read in the source, as its author typed it."""
    text, start = node.at.source.text, node.at.offset
    typed = _VALUE.match(text, start)
    figure = plain_text(node.children) if typed else ""
    for sign, behind in _AFTER.items():
        if typed is None or sign not in figure:
            continue
        before = _BEFORE.search(text[max(0, start - _WINDOW) : start]) if sign == "€" else None
        if unit := behind.match(text, typed.end()) or before:
            message = f"`{unit[1]}` stands beside `{figure}`, which comes with its unit"
            return Diagnostic(Code.TABLE_VALUE_UNIT, node.at, message, f"take `{unit[1]}` out")
    return None
