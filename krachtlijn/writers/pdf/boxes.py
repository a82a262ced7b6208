"""What lies where on the finished pages, for the audits: tables, pictures, headings, and text that sticks out.

Only what can be at fault is kept: a line of text that lies within its cell and its page says nothing.
"""

# ruff: noqa: SLF001 - WeasyPrint's boxes are not public
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from krachtlijn.model.print import Placed, PlacedKind

MILLIMETRES = 25.4 / 96
MARGIN_COLUMN = 34.0
"""How far what is wide may reach into the left margin, in millimetres (styles/print/page.css)."""
PLAY = 0.5
"""What does not count, in millimetres: rounding, and the overhang of a slanted letter."""

TABLES = ("table", "bare-head", "headless", "single-head")
"""The kinds of what a page holds of a table."""

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_FRAMES = frozenset({"cover", "head", "letterhead"})


def placed(document: Any) -> Iterator[Placed]:
    """The boxes of a laid out ``weasyprint.Document``, page by page."""
    for number, page in enumerate(document.pages, 1):
        yield from _Page(number, page._page_box).boxes()


@dataclass(frozen=True)
class _Within:
    """What a box lies in: the id nearest above it, the cell, and whether it is a note's or a heading's."""

    id: str = ""
    cell: Any = None
    note: bool = False
    heading: bool = False


class _Page:
    """The boxes of one page."""

    def __init__(self, number: int, box: Any) -> None:
        from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - imported only where a PDF is made

        self._kinds = boxes
        self._number = number
        self._box = box
        self._left = box.content_box_x() * MILLIMETRES - MARGIN_COLUMN
        self._right = (box.content_box_x() + box.width) * MILLIMETRES
        self._bottom = (box.content_box_y() + box.height) * MILLIMETRES
        self._headings: list[Placed] = []
        self._lowest = 0.0

    def boxes(self) -> Iterator[Placed]:
        """All that is worth knowing of the page."""
        yield from self._visit(self._box, _Within())
        yield from (heading for heading in self._headings if heading.y >= self._lowest)

    def _visit(self, box: Any, within: _Within) -> Iterator[Placed]:
        box = getattr(box, "_box", box)
        element = box.element
        if isinstance(box, self._kinds.MarginBox) or (
            element is not None and not _FRAMES.isdisjoint(element.get("class", "").split())
        ):
            return
        within = self._inside(box, within)
        yield from self._own(box, within)
        for child in getattr(box, "children", ()):
            yield from self._visit(child, within)

    def _inside(self, box: Any, within: _Within) -> _Within:
        element = box.element
        if element is not None and element.get("id"):
            within = replace(within, id=element.get("id"))
        if element is not None and element.get("role") == "doc-footnote":
            within = replace(within, note=True)
        if element is not None and element.tag in _HEADINGS:
            within = replace(within, heading=True)
        if isinstance(box, self._kinds.TableCellBox):
            within = replace(within, cell=box)
        return within

    def _own(self, box: Any, within: _Within) -> Iterator[Placed]:
        kinds, element = self._kinds, box.element
        if isinstance(box, kinds.TextBox):
            yield from self._text(box, within)
        elif isinstance(box, kinds.TableBox):
            yield self._at(box, within, _kind_of_table(box))
        elif isinstance(box, kinds.ReplacedBox):
            pixels = getattr(box.replacement, "width", 0)  # a drawing has none
            if not within.note:
                self._lowest = max(self._lowest, (box.content_box_y() + box.height) * MILLIMETRES)
            yield self._at(box, within, "picture", pixels=pixels)
        elif isinstance(box, kinds.BlockBox) and element is not None and element.tag in _HEADINGS:
            self._headings.append(self._at(box, within, "stranded-heading"))

    def _text(self, box: Any, within: _Within) -> Iterator[Placed]:
        """A line of text that sticks out of its cell or its page."""
        if not box.text.strip():
            return
        own = self._at(box, within, "text", text=box.text.strip())
        if not within.note and not within.heading:
            self._lowest = max(self._lowest, own.y + own.height / 2)
        if within.cell is not None:
            right = (within.cell.border_box_x() + within.cell.border_width()) * MILLIMETRES
            if own.x + own.width > right + PLAY:
                yield replace(own, kind="cell-text", out=own.x + own.width - right)
            return
        out = max(own.x + own.width - self._right, self._left - own.x, own.y + own.height - self._bottom)
        if out > PLAY:
            yield replace(own, out=out)

    def _at(self, box: Any, within: _Within, kind: Any, **more: Any) -> Placed:
        x, y = box.border_box_x() * MILLIMETRES, box.border_box_y() * MILLIMETRES
        width, height = box.border_width() * MILLIMETRES, box.border_height() * MILLIMETRES
        out = max(x + width - self._right, self._left - x) if kind in (*TABLES, "picture") else 0.0
        sizes = {"x": x, "y": y, "width": width, "height": height, "out": max(out, 0.0)}
        rounded = {name: round(size, 2) for name, size in sizes.items()}
        return Placed(kind=kind, id=within.id, page=self._number, **rounded, **more)


def _kind_of_table(box: Any) -> PlacedKind:
    """What a page holds of a table, by its head."""
    heads = [group for group in box.children if group.element_tag == "thead"]
    if box.children and not any(group.children for group in box.children if not (group.is_header or group.is_footer)):
        return "bare-head"
    if not all(head.is_header for head in heads):
        return "single-head"
    return "headless" if not heads and box.element.find("thead") is not None else "table"
