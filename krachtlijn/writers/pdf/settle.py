"""What can only be settled once a paper is laid out, and then changes the layout: by laying it out again.

A reference to what stands on the page itself does not name that page: its ``span.page-of`` gets ``same-page``. A
reference that was silenced may be given its page back, never the other way round, so that this comes to an end.

A table that sticks out, or of which a word sticks out of its cell, is set in smaller type; one that still does is
turned, on a page of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from krachtlijn.model.print import Mended
from krachtlijn.writers.pdf.boxes import PLAY, placed

MOST_ROUNDS = 6


def settle(render: Callable[[Callable[[Element], None]], Any]) -> tuple[Any, Mapping[str, Mended]]:
    """The ``weasyprint.Document`` in which all is settled, and by id what was done with tables that did not fit.

    ``render`` lays the paper out; it is given a function that marks the tree of the HTML before that.
    """
    silent: frozenset[int] = frozenset()
    mended: dict[str, Mended] = {}
    for round_ in range(MOST_ROUNDS):
        roots: list[Element] = []
        document = render(partial(_mark, roots, silent, dict(mended)))
        same = _on_one_page(document, roots[0])
        settled = same if round_ == 0 else silent & same
        wide = {id_: how for id_ in _too_wide(document, roots[0]) if (how := _NEXT.get(mended.get(id_)))}
        if settled == silent and not wide:
            break
        silent = settled
        mended |= wide
    return document, mended


_NEXT: Mapping[Mended | None, Mended] = {None: "smaller", "smaller": "landscape"}


def _mark(roots: list[Element], silent: frozenset[int], mended: Mapping[str, Mended], root: Element) -> None:
    """Take note of the tree that is laid out, and give it the classes that earlier rounds asked for."""
    roots.append(root)
    for place, (_, span) in enumerate(_references(root)):
        if place in silent:
            span.set("class", "page-of same-page")
    for block in root.iter("div"):
        if block.get("id") in mended:
            block.set("class", f"{block.get('class', '')} smaller {mended[block.get('id', '')]}")


def _too_wide(document: Any, root: Element) -> list[str]:
    """The ids of the tables that do not fit, or of which a word does not fit its cell."""
    boxes = [box for box in placed(document) if box.kind in ("table", "cell-text") and box.out > PLAY]
    if not boxes:
        return []
    ids = {box.id for box in boxes}
    blocks = (div for div in root.iter("div") if div.get("id") and "table" in div.get("class", "").split())
    return [block.get("id", "") for block in blocks if ids & {below.get("id") for below in block.iter()}]


def _on_one_page(document: Any, root: Element) -> frozenset[int]:
    """The references, by their place among all, that stand on the page of what they refer to."""
    anchors: dict[str, int] = {}
    links: dict[Element, int] = {}
    for number, page in enumerate(document.pages):
        for anchor in page.anchors:
            anchors.setdefault(anchor, number)
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
