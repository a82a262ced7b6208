"""Finding a paper, citing it and sending its address, in a real browser; without scripts where that is promised."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

ADVIES = "adviezen/2024-beleidsnota-sociale-economie/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page under the site's own policy. What the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


TONGUES = {
    "nl/a": "De raad vraagt een omgevingsvergunning voor elke gemeente.",
    "fr/b": "Le conseil recommande une économie sociale plus forte, et les régions décideront elles-mêmes.",
    "fr/c": "Les entreprises wallonnes attendent la réforme de l’économie. Le mot gemeente reste néerlandais.",
    "en/d": "The council advises municipalities to publish their decisions, and to keep chairmanships short.",
}


@pytest.fixture(scope="module")
def tongues(build: Callable[[Mapping[str, str]], Path], serve: Callable[[Path], str]) -> str:
    """Where a site with papers in three languages is served."""
    files = {"site.yaml": "name: Raad\nurl: https://raad.example\nthemes: [{id: werk, name: Werk}]\n"}
    for number, (path, text) in enumerate(TONGUES.items()):
        meta = f"title: Stuk {path}\ndate: {2020 + number}-01-01\nlanguage: {path[:2]}\nstatus: final\n"
        files[f"{path}/paper.yaml"] = f"type: advies\n{meta}" + ("themes: [werk]\n" if path == "fr/b" else "")
        files[f"{path}/krachtlijnen.yaml"] = "- {id: kern, lead: Lead., sections: [deel]}\n"
        files[f"{path}/sections/01.md"] = f"# Eerst {{#eerst}}\n\nIets.\n\n## Deel {{#deel}}\n\n{text}\n"
    return serve(build(files))


def search(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}zoeken/")
    page.get_by_label("Zoek in de tekst").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{query}”")


def test_a_word_of_a_paper_finds_it_and_leads_to_the_section(page: Page, address: str) -> None:
    search(page, address, "terugkeergarantie")
    result = page.locator(".results > li").first
    expect(result.locator(".paper-title")).to_have_text("Beleidsnota Sociale Economie 2024-2029")
    expect(result.locator(".paper-facts")).to_contain_text("26 november 2024Advies")
    expect(result.locator("mark").first).to_contain_text("terugkeergarantie")
    result.locator(".within a").first.click()
    page.wait_for_url(re.compile(re.escape(f"{address}{ADVIES}#")))
    assert page.locator(":target").count() == 1


@pytest.mark.parametrize(("tail", "compound"), [("premies", "begeleidingspremies"), ("bedrijf", "maatwerkbedrijf")])
def test_the_tail_of_a_compound_finds_it_whole(page: Page, address: str, tail: str, compound: str) -> None:
    search(page, address, tail)
    marks = [words.casefold().strip(".,;:?") for words in page.locator(".results mark").all_inner_texts()]
    assert compound in marks
    assert "|" not in page.locator(".results").inner_text()


def test_search_works_from_a_link_and_keeps_what_was_chosen_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=maatwerk&soort=Werkprogramma")
    expect(page.get_by_role("status")).to_have_text("1 publicatie gevonden voor “maatwerk”")
    assert page.get_by_label("Soort", exact=True).input_value() == "Werkprogramma"
    page.get_by_label("Soort", exact=True).select_option("")
    expect(page.get_by_role("status")).to_contain_text("publicaties gevonden")
    page.get_by_label("Jaar", exact=True).select_option("2024")
    expect(page.locator(".results > li")).to_have_count(1)
    assert page.url == f"{address}zoeken/?q=maatwerk&jaar=2024"


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("fr", "economies sociales", ["fr/b"]),  # without accents, in many
        ("fr", "décider", ["fr/b"]),  # another form of the verb
        ("fr", "entreprise", ["fr/c"]),
        ("en", "municipality", ["en/d"]),
        ("en", "publishing decision", ["en/d"]),
        ("en", "ships", []),  # English has no compounds to part
        ("nl", "vergunning", ["nl/a"]),
        ("nl", "gemeenten", ["nl/a"]),  # not the French paper that has the word
    ],
)
def test_each_language_is_searched_by_itself_and_by_its_own_stems(
    page: Page, tongues: str, language: str, query: str, found: list[str]
) -> None:
    page.goto(f"{tongues}zoeken/?taal={language}&q={query}")
    expect(page.get_by_role("status")).to_contain_text(f"“{query}”")
    expect(page.locator(".results > li")).to_have_count(len(found))
    titles = page.locator(".results .paper-title").all_inner_texts()
    assert titles == [f"Stuk {path}" for path in found]
    assert page.locator('.results .within a[href$="#deel"]').count() == len(found)


def test_papers_in_another_language_are_narrowed_like_all(page: Page, tongues: str) -> None:
    page.goto(f"{tongues}zoeken/?taal=fr&q=economie")
    expect(page.locator(".results > li")).to_have_count(2)
    page.get_by_label("Soort", exact=True).select_option("Advies")
    expect(page.locator(".results > li")).to_have_count(2)
    page.get_by_label("Thema", exact=True).select_option("Werk")
    expect(page.locator(".results > li")).to_have_count(1)
    page.get_by_label("Jaar", exact=True).select_option("2022")
    expect(page.locator(".results > li")).to_have_count(0)
    page.get_by_label("Thema", exact=True).select_option("")
    expect(page.locator(".results .paper-title")).to_have_text("Stuk fr/c")
    page.locator('.results .within a[href$="#deel"]').click()
    page.wait_for_url(f"{tongues}fr/c/#deel")


def test_search_says_that_it_finds_nothing(page: Page, address: str) -> None:
    search(page, address, "qqqxqqq")
    expect(page.get_by_role("status")).to_contain_text("Niets gevonden voor “qqqxqqq”")
    expect(page.locator("#gevonden")).to_be_hidden()


def test_search_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/")
    expect(page.get_by_label("Zoek in de tekst")).to_be_focused()
    page.keyboard.type("maatwerk")
    expect(page.get_by_role("status")).to_contain_text("gevonden voor “maatwerk”")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "paper-title":
            break
    page.keyboard.press("Enter")
    expect(page.locator("article.paper")).to_be_visible()


def test_the_field_is_the_largest_thing_on_the_page_of_search(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    field = page.get_by_label("Zoek in de tekst").evaluate(size)
    others = page.locator("h1, main p, main a, label, select").evaluate_all(f"all => all.map({size})")
    assert field > max(others)


def test_the_home_page_leads_to_results_and_to_every_list(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Zoek in de tekst").fill("maatwerk")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("status")).to_contain_text("gevonden voor “maatwerk”")
    page.goto(address)
    page.get_by_role("link", name="Schriftelijke vragen").click()
    page.wait_for_url(f"{address}soorten/schriftelijke-vraag/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Schriftelijke vragen")


def test_the_table_of_all_papers_is_sorted_and_narrowed(page: Page, address: str) -> None:
    page.goto(f"{address}publicaties/")
    shown = page.locator("tbody tr:visible th")
    all_titles = shown.all_inner_texts()
    page.get_by_role("button", name="Titel").click()
    assert [title.casefold() for title in shown.all_inner_texts()] == sorted(title.casefold() for title in all_titles)
    expect(page.get_by_role("columnheader", name="Titel")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Datum").click()
    assert shown.all_inner_texts() == all_titles
    page.get_by_label("Soort", exact=True).select_option("Werkprogramma")
    expect(page.get_by_role("status")).to_have_text(f"1 van {len(all_titles)} publicaties")
    assert page.url == f"{address}publicaties/?soort=Werkprogramma"
    page.reload()
    expect(shown).to_have_count(1)
    page.get_by_role("button", name="Toon alles").click()
    expect(shown).to_have_count(len(all_titles))
    page.get_by_label("Woorden uit de titel").fill("economie ondernemerschap")
    expect(shown).to_have_count(1)


def test_a_paper_is_cited_and_its_address_copied(page: Page, address: str) -> None:
    page.goto(address + ADVIES)
    page.get_by_text("Citeer dit stuk").click()
    page.get_by_role("button", name="Kopieer de verwijzing").click()
    expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Sociaal-Economische Raad van Vlaanderen (2024). Beleidsnota Sociale Economie 2024-2029")
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename.endswith(".bib")


def test_without_scripts_everything_but_search_is_there(plain: Page, address: str) -> None:
    plain.goto(f"{address}publicaties/")
    expect(plain.locator("tbody tr")).to_have_count(plain.locator("tbody tr a").count())
    expect(plain.locator("#filter")).to_be_hidden()
    plain.goto(f"{address}zoeken/")
    expect(plain.locator("#zoek")).to_be_hidden()
    expect(plain.locator("main")).to_contain_text("Zoeken in de tekst werkt met JavaScript")
    plain.get_by_role("link", name="Kijk in de lijst").click()
    plain.wait_for_url(f"{address}publicaties/")
    plain.goto(address + ADVIES)
    plain.get_by_text("Citeer dit stuk").click()
    expect(plain.locator("#citaat")).to_be_visible()
    expect(plain.get_by_role("button", name="Kopieer")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", ADVIES, "publicaties/", "zoeken/?q=maatwerk"])
def test_nothing_moves_while_a_page_loads(browser: Browser, address: str, path: str, width: int) -> None:
    """Not when a script comes late either."""
    page = browser.new_page(viewport={"width": width, "height": 900})

    def late(route: Route) -> None:
        time.sleep(0.2)
        route.continue_()

    page.route("**/*.js", late)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.01
    page.close()


def test_only_the_page_of_search_may_run_web_assembly(page: Page, address: str) -> None:
    attempt = (
        """() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)"""
    )
    page.goto(f"{address}zoeken/")
    assert page.evaluate(attempt)
    page.goto(address + ADVIES)
    assert not page.evaluate(attempt)
