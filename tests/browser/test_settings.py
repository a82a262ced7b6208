"""What readers set for themselves: the keyboard, larger text, less motion, colours of their own, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

HIDDEN_FOCUS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
    .filter(one => {
        one.focus({focusVisible: true})
        const style = getComputedStyle(one)
        const box = one.getClientRects()[0]
        const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        const size = box.width > 1 && box.height > 1
        const inSight = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight
        const over = document.elementFromPoint(
            Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
            Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1))
        const free = over && (one.contains(over) || over.contains(one) || over.control === one)
        return document.activeElement !== one || !ring || !size || !inSight || !free
    }).map(one => one.outerHTML.slice(0, 120))"""
"""What shows no ring of two pixels, or none that is in sight, when the keyboard comes to it."""


def opened(browser: Browser, url: str, *, width: int = 1280) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)  # for styles of the test
    page.goto(url, wait_until="load")
    return page


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_focus_is_seen_at_everything_that_can_have_it(
    browser: Browser, address: str, kinds: list[str], width: int
) -> None:
    """A ring (WCAG 2.4.7), on the screen and not behind what stays in sight (2.4.11)."""
    hidden = {}
    for path in kinds:
        page = opened(browser, address + path, width=width)
        page.emulate_media(reduced_motion="reduce")
        if found := page.evaluate(HIDDEN_FOCUS):
            hidden[path] = found
        page.close()
    assert hidden == {}


@pytest.mark.browser
def test_text_of_twice_the_size_stays_whole(browser: Browser, address: str, kinds: list[str]) -> None:
    """WCAG 1.4.4, by the browser's own setting: nothing is cut off, and the page does not scroll sideways."""
    large = browser.browser_type.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    )
    amiss: dict[str, object] = {}
    for path in kinds:
        page = opened(large, address + path)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
        cut = page.evaluate(
            """() => [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
                const {overflowX, overflowY} = getComputedStyle(one)
                const hides = overflowX === "hidden" || overflowY === "hidden"
                const forEyes = one.clientWidth > 2 && one.clientHeight > 2
                return hides && forEyes
                    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
            }).map(one => one.outerHTML.slice(0, 120))"""
        )
        if cut or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            amiss[path] = cut
        page.close()
    large.close()
    assert amiss == {}


@pytest.mark.browser
def test_text_with_more_space_stays_whole(browser: Browser, address: str, kinds: list[str]) -> None:
    """WCAG 1.4.12: the spacing that a reader may ask for makes nothing scroll sideways."""
    wide = {}
    for path in kinds:
        page = opened(browser, address + path, width=320)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
            "p { margin-block-end: 2em !important }"
        )
        if (found := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[path] = found
        page.close()
    assert wide == {}


@pytest.mark.browser
def test_who_wants_less_motion_gets_none(browser: Browser, address: str, kinds: list[str]) -> None:
    moving = {}
    for path in kinds:
        page = browser.new_page(reduced_motion="reduce")
        page.goto(address + path, wait_until="load")
        found = page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll("*")].filter(one => {
                const style = getComputedStyle(one)
                return style.scrollBehavior === "smooth" || style.animationName !== "none"
                    || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
            }).map(one => one.outerHTML.slice(0, 80))"""
        )
        if found:
            moving[path] = found
        page.close()
    assert moving == {}


@pytest.mark.browser
def test_colours_of_the_readers_own_lose_nothing(browser: Browser, address: str, kinds: list[str]) -> None:
    """In forced colours backgrounds go: what is a button or marked by a tint alone needs a line."""
    lost = {}
    for path in kinds:
        page = browser.new_page(forced_colors="active")
        page.goto(address + path, wait_until="load")
        found = page.evaluate(
            """() => [...document.querySelectorAll("button, input, select, nav [aria-current]")].filter(one => {
                if (!one.checkVisibility()) return false
                const style = getComputedStyle(one)
                const line = ["Top", "Right", "Bottom", "Left"].some(side =>
                    parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none")
                return !line && !style.textDecorationLine.includes("underline") && parseInt(style.fontWeight) < 600
            }).map(one => one.outerHTML.slice(0, 120))"""
        )
        if found:
            lost[path] = found
        page.close()
    assert lost == {}


@pytest.mark.browser
def test_a_page_on_paper_is_its_text(browser: Browser, address: str, kinds: list[str]) -> None:
    """Menus, forms, buttons and what sticks to the window stay on the screen; what is folded is open; ink is dark."""
    amiss = {}
    for path in kinds:
        page = opened(browser, address + path, width=700)
        page.emulate_media(media="print", color_scheme="dark")
        found = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(one => {
                if (!one.checkVisibility() || !one.getClientRects().length) return false
                const style = getComputedStyle(one)
                return one.matches("button:not(th *), input, select, form, header nav, .skip") || style.position === "fixed"
            }).map(one => one.outerHTML.slice(0, 120))"""
        )
        paper = page.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
        if found or max(paper) > 80:
            amiss[path] = (found, paper)
        page.close()
    assert amiss == {}
