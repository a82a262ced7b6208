"""Whatever is typed, reading ends in a tree and complaints, and every place lies inside the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krachtlijn.diagnostics import Report, SourceError
from krachtlijn.model.walk import walk
from krachtlijn.readers.markdown import MarkdownContext, read_blocks, read_inlines
from krachtlijn.source import Location, Passage, Source

PIECES = [
    *"#*_~^`[](){}<>!|:%-+=@&;,.\\/\"' \t\n\n\n1a°é\u00a0\0\f\u2028",
    *(
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n1° ",
        "\n(1) ",
        "\na) ",
        "\n> ",
        "\n    ",
        "\n  ",
        "\n: ",
        "\n| a | b |\n|---|:-:|\n| c |",
    ),
    *(
        "[^n]",
        "[^n]: ",
        "[@k]",
        "@key",
        "[zie @a, p. 1; @b]",
        "[w](#id)",
        "[](#a,#b)",
        "![alt](x.png)",
        "[x]{.kern #k}",
    ),
    *("{#id .x lang=fr}", "\n{#id}\n", "\n:::{box} T\n", "\n::::{landscape}\n", "\n:::\n", "\n::::\n", "\n:id: x\n"),
    *("\n::{table} t\n", "`` {value}`a/b/c` ``", "{value}`a/b/c`", "<!--", "-->", "<b>", "</b>", "\n```\n", "\n~~~\n"),
    *(
        "https://x.be/a_b",
        "www.x.be",
        "<https://x.be>",
        "\n[d]: https://x.be\n",
        "[w][d]",
        "{{ x }}",
        "\n% c\n",
        "\n# Kop ##\n",
    ),
    *("**", "~~", "***", "woord", " en ", "\n---\n", "&amp;", "&#0;", "  \n", "\\\n", "\nkop\n===\n"),
]

texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def read(text: str, *, line: bool) -> list[Location]:
    passage = Passage.of(Source(Path("x.md"), text))
    context = MarkdownContext(report=Report(), folder=Path(__file__).parent)
    try:
        tree = read_inlines(passage, context) if line else read_blocks(passage, context)
    except SourceError as error:
        return [diagnostic.at for diagnostic in error.diagnostics]
    nodes = [*walk(tree), *walk(context.footnotes)]
    return [*(node.at for node in nodes), *(diagnostic.at for diagnostic in context.report)]


def check_places(text: str, *, line: bool) -> None:
    lines = text.split("\n")
    for at in read(text, line=line):
        assert 1 <= at.line <= len(lines), f"{at} lies outside the text"
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1, f"{at} lies outside its line"


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_blocks_of_any_text(text: str) -> None:
    check_places(text, line=False)


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_a_line_of_any_text(text: str) -> None:
    check_places(text, line=True)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "]",
        "*a **b ",
        "> ",
        "- ",
        "1. ",
        "^[",
        "![",
        "[a](",
        "`",
        "~",
        "<",
        "(",
        "{",
        "&",
        "@a ",
        "(1) ",
        "1, ",
        "\n:::{box} b\n",
    ],
)
def test_much_of_the_same_ends_soon(piece: str) -> None:
    for count in (70, 700):
        check_places(piece * count, line=False)


def words_by_place(text: str) -> dict[str, tuple[int, int]]:
    return {
        word[0]: (number, word.start() + 1)
        for number, line in enumerate(text.split("\n"), 1)
        for word in re.finditer(r"w\d+", line)
    }


def test_every_word_is_found_where_it_was_typed() -> None:
    text = """\
# *w1* **w2** {#kop}

w3 [w4](#x) `w5` ~~w6~~ w7
  w8 [w9 *w10*]{lang=fr} ***w11***

> - w12
>
>   1° *w13*
>      w14 ^w15^
lazy *w16*

| *w17* | w18 |
| --- | --- |
| `a` \\| *w19* | [w20](https://x.be) |

:::{box} *w21*
:id: b
- w22[^n]
  ::::{quote} [w23](#y)
  w24 *w25*
  ::::
:::

*w26*
: *w27*

[^n]: w28 *w29*

    *w30*
"""
    passage = Passage.of(Source(Path("x.md"), text))
    context = MarkdownContext(report=Report(), folder=Path())
    tree = read_blocks(passage, context)
    expected = words_by_place(text)
    found = {}
    for node in [*walk(tree), *walk(context.footnotes)]:
        words = getattr(node, "text", "")
        if isinstance(words, str) and (word := re.match(r"w\d+", words)):
            mark = "`" if type(node).__name__ == "Code" else ""
            found[word[0]] = (node.at.line, node.at.column + len(mark))
    inside = {"w8", "w7", "w14"}  # these run on in the words before them
    assert found == {word: place for word, place in expected.items() if word not in inside}
