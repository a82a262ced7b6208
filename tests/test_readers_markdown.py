"""What each construct of Markdown becomes, as an outline: node, place, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from krachtlijn.diagnostics import Report
from krachtlijn.model.blocks import Attributes, CitationItem, CrossReference, Node, Target
from krachtlijn.model.table import Cell
from krachtlijn.readers.markdown import MarkdownContext, define_footnote, read_blocks, read_inlines
from krachtlijn.source import Passage, Source


@pytest.fixture
def context(tmp_path: Path) -> MarkdownContext:
    """A paper's folder with a picture and a file."""
    (tmp_path / "kaart.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / "nota.pdf").write_text("x")
    return MarkdownContext(report=Report(), folder=tmp_path)


def passage(text: str) -> Passage:
    return Passage.of(Source(Path("x.md"), text))


def outline(value: object, indent: str = "") -> Iterator[str]:
    """One line a node: its name, its place, and every field that holds something other than nodes."""
    if isinstance(value, tuple):
        for item in value:
            yield from outline(item, indent)
    elif isinstance(value, Node):
        said = [
            f"{field.name}={getattr(value, field.name)!r}"
            for field in fields(value)
            if field.name != "at"
            and is_plain(getattr(value, field.name))
            and getattr(value, field.name) != field.default
        ]
        yield " ".join([f"{indent}{type(value).__name__} {value.at.line}:{value.at.column}", *said])
        for field in fields(value):
            if not is_plain(child := getattr(value, field.name)):
                yield from outline(child, indent + "  ")
    elif isinstance(value, CitationItem):
        yield f"{indent}@{value.key} {value.at.line}:{value.at.column}"
        yield from outline(value.prefix, indent + "  before ")
        yield from outline(value.suffix, indent + "  after ")


def is_plain(value: object) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(item, str) for item in value)
    return not isinstance(value, (Node, CitationItem, Attributes, Target))


