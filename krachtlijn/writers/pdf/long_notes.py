"""Notes that go on at the foot of the next page, which WeasyPrint 70.0 cannot: it prints a note whole or not at all.

A note that the first layout of the paper could not place is handed to WeasyPrint as several notes of a few lines each,
called at one place. The first stays with its call; the engine sends those that find no room to the next page. All are
boxes of one HTML element, so that the tags make one note of them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

GOES_ON = "goes-on"
"""The class of the element of a note that may be parted."""
LEAST_LINES, MOST_PARTS = 3, 20
"""How many lines of a note stay together, and in how many parts it goes at the most: to try each part takes time."""

MOST_OF_PAGE = 0.75
"""How much of a page the notes may take that go on there."""


@contextmanager
def notes_continued() -> Iterator[None]:
    """While the block runs, notes whose element has the class ``goes-on`` may be parted over pages."""
    from weasyprint import document  # noqa: PLC0415 - imported only where a PDF is made
    from weasyprint.layout import LayoutContext, block  # noqa: PLC0415 - the same

    placing = LayoutContext.layout_footnote, LayoutContext.report_footnote
    originals = document.layout_document, block.block_level_layout
    document.layout_document = _parting(document.layout_document)
    block.block_level_layout = _resuming(block.block_level_layout)
    LayoutContext.layout_footnote = _within_bounds(LayoutContext.layout_footnote)
    LayoutContext.report_footnote = _at_once(LayoutContext.report_footnote)
    try:
        yield
    finally:
        document.layout_document, block.block_level_layout = originals
        LayoutContext.layout_footnote, LayoutContext.report_footnote = placing


def _parting(original: Any) -> Any:
    """``layout_document``, before which the notes that may go on are parted."""

    def layout_document(html: Any, root_box: Any, context: Any, *given: Any) -> Any:
        for box in [box for box in (root_box, *root_box.descendants()) if getattr(box, "children", ())]:
            if any(child.footnote for child in box.children):
                box.children = [call for child in box.children for call in _calls(child, context)]
        return original(html, root_box, context, *given)

    return layout_document


def _calls(box: Any, context: Any) -> Iterator[Any]:
    """The box itself; after the call of a note that may go on, a call for each further part of it."""
    yield box
    note = box.footnote
    if note is None or GOES_ON not in note.element.get("class", "").split():
        return
    place = context.footnotes.index(note)
    lines, ends = _ends(note, context)
    for resume_at in ends:
        context.footnotes[place].style["max_lines"] = lines
        call = box.copy()
        call.footnote = note.copy()
        call.footnote.style = note.style.copy()
        call.footnote.style["footnote_policy"] = "auto"
        call.footnote.style["max_lines"] = "none"
        call.footnote.remove_decoration_sides = set()  # copies share it
        call.footnote.goes_on_at = resume_at
        place += 1
        context.footnotes.insert(place, call.footnote)
        yield call


def _ends(note: Any, context: Any) -> tuple[int, list[Any]]:
    """How many lines a part has, and where the second part begins, the third, and so on; the last has two at least."""
    from weasyprint.formatting_structure import build  # noqa: PLC0415 - see above
    from weasyprint.layout import block  # noqa: PLC0415 - see above

    whole, around = build.create_anonymous_boxes(note.deepcopy()), note.copy()
    whole.position_x = whole.position_y = around.width = 0
    around.height = "auto"
    context.page_bottom, context.current_page = inf, 1
    context.create_block_formatting_context()
    lines = block.block_level_layout(context, whole, -inf, None, around)[0].children
    context.finish_block_formatting_context()
    together = max(LEAST_LINES, -(-len(lines) // MOST_PARTS))
    return together, [{0: line.resume_at} for line in lines[together - 1 : -2 : together]]


def _resuming(original: Any) -> Any:
    """``block_level_layout``, which begins a part of a note where the part before it ends."""

    def block_level_layout(context: Any, box: Any, bottom: Any, skip_stack: Any, *given: Any) -> Any:
        return original(context, box, bottom, getattr(box, "goes_on_at", None) or skip_stack, *given)

    return block_level_layout


def _within_bounds(original: Any) -> Any:
    """``layout_footnote``, which says that a part of a note finds no room where it would leave the text too little.

    Once a note is sent to the next page so is what comes after it: such a part is not tried first, which takes long.
    """

    def layout_footnote(context: Any, note: Any) -> Any:
        if not hasattr(note, "goes_on_at"):
            return original(context, note)
        if context.reported_footnotes:
            context.footnotes.remove(note)
            context.current_page_footnotes.append(note)
            return True
        area = context.current_footnote_area
        return original(context, note) or area.height > MOST_OF_PAGE * area.page.height

    return layout_footnote


def _at_once(original: Any) -> Any:
    """``report_footnote``, which does not measure anew where a part of a note was not tried."""

    def report_footnote(context: Any, note: Any) -> None:
        if not (context.reported_footnotes and hasattr(note, "goes_on_at")):
            original(context, note)
            return
        context.current_page_footnotes.remove(note)
        context.reported_footnotes.append(note)

    return report_footnote
