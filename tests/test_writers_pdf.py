"""PDFs: what a print job becomes, and what is known of its pages."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from data_tables import read, rendered
from trees import AT_META, PROJECT, ROOT, line, paper, site

from krachtlijn.diagnostics import MachineError
from krachtlijn.language import words_for
from krachtlijn.model.blocks import FileLink, Footnote, Paragraph, Text
from krachtlijn.model.metadata import WebAddress
from krachtlijn.model.print import Bookmark, PrintFacts
from krachtlijn.project import Project
from krachtlijn.render.context import RenderContext
from krachtlijn.render.environment import environment
from krachtlijn.render.inlines import render_inlines
from krachtlijn.writers.pdf import libraries, make_pdfs, pool
from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.job import STYLES, PrintJob, PrintResult
from krachtlijn.writers.pdf.prepare import print_job, style_files

BASE = "https://www.example.org/x/"
WORDS = "De raad vraagt dat de minister de weg naar een werkplek korter maakt en de begeleiding niet laat dalen. "

pytestmark = pytest.mark.pdf


@pytest.fixture(scope="module")
def styles() -> dict[str, bytes]:
    return style_files(PROJECT)


def job(styles: dict[str, bytes], body: str, draft: str = "", extra: str = "") -> PrintJob:
    """A print job of a body, in the project's own look and what ``extra`` adds to it."""
    attributes = f'data-title="Korte titel" data-council="Raad" data-draft="{draft}"'
    html = f'<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body {attributes}>{body}</body></html>'
    files = styles | {f"{STYLES}extra.css": extra.encode()}
    return PrintJob(name="x", html=html, base=BASE, sheets=("print.css", "extra.css"), files=files)


def heading(words: str, id_: str, number: int = 99) -> str:
    return f'<div class="heading level-2"><h2 id="{id_}" data-title="{words}">{words}{note(number)}</h2></div>'


def note(number: int, words: str = "Een noot.") -> str:
    call = f'<a class="note-call" id="noot-{number}-terug" href="#noot-{number}">{number}</a>'
    back = f'<a class="note-back" href="#noot-{number}-terug">{number}</a>'
    return f'{call}<span class="note" id="noot-{number}">{back} <span class="note-text">{words}</span></span>'


def reference(anchor: str) -> str:
    page = f'<span class="page-of"> (p. <span class="page" data-page="#{anchor}"></span>)</span>'
    return f'<a class="xref" href="#{anchor}">punt {anchor}</a>{page}'


def text_of(result: PrintResult, tmp_path: Path, page: int = 0) -> str:
    """The text of a PDF, or of one page of it, as poppler reads it, each run of spaces one space."""
    path = tmp_path / "proef.pdf"
    path.write_bytes(result.pdf)
    pages = ["-f", str(page), "-l", str(page)] if page else []
    done = subprocess.run(["pdftotext", "-layout", *pages, str(path), "-"], capture_output=True, text=True, check=True)
    assert not done.stderr
    return " ".join(done.stdout.split())


# ------------------------------------------------------------------------------------------------------- the job


def test_a_job_is_known_by_all_that_it_is_made_of(styles: dict[str, bytes]) -> None:
    one = job(styles, "<p>Tekst.</p>")
    assert one.digest == job(styles, "<p>Tekst.</p>").digest == pickle.loads(pickle.dumps(one)).digest  # noqa: S301 - our own
    others = [
        replace(one, html=one.html + " "),
        replace(one, base=one.base + "y/"),
        replace(one, sheets=("print.css",)),
        replace(one, files={**one.files, f"{STYLES}extra.css": b" "}),
        replace(one, versions=("weasyprint 70.0",)),
    ]
    assert len({one.digest, *(other.digest for other in others)}) == 6


def test_the_same_job_gives_the_same_bytes_wherever_it_is_made(styles: dict[str, bytes], tmp_path: Path) -> None:
    whole = job(styles, f"{heading('Kop', 'kop')}<p>{WORDS}{note(1)}</p>")
    here = make_pdf(whole)
    path = tmp_path / "job"
    path.write_bytes(pickle.dumps(whole))
    code = (
        "import pickle, sys; from krachtlijn.writers.pdf.engine import make_pdf; "
        "sys.stdout.buffer.write(make_pdf(pickle.load(open(sys.argv[1], 'rb'))).pdf)"
    )
    elsewhere = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code, path], cwd=tmp_path, env=elsewhere, capture_output=True, check=True
    )
    assert done.stdout == here.pdf == make_pdf(whole).pdf


