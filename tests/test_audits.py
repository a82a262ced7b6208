"""What the finished pages and PDFs must show: each audit beside its exact complaint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest
from trees import AT_META, page, paper, settled, site

from krachtlijn.audits import audit
from krachtlijn.audits.characters import drawn_words_run_rightwards
from krachtlijn.audits.contents import contents_are_true
from krachtlijn.audits.links import links_lead_somewhere
from krachtlijn.audits.log import engine_is_content
from krachtlijn.audits.notes import notes_are_printed
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Figure
from krachtlijn.model.chart import Chart, Drawing
from krachtlijn.model.document import Part
from krachtlijn.model.print import LogKind, LogLine, PrintFacts
from krachtlijn.source import Source

NOTES = "# Kop\n\nEerst.[^a]\n\nDan ook.[^b]\n\n[^a]: Eén.\n[^b]: Twee.\n"


def said(found: Iterable[Diagnostic]) -> list[str]:
    """Each complaint as ``file:line:column message [code]``."""
    return [f"{d.at.path.name}:{d.at.line}:{d.at.column} {d.message} [{d.code.slug}]" for d in found]


def test_notes_on_the_page_of_their_call_are_right() -> None:
    anchors = {"noot-1": 2, "noot-1-terug": 2, "noot-2": 3, "noot-2-terug": 3}
    assert said(notes_are_printed(settled(NOTES), PrintFacts(pages=3, anchors=anchors))) == []


def test_a_note_that_is_lost_or_torn_off_is_named_at_its_place() -> None:
    facts = PrintFacts(pages=3, anchors={"noot-1": 3, "noot-1-terug": 2, "noot-2-terug": 2})
    found = list(notes_are_printed(settled(NOTES), facts))
    assert said(found) == [
        "01-tekst.md:3:7 note 1 stands on page 3 of the PDF, but is called on page 2 [print-notes]",
        "01-tekst.md:5:9 note 2 is missing from the PDF [print-notes]",
    ]
    assert all(finding.code is Code.PRINT_NOTES and "::{pagebreak}" in finding.hint for finding in found)


def test_the_contents_must_print_the_page_of_the_heading() -> None:
    document = settled("# Kop {#kop}\n\nTekst.\n\n## Onder {#onder}\n\nTekst.\n")
    anchors = {"kop": 4, "onder": 5}
    right = PrintFacts(pages=5, anchors=anchors, contents={"kop": "4", "onder": "5"})
    assert said(contents_are_true(document, right)) == []
    wrong = PrintFacts(pages=5, anchors=anchors, contents={"kop": "3"})
    assert said(contents_are_true(document, wrong)) == [
        '01-tekst.md:1:1 the contents say that "Kop" is on page 3, but it stands on page 4 [print-contents]',
        '01-tekst.md:5:1 the contents print no page for "Onder" [print-contents]',
    ]
    lost = PrintFacts(pages=5, contents={"kop": "3", "onder": "5"})
    assert {Code.PRINT_CONTENTS} == {finding.code for finding in contents_are_true(document, lost)}
    assert "is nowhere in the PDF" in said(contents_are_true(document, lost))[0]


def test_a_paper_without_contents_prints_none() -> None:
    assert said(contents_are_true(settled("# Kop\n\nTekst.\n"), PrintFacts(pages=1))) == []


SOURCE = Source(Path("weer.yaml"), "table: weer\nspec: {☂: 1}\n")
UMBRELLA = PrintFacts(pages=1, log=(LogLine(kind="glyph", text="", subject="☂"),) * 2)
NOT_IN_FONTS = "'☂' (U+2602, umbrella) is not in the fonts of the PDF, which shows an empty box [print-characters]"


def test_a_character_that_the_fonts_lack_is_shown_once_at_the_sign_itself() -> None:
    found = list(engine_is_content(settled("# Kop\n\nNeem een *grote ☂* mee.\n"), UMBRELLA))
    assert said(found) == [f"01-tekst.md:3:17 {NOT_IN_FONTS}"]
    assert found[0].code.severity.value == "error"
    (coded,) = engine_is_content(settled("# Kop\n\nNeem een &#9730; mee.\n"), UMBRELLA)
    assert coded.at.line == 3


def test_a_character_of_a_drawing_is_shown_in_the_file_of_the_drawing(tmp_path: Path) -> None:
    (tmp_path / "figuur.svg").write_text("<svg>\n <text>Een ☂</text></svg>", encoding="utf-8")
    figure = Figure(at=AT_META, file=Path("figuur.svg"), alt="Regen", caption=())
    document = replace(settled("# Kop\n\nTekst.\n"), folder=tmp_path, parts=(Part(name="body", blocks=(figure,)),))
    (found,) = engine_is_content(document, UMBRELLA)
    assert (found.at.path, found.at.line, found.at.column) == (tmp_path / "figuur.svg", 2, 12)


def test_words_from_right_to_left_in_a_drawing_are_complained_of(tmp_path: Path) -> None:
    figure = Figure(at=AT_META, file=Path("figuur.svg"), alt="Woord", caption=())
    document = replace(settled("# Kop\n\nTekst.\n"), folder=tmp_path, parts=(Part(name="body", blocks=(figure,)),))

    def found(svg: str) -> list[str]:
        (tmp_path / "figuur.svg").write_text(svg, encoding="utf-8")
        return said(drawn_words_run_rightwards(document, PrintFacts(pages=1)))

    message = "words in a drawing that run from right to left stand in reverse in the PDF [print-characters]"
    assert found("<svg>\n <text x='1'><tspan>Een \u05e9\u05dc</tspan></text></svg>") == [f"figuur.svg:2:25 {message}"]
    assert found("<svg><title>\u05e9</title><text>Een</text><desc>\u0639</desc></svg>") == []


def test_a_character_of_a_chart_is_shown_where_the_chart_is_placed() -> None:
    drawing = Drawing(width=1, svg="<text>☂</text>")
    chart = Chart(at=SOURCE.at(2), name="weer", table="weer", caption=(), alt="Regen", drawings=(drawing,))
    document = replace(settled("# Kop\n\nTekst.\n"), parts=(Part(name="body", blocks=(chart,)),))
    (found,) = engine_is_content(document, UMBRELLA)
    assert repr(found.at) == "weer.yaml:2:8"


def test_a_character_of_a_cell_that_is_drawn_is_shown_in_the_cell() -> None:
    drawn = Chart(
        at=AT_META, name="w", table="w", caption=(), alt="Regen", drawings=(Drawing(width=1, svg="<text>☂</text>"),)
    )
    document = settled("# Kop\n\nEen ☂.\n")
    document = replace(document, parts=(Part(name="introduction", blocks=(drawn,)), *document.parts))
    (found,) = engine_is_content(document, UMBRELLA)
    assert (found.at.line, found.at.column) == (3, 5)


def test_a_character_that_was_typed_nowhere_is_of_the_paper_as_a_whole() -> None:
    document = settled("# Kop\n\nTekst.\n")
    (found,) = engine_is_content(document, UMBRELLA)
    assert found.at == document.at


@pytest.mark.parametrize(
    ("kind", "subject", "code", "message"),
    [
        ("picture", "https://x/y/kaart.png", Code.PRINT_PICTURES, "a picture cannot be drawn in the PDF: de regel"),
        ("anchor", "weg", Code.PRINT_LINKS, "a reference in the PDF leads to #weg, which is not there"),
        ("double-anchor", "kop", Code.PRINT_LINKS, "the id kop stands twice in the PDF"),
        (
            "glyph",
            "☂",
            Code.PRINT_CHARACTERS,
            NOT_IN_FONTS.removesuffix(" [print-characters]"),
        ),
        ("style", "", Code.PRINT_STYLES, "in the stylesheets for print: de regel"),
        ("fault", "", Code.PRINT_FAULTLESS, "the layout engine reports: de regel"),
        ("notice", "", Code.PRINT_SILENT, "the layout engine remarks: de regel"),
    ],
)
def test_every_line_of_the_log_is_heard(kind: LogKind, subject: str, code: Code, message: str) -> None:
    document = settled("# Kop {#kop}\n\nTekst met ☂.\n")
    facts = PrintFacts(pages=1, log=(LogLine(kind=kind, text="de regel", subject=subject),))
    (found,) = engine_is_content(document, facts)
    assert (found.code, found.message) == (code, message)
    assert found.hint


def test_a_line_of_the_log_is_taken_to_its_place() -> None:
    document = settled("# Kop {#kop}\n\nTekst met ☂ en [](#kop).\n")
    lines = (LogLine(kind="double-anchor", text="", subject="kop"), LogLine(kind="anchor", text="", subject="kop"))
    found = list(engine_is_content(document, PrintFacts(pages=1, log=lines)))
    assert [(finding.at.line, finding.at.column) for finding in found] == [(1, 1), (3, 16)]


PAGES = {
    "x/index.html": '<main id="inhoud"><a href="#inhoud">1</a><a href="../over/#leden">2</a><a href="x.pdf">3</a></main>',
    "x/x.pdf": "%PDF",
    "over/index.html": '<p id="leden"><a href="../">4</a><a href="https://elders.example/#weg">5</a></p>',
    "index.html": '<a href="x/">6</a><link href="stijl.css"><a href="mailto:a@b.example">7</a><a href="./">8</a>',
    "404.html": '<a href="/krachtlijn/over/">9</a>',
    "stijl.css": "",
}


def links(**changed: str) -> list[str]:
    whole = site(paper(), pages=(page("# Over\n\nTekst.\n"),), settings={"url": "https://www.example.org/krachtlijn/"})
    files = {PurePosixPath(path): content.encode() for path, content in (PAGES | changed).items()}
    return said(links_lead_somewhere(whole, files))


def test_links_that_lead_somewhere_are_right() -> None:
    assert links() == []


def test_a_dead_link_is_named_with_its_page() -> None:
    assert links(**{"x/index.html": '<a href="../weg/#x">1</a><img src="beeld.png" alt="">'}) == [
        "paper.yaml:1:1 the page x/index.html links to ../weg/#x, which is not there [links-resolve]",
        "paper.yaml:1:1 the page x/index.html links to beeld.png, which is not there [links-resolve]",
    ]
    over = "over.md:1:1 the page over/index.html links to"
    assert links(
        **{"over/index.html": '<p id="leden"><a href="#niemand">1</a><a href="../x/#weg%20terug">2</a></p>'}
    ) == [
        f"{over} #niemand, where nothing has the id niemand [links-resolve]",
        f"{over} ../x/#weg%20terug, where nothing has the id weg terug [links-resolve]",
    ]
    assert links(**{"404.html": '<form action="/krachtlijn/zoeken/?q=x"></form>'}) == [
        "site.yaml:1:1 the page 404.html links to /krachtlijn/zoeken/?q=x, which is not there [links-resolve]"
    ]
    assert Code.LINKS_RESOLVE.severity.value == "error"


def test_all_audits_are_held() -> None:
    whole = site(paper(NOTES, address="een"), paper(NOTES, address="twee"))
    facts = PrintFacts(pages=1, log=(LogLine(kind="fault", text="kapot"),))
    files = {PurePosixPath("een/index.html"): b'<a href="weg">x</a>'}
    found = list(audit(whole, files, {PurePosixPath("een/een.pdf"): SimpleNamespace(facts=facts)}))
    assert [finding.code for finding in found] == [
        *(Code.PRINT_NOTES, Code.PRINT_NOTES, Code.PRINT_FAULTLESS, Code.LINKS_RESOLVE)
    ]
    assert {finding.at.path.parent.name for finding in found} <= {"een", "sections"}


def test_notes_of_the_metadata_count_too() -> None:
    document = settled("# Kop\n\nTekst.[^a]\n\n[^a]: Eén.\n")
    moved = replace(document, meta=replace(document.meta, subtitle=document.part("body")[1].children), parts=())  # type: ignore[attr-defined]
    assert len(said(notes_are_printed(moved, PrintFacts(pages=1)))) == 1


def test_words_that_are_half_an_address_are_a_dead_link() -> None:
    (found,) = links(**{"x/index.html": '<a href="http://[::1">1</a>'})
    assert "the page x/index.html links to http://[::1, which is no address" in str(found)
