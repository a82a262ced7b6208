"""Notes: each call gets its own number in reading order, with the note itself; citations become notes too.

In a note, in the source of a quotation and in ``paper.yaml`` a citation stands in words where it was typed. What names
a note or a work that is not there stays unsettled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.anchors import note_id
from krachtlijn.model.blocks import (
    Blocks,
    Citation,
    CitationItem,
    Footnote,
    FootnoteReference,
    Inline,
    Node,
    Paragraph,
    Quote,
)
from krachtlijn.model.document import Document, FootnoteDefinition, Page, Site
from krachtlijn.model.metadata import Metadata
from krachtlijn.model.text import without_addresses
from krachtlijn.model.walk import rewrite
from krachtlijn.project import Project
from krachtlijn.transforms.citations import Citer

STYLE = "citation.csl"


def settle_notes(site: Site, project: Project) -> Site:
    """The site with numbered notes in the place of calls and citations, and with lists of the works that are cited."""
    papers = tuple(_settle_paper(paper, project) for paper in site.papers)
    pages = tuple(_settle_page(page) for page in site.pages)
    return replace(site, papers=papers, pages=pages)


def _settle_paper(document: Document, project: Project) -> Document:
    citer = Citer(document.references, project.styles / STYLE, document.meta.language)
    notes = _Notes(document.footnotes, citer, listed=_has_references(document))
    meta: Metadata = rewrite(document.meta, notes.in_words)
    parts = rewrite(document.parts, notes.in_source)
    parts = rewrite(parts, notes.settle)
    return replace(document, meta=meta, parts=parts, bibliography=citer.list_of(notes.cited))


def _has_references(document: Document) -> bool:
    """Whether the paper has a list of references that a citation can lead to."""
    chosen = document.meta.lists
    if chosen is None:
        return "references" in DOCUMENT_TYPES[document.type].lists
    return any(choice.name == "references" for choice in chosen)


def _settle_page(page: Page) -> Page:
    return replace(page, blocks=rewrite(page.blocks, _Notes(page.footnotes).settle))


class _Notes:
    """The notes of a paper, while they are counted. Without a ``citer`` no work is known."""

    def __init__(
        self, definitions: Mapping[str, FootnoteDefinition], citer: Citer | None = None, *, listed: bool = False
    ) -> None:
        self.cited: list[str] = []
        self._definitions = definitions
        self._citer = citer
        self._listed = listed
        self._count = 0
        self._called: set[str] = set()

    def settle(self, node: Node) -> object:
        """What takes the place of a call or a citation in the text."""
        match node:
            case FootnoteReference(label=label) if label in self._definitions:
                return self._note(node, self._content(label), label)
            case Citation() if self._citer and self._citer.knows(node.items):
                return self._cite(node, self._citer)
            case _:
                return node

    def _cite(self, node: Citation, citer: Citer) -> object:
        self._collect(node.items)
        if not node.narrative:
            return self._note(node, (Paragraph(at=node.at, children=citer.in_full(node.items)),))
        words = tuple(inline for item in node.items for inline in citer.in_sentence(item, linked=self._listed))
        if self._listed:
            return words
        works = tuple(CitationItem(key=item.key, at=item.at) for item in node.items)
        return (*words, self._note(node, (Paragraph(at=node.at, children=citer.in_full(works)),)))

    def in_words(self, node: Node) -> object:
        """What takes the place of a citation where no note can be."""
        if not (isinstance(node, Citation) and self._citer and self._citer.knows(node.items)):
            return node
        self._collect(node.items)
        if node.narrative:
            return tuple(words for it in node.items for words in self._citer.in_sentence(it, linked=self._listed))
        return self._citer.in_full(node.items)

    def in_source(self, node: Node) -> object:
        """A quotation with the citation in its source in words."""
        return replace(node, source=rewrite(node.source, self.in_words)) if isinstance(node, Quote) else node

    def _collect(self, items: tuple[CitationItem, ...]) -> None:
        self.cited.extend(item.key for item in items)

    def _note(self, call: Inline, content: Blocks, label: str = "") -> Footnote:
        self._count += 1
        return Footnote(at=call.at, number=self._count, id=note_id(self._count), content=content, label=label)

    def _content(self, label: str) -> Blocks:
        """A note's text; the second time without addresses, which stand once in a page."""
        content = rewrite(self._definitions[label].content, self.in_words)
        if label in self._called:
            return without_addresses(content)
        self._called.add(label)
        return content