def test_nothing_is_fetched_that_the_job_does_not_hold(styles: dict[str, bytes], tmp_path: Path) -> None:
    secret = tmp_path / "geheim.png"
    secret.write_bytes(b"x")
    for address in (
        secret.as_uri(),
        "https://elders.example/beeld.png",
        "../y/beeld.png",
        "data:image/png;base64,AAAA",
    ):
        facts = make_pdf(job(styles, f'<p><img src="{address}" alt="Een beeld"></p>')).facts
        assert [line.kind for line in facts.log] == ["picture"]
        assert "is no file of the paper or of styles/" in facts.log[0].text


# ----------------------------------------------------------------------------------------------- facts and the log


def test_the_facts_say_on_which_page_everything_stands(styles: dict[str, bytes]) -> None:
    entry = (
        '<div class="entry"><a href="#{0}">{0}</a><span class="page" data-page="#{0}" data-page-of="{0}"></span></div>'
    )
    contents = f'<nav class="contents"><ol><li>{entry.format("een")}</li><li>{entry.format("twee")}</li></ol></nav>'
    break_ = f'<p>{WORDS}</p><div class="pagebreak"></div>'
    body = f'<div class="body">{heading("1 Eén", "een", 1)}{break_}{heading("2 Twee", "twee", 2)}</div>'
    facts = make_pdf(job(styles, contents + body)).facts
    assert facts == PrintFacts(
        pages=3,
        anchors=facts.anchors,
        contents={"een": "2", "twee": "3"},
        bookmarks=(Bookmark(level=2, label="1 Eén", page=2), Bookmark(level=2, label="2 Twee", page=3)),
        reading=facts.reading,
    )
    assert {name: facts.anchors[name] for name in ("een", "twee", "noot-2", "noot-2-terug")} == {
        "een": 2,
        "twee": 3,
        "noot-2": 3,
        "noot-2-terug": 3,
    }


def test_the_log_is_kept_and_understood(styles: dict[str, bytes]) -> None:
    body = f'<p id="a">{reference("weg")}</p><p id="a">\U00012345</p>'
    facts = make_pdf(job(styles, body, extra="p { vering: 3pt } @onzin {}")).facts
    found = {(line.kind, line.subject) for line in facts.log}
    assert found >= {("anchor", "weg"), ("double-anchor", "a"), ("style", "vering")}
    assert not {line.kind for line in facts.log} & {"fault", "notice"}


def test_nothing_is_printed(styles: dict[str, bytes], capfd: pytest.CaptureFixture[str]) -> None:
    make_pdf(job(styles, f"<p>{reference('weg')}</p>"))
    assert capfd.readouterr() == ("", "")


def test_only_the_fonts_of_the_styles_are_in_a_pdf(styles: dict[str, bytes], tmp_path: Path) -> None:
    result = make_pdf(job(styles, f"<p>Tekst <em>schuin</em> <strong>vet</strong>, ‐ → ≥ ≤ ‰ €.{note(1)}</p>"))
    path = tmp_path / "proef.pdf"
    path.write_bytes(result.pdf)
    lines = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert {line.split()[0].partition("+")[2].rstrip(",") for line in lines} >= {"Source-Serif-4", "Source-Sans-3"}
    assert all("Source-S" in line and " yes yes yes " in line for line in lines)


def test_a_note_runs_on_from_its_number_below_words_of_the_other_direction(
    styles: dict[str, bytes], tmp_path: Path
) -> None:
    body = f'<p>Tekst <span lang="he" dir="rtl">שלום{note(1)}</span>.</p>'
    assert "1 Een noot." in " ".join(text_of(make_pdf(job(styles, body)), tmp_path).split())


EVERYWHERE = (
    "<p>Tekst ☐ <b lang=he dir=rtl>שלום עולם</b> <i lang=ar dir=rtl>مرحبا بالعالم</i> ↩ 漢 😀 {}</p>"
    '<svg width=99 height=20><text y=20>In ↩</text></svg><img alt=Beeld src="beeld.svg">'
    "<p style='font-family: DejaVu Sans, sans-serif'>Een <code>naam</code> die de machine kent.</p>"
)
PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='20'><text y='20' font-family='Arial'>☂ ا</text></svg>"
)
FONTS_XML = '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>{}<cachedir>{}</cachedir></fontconfig>'


