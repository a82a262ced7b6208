"""Papers as PDFs: a print job for each, made in as many processes as the project allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from krachtlijn.model.document import Site
from krachtlijn.project import Project
from krachtlijn.render.environment import environment
from krachtlijn.writers.pdf.job import PrintResult
from krachtlijn.writers.pdf.libraries import require_libraries
from krachtlijn.writers.pdf.pool import make_in_processes
from krachtlijn.writers.pdf.prepare import print_jobs, style_files

__all__ = ["PrintResult", "make_pdfs", "require_libraries"]


def make_pdfs(
    site: Site, project: Project, step: Callable[[str, int, int], None] = lambda *_: None
) -> Mapping[PurePosixPath, PrintResult]:
    """The PDFs of every paper that is asked for, published and not withdrawn, by where they are to stand.

    ``step`` is told how far it is. Raises :class:`jinja2.TemplateError`. Call :func:`require_libraries` before.
    """
    env = environment(project)
    styles = style_files(project)
    asked = (paper for paper in site.papers if project.asks_for(paper.folder))
    papers = [paper for paper in asked if paper.meta.status != "withdrawn"]
    jobs = [job for paper in papers for job in print_jobs(paper, site, env, styles)]
    made: dict[PurePosixPath, PrintResult] = {}
    step("Making PDFs", 0, len(jobs))
    for result in make_in_processes(jobs, project.jobs):
        made[PurePosixPath(result.name)] = result
        step("Making PDFs", len(made), len(jobs))
    return made
