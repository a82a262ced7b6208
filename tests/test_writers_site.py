"""The files of the site: pages, what they show, and their assets."""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from jinja2 import TemplateRuntimeError
from written import advies, written

from krachtlijn.doctypes.advies import AdviesMetadata
from krachtlijn.model.blocks import Figure, FileLink, Paragraph, Reference, Text
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Part, Relations, Site
from krachtlijn.model.metadata import WebAddress
from krachtlijn.model.settings import SiteSettings
from krachtlijn.project import Project
from krachtlijn.render.environment import environment
from krachtlijn.source import Location, Source
from krachtlijn.writers.addresses import absolute, from_root, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import read_assets
from krachtlijn.writers.finding import write_finding
from krachtlijn.writers.pages import write_pages, write_papers
from krachtlijn.writers.pictures import size_of

AT = Location(Source(Path("/content/adviezen/a/paper.yaml")))
NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)


def paper(address: str, title: str, folder: Path = Path("/content/x")) -> Document:
    return Document(
        at=AT,
        address=address,
        folder=folder,
        type="advies",
        meta=AdviesMetadata(at=AT, type="advies", title=(Text(at=AT, text=title),), status="final"),
        date=PartialDate(2024, 11, 26),
        parts=(),
    )


def site(*papers: Document) -> Site:
    settings = SiteSettings(at=AT, name="De Raad", url=WebAddress("https://raad.example/stukken/"))
    return Site(settings=settings, papers=papers, pages=(), now=NOW)


def pages(made: Site, project: Project) -> dict[str, str]:
    env, assets = environment(project), read_assets(project.styles)
    artifacts = [
        *write_finding(made, env, assets),
        *write_papers(made, env, assets, {}),
        *write_pages(made, env, assets),
    ]
    return {str(artifact.path): artifact.content.decode() for artifact in artifacts}


def test_home_shows_first_what_the_council_wants_seen_and_each_paper_once(project: Project) -> None:
    made = site(paper("a", "Eerste"), paper("b", "Tweede"), paper("c", "Derde"))
    plain = pages(made, project)["index.html"]
    assert re.findall(r"<h[12]>([^<]*)", plain)[0] == "Recente publicaties"
    featured = tuple(Reference(at=AT, id=id_) for id_ in ("/c/", "a", "weg"))
    home = pages(replace(made, settings=replace(made.settings, featured=featured)), project)["index.html"]
    assert re.findall(r"<h[12]>([^<]*)", home)[:3] == ["De Raad", "Uitgelicht", "Recente publicaties"]
    assert re.findall(r'class="paper-title"[^>]*>([^<]*)', home) == ["Derde", "Eerste", "Tweede"]
    assert re.findall(r'class="paper-title"[^>]*>([^<]*)', plain) == ["Eerste", "Tweede", "Derde"]


@pytest.mark.parametrize(
    ("address", "href", "written"),
    [
        ("", "/", "./"),
        ("", "/over/#leden", "over/#leden"),
        ("over", "/", "../"),
        ("adviezen/a", "/assets/x.css", "../../assets/x.css"),
    ],
)
def test_links_are_relative(address: str, href: str, written: str) -> None:
    assert relative_to(address)(href) == written


def test_addresses() -> None:
    assert page_path("") == PurePosixPath("index.html")
    assert page_path("adviezen/a") == PurePosixPath("adviezen/a/index.html")
    assert from_root("https://raad.example/stukken/")("/over/") == "/stukken/over/"
    assert from_root("")("/over/") == "/over/"
    assert absolute("https://raad.example/", "/over/") == "https://raad.example/over/"
    assert absolute("", "/over/") == ""


def test_assets_bear_the_hash_of_what_they_hold(project: Project) -> None:
    assets = read_assets(project.styles)
    for artifact in assets.artifacts:
        assert artifact.path.stem.endswith(f"-{hashlib.sha256(artifact.content).hexdigest()[:10]}"), artifact.path
    assert assets.through(relative_to("a/b"))("icon.svg").startswith("../../assets/icon-")
    with pytest.raises(TemplateRuntimeError, match=r"no nothing\.css in styles/"):
        assets.through(relative_to(""))("nothing.css")


def test_fonts_that_the_stylesheet_names_are_there(project: Project) -> None:
    assets = read_assets(project.styles)
    made = {str(artifact.path) for artifact in assets.artifacts}
    sheet = next(artifact.content.decode() for artifact in assets.artifacts if artifact.path.suffix == ".css")
    assert "Source Serif 4" in sheet
    named = {f"assets/{part.split(')')[0].strip(chr(34))}" for part in sheet.split("url(")[1:]}
    assert named
    assert named == {path for path in made if path.endswith(".woff2")}


def test_a_font_that_changes_has_another_name_and_so_has_the_stylesheet(project: Project, tmp_path: Path) -> None:
    styles = tmp_path / "styles"
    shutil.copytree(project.styles, styles)
    before = read_assets(styles).names
    font = styles / "fonts" / "SourceSans3-It.ttf.woff2"
    font.write_bytes(font.read_bytes() + b"\0")
    after = read_assets(styles).names
    assert {name for name in before if before[name] != after[name]} == {f"fonts/{font.name}", "screen.css"}


