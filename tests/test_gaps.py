"""A file that cannot be read is told of once: nothing is said of what refers into it, or of what it would have used."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from krachtlijn.diagnostics import Diagnostic, Report
from krachtlijn.pipeline import check
from krachtlijn.project import Project

FILES: Mapping[str, str] = {
    "site.yaml": """\
name: Raad
committees: [{id: zorg, name: Commissie Zorg}]
themes: [{id: werk, name: Werk}]
terms: {SERV: [Serv]}
agenda_stages: [{id: keuze, name: Principiële goedkeuring}]
navigation: [{title: Over de raad, page: over}]
redirects: [{from: /oud, to: /over}, {from: /oude-nota, to: /adviezen/b}]
""",
    "references.yaml": "gedeeld: {type: report, title: Gedeeld}\n",
    "abbreviations.yaml": "VDAB: Vlaamse Dienst\n",
    "pages/over.md": "# Over de raad\n\nZie [](/adviezen/a#uitweiding). Noot[^n].\n\n[^n]: Noot.\n",
    "adviezen/a/paper.yaml": """\
type: advies
title: Een advies
date: 2024-11-26
status: final
committee: zorg
themes: [werk]
related: [adviezen/b]
summary: Zie [](#instroom) en de [bijlage](bijlage.pdf).
accept: [{code: term-wanted, where: sections/01-instroom.md, reason: het citaat is zo}]
""",
    "adviezen/a/letter.md": "Geachte, zie [](#instroom)[^brief] en [het stuk](brief.pdf).\n",
    "adviezen/a/introduction.md": "Zie [](#kader-wat), [](/over), [](/adviezen/b#slot).\n",
    "adviezen/a/krachtlijnen.yaml": """\
- {id: een, lead: {from: kern-vlot}, sections: [instroom], text: "Noot[^punt]."}
- {id: twee, lead: Kern., sections: [uitweiding], text: "Zie [](#krachtlijn-een)."}
""",
    "adviezen/a/sections/01-instroom.md": """\
# Instroom {#instroom}

[Een vlotte instroom.]{.kern #kern-vlot} Zie [](#uitweiding) en [](#bijlage), en [de nota](nota.pdf).
Werk[@gedeeld] en [@eigen], met een noot[^tekst]. Werkers van de Serv zijn {value}`geld/zorg/bedrag` euro.

:::{box} Wat
:id: wat
Zie [](#tabel-geld), [](#grafiek-verloop), [](#agenda-zorg), [hier](#opvolging).
:::

::{table} geld

::{chart} verloop

::{agenda}

::{followup}

[^tekst]: Noot.
""",
    "adviezen/a/sections/02-slot/01-uitweiding.md": "# Uitweiding {#uitweiding}\n\nZie [](#diep) en [^los].\n",
    "adviezen/a/sections/02-slot/02-diep.md": "## Diep {#diep}\n\nZie [](#instroom).\n",
    "adviezen/a/annexes/01-bijlage.md": "# Bijlage {#bijlage}\n\nZie [](#kader-wat). [^bij]\n",
    "adviezen/a/footnotes.yaml": "brief: Noot.\npunt: Noot, zie [@eigen].\nlos: Noot.\nbij: Noot.\n",
    "adviezen/a/references.yaml": "eigen: {type: report, title: Eigen}\n",
    "adviezen/a/abbreviations.yaml": "SERV: Raad\n",
    "adviezen/a/tables/geld.yaml": """\
caption: Geld
columns: [{header: Wat}, {id: bedrag, header: Bedrag, kind: integer}]
rows: [[Zorg, 3]]
""",
    "adviezen/a/tables/reeks.yaml": """\
caption: Reeks
columns: [{id: jaar, header: Jaar, kind: year}, {id: aantal, header: Aantal, kind: integer}]
""",
    "adviezen/a/tables/reeks.csv": "jaar;aantal\n2020;3\n2021;4\n",
    "adviezen/a/charts/verloop.yaml": "table: reeks\nkind: bar\nx: jaar\ny: aantal\ncaption: Verloop\nalt: Het stijgt\n",
    "adviezen/a/agenda.yaml": "caption: Agenda\ninitiatives: [{id: zorg, title: Decreet, planning: {keuze: 2025}}]\n",
    "adviezen/a/followup.yaml": "- {source: Motie, items: [{number: 1°, status: done, see: [diep]}]}\n",
    "adviezen/b/paper.yaml": "type: advies\ntitle: Een ander advies\ndate: 2024-11-27\nstatus: final\n",
    "adviezen/b/krachtlijnen.yaml": "- {id: een, lead: Kern., sections: [slot]}\n",
    "adviezen/b/sections/01.md": "# Slot {#slot}\n\nZie [](/adviezen/a#instroom), [](/adviezen/a#tabel-geld), [](/over).\n",
}
PICTURES = ("bijlage.pdf", "brief.pdf", "nota.pdf")


@pytest.fixture
def whole(project: Project) -> Project:
    """The project with all its files."""
    for name in (*FILES, *(f"adviezen/a/{name}" for name in PICTURES)):
        path = project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES.get(name, ""), encoding="utf-8")
    return project


def complaints(project: Project) -> list[Diagnostic]:
    """What ``check`` complains of."""
    report = Report()
    check(project, report, lambda *_: None)
    return list(report)


def test_the_whole_has_no_fault(whole: Project) -> None:
    assert [str(found) for found in complaints(whole)] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_told_of_once(name: str, whole: Project) -> None:
    path = whole.content / name
    path.write_bytes(b"\x81" if path.suffix == ".csv" else b"\xff")
    assert {found.at.path for found in complaints(whole)} == {path}


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_yaml_that_cannot_be_read_on_is_told_of_once(name: str, whole: Project) -> None:
    path = whole.content / name
    path.write_text(f"{FILES[name]}\nx: [\n", encoding="utf-8")
    assert {found.at.path for found in complaints(whole)} == {path}
