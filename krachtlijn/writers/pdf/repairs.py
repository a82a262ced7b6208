"""What has to be mended in WeasyPrint 70.0 while a paper is laid out.

**Lost notes.** Page numbers in the contents need a second round of layout, in which only the pages that changed are
made again. A note that a remade page hands on to the next one is lost when that next page is taken over from the first
round: it was made before the note was handed to it. Here such a page is made again as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def notes_kept() -> Iterator[None]:
    """While the block runs, no note is lost between two pages."""
    from weasyprint.layout import page as pages  # noqa: PLC0415 - imported only where a PDF is made

    original = pages.remake_page
    handed_on: dict[int, bool] = {}

    def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
        page, resume_at = original(index, context, root_box, html)
        hands_on = bool(context.reported_footnotes)
        if resume_at is not None and (hands_on or handed_on.get(index)):
            context.page_maker[index + 1][-1]["content_changed"] = True
        handed_on[index] = hands_on
        return page, resume_at

    pages.remake_page = remake_page
    try:
        yield
    finally:
        pages.remake_page = original
