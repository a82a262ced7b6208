"""Data tables as a browser lays them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from data_tables import read, rendered
from playwright.sync_api import Browser

STYLES = Path(__file__).parents[2] / "styles"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("rows", "has_room"), [("[[A, 1^*], [B, 2]]\nnotes: {'*': x}", True), ("[[A, 1], [B, 2]]", False)]
)
def test_figures_of_the_last_column_make_room_for_calls_of_notes(
    browser: Browser, rows: str, *, has_room: bool
) -> None:
    table = read(f"caption: x\ncolumns: [{{header: A}}, {{header: B, kind: integer}}]\nrows: {rows}\n")
    page = browser.new_page()
    page.set_content(rendered(table))
    for sheet in ("base.css", "tables.css"):
        page.add_style_tag(path=STYLES / sheet)
    room = page.locator("td").evaluate_all(
        "cells => cells.map(cell => parseFloat(getComputedStyle(cell).paddingRight))"
    )
    assert room[0] == room[1]
    assert (room[0] > 0) is has_room
    page.close()
