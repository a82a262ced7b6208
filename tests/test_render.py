"""From the tree to HTML: each node, in both media."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from krachtlijn.language import words_for
from krachtlijn.model import blocks as tree
from krachtlijn.model.table import Cell, Row, Table
from krachtlijn.render import RenderContext, render_blocks, render_inlines
from krachtlijn.render.blocks import LABEL_STEPS
from krachtlijn.source import Location, Source

AT = Location(Source(Path("/paper/sections/1.md")))
SCREEN = RenderContext(
    medium="screen",
    language="nl",
    words=words_for("nl"),
    folder=Path("/paper"),
    link=lambda href: "../.." + href,
    sizes={Path("figures/kaart.svg"): (400, 200)},
)
PRINT = replace(SCREEN, medium="print")


def text(words: str) -> tree.Inlines:
    return (tree.Text(at=AT, text=words),)


def paragraph(words: str, id_: str = "") -> tree.Paragraph:
    return tree.Paragraph(at=AT, children=text(words), id=id_)


def note(*content: tree.Block) -> tree.Footnote:
    return tree.Footnote(at=AT, number=3, id="noot-3", content=content)


INLINES = [
    (tree.Text(at=AT, text="a < b & c"), "a &lt; b &amp; c"),
    (tree.Emphasis(at=AT, children=text("x")), "<em>x</em>"),
    (tree.Strong(at=AT, children=text("x")), "<strong>x</strong>"),
    (tree.Strikethrough(at=AT, children=text("x")), "<s>x</s>"),
    (tree.Superscript(at=AT, children=text("2")), "<sup>2</sup>"),
    (tree.Subscript(at=AT, children=text("2")), "<sub>2</sub>"),
    (tree.Code(at=AT, text="<b>"), "<code>&lt;b&gt;</code>"),
    (tree.LineBreak(at=AT), "<br>"),
    (
        tree.Span(at=AT, children=text("oui"), attributes=tree.Attributes(lang="fr", dir="ltr", id="q")),
        '<span id="q" lang="fr" dir="ltr">oui</span>',
    ),
    (tree.KeySentence(at=AT, id="kern", children=text("x")), '<strong class="kern" id="kern">x</strong>'),
    (
        tree.Image(at=AT, file=Path("figures/kaart.svg"), alt=text('een "kaart"')),
        '<img src="figures/kaart.svg" alt="een &#34;kaart&#34;" width="400" height="200">',
    ),
    (
        tree.Link(at=AT, href="https://a.be/?x=1&y=2", children=text("a"), title="b"),
        '<a href="https://a.be/?x=1&amp;y=2" title="b">a</a>',
    ),
    (
        tree.FileLink(at=AT, file=Path("figures/data.csv"), children=text("a")),
        '<a href="figures/data.csv" class="file">a</a>',
    ),
    (tree.InternalLink(at=AT, href="#x", children=text("punt 1")), '<a href="#x" class="xref">punt 1</a>'),
    (tree.InternalLink(at=AT, href="/a/b/#x", children=text("p")), '<a href="../../a/b/#x" class="xref">p</a>'),
    (tree.PageNumber(at=AT, href="#x", before=" (p. ", after=")"), ""),
    (
        tree.PageNumber(at=AT, href="#x", before="p. ", instead=text("punt 1")),
        '<span class="page-instead">punt 1</span>',
    ),
    (tree.Abbreviation(at=AT, text="VTE", long="voltijds"), '<abbr title="voltijds">VTE</abbr>'),
    (
        tree.Abbreviation(at=AT, text="AWIPH", long="Agence", lang="fr"),
        '<abbr title="Agence" lang="fr">AWIPH</abbr>',
    ),
    (
        note(paragraph("n")),
        '<a class="note-call" id="noot-3-terug" href="#noot-3" role="doc-noteref" aria-label="Voetnoot 3">3</a>',
    ),
]


@pytest.mark.parametrize(("node", "html"), INLINES, ids=lambda value: type(value).__name__)
def test_inlines_on_the_screen(node: tree.Inline, html: str) -> None:
    assert render_inlines((node,), SCREEN) == html


UNSETTLED = [
    tree.CrossReference(at=AT, targets=(tree.Target(id="x"),)),
    tree.FootnoteReference(at=AT, label="x"),
    tree.Citation(at=AT, items=()),
    tree.Value(at=AT, table="t", row="r", column="c"),
]


@pytest.mark.parametrize("node", UNSETTLED, ids=lambda node: type(node).__name__)
def test_what_no_transform_settled_is_a_bug(node: tree.Inline) -> None:
    with pytest.raises(ValueError, match="not settled before rendering"):
        render_inlines((node,), SCREEN)


def test_a_table_that_was_not_put_in_its_place_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not settled before rendering"):
        render_blocks((tree.Placement(at=AT, kind="table", name="groeipad"),), SCREEN)


def test_every_inline_has_a_case() -> None:
    shown = {type(node) for node, _ in INLINES} | {type(node) for node in UNSETTLED}
    assert shown == set(tree.Inline.__subclasses__())


def test_a_note_in_print_stands_behind_its_call_as_one_line() -> None:
    items = tuple(
        tree.ListItem(at=AT, blocks=(paragraph(word),), label=label) for word, label in [("a", "1°"), ("b", "")]
    )
    content = (paragraph("Een."), tree.List(at=AT, items=items, ordered=True, tight=True))
    html = render_inlines((note(*content),), PRINT)
    assert html.startswith('\N{WORD JOINER}<a class="note-call" id="noot-3-terug" href="#noot-3" role="doc-noteref"')
    assert '<span class="note" id="noot-3" role="doc-footnote"><a class="note-back" href="#noot-3-terug"' in html
    assert "Een.<br>1° a<br>– b</span></span>" in html
    assert "<p" not in html
    assert "<li" not in html


def test_a_reference_in_print_tells_the_page() -> None:
    link = tree.InternalLink(at=AT, href="#x", children=text("punt 1"), page=True)
    page = '<span class="page-of"> (p.\N{NO-BREAK SPACE}<span class="page" data-page="#x"></span>)</span>'
    assert render_inlines((link,), PRINT) == f'<a href="#x" class="xref">punt 1</a>{page}'
    within = page.replace(" (", ", ").replace(")", "")
    assert render_inlines((replace(link, bracketed=True),), PRINT) == f'<a href="#x" class="xref">punt 1</a>{within}'
    assert render_inlines((replace(link, href="/a/#x"),), PRINT) == '<a href="../../a/#x" class="xref">punt 1</a>'
    assert render_inlines((link,), SCREEN) == '<a href="#x" class="xref">punt 1</a>'
    number = tree.PageNumber(at=AT, href="#x", before=" (p. ", after=")", instead=text("punt 1"))
    words = ' (p. <span class="page" data-page="#x"></span>)'
    assert render_inlines((number,), PRINT) == f'<span class="page-words">{words}</span>'


def test_print_keeps_a_short_web_address_whole_and_the_host_of_a_long_one() -> None:
    host = '<span class="host">https://example.org</span>'
    for path, whole in (("/node/1", True), ("/" + "x" * 40, False)):
        address = f"https://example.org{path}"
        words = f'<span class="address">{host}{path}</span>' if whole else f"{host}{path}"
        link = tree.Link(at=AT, href=address, children=text(address))
        assert render_inlines((link,), PRINT) == f'<a href="{address}">{words}</a>'
        assert render_inlines((link,), SCREEN) == f'<a href="{address}">{address}</a>'


def test_a_heading_keeps_its_address_and_marks_outside_its_name() -> None:
    point = tree.KeyPoint(at=AT, id="krachtlijn-a", number=2, lead=text("L"), text=())
    heading = tree.Heading(
        at=AT, id="instroom", level=1, number="3", children=(*text("Instroom"), note(paragraph("n")))
    )
    html = render_blocks((heading,), replace(SCREEN, marks={"instroom": (point,)}))
    assert '<h2 id="instroom" class="numbered" data-title="3 Instroom"><span class="number">3</span> ' in html
    after = html.split("</h2>")[1]
    assert '<a href="#instroom" class="permalink" aria-label="Vast adres van 3 Instroom"></a>' in after
    assert '<p class="marks"><a href="#krachtlijn-a" class="mark">krachtlijn 2</a></p>' in after
    printed = render_blocks((heading,), PRINT)
    assert "permalink" not in printed
    assert "data-running" not in printed
    long = replace(
        heading, children=text("Een kop van veel woorden die niet alle in het hoofd van een bladzijde passen")
    )
    cut = 'data-running="3 Een kop van veel woorden die niet alle in het hoofd van…"'
    assert cut in render_blocks((long,), PRINT)
    assert cut not in render_blocks((long,), SCREEN)


@pytest.mark.parametrize(
    ("level", "top", "start"),
    [(1, 2, "<h2"), (5, 2, "<h6"), (6, 2, '<div id="x" role="heading" aria-level="7"'), (1, 1, "<h1")],
)
def test_levels_of_headings(level: int, top: int, start: str) -> None:
    heading = tree.Heading(at=AT, id="x", level=level, children=text("A"))
    html = render_blocks((heading,), replace(SCREEN, top_level=top))
    assert html.startswith(f'<div class="heading level-{level + top - 1}">{start}')


def test_a_paragraph_leads_to_itself_on_the_screen() -> None:
    html = render_blocks((paragraph("Tekst.", "a-p1"), paragraph("Zonder adres.")), SCREEN)
    link = '<a href="#a-p1" class="permalink" aria-label="Vast adres van deze alinea"></a>'
    assert html == f'<p id="a-p1">Tekst.{link}</p>\n<p>Zonder adres.</p>'
    assert render_blocks((paragraph("Tekst.", "a-p1"),), PRINT) == '<p id="a-p1">Tekst.</p>'


def test_an_ordered_list_shows_its_marks_as_typed() -> None:
    items = tuple(tree.ListItem(at=AT, blocks=(paragraph("x"),), label=label) for label in ("1°", "2°"))
    tight = tree.List(at=AT, items=items, ordered=True, tight=True)
    marks = [f'<span class="marker">{label} </span>x' for label in ("1°", "2°")]
    assert render_blocks((tight,), SCREEN) == f'<ol class="labelled"><li>{marks[0]}</li>\n<li>{marks[1]}</li></ol>'
    loose = render_blocks((replace(tight, tight=False),), SCREEN)
    assert loose == f'<ol class="labelled"><li><p>{marks[0]}</p></li>\n<li><p>{marks[1]}</p></li></ol>'
    bullets = replace(tight, ordered=False, items=(tree.ListItem(at=AT, blocks=(paragraph("x"),)),))
    assert render_blocks((bullets,), SCREEN) == "<ul><li>x</li></ul>"


def test_a_key_point_runs_on_after_its_lead() -> None:
    see = (tree.InternalLink(at=AT, href="#a", children=text("punt 2"), page=True),)
    point = tree.KeyPoint(
        at=AT, id="krachtlijn-a", number=1, lead=text("Lead."), text=(paragraph("Rest.", "p"),), see=see,
        to=text("VDAB"), status="done",
    )  # fmt: skip
    html = render_blocks((point,), SCREEN)
    assert html.startswith('<li id="krachtlijn-a" class="krachtlijn">')
    assert "<p><strong>Lead.</strong> Rest.</p>" in html
    assert '<p class="see">Zie <a href="#a" class="xref">punt 2</a></p>' in html
    assert '<span class="to">Gericht aan VDAB</span> <span class="status status-done">uitgevoerd</span>' in html
    assert "<p><strong>Lead.</strong></p>" in render_blocks((replace(point, text=()),), SCREEN)


def test_a_table_has_a_caption_a_source_and_room_to_scroll() -> None:
    head = Row(
        at=AT, cells=(Cell(at=AT, children=text("Post"), scope="col"), Cell(at=AT, children=(), scope="col", colspan=2))
    )
    body = Row(
        at=AT, cells=(Cell(at=AT, children=text("A"), scope="row"), Cell(at=AT, children=text("1"), align="right"))
    )
    table = Table(at=AT, id="tabel-x", number=5, caption=text("Groei"), source=text("VDAB"), head=(head,), body=(body,))
    html = render_blocks((table,), SCREEN)
    assert '<div class="scroll" tabindex="0" role="region" aria-labelledby="tabel-x-titel"><table>' in html
    assert (
        '<caption id="tabel-x-titel"><span class="label">Tabel 5</span> <span class="caption">Groei</span></caption>'
        in html
    )
    assert '<th scope="col" colspan="2"></th>' in html
    assert '<th scope="row">A</th><td class="align-right">1</td>' in html
    assert '<p class="source"><span class="source-label">Bron:</span> VDAB</p>' in html
    assert 'class="scroll"' not in render_blocks((table,), PRINT)


def test_a_width_is_a_class_or_pixels_never_a_style() -> None:
    figure = tree.Figure(at=AT, file=Path("figures/kaart.svg"), alt="Kaart", caption=text("K"), number=1)
    assert 'class="width-50" width="400" height="200"' in render_blocks((replace(figure, width="52%"),), SCREEN)
    assert 'width="302" height="151"' in render_blocks((replace(figure, width="8cm"),), SCREEN)
    assert "style=" not in render_blocks((replace(figure, width="8cm"),), SCREEN)


def test_a_passage_in_another_language_says_so() -> None:
    box = tree.Box(at=AT, id="kader-a", number=1, title=text("T"), blocks=(paragraph("x"),), lang="fr", dir="ltr")
    html = render_blocks((box,), SCREEN)
    assert html.startswith('<aside id="kader-a" class="box" lang="fr" dir="ltr" aria-labelledby="kader-a-titel">')
    assert '<span class="label">Kader 1</span> <span class="caption">T</span>' in html


BLOCKS: list[tuple[tree.Block, str, str]] = [
    (tree.Quote(at=AT, blocks=(paragraph("x"),), source=text("S")), '<p class="attribution">S</p>', "<blockquote><p>x</p>"),
    (tree.CodeBlock(at=AT, text="a < b\n"), "<pre><code>a &lt; b\n</code></pre>", "<pre>"),
    (tree.ThematicBreak(at=AT), "<hr>", "<hr>"),
    (tree.Recommendation(at=AT, id="r", number=4, blocks=(paragraph("x"),)), 'role="group"', "Aanbeveling 4"),
    (tree.Position(at=AT, id="s", by=text("ABVV"), blocks=(paragraph("x"),)), 'role="group"', "Standpunt van"),
    (tree.Landscape(at=AT, blocks=(paragraph("x"),)), '<div class="landscape"><p>x</p></div>', "landscape"),
    (
        tree.DefinitionList(
            at=AT, items=(tree.Definition(at=AT, term=text("t"), meanings=((paragraph("m"),), (paragraph("n"),))),)
        ),
        "<dt>t</dt>\n<dd>m</dd>\n<dd>n</dd>",
        "<dl>",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("node", "screen", "print_"), BLOCKS, ids=lambda value: type(value).__name__)
def test_blocks(node: tree.Block, screen: str, print_: str) -> None:
    assert screen in render_blocks((node,), SCREEN)
    assert print_ in render_blocks((node,), PRINT)


def test_a_page_break_is_for_print() -> None:
    node = tree.PageBreak(at=AT)
    assert render_blocks((node,), SCREEN) == ""
    assert render_blocks((node,), PRINT) == '<div class="pagebreak"></div>'


def test_a_node_without_a_case_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no rendering for Block"):
        render_blocks((tree.Block(at=AT),), SCREEN)
    with pytest.raises(TypeError, match="no rendering for Inline"):
        render_inlines((tree.Inline(at=AT),), SCREEN)
    with pytest.raises(TypeError, match="a note cannot hold a ThematicBreak"):
        render_inlines((note(tree.ThematicBreak(at=AT)),), PRINT)


def test_long_words_of_headings_may_be_broken_on_the_screen() -> None:
    children = (
        *text("De regelgevingsagenda"),
        tree.Span(at=AT, children=text("accessibility"), attributes=tree.Attributes(lang="en")),
    )
    heading = tree.Heading(at=AT, level=1, children=children, id="de-regelgevingsagenda")
    shown = render_blocks((heading,), SCREEN)
    assert (
        '<span class="title">De regel\u00adge\u00advings\u00adagenda<span lang="en">access\u00adib\u00adility</span></span>'
        in shown
    )
    assert 'data-title="De regelgevingsagendaaccessibility"' in shown
    assert shown.count("\u00ad") == 5
    assert "\u00ad" not in render_blocks((heading,), PRINT)
    french = render_blocks((replace(heading, children=text("anticonstitutionnel"), lang="fr"),), SCREEN)
    assert "anti\u00adcons\u00adti\u00adtu\u00adtionnel</span>" in french


@pytest.mark.parametrize(
    ("longest", "expected"),
    [
        ("1.", "labelled"),
        ("10.", "labelled"),
        ("(ii)", "labelled labels-4"),
        ("1 en 2°", "labelled labels-8"),
        ("1 tot en met 12°, 14° en 16°", "labelled labels-16"),
    ],
)
def test_the_column_of_labels_is_as_wide_as_the_longest(longest: str, expected: str) -> None:
    items = tuple(tree.ListItem(at=AT, blocks=(paragraph("x"),), label=label) for label in ("1.", longest))
    html = render_blocks((tree.List(at=AT, items=items, ordered=True, tight=True),), PRINT)
    assert html.startswith(f'<ol class="{expected}">')


@pytest.mark.parametrize("file", ["base.css", "print/text.css"])
def test_both_media_have_a_column_for_every_width(root: Path, file: str) -> None:
    css = (root / "styles" / file).read_text(encoding="utf-8")
    assert tuple(int(step) for step in re.findall(r"^ol\.labels-(\d+) \{$", css, re.MULTILINE)) == LABEL_STEPS


@pytest.mark.parametrize(("words", "whole"), [("Kort.", True), ("Lang. " * 200, False)])
def test_a_short_block_stays_whole_in_print(words: str, whole: bool) -> None:
    block = tree.Position(at=AT, by=text("ABVV"), blocks=(paragraph(words),))
    assert ('class="position short"' in render_blocks((block,), PRINT)) is whole
    assert "short" not in render_blocks((block,), SCREEN)
