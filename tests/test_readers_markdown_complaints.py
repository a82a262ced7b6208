"""What is wrong in Markdown, beside the exact complaint and the hint that goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtlijn.diagnostics import Report, SourceError
from krachtlijn.readers.markdown import MarkdownContext, read_blocks, read_inlines
from krachtlijn.source import Passage, Source

PLAIN_SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'

NOTE_HINT = "a note holds paragraphs, lists and quotations: put this in the text, and refer to it"

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x",
        [("1:1: this is nested more than 30 levels deep [text-depth]", "take levels out")],
    ),
    (
        "<b>vet</b>",
        [
            ("1:1: raw HTML: <b> [html-absent]", "use Markdown; a < that is meant as such is typed as \\<"),
            ("1:7: raw HTML: </b> [html-absent]", "use Markdown; a < that is meant as such is typed as \\<"),
        ],
    ),
    (
        "tekst <div class='x'>",
        [("1:7: raw HTML: <div class='x'> [html-absent]", "use Markdown; a < that is meant as such is typed as \\<")],
    ),
    (
        "tekst <!-- open\n\nmeer",
        [
            (
                "1:7: this comment is not closed [comment-closed]",
                "put --> behind it; a comment over several paragraphs begins and ends on lines of its own",
            )
        ],
    ),
    ("```\ncode", [("1:1: this ``` is not closed [code-closed]", "put ``` on a line of its own below the code")]),
    ("Kop\n===", [("2:1: === under a line of text would make it a heading [heading-hash]", "begin a heading with #")]),
    (
        "Kop\n---\n",
        [
            (
                "2:1: --- under a line of text would make it a heading [heading-hash]",
                "begin a heading with #; leave a blank line above a line of dashes",
            )
        ],
    ),
    (
        "tekst\n##Kop",
        [
            (
                "2:1: no space stands behind ##, so that this is no heading [heading-hash]",
                "put a space behind ##; a # that is meant as such is typed as \\#",
            )
        ],
    ),
    ("#1 van 2, \\#kop en\n#woord", []),
    (
        "| a | b |\n| 1 | 2 |",
        [
            (
                "1:1: these rows make no table: its line of dashes is missing or has other cells [table-cells]",
                "put a line such as | --- | --- | below the first row, with as many cells as that has",
            )
        ],
    ),
    (
        "tekst\n:{table} groei",
        [
            (
                "2:1: `:{table}` opens no directive [directive-form]",
                "type ::{name} for one without a body, :::{name} for one with a body",
            )
        ],
    ),
    (
        "tekst\n::table groei",
        [
            (
                "2:1: `::table` opens no directive [directive-form]",
                "type ::{name} for one without a body, :::{name} for one with a body",
            )
        ],
    ),
    ("::tabelletje groei, ::tables", []),
    (
        "> :::{recommendation} k\n> to: *Regering*\n> status: open\n> :::",
        [("2:3: `to:` begins the body, where :to: may be meant [directive-form]", "type :to: *Regering*")],
    ),
    (
        ":::{box} Titel\n:id:k\n:::",
        [("2:1: `id:` begins the body, where :id: may be meant [directive-form]", "type :id: k")],
    ),
    (":::{box} Titel\n:id: k\nto: id: k\n:::", []),
    (
        "## Kop {#x",
        [("1:8: `{#x` is not closed [attribute-form]", "put } at the end; a { that is meant as such is typed as \\{")],
    ),
    ("## Kop \\{#x en `{#y`", []),
    (
        "tekst met\neen [woord] (https://a.example)",
        [
            (
                "2:12: a space stands between ] and (, so that this is no link [link-form]",
                "take out the space; where no link is meant, type \\[ for the first [",
            )
        ],
    ),
    ("\\[woord] (https://a.example), [@w] (https://a.example), `[a] (https://a.example)`, [woord] (2024)", []),
    (
        "tekst [-@a] en [zie -@b, p. 3]",
        [
            (
                f"1:{column}: no work can be cited without its author [citation-form]",
                "take out the -; the name may stand in the sentence too, before the citation",
            )
            for column in (8, 21)
        ],
    ),
    ("\\[-@a], `[-@a]`, [een e-mail-@b]", []),
    ("#", [("1:1: this heading is empty [heading-words]", "give it words, or take it out")]),
    ("## {#x}", [("1:1: this heading is empty [heading-words]", "give it words, or take it out")]),
    ("# A\n\n### B", [("3:1: ### comes right below # [heading-level]", "type ##")]),
    (
        "# A {.unumbered}",
        [("1:6: .unumbered means nothing on a heading [attribute-known]", "did you mean `unnumbered`?")],
    ),
    ("# A {#b #c}", [("1:9: id is given twice [attribute-form]", "keep one")]),
    (
        "# A {width=50%}",
        [("1:6: width means nothing on a heading [attribute-known]", "a heading takes id, lang, dir, number")],
    ),
    ("# A {lang=frans}", [('1:6: lang is "frans" [attribute-form]', "give a language such as fr or nl-BE")]),
    ("# A {#b x}", [('1:9: "x" is no attribute [attribute-form]', "type #id, .class or key=value")]),
    (
        "# A {style=x}",
        [("1:6: style means nothing on a heading [attribute-known]", "a heading takes id, lang, dir, number")],
    ),
    ("{#a}\n", [("1:1: {#a} belongs to nothing [attribute-placed]", "put it on the line right above a block")]),
    ("{#a}\n\nTekst", [("1:1: {#a} belongs to nothing [attribute-placed]", "put it on the line right above a block")]),
    (
        "- x\n\n  {#a}\n\n  y",
        [("3:3: {#a} belongs to nothing [attribute-placed]", "put it on the line right above a block")],
    ),
    (
        "[^a]: Tekst\n\n    > - x\n    >\n    >   # Kop\n\n    ```\n    code\n    ```\n\n    ::{table} groei",
        [
            (f"{place}: no {name} can stand in a footnote [note-content]", NOTE_HINT)
            for place, name in (("5:9", "heading"), ("7:5", "code block"), ("11:5", "table"))
        ],
    ),
    ("{.x}\ntekst", [("1:2: .x means nothing on a block [attribute-known]", "a block takes no class")]),
    (
        "tekst {.kern} meer",
        [
            (
                "1:7: {.kern} belongs to nothing [attribute-placed]",
                "put it right behind [words], a link or a picture, at the end of a heading, or on a line of its own",
            )
        ],
    ),
    ("{#a}\n:::{box} T\n:id: b\nx\n:::", [("1:1: id is given twice: b, a [attribute-form]", "keep one")]),
    (
        "[x](javascript:alert(1))",
        [
            (
                "1:5: a link may not go to javascript: [link-address]",
                "link to http, https, mailto, tel, #id, /path/of/a/paper or a file of the paper's folder",
            )
        ],
    ),
    ("[x](htps://x.be)", [("1:5: a link may not go to htps: [link-address]", "did you mean `https`?")]),
    ("[x](https://)", [("1:5: https:// is no whole address [link-address]", "look for what is missing in it")]),
    ("[x](mailto:jan)", [("1:5: mailto:jan is no whole address [link-address]", "look for what is missing in it")]),
    ("[x](www.x.be)", [("1:5: www.x.be is read as a file [file-inside]", "did you mean `https://www.x.be`?")]),
    (
        "[x](../geheim.pdf)",
        [
            (
                "1:5: ../geheim.pdf leads out of the paper's folder [file-inside]",
                "put the file into that folder, and use / in its path",
            )
        ],
    ),
    ("[x](nota.pfd)", [("1:5: there is no file nota.pfd [file-inside]", "did you mean `nota.pdf`?")]),
    (
        "[x](tekst.md)",
        [
            (
                "1:5: tekst.md is a source of the paper, and is not published [link-address]",
                "refer to the heading: [](#id)",
            )
        ],
    ),
    (
        "[x](nota.pdf#page=2)",
        [("1:5: nota.pdf#page=2 names a place inside a file [file-inside]", "link to the file as a whole")],
    ),
    (
        "[x](een nota.pdf)",
        [
            (
                "1:1: what stands after ]( is no address [link-form]",
                "put < > around an address with spaces; where no link is meant, type a space between ] and (",
            )
        ],
    ),
    ("[](https://x.be)", [("1:1: this link has no words [link-words]", "type them between [ and ]")]),
    (
        "[x]()",
        [
            (
                "1:5: there is no address here [file-inside]",
                "link to http, https, mailto, tel, #id, /path/of/a/paper or a file of the paper's folder",
            )
        ],
    ),
    (
        "[x](data:text/html,x)",
        [
            (
                "1:5: a link may not go to data: [link-address]",
                "link to http, https, mailto, tel, #id, /path/of/a/paper or a file of the paper's folder",
            )
        ],
    ),
    (
        "[x](//x.be/y)",
        [
            (
                "1:5: //x.be/y leads out of the paper's folder [file-inside]",
                "put the file into that folder, and use / in its path",
            )
        ],
    ),
    (
        "[w [x](#a){lang=fr}](#b)",
        [("1:4: a link stands inside another link [link-nested]", "end the one before the other begins")],
    ),
    (
        "[](#)",
        [("1:4: # is no reference to an id [reference-form]", "type [](#id), [](#id,#id) or [](/path/of/a/paper#id)")],
    ),
    (
        "[](#a,#b c)",
        [
            (
                "1:1: what stands after ]( is no address [link-form]",
                "put < > around an address with spaces; where no link is meant, type a space between ] and (",
            )
        ],
    ),
    (
        "[w](#a,#b)",
        [
            (
                "1:5: words of one's own go with one id [reference-form]",
                "leave the words out, or make a reference of each",
            )
        ],
    ),
    (
        "[](#a,b)",
        [
            (
                "1:4: #a,b is no reference to an id [reference-form]",
                "type [](#id), [](#id,#id) or [](/path/of/a/paper#id)",
            )
        ],
    ),
    (
        "![x](https://x.be/a.png)",
        [
            (
                "1:6: https://x.be/a.png is not a file of the paper's folder [file-inside]",
                "put the picture into the paper's folder",
            )
        ],
    ),
    ("![](figures/kaart.svg)", [("1:1: this picture has no words [image-alt]", "say between [ and ] what it shows")]),
    (
        "![x](figures/kart.svg)",
        [("1:6: there is no file figures/kart.svg [file-inside]", "did you mean `figures/kaart.svg`?")],
    ),
    ("![x](beeld.gif)", [("1:6: beeld.gif is no SVG, PNG or JPEG [image-kind]", "save it as one of these")]),
    (
        '![x](figures/kaart.svg "t")',
        [("1:1: a picture in a line shows no title [link-form]", "use :::{figure}, and give it a caption")],
    ),
    (
        "[^a]: x\n\n[^a]: y",
        [
            (
                "3:1: footnote a is written twice; the other is on line 1 of x.md [note-unique]",
                "give one of them another name",
            )
        ],
    ),
    ("[^a]: x[^b]", [("1:8: footnote a calls footnote b [note-flat]", "write it out, or between brackets")]),
    (
        "[@a; b]",
        [
            (
                "1:6: this part of a citation names no work [citation-form]",
                "type one @key in each part, parts parted by a semicolon",
            )
        ],
    ),
    (
        "[@a @b]",
        [
            (
                "1:5: @b stands in the same part of the citation as @a [citation-form]",
                "type one @key in each part, parts parted by a semicolon",
            )
        ],
    ),
    ("{vlue}`a/b/c`", [('1:1: there is no role "vlue" [role-known]', "did you mean `value`?")]),
    (
        "{value}`a/b`",
        [("1:1: a value is named by its table, row and column [role-form]", "type {value}`table/row/column`")],
    ),
    ("::: {box}\n", [('1:1: "::: {box}" opens no directive [directive-stray]', "a directive opens with :::{name}")]),
    (":::\n", [("1:1: ::: closes nothing [directive-stray]", "take it out, or open the directive that it closes")]),
    (":::{bx} T\nx\n:::", [('1:1: there is no directive "bx" [directive-known]', "did you mean `box`?")]),
    (
        "::{box} T",
        [("1:1: box has another number of colons [directive-form]", "type :::{box} and a body, closed by :::")],
    ),
    (
        ":::{pagebreak}\n:::",
        [("1:1: pagebreak has another number of colons [directive-form]", "type ::{pagebreak} on one line")],
    ),
    ("::{pagebreak} x", [("1:15: pagebreak takes no argument [directive-form]", 'take out "x"')]),
    (
        "::{table}",
        [("1:1: table lacks its argument [directive-form]", "type the name of a file in tables/ behind {table}")],
    ),
    (":::{box}\nx\n:::", [("1:1: box lacks its argument [directive-form]", "type its title behind {box}")]),
    (
        ":::{box} T\nx",
        [("1:1: :::{box} is not closed [directive-closed]", "put ::: on a line of its own where it ends")],
    ),
    (
        ":::{landscape}\n:::{box} T\nx\n:::\n:::",
        [
            (
                "2:1: this directive stands in landscape (line 1), which has no more colons [directive-nested]",
                "give landscape and the line that closes it one colon more than this one has",
            )
        ],
    ),
    (
        "- :::{box} T\n  x\n\ny",
        [("1:3: :::{box} is not closed [directive-closed]", "put ::: on a line of its own where it ends")],
    ),
    (":::{box} T\n:ID: x\n:::", [("2:1: box has no option :ID: [option-known]", "did you mean `id`?")]),
    (":::{box} T\n:id: a\n:id: b\n:::", [("3:1: :id: is given twice [option-known]", "keep one")]),
    (":::{box} T\n:id: a b\n:::", [('2:6: "a b" is no id [option-value]', "use letters, digits, . : _ -")]),
    (
        ":::{figure} figures/kaart.svg\nbijschrift\n:::",
        [("1:1: figure has no :alt: [image-alt]", "put :alt: on the line below")],
    ),
    (
        ":::{figure} figures/kaart.svg\n:alt: x\n:width: breed\na\n\nb\n:::",
        [
            ('3:9: width is "breed" [option-value]', "give a width such as 50% or 8cm"),
            (
                "6:1: a figure holds its caption, one paragraph, and nothing else [directive-form]",
                "put this below the figure",
            ),
        ],
    ),
    (
        ":::{recommendation} nazorg\n:status: opne\nx\n:::",
        [('2:10: there is no status "opne" [option-value]', "did you mean `open`?")],
    ),
    (
        ":::{table} T\ntekst\n:::",
        [
            (
                "2:1: a table directive holds one table, and nothing else [directive-form]",
                "put one Markdown table in it; a table of tables/ is placed with ::{table} name",
            )
        ],
    ),
    (
        ":::{table} T\n:::",
        [
            (
                "1:1: a table directive holds one table, and nothing else [directive-form]",
                "put one Markdown table in it; a table of tables/ is placed with ::{table} name",
            )
        ],
    ),
    (
        ":::{table} T\n| a |\n|---|\n\nx\n:::",
        [
            (
                "5:1: a table directive holds one table, and nothing else [directive-form]",
                "put one Markdown table in it; a table of tables/ is placed with ::{table} name",
            )
        ],
    ),
    (
        "| a | b |\n|---|---|\n| c | d | e |",
        [
            (
                "3:11: this row has 3 cells, but the line of dashes has 2 [table-cells]",
                "a | that is no border is typed as \\|",
            )
        ],
    ),
    (
        "| a | b |\n|---|---|---|\n| c | d |",
        [("1:7: this head has 2 cells, but the line of dashes has 3 [table-cells]", "give every column its dashes")],
    ),
    (
        "| a | b | c |\n|---|---|\n",
        [
            (
                "1:11: this head has 3 cells, but the line of dashes has 2 [table-cells]",
                "a | that is no border is typed as \\|",
            )
        ],
    ),
    (
        "![x](weg.png){width=50%}",
        [("1:6: there is no file weg.png [file-inside]", "the path is seen from the paper's folder")],
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A paper's folder with a few files, and one beside it."""
    paper = tmp_path / "paper"
    (paper / "figures").mkdir(parents=True)
    (paper / "figures" / "kaart.svg").write_text(PLAIN_SVG)
    for name in ("nota.pdf", "tekst.md", "beeld.gif", "../geheim.pdf"):
        (paper / name).write_text("x")
    return paper


