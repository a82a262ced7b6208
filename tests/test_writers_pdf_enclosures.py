"""What a PDF carries inside: figures as CSV, the sources as an archive, dated by the paper and the same everywhere."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from trees import paper, site
from written import advies, written

from krachtlijn.cli import main
from krachtlijn.model.dates import PartialDate
from krachtlijn.project import Project
from krachtlijn.writers.pdf.enclosures import _sources
from krachtlijn.writers.pdf.job import Enclosure, PrintJob

TABLE = (
    "caption: Plaatsen\ncolumns:\n  - {header: Naam}\n  - {header: Aantal, kind: integer}\nrows:\n  - [Gent, 1.250]\n"
)


@pytest.fixture
def content(tmp_path: Path, root: Path) -> Path:
    """A paper with a table, a file that belongs to nobody and one that is left alone."""
    shutil.copytree(root / "tests" / "cases" / "complete" / "content", tmp_path / "content")
    folder = next((tmp_path / "content").rglob("paper.yaml")).parent
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "tables" / "plaatsen.yaml").write_text(TABLE, encoding="utf-8")
    section = next((folder / "sections").glob("*.md"))
    section.write_text(section.read_text(encoding="utf-8") + "\n::{table} plaatsen\n", encoding="utf-8")
    (folder / "_werk").mkdir()
    (folder / "_werk" / "kladje.md").write_text("Niet voor buiten.", encoding="utf-8")
    return tmp_path / "content"


@pytest.mark.pdf
def test_figures_and_sources_are_inside(content: Path, root: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert main(["--content", str(content), "--output", str(output), "--now", "2025-01-15", "--drafts"], root) == 0
    path = next(output.rglob("*.pdf"))
    with pikepdf.open(path) as pdf:
        names = [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names][::2]
        files: list[Any] = list(pdf.Root.AF)
        said = {str(file.UF): (str(file.AFRelationship), str(file.EF.F.Subtype), str(file.Desc)) for file in files}
        stamps = {str(file.EF.F.Params[key])[:10] for file in files for key in ("/CreationDate", "/ModDate")}
        bytes_of = {str(file.UF): file.EF.F.read_bytes() for file in files}
        day = str(pdf.docinfo["/CreationDate"])[:10]
    assert len(files) == len(said) == 2
    assert names == sorted(said)
    archive = next(name for name in said if name.endswith(".zip"))
    assert said == {
        "tables-plaatsen.csv": ("/Data", "/text/csv", "tabel 1"),
        archive: ("/Source", "/application/zip", "Bronbestanden van dit stuk"),
    }
    assert stamps == {day}
    assert bytes_of["tables-plaatsen.csv"] == next(output.rglob("plaatsen.csv")).read_bytes()
    folder = next(content.rglob("paper.yaml")).parent
    with ZipFile(io.BytesIO(bytes_of[archive])) as held:
        assert held.namelist() == sorted(
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and "_werk" not in path.parts
        )
        assert {entry.date_time for entry in held.infolist()} == {
            (int(day[2:6]), int(day[6:8]), int(day[8:10]), 0, 0, 0)
        }
        assert held.read("paper.yaml") == (folder / "paper.yaml").read_bytes()


def test_an_archive_does_not_know_where_and_when_it_was_made(tmp_path: Path) -> None:
    archives = []
    for place, names in (("een", "ab"), ("twee", "ba")):
        folder = tmp_path / place
        folder.mkdir()
        for name in names:
            (folder / name).write_text(name, encoding="utf-8")
        (folder / names[0]).chmod(0o600)
        archives.append(_sources(replace(paper(), folder=folder), site()).content)
    assert archives[0] == archives[1]


def test_a_paper_older_than_zip_has_an_archive(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("x", encoding="utf-8")
    made = _sources(replace(paper(), folder=tmp_path, date=PartialDate(1961, 5)), site())
    with ZipFile(io.BytesIO(made.content)) as held:
        assert held.infolist()[0].date_time == (1980, 5, 1, 0, 0, 0)


def test_sources_do_not_say_where_a_paper_stands_that_is_not_published(project: Project) -> None:
    ties = "related: [a/klaar, 'a/geheim', /a/geheim]\nreplaces: [a/klaar]\ntranslation_of: a/geheim\nstatus: final\n"
    files = {
        **advies("a/een", "2024-01-01", "# Begin\n", meta=ties),
        **advies("a/klaar", "2024-01-02", "# Begin\n"),
        **advies("a/geheim", "2024-01-03", "# Begin\n", meta="status: draft"),
    }
    read, _ = written(project, files)
    one = next(it for it in read.papers if it.address == "a/een")
    with ZipFile(io.BytesIO(_sources(one, read).content)) as held:
        lines = held.read("paper.yaml").decode().splitlines()
    assert "related: [a/klaar, '…', …]" in lines
    assert "translation_of: …" in lines


def test_a_job_is_known_by_what_it_encloses_too() -> None:
    job = PrintJob(name="x", html="", base="", sheets=(), files={})
    file = Enclosure(name="a.csv", content=b"1", relationship="Data", description="tabel 1")
    others = [
        replace(job, enclosures=(file,)),
        replace(job, enclosures=(replace(file, content=b"2"),)),
        replace(job, enclosures=(replace(file, relationship="Source"),)),
        replace(job, date=date(2024, 1, 1)),
    ]
    assert len({job.digest, *(other.digest for other in others)}) == 5
