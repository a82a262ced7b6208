"""Whole pages: the parts of a paper in order, the notes, the contents, and what a broken template says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jinja2
import pytest

from krachtlijn.diagnostics import Code
from krachtlijn.doctypes.advies import ADVIES, AdviesMetadata
from krachtlijn.doctypes.beleidsbrief import BeleidsbriefMetadata, Submission
from krachtlijn.language import words_for
from krachtlijn.model.blocks import Footnote, Heading, InternalLink, KeyPoint, Paragraph, Reference, Text
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import CitedWork, ContentsEntry, Document, LongForm, Page, Part, Site
from krachtlijn.model.metadata import EmailAddress, Institution, ListChoice, Lists, WebAddress
from krachtlijn.model.settings import Named, SiteContact, SiteSettings
from krachtlijn.model.text import plain_text
from krachtlijn.project import Project
from krachtlijn.render.context import Medium
from krachtlijn.render.environment import environment, render_template, template_diagnostic
from krachtlijn.render.linked import paper_linked
from krachtlijn.render.lists import PaperEntry
from krachtlijn.render.pages import render_page
from krachtlijn.render.papers import PdfFile, Surroundings, render_paper
from krachtlijn.render.parts import catalogue_of, contents_of, description_of, draft_line, marks_of, parts_of
from krachtlijn.source import Location, Source

AT = Location(Source(Path("/content/adviezen/a/paper.yaml")))
NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)


def words(said: str) -> tuple[Text, ...]:
    return (Text(at=AT, text=said),)


NOTE = Footnote(at=AT, number=1, id="noot-1", content=(Paragraph(at=AT, children=words("Zie daar.")),))
BODY = (
    Heading(at=AT, id="instroom", level=1, number="1", children=words("Instroom")),
    Paragraph(at=AT, id="instroom-p1", children=(*words("Tekst"), NOTE)),
)
POINT = KeyPoint(
    at=AT, id="krachtlijn-a", number=1, lead=words("Lead."), text=(),
    see=(InternalLink(at=AT, href="#instroom", children=words("punt 1")),),
)  # fmt: skip
PAPER = Document(
    at=AT,
    address="adviezen/a",
    folder=Path("/content/adviezen/a"),
    type="advies",
    meta=AdviesMetadata(at=AT, type="advies", title=words("Titel & co"), status="final"),
    date=PartialDate(2024, 11, 26),
    parts=(Part(name="krachtlijnen", blocks=(POINT,)), Part(name="body", blocks=BODY)),
    contents=(ContentsEntry(anchor="instroom", number="1", title=words("Instroom")),),
    bibliography=(CitedWork(key="a", id="bron-a", text=words("SERV (2024).")),),
)
SITE = Site(
    settings=SiteSettings(at=AT, name="De Raad", notice=words("Voorbeeld.")), papers=(PAPER,), pages=(), now=NOW
)
AROUND = Surroundings(link=lambda href: "../.." + href, pdf=PdfFile(file="a.pdf", size=1_440_000, pages=14))


def test_a_paper_on_the_screen_ends_with_its_notes_linked_both_ways(project: Project) -> None:
    html = render_paper(environment(project), SITE, PAPER, "screen", AROUND)
    assert '<html lang="nl">' in html
    assert "<title>Titel &amp; co – De Raad</title>" in html
    assert '<section class="notes" id="noten" role="doc-endnotes"' in html
    assert '<li id="noot-1">' in html
    assert 'href="#noot-1-terug" role="doc-backlink" aria-label="Terug naar de plaats van voetnoot 1"' in html
    assert '<a href="a.pdf" type="application/pdf">Download als pdf</a>' in html
    assert "1,4 MB, 14 pagina’s" in html.replace("\N{NO-BREAK SPACE}", " ")
    alone = replace(AROUND, pdf=PdfFile(file="a.pdf", size=1_440_000, pages=1))
    assert ", 1 pagina)" in render_paper(environment(project), SITE, PAPER, "screen", alone)
    assert (
        html.index('class="krachtlijn"') < html.index('id="instroom"') < html.index('id="noten"') < html.index("bron-a")
    )


def test_a_page_holds_no_inline_style_or_script(project: Project) -> None:
    html = render_paper(environment(project), SITE, PAPER, "screen", AROUND)
    assert "style=" not in html
    assert "<style" not in html
    assert re.search(r"\son\w+=", html) is None
    data = html.count('<script type="application/ld+json">')  # says what the page is; runs nothing
    assert html.count("<script") == html.count("<script src=") + data
    assert "default-src 'self'" in html.replace("&#39;", "'")


def test_a_paper_in_print_has_its_notes_at_their_calls(project: Project) -> None:
    html = render_paper(environment(project), SITE, PAPER, "print", AROUND)
    assert 'id="noten"' not in html
    assert 'role="doc-footnote"' in html
    assert "<script" not in html
    assert "<details" not in html


def test_the_list_of_notes_stands_behind_the_last_text() -> None:
    assert parts_of(PAPER, ADVIES)[-4:] == ("annexes", "notes", "abbreviations", "references")
    chosen = replace(PAPER, meta=replace(PAPER.meta, lists=Lists((ListChoice(at=AT, name="tables"),))))
    assert parts_of(chosen, ADVIES)[-3:] == ("annexes", "notes", "tables")


def test_the_contents_name_what_has_a_title_of_its_own() -> None:
    nl = words_for("nl")
    entries = contents_of(PAPER, parts_of(PAPER, ADVIES), nl)
    assert [entry.anchor for entry in entries] == ["krachtlijnen", "instroom", "referenties"]
    assert contents_of(replace(PAPER, contents=()), parts_of(PAPER, ADVIES), nl) == ()


def test_sections_know_the_key_points_that_sum_them_up() -> None:
    assert marks_of(PAPER) == {"instroom": (POINT,)}


def test_a_draft_and_an_embargo_say_so() -> None:
    nl = words_for("nl")
    draft = replace(PAPER, meta=replace(PAPER.meta, status="draft", version="0.3"))
    embargoed = replace(PAPER, meta=replace(PAPER.meta, embargo=NOW + timedelta(days=1)))
    past = replace(PAPER, meta=replace(PAPER.meta, embargo=NOW - timedelta(days=1)))
    assert draft_line(draft, SITE, nl) == "Ontwerp · versie 0.3"
    assert draft_line(embargoed, SITE, nl) == "Onder embargo tot 16\N{NO-BREAK SPACE}januari 2025 om 12.00 uur"
    assert draft_line(past, SITE, nl) == ""


def test_a_withdrawn_paper_shows_neither_text_nor_pdf(project: Project) -> None:
    withdrawn = replace(PAPER, meta=replace(PAPER.meta, status="withdrawn"))
    html = render_paper(environment(project), SITE, withdrawn, "screen", AROUND)
    assert "Ingetrokken" in html
    assert "Instroom" not in html
    assert "a.pdf" not in html


def test_a_free_page_has_its_heading_once(project: Project) -> None:
    blocks = (
        Heading(at=AT, id="over", level=1, children=words("Over")),
        Heading(at=AT, id="leden", level=2, children=words("Leden")),
    )
    page = Page(at=AT, address="over", title=words("Over"), blocks=blocks)
    html = render_page(environment(project), SITE, page, lambda href: ".." + href, str, "https://a.be/over/")
    assert html.count("<h1") == 1
    assert '<h2 id="leden"' in html
    assert '<link rel="canonical" href="https://a.be/over/">' in html


def test_the_site_adds_what_it_catalogues_by(project: Project) -> None:
    settings = replace(
        SITE.settings,
        themes=(Named(at=AT, id="werk", name="Werk"), Named(at=AT, id="zorg", name="Zorg")),
        committees=(Named(at=AT, id="se", name="Commissie SE"),),
    )
    meta = replace(
        PAPER.meta,
        reference="VB_1",
        committee=Reference(at=AT, id="se"),
        themes=(Reference(at=AT, id="zorg"), Reference(at=AT, id="geen"), Reference(at=AT, id="werk")),
    )
    facts = catalogue_of(replace(PAPER, meta=meta), replace(SITE, settings=settings), words_for("nl"))
    found = [(fact.label, plain_text(fact.values[0])) for fact in facts]
    assert found == [("Kenmerk", "VB_1"), ("Commissie", "Commissie SE"), ("Thema’s", "Zorg, Werk")]
    assert list(catalogue_of(PAPER, SITE, words_for("nl"))) == []


def test_a_paper_that_was_replaced_or_translated_says_so_at_its_head(project: Project) -> None:
    other = PaperEntry(
        address="/adviezen/b/", title=words("Nieuw"), date=PAPER.date, kind="Advies", themes=(), language="fr",
        draft=False, withdrawn=False,
    )  # fmt: skip
    around = replace(AROUND, relations={"replaced_by": (other,), "translations": (other,)})
    html = render_paper(environment(project), SITE, PAPER, "screen", around).split("</header>")[1]
    assert '<p class="banner" role="note">Vervangen door <a href="../../adviezen/b/">Nieuw</a></p>' in html
    assert '<p class="also">Ook in het <a href="../../adviezen/b/" hreflang="fr">Frans</a></p>' in html


def test_a_description_is_one_line_of_bounded_length() -> None:
    assert description_of(()) == ""
    assert description_of(PAPER.part("body")) == "Tekst"
    long = description_of((Paragraph(at=AT, children=words("woord " * 80)),))
    assert len(long) <= 302
    assert long.endswith("woord …")


def with_template(tmp_path: Path, text: str) -> Project:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text(text, encoding="utf-8")
    return Project(root=tmp_path, content=tmp_path, output=tmp_path / "output", now=NOW)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("een\n{{ nergens }}\n", 2, "the template cannot be filled in: 'nergens' is undefined"),
        (
            "een\n\n{% if %}\n",
            3,
            "the template cannot be filled in: Expected an expression, got 'end of statement block'",
        ),
        ("{% include 'b.html' %}", 1, "there is no template b.html"),
        ("een\n{{ 1 / 0 }}", 2, "the template cannot be filled in: ZeroDivisionError: division by zero"),
        ("{{ 'x' | weg }}", 1, "the template cannot be filled in: No filter named 'weg'."),
        ("{{ 3() }}", 1, "the template cannot be filled in: TypeError: 'int' object is not callable"),
    ],
)
def test_a_template_that_fails_says_where(tmp_path: Path, text: str, line: int, message: str) -> None:
    made = with_template(tmp_path, text)
    with pytest.raises(jinja2.TemplateError) as caught:
        render_template(environment(made), "a.html", {})
    complaint = template_diagnostic(caught.value, made)
    assert (complaint.code, complaint.message) == (Code.TEMPLATE_RENDERS, message)
    assert (complaint.at.path, complaint.at.line) == (made.templates / "a.html", line)


def test_a_template_that_is_no_text_says_so(tmp_path: Path) -> None:
    made = with_template(tmp_path, "")
    (made.templates / "a.html").write_bytes(b"caf\xe9")
    with pytest.raises(jinja2.TemplateError) as caught:
        render_template(environment(made), "a.html", {})
    complaint = template_diagnostic(caught.value, made)
    assert complaint.message == "the template cannot be filled in: it is not UTF-8 (unexpected end of data)"
    assert complaint.at.path == made.templates / "a.html"


def test_a_fault_of_the_program_below_a_template_is_none_of_the_template(tmp_path: Path) -> None:
    def fails() -> str:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        render_template(environment(with_template(tmp_path, "{{ fails() }}")), "a.html", {"fails": fails})


def test_what_an_author_typed_is_never_markup(project: Project) -> None:
    paper = replace(PAPER, meta=replace(PAPER.meta, title=words("<b>{{ 1 + 1 }}</b>")))
    html = render_paper(environment(project), SITE, paper, "screen", AROUND)
    assert "&lt;b&gt;{{ 1 + 1 }}&lt;/b&gt;</h1>" in html
    assert "<b>" not in html


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_a_paper_without_facts_has_no_empty_list_of_them(project: Project, medium: Medium) -> None:
    assert '<dl class="facts">' not in render_paper(environment(project), SITE, PAPER, medium, AROUND)
    meta = replace(PAPER.meta, details={"Dossier": words("12")})
    known = replace(PAPER, meta=meta)
    assert '<dl class="facts">' in render_paper(environment(project), SITE, known, medium, AROUND)


def _with_abbreviations(number: int) -> Document:
    shorts = tuple(f"A{n}" for n in range(number))
    long = {word: LongForm(at=AT, long=f"lang {word}") for word in shorts}
    submitted = Submission(at=AT, date=PartialDate(2024, 11, 26), by="An")
    meta = BeleidsbriefMetadata(at=AT, type="beleidsbrief", title=words("Brief"), status="final", submitted=submitted)
    return replace(PAPER, type="beleidsbrief", meta=meta, abbreviations=long, abbreviations_used=shorts)


def test_a_long_list_before_the_text_is_folded_on_the_screen(project: Project) -> None:
    env = environment(project)
    folded = '<details class="abbreviations"'
    assert folded in render_paper(env, SITE, _with_abbreviations(13), "screen", AROUND)
    assert folded not in render_paper(env, SITE, _with_abbreviations(12), "screen", AROUND)
    assert folded not in render_paper(env, SITE, _with_abbreviations(13), "print", AROUND)
    behind = replace(_with_abbreviations(13), type="advies", meta=PAPER.meta)
    assert folded not in render_paper(env, SITE, behind, "screen", AROUND)
    assert '<section class="abbreviations"' in render_paper(env, SITE, behind, "screen", AROUND)


def test_under_another_institution_stands_nothing_of_the_council(project: Project) -> None:
    contact = SiteContact(at=AT, email=EmailAddress("info@raad.be"), phone="02 200 00 00")
    settings = replace(SITE.settings, name="De Raad", address=("Wetstraat 34",), contact=contact)
    site = replace(SITE, settings=settings)
    own = render_paper(environment(project), site, PAPER, "print", AROUND)
    parliament = Institution(at=AT, name="Vlaams Parlement", url=WebAddress("https://parlement.be"))
    paper = replace(PAPER, meta=replace(PAPER.meta, institution=parliament))
    other = render_paper(environment(project), site, paper, "print", AROUND)
    for said in ("De Raad", "Wetstraat 34", "info@raad.be", "02 200 00 00"):
        assert said in own
        assert said not in other
    assert '<meta name="author" content="Vlaams Parlement">' in other
    assert '<meta name="dcterms.publisher" content="Vlaams Parlement">' in other
    publisher = paper_linked(paper, site)["publisher"]
    assert isinstance(publisher, dict)
    assert (publisher["name"], publisher["url"]) == ("Vlaams Parlement", "https://parlement.be")
