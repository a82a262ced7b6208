"""The tagger: each fault of WeasyPrint's own tags that it mends, and the inspector that would see them come back.

The numbers are those of the list of findings in docs/accessibility.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint
from pdf_inspector import Element, TaggedPdf, inspect
from pdf_inspector.tables import grid
from pdf_inspector.tree import attribute
from pikepdf import Name

from krachtlijn.writers.pdf.libraries import WEASYPRINT
from krachtlijn.writers.pdf.tagging import declare_universal_accessibility, own_tags

FONTS = Path(__file__).parent.parent / "styles" / "fonts"
STYLE = """
@font-face { font-family: Proef; src: url(SourceSans3-Regular.ttf) }
@font-face { font-family: Proef; font-weight: bold; src: url(SourceSans3-Semibold.ttf) }
@page { size: 120mm 100mm; margin: 12mm; font-family: Proef; @top-left { content: element(kop) }
        @bottom-right { content: counter(page) } @footnote { margin-top: 6pt } }
html { font: 10pt/1.3 Proef; hyphens: auto }
.kop { position: running(kop) }
.note { float: footnote } ::footnote-call, ::footnote-marker { content: none }
h1 { string-set: titel content() } thead { display: table-header-group }
"""
LOREM = "De raad vraagt om de gegevensuitwisseling tussen lokale besturen en samenwerkingsverbanden te verduidelijken. "
GRAPH = ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20' width='40' height='20'{0}>"
         "<title>Staafdiagram</title><rect width='20' height='20'/></svg>")  # fmt: skip

Make = Callable[..., TaggedPdf]


def write(body: str, path: Path, more: str = "") -> None:
    page = (
        f"<!doctype html><html lang=nl><head><title>Proef</title><style>{STYLE}{more}</style></head><body>{body}</body>"
    )
    with own_tags():
        weasyprint.HTML(string=page, base_url=f"{FONTS.as_uri()}/").write_pdf(
            path, pdf_variant="pdf/a-3a", finisher=declare_universal_accessibility
        )


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes a PDF of the body of a page, sees to it that the inspector finds nothing, and opens its tree."""
    opened: list[TaggedPdf] = []

    def _make(body: str, more: str = "") -> TaggedPdf:
        path = tmp_path / "proef.pdf"
        write(f"<h1>Proef</h1>{body}", path, more)
        assert inspect(path) == []
        opened.append(TaggedPdf(path))
        return opened[-1]

    yield _make
    for pdf in opened:
        pdf.file.close()


def roles(element: Element) -> list[str]:
    return [kid.role for kid in element.elements]


def test_1_what_crosses_a_page_stays_one_element(make: Make) -> None:
    rows = "".join(f"<tr><th scope=row>Rij {n}<td>{n}</tr>" for n in range(40))
    items = "".join(f"<li>Punt {n}</li>" for n in range(40))
    table = f"<table><caption>Tabel</caption><thead><tr><th scope=col>a<th scope=col>b</thead><tbody>{rows}</table>"
    pdf = make(f"<section><p>{LOREM * 30}</p><ul>{items}</ul>{table}</section>")
    counts = {role: len(pdf.find(role)) for role in ("Sect", "P", "L", "LI", "Table", "TBody", "TR")}
    assert counts == {"Sect": 1, "P": 1, "L": 1, "LI": 40, "Table": 1, "TBody": 1, "TR": 41}
    assert len(pdf.pages) > 4


def test_2_a_repeated_table_head_is_read_once(make: Make) -> None:
    rows = "".join(f"<tr><th scope=row>Rij {n}<td>{n}</tr>" for n in range(60))
    pdf = make(f"<table><thead><tr><th scope=col>Kop<th scope=col>Getal</thead><tbody>{rows}</table>")
    assert pdf.text(pdf.tops[0]).count("Kop") == 1
    assert sum(page.artifacts["/Artifact /Pagination"] for page in pdf.pages[1:]) >= len(pdf.pages) - 1


