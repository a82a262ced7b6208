"""What has to be mended in WeasyPrint 70.0 while a paper is laid out: notes stand by their calls, lines are full.

**Lost notes.** Page numbers in the contents need a second round of layout, in which only the pages that changed are
made again. A note that a remade page hands on to the next one is lost when that next page is taken over from the first
round: it was made before the note was handed to it. Here such a page is made again as well. What the last page hands on
is lost where that page is taken over: here it is made again in every round.

**Torn notes.** Rather than break a paragraph against its orphans, WeasyPrint sends notes of the page to the next one,
also notes of other paragraphs. It does not within columns; here every page is laid out as a column in that one respect.

**Doubled labels.** A float that was broken over two pages in an attempt that was given up (its block went to the next
page as a whole) leaves its second half behind, which is then printed over the head of that page. Here, what a
finished page does not begin is not continued.
"""

# ruff: noqa: SLF001 - what is mended lies within
from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import inf
from typing import Any

_TYING = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@contextmanager
def notes_kept() -> Iterator[None]:
    """While the block runs, notes are neither lost nor torn from their calls."""
    from weasyprint import layout  # noqa: PLC0415 - imported only where a PDF is made

    context, block, page = layout.LayoutContext, layout.block, layout.page
    originals = page.remake_page, page.make_page, block._linebox_layout, context._update_footnote_area
    rounds, handed_on = layout.make_all_pages, dict[int, bool]()
    layout.make_all_pages = _handing_on(layout.make_all_pages, handed_on)
    page.remake_page = _remaking(page.remake_page, handed_on)
    page.make_page = _continuing(page.make_page)
    block._linebox_layout = _in_column(block._linebox_layout, within=True)
    context._update_footnote_area = _in_column(context._update_footnote_area, within=False)
    try:
        yield
    finally:
        page.remake_page, page.make_page, block._linebox_layout, context._update_footnote_area = originals
        layout.make_all_pages = rounds


def _handing_on(original: Any, handed_on: Mapping[int, bool]) -> Any:
    """``make_all_pages``, which makes the pages again that hand notes on."""

    def make_all_pages(context: Any, *given: Any) -> Any:
        for index, made in enumerate(context.page_maker):
            if handed_on.get(index):
                made[-1]["content_changed"] = True
        return original(context, *given)

    return make_all_pages


def _remaking(original: Any, handed_on: dict[int, bool]) -> Any:
    """``remake_page``, after which the next page is made again where notes are handed on, or were the round before."""

    def remake_page(index: int, context: Any, root_box: Any, html: Any) -> Any:
        page, resume_at = original(index, context, root_box, html)
        hands_on = bool(context.reported_footnotes)
        if resume_at is not None and (hands_on or handed_on.get(index)):
            context.page_maker[index + 1][-1]["content_changed"] = True
        handed_on[index] = hands_on
        return page, resume_at

    return remake_page


def _continuing(original: Any) -> Any:
    """``make_page``, after which only those floats go on that the page began."""

    def make_page(context: Any, *given: Any) -> Any:
        made = original(context, *given)
        if context.broken_out_of_flow:
            begun = {id(box) for box in made[0].descendants(placeholders=True)}
            for box in [box for box in context.broken_out_of_flow if id(getattr(box, "_box", box)) not in begun]:
                del context.broken_out_of_flow[box]
        return made

    return make_page


def _in_column(original: Any, *, within: bool) -> Any:
    """A function that is to think that it is within a column, or that it is not. No paper has columns."""

    def wrapped(context: Any, *given: Any) -> Any:
        before, context.in_column = context.in_column, within
        try:
            return original(context, *given)
        finally:
            context.in_column = before

    return wrapped


@contextmanager
def lines_filled() -> Iterator[None]:
    """While the block runs, a text before an element is broken where it would be without the element."""
    from weasyprint.layout import inline  # noqa: PLC0415 - imported only where a PDF is made

    original = inline.split_first_line
    inline.split_first_line = _filling(original)
    try:
        yield
    finally:
        inline.split_first_line = original


def _filling(original: Any) -> Any:
    """``split_first_line``, of which the text that fits save for the space at its end is given another width."""

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *given: Any, **named: Any) -> Any:
        def made(part: str, width: float | None) -> Any:
            return original(part, style, context, width, *given, **named)

        line = made(text, max_width)
        _, _, resume_at, width, *_ = line
        bare = text.rstrip(" " + _TYING)
        if bare == text or max_width is None or max_width == inf or (resume_at is None and width <= max_width):
            return line
        whole, fitting = made(text, None)[3], made(bare, None)[3]
        if not fitting <= max_width < whole:
            return line
        tied = text.rstrip(" ") != bare
        return made(text, max_width - (whole - fitting) if tied else None)

    return split_first_line
