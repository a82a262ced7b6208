"""A citation style that cannot be used: what is said of it, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from krachtlijn.transforms.style import style_faults

HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">\n'
    "  <info><title>x</title><id>a</id><updated>2024-11-26T00:00:00+00:00</updated></info>\n"
)
CITATION = '  <citation><layout><text variable="title"/></layout></citation>\n'

DEPENDENT = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info>
    <title>x</title><id>a</id><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
    <updated>2024-11-26T00:00:00+00:00</updated>
  </info>
</style>
"""


def faults(path: Path) -> list[str]:
    return [f"{d.at.line}:{d.at.column} {d.message.partition(': ')[2]}" for d in style_faults(path)]


def test_the_style_of_the_project_is_sound(root: Path) -> None:
    assert faults(root / "styles" / "citation.csl") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}{CITATION}</style>", []),
        ("", ["1:1 Document is empty"]),
        ("geen XML", ["1:1 Start tag expected, '<' not found"]),
        (f"{HEAD}{CITATION}", ["4:1 Premature end of data in tag style line 1"]),
        ("<html/>", ["1:1 Expecting element style, got html"]),
        (f"{HEAD}{CITATION}  <woord/>\n</style>", ["4:3 Element style has extra content: woord"]),
        (DEPENDENT, ["1:1 it has no <citation>, and is only a name for another style"]),
        (
            f"{HEAD}{CITATION.replace('variable', 'macro')}</style>",
            ["3:3 there is no macro title"],
        ),
        (
            (
                f'{HEAD}  <macro name="a"><text macro="b"/></macro>\n  <macro name="b"><text macro="a"/></macro>\n'
                f"{CITATION}</style>"
            ),
            ["3:3 the macro a calls itself", "4:3 the macro b calls itself"],
        ),
    ],
)
def test_what_is_wrong_with_a_style(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "citation.csl"
    path.write_text(text, encoding="utf-8")
    assert faults(path) == expected


def test_a_style_that_is_no_text_and_one_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "citation.csl"
    assert faults(path) == ["1:1 there is no such file"]
    path.write_bytes(b"\x89PNG\r\n\0\xff")
    assert len(faults(path)) == 1
