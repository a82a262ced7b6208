"""The whole build on one page: read, transform, check, write, audit, publish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from jinja2 import TemplateError

from krachtlijn.audits import audit
from krachtlijn.checks import check as findings
from krachtlijn.diagnostics import Diagnostic, Report
from krachtlijn.model.document import Site
from krachtlijn.project import Project
from krachtlijn.publish import publish, sole_build
from krachtlijn.readers.site import read_site
from krachtlijn.render.environment import template_diagnostic
from krachtlijn.transforms import transform
from krachtlijn.writers import write
from krachtlijn.writers.pdf import make_pdfs, require_libraries


class Step(Protocol):
    """Is told what the run is doing, and how far it is where that can be counted."""

    def __call__(self, words: str, done: int = 0, total: int = 0) -> None:
        """Take note of a step."""


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a run came to: how many papers it handled, how many files it published."""

    papers: int
    files: int = 0


def check(project: Project, report: Report, step: Step) -> Done:
    """Read and check everything, drafts too, and write nothing."""
    site = _site(project, report, step)
    if not project.drafts:
        site = _site(replace(project, drafts=True), report, step)
    return Done(papers=len(site.papers))


def build(project: Project, report: Report, step: Step) -> Done:
    """Make the site and its PDFs, and publish them if nothing in ``report`` stands against it.

    Raises :class:`~krachtlijn.diagnostics.MachineError` or :class:`OSError` when the machine is at fault; the output is
    then as it was.
    """
    if project.pdf:
        require_libraries()
    with sole_build(project, step):
        site = _site(project, report, step)
        if report.stops(strict=project.strict):
            return Done(papers=len(site.papers))
        step("Writing the site")
        try:
            pdfs = make_pdfs(site, project, step) if project.pdf else {}
            artifacts = tuple(write(site, project, pdfs))
        except TemplateError as error:
            report.add(template_diagnostic(error, project))
            return Done(papers=len(site.papers))
        report.extend(audit(site, {artifact.path: artifact.content for artifact in artifacts}, pdfs))
        if report.stops(strict=project.strict) or not publish(artifacts, project, report):
            return Done(papers=len(site.papers))
        return Done(papers=len(project.papers or site.papers), files=len(artifacts))


def _site(project: Project, report: Report, step: Step) -> Site:
    """The site as it was written, settled and checked."""
    found = Report()
    step("Reading the content")
    site = transform(read_site(project, found), project)
    step("Checking")
    found.extend(findings(site))
    report.extend(complaint for complaint in found if _concerns(complaint, project))
    return site


def _concerns(complaint: Diagnostic, project: Project) -> bool:
    """Whether a complaint is about what is built: when some papers are, another paper's faults do not matter."""
    paper = next((f for f in complaint.at.path.parents if (f / "paper.yaml").exists()), None)
    return not project.papers or paper is None or paper in project.papers