def everywhere(styles: dict[str, bytes]) -> PrintJob:
    """A job with signs that our fonts lack, in text and drawings, and with families that are not ours."""
    made = job(styles, EVERYWHERE)
    return replace(made, files={**made.files, f"{BASE}beeld.svg": PICTURE.encode()})


def test_the_machines_fonts_are_out_of_reach(styles: dict[str, bytes], tmp_path: Path) -> None:
    result = make_pdf(everywhere(styles))
    assert {line.subject for line in result.facts.log if line.kind == "glyph"} == set("↩漢😀☂")
    path = tmp_path / "proef.pdf"
    path.write_bytes(result.pdf)
    lines = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    found = {" ".join(line.split()[0].partition("+")[2].rstrip(",").split("-")[:2]) for line in lines}
    assert found == {"Source Serif", "Source Sans", "Noto Serif", "Noto Naskh"}


@pytest.mark.parametrize("fonts", ["", "<dir>/usr/share/fonts</dir>"])
def test_a_pdf_has_the_same_bytes_with_and_without_fonts_on_the_machine(
    styles: dict[str, bytes], tmp_path: Path, fonts: str
) -> None:
    config, kept, made = tmp_path / "fonts.conf", tmp_path / "job", tmp_path / "made.pdf"
    config.write_text(FONTS_XML.format(fonts, tmp_path / "cache"), encoding="utf-8")
    kept.write_bytes(pickle.dumps(everywhere(styles)))
    code = (
        "import pickle, sys; from pathlib import Path; from krachtlijn.writers.pdf.libraries import require_libraries;"
        "from krachtlijn.writers.pdf.engine import make_pdf; require_libraries();"
        "Path(sys.argv[2]).write_bytes(make_pdf(pickle.loads(Path(sys.argv[1]).read_bytes())).pdf)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, kept, made],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert made.read_bytes() == make_pdf(everywhere(styles)).pdf


# --------------------------------------------------------------------------------------------- what is settled late


def test_a_reference_names_the_page_only_of_what_is_elsewhere(styles: dict[str, bytes], tmp_path: Path) -> None:
    body = (
        f"<p>Zie {reference('hier')} en {reference('ginds')}.</p>{heading('Hier', 'hier')}"
        f'<div class="pagebreak"></div>{heading("Ginds", "ginds")}<p>Zie {reference("hier")}.</p>'
    )
    text = text_of(make_pdf(job(styles, body)), tmp_path)
    assert "Zie punt hier en punt ginds (p. 2)." in text
    assert text.count("Zie punt hier (p. 1).") == 1


def paper_of_notes(seed: int) -> tuple[str, int]:
    """Paragraphs and long notes by chance, with contents that need a second round of layout; how many notes."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    number, lines, entries = 0, [], []
    for place in range(24):
        if place % 4 == 0:
            lines.append(f'<div class="heading level-2"><h2 id="k{place}" data-title="Kop">Kop {place}</h2></div>')
            page = f'<span class="page" data-page="#k{place}" data-page-of="k{place}"></span>'
            entries.append(f'<li><div class="entry"><a href="#k{place}">Kop</a>{page}</div></li>')
        words = WORDS * chance.randint(1, 5)
        if chance.random() < 0.6:
            number += 1
            cut = chance.choice([10, len(words) // 2, len(words) - 1])
            words = words[:cut] + note(number, WORDS * chance.randint(1, 3)) + words[cut:]
        lines.append(f"<p>{words}</p>")
    return f'<nav class="contents"><ol>{"".join(entries)}</ol></nav><div class="body">{"".join(lines)}</div>', number


@pytest.mark.parametrize("seed", [6, 9, 11, 14, 27])
def test_every_note_stands_on_the_page_of_its_call(styles: dict[str, bytes], seed: int) -> None:
    """With each of these the engine alone sends notes to another page than their call's."""
    body, count = paper_of_notes(seed)
    facts = make_pdf(job(styles, body)).facts
    anchors = facts.anchors
    assert count
    assert {n: anchors.get(f"noot-{n}") for n in range(1, count + 1)} == {
        n: anchors[f"noot-{n}-terug"] for n in range(1, count + 1)
    }
    assert all(printed == str(anchors[anchor]) for anchor, printed in facts.contents.items())


def test_a_note_that_does_not_fit_goes_on_at_the_foot_of_the_next_page(styles: dict[str, bytes]) -> None:
    """No word is lost, one note comes of it, and the notes around it stand by their calls."""
    words = " ".join(f"{n}. {WORDS}" for n in range(70))
    notes = [note(1), note(2, words), note(3)]
    notes = [html.replace('class="note"', 'class="note" role="doc-footnote"') for html in notes]
    body = "".join(f"<p>{WORDS * 4}{html} {WORDS * 30}</p>" for html in notes)
    made = make_pdf(job(styles, f"{body}<p>{WORDS * 40}</p>"))
    assert made.facts.mended == {"noot-2": "continued"}
    assert made.facts.placed == ()
    pages = made.facts.anchors
    assert [pages[f"noot-{n}"] for n in (1, 2, 3)] == [pages[f"noot-{n}-terug"] for n in (1, 2, 3)]
    assert made.facts.reading.notes["noot-2"].split() == ["2", *words.split()]
    assert list(made.facts.reading.notes) == ["noot-1", "noot-2", "noot-3"]


def test_pages_of_a_note_alone_have_their_head_and_their_number(styles: dict[str, bytes], tmp_path: Path) -> None:
    """Such a page is blank to CSS."""
    long = note(1, " ".join(f"{n}. {WORDS}" for n in range(80))).replace(
        'class="note"', 'class="note" role="doc-footnote"'
    )
    made = make_pdf(job(styles, f"<p>{WORDS}{long}</p>"))
    assert made.facts.pages > 2
    for number in range(1, made.facts.pages + 1):
        assert text_of(made, tmp_path, number).startswith("Korte titel")
        assert text_of(made, tmp_path, number).endswith(f"Raad {number}")
    assert "Korte titel" not in made.facts.reading.text + made.facts.reading.notes["noot-1"]


@pytest.mark.parametrize("height", range(640, 672, 4))
def test_a_label_at_the_foot_of_a_page_is_printed_once(styles: dict[str, bytes], height: int) -> None:
    """With three of these the engine alone prints the end of the label over the head of the next page too."""
    names = '<span class="label">Standpunt van</span> <span class="caption">de werknemersorganisaties</span>'
    position = f'<div class="position"><p class="position-title">{names}</p><p>{WORDS}</p></div>'
    made = make_pdf(job(styles, f'<div style="height: {height}pt"></div>{position}<p>{WORDS}</p>'))
    assert made.facts.reading.text.replace("\n", " ").count("werknemersorganisaties") == 1


# ---------------------------------------------------------------------------------------------------------- pages


def test_a_draft_says_so_on_every_page(styles: dict[str, bytes], tmp_path: Path) -> None:
    draft = "Ontwerp · versie 2 · 3 mei 2026"
    body = '<header class="cover"><h1>Titel</h1></header><section class="letter"><p>Brief.</p></section><p>Tekst.</p>'
    made = make_pdf(job(styles, body, draft=draft))
    assert made.facts.pages == 3
    for page in (1, 2, 3):
        assert text_of(made, tmp_path, page).startswith("ONTWERP · VERSIE 2 · 3 MEI 2026")
    assert "ONTWERP" not in text_of(make_pdf(job(styles, body)), tmp_path)


def test_heads_and_feet_are_on_pages_of_text_only(styles: dict[str, bytes], tmp_path: Path) -> None:
    body = (
        '<header class="cover"><h1>Titel</h1></header><section class="letter"><p>Brief.</p></section>'
        f"{heading('1 Kop', 'kop')}<p>Tekst.</p>"
    )
    made = make_pdf(job(styles, body))
    assert text_of(made, tmp_path, 1) == "Titel"
    assert text_of(made, tmp_path, 2) == "Brief."
    text = text_of(made, tmp_path, 3)
    assert text.startswith("Korte titel 1 Kop ")
    assert text.endswith("Raad 3")


def test_a_long_table_repeats_its_head_and_says_that_it_goes_on(styles: dict[str, bytes], tmp_path: Path) -> None:
    rows = "".join(f"<tr><th scope=row>Rij {number}</th><td>{number}</td></tr>" for number in range(60))
    body = (
        '<div class="table" id="tabel-x"><table><caption><span class="label">Tabel 5</span> Lang'
        '<span class="continued" data-continued="Tabel 5 (vervolg)"></span></caption>'
        f"<thead><tr><th>Naam</th><th>Aantal</th></tr></thead><tbody>{rows}</tbody></table>"
        '<div class="continued-end"></div></div><p>Daarna.</p><div class="pagebreak"></div><p>Slot.</p>'
    )
    made = make_pdf(job(styles, body))
    assert made.facts.pages == 3
    pages = [text_of(made, tmp_path, number) for number in (1, 2, 3)]
    assert ["Tabel 5 (vervolg)" in page for page in pages] == [False, True, False]
    assert ["Naam Aantal" in page for page in pages] == [True, True, False]


def test_a_long_agenda_says_above_its_head_that_it_goes_on(styles: dict[str, bytes], tmp_path: Path) -> None:
    """It fills the margin column, where other tables say so."""
    rows = "".join(f"<tr><th scope=row>Rij {number}</th><td>{number}</td></tr>" for number in range(40))
    body = (
        '<div class="agenda" id="agenda"><table><caption>Lang<span class="continued" data-continued="Lang (vervolg)">'
        f"</span></caption><thead><tr><th>Naam</th><th>Aantal</th></tr></thead><tbody>{rows}</tbody></table>"
        '<div class="continued-end"></div></div><div class="pagebreak"></div><p>Slot.</p>'
    )
    made = make_pdf(job(styles, body))
    pages = [text_of(made, tmp_path, number) for number in range(1, made.facts.pages + 1)]
    assert ["Lang (vervolg) Naam Aantal" in page for page in pages] == [False, True, False]


def test_a_call_never_begins_a_line(styles: dict[str, bytes]) -> None:
    text = Paragraph(at=AT_META, children=line("Dat zegt de raad."))
    words = Text(at=AT_META, text="Dat de weg korter wordt, zegt ook de nota.")
    call = Footnote(at=AT_META, id="noot-1", number=1, content=(text,))
    around = RenderContext(medium="print", language="nl", words=words_for("nl"), folder=Path(), link=str)
    html = render_inlines((words, call), around)
    widths = range(690, 712, 4)
    made = [make_pdf(job(styles, f'<p style="width: {tenths / 10}mm">{html}</p>')).facts for tenths in widths]
    assert {"de\nnota" in facts.reading.text for facts in made} == {True, False}
    assert not any("\n1" in facts.reading.text for facts in made)


def test_a_heading_stands_with_what_it_heads_on_the_landscape_page(styles: dict[str, bytes]) -> None:
    heading = '<div class="heading level-2"><h2 id="kop">Kop</h2></div>'
    below = '<div class="heading level-3"><h3 id="onder">Onder</h3></div>'
    made = make_pdf(
        job(styles, f'<p>Voor.</p>{heading}{below}<div class="landscape"><p id="breed">Breed.</p></div><p>Na.</p>')
    )
    assert made.facts.pages == 3
    assert {made.facts.anchors[id_] for id_ in ("kop", "onder", "breed")} == {2}


def test_landscape_pages_are_turned(styles: dict[str, bytes], tmp_path: Path) -> None:
    made = make_pdf(job(styles, '<p>Voor.</p><div class="landscape"><p>Breed.</p></div><p>Na.</p>'))
    path = tmp_path / "proef.pdf"
    path.write_bytes(made.pdf)
    with pikepdf.open(path) as pdf:
        assert [round(float(page.mediabox[2])) for page in pdf.pages] == [595, 842, 595]


# ---------------------------------------------------------------------------------------------------- whole papers


def test_a_paper_becomes_a_pdf_that_knows_itself(root: Path, project: Project, tmp_path: Path) -> None:
    project = replace(project, root=root, jobs=1)
    whole = site(
        paper("# Kop {#kop}\n\nTekst.[^a]\n\n[^a]: Een noot.\n", address="map/een", keywords=("werk", "zorg")),
        settings={"url": "https://www.example.org"},
    )
    steps: list[tuple[str, int, int]] = []
    made = make_pdfs(whole, project, lambda *given: steps.append(given))
    assert steps == [("Making PDFs", 0, 1), ("Making PDFs", 1, 1)]
    printed = made[PurePosixPath("map/een/een.pdf")]
    assert printed.facts.log == ()
    path = tmp_path / "een.pdf"
    path.write_bytes(printed.pdf)
    with pikepdf.open(path) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert str(pdf.Root.Lang).startswith("nl")
        with pdf.open_outline() as outline:
            (whole_paper,) = outline.root
            assert whole_paper.title == "Een advies"
            assert [item.title for item in whole_paper.children] == ["Inhoud", "1 Kop", "Colofon"]
    assert info["/Title"] == "Een advies"
    assert info["/Author"] == "Raad"
    assert info["/Keywords"] == "werk, zorg"
    assert info["/CreationDate"].startswith("D:20241126")


def test_a_site_that_stands_nowhere_yet_has_no_links_to_it_in_its_pdfs(root: Path, project: Project) -> None:
    words = line("Zie [](/twee), [ons](https://x.be): ")
    file = FileLink(at=AT_META, file=Path("cijfers.csv"), children=line("de cijfers"))
    body = (Paragraph(at=AT_META, children=(*words, file)),)
    whole = site(paper("# B", address="twee"), paper(address="een", introduction=body))
    made = print_job(whole.papers[1], whole, environment(project), style_files(project))
    assert "site.invalid" not in made.html
    assert 'Zie “Een advies”, <a href="https://x.be">ons</a>:de cijfers</p>' in made.html
    known = replace(whole, settings=replace(whole.settings, url=WebAddress("https://raad.be")))
    made = print_job(known.papers[1], known, environment(project), style_files(project))
    assert '<a href="https://raad.be/twee/"' in made.html
    assert '<a href="cijfers.csv"' in made.html


def test_a_job_holds_the_files_of_its_paper_and_no_others(root: Path, project: Project) -> None:
    project = replace(project, root=root)
    whole = site(paper("# Kop\n\nTekst.\n", address="een"))
    made = print_job(whole.papers[0], whole, environment(project), style_files(project))
    assert made.base == "https://site.invalid/een/"
    assert all(address.startswith(STYLES) for address in made.files)
    assert {address.rpartition(".")[2] for address in made.files} == {"css", "ttf"}


def test_many_papers_come_in_their_order(styles: dict[str, bytes]) -> None:
    jobs = [replace(job(styles, f"<p>{WORDS * 40 * (3 - n)}</p>"), name=str(n)) for n in range(3)]
    made = list(pool.make_in_processes(jobs, 2))
    assert [result.name for result in made] == ["0", "1", "2"]
    assert [result.pdf for result in made] == [make_pdf(one).pdf for one in jobs]


def test_a_bug_in_a_worker_comes_out_with_its_traceback(styles: dict[str, bytes]) -> None:
    good = job(styles, "<p>Tekst.</p>")
    bad = replace(good, html=None)  # type: ignore[arg-type]
    with pytest.raises((TypeError, AttributeError)) as caught:
        list(pool.make_in_processes([good, bad], 2))
    assert "engine.py" in str(caught.value.__cause__)


def _make_for_ever(job: PrintJob) -> PrintResult:
    tempfile.mkdtemp()
    (Path(job.html) / job.name).write_text(str(os.getpid()), encoding="utf-8")
    while True:
        signal.pause()


def _is_at_work(process: int) -> bool:
    """Whether a process is there and no mere entry of one that ended."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def _wait_until(done: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not done() and time.monotonic() < deadline:
        time.sleep(0.02)
    return done()


def test_workers_end_with_a_build_that_is_killed(
    styles: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(pool, "make_pdf", _make_for_ever)
    jobs = [replace(job(styles, ""), name=str(n), html=str(tmp_path)) for n in range(2)]
    run = multiprocessing.get_context("fork").Process(target=lambda: list(pool.make_in_processes(jobs, 2)))
    run.start()
    noted = [tmp_path / "0", tmp_path / "1"]
    assert _wait_until(lambda: all(file.exists() and file.read_text(encoding="utf-8") for file in noted))
    workers = [int(file.read_text(encoding="utf-8")) for file in noted]
    assert all(map(_is_at_work, workers))
    assert any(temporary.iterdir())
    run.kill()
    run.join()
    ended = _wait_until(lambda: not any(map(_is_at_work, workers)))
    for worker in filter(_is_at_work, workers):
        os.kill(worker, signal.SIGKILL)
    assert ended
    assert not any(temporary.iterdir())


COLOPHON = '<section class="colophon"><h2>Colofon</h2><p><a href="https://example.org/a">Hier</a></p></section>'


def bottoms_of_links(pdf: bytes) -> list[float]:
    """How high the links of the last page lie above the edge of the paper, in points."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sorted(float(link.Rect[1]) for link in opened.pages[-1].Annots)


@pytest.mark.pdf
def test_a_colophon_stands_at_the_foot_with_its_links_or_on_the_notes(styles: dict[str, bytes]) -> None:
    foot = 28 / 25.4 * 72
    (alone,) = bottoms_of_links(make_pdf(job(styles, "<p>Tekst.</p>" + COLOPHON)).pdf)
    assert foot <= alone < foot + 14
    back, link, _ = bottoms_of_links(make_pdf(job(styles, f"<p>Tekst.{note(1)}</p>" + COLOPHON)).pdf)
    assert foot <= back < foot + 14
    assert back + 14 < link < back + 42


# ------------------------------------------------------------------------------------------------------- libraries


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            OSError("cannot load library 'libpango-1.0-0': not found.\nAdditionally, …"),
            "PDFs cannot be made: cannot load library 'libpango-1.0-0': not found",
        ),
        (DeprecationWarning("…"), "PDFs cannot be made: the library libharfbuzz-subset is missing"),
    ],
)
def test_a_missing_library_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], error: Exception, message: str
) -> None:
    def fail(_: str) -> None:
        print("-----")  # noqa: T201 - as WeasyPrint does
        raise error

    monkeypatch.setattr("krachtlijn.writers.pdf.libraries.importlib.import_module", fail)
    with pytest.raises(MachineError) as caught:
        libraries.require_libraries()
    assert caught.value.message == message
    assert caught.value.hint.endswith("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig")
    assert capfd.readouterr().out == ""


