"""What a laid out document says of itself.

Anchors and bookmarks come from WeasyPrint's public ``Page``. What the contents print is not public:
``printed_pages`` looks inside, as WeasyPrint 70.0 is built; a test fails when that changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from krachtlijn.model.print import Bookmark, LogLine, PrintFacts
from krachtlijn.writers.pdf.boxes import placed

PAGE_OF = "data-page-of"
"""The attribute of an element that prints a page number: the id of what stands on that page."""


def facts(document: Any, log: Iterable[LogLine]) -> PrintFacts:
    """The facts of a ``weasyprint.Document`` that has been written."""
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            anchors.setdefault(anchor, number)
    return PrintFacts(
        pages=len(document.pages),
        anchors=anchors,
        contents=printed_pages(document),
        bookmarks=tuple(bookmarks(document)),
        log=tuple(log),
        placed=tuple(placed(document)),
    )


def bookmarks(document: Any) -> Iterator[Bookmark]:
    """The outline, from first page to last."""
    for number, page in enumerate(document.pages, 1):
        for level, label, _, _ in page.bookmarks:
            yield Bookmark(level=level, label=" ".join(label.split()), page=number)


def printed_pages(document: Any) -> dict[str, str]:
    """By id, the page number that the contents print."""
    printed: dict[str, str] = {}
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 - see above
            target = box.element.get(PAGE_OF) if box.element is not None else None
            text = getattr(box, "text", "").strip()
            if target and text:
                printed[target] = text
    return printed
