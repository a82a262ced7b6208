"""The schemas of the YAML files: they describe every key, admit the samples, refuse what is wrong, and are not stale."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from krachtlijn.cli import main
from krachtlijn.cli.schema import FOLDER, modeline
from krachtlijn.diagnostics import Report
from krachtlijn.readers.files import read_source
from krachtlijn.readers.schema import FILES, schema_for, schemas
from krachtlijn.readers.schema_forms import UNREAD
from krachtlijn.readers.yaml import compose
from krachtlijn.readers.yaml_json import as_json
from krachtlijn.source import Source

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
SAMPLES = sorted(
    path for path in CONTENT.rglob("*.yaml") if not any(part[0] in "_." for part in path.relative_to(CONTENT).parts)
)
SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in schemas().items()}


def faults(name: str, text: str) -> list[str]:
    tree = compose(Source(Path("x.yaml"), text), Report())
    assert tree is not None
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(as_json(tree))]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_a_sample_is_valid_and_names_its_schema(path: Path) -> None:
    source = read_source(path, Report())
    assert source is not None
    name = schema_for(PurePosixPath(path.relative_to(CONTENT).as_posix()))
    assert faults(name, source.text) == []
    assert source.text.startswith(modeline(path, CONTENT))
    assert (path.parent / source.line(1).partition("$schema=")[2]).resolve() == CONTENT / FOLDER / f"{name}.json"


def test_the_schemas_beside_the_content_are_those_of_today() -> None:
    stale = "run: python build.py schema"
    assert {path.stem: path.read_text(encoding="utf-8") for path in (CONTENT / FOLDER).iterdir()} == schemas(), stale


def test_every_key_has_a_description() -> None:
    found = 0
    for schema in SCHEMAS.values():
        for definition in schema.get("$defs", {}).values():
            for key, value in definition.get("properties", {}).items():
                assert len(value["description"]) > 1, key
                found += 1
    assert found > 200


def test_every_form_with_a_reader_of_its_own_is_used() -> None:
    used = {
        (name, key)
        for schema in SCHEMAS.values()
        for name, it in schema.get("$defs", {}).items()
        for key in it.get("properties", {})
    }
    assert UNREAD.keys() <= used


ADMITTED = [
    ("paper", "type: advies\ntitle: 2024\ndate: 2024\nstatus: final\nnumbering: false\nthemes: [werk]"),
    ("paper", "type: advies\ntitle: x\nnumbering: {start: 4.5, depth: 2}\ncontents: no\nlists: [abbreviations: all]"),
    ("paper", "type: advies\ntitle: x\nsubtitle:\ndecision: {for: 3, against: '2'}"),
    ("krachtlijnen", "- {id: a, lead: Kort.}\n- {id: b, lead: {from: kern}, status: done}"),
    ("table", "caption: x\ncolumns: [{header: a}]\nrowheads: 1\nrows: |\n  a | b"),
    ("table", "caption: x\ncolumns: [{header: a, columns: [{header: b}]}]\nrows: [[a, 1.5, '2,5', n.b., {value: 1, note: '*'}]]"),
    ("table", "caption: x\ncolumns: [{header: a}]\nrows: [{group: G, rows: [{total: [a]}]}, {cells: [1], kind: percent}]"),
    ("chart", "table: a\nkind: bar\nx: jaar\ny: [a, b]\ncaption: c\nalt: d"),
    ("questions", "questions: [Eerste vraag, {text: Tweede, parts: [a, b]}]\nanswers: [{to: 1, text: x}, {to: 1a, text: y}]"),
    ("abbreviations", "VDAB: Vlaamse Dienst\nAWIP: {long: Agence, lang: fr}"),
    ("abbreviations", ""),
    ("references", "a: {type: report, author: SERV, issued: 2024, title: x}"),
    ("footnotes", "a: Tekst"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), ADMITTED)
def test_what_may_be_typed_is_admitted(name: str, text: str) -> None:
    assert faults(name, text) == []


REFUSED = [
    ("paper", "type: nota\ntitle: x", "'nota' is not one of ['advies', 'werkprogramma', 'beleidsbrief', 'schriftelijke-vraag', 'mondelinge-vraag']"),
    ("paper", "type: advies", "'title' is a required property"),
    ("paper", "type: advies\ntitle: x\nsubmitted: {date: 2024}", "Additional properties are not allowed ('submitted' was unexpected)"),
    ("paper", "type: advies\ntitle:", "None is not of type 'string', 'number', 'boolean'"),
    ("paper", "type: advies\ntitle: x\ndate: 26/11/2024", "'26/11/2024' does not match '^\\\\d{4}(-\\\\d{2}){0,2}$'"),
    ("chart", "table: a\ncaption: b", "'alt' is a required property"),
    ("site", "name: x\nurl: example.org", "'example.org' does not match '^[Hh][Tt][Tt][Pp][Ss]?://'"),
    ("references", "a: {type: rapport}", None),
    ("table", "caption: x\ncolumns: []", "[] should be non-empty"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), REFUSED)
def test_what_may_not_be_typed_is_refused(name: str, text: str, message: str | None) -> None:
    found = faults(name, text)
    assert len(found) == 1
    assert message is None or found == [message]


def test_the_command_writes_them_and_a_new_paper_names_them(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("name: Raad\n")
    monkeypatch.chdir(tmp_path)
    places = ["--content", "content", "--output", "output"]
    assert main(["schema", *places], root) == 0
    assert capsys.readouterr().out.splitlines() == [f"content/.schema/{name}.json" for name in FILES]
    assert main(["schema", *places], root) == 0
    assert main(["schema", "advies", *places], root) == 2
    assert capsys.readouterr().err.startswith(
        "build.py: schema describes the files of all papers; it does not take advies"
    )
    assert main(["new", "advies", "stukken/a", *places], root) == 0
    paper = (tmp_path / "content" / "stukken" / "a" / "paper.yaml").read_text(encoding="utf-8")
    assert paper.startswith("# yaml-language-server: $schema=../../.schema/paper.json\n")
    assert main(["check", *places], root) == 0


@pytest.mark.parametrize(
    ("path", "name"),
    [("a/paper.yaml", "paper"), ("a/tables/paper.yaml", "table"), ("a/agenda/x.yaml", "agenda"), ("a/x.yaml", "")],
)
def test_a_file_has_the_schema_of_its_place(path: str, name: str) -> None:
    assert schema_for(PurePosixPath(path)) == name
