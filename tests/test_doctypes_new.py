"""A type of paper is one Python file and one template: here is one more, and nothing else knows of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, cast

import pytest

from krachtlijn.cli import main
from krachtlijn.doctypes import DOCUMENT_TYPES, DocumentType, Fact
from krachtlijn.doctypes.facts import detail_facts, text_fact
from krachtlijn.language.keyed import Noun
from krachtlijn.language.words import Words
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import Metadata
from krachtlijn.project import Project


@dataclass(frozen=True, kw_only=True)
class NotaMetadata(Metadata):
    """The keys of a nota."""

    author: Annotated[str, "Auteur"]
    written: Annotated[PartialDate | None, "Geschreven op"] = None


def _facts(meta: NotaMetadata, words: Words) -> Iterator[Fact]:
    yield from text_fact(words.submitted_by, meta.author, meta.place_of("author"))
    yield from detail_facts(meta)


NOTA = DocumentType(
    key="nota",
    names={"nl": Noun("nota", "nota’s"), "fr": Noun("note", "notes"), "en": Noun("memo", "memos")},
    metadata=NotaMetadata,
    parts=("introduction", "body"),
    required=("introduction.md",),
    date=lambda meta: meta.written,
    facts=_facts,
)

TEMPLATE = """\
{% extends "document.html" %}
{% block cover %}<header class="cover"><h1 id="titel">{{ kind }}: {{ document.meta.title | inlines }}</h1>
<p>{{ facts[0].label }} {{ facts[0].values[0] | plain }}</p></header>{% endblock %}
"""


@pytest.fixture
def root_with_nota(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own in which the type is one more line of the table and its template one more file."""
    for name in ("templates", "styles"):
        shutil.copytree(root / name, tmp_path / "root" / name)
    (tmp_path / "root" / "templates" / "nota.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setitem(cast("dict[str, DocumentType]", DOCUMENT_TYPES), "nota", NOTA)
    return tmp_path / "root"


def build(root: Path, project: Project, paper: str) -> int:
    folder = project.content / "notas" / "eerste"
    folder.mkdir(parents=True)
    (project.content / "site.yaml").write_text("name: Raad\n", encoding="utf-8")
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    (folder / "introduction.md").write_text("De eerste alinea.\n", encoding="utf-8")
    arguments = ["--content", str(project.content), "--output", str(project.output), "--no-pdf"]
    return main(arguments, root)


def test_a_new_type_is_read_and_built(root_with_nota: Path, project: Project) -> None:
    paper = "type: nota\ntitle: Over iets nieuws\nauthor: An Peeters\nwritten: 2024-05-06\nstatus: final\n"
    assert build(root_with_nota, project, paper) == 0
    page = (project.output / "notas/eerste/index.html").read_text(encoding="utf-8")
    assert '<h1 id="titel">Nota: Over iets nieuws</h1>' in page
    assert "Ingediend door An Peeters" in page
    assert "De eerste alinea." in page
    home = (project.output / "index.html").read_text(encoding="utf-8")
    assert "<span>Nota</span>" in home
    assert "6\N{NO-BREAK SPACE}mei 2024" in home


def test_a_new_type_has_its_own_required_keys(
    root_with_nota: Path, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(root_with_nota, project, "type: nota\ntitle: Zonder auteur\ndate: 2024\nstatus: final\n") == 1
    assert "the required key `author` is missing [key-required]" in capsys.readouterr().out


def test_without_its_template_a_type_is_a_complaint(
    root_with_nota: Path, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (root_with_nota / "templates" / "nota.html").unlink()
    paper = "type: nota\ntitle: Over iets nieuws\nauthor: An Peeters\nwritten: 2024-05-06\nstatus: final\n"
    assert build(root_with_nota, project, paper) == 1
    assert "there is no template nota.html [template-renders]" in capsys.readouterr().out


def test_a_part_that_a_type_lacks_is_a_complaint(
    root_with_nota: Path, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = cast("dict[str, DocumentType]", DOCUMENT_TYPES)
    monkeypatch.setitem(kinds, "nota", replace(NOTA, parts=("body",), required=()))
    paper = "type: nota\ntitle: Over iets nieuws\nauthor: An Peeters\nwritten: 2024-05-06\nstatus: final\n"
    assert build(root_with_nota, project, paper) == 0
    assert "introduction.md has no place in this type of paper: nota [file-expected]" in capsys.readouterr().out
