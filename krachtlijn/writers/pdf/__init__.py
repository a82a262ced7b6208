"""Papers as PDFs: a print job for each, made in as many processes as the project allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from krachtlijn.model.document import Document, Site
from krachtlijn.project import Project
from krachtlijn.render.environment import environment
from krachtlijn.writers.pdf.job import PrintResult
from krachtlijn.writers.pdf.libraries import require_libraries
from krachtlijn.writers.pdf.pool import make_in_processes
from krachtlijn.writers.pdf.prepare import print_job, style_files

__all__ = ["PrintResult", "make_pdfs", "pdf_path", "require_libraries"]


def make_pdfs(
    site: Site, project: Project, step: Callable[[str, int, int], None] = lambda *_: None
) -> Mapping[str, PrintResult]:
    """The PDF of every paper that is asked for, published and not withdrawn, by its address.

    ``step`` is told how far it is. Raises :class:`jinja2.TemplateError`. Call :func:`require_libraries` before.
    """
    env = environment(project)
    styles = style_files(project)
    asked = (paper for paper in site.papers if project.asks_for(paper.folder))
    papers = [paper for paper in asked if paper.meta.status != "withdrawn"]
    jobs = [print_job(paper, site, env, styles) for paper in papers]
    made: dict[str, PrintResult] = {}
    step("Making PDFs", 0, len(jobs))
    for result in make_in_processes(jobs, project.jobs):
        made[result.name] = result
        step("Making PDFs", len(made), len(jobs))
    return made


def pdf_path(document: Document) -> PurePosixPath:
    """Where the PDF of a paper stands: beside its page, named by its reference, else by its folder."""
    name = document.meta.reference or PurePosixPath(document.address).name
    return PurePosixPath(document.address, f"{name}.pdf")
