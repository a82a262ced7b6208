"""What is read aloud of the tree, for comparison with the page: the words of authors and templates, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from krachtlijn.model.reading import NOT_IN_THE_PDF, Reading
from krachtlijn.writers.pdf.tagging.elements import LINE_END, SOFT_HYPHEN, Content, StructureElement


def reading_of(root: StructureElement) -> Reading:
    """The reading of a tree: what belongs to print alone and what stylesheets add is left out."""
    left_out = frozenset(_left_out(root))
    notes = {element.html.get("id", ""): _text(element, left_out) for element in root.walk() if element.role == "Note"}
    return Reading(text=_text(root, left_out), notes=notes)


def _left_out(root: StructureElement) -> Iterator[Any]:
    """The HTML elements that are not compared, with all that is below them."""
    for element in root.walk():
        for html in (element.html, *(kid.html for kid in element.kids if isinstance(kid, Content))):
            if html is not None and not NOT_IN_THE_PDF.isdisjoint(html.get("class", "").split()):
                yield from html.iter()


def _text(element: StructureElement, left_out: frozenset[Any]) -> str:
    return "".join(_pieces(element, left_out)).replace(SOFT_HYPHEN + LINE_END, "")


def _pieces(element: StructureElement, left_out: frozenset[Any]) -> Iterator[str]:
    if "Alt" in element.attributes:
        if element.html not in left_out:
            yield LINE_END + element.attributes["Alt"] + LINE_END
        return
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            if kid.role != "Note":
                yield from _pieces(kid, left_out)
        elif isinstance(kid, Content) and kid.html is not None:
            yield LINE_END if kid.html in left_out else kid.text