def test_every_page_is_written(project: Project) -> None:
    newer, older = paper("adviezen/b", "Nieuw"), paper("adviezen/a", "Oud")
    made = pages(site(newer, older), project)
    assert sorted(made) == [
        "404.html",
        "adviezen/a/index.html",
        "adviezen/b/index.html",
        "feed.xml",
        "index.html",
        "jaren/2024/feed.xml",
        "jaren/2024/index.html",
        "jaren/index.html",
        "publicaties/index.html",
        "soorten/advies/feed.xml",
        "soorten/advies/index.html",
        "soorten/index.html",
        "zoeken/index.html",
    ]
    assert made["index.html"].index("Nieuw") < made["index.html"].index("Oud")
    assert '<link rel="canonical" href="https://raad.example/stukken/adviezen/a/">' in made["adviezen/a/index.html"]
    assert 'href="/stukken/assets/screen-' in made["404.html"]
    assert '<a rel="next" href="../../adviezen/b/">' in made["adviezen/a/index.html"]
    assert '<a rel="prev" href="../../adviezen/a/">' in made["adviezen/b/index.html"]


@pytest.mark.parametrize(
    ("language", "pdf", "facts"),
    [
        ("nl", True, ("Laatst nagekeken", "15\u00a0januari 2025", "2 stukken, als webpagina en als PDF")),
        ("fr", True, ("Dernière vérification", "15\u00a0janvier 2025", "2 documents, en page web et en PDF")),
        ("en", False, ("Last checked", "15\u00a0January 2025", "2 papers, as a web page<")),
    ],
)
def test_a_page_says_what_was_checked(project: Project, language: str, *, pdf: bool, facts: tuple[str, ...]) -> None:
    body = "# Begin {#begin}\n\nTekst.\n"
    files = {
        "site.yaml": f"name: Raad\nlanguage: {language}\n",
        "pages/verklaring.md": "# Verklaring\n\n## Controle\n\n::{checked}\n",
        **advies("adviezen/a", "2024-12-01", body),
        **advies("adviezen/b", "2024-12-02", body),
    }
    made, found = written(replace(project, pdf=pdf), files)
    assert found == []
    page = pages(made, project)["verklaring/index.html"]
    assert [fact for fact in facts if fact not in page] == []


def test_a_withdrawn_paper_stands_apart_and_is_passed_over(project: Project) -> None:
    newer, older = paper("adviezen/c", "Nieuw"), paper("adviezen/a", "Oud")
    gone = paper("adviezen/b", "Weg")
    gone = replace(gone, meta=replace(gone.meta, status="withdrawn"), relations=Relations(see_instead=("adviezen/c",)))
    made = pages(site(newer, gone, older), project)
    assert "Weg" not in made["index.html"]
    assert 'Weg</a> <span class="status">Ingetrokken' in made["publicaties/index.html"]
    assert "adviezen/b/" not in made["adviezen/a/index.html"]
    assert "In de plaats komt" in made["adviezen/b/index.html"]
    assert 'href="../../adviezen/c/"' in made["adviezen/b/index.html"]


def test_ties_between_papers_are_shown(project: Project) -> None:
    first, second = paper("adviezen/a", "Oud"), paper("adviezen/b", "Nieuw")
    made = pages(site(second, replace(first, relations=Relations(replaced_by=("adviezen/b",)))), project)
    assert "Vervangen door" in made["adviezen/a/index.html"]
    assert "Vervangt" not in made["adviezen/a/index.html"]


def test_files_of_a_paper_go_with_its_page_once(project: Project, tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>')
    (tmp_path / "data.csv").write_bytes(b"a;b\n")
    figure = Figure(at=AT, file=Path("figures/a.svg"), alt="A", caption=())
    link = FileLink(at=AT, file=Path("data.csv"), children=(Text(at=AT, text="data"),))
    body = (figure, figure, Paragraph(at=AT, children=(link,)))
    whole = replace(paper("adviezen/a", "A", tmp_path), parts=(Part(name="body", blocks=body),))
    artifacts = list(write_papers(site(whole), environment(project), read_assets(project.styles), {}))
    assert [str(artifact.path) for artifact in artifacts] == [
        "adviezen/a/index.html",
        "adviezen/a/figures/a.svg",
        "adviezen/a/data.csv",
    ]
    assert artifacts[2] == Artifact(PurePosixPath("adviezen/a/data.csv"), b"a;b\n")
    assert 'src="figures/a.svg" alt="A" width="40" height="20"' in artifacts[0].content.decode()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}/>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480)
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 480, 640)


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", PNG, (640, 480)),
        ("a.jpg", JPEG, (640, 480)),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x04ab", None),
        ("a.svg", SVG.format('viewBox="0 0 40.4, 20"').encode(), (40, 20)),
        ("a.svg", SVG.format('width="30px" height="10" viewBox="0 0 4 2"').encode(), (30, 10)),
        ("a.svg", SVG.format('width="100%" height="10"').encode(), None),
        ("a.svg", SVG.format('viewBox="a b c d"').encode(), None),
        ("a.svg", SVG.format('viewBox="0 0 nan 1e999"').encode(), None),
        ("a.svg", SVG.format('width="1.2.3" height="." viewBox="0 0 4 2"').encode(), (4, 2)),
        ("a.gif", b"GIF89a", None),
    ],
)
def test_sizes_of_pictures(tmp_path: Path, name: str, content: bytes, size: tuple[int, int] | None) -> None:
    (tmp_path / name).write_bytes(content)
    assert size_of(tmp_path / name) == size
