"""What the print styles promise: levels of headings differ, a number stands as it was typed, tables break well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

weasyprint = pytest.importorskip("weasyprint")

STYLES = Path(__file__).parents[1] / "styles"
PRINT = STYLES / "print"


def _styles(body: str, sheet: str) -> dict[str, Any]:
    """The computed style of each element that has an id, in print."""
    sheets = [weasyprint.CSS(string=(PRINT / sheet).read_text("utf-8"))]
    document = weasyprint.HTML(string=f"<html lang=nl><body>{body}").render(stylesheets=sheets)
    boxes = [box for page in document.pages for box in page._page_box.descendants() if box.element is not None]
    return {box.element.get("id"): box.style for box in boxes if box.element.get("id") and "::" not in box.element_tag}


def test_six_levels_of_headings_can_be_told_apart_by_type_alone() -> None:
    names = ["h2", "h3", "h4", "h5", "h6", "div"]
    body = "".join(f'<{name} id="{name}" role="heading"><span class="number">1</span> Kop</{name}>' for name in names)
    styles = _styles(body, "text.css")
    looks = {
        name: (styles[name]["font_size"], styles[name]["font_weight"], styles[name]["font_style"]) for name in names
    }
    assert len(set(looks.values())) == len(names)
    sizes = [look[0] for look in looks.values()]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(("sheet", "around"), [("cover.css", "cover"), ("head.css", "head")])
def test_a_number_stands_in_the_letters_that_the_institution_typed(sheet: str, around: str) -> None:
    number = '<span id="number" class="paper-number">stuk 1324 (2011-2012) – Nr. 1</span>'
    style = _styles(f'<div class="{around}"><p id="kind" class="kind">advies {number}</p></div>', sheet)
    assert style["kind"]["font_variant_caps"] == "all-small-caps"
    assert style["number"]["font_variant_caps"] == "normal"
    assert style["number"]["text_transform"] == "none"


def _height(millimetres: int) -> str:
    return f'<div style="height: {millimetres}mm"></div>'


def _rows_by_page(rows: int, head: str, above: int = 0) -> list[int]:
    """How many rows of a table's body stand on each page, below so many millimetres of other matter."""
    body = "".join(f"<tr><th>Rij {row}</th><td>{row}</td></tr>" for row in range(rows - 1))
    table = f"<table>{head}<tbody>{body}<tr class=total><th>Totaal</th><td>1</td></tr></tbody></table>"
    sheets = [weasyprint.CSS(filename=path) for path in (PRINT / "tables.css", STYLES / "tables.css")]
    page = weasyprint.CSS(string="@page { size: 200mm 120mm; margin: 10mm }")
    document = weasyprint.HTML(string=f"<html lang=nl>{_height(above)}<div class=table>{table}</div>").render(
        stylesheets=[*sheets, page]
    )
    return [
        len({box.element for box in page._page_box.descendants() if box.element_tag == "td"}) for page in document.pages
    ]


@pytest.mark.parametrize("head", ["", "<thead><tr><th>Kop</th><th>Cijfer</th></tr></thead>"])
def test_a_table_never_leaves_a_row_and_its_total_for_the_next_page(head: str) -> None:
    pages = [_rows_by_page(rows, head) for rows in range(16, 34)]
    assert {len(rows) for rows in pages} >= {2, 3}
    assert [sum(rows) for rows in pages] == list(range(16, 34))
    assert min(rows[-1] for rows in pages) == 3


@pytest.mark.parametrize("above", range(60, 100, 4))
def test_a_table_never_begins_with_a_row_or_two_at_the_foot_of_a_page(above: int) -> None:
    first = next(filter(None, _rows_by_page(20, "<thead><tr><th>Kop</th><th>Cijfer</th></tr></thead>", above)))
    assert first >= 3


@pytest.mark.parametrize("above", range(20, 32))
def test_an_item_of_a_follow_up_begins_on_its_page_however_little_of_it_is_left_over(above: int) -> None:
    text = "<p>" + "woorden " * 60 + "</p>"
    item = f"<li class=item><p class=item-mark>2</p><div class=item-body><p class=topic>Over</p>{text}{text}</div></li>"
    html = f"<html lang=nl>{_height(above)}<div class=followup><ol class=items>{item}</ol></div>"
    sheets = [weasyprint.CSS(filename=path) for path in (PRINT / "text.css", STYLES / "followup.css")]
    page = weasyprint.CSS(string="@page { size: 200mm 120mm; margin: 10mm }")
    document = weasyprint.HTML(string=html).render(stylesheets=[*sheets, page])
    assert any("woorden" in getattr(box, "text", "") for box in document.pages[0]._page_box.descendants())
