"""Journeys through registers and papers: filter, take along, follow a key point, copy an address, enlarge a table."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

ADVIES = "adviezen/2024-beleidsnota-sociale-economie/"
LETTER = "beleidsbrieven/2011-sociale-economie/"
AGENDA = "registers/regelgevingsagenda/"


@pytest.fixture
def page(browser: Browser) -> Page:
    made = browser.new_page(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(5000)
    return made


@pytest.mark.browser
def test_the_agenda_is_filtered_and_taken_along(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + AGENDA)
    records = page.locator("#register > li")
    total = records.count()
    page.get_by_label("Woorden").fill("maatwerk")
    shown = page.locator("#register > li:not([hidden])")
    ids = [shown.nth(n).get_attribute("id") for n in range(shown.count())]
    assert 0 < len(ids) < total
    expect(page.get_by_role("status")).to_have_text(f"{len(ids)} van {total} vermeldingen")
    assert page.url.endswith("?woorden=maatwerk")
    taken = {}
    for kind in ("CSV", "JSON", "iCalendar"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=kind, exact=True).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        taken[kind] = file.read_bytes()
    rows = list(csv.DictReader(taken["CSV"].decode("utf-8-sig").splitlines()))
    assert list(dict.fromkeys(row["Id"] for row in rows)) == ids
    assert list(dict.fromkeys(entry["id"] for entry in json.loads(taken["JSON"])["entries"])) == ids
    events = icalendar.Calendar.from_ical(taken["iCalendar"]).walk("VEVENT")
    assert events
    assert {
        str(event["UID"]).split("/agenda-")[0] + "/agenda-" + str(event["UID"]).split("/agenda-")[1].split("/")[0]
        for event in events
    } == set(ids)
    page.get_by_role("button", name="Toon alles").click()
    expect(shown).to_have_count(total)


@pytest.mark.browser
def test_a_filter_works_from_a_link_and_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}registers/krachtlijnen/?stand=open")
    records = page.locator("#register > li")
    shown = page.locator("#register > li:not([hidden])")
    assert 0 < shown.count() < records.count()
    page.get_by_label("Stand van zaken").focus()
    page.keyboard.press("Home")
    expect(shown).to_have_count(records.count())


@pytest.mark.browser
def test_a_register_is_complete_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + AGENDA)
    assert page.locator("#register > li").count() > 0
    expect(page.locator("form.filter")).to_be_hidden()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="iCalendar").click()
    assert waiting.value.suggested_filename == "regelgevingsagenda.ics"


@pytest.mark.browser
def test_a_record_leads_to_its_place_and_has_an_address_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}registers/krachtlijnen/")
    first = page.locator("#register > li").first
    href = first.locator(".permalink").get_attribute("href") or ""
    first.locator(".entry-title a").click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.goto(f"{address}registers/krachtlijnen/{href}")
    expect(page.locator("li:target")).to_be_in_viewport()


@pytest.mark.browser
def test_a_key_point_leads_to_its_section_and_back(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    point = page.locator(".krachtlijn").first
    point.locator(".see a").first.click()
    heading = page.locator(":target")
    expect(heading).to_be_in_viewport()
    page.locator(".heading", has=heading).locator(".mark").first.click()
    expect(point).to_be_in_viewport()
    assert page.url.endswith(f"#{point.get_attribute('id')}")


@pytest.mark.browser
def test_key_points_stand_alone_on_a_page_and_lead_to_the_paper(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    points = page.locator(".krachtlijn").count()
    page.get_by_role("link", name="Alleen de krachtlijnen").click()
    assert page.url == f"{address}{ADVIES}krachtlijnen/"
    assert page.locator(".krachtlijn").count() == points
    page.locator(".see a").first.click()
    assert page.url.startswith(f"{address}{ADVIES}#")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.browser
def test_a_note_is_opened_and_closed_by_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(address + ADVIES)
    call = page.locator(".body a.note-call").first
    note = page.locator(f"#{(call.get_attribute('href') or '')[1:]}-terzijde")
    call.focus()
    for key, open_ in (("Enter", True), ("Enter", False)):
        page.keyboard.press(key)
        expect(call).to_have_attribute("aria-expanded", str(open_).lower())
        expect(note).to_be_visible(visible=open_)


@pytest.mark.browser
def test_an_address_is_copied_by_a_click_and_that_is_said(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(address + ADVIES)
    paragraph = page.locator(".body p:has(> .permalink)").first
    paragraph.hover()
    paragraph.locator(".permalink").click()
    expect(page.locator("#bericht")).to_have_text("Het adres is gekopieerd.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url == f"{address}{ADVIES}#{paragraph.get_attribute('id')}"
    context.close()


@pytest.mark.browser
def test_the_tab_key_stops_at_addresses_of_headings_and_arrows_go_on(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    stops = "[...document.querySelectorAll('.reading .permalink')].filter((it) => it.tabIndex === 0).map((it) => it.parentElement.className.split(' ')[0])"
    assert set(page.evaluate(stops)) == {"heading", "krachtlijn"}
    page.locator(".body .heading > .permalink").first.focus()
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.hash"
    assert "-p1" in page.evaluate(focused)
    expect(page.locator("#adres-hulp")).to_be_visible()
    page.keyboard.press("ArrowUp")
    assert "-p" not in page.evaluate(focused)
    page.locator(".site-name a").focus()
    expect(page.locator("#adres-hulp")).to_be_hidden()


@pytest.mark.browser
def test_addresses_are_links_without_scripts(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(address + ADVIES)
    link = page.locator(".body p > .permalink").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(link.get_attribute("href") or "?")


@pytest.mark.browser
def test_a_table_fills_the_window_and_comes_back(page: Page, address: str) -> None:
    page.goto(address + LETTER)
    button = page.get_by_role("button", name="Vergroot de tabel").first
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("table")).to_be_visible()
    assert dialog.evaluate("it => it.getBoundingClientRect().width") == 1280
    assert page.locator("table caption").count() == page.locator("table caption[id]").count()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    expect(page.locator(".reading .table").first.locator("table")).to_be_visible()


@pytest.mark.browser
def test_the_section_that_is_read_is_marked_in_the_contents(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    heading = page.locator(".body .heading > h2").nth(1)
    heading.evaluate("it => it.scrollIntoView({block: 'start', behavior: 'instant'})")
    expect(page.locator("nav.contents [aria-current=location]")).to_have_attribute(
        "href", f"#{heading.get_attribute('id')}"
    )