TWO_HEADS = """<table><caption>Tabel</caption><thead>
<tr><th scope=col rowspan=2>Gemeente<th scope=colgroup colspan=2>2024<th scope=colgroup colspan=2>2025</tr>
<tr><th scope=col>Aantal<th scope=col>Dagen<th scope=col>Aantal<th scope=col>Dagen</tr></thead>
<tbody><tr><th scope=row>Gent<td>1<td>2<td>3<td>4</tr></tbody></table>"""


def test_3_headers_name_the_right_cells_below_spanning_heads(make: Make) -> None:
    pdf = make(TWO_HEADS)
    ids = {str(cell.attributes["/ID"]): pdf.text(cell) for cell in pdf.find("TH")}
    said = [[ids[str(name)] for name in attribute(cell, "/Headers")] for cell in pdf.find("TD")]
    assert said == [
        ["2024", "Aantal", "Gent"],
        ["2024", "Dagen", "Gent"],
        ["2025", "Aantal", "Gent"],
        ["2025", "Dagen", "Gent"],
    ]


def test_3_headers_of_the_page_are_those_of_the_pdf(make: Make) -> None:
    pdf = make(
        "<table><thead><tr><th id=a scope=col>A<th id=b scope=col>B</thead>"
        "<tbody><tr><th id=g colspan=2 scope=rowgroup>Groep<tr><th id=r headers='a g' scope=row>Rij"
        "<td headers='b g r'>1</table>"
    )
    ids = {str(cell.attributes["/ID"]): pdf.text(cell) for cell in pdf.find("TH")}
    assert [ids[str(name)] for name in attribute(pdf.find("TD")[0], "/Headers")] == ["B", "Groep", "Rij"]


def test_4_every_head_says_what_it_heads(make: Make) -> None:
    pdf = make(TWO_HEADS)
    assert [str(attribute(cell, "/Scope")) for cell in pdf.find("TH")] == ["/Column"] * 7 + ["/Row"]


def test_5_ids_can_be_looked_up(make: Make) -> None:
    pdf = make(TWO_HEADS)
    names = [str(name) for name in pdf.tree_root.IDTree.Names][::2]
    assert names == sorted(str(cell.attributes["/ID"]) for cell in pdf.find("TH"))


def test_6_running_heads_and_page_numbers_are_artifacts(make: Make) -> None:
    pdf = make(f"<div class=kop>Lopende kop</div><p>{LOREM * 12}</p>")
    assert "Lopende kop" not in pdf.text(pdf.tops[0])
    assert all(page.artifacts["/Artifact /Header /Pagination"] for page in pdf.pages)
    assert all(page.artifacts["/Artifact /Footer /Pagination"] for page in pdf.pages)


def test_7_a_footnote_follows_the_block_that_calls_it(make: Make) -> None:
    note = (
        "<a id=t href='#n' role=doc-noteref aria-label='Voetnoot 1'>1</a><span class=note id=n role=doc-footnote>"
        "<a href='#t' role=doc-backlink aria-label='Terug naar de tekst'>1</a> De noot.</span>"
    )
    pdf = make(f"<section><p>Tekst{note} gaat voort.</p><p>Daarna.</p></section>")
    section = pdf.find("Sect")[0]
    assert roles(section) == ["P", "Note", "P"]
    assert [pdf.text(kid) for kid in section.elements] == ["Tekst 1 gaat voort.", "1 De noot.", "Daarna."]
    assert roles(section.elements[0]) == ["Reference"]
    assert str(section.elements[1].attributes["/ID"]) == "note-n"


def test_7_a_footnote_of_an_item_comes_before_the_list_below_it(make: Make) -> None:
    notes = [
        f"<a id=t{n} href='#n{n}' role=doc-noteref>{n}</a><span class=note id=n{n} role=doc-footnote>Noot.</span>"
        for n in (1, 2, 3)
    ]
    pdf = make(f"<ul><li>Punt{notes[0]} en{notes[1]} meer<ul><li>Onder{notes[2]}</ul></ul>")
    body, below = pdf.find("LBody")
    assert roles(body) == ["Reference", "Reference", "Note", "Note", "L"]
    assert [str(note.attributes["/ID"]) for note in body.elements[2:4]] == ["note-n1", "note-n2"]
    assert roles(below) == ["Reference", "Note"]


