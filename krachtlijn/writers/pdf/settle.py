"""What can only be settled once a paper is laid out, and then changes the layout: by laying it out again.

A reference to what stands on the page itself does not name that page: its ``span.page-of`` gets ``same-page``. A
reference that was silenced may be given its page back, never the other way round, so that this comes to an end.

A table that sticks out, or of which a word sticks out of its cell, takes the margin column too; one that still does
is set in smaller type besides, and then turned, on a page of its own. A note that does not fit on the page of its call
may go on at the foot of the next. A head of a table that is too tall to stand on each page, and that the engine drops,
stands above the first row only, and may be broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from krachtlijn.model.print import Mended, Placed
from krachtlijn.writers.pdf.boxes import PLAY, TABLES, placed
from krachtlijn.writers.pdf.long_notes import GOES_ON

MOST_ROUNDS = 6
LONG_CELL = 400
"""With a cell of so many signs a row may break over pages. One that may not and fills a page costs a table its head."""


def settle(render: Callable[[Callable[[Element], None]], Any]) -> tuple[Any, Mapping[str, Mended]]:
    """The ``weasyprint.Document`` in which all is settled, and by id what was done with what did not fit.

    ``render`` lays the paper out; it is given a function that marks the tree of the HTML before that.
    """
    silent: frozenset[int] = frozenset()
    mended: dict[str, Mended] = {}
    tall: frozenset[str] = frozenset()
    for round_ in range(MOST_ROUNDS):
        roots: list[Element] = []
        document = render(partial(_mark, roots, silent, dict(mended), tall))
        boxes, pages = list(placed(document)), _pages(document)
        same = _on_one_page(document, roots[0], pages)
        settled = same if round_ == 0 else silent & same
        unfit: dict[str, Mended] = {
            id_: how for id_ in _too_wide(boxes, roots[0]) if (how := _NEXT.get(mended.get(id_)))
        }
        unfit |= {id_: "continued" for id_ in _misplaced(boxes, roots[0], pages) if id_ not in mended}
        dropped = _headless(boxes) - tall
        if settled == silent and not unfit and not dropped:
            break
        silent = settled
        tall |= dropped
        mended |= unfit
    return document, {id_: how for id_, how in mended.items() if how != "continued" or _goes_on(id_, document)}


_NEXT: Mapping[Mended | None, Mended] = {None: "wide", "wide": "smaller", "smaller": "landscape"}
_CLASSES: Mapping[Mended, str] = {
    "wide": "wide",
    "smaller": "wide smaller",
    "landscape": "wide smaller landscape",
    "continued": GOES_ON,
}


def _mark(
    roots: list[Element], silent: frozenset[int], mended: Mapping[str, Mended], tall: frozenset[str], root: Element
) -> None:
    """Take note of the tree that is laid out, and give it the classes that earlier rounds asked for."""
    roots.append(root)
    for place, (_, span) in enumerate(_references(root)):
        if place in silent:
            span.set("class", "page-of same-page")
    for element in root.iter():
        if element.get("id") in tall:
            element.set("class", f"{element.get('class', '')} single-head")
        how = mended.get(element.get("id", ""))
        if how:
            element.set("class", f"{element.get('class', '')} {_CLASSES[how]}")
        elif element.tag == "tr" and any(sum(map(len, cell.itertext())) > LONG_CELL for cell in element):
            element.set("class", f"{element.get('class', '')} long")


def _too_wide(boxes: Iterable[Placed], root: Element) -> list[str]:
    """The ids of the tables that do not fit, or of which a word does not fit its cell."""
    ids = {box.id for box in boxes if box.kind in (*TABLES, "cell-text") and box.out > PLAY}
    if not ids:
        return []
    blocks = (div for div in root.iter("div") if div.get("id") and "table" in div.get("class", "").split())
    return [block.get("id", "") for block in blocks if ids & {below.get("id") for below in block.iter()}]


def _headless(boxes: Iterable[Placed]) -> frozenset[str]:
    """The ids of the tables that begin without their head."""
    begun: dict[str, Placed] = {}
    for box in boxes:
        if box.kind in TABLES:
            begun.setdefault(box.id, box)
    return frozenset(id_ for id_, box in begun.items() if box.kind == "headless")


def _misplaced(boxes: Iterable[Placed], root: Element, pages: Mapping[str, int]) -> list[str]:
    """The ids of the notes that stand on another page than their call, or that stick out of the page."""
    out = {box.id for box in boxes if box.kind == "text"}
    ids = (span.get("id", "") for span in root.iter("span") if span.get("role") == "doc-footnote")
    return [id_ for id_ in ids if id_ in out or pages.get(id_) != pages.get(f"{id_}-terug")]


def _goes_on(id_: str, document: Any) -> bool:
    """Whether a note stands on more than one page."""
    return sum(id_ in page.anchors for page in document.pages) > 1


def _pages(document: Any) -> dict[str, int]:
    """The page on which each anchor stands, or begins."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return pages


def _on_one_page(document: Any, root: Element, anchors: Mapping[str, int]) -> frozenset[int]:
    """The references, by their place among all, that stand on the page of what they refer to."""
    links: dict[Element, int] = {}
    for number, page in enumerate(document.pages):
        links |= {box.element: number for _, _, _, box in page.links if box.element is not None}
    return frozenset(
        place
        for place, (link, _) in enumerate(_references(root))
        if link in links and links[link] == anchors.get(link.get("href", "").removeprefix("#"))
    )


def _references(root: Element) -> Iterator[tuple[Element, Element]]:
    """The links to whose words print adds a page, each with the ``span`` that holds it."""
    for parent in root.iter():
        for link, span in zip(parent, list(parent)[1:], strict=False):
            if link.tag == "a" and "page-of" in span.get("class", "").split():
                yield link, span
