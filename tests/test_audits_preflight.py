"""What is wrong on finished pages: seen in the layout, said at its place, mended where the program can."""

from __future__ import annotations

import pytest
from test_audits import said
from trees import PROJECT, settled

from krachtlijn.audits.preflight import pages_are_sound, what_was_mended_is_said
from krachtlijn.diagnostics import Code
from krachtlijn.model.print import Placed, PrintFacts
from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.job import PrintJob
from krachtlijn.writers.pdf.prepare import style_files

TEXT = "# Kop {#kop}\n\nTekst.\n\n:::{table} Plaatsen\n:id: plaatsen\n\n| Naam | Getal |\n| --- | --- |\n| Gent | 1 |\n:::\n"


@pytest.mark.parametrize(
    ("box", "complaint"),
    [
        (
            Placed(kind="text", id="kop", page=3, out=4.21, text="woord " * 9),
            '01-tekst.md:1:1 page 3 of the PDF: "woord woord woord woord woord woord woor…" sticks out of the text block by 4.2 mm [print-outside]',
        ),
        (
            Placed(kind="cell-text", id="tabel-plaatsen", page=2, out=1, text="Zeer"),
            '01-tekst.md:5:1 page 2 of the PDF: "Zeer" sticks out of its cell by 1.0 mm [print-cell]',
        ),
        (
            Placed(kind="table", id="tabel-plaatsen", page=2, out=12),
            "01-tekst.md:5:1 page 2 of the PDF: the table is 12.0 mm wider than there is room for [print-wide]",
        ),
        (Placed(kind="table", id="tabel-plaatsen", page=2, out=0.4), ""),
        (
            Placed(kind="bare-head", id="tabel-plaatsen", page=2),
            "01-tekst.md:5:1 page 2 of the PDF: the head of a table stands without rows [print-table-head]",
        ),
        (
            Placed(kind="single-head", id="tabel-plaatsen", page=2),
            "01-tekst.md:5:1 page 2 of the PDF: the head of the table is too tall to come back on each page, and stands above its first row only [print-table-head]",
        ),
        (
            Placed(kind="picture", id="weg", page=2, out=3, width=200, pixels=9000),
            "paper.yaml:1:1 page 2 of the PDF: the picture is 3.0 mm wider than there is room for [print-wide]",
        ),
        (
            Placed(kind="picture", id="kop", page=2, width=101.6, pixels=400),
            "01-tekst.md:1:1 page 2 of the PDF: the picture is printed at 100 dots an inch, and looks coarse below 150 [print-resolution]",
        ),
        (Placed(kind="picture", id="kop", page=2, width=101.6, pixels=600), ""),
        (Placed(kind="picture", id="kop", page=2, width=101.6), ""),
        (
            Placed(kind="stranded-heading", id="kop", page=7),
            "01-tekst.md:1:1 page 7 of the PDF: a heading stands alone at the foot of the page [print-heading]",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_place(box: Placed, complaint: str) -> None:
    found = list(pages_are_sound(settled(TEXT), PrintFacts(pages=9, placed=(box, box))))
    assert said(found) == ([complaint] if complaint else [])
    assert all(finding.hint for finding in found)


def test_what_was_mended_is_said_with_how_to_do_it_oneself() -> None:
    facts = PrintFacts(pages=1, mended={"tabel-plaatsen": "landscape"})
    (found,) = what_was_mended_is_said(settled(TEXT), facts)
    assert found.code is Code.PRINT_MENDED
    assert found.at.line == 5
    assert found.message == "the table was too wide for the PDF, and was put on a page of its own, turned"
    assert found.hint.startswith("type `orientation: landscape`")


def test_a_note_that_goes_on_is_said_with_what_to_do() -> None:
    document = settled("# Kop\n\nTekst.[^a]\n\n[^a]: Lang.\n")
    (found,) = what_was_mended_is_said(document, PrintFacts(pages=2, mended={"noot-1": "continued"}))
    assert found.at.line == 3
    assert (
        found.message
        == "the note did not fit on the page of its call in the PDF, and goes on at the foot of the next page"
    )
    assert found.hint.startswith("shorten it, or make a :::{box}")


def laid_out(body: str, style: str = "") -> PrintFacts:
    html = f'<!DOCTYPE html><html lang="nl"><head><title>Proef</title><style>{style}</style></head><body data-title="Proef">{body}</body></html>'
    job = PrintJob(name="x", html=html, base="https://x.be/", sheets=("print.css",), files=style_files(PROJECT))
    return make_pdf(job).facts


def kinds(facts: PrintFacts) -> list[tuple[str, str, int]]:
    return [(box.kind, box.id, box.page) for box in facts.placed]


@pytest.mark.pdf
def test_text_that_sticks_out_is_seen_in_margins_cells_and_notes() -> None:
    long = f'<span style="white-space: nowrap">{"x" * 90}</span>'
    facts = laid_out(f'<p id="a">{long}</p><p id="b">Kort.</p>')
    assert kinds(facts) == [("text", "a", 1)]
    assert 20 < facts.placed[0].out < 80
    cell = f'<table><tr><td id="c" style="width: 20mm">{long}</td><td>1</td></tr></table>'
    facts = laid_out(cell, "table { table-layout: fixed }")
    assert kinds(facts) == [("table", "", 1), ("cell-text", "c", 1)]


@pytest.mark.pdf
def test_a_heading_and_a_head_that_stand_alone_are_seen() -> None:
    alone = "h2, thead { break-after: auto } .heading { break-inside: auto; break-after: auto }"
    facts = laid_out(
        '<p>Tekst.</p><h2 id="a">Kop</h2><div class="pagebreak"></div><h2 id="b">Kop</h2><p>Tekst.</p>', alone
    )
    assert kinds(facts) == [("stranded-heading", "a", 1)]
    head = '<div id="t"><table><thead><tr><th>Naam</th></tr></thead><tbody></tbody></table></div>'
    assert kinds(laid_out(head)) == [("bare-head", "t", 1)]


@pytest.mark.pdf
def test_a_head_taller_than_a_page_is_printed_once_and_whole() -> None:
    words = " ".join(f"woord{number}" for number in range(900))
    rows = "".join(f"<tr><td>Rij {number}</td></tr>" for number in range(60))
    head = f"<thead><tr><th>{words}</th></tr></thead>"
    facts = laid_out(f'<div class="table" id="t"><table>{head}<tbody>{rows}</tbody></table></div><p>Slot.</p>')
    below = (f"Rij {number}" for number in range(60))
    assert " ".join(facts.reading.text.split()) == " ".join([words, *below, "Slot."])
    assert kinds(facts)[:2] == [("single-head", "t", 1), ("single-head", "t", 2)]
    assert {box.kind for box in facts.placed[2:]} == {"headless"}


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("columns", "how"), [(5, {}), (9, {"t": "wide"}), (11, {"t": "smaller"}), (14, {"t": "landscape"})]
)
def test_a_table_that_does_not_fit_is_made_to_fit(columns: int, how: dict[str, str]) -> None:
    cells = "".join('<td style="white-space: nowrap">1.234.567</td>' for _ in range(columns))
    table = f'<div class="table" id="t"><table><tr>{cells}</tr></table></div>'
    facts = laid_out(f'<div class="part"><p>Tekst.</p>{table}</div>')
    assert facts.mended == how
    assert [box.out for box in facts.placed] == [0]
    assert facts.pages == (2 if "landscape" in how.values() else 1)


@pytest.mark.pdf
def test_a_table_in_a_box_stays_in_it_however_wide() -> None:
    cells = "".join('<td style="white-space: nowrap">1.234.567</td>' for _ in range(9))
    table = f'<div class="table" id="t"><table><tr>{cells}</tr></table></div>'
    facts = laid_out(f'<div class="part"><aside class="box"><p>Tekst.</p>{table}</aside></div>')
    assert facts.mended == {"t": "smaller"}
    assert [(box.x > 58, box.out) for box in facts.placed] == [(True, 0)]


@pytest.mark.pdf
def test_a_table_in_the_margin_column_stands_clear_of_what_hangs_there() -> None:
    cells = "".join('<td style="white-space: nowrap">1.234.567</td>' for _ in range(9))
    marks = "".join(f'<span class="mark">krachtlijn {number}</span>' for number in range(6))
    heading = f'<div class="heading level-2"><h2 id="kop">Kop</h2><p class="marks">{marks}</p></div>'
    table = f'<div class="table" id="t"><table><caption>Cijfers</caption><tr>{cells}</tr></table></div>'
    (alone, below) = (laid_out(f'<div class="part">{above}{table}</div>') for above in ("<h2>Kop</h2>", heading))
    assert below.mended == {"t": "wide"}
    assert below.placed[0].y - alone.placed[0].y > 6 * 10.5 * 25.4 / 72
