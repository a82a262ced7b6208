"""Where things stand on a page: two right edges, a margin in which nothing collides, nothing wide where there is room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ADVIES = "adviezen/2024-beleidsnota-sociale-economie/"
LETTER = "beleidsbrieven/2011-sociale-economie/"
AGENDA = "registers/regelgevingsagenda/"

pytestmark = pytest.mark.browser

EDGES = """() => [...document.querySelectorAll("main > :is(form, ol, ul, div, nav)")]
    .filter(it => it.getClientRects().length).map(it => Math.round(it.getBoundingClientRect().right))"""

SCROLLING = """() => [...document.querySelectorAll(".reading .scroll")]
    .filter(it => it.scrollWidth > it.clientWidth + 1).map(it => it.textContent.trim().slice(0, 40))"""

COLLIDING = """() => {
    const boxes = [...document.querySelectorAll(".side-note:not([hidden]), .marks, .landscape, .agenda, .table.wide")]
        .map(it => [it.id || it.textContent.trim().slice(0, 20), it.getBoundingClientRect()]).filter(([, box]) => box.height);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return boxes.flatMap(([name, box], place) =>
        boxes.slice(place + 1).filter(([, other]) => meet(box, other)).map(([other]) => [name, other]));
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 1280, "height": 800})
    made.set_default_timeout(5000)
    yield made
    made.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    made = context.new_page()
    made.set_default_timeout(5000)
    yield made
    context.close()


def settle(page: Page, width: int) -> None:
    """Another width, and the time that the page's own observers take to see it."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_what_is_wider_than_the_text_ends_at_one_edge(page: Page, address: str) -> None:
    """Lists, filters, tables and drawings of all pages: where the text ends, or where the margin ends."""
    edges = set()
    for path in ("", "publicaties/", "soorten/", "registers/", "registers/krachtlijnen/", AGENDA, "zoeken/?q=maatwerk"):
        page.goto(address + path)
        edges |= set(page.evaluate(EDGES))
    assert len(edges) == len(("text", "margin"))


@pytest.mark.parametrize("width", [1200, 1280, 1600])
def test_beside_a_margin_nothing_scrolls_and_nothing_collides(page: Page, address: str, width: int) -> None:
    for path in (ADVIES, LETTER):
        page.goto(address + path)
        settle(page, width)
        assert page.evaluate(SCROLLING) == []
        assert page.evaluate(COLLIDING) == []


@pytest.mark.parametrize("width", [320, 768, 1024])
def test_the_table_of_an_agenda_never_scrolls(page: Page, address: str, width: int) -> None:
    page.goto(address + LETTER)
    settle(page, width)
    regions = page.locator(".agenda .scroll:has(> table)")
    assert regions.count() > 0
    assert regions.evaluate_all("all => all.filter(it => it.scrollWidth > it.clientWidth + 1).length") == 0


def test_the_key_of_a_time_line_is_in_sight_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + AGENDA)
    last = phone.locator(".timeline-key .stages li").last
    box = last.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390


def test_only_lists_of_the_text_have_dashes(page: Page, address: str) -> None:
    for path in ("", "registers/", "registers/afkortingen/", AGENDA):
        page.goto(address + path)
        marked = """all => all.filter(it => getComputedStyle(it).display === "list-item"
            && getComputedStyle(it).listStyleType.includes("–")).length"""
        assert page.locator("li").evaluate_all(marked) == 0
    page.goto(address + ADVIES)
    assert page.locator(".body ul > li").first.evaluate("it => getComputedStyle(it).listStyleType") == '"–  "'


def test_signs_and_drawings_take_forced_colours(page: Page, address: str) -> None:
    """A sign that is full stays full, and a drawing has the colour of links, whatever that is."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(address + AGENDA)
    link = page.locator("#register a").first.evaluate("it => getComputedStyle(it).color")
    assert page.locator(".sign.realised").first.evaluate("it => getComputedStyle(it).backgroundColor") == link
    assert page.locator(".timeline rect").first.evaluate("it => getComputedStyle(it).stroke") == link


@pytest.mark.parametrize("width", [900, 1024])
def test_a_menu_on_a_line_of_its_own_stands_above_the_text(page: Page, address: str, width: int) -> None:
    """It would tear the band of the house otherwise."""
    page.goto(address + ADVIES)
    settle(page, width)
    lefts = [page.locator(which).first.bounding_box() for which in (".site-menu a", "h1")]
    assert lefts[0]
    assert lefts[1]
    assert abs(lefts[0]["x"] - lefts[1]["x"]) < 1


def test_a_paper_can_be_taken_along_from_its_first_screen(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    box = page.get_by_text("Citeer dit stuk").bounding_box()
    facts = page.locator(".facts").bounding_box()
    assert box
    assert facts
    assert box["y"] + box["height"] < min(800, facts["y"])


def test_a_figure_fills_the_window_of_a_phone_and_comes_back(phone: Page, address: str) -> None:
    phone.goto(address + ADVIES)
    figure = phone.locator(".reading .figure:has(> img)").first
    narrow = figure.locator("img").bounding_box()
    button = figure.get_by_role("button", name="Vergroot de figuur")
    button.click()
    large = phone.get_by_role("dialog").get_by_role("img").bounding_box()
    assert narrow
    assert large
    assert large["width"] > 1.5 * narrow["width"]
    phone.get_by_role("button", name="Sluit").click()
    expect(button).to_be_focused()
    expect(figure.locator("img")).to_be_visible()


def test_a_deep_link_arrives_at_once(phone: Page, address: str) -> None:
    """On a page of 60,000 pixels a scroll that is shown takes long, and is what `prefers-reduced-motion` asks not to have."""
    phone.goto(f"{address}{LETTER}#agenda", wait_until="load")
    assert phone.locator("html").evaluate("it => getComputedStyle(it).scrollBehavior") == "auto"
    box = phone.locator("#agenda").bounding_box()
    assert box
    assert 0 <= box["y"] < 400


def test_a_figure_is_not_enlarged_where_it_is_large(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    expect(page.get_by_role("button", name="Vergroot de figuur")).to_have_count(0)