BLOCKS = [
    ("tekst\nloopt door", ["Paragraph 1:1", "  Text 1:1 text='tekst loopt door'"]),
    (
        '# Kop *a* {#b .unnumbered number="2" .nokey}',
        [
            "Heading 1:1 id='b' classes=('unnumbered', 'nokey') level=1 given_number='2'",
            "  Text 1:3 text='Kop '",
            "  Emphasis 1:7",
            "    Text 1:8 text='a'",
        ],
    ),
    ("{lang=fr #q}\n## Titre ##", ["Heading 2:1 id='q' lang='fr' level=2", "  Text 2:4 text='Titre'"]),
    (
        "{% x %}\n\n{{ y }}",
        ["Paragraph 1:1", "  Text 1:1 text='{% x %}'", "Paragraph 3:1", "  Text 3:1 text='{{ y }}'"],
    ),
    (
        "- a\n% weg\n- b\n<!-- ook\nweg -->\n- c <!-- en dit -->",
        [
            "List 1:1 ordered=False tight=True",
            *("  ListItem 1:1", "    Paragraph 1:3", "      Text 1:3 text='a'"),
            *("  ListItem 3:1", "    Paragraph 3:3", "      Text 3:3 text='b'"),
            *("  ListItem 6:1", "    Paragraph 6:3", "      Text 6:3 text='c '"),
        ],
    ),
    ("```\n% a\n<b>\n```", ["CodeBlock 1:1 text='% a\\n<b>\\n'"]),
    ("***", ["ThematicBreak 1:1"]),
    ("> a\nb", ["Quote 1:1", "  Paragraph 1:3", "    Text 1:3 text='a b'"]),
    (
        "*T*\n: een\n: twee",
        [
            *("DefinitionList 1:1", "  Definition 1:1", "    Emphasis 1:1", "      Text 1:2 text='T'"),
            *("    Paragraph 2:3", "      Text 2:3 text='een'", "    Paragraph 3:3", "      Text 3:3 text='twee'"),
        ],
    ),
    ("::{table} groei", ["Placement 1:1 kind='table' name='groei'"]),
    ("::{chart} groei", ["Placement 1:1 kind='chart' name='groei'"]),
    ("::{agenda}", ["Placement 1:1 kind='agenda' name=''"]),
    ("::{followup} moties", ["Placement 1:1 kind='followup' name='moties'"]),
    ("tekst\n::{pagebreak}", ["Paragraph 1:1", "  Text 1:1 text='tekst'", "PageBreak 2:1"]),
    (
        ":::{box} *W*\n:id: imw\n\ntekst\n:::",
        [
            "Box 1:1 id='imw'",
            "  Emphasis 1:10",
            "    Text 1:11 text='W'",
            "  Paragraph 4:1",
            "    Text 4:1 text='tekst'",
        ],
    ),
    (
        ":::{recommendation} nazorg\n:to: *VDAB*\n:status: open\nDoe.\n:::",
        [
            "Recommendation 1:1 id='nazorg' status='open'",
            *("  Paragraph 4:1", "    Text 4:1 text='Doe.'", "  Emphasis 2:6", "    Text 2:7 text='VDAB'"),
        ],
    ),
    (
        ":::{position} ABVV\nNeen.\n:::",
        ["Position 1:1", "  Text 1:15 text='ABVV'", "  Paragraph 2:1", "    Text 2:1 text='Neen.'"],
    ),
    (
        "::::{landscape}\n:::{quote} Akkoord [@vr]\nJa.\n:::\n::::",
        [
            *("Landscape 1:1", "  Quote 2:1", "    Paragraph 3:1", "      Text 3:1 text='Ja.'"),
            *("    Text 2:12 text='Akkoord '", "    Citation 2:20", "      @vr 2:21"),
        ],
    ),
    (
        "1. a\n\n   :::{box} T\n   b\n   :::\n2. c",
        [
            *("List 1:1 ordered=True tight=False", "  ListItem 1:1 label='1.'", "    Paragraph 1:4"),
            *("      Text 1:4 text='a'", "    Box 3:4", "      Text 3:13 text='T'", "      Paragraph 4:4"),
            *("        Text 4:4 text='b'", "  ListItem 6:1 label='2.'", "    Paragraph 6:4", "      Text 6:4 text='c'"),
        ],
    ),
    (
        ":::{box} T\n```\n:::\n```\n:::",
        ["Box 1:1", "  Text 1:10 text='T'", "  CodeBlock 2:1 text=':::\\n'"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks(text: str, expected: list[str], context: MarkdownContext) -> None:
    assert list(outline(read_blocks(passage(text), context))) == expected
    assert len(context.report) == 0


LINES = [
    ("a *b **c*** ~~d~~", ["Text 1:1 text='a '", "Emphasis 1:3", "  Text 1:4 text='b '", "  Strong 1:6",
                          "    Text 1:8 text='c'", "Text 1:12 text=' '", "Strikethrough 1:13", "  Text 1:15 text='d'"]),
    ("H~2~O x^2^", ["Text 1:1 text='H'", "Subscript 1:2", "  Text 1:3 text='2'", "Text 1:5 text='O x'",
                    "Superscript 1:8", "  Text 1:9 text='2'"]),
    ("a  \nb\\\nc", ["Text 1:1 text='a'", "LineBreak 1:4", "Text 2:1 text='b'", "LineBreak 2:2", "Text 3:1 text='c'"]),
    (r"\*a\* R&amp;D \@x 5 < 6 -- ...", ["Text 1:1 text='*a* R&D @x 5 < 6 -- ...'"]),
    ("# % - 1. x", ["Text 1:1 text='# % - 1. x'"]),
    ("jan@x.be a{x=1} {number} [sic]", ["Text 1:1 text='jan@x.be a{x=1} {number} [sic]'"]),
    ("[a](https://x.be/é 't')", ["Link 1:1 href='https://x.be/%C3%A9' title='t'", "  Text 1:2 text='a'"]),
    ("(www.x.be/a(b)_c).", ["Text 1:1 text='('", "Link 1:2 href='https://www.x.be/a(b)_c'",
                            "  Text 1:2 text='www.x.be/a(b)_c'", "Text 1:17 text=').'"]),
    ("<jan@x.be>", ["Link 1:1 href='mailto:jan@x.be'", "  Text 1:1 text='jan@x.be'"]),
    ("[b](tel:+32-2-123)", ["Link 1:1 href='tel:+32-2-123'", "  Text 1:2 text='b'"]),
    ("[^a b] [^c]", ["FootnoteReference 1:1 label='a b'", "Text 1:7 text=' '", "FootnoteReference 1:8 label='c'"]),
    ("[zie *a* @x, p. 1; @y] @z.", ["Citation 1:1", "  @x 1:10", "    before Text 1:2 text='zie '",
                                    "    before Emphasis 1:6", "    before   Text 1:7 text='a'",
                                    "    after Text 1:14 text='p. 1'", "  @y 1:20", "Text 1:23 text=' '",
                                    "Citation 1:24 narrative=True", "  @z 1:24", "Text 1:26 text='.'"]),
    ("[a]{.kern #k}", ["KeySentence 1:1 id='k'", "  Text 1:2 text='a'"]),
    ("{value}`t/r/c`", ["Value 1:1 table='t' row='r' column='c'"]),
    ("`a`` {value}", ["Text 1:1 text='`a`` {value}'"]),
    ("`a`` b`{lang=fr}", ["Span 1:1", "  Code 1:1 text='a`` b'"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines(text: str, expected: list[str], context: MarkdownContext) -> None:
    assert list(outline(read_inlines(passage(text), context))) == expected
    assert len(context.report) == 0


@pytest.mark.parametrize(
    ("text", "targets", "words"),
    [
        ("[](#a)", [("a", "")], False),
        ("[](#a,#b)", [("a", ""), ("b", "")], False),
        ("[zie {number} op {page}](#a)", [("a", "")], True),
        ("[](/adviezen/x/#a)", [("a", "adviezen/x")], False),
        ("[w](/adviezen/x)", [("", "adviezen/x")], True),
    ],
)
def test_cross_references(text: str, targets: list[tuple[str, str]], words: bool, context: MarkdownContext) -> None:
    (node,) = read_inlines(passage(text), context)
    assert isinstance(node, CrossReference)
    assert [(target.id, target.paper) for target in node.targets] == targets
    assert bool(node.children) is words


def labels(text: str, context: MarkdownContext) -> list[list[str]]:
    lists = read_blocks(passage(text), context)
    return [[item.label for item in getattr(block, "items", ())] for block in lists]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n1. b\n1. c", [["1.", "2.", "3."]]),
        ("4) a\n4) b", [["4)", "5)"]]),
        ("1° a\n3° b", [["1°", "3°"]]),
        ("a) a\nb) b\nc en d) c", [["a)", "b)", "c en d)"]]),
        ("(1) a\n(2) b\n\n(a) c", [["(1)", "(2)"], ["(a)"]]),
        ("i) a\nii) b\niv) c", [["i)", "ii)", "iv)"]]),
        ("1 en 2° a\n3°, 4° en 5° b", [["1 en 2°", "3°, 4° en 5°"]]),
        ("1° en 2° a", [["1° en 2°"]]),
        ("1 en 2. a\n1. b", [["1 en 2.", "3."]]),
        ("Zie:\n1° a\n2° b", [[], ["1°", "2°"]]),
        ("Volgens artikel 4,\n1° van het decreet", [[]]),
        ("In de zin staat\n(1) en a) en 2. iets", [[]]),
        ("tekst\n1. a", [[], ["1."]]),
        ("- samenwerking\n(1) binnen en\n1° tussen", [[""]]),
        ("- a\n\n(1) b", [[""], ["(1)"]]),
        ("- a\n  (1) b:\n  (1) c", [[""]]),
        ("(1) a\n    a) b\n(2) c", [["(1)", "(2)"]]),
        ("- a:\n1° b", [[""], ["1°"]]),
        ("- a\n- b\n\n* c", [["", ""], [""]]),
        ("2024 was een jaar. J. Janssens", [[]]),
    ],
)
def test_list_labels(text: str, expected: list[list[str]], context: MarkdownContext) -> None:
    assert labels(text, context) == expected


def cells(text: str, context: MarkdownContext) -> list[list[tuple[str, str, str]]]:
    (table,) = read_blocks(passage(text), context)
    rows = [*getattr(table, "head", ()), *getattr(table, "body", ())]
    return [[describe(cell) for cell in row.cells] for row in rows]


def describe(cell: Cell) -> tuple[str, str, str]:
    return "".join(getattr(node, "text", "?") for node in cell.children), cell.scope, cell.align


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| A | B |\n|:--|--:|\n| x | 1 |\n| | 2 |",
            [
                [("A", "col", "left"), ("B", "col", "right")],
                [("x", "row", "left"), ("1", "", "right")],
                [("", "", "left"), ("2", "", "right")],
            ],
        ),
        ("| | n |\n|-|-|\n| x |", [[("", "", ""), ("n", "col", "")], [("x", "row", ""), ("", "", "")]]),
        ("| | |\n|-|:-:|\n| a | b |", [[("a", "row", ""), ("b", "", "center")]]),
        ("A | B\n--: | ---\n1 | 2", [[("A", "col", "right"), ("B", "col", "")], [("1", "", "right"), ("2", "", "")]]),
        ("|A|\n|-|\n|a \\| `b\\|c`|", [[("A", "col", "")], [("a | b|c", "", "")]]),
    ],
)
def test_tables(text: str, expected: list[list[tuple[str, str, str]]], context: MarkdownContext) -> None:
    assert cells(text, context) == expected
    assert len(context.report) == 0


def test_table_ends_at_a_line_without_a_bar(context: MarkdownContext) -> None:
    kinds = [type(block).__name__ for block in read_blocks(passage("|a|\n|-|\n|b|\ntekst"), context)]
    assert kinds == ["Table", "Paragraph"]


def test_table_with_caption_and_source(context: MarkdownContext) -> None:
    text = ":::{table} Aantal *x*\n:id: plaatsen\n:source: VSAWSE\n\n| a |\n|---|\n| b |\n:::"
    lines = list(outline(read_blocks(passage(text), context)))
    assert lines[0].startswith("Table 1:1 id='plaatsen'")
    assert "  Text 1:12 text='Aantal '" in lines
    assert "  Text 3:10 text='VSAWSE'" in lines


def test_figure(context: MarkdownContext) -> None:
    text = ":::{figure} kaart.svg\n:alt: Een kaart\n  van Vlaanderen\n:source: *B*\n:width: 50%\nBijschrift\n:::"
    (line, *rest) = outline(read_blocks(passage(text), context))
    assert "id='kaart'" in line
    assert f"file={context.folder / 'kaart.svg'!r} alt='Een kaart van Vlaanderen'" in line
    assert "width='50%'" in line
    assert rest == ["  Text 6:1 text='Bijschrift'", "  Emphasis 4:10", "    Text 4:11 text='B'"]


def test_files_pictures_and_attributes(context: MarkdownContext) -> None:
    text = "[n](nota.pdf) ![k](kaart.svg){width=50%} [a](https://x.be){lang=fr} [k][d]\n\n[d]: nota.pdf"
    found = list(outline(read_blocks(passage(text), context)))
    assert f"  FileLink 1:1 file={context.folder / 'nota.pdf'!r}" in found
    assert f"  Image 1:15 file={context.folder / 'kaart.svg'!r} width='50%'" in found
    assert found[found.index("  Span 1:42") + 1] == "    Link 1:42 href='https://x.be'"
    assert f"  FileLink 1:69 file={context.folder / 'nota.pdf'!r}" in found


def test_footnotes_go_to_the_context(context: MarkdownContext) -> None:
    blocks = read_blocks(passage("a[^n]\n\n[^n]: een\n\n    twee\n\nb"), context)
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Paragraph"]
    note = context.footnotes["n"]
    assert (note.at.line, note.at.column) == (3, 1)
    assert list(outline(note.content)) == [
        *("Paragraph 3:7", "  Text 3:7 text='een'", "Paragraph 5:5", "  Text 5:5 text='twee'")
    ]


def test_footnote_of_another_file_counts_as_well(context: MarkdownContext) -> None:
    content = read_blocks(passage("tekst"), context)
    define_footnote("n", content[0].at, content, context)
    read_blocks(passage("\n[^n]: weer"), context)
    (complaint,) = context.report
    assert (complaint.at.line, complaint.at.column) == (2, 1)
    assert complaint.message == "footnote n is written twice; the other is on line 1 of x.md"


def test_places_in_a_yaml_value(context: MarkdownContext) -> None:
    source = Source(Path("k.yaml"), "- text: |\n    een *twee*\n\n    - drie")
    text = Passage("een *twee*\n\n- drie", (source.at(2, 5), source.at(3, 1), source.at(4, 5)))
    assert list(outline(read_blocks(text, context))) == [
        *("Paragraph 2:5", "  Text 2:5 text='een '", "  Emphasis 2:9", "    Text 2:10 text='twee'"),
        *("List 4:5 ordered=False tight=True", "  ListItem 4:5", "    Paragraph 4:7", "      Text 4:7 text='drie'"),
    ]