def test_an_unknown_weasyprint_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "version", lambda name: {"weasyprint": "71.0"}[name])
    with pytest.raises(MachineError) as caught:
        libraries.require_libraries()
    assert caught.value.message == "PDFs cannot be made: they need WeasyPrint 70.0, and this is 71.0"
    assert caught.value.hint == "pip install weasyprint==70.0"


def test_the_libraries_of_this_machine_are_there() -> None:
    libraries.require_libraries()


@pytest.mark.parametrize("lines", range(27, 32))
def test_a_label_in_the_margin_stays_with_the_first_lines_of_its_block(
    styles: dict[str, bytes], tmp_path: Path, lines: int
) -> None:
    body = "# Kop\n\n" + "Regel.\n\n" * lines + ":::{position} de werknemersorganisaties\nEERST " + WORDS * 4
    whole = site(paper(f"{body}\n\nDAN {WORDS * 12}\n:::\n", address="een"))
    made = make_pdf(print_job(whole.papers[0], whole, environment(PROJECT), styles))
    (page,) = [text for text in pages_of(made, tmp_path) if "Standpunt van" in text]
    assert "nisaties" in page
    assert "EERST" in page


def test_the_head_of_a_page_names_the_section_that_goes_on_there(styles: dict[str, bytes], tmp_path: Path) -> None:
    body = f"# Eerste\n\n{WORDS * 20}\n\n{WORDS * 20}\n\n# Tweede\n\n{WORDS * 40}"
    whole = site(paper(body, address="een"))
    made = make_pdf(print_job(whole.papers[0], whole, environment(PROJECT), styles))
    heads = [text.strip().splitlines()[0] for text in pages_of(made, tmp_path)]
    assert [" ".join(head.split()) for head in heads[1:]] == [
        "Een advies Inhoud", "Een advies 1 Eerste", "Een advies 1 Eerste", "Een advies 2 Tweede"
    ]  # fmt: skip


