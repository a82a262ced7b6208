"""Preflight: what is wrong on the finished pages, said at the place in the author's file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.document import Document
from krachtlijn.model.print import Mended, Placed, PrintFacts
from krachtlijn.model.walk import walk
from krachtlijn.source import Location

LEAST_DPI = 150
"""The resolution below which a picture looks coarse in print."""
LARGEST_PLAY = 0.5
"""How far, in millimetres, a table or picture may stick out before it is said."""

Finding = tuple[Code, str, str]
"""A code, what is wrong, and what to do."""


def pages_are_sound(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    """Nothing sticks out, no heading or head of a table stands alone, pictures are sharp. A thing is named once."""
    places = places_of(document)
    said: set[tuple[str, str]] = set()
    for box in facts.placed:
        found = _LOOKS[box.kind](box)
        if found and (box.kind, box.id) not in said:
            said.add((box.kind, box.id))
            code, message, hint = found
            at = places.get(box.id, document.at)
            yield Diagnostic(code, at, f"page {box.page} of the PDF: {message}", hint)


def what_was_mended_is_said(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    """A table or a note that did not fit, and what was done with it."""
    places = places_of(document)
    for id_, how in facts.mended.items():
        message, hint = _MENDED[how]
        hint = f"{hint}; or accept this finding in paper.yaml"
        yield Diagnostic(Code.PRINT_MENDED, places.get(id_, document.at), message, hint)


_MENDED: Mapping[Mended, tuple[str, str]] = {
    "wide": (
        "the table was too wide for the text block of the PDF, and takes the margin column too",
        "shorten its heads or its words",
    ),
    "smaller": ("the table was too wide for the PDF, and was set in smaller type", "shorten its heads or its words"),
    "landscape": (
        "the table was too wide for the PDF, and was put on a page of its own, turned",
        "type `orientation: landscape` in its file, or put it in :::{landscape}",
    ),
    "continued": (
        "the note did not fit on the page of its call in the PDF, and goes on at the foot of the next page",
        "shorten it, or make a :::{box} or an annex of it",
    ),
}


def places_of(document: Document) -> Mapping[str, Location]:
    """Where the author wrote what bears an id in the page, be it a block, a cell or a note."""
    places: dict[str, Location] = {}
    for node in walk((document.meta, document.parts)):
        id_ = getattr(node, "id", "")
        if id_:
            places.setdefault(id_, node.at)
    return places


def _text(box: Placed) -> Finding:
    message = f'"{_short(box.text)}" sticks out of the text block by {_millimetres(box.out)}'
    return Code.PRINT_OUTSIDE, message, "break the word or the address, or write it shorter"


def _cell_text(box: Placed) -> Finding:
    message = f'"{_short(box.text)}" sticks out of its cell by {_millimetres(box.out)}'
    hint = "give the word a hyphen, shorten it, or turn the table with `orientation: landscape`"
    return Code.PRINT_CELL, message, hint


def _table(box: Placed) -> Finding | None:
    if box.out <= LARGEST_PLAY:
        return None
    message = f"the table is {_millimetres(box.out)} wider than there is room for"
    return Code.PRINT_WIDE, message, "turn it with `orientation: landscape` or :::{landscape}, or leave out a column"


def _bare_head(box: Placed) -> Finding:
    hint = "put a ::{pagebreak} before the table, or shorten its first row"
    return Code.PRINT_TABLE_HEAD, "the head of a table stands without rows", hint


def _single_head(box: Placed) -> Finding:
    message = "the head of the table is too tall to come back on each page, and stands above its first row only"
    return _table(box) or (Code.PRINT_TABLE_HEAD, message, "shorten its heads, and say the rest below the table")


def _picture(box: Placed) -> Finding | None:
    if box.out > LARGEST_PLAY:
        message = f"the picture is {_millimetres(box.out)} wider than there is room for"
        return Code.PRINT_WIDE, message, "give it a width, or put it in :::{landscape}"
    dpi = box.pixels / (box.width / 25.4) if box.pixels and box.width else LEAST_DPI
    if dpi >= LEAST_DPI:
        return None
    message = f"the picture is printed at {dpi:.0f} dots an inch, and looks coarse below {LEAST_DPI}"
    needed = round(LEAST_DPI * box.width / 25.4)
    return Code.PRINT_RESOLUTION, message, f"use a picture of at least {needed} pixels wide, or an SVG"


def _stranded_heading(box: Placed) -> Finding:
    hint = "put a ::{pagebreak} before it, or shorten what stands above"
    return Code.PRINT_HEADING, "a heading stands alone at the foot of the page", hint


_LOOKS: Mapping[str, Callable[[Placed], Finding | None]] = {
    "text": _text,
    "cell-text": _cell_text,
    "table": _table,
    "headless": _table,
    "bare-head": _bare_head,
    "single-head": _single_head,
    "picture": _picture,
    "stranded-heading": _stranded_heading,
}


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _millimetres(size: float) -> str:
    return f"{size:.1f} mm"
