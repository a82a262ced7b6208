"""From the site to its files. A writer gives artifacts; none of them writes on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from jinja2 import Environment

from krachtlijn.model.document import Site
from krachtlijn.project import Project
from krachtlijn.render.environment import environment
from krachtlijn.render.papers import PdfFile
from krachtlijn.writers.agendas import write_agendas
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets, read_assets
from krachtlijn.writers.catalogue import write_catalogue
from krachtlijn.writers.citing import write_citations
from krachtlijn.writers.finding import write_finding
from krachtlijn.writers.pages import write_pages, write_papers
from krachtlijn.writers.pdf import PrintResult
from krachtlijn.writers.registers import write_registers
from krachtlijn.writers.search import write_search
from krachtlijn.writers.share_pictures import write_share_pictures
from krachtlijn.writers.site_files import write_headers, write_redirects, write_sitemap
from krachtlijn.writers.structured import write_structured
from krachtlijn.writers.tables import write_tables


@dataclass(frozen=True, kw_only=True)
class Materials:
    """What the writers work with. ``pdfs`` holds the PDFs of this run by where they stand."""

    site: Site
    project: Project
    environment: Environment
    assets: Assets
    pdfs: Mapping[PurePosixPath, PrintResult]


def _write_assets(given: Materials) -> Iterator[Artifact]:
    yield from given.assets.artifacts


def _write_papers(given: Materials) -> Iterator[Artifact]:
    pdfs = {
        path: PdfFile(file=path.name, size=len(made.pdf), pages=made.facts.pages) for path, made in given.pdfs.items()
    }
    return write_papers(given.site, given.environment, given.assets, pdfs)


def _write_pdfs(given: Materials) -> Iterator[Artifact]:
    return (Artifact(path, made.pdf) for path, made in given.pdfs.items())


def _write_tables(given: Materials) -> Iterator[Artifact]:
    return write_tables(given.site)


def _write_agendas(given: Materials) -> Iterator[Artifact]:
    return write_agendas(given.site)


def _write_citations(given: Materials) -> Iterator[Artifact]:
    return write_citations(given.site, frozenset(given.pdfs))


def _write_share_pictures(given: Materials) -> Iterator[Artifact]:
    return write_share_pictures(given.site, given.project.styles)


def _write_structured(given: Materials) -> Iterator[Artifact]:
    return write_structured(given.site)


def _write_catalogue(given: Materials) -> Iterator[Artifact]:
    return write_catalogue(given.site)


def _write_site_files(given: Materials) -> Iterator[Artifact]:
    yield from write_headers()
    yield from write_redirects(given.site, given.environment, given.assets)


def _write_pages(given: Materials) -> Iterator[Artifact]:
    return write_pages(given.site, given.environment, given.assets)


def _write_finding(given: Materials) -> Iterator[Artifact]:
    return write_finding(given.site, given.environment, given.assets)


def _write_registers(given: Materials) -> Iterator[Artifact]:
    return write_registers(given.site, given.environment, given.assets)


WRITERS: tuple[Callable[[Materials], Iterator[Artifact]], ...] = (
    _write_assets,
    _write_papers,
    _write_pdfs,
    _write_tables,
    _write_agendas,
    _write_citations,
    _write_share_pictures,
    _write_structured,
    _write_catalogue,
    _write_site_files,
    _write_pages,
    _write_finding,
    _write_registers,
)
"""Every kind of file, in the order in which they are made."""


def _write_search(given: Materials, made: Sequence[Artifact]) -> Iterator[Artifact]:
    return write_search(given.site, made)


def _write_sitemap(given: Materials, made: Sequence[Artifact]) -> Iterator[Artifact]:
    return write_sitemap(given.site, made)


FINISHERS: tuple[Callable[[Materials, Sequence[Artifact]], Iterator[Artifact]], ...] = (_write_search, _write_sitemap)
"""What is made of the pages that are made."""


def write(site: Site, project: Project, pdfs: Mapping[PurePosixPath, PrintResult]) -> Iterator[Artifact]:
    """Every file of the site. ``pdfs`` holds the PDFs of this run by where they stand.

    Raises :class:`jinja2.TemplateError` when a template cannot be filled in.
    """
    given = Materials(
        site=site,
        project=project,
        environment=environment(project),
        assets=read_assets(project.styles),
        pdfs=pdfs,
    )
    made = [artifact for writer in WRITERS for artifact in writer(given)]
    yield from made
    for finisher in FINISHERS:
        yield from finisher(given, made)
