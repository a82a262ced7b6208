"""The whole build on one page: read, transform, check, write, audit, publish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Protocol

from jinja2 import TemplateError

from krachtlijn.audits import audit
from krachtlijn.audits.names import files_have_their_own_names
from krachtlijn.charts import draw_charts
from krachtlijn.checks import accept
from krachtlijn.checks import check as findings
from krachtlijn.diagnostics import CONTENT_CODES, OUTPUT_CODES, Code, Diagnostic, Report
from krachtlijn.model.document import Document, Site
from krachtlijn.project import Project
from krachtlijn.publish import publish, sole_build
from krachtlijn.readers.site import read_site
from krachtlijn.render.environment import template_diagnostic
from krachtlijn.source import whole_file
from krachtlijn.transforms import transform
from krachtlijn.transforms.style import style_faults
from krachtlijn.writers import write
from krachtlijn.writers.anchors import Lock, lock_of
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import FOLDER as ASSETS
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
    if site.held_back:
        _site(replace(project, drafts=True), report, step)
    return Done(papers=len(site.papers) + len(site.held_back) + len(site.unreadable))


def lock(project: Project, report: Report, step: Step) -> tuple[Lock, ...]:
    """The locks of the final papers that are asked for, as they are to be; none where something is wrong with them.

    Lost addresses are not: to lock is to accept that.
    """
    found = Report()
    site = _site(project, found, step)
    report.extend(complaint for complaint in found if complaint.code not in {Code.ANCHOR_KEPT, Code.ANCHOR_LOCKED})
    if report.stops(strict=project.strict):
        return ()
    papers = (paper for paper in site.papers if paper.meta.status == "final" and project.asks_for(paper.folder))
    return tuple(lock_of(paper, project.now.date()) for paper in papers)


def build(project: Project, report: Report, step: Step) -> Done:
    """Make the site and its PDFs, and publish them if nothing in ``report`` stands against it.

    Raises :class:`~krachtlijn.diagnostics.MachineError` or :class:`OSError` when the machine is at fault; the output is
    then as it was.
    """
    if project.pdf:
        require_libraries()
    with sole_build(project, step):
        site = _site(project, report, step)
        report.extend(_held_back(site, project))
        papers = [paper for paper in site.papers if project.asks_for(paper.folder)]
        if report.stops(strict=project.strict):
            return Done(papers=len(papers))
        artifacts = _made(site, papers, project, report, step)
        if report.stops(strict=project.strict) or not publish(artifacts, project, report):
            return Done(papers=len(papers))
        return Done(papers=len(papers), files=len(artifacts))


def _site(project: Project, report: Report, step: Step) -> Site:
    """The site as it was written, settled and checked. Complaints about papers that nobody asked for are left out.

    It stays as it is read where the citation style is at fault, by which works are put into words.
    """
    found = Report()
    step("Reading drafts too" if project.drafts else "Reading the content")
    site = read_site(project, found)
    if faults := tuple(style_faults(project.citation_style)):
        report.extend((*found, *faults))
        return site
    site = draw_charts(transform(site, project), project, found)
    step("Checking")
    found.extend(findings(site))
    kept = accept(site, found, CONTENT_CODES)
    report.extend(complaint for complaint in kept if _concerns(complaint, project))
    return site


def _made(site: Site, papers: Sequence[Document], project: Project, report: Report, step: Step) -> Sequence[Artifact]:
    """What is to be published, looked over. When only some papers are asked for: their files, and all assets."""
    try:
        pdfs = make_pdfs(site, project, step) if project.pdf else {}
        step("Writing the site")
        artifacts = tuple(write(site, project, pdfs))
    except TemplateError as error:
        report.add(template_diagnostic(error, project))
        return ()
    step("Looking over what was made")
    clashes = tuple(files_have_their_own_names(site, (artifact.path for artifact in artifacts)))
    found = clashes or audit(site, {artifact.path: artifact.content for artifact in artifacts}, pdfs)
    report.extend(accept(site, found, OUTPUT_CODES if project.pdf else ()))
    if not project.papers:
        return artifacts
    folders = (ASSETS, *(PurePosixPath(paper.address) for paper in papers))
    return tuple(artifact for artifact in artifacts if any(map(artifact.path.is_relative_to, folders)))


def _concerns(complaint: Diagnostic, project: Project) -> bool:
    """Whether a complaint is about what is built: when some papers are, another paper's faults do not matter."""
    paper = next((folder for folder in complaint.at.path.parents if (folder / "paper.yaml").exists()), None)
    return paper is None or project.asks_for(paper)


def _held_back(site: Site, project: Project) -> Iterator[Diagnostic]:
    """A warning for each paper that was asked for by name and is not published."""
    for folder in project.papers:
        if folder.relative_to(project.content).as_posix() in site.held_back:
            message, hint = "this paper is a draft or under embargo: it was not built", "build it with --drafts"
            yield Diagnostic(Code.PAPER_ASKED, whole_file(folder / "paper.yaml"), message, hint)
