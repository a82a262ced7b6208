"""The built site in a real browser, and under the Nu checker."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
NU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


COLOURS = ["color-contrast", "link-in-text-block"]


def open_page(browser: Browser, url: str, *, width: int, scripts: bool = True) -> Page:
    """The page, once it is loaded."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        bypass_csp=True,  # for axe, which is put into the page; the policy itself has a test
    )
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    page.goto(url, wait_until="load")
    return page


def resize(page: Page, width: int) -> None:
    """Another width, and the time that the page's own observers take to see it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_axe_finds_nothing(browser: Browser, address: str, kinds: list[str], *, scripts: bool) -> None:
    """Every rule on a wide and a narrow screen; those about colour in the dark scheme too."""
    found = {}
    for path in kinds:
        page = open_page(browser, address + path, width=1280, scripts=scripts)
        page.add_script_tag(path=AXE)
        for width in (1280, 320):
            resize(page, width)
            for scheme, what in (("light", {"runOnly": RULES}), ("dark", {"runOnly": COLOURS})):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                for rule in page.evaluate("what => axe.run(what)", what)["violations"]:
                    targets = [f"{node['target']} {node['failureSummary']}" for node in rule["nodes"]]
                    found[f"{path} {width} {scheme} {rule['id']}"] = targets
        page.close()
    assert found == {}


@pytest.mark.browser
def test_no_page_scrolls_sideways(browser: Browser, address: str, kinds: list[str]) -> None:
    wide = {}
    for path in kinds:
        page = open_page(browser, address + path, width=1280)
        for width in (1280, 768, 320):
            resize(page, width)
            if (found := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[f"{path} {width}"] = found
        page.close()
    assert wide == {}


@pytest.mark.browser
def test_pages_keep_to_a_strict_policy_and_to_their_own_host(browser: Browser, address: str, kinds: list[str]) -> None:
    complaints: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    requests: set[str] = set()
    page.on("request", lambda request: requests.add(request.url))
    for path in kinds:
        page.goto(address + path, wait_until="networkidle")
    page.close()
    assert complaints == []
    assert [url for url in sorted(requests) if not url.startswith(address)] == []


@pytest.mark.browser
def test_the_first_stop_of_the_keyboard_skips_to_the_text(browser: Browser, address: str, kinds: list[str]) -> None:
    for path in kinds:
        page = open_page(browser, address + path, width=1280)
        if page.evaluate("document.activeElement.localName") == "input":
            page.close()
            continue  # whoever comes to search begins in the field
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        assert target
        assert target.startswith("#"), path
        assert page.evaluate("id => document.getElementById(id).localName", target[1:]) == "main"
        page.close()


@pytest.mark.java
def test_the_nu_checker_finds_nothing(site: Path) -> None:
    command = ["java", "-jar", str(NU), "--format", "json", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # Data of a page for machines is no script: a browser does not run it, and the policy does not block it.
    said = [m for m in json.loads(done.stderr)["messages"] if "application/ld+json" not in m.get("extract", "")]
    messages = [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in said]
    # To a file nothing is 'self', so the checker says that the policy of the pages blocks their own files.
    blocked = re.compile(r": Resource violates Content Security Policy \(meta tag\): [a-z ]+ “(?![a-z]+:)")
    assert [message for message in messages if not blocked.search(message)] == []
