"""YAML: what is read, where it stands, and what is said of what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krachtlijn.diagnostics import Code, Report
from krachtlijn.readers import yaml as reader
from krachtlijn.readers.yaml import MAX_DEPTH, Mapping, Scalar, Sequence, Tree, compose
from krachtlijn.source import Source

QUOTE = "put quotes around it"
PART = "put quotes around it if the {} is part of the text"
INDENT = "let keys of one level begin in the same column, with spaces"
UNCLOSED_BRACKET = "put quotes around the value if the [ is part of the text"
HEADS_BLOCK = "at the start of a value begins a block of lines"
DOES_NOT_FIT = (
    "let it begin in the column of the keys beside it; a key above it needs `: `, and no value on its own line"
)
BEHIND_QUOTE = "put the whole value between quotes; inside single quotes a ' is typed twice"


def read(text: str) -> tuple[Tree | None, list[str]]:
    """The tree, and the complaints as ``line:column message | hint [code]``."""
    report = Report()
    tree = compose(Source(Path("x.yaml"), text), report)
    return tree, [f"{d.at.line}:{d.at.column} {d.message} | {d.hint} [{d.code.slug}]" for d in report]


def scalar(text: str, key: str) -> Scalar:
    tree, complaints = read(text)
    assert complaints == []
    assert isinstance(tree, Mapping)
    value = tree.get(key)
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("typed", ["no", "010", "2016_00146", "10:30", "1e3", "~", "null", "yes", "2024-11-26", "0x1F"])
def test_scalars_stay_as_typed(typed: str) -> None:
    assert scalar(f"number: {typed}\n", "number").text == typed


def test_an_empty_file_is_an_empty_scalar() -> None:
    tree, complaints = read("# niets\n")
    assert isinstance(tree, Scalar)
    assert (tree.text, complaints) == ("", [])


def test_keys_and_items_know_their_places() -> None:
    tree, _ = read("a: 1\nb:\n  - x\n  - {c: d}\n")
    assert isinstance(tree, Mapping)
    items = tree.get("b")
    assert isinstance(items, Sequence)
    assert [repr(item.at) for item in items.items] == ["x.yaml:3:5", "x.yaml:4:5"]
    assert [repr(key.at) for key, _ in tree.entries] == ["x.yaml:1:1", "x.yaml:2:1"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: 9 % x\nnote: % x", f"2:7 `%` cannot begin a value | {QUOTE}"),
        ("% x", "1:1 a line of YAML cannot begin with `%` | begin a comment with #"),
        ("title: @x", f"1:8 `@` cannot begin a value | {QUOTE}"),
        ("title: `x`", f"1:8 a backtick cannot begin a value | {QUOTE}"),
        ("title: **a** b", f"1:8 `*` at the start of a value is an alias to YAML | {QUOTE}"),
        ("title: & b", f"1:8 `&` at the start of a value is an anchor to YAML | {QUOTE}"),
        ("title: !<x b", f"1:8 `!` at the start of a value is a tag to YAML | {QUOTE}"),
        ("title: > 50 procent", f"1:8 `>` {HEADS_BLOCK} | {QUOTE}"),
        ("title: | x", f"1:8 `|` {HEADS_BLOCK} | {QUOTE}"),
        ("title: ,b", f"1:8 `,` cannot begin a value | {QUOTE}"),
        ("title: ]", f"1:8 `]` closes no list | {QUOTE}"),
        ("title: }", f"1:8 `}}` closes no mapping | {QUOTE}"),
        ("title: ? b", f"1:8 `?` with a space behind it cannot begin a value | {QUOTE}"),
        ("title: Advies: werk", f"1:14 a second `: ` stands in the value | {QUOTE}"),
        ("a:\n\tb: c", "2:1 a tab cannot indent YAML | replace the tab by spaces"),
        ('a: "b\nc: d', '1:4 the quote that opens here is not closed | close it with " at the end of the value'),
        ("a: 'b", "1:4 the quote that opens here is not closed | close it with ' at the end of the value"),
        ("a: 'it's'", f"1:8 words stand behind the closing quote | {BEHIND_QUOTE}"),
        ("a: [BIS] x", f"1:10 words stand behind the closing ] | {QUOTE}"),
        ("a: 1\n  b: 2", f"2:3 this key does not fit what stands above it | {DOES_NOT_FIT}"),
        ("a:\n   b: 1\n  c: 2", f"3:3 this line is indented differently from those beside it | {INDENT}"),
        (
            "a: [b, c",
            f"1:4 the [ that opens here is not closed, or a comma is missing | close it with ], or {UNCLOSED_BRACKET}",
        ),
        (
            "a: 1\nb",
            "2:1 this line is no `key: value` | put `: ` behind the key, or indent the line as part of the value above",
        ),
        (
            "a: - b",
            (
                "1:4 a list cannot begin on the line of its key"
                " | begin the list on the next line, or put quotes around the value"
            ),
        ),
        (
            'a: "C:\\dir"',
            "1:8 a backslash in double quotes begins an escape, and this is none | use single quotes, or type \\\\",
        ),
        ('a: "\\UFFFFFFFF"', "1:7 an escape names a character that does not exist | take the escape out"),
        ('a: "\\0"', "1:4 the character U+0000 is not allowed in a text | take the escape out"),
        ('a: "\\ud800"', "1:4 the character U+D800 is not allowed in a text | take the escape out"),
        ("- a\nb: 1", f"2:1 items of a list (`- `) and keys cannot stand beside each other | {INDENT}"),
        ("a: 1\n- b", f"2:1 items of a list (`- `) and keys cannot stand beside each other | {INDENT}"),
        ("a: 1\n---\nb: 2", "2:1 a second YAML document begins here | delete the line: one file is one document"),
        ("a: 1\n...\nb: 2", "3:1 text stands behind the end of the document | delete the line `...` above it"),
        ("a: b\x85c", "1:5 the character U+0085 is not allowed in YAML | delete it, or type it anew"),
        ("{a: b}: c", "1:1 a key must be text | put quotes around a text that begins with [ or {"),
    ],
)
def test_yaml_is_explained(text: str, complaint: str) -> None:
    tree, complaints = read(text)
    assert tree is None
    assert complaints == [f"{complaint} [yaml-syntax]"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: *b", "1:4 YAML reads this as an alias: not allowed | " + PART.format("*")),
        ("a: &b c", "1:4 YAML reads this as an anchor: not allowed | " + PART.format("&")),
        ("a: !b c", "1:4 YAML reads this as a tag: not allowed | " + PART.format("!")),
        ("<<: a", "1:1 merge keys (<<) are not allowed | write the values out"),
        ("%TAG ! x\n---\na: b", "1:1 a %TAG line is not allowed | delete the line"),
    ],
)
def test_yaml_is_plain(text: str, complaint: str) -> None:
    assert read(text)[1] == [f"{complaint} [yaml-plain]"]


def test_a_key_is_typed_once_and_the_first_counts() -> None:
    tree, complaints = read("a: 1\nb: 2\na: 3\n")
    assert complaints == [
        "3:1 the key `a` stands here a second time | keep one of the two: the first is on line 1 [key-unique]"
    ]
    assert isinstance(tree, Mapping)
    assert [key.text for key, _ in tree.entries] == ["a", "b"]


def test_depth_is_bounded() -> None:
    report = Report()
    assert compose(Source(Path("x.yaml"), "[" * 100_000), report) is None
    (complaint,) = report
    assert complaint.code is Code.YAML_SIZE
    assert complaint.message == "this YAML is too big: nested deeper than 40 levels"
    assert complaint.at.column == MAX_DEPTH + 2


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("krachtlijn.readers.yaml.MAX_NODES", 10)
    assert read("[" + "a, " * 20 + "]")[1] == [
        (
            "1:29 this YAML is too big: more than 10 values"
            " | split the file, or check its brackets and indentation [yaml-size]"
        )
    ]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("text: |\n  Een regel.\n\n    Nog *een*.\n", "*een*", "4:9"),
        ("text: |2-\n   Een.\n  Twee *een*.\n", "*een*", "3:8"),
        ("text: >-\n  Een regel\n  die *een* wordt.\n", "*een*", "3:7"),
        ("text: Een regel\n  die *een* wordt.\n", "*een*", "2:7"),
        ("text: 'Een ''regel'' *een*'\n", "*een*", "1:22"),
        ('text: "Een \\"regel\\" *een*"\n', "*een*", "1:22"),
        ('text: "Een\n\n  regel \\\n  *een*"\n', "*een*", "4:3"),
    ],
)
def test_each_character_knows_its_place(text: str, word: str, place: str) -> None:
    passage = scalar(text, "text").passage()
    at = passage.at_offset(passage.text.index(word))
    assert f"{at.line}:{at.column}" == place


def scalars(tree: Tree | None) -> Iterator[Scalar]:
    match tree:
        case Scalar():
            yield tree
        case Sequence(items=items):
            for item in items:
                yield from scalars(item)
        case Mapping(entries=entries):
            for key, value in entries:
                yield key
                yield from scalars(value)
        case None:
            pass


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(list("abx:-'\"|>[]{}#&*!%@,? \n\n\t\\u0é\u2028\x85\ufeff123<>")), max_size=60))
def test_whatever_is_typed_is_read_or_explained(text: str) -> None:
    source = Source(Path("x.yaml"), text)
    report = Report()
    tree = compose(source, report)
    assert tree is not None or len(report)
    for complaint in report:
        assert 1 <= complaint.at.line <= text.count("\n") + 1
        assert 1 <= complaint.at.column <= len(source.line(complaint.at.line)) + 1
    if len(report):
        return
    for value in scalars(tree):
        passage = value.passage()
        for offset, sign in enumerate(passage.text):
            if not sign.isspace() and "\\" not in text:
                assert text[passage.at_offset(offset).offset] == sign


PIECES = [
    "a",
    "b: ",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    "\n  ",
    " ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
    " # c",
    "|\n",
    "> \n",
    "|-\n   ",
]
PIECES += ["é", "𝒳", "? ", "\\n", "a: b\n", "- c\n", "\t", "\ufeff", "“"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=500)
def test_both_parsers_see_the_same_in_the_same_places(text: str) -> None:
    source = Source(Path("x.yaml"), text)
    fast, slow = Report(), Report()
    tree = reader._composed_fast(source, fast)
    other = reader._composed(source, slow)
    if tree is not None and other is not None:
        assert tree == other
        assert list(fast) == list(slow)


def test_a_value_that_is_not_there_stands_behind_its_colon() -> None:
    for text, column in (("{a: , b: c}", 4), ("a: \nb: c", 3), ("{a: # x\n , b: c}", 4)):
        value = scalar(text, "a")
        assert (value.text, value.at.line, value.at.column) == ("", 1, column)


def test_without_libyaml_all_is_the_same_but_slower(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "rows:\n" + "".join(f"  - [Rij {number}, {number}]\n" for number in range(50))
    source, report = Source(Path("x.yaml"), text), Report()
    fast = compose(source, report)
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    assert reader._composed_fast(source, report) is None
    assert compose(source, report) == fast
    assert len(report) == 0
