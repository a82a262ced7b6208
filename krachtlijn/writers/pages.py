"""The page of every paper, the free pages, and the page for an address that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from krachtlijn.model.blocks import FileLink, Figure, Image, Reference
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.walk import walk
from krachtlijn.render.lists import PaperEntry, paper_entry
from krachtlijn.render.pages import render_missing, render_page
from krachtlijn.render.papers import PdfFile, Surroundings, render_paper
from krachtlijn.writers.addresses import absolute, from_root, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets
from krachtlijn.writers.pictures import size_of


def write_papers(
    site: Site, env: Environment, assets: Assets, pdfs: Mapping[str, PdfFile]
) -> Iterator[Artifact]:
    """The page of every paper, with the files of its folder that it shows or links to.

    ``pdfs`` holds, by a paper's address, the PDF beside its page. Raises :class:`jinja2.TemplateError`.
    """
    for document in site.papers:
        link = relative_to(document.address)
        previous, following = _neighbours(document, site)
        surroundings = Surroundings(
            link=link,
            asset=assets.through(link),
            canonical=absolute(site.settings.url, f"/{document.address}/"),
            pdf=pdfs.get(document.address),
            related=_related(document, site),
            replacements=_replacements(document, site),
            previous=previous,
            next=following,
            sizes=sizes_of(document),
        )
        html = render_paper(env, site, document, "screen", surroundings)
        yield Artifact(page_path(document.address), html.encode())
        yield from _files(document)


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


def _files(document: Document) -> Iterator[Artifact]:
    """Files of the paper's folder that its page needs, each once."""
    if document.meta.status == "withdrawn":
        return
    shown = walk(document.parts)
    for file in dict.fromkeys(node.file for node in shown if isinstance(node, Figure | Image | FileLink)):
        whole = document.folder / file
        path = PurePosixPath(document.address, whole.relative_to(document.folder).as_posix())
        yield Artifact(path, whole.read_bytes())


def _related(document: Document, site: Site) -> tuple[PaperEntry, ...]:
    """The papers that this one names, and those that replace or translate it."""
    meta = document.meta
    named = [*meta.related, *_succeeded(document)]
    back = [other.address for other in site.papers if document.address in _addresses(_succeeded(other))]
    return _entries([*_addresses(named), *back], site, meta.language)


def _replacements(document: Document, site: Site) -> tuple[PaperEntry, ...]:
    """What to read instead of a withdrawn paper."""
    withdrawn = document.meta.withdrawn
    return _entries(_addresses(withdrawn.see), site, document.meta.language) if withdrawn else ()


def _succeeded(document: Document) -> list[Reference]:
    meta = document.meta
    return [*meta.replaces, *([meta.translation_of] if meta.translation_of else [])]


def _addresses(references: Iterable[Reference]) -> list[str]:
    return [reference.id.strip("/") for reference in references]


def _entries(addresses: Iterable[str], site: Site, language: Language) -> tuple[PaperEntry, ...]:
    """The lines of those papers that are published, each once."""
    papers = {paper.address: paper for paper in site.papers}
    return tuple(paper_entry(papers[it], site, language) for it in dict.fromkeys(addresses) if it in papers)


def _neighbours(document: Document, site: Site) -> tuple[PaperEntry | None, PaperEntry | None]:
    """The paper before this one and the one after it in time; withdrawn ones are passed over."""
    line = [paper for paper in site.papers if paper.meta.status != "withdrawn" or paper is document]
    place = next(number for number, paper in enumerate(line) if paper is document)
    older = line[place + 1] if place + 1 < len(line) else None
    newer = line[place - 1] if place else None
    language = document.meta.language
    return older and paper_entry(older, site, language), newer and paper_entry(newer, site, language)
