"""All of content/: settings, shared files, papers and pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic, Report, SourceError
from krachtlijn.model.blocks import Heading
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Page, Site
from krachtlijn.model.settings import SiteSettings
from krachtlijn.project import Project
from krachtlijn.readers.binding import bind
from krachtlijn.readers.files import read_tree
from krachtlijn.readers.layout import find_layout
from krachtlijn.readers.leaves import BindContext
from krachtlijn.readers.markdown import MarkdownContext
from krachtlijn.readers.paper import HELD_BACK, read_paper
from krachtlijn.readers.parts import PaperContext, read_text
from krachtlijn.readers.shared import Shared, read_shared
from krachtlijn.source import whole_file


def read_site(project: Project, report: Report) -> Site:
    """Everything below ``project.content``. A paper with a fault does not keep others from being read.

    All complaints go to ``report``. Raises MachineError where a file or folder cannot be read.
    """
    content = PaperContext(content=project.content, markdown=MarkdownContext(report=report, folder=project.content))
    settings = _read_settings(content)
    if not project.content.is_dir():
        return Site(settings=settings, papers=(), pages=(), now=project.now)
    layout = find_layout(project.content, report)
    stages = None if project.content / "site.yaml" in report.gaps else settings.agenda_stages
    shared = replace(_read_shared(project.content, content.binding()), stages=stages)
    papers: list[Document] = []
    held_back: set[str] = set()
    unreadable: set[str] = set()
    for address, folder in layout.papers.items():
        found = _read_guarded(folder, shared, project, report)
        if isinstance(found, Document):
            papers.append(found)
        else:
            (held_back if found == HELD_BACK else unreadable).add(address)
    _check_references(papers, report)
    pages = {address: _read_page(address, path, project, report) for address, path in layout.pages.items()}
    return Site(
        settings=settings,
        papers=tuple(sorted(sorted(papers, key=lambda paper: paper.address), key=_date, reverse=True)),
        pages=tuple(page for page in pages.values() if page),
        now=project.now,
        held_back=frozenset(held_back),
        unreadable=frozenset(unreadable),
        unreadable_pages=frozenset(address for address, page in pages.items() if page is None),
        gaps=report.gaps,
    )


def _date(paper: Document) -> PartialDate:
    return paper.date


def _read_settings(context: PaperContext) -> SiteSettings:
    """site.yaml; where it has a fault, settings that let the rest be read and checked."""
    path = context.folder / "site.yaml"
    settings = None
    if path.is_file():
        tree = read_tree(path, context.report)
        settings = bind(SiteSettings, tree, context.binding()) if tree is not None else None
    else:
        hint = "add it, with at least `name: …`, the name of the council"
        context.complain(Code.FILE_REQUIRED, whole_file(path), "site.yaml is missing", hint)
    return settings or SiteSettings(at=whole_file(path), name="")


def _read_shared(folder: Path, context: BindContext) -> Shared:
    try:
        return read_shared(folder, context)
    except SourceError as fault:
        context.report.add(*fault.diagnostics)
        return Shared()


def _read_guarded(folder: Path, shared: Shared, project: Project, report: Report) -> Document | str | None:
    try:
        return read_paper(folder, shared, project, report)
    except SourceError as fault:
        report.add(*fault.diagnostics)
        return None


def _read_page(address: str, path: Path, project: Project, report: Report) -> Page | None:
    """A page: its first heading, with one #, is its title and no part of its text."""
    markdown = MarkdownContext(report=report, folder=path.parent, first_level=1)
    context = PaperContext(content=project.content, markdown=markdown)
    try:
        blocks = read_text(path, context)
    except SourceError as fault:
        report.add(*fault.diagnostics)
        return None
    if not blocks:
        return None
    title, *rest = blocks
    if not isinstance(title, Heading):
        context.complain(
            Code.SECTION_HEADING,
            title.at,
            "this page does not begin with a heading (#)",
            "begin it with a line `# Title`",
        )
        return None
    for block in rest:
        if isinstance(block, Heading) and block.level == 1:
            hint = "type ## before it"
            context.complain(Code.SECTION_HEADING, block.at, "a second heading with one # stands in this page", hint)
    return Page(at=title.at, address=address, title=title.children, blocks=tuple(rest), footnotes=markdown.footnotes)


def _check_references(papers: list[Document], report: Report) -> None:
    """No two papers have the same reference: it names their PDFs."""
    seen: dict[str, Document] = {}
    for paper in papers:
        if not paper.meta.reference:
            continue
        first = seen.setdefault(paper.meta.reference.casefold(), paper)
        if first is not paper:
            message = f"{first.address} has the same reference `{paper.meta.reference}`"
            at = paper.meta.place_of("reference")
            report.add(Diagnostic(Code.PDF_UNIQUE, at, message, "give one of the two another reference"))
