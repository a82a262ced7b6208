"""What exists in the code is described in the handleiding, and what the handleiding names exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from krachtlijn.cli.arguments import COMMANDS, parser
from krachtlijn.diagnostics import Code
from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.metadata import Entry
from krachtlijn.model.settings import SiteSettings
from krachtlijn.readers.markdown.directives import ONE_LINE, WITH_BODY

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
ROWS = frozenset(re.findall(r"^\| `([^` ]+)", GUIDE, re.MULTILINE))
"""What has a row of its own in a table."""
NAMED = frozenset(re.findall(r"[\w-]+", " ".join(re.findall(r"```.*?```|`[^`\n]+`", GUIDE, re.DOTALL))))
"""Every word that is shown as code."""

FILES: tuple[type[Entry], ...] = (*(kind.metadata for kind in DOCUMENT_TYPES.values()), SiteSettings)
"""What is bound to YAML files, with a table of keys in the handleiding for each."""


def keys(entry: type[Entry]) -> list[str]:
    """The keys that an author may type: a field whose description is empty is only typed as a shorthand."""
    hints = get_type_hints(entry, include_extras=True)
    typed = {name for name, hint in hints.items() if get_args(hint)[1:] != ("",)} - {f.name for f in fields(Entry)}
    return [field.name.rstrip("_") for field in fields(entry) if field.name in typed]


def entries(hint: object) -> Iterator[type[Entry]]:
    """The entries that a type hint speaks of, and those that these hold."""
    if isinstance(hint, type) and is_dataclass(hint) and issubclass(hint, Entry):
        yield hint
        for inner in get_type_hints(hint).values():
            yield from entries(inner)
    for inner in get_args(hint):
        yield from entries(inner)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.__name__)
def test_every_key_of_a_file_has_a_row(file: type[Entry]) -> None:
    assert [key for key in keys(file) if key not in ROWS] == []


def test_every_key_below_those_is_named() -> None:
    below = {entry for file in FILES for entry in entries(file)} - set(FILES)
    assert below
    assert sorted(f"{entry.__name__}.{key}" for entry in below for key in keys(entry) if key not in NAMED) == []


def test_every_type_of_paper_is_named() -> None:
    assert [key for key in DOCUMENT_TYPES if key not in NAMED] == []


@pytest.mark.parametrize("name", sorted({*ONE_LINE, *WITH_BODY}))
def test_every_directive_has_a_section_that_names_its_options(name: str) -> None:
    section = re.search(rf"^### `{name}`\n(.*?)(?=^##)", GUIDE, re.MULTILINE | re.DOTALL)
    assert section, f"### `{name}`"
    if name in ONE_LINE:
        assert re.search(rf"(?<!:)::{{{name}}}", section[1])
    if name in WITH_BODY:
        assert re.search(rf":::{{{name}}}", section[1])
        assert [option for option in WITH_BODY[name].options if f"`{option}`" not in section[1]] == []


def test_every_code_has_a_row_by_alphabet_and_every_row_a_code() -> None:
    chapter = GUIDE[GUIDE.index("\n## Meldingen\n") :]
    described = re.findall(r"^\| `([a-z]+-[a-z-]+)` \|", chapter, re.MULTILINE)
    assert described == sorted(code.slug for code in Code)


def test_every_option_of_the_command_has_a_row_and_every_row_an_option(root: Path) -> None:
    options = {name for action in parser(root)._actions for name in action.option_strings if name.startswith("--")}
    assert {row for row in ROWS if re.match("--[a-z]", row)} == options - {"--help"}


def test_every_command_has_a_row() -> None:
    assert set(re.findall(r"^\| `python build\.py ([a-z]+)", GUIDE, re.MULTILINE)) == set(COMMANDS)


def test_every_make_target_that_the_readme_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for file in ("README.md", "docs/architecture.md", "docs/handleiding.md"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert set(re.findall(r"(?:^    |`)make ([a-z]+)", text, re.MULTILINE)) <= targets, file
