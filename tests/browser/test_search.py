"""What readers type into search, and where it leads, in a real browser: words in every part of a paper, in every language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

META = "type: advies\nstatus: {status}\ndate: {year}-01-01\nlanguage: {language}\ntitle: {title}\n"
DUTCH = """# Onderwerp {#onderwerp}

De raad vraagt een omgevingsvergunning voor het zonnepaneel van elk e-loket, in 2024–2029. Ook de VDAB doet mee.[^een]

[^een]: Een voetnoot over sneeuwruimers.

## Cijfers {#cijfers}

Het gaat om 38% van de auto’s, of 1,5 miljoen, aan R&D van de foto’s. De raad en van de leden: niet meer dan dat.

:::{table} Wat er is
:id: wat

| Waar | Hoeveel |
| --- | ---: |
| Trolleybussen | 12 |
:::
"""
FRENCH = """# Début {#debut}

Le conseil défend l’économie sociale et l’emploi d’aujourd’hui.
"""
ENGLISH = """# Beginning {#beginning}

The council’s advice: don’t shorten anyone’s well-being.
"""
FILES = {
    "site.yaml": "name: Raad\nurl: https://raad.example\nthemes: [{id: werk, name: Werk}]\n",
    "abbreviations.yaml": "VDAB: Vlaamse Dienst voor Arbeidsbemiddeling en Beroepsopleiding\n",
    "nl/stuk/paper.yaml": META.format(status="final", year=2024, language="nl", title="Over panelen"),
    "nl/stuk/krachtlijnen.yaml": "- {id: kern, lead: Bouw kabelbanen., sections: [onderwerp]}\n",
    "nl/stuk/sections/01.md": DUTCH,
    "nl/stuk/annexes/01.md": "# Aanhangsel {#aanhangsel}\n\nEen woord over orgelpijpen.\n",
    "nl/weg/paper.yaml": META.format(status="withdrawn", year=2023, language="nl", title="Over luchtschepen")
    + "withdrawn: {date: 2024-02-01, why: Vervallen.}\n",
    "nl/ontwerp/paper.yaml": META.format(status="draft", year=2022, language="nl", title="Over zeppelins"),
    "nl/ontwerp/krachtlijnen.yaml": "- {id: kern, lead: Lead., sections: [deel]}\n",
    "nl/ontwerp/sections/01.md": "# Deel {#deel}\n\nEen zeppelin.\n",
    "fr/avis/paper.yaml": META.format(status="final", year=2021, language="fr", title="Avis"),
    "fr/avis/krachtlijnen.yaml": "- {id: kern, lead: Lead., sections: [debut]}\n",
    "fr/avis/sections/01.md": FRENCH,
    "en/advice/paper.yaml": META.format(status="final", year=2020, language="en", title="Advice"),
    "en/advice/krachtlijnen.yaml": "- {id: kern, lead: Lead., sections: [beginning]}\n",
    "en/advice/sections/01.md": ENGLISH,
}


@pytest.fixture(scope="module")
def raad(build: Callable[[Mapping[str, str]], Path], serve: Callable[[Path], str]) -> str:
    """Where the site of ``FILES`` is served."""
    return serve(build(FILES))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a telephone, under the site's own policy. An error of a script fails the test."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def ask(page: Page, raad: str, query: str, language: str = "nl") -> None:
    page.goto(f"{raad}zoeken/?taal={language}&q={quote(query)}")
    expect(page.get_by_role("status")).to_contain_text(f"“{query.strip()}”")


@pytest.mark.parametrize(
    ("language", "query", "anchor"),
    [
        ("nl", "omgevingsvergunning", "onderwerp"),
        ("nl", "vergunning", "onderwerp"),
        ("nl", "VERGUNNINGEN", "onderwerp"),
        ("nl", "e-loket", "onderwerp"),
        ("nl", "loket", "onderwerp"),
        ("nl", "2029", "onderwerp"),
        ("nl", "2024-2029", "onderwerp"),
        ("nl", "VDAB", "onderwerp"),
        ("nl", "38%", "cijfers"),
        ("nl", "38 %", "cijfers"),
        ("nl", "38\N{NO-BREAK SPACE}%", "cijfers"),
        ("nl", "1,5", "cijfers"),
        ("nl", "auto's", "cijfers"),
        ("nl", "auto’s", "cijfers"),
        ("nl", "R&D", "cijfers"),
        ("nl", "trolleybus", "cijfers"),
        ("nl", "orgelpijp", "bijlage-aanhangsel"),
        ("nl", "de loketten van het zonnepaneel", "onderwerp"),
        ("nl", "van de", "cijfers"),
        ("nl", '"raad en van de leden"', "cijfers"),
        ("nl", "“raad en van de leden”", "cijfers"),
        ("fr", "economie", "debut"),
        ("fr", "l'économie sociale", "debut"),
        ("fr", "la notion d'emploi", "debut"),
        ("fr", "l’emploi de l’économie", "debut"),
        ("en", "council's", "beginning"),
        ("en", "council", "beginning"),
        ("en", "wellbeing", "beginning"),
        ("en", "being", "beginning"),
    ],
)
def test_a_word_leads_to_the_section_where_it_stands(
    page: Page, raad: str, language: str, query: str, anchor: str
) -> None:
    ask(page, raad, query, language)
    expect(page.locator(".results > li")).to_have_count(1)
    hrefs = page.locator(".results .within a").evaluate_all("links => links.map(link => link.hash)")
    assert f"#{anchor}" in hrefs
    assert page.locator(".results mark").count() > 0
    assert "|" not in page.locator(".results").inner_text()
    page.locator(f'.results .within a[href$="#{anchor}"]').click()
    expect(page.locator(":target")).to_have_count(1)


@pytest.mark.parametrize("query", ["sneeuwruimer", "kabelbaan"])
def test_words_of_notes_and_key_points_are_found_where_they_stand(page: Page, raad: str, query: str) -> None:
    ask(page, raad, query)
    expect(page.locator(".results > li")).to_have_count(1)
    assert page.locator(".results mark").count() > 0


def test_words_that_are_everywhere_are_not_marked(page: Page, raad: str) -> None:
    ask(page, raad, "vergunning voor het paneel")
    marks = {words.casefold().strip(".,") for words in page.locator(".results mark").all_inner_texts()}
    assert "omgevingsvergunning" in marks
    assert not marks & {"voor", "het"}


@pytest.mark.parametrize(
    "query",
    ["luchtschepen", "zeppelin", '"leden van de raad"', "<b>", "&", '"', "%", "🚲", "%C3%28", "\\", "q" * 2000],
)
def test_what_is_nowhere_is_not_found(page: Page, raad: str, query: str) -> None:
    """Nor what was withdrawn, or is a draft; nor do signs do harm."""
    ask(page, raad, query)
    expect(page.get_by_role("status")).to_contain_text("Niets gevonden")
    expect(page.locator("#gevonden")).to_be_hidden()
    assert page.locator("main b").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_pasted_whole_is_found(page: Page, raad: str) -> None:
    text = re.sub(r"[#{}\[\]^:|-]", " ", DUTCH)
    ask(page, raad, " ".join(text.split())[:300])
    expect(page.locator(".results > li")).to_have_count(1)


def test_back_from_a_paper_shows_the_results_again(page: Page, raad: str) -> None:
    page.goto(f"{raad}zoeken/?taal=fr&q=emploi&jaar=2021")
    page.locator(".results .paper-title").click()
    page.wait_for_url(f"{raad}fr/avis/")
    page.go_back()
    expect(page.locator(".results .paper-title")).to_have_text("Avis")
    assert page.get_by_label("Zoek in de tekst").input_value() == "emploi"
    assert page.get_by_label("Taal", exact=True).input_value() == "fr"
    assert page.get_by_label("Jaar", exact=True).input_value() == "2021"


def test_a_language_that_the_site_does_not_have_is_not_searched(page: Page, raad: str) -> None:
    ask(page, raad, "vergunning", language="xx")
    expect(page.locator(".results > li")).to_have_count(1)
    assert page.get_by_label("Taal", exact=True).input_value() == "nl"


def test_the_status_is_said_once_for_a_word_and_not_at_each_key(page: Page, raad: str) -> None:
    page.goto(f"{raad}zoeken/")
    page.evaluate(
        """() => { window.said = []; const status = document.getElementById("aantal");
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, {childList: true}); }"""
    )
    page.keyboard.type("vergunning", delay=30)
    expect(page.get_by_role("status")).to_have_text("1 publicatie gevonden voor “vergunning”")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    said = page.evaluate("window.said")
    assert set(said) == {"1 publicatie gevonden voor “vergunning”"}


def test_a_slow_answer_does_not_mix_with_a_later_one(page: Page, raad: str) -> None:
    waiting: list[Route] = []
    page.goto(f"{raad}zoeken/")

    def keep(route: Route) -> None:
        waiting.append(route)

    page.route("**/*.pf_fragment", keep)
    field = page.get_by_label("Zoek in de tekst")
    field.fill("vergunning")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    field.fill("loket")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert waiting
    for route in waiting:
        route.continue_()
    expect(page.get_by_role("status")).to_contain_text("“loket”")
    expect(page.locator(".results > li")).to_have_count(1)


def test_search_that_failed_can_be_tried_again(browser: Browser, raad: str) -> None:
    page = browser.new_page()
    page.route("**/choices.json", lambda route: route.abort())
    page.goto(f"{raad}zoeken/?q=vergunning")
    expect(page.get_by_role("status")).to_contain_text("Het zoeken lukt nu niet")
    page.unroute("**/choices.json")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("status")).to_contain_text("1 publicatie gevonden")
    page.close()


@pytest.mark.parametrize(
    ("language", "off", "link"),
    [
        ("nl", "zoeken/ werkt met JavaScript", "Kijk in de lijst van alle publicaties"),
        ("fr", "rechercher/ demande JavaScript", "Consultez la liste de toutes les publications"),
        ("en", "search/ needs JavaScript", "Look in the list of all publications"),
    ],
)
def test_without_scripts_search_leads_to_the_list_in_each_language(
    browser: Browser,
    serve: Callable[[Path], str],
    build: Callable[[Mapping[str, str]], Path],
    language: str,
    off: str,
    link: str,
) -> None:
    path, said = off.split(" ", 1)
    site = serve(build(FILES | {"site.yaml": f"language: {language}\n{FILES['site.yaml']}"}))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("form#zoek")).to_be_hidden()
    page.get_by_role("link", name=link).click()
    expect(page.locator("tbody tr")).not_to_have_count(0)
    context.close()