def test_7_a_footnote_of_a_table_follows_the_table(make: Make) -> None:
    note = "<a id=t href='#n' role=doc-noteref>1</a><span class=note id=n role=doc-footnote>De noot.</span>"
    pdf = make(f"<section><table><tbody><tr><th scope=row>Rij{note}<td>1</table><p>Daarna.</p></section>")
    assert roles(pdf.find("Sect")[0]) == ["Table", "Note", "P"]
    assert pdf.text(pdf.find("TH")[0]) == "Rij 1"


CONTENTS = """<nav role=doc-toc><h2>Inhoud</h2><ol><li><a href='#een'>Een</a><span class=dots></span>
<ol><li><a href='#twee'>Twee</a></li></ol></li></ol></nav><h2 id=een>Een</h2><h3 id=twee>Twee</h3>"""


def test_8_contents_are_contents(make: Make) -> None:
    pdf = make(CONTENTS)
    outer, inner = pdf.find("TOC")
    assert (roles(outer), roles(inner)) == (["TOCI"], ["TOCI"])
    assert [roles(item) for item in pdf.find("TOCI")] == [["Reference", "TOC"], ["Reference"]]
    assert len(pdf.find("Link")) == 2


def test_8_what_is_only_for_the_eye_does_not_come_between(make: Make) -> None:
    pdf = make(
        "<section class=list-of><ol><li><div><a href='#a'>Tabel 1</a></div></ol></section>"
        "<dl><div><dt id=a>Begrip<dd>Betekenis</div></dl>"
    )
    assert roles(pdf.find("TOCI")[0]) == ["Reference"]
    assert roles(pdf.find("L")[0]) == ["LI"]


def test_9_a_leader_is_not_read_out(make: Make) -> None:
    pdf = make(CONTENTS, ".dots::before { content: leader('.') }")
    assert "..." not in pdf.text(pdf.find("TOC")[0])


def test_10_paragraphs_of_an_item_stand_in_its_body(make: Make) -> None:
    pdf = make("<ul><li><p>Eerste.</p><p>Tweede.</p></li></ul>")
    assert roles(pdf.find("LI")[0]) == ["Lbl", "LBody"]
    assert roles(pdf.find("LBody")[0]) == ["P", "P"]


def test_11_a_link_over_two_lines_is_one_link(make: Make) -> None:
    pdf = make(f"<p>Zie <a href='https://voorbeeld.be'>{LOREM * 2}</a>.</p>")
    (link,) = pdf.find("Link")
    assert len(link.links) > 1


def test_12_a_link_is_described_in_words(make: Make) -> None:
    pdf = make(
        "<p><a href='https://voorbeeld.be'>de webpagina</a> <a href='#p' aria-label='Punt 3'>3</a></p><p id=p>Hier."
    )
    described = [str(note.Contents) for note in pdf.file.pages[0].obj.Annots]
    assert described == ["de webpagina", "Punt 3"]


def test_13_decoration_is_an_artifact(make: Make) -> None:
    uri = "data:image/svg+xml," + GRAPH.format("").replace("#", "%23").replace("<title>Staafdiagram</title>", "")
    pdf = make(f'<p>Tekst.</p><img alt="" src="{uri}"><div aria-hidden=true>Sier</div>')
    assert not pdf.find("Figure")
    assert "Sier" not in pdf.text(pdf.tops[0])


def test_14_a_passage_keeps_its_language(make: Make) -> None:
    pdf = make("<p>Het <span lang=fr>Conseil économique</span>.</p><p lang=en>In English.</p>")
    assert [
        (element.role, str(element.attributes["/Lang"])) for element in pdf.elements if "/Lang" in element.attributes
    ] == [
        ("Span", "fr"),
        ("P", "en"),
    ]


def test_15_long_forms_and_descriptions_are_kept(make: Make) -> None:
    pdf = make(
        "<p>De <abbr title='Vlaamse Dienst'>VDAB</abbr>.</p>"
        f"<figure>{GRAPH.format(' role=img aria-label=Groei')}</figure>"
    )
    assert [str(span.attributes["/E"]) for span in pdf.find("Span")] == ["Vlaamse Dienst"]
    assert [str(figure.attributes["/Alt"]) for figure in pdf.find("Figure")] == ["Groei"]