def complaints(text: str, folder: Path, *, line: bool = False, first_level: int | None = None) -> list[tuple[str, str]]:
    report = Report()
    context = MarkdownContext(report=report, folder=folder, first_level=first_level)
    passage = Passage.of(Source(folder / "x.md", text))
    try:
        read_inlines(passage, context) if line else read_blocks(passage, context)
    except SourceError as error:
        report.extend(error.diagnostics)
    return [(f"{found.at.line}:{found.at.column}: {found.message} [{found.code.slug}]", found.hint) for found in report]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_complaint(text: str, expected: list[tuple[str, str]], folder: Path) -> None:
    assert complaints(text, folder) == expected


def test_first_heading_on_another_level(folder: Path) -> None:
    assert complaints("## A\n\n### B", folder, first_level=1) == [
        ("1:1: the first heading here has ## [heading-level]", "begin with #")
    ]
    assert complaints("## A", folder, first_level=2) == []


def test_two_paragraphs_where_a_line_is_expected(folder: Path) -> None:
    message = "3:1: a blank line ends the paragraph, and only one is expected here [text-inline]"
    assert complaints("een\n\ntwee", folder, line=True) == [(message, "take out the blank line")]


def test_link_that_leads_out_through_a_symbolic_link(folder: Path) -> None:
    (folder / "binnen.pdf").symlink_to(folder.parent / "geheim.pdf")
    assert complaints("[x](binnen.pdf)", folder) == [
        ("1:5: binnen.pdf leads out of the paper's folder [file-inside]", "put the file itself into the folder")
    ]


