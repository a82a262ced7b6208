"""Page and PDF say the same: how both are read, how they are compared, and what is said where they differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_inspector import TaggedPdf
from trees import PROJECT, paper

from krachtlijn.audits.parity import page_and_pdf_agree, read_page
from krachtlijn.diagnostics import Code
from krachtlijn.model.reading import Reading, first_difference
from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.job import PrintJob
from krachtlijn.writers.pdf.prepare import style_files


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Een zin.\nNog een.", " Een  zin. Nog\neen.\n"),
        ("Zie https://x.be/een/lang/adres", "Zie https://x.be/een/\nlang/adres"),
        ("samenwerking", "samen\N{SOFT HYPHEN}werking"),
        ("9\N{NO-BREAK SPACE}%", "9 %"),
        ("Cel\nCel", "CelCel"),
        ("", " \n"),
    ],
)
def test_what_is_the_same_to_a_reader(one: str, other: str) -> None:
    assert first_difference(one, other) is None
    assert first_difference(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Een zin.", "Een zin"),
        ("Een zin.", "een zin."),
        ("op de maatregel", "op demaatregel"),
        ("a b", "b a"),
        ("Eerst. Dan.", "Dan. Eerst."),
        ("", "x"),
    ],
)
def test_what_is_not(one: str, other: str) -> None:
    assert first_difference(one, other) == (one, other)
    assert first_difference(other, one) == (other, one)


def test_a_difference_is_shown_with_the_words_around_it() -> None:
    far = "weg " * 40
    assert first_difference(f"{far}staat dit. {far}", f"{far}staat dat. {far}") == (
        f"g {'weg ' * 11}staat dit.{' weg' * 5} we",
        f"g {'weg ' * 11}staat dat.{' weg' * 5} we",
    )


PAGE = """<body><nav>Menu</nav><article><header><h1>Titel</h1><p class="banner">Ontwerp</p></header>
<div class="reading"><p>Een <em>zin</em> met <abbr title="VDAB">V</abbr>.<a class="note-call">1</a><a class="permalink" href="#x">#</a></p>
<img src="a.png" alt="Een kaart"><img src="b.png" alt=""><svg aria-label="Een grafiek"><text>9</text></svg>
<svg><title>Een lijn</title><text>8</text></svg><br><div class="x narrow"><p>Verder</p></div><p class="tombstone">Weg</p>
<section role="doc-endnotes"><h2>Noten</h2><ol>
<li id="noot-1"><a>1</a> <div><p>Een noot.</p></div></li></ol></section><p>Slot &amp; einde.</p></div><div class="toast">Elders</div></article>
<footer>Voet</footer></body>"""


def test_a_page_is_read_as_it_is_heard() -> None:
    reading = read_page(PAGE)
    assert " ".join(reading.text.split()) == "Titel Een zin met V.1 Een kaart Een grafiek Een lijn Slot & einde."
    assert {id_: " ".join(note.split()) for id_, note in reading.notes.items()} == {"noot-1": "1 Een noot."}


def test_a_difference_is_a_fault_of_the_program() -> None:
    page = read_page(PAGE)
    assert list(page_and_pdf_agree(paper(), PAGE.encode(), page)) == []
    heard = Reading(text=page.text.replace("zin", "zon"), notes={"noot-2": "Meer."})
    found = list(page_and_pdf_agree(paper(), PAGE.encode(), heard))
    assert [finding.code for finding in found] == [Code.PRINT_PARITY] * 2
    assert [finding.message for finding in found] == [
        'the page says "Titel Een zin met V.1 Een kaart Een g" where the PDF says "Titel Een zon met V.1 Een kaart Een g"',
        'the page says "" where the PDF says "Meer." in noot-2',
    ]
    assert all("report it to its makers" in finding.hint for finding in found)


BODY = """<main><article><header><h1>Proef met lange woorden</h1></header><div class="reading">
<p>De gegevensuitwisseling tussen samenwerkingsverbanden, e-loket en https://www.example.org/een/heel/lang/adres/dat/breekt/op/het/einde gaat
voort.<a class="note-call" id="t" href="#n" role="doc-noteref">1</a><span class="note" id="n" role="doc-footnote"><a class="note-back"
href="#t" role="doc-backlink">1</a> <span class="note-text">Een noot die over meer dan een regel loopt, omdat ze zo veel woorden heeft dat het wel
moet, en dan nog een paar.</span></span></p>
<table><tbody><tr><th scope="row">Meervoudigepersoonlijkheidsontwikkeling<td>1.250</table></div></article></main>"""


@pytest.mark.pdf
def test_the_reading_is_what_stands_in_the_file(tmp_path: Path) -> None:
    """What the tagger says that it wrote, and what a reader of the file finds in its tree and its streams."""
    html = (
        f'<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body data-title="Proef">{BODY}</body></html>'
    )
    made = make_pdf(
        PrintJob(name="x", html=html, base="https://x.be/", sheets=("print.css",), files=style_files(PROJECT))
    )
    path = tmp_path / "proef.pdf"
    path.write_bytes(made.pdf)
    pdf = TaggedPdf(path)
    reading = made.facts.reading
    (note,) = pdf.find("Note")
    assert first_difference(reading.notes["n"], pdf.text(note).replace(" ", "\n")) is None
    before, after = pdf.text(pdf.tops[0]).split(pdf.text(note))
    assert first_difference(reading.text, (before + after).replace(" ", "\n")) is None
    assert (
        first_difference(reading.text, "".join(read_page(BODY.replace('class="note"', 'class="banner"')).text)) is None
    )
