"""What a PDF carries inside: its figures for whoever reckons with them, and what it was made of.

PDF/A-3 (ISO 19005-3, 6.8) asks that each file says how it relates to the paper: the CSV of a table or agenda is its
``Data``, the archive of the paper's folder its ``Source``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from krachtlijn.language import words_for
from krachtlijn.model.document import Document, Site
from krachtlijn.writers.agendas import write_agendas
from krachtlijn.writers.pdf.job import Enclosure
from krachtlijn.writers.tables import write_tables

FIRST_YEAR = 1980
"""The first year that a zip can name."""

_NAME_OF_A_PAPER = re.compile(r"[A-Za-z0-9._/-]+")


def enclosures(document: Document, site: Site) -> tuple[Enclosure, ...]:
    """The files to put into the PDF of a paper, by name: a name tree has to be in order."""
    return tuple(sorted((*_figures(document, site), _sources(document, site)), key=lambda file: file.name))


def _figures(document: Document, site: Site) -> Iterator[Enclosure]:
    alone = replace(site, papers=(document,))
    for artifact in (*write_tables(alone), *write_agendas(alone)):
        path = artifact.path.relative_to(document.address)
        label = next((it for it in document.labels.values() if it.anchor == _anchor(path)), None)
        kinds = words_for(document.meta.language).kinds
        what = f"{kinds.table.one} {label.number}" if label and label.kind == "table" else path.stem
        yield Enclosure(name="-".join(path.parts), content=artifact.content, relationship="Data", description=what)


def _anchor(path: PurePosixPath) -> str:
    return f"tabel-{path.stem}"


def _sources(document: Document, site: Site) -> Enclosure:
    """The paper's own folder as a zip whose bytes depend on nothing but names, contents and the date of the paper."""
    day = document.date.first
    moment = (max(day.year, FIRST_YEAR), day.month, day.day, 0, 0, 0)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in sorted(_files(document.folder), key=lambda path: path.relative_to(document.folder).as_posix()):
            entry = ZipInfo(path.relative_to(document.folder).as_posix(), moment)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is made
            archive.writestr(entry, _as_published(path, document, site))
    words = words_for(document.meta.language)
    name = f"{PurePosixPath(document.address).name}.zip"
    return Enclosure(name=name, content=out.getvalue(), relationship="Source", description=words.source_files)


def _as_published(path: Path, document: Document, site: Site) -> bytes:
    """What a file of the paper holds; what names a paper that is not published gives way to dots."""
    named = (it for it in document.meta.papers_named if it.at.path == path)
    hidden = [it.at for it in named if it.address in site.held_back]
    if not hidden:
        return path.read_bytes()
    lines = hidden[0].source.text.split("\n")
    for at in sorted(hidden, key=lambda at: (at.line, at.column), reverse=True):
        line, start = lines[at.line - 1], at.column - 1
        lines[at.line - 1] = line[:start] + _NAME_OF_A_PAPER.sub("…", line[start:], count=1)
    return "\n".join(lines).encode()


def _files(folder: Path) -> Iterator[Path]:
    """The files of a paper; those whose name, or that of their folder, begins with ``_`` or ``.`` are left alone."""
    for path in folder.rglob("*"):
        if path.is_file() and not any(part.startswith(("_", ".")) for part in path.relative_to(folder).parts):
            yield path


def list_once(_document: Any, pdf: Any) -> None:
    """WeasyPrint finisher: WeasyPrint 70.0 names each file twice in the catalog's ``AF``."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
