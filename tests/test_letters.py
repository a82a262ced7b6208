"""Letters to several addressees, one each, whose name the window of an envelope shows; and the colophon of a paper."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pikepdf
import pytest
from written import advies, settled, written

from krachtlijn.audits import Printed, audit
from krachtlijn.audits.names import files_have_their_own_names
from krachtlijn.audits.parity import letters_agree
from krachtlijn.checks.addresses import check_pdf_names
from krachtlijn.diagnostics import Code
from krachtlijn.model.blocks import Footnote
from krachtlijn.model.document import Document, Site
from krachtlijn.model.extracts import letters_of
from krachtlijn.model.print import Placed, PrintFacts
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.writers import write
from krachtlijn.writers.pdf import PrintResult, make_pdfs

LETTER = PurePosixPath("a/letter.pdf")
PERSONS = (
    ("Mevrouw An Peeters", "minister van Werk", "Markt 1", "9000 Gent"),
    ("De heer Bo Claes", "voorzitter", "Wetstraat 2", "1000 Brussel"),
)
TEXT = "Hierbij ons advies, zie [](#begin).[^a] Op {page}.\n\n[^a]: Een noot.\n".replace(
    "{page}", "[p. {page}](#begin)"
)
SITE = """\
name: Raad
url: https://www.example.org
address: [Wetstraat 34-36, 1040 Brussel]
contact: {phone: +32 2 000 00 00, email: info@example.org, website: www.example.org}
"""


def persons(*given: tuple[str, ...]) -> str:
    return "".join(
        f"    - {{name: {name}, role: {role}, address: [{', '.join(lines)}]}}\n" for name, role, *lines in given
    )


def files(given: str = persons(*PERSONS), text: str = TEXT, meta: str = "status: final") -> dict[str, str]:
    letter = f"letter:\n  date: 2024-11-27\n  closing: Hoogachtend\n  addressees:\n{given}" if given else "letter: {}\n"
    signed = "signatories: [{name: Cas Maes, role: voorzitter}]"
    paper = advies("a", "2024-11-26", "# Begin {#begin}\n\nTekst.\n", meta=f"{meta}\n{letter}{signed}")
    return {"site.yaml": SITE, **paper, "a/letter.md": text}


def made(
    project: Project, given: Mapping[str, str], *, drafts: bool = False
) -> tuple[Site, Mapping[PurePosixPath, PrintResult]]:
    """A site and its PDFs; nothing is said of it."""
    site, complaints = written(project, given, drafts=drafts)
    assert complaints == []
    return site, make_pdfs(site, replace(project, jobs=1))


def text_of(result: PrintResult, folder: Path, page: int, *crop: int) -> str:
    """The words on a page; with ``crop``, those in a rectangle: left, top, width and height in millimetres."""
    path = folder / "brief.pdf"
    path.write_bytes(result.pdf)
    within = [part for option, size in zip("xyWH", crop, strict=False) for part in (f"-{option}", str(size * 10))]
    command = ["pdftotext", "-r", "254", *within, "-f", str(page), "-l", str(page), str(path), "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def letters(site: Site) -> Document:
    found = letters_of(site.papers[0])
    assert found
    return found


# ------------------------------------------------------------------------------------------------- whether there are any


def test_one_addressee_has_the_letter_in_the_paper(project: Project) -> None:
    for given in (persons(PERSONS[0]), ""):
        site, _ = written(project, files(given))
        assert letters_of(site.papers[0]) is None
    site, _ = written(project, {name: text for name, text in files().items() if name != "a/letter.md"})
    (project.content / "a" / "letter.md").unlink()
    assert letters_of(settled(project).papers[0]) is None


def test_ids_stand_once_in_all_letters(project: Project) -> None:
    site, _ = written(project, files(text=f"[Woord]{{#woord}}\n\n{TEXT}"))
    nodes = [list(walk(part)) for part in letters(site).parts]
    assert [[node.id for node in part if isinstance(node, Footnote)] for part in nodes] == [["noot-1"], ["noot-1~2"]]
    ids = [id_ for part in nodes for node in part if (id_ := getattr(node, "id", ""))]
    spans = [node.attributes.id for part in nodes for node in part if hasattr(node, "attributes")]
    assert len(ids) == len(set(ids))
    assert spans == ["woord", "woord~2"]


def test_no_paper_is_called_as_its_letters(project: Project) -> None:
    site, _ = written(project, files(meta="status: final\nreference: Letter"))
    (found,) = check_pdf_names(site)
    assert (found.code, found.at.line) == (Code.PDF_NAME, 5)
    site, _ = written(project, files(persons(PERSONS[0]), meta="status: final\nreference: Letter"))
    assert list(check_pdf_names(site)) == []


# ---------------------------------------------------------------------------------------------------------- the letters


@pytest.mark.pdf
def test_each_letter_has_its_addressee_in_the_window(project: Project, tmp_path: Path) -> None:
    long = (
        "Mevrouw Cato Van den Bossche",
        "viceminister-president en minister van " + "Werk en " * 12 + "Zorg",
        "Plein 1",
        "1000 Brussel",
    )
    shown = [*PERSONS, long]
    _, pdfs = made(project, files(persons(*shown)))
    assert set(pdfs) == {PurePosixPath("a/a.pdf"), LETTER}
    assert pdfs[LETTER].facts.pages == len(shown)
    for page, person in enumerate(shown, 1):
        window = text_of(pdfs[LETTER], tmp_path, page, 105, 48, 100, 42)
        assert window == " ".join(person)
        assert [name in text_of(pdfs[LETTER], tmp_path, page) for name, *_ in shown] == [one is person for one in shown]
        assert "Cas Maes" in text_of(pdfs[LETTER], tmp_path, page)


@pytest.mark.pdf
def test_a_reference_leads_to_the_page_of_the_paper(project: Project, tmp_path: Path) -> None:
    site, pdfs = made(project, files())
    path = tmp_path / "brief.pdf"
    path.write_bytes(pdfs[LETTER].pdf)
    with pikepdf.open(path) as pdf:
        actions = [link.A.URI for page in pdf.pages for link in page.Annots if "/A" in link]
        assert {str(uri) for uri in actions} == {"https://www.example.org/a/#begin"}
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [name for name, *_ in PERSONS]
        assert str(pdf.docinfo["/Title"]) == "Begeleidende brief: Advies van 2024-11-26"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20241127")
    words = text_of(pdfs[LETTER], tmp_path, 1)
    assert "zie punt 1.1 Op" in words
    found = audit(site, {artifact.path: artifact.content for artifact in write(site, project, pdfs)}, pdfs)
    assert [complaint.message for complaint in found] == []


@pytest.mark.pdf
def test_a_complaint_of_the_letters_names_their_file_and_is_said_once(project: Project) -> None:
    site, _ = made(project, files())
    box = Placed(kind="text", id="", page=2, out=4, text="woord")
    facts = SimpleNamespace(facts=PrintFacts(pages=2, placed=(box, replace(box, id="nog-een"))))
    paper = PurePosixPath("a/a.pdf")

    def preflight(printed: Mapping[PurePosixPath, Printed]) -> list[str]:
        return [found.message for found in audit(site, {}, printed) if found.code is Code.PRINT_OUTSIDE]

    sticks = 'page 2 of the PDF: "woord" sticks out of the text block by 4.0 mm'
    assert preflight({LETTER: facts}) == [f"in letter.pdf, {sticks}"]
    assert preflight({paper: facts}) == [sticks, sticks]
    assert preflight({paper: facts, LETTER: facts}) == [sticks, sticks]


def test_no_file_of_a_paper_is_called_as_one_that_is_made(project: Project) -> None:
    given = files(text="Zie [de brief](letter.pdf), [die](letter.pdf) en [het stuk](stuk.pdf).\n")
    (project.content / "a").mkdir(parents=True, exist_ok=True)
    for name in ("letter.pdf", "stuk.pdf"):
        (project.content / "a" / name).write_bytes(b"%PDF-")
    site, _ = written(project, given)
    own = [PurePosixPath("a/letter.pdf"), PurePosixPath("a/stuk.pdf")]
    assert list(files_have_their_own_names(site, own)) == []
    (found,) = files_have_their_own_names(site, [*own, PurePosixPath("a/Letter.pdf")])
    assert (found.code, found.at.line, found.at.path.name) == (Code.ADDRESS_UNIQUE, 1, "letter.md")
    assert found.message.startswith("letter.pdf is the name of a file that is made beside this paper")


@pytest.mark.pdf
def test_a_letter_of_several_pages_counts_its_own(project: Project, tmp_path: Path) -> None:
    text = "\n\n".join(["Dit staat er, en het staat er uitvoerig, want een brief mag lang zijn. " * 4] * 12) + "\n"
    _, pdfs = made(project, files(text=text))
    pages = [text_of(pdfs[LETTER], tmp_path, page) for page in range(1, pdfs[LETTER].facts.pages + 1)]
    assert len(pages) == 4
    assert [page.startswith("Raad") for page in pages] == [True, False, True, False]
    for page, (name, *_) in zip(pages[1::2], PERSONS, strict=True):
        assert page.startswith(name)
        assert page.endswith("Raad 2")
        assert "27 november 2024" in page
    for filler in (60, 64, 68, 72):
        _, pdfs = made(project, files(text="Een woord. " * filler * 5))
        last = text_of(pdfs[LETTER], tmp_path, pdfs[LETTER].facts.pages)
        assert "Een woord. Hoogachtend Cas Maes" in last


@pytest.mark.pdf
def test_a_draft_says_so_in_its_letters_and_a_withdrawn_paper_has_none(project: Project, tmp_path: Path) -> None:
    _, pdfs = made(project, files(meta="status: draft\nversion: 2"), drafts=True)
    for page in (1, 2):
        assert text_of(pdfs[LETTER], tmp_path, page).startswith("ONTWERP · VERSIE 2 · 27 NOVEMBER 2024")
    _, pdfs = made(project, files(meta="status: withdrawn\nwithdrawn: {date: 2024-12-01}"))
    assert pdfs == {}


@pytest.mark.pdf
def test_the_same_letters_give_the_same_bytes(project: Project) -> None:
    assert made(project, files())[1][LETTER].pdf == made(project, files())[1][LETTER].pdf


# ------------------------------------------------------------------------------------------------- the page of the paper


@pytest.mark.pdf
def test_the_page_leads_to_the_letters_where_they_are_made(project: Project) -> None:
    site, pdfs = made(project, files())
    pages = {artifact.path: artifact.content for artifact in write(site, project, pdfs)}
    page = pages[PurePosixPath("a/index.html")].decode()
    assert pages[LETTER] == pdfs[LETTER].pdf
    assert '<a href="letter.pdf" type="application/pdf">Download de brieven, één per geadresseerde</a>' in page
    assert f"({round(len(pdfs[LETTER].pdf) / 1000)} kB, 2 pagina’s)" in page
    without = {artifact.path: artifact.content for artifact in write(site, project, {})}
    assert LETTER not in without
    assert b"letter.pdf" not in without[PurePosixPath("a/index.html")]


@pytest.mark.pdf
def test_letters_say_what_the_page_says(project: Project) -> None:
    site, pdfs = made(project, files())
    page = next(it.content for it in write(site, project, {}) if it.path == PurePosixPath("a/index.html")).decode()
    reading = pdfs[LETTER].facts.reading

    def said(html: str) -> list[str]:
        return [finding.message for finding in letters_agree(letters(site), html.encode(), reading)]

    assert said(page) == []
    for was, now in (
        ("Hierbij", "Daarbij"),
        ("De heer Bo", "Mevrouw Bo"),
        ("Hoogachtend", ""),
        ("Een noot", "Een woord"),
    ):
        assert was in page
        assert len(said(page.replace(was, now))) >= 1, was


@pytest.mark.pdf
def test_what_is_lost_in_a_letter_is_named(project: Project) -> None:
    site, pdfs = made(project, files())
    page = {artifact.path: artifact.content for artifact in write(site, project, pdfs)}
    facts = pdfs[LETTER].facts
    anchors = {anchor: page for anchor, page in facts.anchors.items() if anchor != "noot-1~2"}
    spoilt = {**pdfs, LETTER: replace(pdfs[LETTER], facts=replace(facts, anchors=anchors))}
    (found,) = audit(site, page, spoilt)
    assert (found.code, found.message) == (Code.PRINT_NOTES, "in letter.pdf, note 1 is missing from the PDF")


# ---------------------------------------------------------------------------------------------------------- the colophon


def colophon(page: str) -> str:
    """The words of the colophon at the end of a page of a PDF."""
    return page.rpartition(" Colofon ")[2]


@pytest.mark.pdf
def test_the_last_page_says_what_the_paper_is(project: Project, tmp_path: Path) -> None:
    site, pdfs = made(project, files(meta="status: final\nnumber: 2024/31\nreference: ADV_1"))
    made_pdf = pdfs[PurePosixPath("a/ADV_1.pdf")]
    page = text_of(made_pdf, tmp_path, made_pdf.facts.pages)
    for words in (
        "Advies van 2024-11-26",
        "Nummer 2024/31 · Kenmerk ADV_1 · 26 november 2024",
        "Raad, Wetstraat 34-36, 1040 Brussel",
        "+32 2 000 00 00 · info@example.org · www.example.org",
        "Raad (2024). Advies van 2024-11-26. 2024/31. Zie: https://www.example.org/a/",
        "PDF/UA-1, toegankelijk voor wie laat voorlezen, en PDF/A-3a, voor het archief.",
        "De bronbestanden van het stuk zitten erin.",
        "Gezet in Source Serif 4 en Source Sans 3.",
    ):
        assert words in colophon(page)
    assert made_pdf.facts.anchors["colofon"] == made_pdf.facts.pages
    screen = next(it.content for it in write(site, project, pdfs) if it.path == PurePosixPath("a/index.html"))
    assert b"colofon" not in screen
    assert "Colofon" not in text_of(pdfs[LETTER], tmp_path, 2)


@pytest.mark.pdf
def test_another_institution_is_named_without_the_address_of_the_council(project: Project, tmp_path: Path) -> None:
    meta = "status: draft\nversion: 3\ninstitution: {name: Vlaams Parlement, url: https://parlement.be}"
    body = "# Begin {#begin}\n\n::{table} t\n"
    given = files() | advies("a", "2024-11-26", body, meta=meta)
    given["a/tables/t.yaml"] = (
        "caption: Een tabel\ncolumns: [{header: Stad}, {header: Aantal, kind: integer}]\nrows: |\n  Gent | 1\n"
    )
    del given["a/letter.md"]
    _, pdfs = made(project, given, drafts=True)
    (result,) = pdfs.values()
    words = colophon(text_of(result, tmp_path, result.facts.pages))
    assert "26 november 2024 · Ontwerp · versie 3" in words
    assert "Vlaams Parlement https://parlement.be" in words
    assert "Wetstraat" not in words
    assert "De cijfers van de tabellen en de bronbestanden van het stuk zitten erin." in words
