"""Data tables as a browser lays them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

STYLES = Path(__file__).parents[2] / "styles"


@pytest.mark.browser
@pytest.mark.parametrize(("mark", "has_room"), [('<a class="table-mark">*</a>', True), ("", False)])
def test_figures_of_the_last_column_make_room_for_calls_of_notes(
    browser: Browser, mark: str, *, has_room: bool
) -> None:
    rows = f'<tr><td class="align-right">1{mark}<tr><td class="align-right">2'
    page = browser.new_page()
    page.set_content(f'<div class="table"><table>{rows}</table></div>')
    for sheet in ("base.css", "tables.css"):
        page.add_style_tag(path=STYLES / sheet)
    room = page.locator("td").evaluate_all(
        "cells => cells.map(cell => parseFloat(getComputedStyle(cell).paddingRight))"
    )
    assert room[0] == room[1]
    assert (room[0] > 0) is has_room
    page.close()