def pages_of(made: PrintResult, tmp_path: Path) -> list[str]:
    """The text of each page."""
    file = tmp_path / "x.pdf"
    file.write_bytes(made.pdf)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def test_the_head_of_a_page_is_one_line_and_empty_where_nothing_has_a_title(
    styles: dict[str, bytes], tmp_path: Path
) -> None:
    long = "Een titel die veel te lang is voor het hoofd van een bladzijde en daar dus wordt afgebroken"
    body = f'<div class="introduction"><p>{WORDS}</p></div><div class="pagebreak"></div>{heading(long, "lang")}'
    made = make_pdf(job(styles, f"<main><h2 class='x'>Voor</h2>{body}<p>{WORDS * 60}</p></main>"))
    heads = [" ".join(text.strip().splitlines()[0].split()) for text in pages_of(made, tmp_path)]
    assert heads[1] == "Korte titel"
    assert heads[-1].startswith("Korte titel Een titel die veel te lang")
    assert heads[-1].endswith("…")


@pytest.mark.parametrize("filled", [".full { height: 236mm }", ".full { height: 236mm } main { page: compact }", ""])
def test_a_heading_stands_at_the_head_of_a_page_whatever_broke_it(
    styles: dict[str, bytes], tmp_path: Path, filled: str
) -> None:
    broken = f'<div class="{"full" if filled else "pagebreak"}"></div>'
    body = f'<main>{broken}<div class="heading"><h2>Bovenaan</h2></div><p>{WORDS}</p></main>'
    file = tmp_path / "x.pdf"
    file.write_bytes(make_pdf(job(styles, body, extra=filled)).pdf)
    words = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    first = words.split("<page ")[2]
    (top,) = (float(line.split('yMin="')[1].split('"')[0]) for line in first.splitlines() if ">Bovenaan<" in line)
    assert top == pytest.approx(25 * 72 / 25.4, abs=3.5)