UNSAFE = [
    ("<script/>", "it holds <script>"),
    ("<foreignObject/>", "it holds <foreignObject>"),
    ('<rect onclick="x"/>', "it acts on an event (onclick)"),
    ('<image href="https://x.be/a.png"/>', "it refers to https://x.be/a.png"),
    ('<image xlink:href="data:image/svg+xml,x"/>', "it refers to data:image/svg+xml,x"),
    ('<rect fill="url(https://x.be/a)"/>', "it refers to https://x.be/a"),
    ("<style>@import 'a.css';</style>", "it refers to @import"),
    ("<style>a { fill: u\\rl(//x.be) }</style>", "it refers to //x.be"),
    ("<style>a { fill: \\75&#114;l(//x.be) }</style>", "it refers to //x.be"),
    ('<set attributeName="href" to="#x"/>', "it changes where a link goes"),
    ("<?xml-stylesheet href='a.css'?>", "it refers to a stylesheet"),
    ('<symbol viewBox="a b c d"/>', "its viewBox is not four figures"),
    ("<g>", "mismatched tag in its XML"),
]


@pytest.mark.parametrize(("inside", "what"), UNSAFE)
def test_svg_that_cannot_be_published(inside: str, what: str, folder: Path) -> None:
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n  {inside}</svg>'
    (folder / "figures" / "kaart.svg").write_text(picture)
    (message, hint), *more = complaints("![x](figures/kaart.svg)", folder)
    column = picture.split("\n")[1].index("</svg>") + 3 if "mismatched" in what else 3
    assert message == f"2:{column}: this SVG cannot be published: {what} [svg-safe]"
    again = "open the picture in a drawing program and export it again, as plain SVG"
    assert hint == (
        again if "mismatched" in what or "viewBox" in what else "export the picture as plain SVG, without it"
    )
    assert more == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("<html/>", 1, "it is another kind of XML"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg/>', 1, "it declares an entity"),
    ],
)
def test_svg_that_is_something_else(text: str, line: int, what: str, folder: Path) -> None:
    (folder / "figures" / "kaart.svg").write_text(text)
    message, _ = complaints("![x](figures/kaart.svg)", folder)[0]
    assert message.startswith(f"{line}:")
    assert message.endswith(f"this SVG cannot be published: {what} [svg-safe]")


def test_svg_that_refers_to_its_own_parts(folder: Path) -> None:
    parts = '<a href="#b"/><rect fill="url(#c)" style="mask: url(\'#d\')"/><image href="data:image/png;base64,AA"/>'
    (folder / "figures" / "kaart.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{parts}</svg>')
    assert complaints("![x](figures/kaart.svg)", folder) == []
