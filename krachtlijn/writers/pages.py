"""The page of every paper, the free pages, and the page for an address that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from krachtlijn.model.blocks import Figure, FileLink, Image
from krachtlijn.model.document import Document, Site
from krachtlijn.model.print import letters_path, pdf_path
from krachtlijn.model.walk import walk
from krachtlijn.render.linked import paper_linked
from krachtlijn.render.lists import PaperEntry, paper_entry
from krachtlijn.render.pages import render_missing, render_page
from krachtlijn.render.papers import (
    KRACHTLIJNEN,
    Companions,
    PdfFile,
    Surroundings,
    render_krachtlijnen,
    render_paper,
)
from krachtlijn.writers.addresses import absolute, from_root, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets
from krachtlijn.writers.citing import citation_paths
from krachtlijn.writers.pictures import size_of
from krachtlijn.writers.share_pictures import picture_path


def write_papers(
    site: Site, env: Environment, assets: Assets, pdfs: Mapping[PurePosixPath, PdfFile]
) -> Iterator[Artifact]:
    """The page of every paper, with the files of its folder that it shows or links to.

    ``pdfs`` holds the PDFs beside the pages, by where they stand. Raises :class:`jinja2.TemplateError`.
    """
    for document in site.papers:
        link = relative_to(document.address)
        pdf = pdfs.get(pdf_path(document))
        previous, following = _neighbours(document, site)
        surroundings = Surroundings(
            link=link,
            asset=assets.through(link),
            canonical=absolute(site.settings.url, f"/{document.address}/"),
            pdf=pdf,
            letters=pdfs.get(letters_path(document)),
            companions=_companions(document, site, pdf),
            relations=_relations(document, site),
            previous=previous,
            next=following,
            sizes=sizes_of(document),
        )
        html = render_paper(env, site, document, "screen", surroundings)
        yield Artifact(page_path(document.address), html.encode())
        if document.part("krachtlijnen"):
            yield _krachtlijnen(document, site, env, assets)
        yield from _files(document)


def _krachtlijnen(document: Document, site: Site, env: Environment, assets: Assets) -> Artifact:
    address = f"{document.address}/{KRACHTLIJNEN}"
    link = relative_to(address)
    canonical = absolute(site.settings.url, f"/{address}/")
    surroundings = Surroundings(link=link, asset=assets.through(link), canonical=canonical, sizes=sizes_of(document))
    return Artifact(page_path(address), render_krachtlijnen(env, site, document, surroundings).encode())


def write_pages(site: Site, env: Environment, assets: Assets) -> Iterator[Artifact]:
    """The free pages, and ``404.html``. Raises :class:`jinja2.TemplateError`."""
    for page in site.pages:
        link = relative_to(page.address)
        canonical = absolute(site.settings.url, f"/{page.address}/")
        html = render_page(env, site, page, link, assets.through(link), canonical)
        yield Artifact(page_path(page.address), html.encode())
    link = from_root(site.settings.url)
    yield Artifact(PurePosixPath("404.html"), render_missing(env, site, link, assets.through(link)).encode())


def sizes_of(document: Document) -> Mapping[Path, tuple[int, int]]:
    """Width and height of every picture of a paper whose file says them."""
    files = dict.fromkeys(node.file for node in walk(document.parts) if isinstance(node, Figure | Image))
    sizes = {file: size_of(document.folder / file) for file in files}
    return {file: size for file, size in sizes.items() if size is not None}


def _companions(document: Document, site: Site, pdf: PdfFile | None) -> Companions:
    picture = f"/{picture_path(document)}"
    file = f"/{document.address}/{pdf.file}" if pdf else ""
    return Companions(
        citations={name: path.name for name, path in citation_paths(document).items()},
        picture=picture,
        linked=paper_linked(document, site, pdf=file, picture=picture),
    )


def _files(document: Document) -> Iterator[Artifact]:
    """Files of the paper's folder that its page needs, each once."""
    if document.meta.status == "withdrawn":
        return
    shown = walk(document.parts)
    for file in dict.fromkeys(node.file for node in shown if isinstance(node, Figure | Image | FileLink)):
        whole = document.folder / file
        path = PurePosixPath(document.address, whole.relative_to(document.folder).as_posix())
        yield Artifact(path, whole.read_bytes())


def _relations(document: Document, site: Site) -> Mapping[str, tuple[PaperEntry, ...]]:
    """The papers tied to this one as lines of a list, by the field of ``Relations`` that names them."""
    papers = {paper.address: paper for paper in site.papers}
    named = document.relations
    ties = {tie.name: getattr(named, tie.name) for tie in fields(named)}
    return {
        name: tuple(paper_entry(papers[it], site, document.meta.language) for it in addresses)
        for name, addresses in ties.items()
    }


def _neighbours(document: Document, site: Site) -> tuple[PaperEntry | None, PaperEntry | None]:
    """The paper before this one and the one after it in time; withdrawn ones are passed over."""
    line = [paper for paper in site.papers if paper.meta.status != "withdrawn" or paper is document]
    place = next(number for number, paper in enumerate(line) if paper is document)
    older = line[place + 1] if place + 1 < len(line) else None
    newer = line[place - 1] if place else None
    language = document.meta.language
    return (
        paper_entry(older, site, language) if older else None,
        paper_entry(newer, site, language) if newer else None,
    )
