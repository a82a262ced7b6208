"""Sites for tests, from files written in the test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from krachtlijn.diagnostics import Diagnostic, Report
from krachtlijn.model.document import Site
from krachtlijn.project import Project
from krachtlijn.readers.site import read_site
from krachtlijn.transforms import transform

SITE = """\
name: Raad
url: https://www.example.org
themes: [{id: werk, name: Werk}]
agenda_stages: [{id: keuze, name: Principiële goedkeuring, short: keuze}, {id: kracht, name: Inwerkingtreding}]
"""


def written(project: Project, files: Mapping[str, str], *, drafts: bool = False) -> tuple[Site, list[Diagnostic]]:
    """The site of ``files`` (by their path below content/), settled, and what its readers complain of."""
    write({"site.yaml": SITE, **files}, project.content)
    report = Report()
    return settled(replace(project, drafts=drafts), report), list(report)


def write(files: Mapping[str, str], content: Path) -> None:
    """Write files by their path below ``content``."""
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def settled(project: Project, report: Report | None = None) -> Site:
    """The site of a project's own content, settled; what its readers complain of goes to ``report``."""
    return transform(read_site(project, Report() if report is None else report), project)


def advies(address: str, date: str, body: str, points: str = "", *, meta: str = "", **more: str) -> dict[str, str]:
    """The files of a final advies. ``points`` is krachtlijnen.yaml; ``more`` are files by name, without ``.yaml``."""
    points = points or "- {id: kern, lead: Doe het., sections: [begin]}\n"
    paper = f"type: advies\ntitle: Advies van {date}\ndate: {date}\n{meta or 'status: final'}\n"
    files = {"paper.yaml": paper, "krachtlijnen.yaml": points, "sections/01-begin.md": body}
    files |= {f"{name}.yaml": text for name, text in more.items()}
    return {f"{address}/{name}": text for name, text in files.items()}