def test_a_tall_picture_leaves_room_for_its_caption_and_keeps_its_width(
    styles: dict[str, bytes], tmp_path: Path
) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="700"><rect width="300" height="700"/></svg>'
    for name, count in (("", 2), ('class="width-20"', 1)):
        picture = f'<img src="{BASE}x.svg" alt="Hoog" {name}>'
        figure = f'<figure class="figure">{picture}<figcaption><p>Bijschrift</p></figcaption></figure>'
        whole = job(styles, f"<main><p>{WORDS * 4}</p>{figure}</main>")
        pages = pages_of(make_pdf(replace(whole, files={**whole.files, f"{BASE}x.svg": svg})), tmp_path)
        assert len(pages) == count
        assert "Bijschrift" in pages[-1]


def test_marks_of_a_table_stand_within_it_and_its_notes_hang(styles: dict[str, bytes], tmp_path: Path) -> None:
    table = read(
        "caption: Titel\ncolumns: [{id: a, header: Naam}, {id: b, header: Aantal, kind: integer}]\n"
        'rows: [[Een, "88^**"], [Twee, "77"]]\nnotes: {"**": ' + "Kort " * 40 + "}\n"
    )
    file = tmp_path / "x.pdf"
    file.write_bytes(make_pdf(job(styles, rendered(table, medium="print"))).pdf)
    found = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    words = re.findall(r'xMin="([\d.]+)".* xMax="([\d.]+)".*>(.+)</word>', found)
    edges = {name: [(float(left), float(right)) for left, right, word in words if word == name] for *_, name in words}
    call, mark = edges["**"]
    assert [edges[name][0][1] for name in ("88", "77")] == pytest.approx([edges["Aantal"][0][1]] * 2, abs=0.5)
    assert edges["88"][0][1] < call[1] < 184 * 72 / 25.4
    starts = sorted(left for left, _ in edges["Kort"])
    assert mark[1] < starts[0] == pytest.approx(starts[1], abs=0.5)


