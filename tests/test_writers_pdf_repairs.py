"""What is mended in the layout engine: lines before elements are as full as lines of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from krachtlijn.writers.pdf.repairs import lines_filled

weasyprint = pytest.importorskip("weasyprint")

BlockBox = pytest.importorskip("weasyprint.formatting_structure.boxes").BlockBox

WIDTHS = range(150, 520, 3)
STYLE = "@page { size: 600px 200000px; margin: 0 } p { margin: 0; font: 16px serif }"


def _lines(markup: str) -> list[list[str]]:
    """The lines of a paragraph at each width."""
    paragraphs = "".join(f'<p style="width: {width}px">{markup}' for width in WIDTHS)
    document = weasyprint.HTML(string=f"<html lang=nl><style>{STYLE}</style>{paragraphs}").render()
    boxes = [
        box for box in document.pages[0]._page_box.descendants() if isinstance(box, BlockBox) and box.element_tag == "p"
    ]
    return [list(_texts(box)) for box in boxes]


def _texts(paragraph: Any) -> Iterator[str]:
    for line in paragraph.children:
        yield "".join(getattr(box, "text", "") for box in line.descendants()).strip(" ")


@pytest.mark.parametrize(
    "markup",
    [
        "In de loop van het jaar kwamen er nog 50\xa0<abbr>VTE</abbr> in de sector bij, en dat is meer dan voorzien.",
        "In de loop van het jaar kwamen er <a href=#>20,4</a>\xa0% bij, meer dan de <a href=#>20.000</a>\xa0euro zei.",
        "Voor wie in art.\xa0<a>20</a> en in art.\xa0<a>21</a>\xa0<abbr>VTE</abbr> zoekt, tot <a>punt\xa0</a>3 toe.",
    ],
)
def test_a_line_before_an_element_is_as_full_as_one_of_plain_text(markup: str) -> None:
    plain = _lines(re.sub("<[^>]+>", "", markup))
    assert len(plain) == len(WIDTHS)
    assert _lines(markup) != plain, "the engine has been mended: the repair can go"
    with lines_filled():
        assert _lines(markup) == plain
