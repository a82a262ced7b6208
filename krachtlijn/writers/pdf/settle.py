"""What can only be settled once a paper is laid out, and then changes the layout: by laying it out again.

A reference to what stands on the page itself does not name that page: its ``span.page-of`` gets ``same-page``. A
reference that was silenced may be given its page back, never the other way round, so that this comes to an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

MOST_ROUNDS = 6


def settle(render: Callable[[Callable[[Element], None]], Any]) -> Any:
    """The ``weasyprint.Document`` in which all is settled.

    ``render`` lays the paper out; it is given a function that marks the tree of the HTML before that.
    """
    silent: frozenset[int] = frozenset()
    for round_ in range(MOST_ROUNDS):
        roots: list[Element] = []

        def mark(root: Element, silent: frozenset[int] = silent, roots: list[Element] = roots) -> None:
            roots.append(root)
            for place, (_, span) in enumerate(_references(root)):
                if place in silent:
                    span.set("class", "page-of same-page")

        document = render(mark)
        same = _on_one_page(document, roots[0])
        settled = same if round_ == 0 else silent & same
        if settled == silent:
            break
        silent = settled
    return document


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