def test_text_below_tables_boxes_and_quotes_keeps_its_lines(styles: dict[str, bytes], tmp_path: Path) -> None:
    row, head = "<tr><th>Een</th><td>1</td></tr>", "<tr><th>A</th><th>B</th></tr>"
    title = '<span class="label">Kader 1</span> <span class="caption">Titel</span>'
    blocks = [
        f'<div class="table"><table><caption>Titel</caption><thead>{head}</thead><tbody>{row}</tbody></table></div>',
        (
            f'<div class="table"><table><thead>{head * 2}</thead><tbody>{row * 3}</tbody></table>'
            '<p class="source">Bron</p></div>'
        ),
        f'<div class="box"><p class="box-title">{title}</p><p>Een.</p><p>Twee.</p></div>',
        '<div class="quote"><blockquote><p>Woorden.</p></blockquote><p class="attribution">Bron</p></div>',
    ]
    body = "<p>Regel</p>" + "".join(f"{block}<p>Regel</p>" for block in blocks)
    file = tmp_path / "x.pdf"
    file.write_bytes(make_pdf(job(styles, f"<main>{body}</main>")).pdf)
    words = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    tops = [float(line.split('yMin="')[1].split('"')[0]) for line in words.splitlines() if ">Regel<" in line]
    assert len(tops) == 5
    assert [round((top - tops[0]) / 3.5, 2) % 1 for top in tops] == [0] * 5
