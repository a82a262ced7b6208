"""What can only be settled once a paper is laid out, and then changes the layout: by laying it out again.

- A reference to the page on which it stands itself does not name that page: ``span.page-of`` gets ``same-page``.
- A note stands on the page of its call. WeasyPrint moves a note to the next page rather than break a paragraph against
  its widows and orphans; such a paragraph gets ``kept``, and goes to the next page as a whole.

References are only ever shown again and paragraphs only ever kept, so that this comes to an end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

KEPT = frozenset({"dd", "li", "p", "tr"})
"""The elements that are kept in one piece."""

MOST_ROUNDS = 6


@dataclass(frozen=True)
class Settled:
    """What is known so far: which references, by their place in the paper, stay silent; which notes were torn off."""

    silent: frozenset[int] | None = None
    torn: frozenset[str] = frozenset()


def settle(render: Callable[[Callable[[Element], None]], Any]) -> Any:
    """The ``weasyprint.Document`` in which all is settled.

    ``render`` lays the paper out; it is given a function that marks the tree of the HTML before that.
    """
    known = Settled()
    for _ in range(MOST_ROUNDS):
        current = known
        root: list[Element] = []

        def mark(tree: Element, current: Settled = current, root: list[Element] = root) -> None:
            root.append(tree)
            _mark(tree, current)

        document = render(mark)
        known = _seen(document, root[0], current)
        if known == current:
            break
    return document


def _seen(document: Any, root: Element, before: Settled) -> Settled:
    """What the layout shows."""
    anchors: dict[str, int] = {}
    links: dict[Element, int] = {}
    for number, page in enumerate(document.pages):
        for anchor in page.anchors:
            anchors.setdefault(anchor, number)
        for _, _, _, box in page.links:
            if box.element is not None:
                links[box.element] = number
    same = {
        place
        for place, (link, _) in enumerate(_references(root))
        if link in links and links[link] == anchors.get(link.get("href", "").removeprefix("#"))
    }
    torn = {
        note.get("id", "")
        for note in root.iter("span")
        if _has(note, "note") and anchors.get(note.get("id", "")) != anchors.get(note.get("id", "") + "-terug")
    }
    silent = frozenset(same) if before.silent is None else before.silent & same
    return Settled(silent, before.torn | torn)


def _mark(root: Element, known: Settled) -> None:
    for place, (_, span) in enumerate(_references(root)):
        if place in (known.silent or ()):
            span.set("class", span.get("class", "") + " same-page")
    if not known.torn:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    for call in list(root.iter("a")):
        if call.get("id", "").removesuffix("-terug") in known.torn:
            block = call
            while block.tag not in KEPT and block in parents:
                block = parents[block]
            block.set("class", block.get("class", "") + " kept")


def _references(root: Element) -> Iterator[tuple[Element, Element]]:
    """The links that print may add a page to, each with the ``span`` that holds the page."""
    for parent in root.iter():
        for link, span in zip(parent, list(parent)[1:], strict=False):
            if link.tag == "a" and _has(span, "page-of"):
                yield link, span


def _has(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()