def test_16_terms_label_what_they_mean(make: Make) -> None:
    pdf = make("<dl><dt>Begrip<dd>Betekenis<dt>Tweede<dd>Weer een</dl>")
    assert [roles(item) for item in pdf.find("LI")] == [["Lbl", "LBody"], ["Lbl", "LBody"]]


def test_17_the_box_of_a_picture_is_where_it_stands(make: Make) -> None:
    pdf = make(f"<p>{LOREM}</p><figure>{GRAPH.format('')}</figure>")
    left, bottom, right, top = (float(value) for value in attribute(pdf.find("Figure")[0], "/BBox"))
    assert (round(right - left), round(top - bottom)) == (30, 15)  # 40 by 20 CSS pixels, in points
    assert 100 < top < 250


def test_18_no_stylesheet_of_ours_uses_opacity() -> None:
    sheets = [
        sheet for sheet in (FONTS.parent).rglob("*.css") if "print" in str(sheet) or sheet.stem in ("base", "tokens")
    ]
    assert [sheet.name for sheet in sheets if "opacity" in sheet.read_text(encoding="utf-8")] == []


def test_19_a_picture_in_a_link_stays_in_the_link(make: Make) -> None:
    pdf = make(f"<p><a href='https://voorbeeld.be' aria-label='Naar de grafiek'>{GRAPH.format('')}</a></p>")
    (link,) = pdf.find("Link")
    assert roles(link) == ["Figure"]
    assert len(link.links) == 1


def test_20_hyphens_of_line_ends_are_soft(make: Make) -> None:
    pdf = make(f"<p style='width: 20mm'>{LOREM}e-loket IT-dienst</p>")
    assert pdf.text(pdf.find("P")[0]).replace("IT- dienst", "IT-dienst") == f"{LOREM}e-loket IT-dienst"


def test_21_both_standards_are_declared(make: Make) -> None:
    pdf = make("<p>Tekst.</p>")
    packet = pdf.file.Root.Metadata.read_bytes()
    assert packet.count(b"<rdf:RDF") == 1
    for piece in (b"<pdfuaid:part>1<", b"pdfaSchema:namespaceURI", b"<rdf:li>nl<"):
        assert piece in packet


def test_the_list_of_findings_names_the_tests_that_hold_them() -> None:
    listed = (FONTS.parent.parent / "docs" / "accessibility.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|.*\| (`test_.*`) \|$", listed, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 22))
    named = {name for _, names in rows for name in re.findall(r"`(\w+)`", names)}
    assert named == {name for name in globals() if re.match(r"test_\d", name)}


def test_levels_beyond_six_keep_their_place(make: Make) -> None:
    heads = "".join(f"<h{n}>Kop {n}</h{n}>" for n in range(2, 7))
    pdf = make(
        f"{heads}<div role=heading aria-level=7 style='bookmark-level: 7; bookmark-label: content(text)'>Kop 7</div>"
    )
    assert [element.own for element in pdf.elements if element.own == "H7"] == ["H7"]
    assert dict(pdf.tree_root.RoleMap.items()) == {"/H7": Name.P}


def test_a_grid_is_read_row_by_row(make: Make) -> None:
    pdf = make(TWO_HEADS)
    cells = grid(pdf.find("Table")[0])
    assert [(cell.row, cell.column) for cell in cells if cell.in_head] == [
        (0, 0),
        (0, 1),
        (0, 3),
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
    ]


def test_an_unknown_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(RuntimeError, match=r"PDFs are tagged with WeasyPrint 70\.0, and this is 71\.0"), own_tags():
        pass


def test_the_private_parts_of_weasyprint_are_where_they_were() -> None:
    """Fails in one sentence when a release of WeasyPrint moves what the tagger rests on."""
    document = weasyprint.HTML(string="<html lang=nl><p>Tekst").render()
    assert weasyprint.__version__ == WEASYPRINT
    assert hasattr(document.pages[0], "_page_box"), "WeasyPrint's pages have no _page_box any more"
    assert callable(weasyprint.pdf.add_tags), "WeasyPrint's add_tags is gone"


