"""Footnotes and citations: what is called is there, and what is written is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Citation, Footnote, FootnoteReference, Node
from krachtlijn.model.document import Document, FootnoteDefinition, Page, Site
from krachtlijn.model.walk import walk

BIBLIOGRAPHY = "references.yaml"


def check_notes(site: Site) -> Iterator[Diagnostic]:
    """Every call has its note, every note a call, in papers and pages; nothing calls a note where none can be."""
    holders: tuple[Document | Page, ...] = (*site.papers, *site.pages)
    for holder in holders:
        content = holder.parts if isinstance(holder, Document) else holder.blocks
        elsewhere = holder.meta if isinstance(holder, Document) else holder.title
        if site.is_whole(holder):
            yield from _unknown_notes(content, holder.footnotes)
        if not site.has_gaps(holder.folder if isinstance(holder, Document) else holder.at.path):
            yield from _unused_notes(content, holder.footnotes)
        yield from _check_misplaced(elsewhere)
    yield from _check_misplaced(site.settings)


def _unknown_notes(content: object, definitions: Mapping[str, FootnoteDefinition]) -> Iterator[Diagnostic]:
    for node in walk(content):
        if isinstance(node, FootnoteReference) and node.label not in definitions:
            hint = suggest(node.label, definitions, f"write it: [^{node.label}]: …")
            message = f"there is no footnote `{node.label}`"
            yield Diagnostic(Code.NOTE_KNOWN, node.at, message, hint)


def _unused_notes(content: object, definitions: Mapping[str, FootnoteDefinition]) -> Iterator[Diagnostic]:
    used = {node.label for node in walk(content) if isinstance(node, Footnote | FootnoteReference)}
    for label, definition in definitions.items():
        if label not in used:
            message = f"nothing calls the footnote `{label}`"
            yield Diagnostic(Code.NOTE_USED, definition.at, message, f"call it with [^{label}], or take it out")


def _check_misplaced(content: object) -> Iterator[Diagnostic]:
    for node in walk(content):
        if isinstance(node, FootnoteReference):
            message = "no footnote can be called here"
            yield Diagnostic(Code.NOTE_PLACED, node.at, message, "write it out, or call it in the text")


def check_citations(site: Site) -> Iterator[Diagnostic]:
    """Every work that is cited is one of those that the paper knows; pages cite none."""
    for paper in site.papers:
        if _knows_works(site, paper):
            nodes = (node for content in (paper.meta, paper.parts) for node in walk(content))
            yield from _unknown_works(nodes, paper)
    for page in site.pages:
        yield from _stray_citations((page.title, page.blocks))
    yield from _stray_citations(site.settings)


def _knows_works(site: Site, paper: Document) -> bool:
    """Whether both bibliographies could be read. One that could be, for the rest, has each of its keys."""
    read = {work.at.path for work in paper.references.values()}
    files = (paper.folder / BIBLIOGRAPHY, site.shared(BIBLIOGRAPHY))
    return not any(site.has_gaps(file) and file not in read for file in files)


def _unknown_works(nodes: Iterable[Node], paper: Document) -> Iterator[Diagnostic]:
    for node in nodes:
        if isinstance(node, Citation):
            for item in node.items:
                if item.key not in paper.references:
                    message = f"there is no work `{item.key}` in {BIBLIOGRAPHY}"
                    typed = item.at.source.line(item.at.line)[item.at.column - 1 :].startswith("@")
                    otherwise = "add it, or put a backslash before the @" if typed else "add it there"
                    hint = suggest(item.key, paper.references, otherwise)
                    yield Diagnostic(Code.WORK_KNOWN, item.at, message, hint)


def _stray_citations(content: object) -> Iterator[Diagnostic]:
    for node in walk(content):
        if isinstance(node, Citation):
            message = "works are cited in papers only"
            yield Diagnostic(Code.WORK_KNOWN, node.at, message, "write the work out, or put a backslash before the @")
