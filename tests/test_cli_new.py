"""``new``: for every type of paper a folder that builds at once, and nothing written over."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from krachtlijn.cli import main
from krachtlijn.cli.arguments import UsageError, parse
from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.doctypes.skeleton import STARTS, skeleton

DAY = date(2025, 1, 15)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text("name: Raad\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(root: Path, *arguments: str) -> int:
    return main([*arguments, "--content", "content", "--output", "output", "--now", "2025-01-15"], root)


@pytest.mark.parametrize("key", DOCUMENT_TYPES)
def test_a_new_paper_of_every_type_builds_at_once(
    key: str, root: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "new", key, "stukken/2025-zorg") == 0
    made, said = capsys.readouterr()
    assert "content/stukken/2025-zorg/paper.yaml" in made.splitlines()
    assert said == "the paper is a draft: build it with --drafts\n"
    assert run(root, "--drafts", "--no-pdf") == 0
    assert " error: " not in capsys.readouterr().out
    page = (here / "output" / "stukken" / "2025-zorg" / "index.html").read_text(encoding="utf-8")
    assert "Titel van het stuk" in page
    assert '<time datetime="2025-01-15">' in page


@pytest.mark.parametrize("key", DOCUMENT_TYPES)
def test_every_key_in_a_comment_is_one_that_can_be_typed(
    key: str, root: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "new", key, "zorg") == 0
    paper = here / "content" / "zorg" / "paper.yaml"
    text = paper.read_text(encoding="utf-8")
    paper.write_text(re.sub(r"^# ( *(?:- )?[a-z_]+:(?: |$))", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    capsys.readouterr()
    run(root, "check")
    codes = set(re.findall(r"\[([a-z-]+)\]$", capsys.readouterr().out, re.MULTILINE))
    assert codes <= {
        "accept-known", "decision-whole", "page-known", "paper-known", "pdf-name", "status-fits", "value-known"
    }  # fmt: skip
    assert "paper-known" in codes


@pytest.mark.parametrize("key", DOCUMENT_TYPES)
def test_every_key_of_the_type_stands_there_with_its_description(key: str) -> None:
    text = skeleton(DOCUMENT_TYPES[key], DAY)["paper.yaml"]
    for line in text.splitlines():
        if re.match(r"(?:# )?[a-z_]+:(?: |$)", line):
            assert re.search(r"  # [A-Z].+", line), line
    assert f"type: {key} " in text
    assert "date: 2025-01-15 " in text


def test_whatever_a_type_requires_has_a_beginning() -> None:
    assert {name for kind in DOCUMENT_TYPES.values() for name in kind.required} <= STARTS.keys()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["advies"], "new takes the type of a paper and its path", "for instance: new advies adviezen/2025-zorg"),
        (["advise", "x"], "there is no type of paper `advise`", "did you mean `advies`?"),
        (["zzz", "x"], "there is no type of paper `zzz`", f"known types are {', '.join(DOCUMENT_TYPES)}"),
        (
            ["advies", "adviezen/zorg & welzijn"],
            "`zorg & welzijn` cannot be part of a web address",
            "take letters, digits, `.`, `_` and `-`, a letter or digit first",
        ),
        (
            ["advies", "_kladje"],
            "`_kladje` cannot be part of a web address",
            "take letters, digits, `.`, `_` and `-`, a letter or digit first",
        ),
        (
            ["advies", "../buiten"],
            "`..` cannot be part of a web address",
            "take letters, digits, `.`, `_` and `-`, a letter or digit first",
        ),
        (
            ["advies", "content"],
            "a paper is a folder below the content, outside pages/",
            "for instance adviezen/2025-zorg",
        ),
        (["advies", "pages/x"], "a paper is a folder below the content, outside pages/", "for instance adviezen/2025-zorg"),
        (["advies", "a/paper"], "CONTENT/a/paper is there already", "give the new paper a name of its own"),
        (["advies", "content/A/Paper"], "CONTENT/a is there already", "give the new paper a name of its own"),
        (["advies", "a/paper/b"], "CONTENT/a/paper is a paper, and holds no other", "give the new paper a folder beside it"),
        (["advies", "x", "--port", "80"], "--port goes with serve, not with new", "see build.py --help"),
    ],
)  # fmt: skip
def test_what_cannot_be_made(here: Path, arguments: list[str], message: str, hint: str) -> None:
    (here / "content" / "a" / "paper").mkdir(parents=True)
    (here / "content" / "a" / "paper" / "paper.yaml").touch()
    with pytest.raises(UsageError) as error:
        parse(["new", *arguments], here, here)
    assert (str(error.value).replace(str(here / "content"), "CONTENT"), error.value.hint) == (message, hint)


def test_a_folder_is_never_written_over(root: Path, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "new", "advies", "zorg") == 0
    paper = here / "content" / "zorg" / "paper.yaml"
    paper.write_text("mijn werk")
    assert run(root, "new", "advies", "zorg") == 2
    assert paper.read_text() == "mijn werk"
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["adviezen/zorg", "/adviezen/zorg/", "content/adviezen/zorg"])
def test_the_path_is_an_address_or_a_folder(here: Path, path: str) -> None:
    command = parse(["new", "advies", path], here, here)
    assert command.new is not None
    assert command.new.folder == here / "content" / "adviezen" / "zorg"
    assert command.new.kind is DOCUMENT_TYPES["advies"]
