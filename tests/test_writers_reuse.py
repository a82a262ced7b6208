"""What machines take from the site: feeds, the sitemap, citations, schema.org, DCAT, papers as data, pictures."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import feedparser
import pytest
from atom import faults as faults_of_atom
from jsonschema import Draft202012Validator
from lxml import etree
from PIL import Image
from schema_org import faults
from written import advies, written

from krachtlijn.cli import main
from krachtlijn.model.document import Site
from krachtlijn.project import Project
from krachtlijn.render.linked import paper_linked
from krachtlijn.writers import write
from krachtlijn.writers.citing import _bibtex, _ris
from krachtlijn.writers.share_pictures import MEASURE, SIZE, TITLE_SIZES, _Face, _on_one_line, _title
from krachtlijn.writers.site_files import write_sitemap
from krachtlijn.writers.structured import paper_data

ROOT = Path(__file__).parent.parent
URL = "https://www.example.org/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("reuse") / "output"
    assert main(["--no-pdf", "--drafts", "--now", "2025-01-15", "--output", str(output)], ROOT) == 0
    return output


@pytest.fixture(scope="module")
def papers(built: Path) -> list[Path]:
    return [path.parent for path in built.glob("*/*/paper.json")]


def meta(page: Path) -> Mapping[str, str]:
    html = (page / "index.html").read_text(encoding="utf-8")
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html))


def test_feeds_are_read_as_atom_and_lead_to_pages_that_are_there(built: Path) -> None:
    feeds = sorted(built.rglob("feed.xml"))
    assert len(feeds) > 10
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        if "registers" in path.parts:
            continue
        assert feed.version == "atom10"
        assert feed.feed.id == feed.feed.link
        assert feed.feed.updated == max(entry.updated for entry in feed.entries)
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            assert (built / entry.link.removeprefix(URL) / "index.html").is_file()
            assert entry.title
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.updated)


def test_feeds_keep_to_rfc_4287(built: Path) -> None:
    found = {path: faults_of_atom(etree.fromstring(path.read_bytes())) for path in built.rglob("feed.xml")}
    assert len(found) > 10
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("<id>", "<logo>x</logo><id>x</id><id>", "feed: 2 elements id, not one"),
        ("T00:00:00Z</updated>", "</updated>", "updated: '2024-01-01' is no moment of RFC 3339 (3.3)"),
        ('href="https://x/a"', "", "link: it has no href (4.2.7)"),
        ("<author><name>Raad</name></author>", "", "feed: neither it nor each entry has an author (4.1.1)"),
        ("<title>Een</title>", "<title/>", "title: it is empty"),
        ('<link href="https://x/a"/>', "", "entry: neither content nor an alternate link (4.1.2)"),
        ("<entry>", '<entry><icon kind="1"/>', "entry: icon does not belong there"),
    ],
)
def test_faults_of_a_feed_are_seen(was: str, now: str, fault: str) -> None:
    entry = "<title>Een</title><id>urn:a</id><updated>2024-01-01T00:00:00Z</updated>"
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Stukken</title><id>https://x/</id>'
        "<updated>2024-01-01T00:00:00Z</updated><author><name>Raad</name></author>"
        f'<entry>{entry}<link href="https://x/a"/></entry></feed>'
    )
    assert faults_of_atom(etree.fromstring(feed)) == []
    assert fault in faults_of_atom(etree.fromstring(feed.replace(was, now, 1)))


def test_the_sitemap_holds_every_page_once_and_no_other(built: Path) -> None:
    tree = etree.fromstring((built / "sitemap.xml").read_bytes())
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = [element.text.removeprefix(URL) for element in tree.findall("s:url/s:loc", space)]
    assert len(listed) == len(set(listed))
    assert all((built / address / "index.html").is_file() for address in listed)
    noted = {
        path.parent.relative_to(built).as_posix()
        for path in built.rglob("index.html")
        if "noindex" not in path.read_text(encoding="utf-8")
    }
    assert {address.rstrip("/") or "." for address in listed} == noted
    assert "Sitemap: https://www.example.org/sitemap.xml" in (built / "robots.txt").read_text()


def test_json_ld_keeps_to_the_terms_of_schema_org(papers: list[Path]) -> None:
    kinds = set()
    for page in papers:
        html = (page / "index.html").read_text(encoding="utf-8")
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        linked = json.loads(found)
        assert list(faults(linked)) == [], page
        assert linked["url"].endswith(f"/{page.name}/")
        kinds.add(linked["@type"])
    assert kinds == {"Question", "Report"}


def test_faults_of_json_ld_are_seen() -> None:
    assert list(faults({"@type": "Rapport"})) == ["no type: 'Rapport'"]
    assert list(faults([{"@type": "Report", "acceptedAnswer": 1}])) == ["Report has no acceptedAnswer"]
    assert list(faults({"@type": "Report", "datePublished": "{'date-parts': 1}"})) == [
        "datePublished is \"{'date-parts': 1}\""
    ]
    assert list(faults({"@type": "Report", "author": "Raad"})) == ["author is nobody: 'Raad'"]


def test_a_question_names_who_asks_and_who_answers(built: Path) -> None:
    html = (built / "vragen/2020-823-ondernemerschap-sociale-economie/index.html").read_text(encoding="utf-8")
    linked = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    assert linked["author"]["@type"] == "Person"
    assert linked["acceptedAnswer"]["author"]
    assert len(linked["text"]) > 100
    assert len(linked["acceptedAnswer"]["text"]) > 1000


WORKS = """\
akkoord: {type: legislation, author: Parlement, issued: 2009-05-08, title: Decreet}
boek: {type: book, author: [{given: Vincent, non-dropping-particle: van, family: Gogh}], issued: 2022, DOI: 10.1/x, title: Boek}
"""


def linked_of(site: Site, address: str) -> Mapping[str, Any]:
    (paper,) = (paper for paper in site.papers if paper.address == address)
    return cast("Mapping[str, Any]", json.loads(json.dumps(paper_linked(paper, site))))


def test_works_that_are_cited_have_their_makers_their_dates_and_their_addresses(project: Project) -> None:
    files = advies("a/een", "2024-01-01", "# Begin {#begin}\n\nTekst [@akkoord; @boek].\n", references=WORKS)
    site, found = written(project, files)
    assert found == []
    linked = linked_of(site, "a/een")
    assert list(faults(linked)) == []
    assert sorted(linked["citation"], key=lambda work: str(work["@type"])) == [
        {
            "@type": "Book",
            "name": "Boek",
            "author": {"@type": "Person", "name": "Vincent van Gogh"},
            "url": "https://doi.org/10.1/x",
            "datePublished": "2022",
        },
        {
            "@type": "Legislation",
            "name": "Decreet",
            "author": {"@type": "Organization", "name": "Parlement"},
            "legislationDate": "2009-05-08",
        },
    ]


def test_versions_in_other_languages_name_each_other(project: Project) -> None:
    files = {
        **advies("a/een", "2024-01-01", "# Begin {#begin}\n"),
        **advies(
            "a/un", "2024-01-02", "# Début {#begin}\n", meta="status: final\nlanguage: fr\ntranslation_of: a/een\n"
        ),
        **advies(
            "a/one", "2024-01-03", "# Start {#begin}\n", meta="status: final\nlanguage: en\ntranslation_of: a/een\n"
        ),
    }
    site, found = written(project, files)
    assert found == []
    assert {it["url"] for it in linked_of(site, "a/een")["workTranslation"]} == {f"{URL}a/un/", f"{URL}a/one/"}
    assert linked_of(site, "a/un")["translationOfWork"]["url"] == f"{URL}a/een/"
    assert "workTranslation" not in linked_of(site, "a/un")
    made = {it.path.as_posix(): it.content for it in write(site, project, {})}
    html = made["a/un/index.html"].decode()
    assert sorted(re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', html)) == [
        ("en", f"{URL}a/one/"),
        ("fr", f"{URL}a/un/"),
        ("nl", f"{URL}a/een/"),
    ]
    assert '<span class="title" lang="nl">' in html


def test_papers_as_data_do_not_name_what_is_not_published(project: Project) -> None:
    ties = "related: [a/klaar, a/geheim]\nreplaces: [/a/geheim]\ntranslation_of: a/geheim\nstatus: final\n"
    files = {
        **advies("a/een", "2024-01-01", "# Begin\n", meta=ties),
        **advies("a/klaar", "2024-01-02", "# Begin\n"),
        **advies("a/geheim", "2024-01-03", "# Begin\n", meta="status: draft"),
    }
    site, _ = written(project, files)
    data = json.dumps(paper_data(site.papers[0], site))
    assert "a/klaar" in data
    assert "geheim" not in data


def test_papers_as_data_keep_to_the_published_schema(built: Path, papers: list[Path]) -> None:
    schema = json.loads((built / "schemas/paper.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for page in papers:
        text = (page / "paper.json").read_text(encoding="utf-8")
        data = json.loads(text)
        assert [error.message for error in validator.iter_errors(data)] == []
        assert str(ROOT) not in text
        assert data["address"] == page.relative_to(built).as_posix()
    assert not validator.is_valid({**data, "kleur": "rood"})
    assert not validator.is_valid({**data, "parts": [{"name": "body", "blocks": [{"node": "alinea"}]}]})


def test_zotero_finds_title_authors_and_date(papers: list[Path]) -> None:
    for page in papers:
        found = meta(page)
        assert found["citation_title"]
        assert found["citation_author"]
        assert re.fullmatch(r"\d{4}(/\d\d){0,2}", found["citation_publication_date"])
        assert found["citation_public_url"] == found["og:url"]
        assert "citation_pdf_url" not in found


def test_pictures_are_there_and_have_the_size_that_is_said(built: Path, papers: list[Path]) -> None:
    for page in papers:
        found = meta(page)
        with Image.open(built / found["og:image"].removeprefix(URL)) as picture:
            assert picture.size == SIZE == (int(found["og:image:width"]), int(found["og:image:height"]))
            assert picture.format == "PNG"
        assert (page / "omslag.png").stat().st_size < 40_000


@pytest.mark.parametrize("words", [3, 12, 30, 90])
def test_titles_of_any_length_fit_in_the_picture(words: int) -> None:
    lines, font = _title(
        " ".join(["Toegankelijkheid", "van", "het", "wonen"] * words), _Face(ROOT / "styles" / "fonts")
    )
    assert lines
    assert len(lines) * font.size * 1.14 <= 340
    assert font.size in TITLE_SIZES


@pytest.mark.parametrize("times", [1, 2, 3, 9])
def test_the_name_of_a_council_of_any_length_fits_in_the_picture(times: int) -> None:
    name = "Conseil consultatif interrégional " * times
    shown, font = _on_one_line(name.strip(), _Face(ROOT / "styles" / "fonts"))
    assert font.getlength(shown) <= MEASURE
    assert (shown == name.strip()) == (times < 3)


def test_words_that_belong_together_stay_so_in_the_picture() -> None:
    lines, _ = _title(
        "Wonen en werken op\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}juli " * 4, _Face(ROOT / "styles" / "fonts")
    )
    assert not any(line.endswith((" op", " 1")) for line in lines)


def test_a_catalogue_of_all_tables_leads_to_their_figures(built: Path) -> None:
    catalogue = json.loads((built / "data.jsonld").read_text(encoding="utf-8"))
    files = {path.relative_to(built).as_posix() for path in built.glob("*/*/tables/*.csv")}
    found = [dataset["dcat:distribution"]["dcat:downloadURL"]["@id"] for dataset in catalogue["dcat:dataset"]]
    assert {address.removeprefix(URL) for address in found} <= files
    assert found


def test_the_catalogue_says_what_dcat_ap_asks(built: Path) -> None:
    catalogue = json.loads((built / "data.jsonld").read_text(encoding="utf-8"))
    assert {"dct:title", "dct:description", "dct:publisher", "dct:language", "dct:modified"} <= set(catalogue)
    themes = {theme["@id"] for theme in catalogue["dcat:themeTaxonomy"]["skos:hasTopConcept"]}
    for address in themes:
        assert (built / address.removeprefix(URL) / "index.html").is_file()
    for dataset in catalogue["dcat:dataset"]:
        assert {"dct:title", "dct:description", "dct:issued", "dct:identifier", "dcat:contactPoint"} <= set(dataset)
        assert {theme["@id"] for theme in dataset.get("dcat:theme", [])} <= themes
        assert {"dcat:accessURL", "dcat:mediaType", "dct:format"} <= set(dataset["dcat:distribution"])
    assert 'href="../../data.jsonld" download' in (built / "registers/tabellen/index.html").read_text(encoding="utf-8")


def test_citations_in_every_format(built: Path) -> None:
    page = built / "adviezen/2024-beleidsnota-sociale-economie"
    (bibtex,), (ris,), (csl,) = (list(page.glob(f"*.{suffix}")) for suffix in ("bib", "ris", "csl.json"))
    assert "title = {{Beleidsnota Sociale Economie 2024-2029" in bibtex.read_text(encoding="utf-8")
    assert "year = {2024},\n  month = nov,\n" in bibtex.read_text(encoding="utf-8")
    lines = ris.read_bytes().decode().split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2] == "ER  - "
    assert "DA  - 2024/11/26/" in lines
    (item,) = json.loads(csl.read_text(encoding="utf-8"))
    assert item["issued"] == {"date-parts": [[2024, 11, 26]]}


ITEM = {
    "id": "adviezen/50 % é",
    "type": "report",
    "title": "50 % & {meer}_{} \\ ~",
    "genre": "Advies",
    "author": [{"literal": "Raad"}],
    "issued": {"date-parts": [[2024]]},
    "language": "nl",
}


def test_signs_that_mean_something_in_bibtex() -> None:
    made = _bibtex(ITEM)
    assert made.startswith("@techreport{adviezen/50----,\n")
    assert r"title = {{50 \% \& \{meer\}\_\{\} \textbackslash{} \textasciitilde{}}}," in made
    assert "month" not in made


def test_a_keyword_with_a_comma_is_one_keyword() -> None:
    words = ("energie, gas", "wonen & werken")
    assert "  keywords = {{energie, gas}, wonen \\& werken},\n" in _bibtex(ITEM, words)
    assert "KW  - energie, gas\r\nKW  - wonen & werken\r\n" in _ris(ITEM, "", words)


def test_robots_are_told_where_the_index_lies_below_the_address_of_the_site(project: Project) -> None:
    site, _ = written(project, {"site.yaml": "name: Raad\nurl: https://www.example.org/raad\n"})
    robots = next(it.content for it in write_sitemap(site, ()) if it.path.name == "robots.txt").decode()
    assert "Disallow: /raad/pagefind/\n" in robots


def test_an_old_address_that_names_the_file_of_a_page_is_that_page(project: Project) -> None:
    old = "name: Raad\nurl: https://www.example.org\nredirects: [{from: /oud/index.html, to: /a/een}]\n"
    site, _ = written(project, {"site.yaml": old, **advies("a/een", "2024-01-01", "# Begin {#begin}\n")})
    made = list(write(site, project, {}))
    (page,) = (it for it in made if it.path.as_posix() == "oud/index.html")
    assert b'content="0; url=../a/een/"' in page.content
    (sitemap,) = (it for it in made if it.path.name == "sitemap.xml")
    assert b"/a/een/</loc>" in sitemap.content
    assert b"/oud/" not in sitemap.content


def test_a_date_in_ris_is_as_precise_as_it_is_known() -> None:
    assert "DA  - 2024///\r\n" in _ris(ITEM, "")
    assert "L1  - https://x/a.pdf\r\n" in _ris(ITEM, "https://x/a.pdf")