# ------------------------------------------------------------------------------------------------------- mutations


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which there is something of everything."""
    path = tmp_path_factory.mktemp("goed") / "goed.pdf"
    note = ("<a id=t href='#n' role=doc-noteref>1</a><span class=note id=n role=doc-footnote>"
            "<a href='#t' role=doc-backlink>1</a> Noot.</span>")  # fmt: skip
    body = (
        f"<h1>Proef</h1>{CONTENTS}<p>Tekst.{note} {LOREM * 9}</p><ul><li>Punt</ul><figure>{GRAPH.format('')}</figure>"
    )
    write(body + TWO_HEADS, path)
    assert inspect(path) == []
    return path


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    """The first structure element of a role."""

    def below(element: Any) -> Iterator[Any]:
        kids = element.get("/K")
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from below(kid)

    return next(element for element in below(pdf.Root.StructTreeRoot) if Name(f"/{role}") == element.S)


def unmark_a_run(pdf: pikepdf.Pdf) -> None:
    steps = [(list(step.operands), step.operator) for step in pikepdf.parse_content_stream(pdf.pages[1])]
    begin = next(n for n, (operands, operator) in enumerate(steps) if str(operator) == "BDC" and "/MCID" in operands[1])
    end = next(n for n in range(begin, len(steps)) if str(steps[n][1]) == "EMC")
    del steps[end], steps[begin]
    pdf.pages[1].Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


def edit_xmp(key: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            del xmp[key]

    return edit


def drop_font_files(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


def set_key(role: str, key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: first(pdf, role).__setitem__(key, value)


def drop_key(role: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: first(pdf, role).__delitem__(key)


def head_wrongly(pdf: pikepdf.Pdf) -> None:
    first(pdf, "TD").A.Headers = pikepdf.Array([pikepdf.String("bestaat-niet")])


def head_by_another_column(pdf: pikepdf.Pdf) -> None:
    cell = first(pdf, "TD")
    cell.A.Headers = pikepdf.Array([*list(cell.A.Headers)[1:], pikepdf.String("kop-1-1-4")])


def lift_a_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(outline.root[0].children.pop())


MUTATIONS: dict[str, Callable[[pikepdf.Pdf], Any]] = {
    "Figure without Alt": drop_key("Figure", "/Alt"),
    "the language is": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "the document is not marked": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False),
    "the title of the XMP is ''": edit_xmp("dc:title"),
    "viewers are not told": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "the XMP declares [None,": edit_xmp("pdfuaid:part"),
    "the XMP declares ['1', None,": edit_xmp("pdfaid:part"),
    "has no description": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"),
    "TH without Scope": lambda pdf: first(pdf, "TH").A.__delitem__("/Scope"),
    "after level 1 comes H4": set_key("H2", "/S", Name.H4),
    "has the bookmark": lift_a_bookmark,
    "Note without ID": drop_key("Note", "/ID"),
    "the tab order": lambda pdf: pdf.pages[0].__delitem__("/Tabs"),
    "font not embedded": drop_font_files,
    "neither tagged nor artifact": unmark_a_run,
    "font missing in the resources": lambda pdf: pdf.pages[0].Resources.__setitem__("/Font", pikepdf.Dictionary()),
    "LI holds P": set_key("LBody", "/S", Name.P),
    "TOC holds LI": set_key("TOCI", "/S", Name.LI),
    "a line of the contents is not one link": set_key("Reference", "/S", Name.NonStruct),
    "unknown structure type Alinea": set_key("P", "/S", Name("/Alinea")),
    "Headers name an unknown ID": head_wrongly,
    "is announced as ['Aantal', 'Gent', 'Dagen']": head_by_another_column,
    "there is no IDTree": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/IDTree"),
    "Link inside Link": set_key("Reference", "/S", Name.Link),
    "wrong parent pointer": lambda pdf: first(pdf, "P").__setitem__("/P", first(pdf, "Figure")),
}


@pytest.mark.parametrize("finding", MUTATIONS)
def test_the_inspector_sees_what_was_spoilt(finding: str, good: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "bedorven.pdf"
    with pikepdf.open(good) as pdf:
        MUTATIONS[finding](pdf)
        pdf.save(spoilt)
    assert any(finding in found for found in inspect(spoilt)), inspect(spoilt)
