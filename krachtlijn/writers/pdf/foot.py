"""The colophon stands at the foot of its page, however much room there is above it. CSS has no words for that."""

from __future__ import annotations

from typing import Any


def set_at_foot(document: Any) -> None:
    """Move the colophon of a laid out ``weasyprint.Document`` down to the foot of the last page, or to its notes."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox  # noqa: PLC0415 - imported only where a PDF is made

    page = document.pages[-1]
    box = page._page_box  # noqa: SLF001 - WeasyPrint's boxes are not public
    colophon = next((below for below in box.descendants() if _is_colophon(below)), None)
    if colophon is None:
        return
    notes = [child.position_y for child in box.children if isinstance(child, FootnoteAreaBox) and child.children]
    foot = min([*notes, box.content_box_y() + box.height])
    colophon.translate(0, foot - colophon.position_y - colophon.margin_height())
    document.pages[-1] = type(page)(box)  # which looks anew for where its links and bookmarks lie


def _is_colophon(box: Any) -> bool:
    return box.element is not None and box.element.get("class") == "colophon"
