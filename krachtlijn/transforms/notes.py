"""Notes: each call gets its own number in reading order, with the note itself; citations become notes too.

A call closes up to the word before it, whatever space was typed between them. In a note, in the source of a quotation
and in ``paper.yaml`` a citation stands in words where it was typed. What names a note or a work that is not there stays
unsettled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language.sentences import begins_sentence
from krachtlijn.model.anchors import note_id
from krachtlijn.model.blocks import (
    Blocks,
    Citation,
    CitationItem,
    Footnote,
    FootnoteReference,
    Inline,
    Inlines,
    Node,
    Paragraph,
    Quote,
    Text,
)
from krachtlijn.model.document import Document, FootnoteDefinition, Page, Site
from krachtlijn.model.metadata import Metadata
from krachtlijn.model.text import children_of, plain_text, with_children, without_addresses
from krachtlijn.model.walk import rewrite, rewrite_runs
from krachtlijn.project import Project
from krachtlijn.transforms.citations import Citer

T = TypeVar("T")

_APART = "\N{NARROW NO-BREAK SPACE}"


def settle_notes(site: Site, project: Project) -> Site:
    """The site with numbered notes in the place of calls and citations, and with lists of the works that are cited."""
    papers = tuple(_settle_paper(paper, project) for paper in site.papers)
    pages = tuple(_settle_page(page) for page in site.pages)
    return replace(site, papers=papers, pages=pages)


def _settle_paper(document: Document, project: Project) -> Document:
    lang = document.meta.language
    citer = Citer(document.references, project.citation_style, lang)
    notes = _Notes(document.footnotes, citer, lang=lang, listed=_has_references(document))
    meta: Metadata = rewrite_runs(document.meta, notes.in_words, lang)
    parts = rewrite(document.parts, notes.in_source)
    parts = close_up(rewrite(parts, notes.settle))
    return replace(document, meta=meta, parts=parts, bibliography=citer.list_of(notes.cited))


def _has_references(document: Document) -> bool:
    """Whether the paper has a list of references that a citation can lead to."""
    chosen = document.meta.lists
    if chosen is None:
        return "references" in DOCUMENT_TYPES[document.type].lists
    return any(choice.name == "references" for choice in chosen)


def _settle_page(page: Page) -> Page:
    return replace(page, blocks=close_up(rewrite(page.blocks, _Notes(page.footnotes).settle)))


def close_up(value: T) -> T:
    """``value`` with every call of a note right behind the word before it, and two calls a hair apart."""
    return rewrite_runs(value, lambda run, _: _closed_up(run), "")


def _closed_up(run: Inlines) -> Inlines:
    out: list[Inline] = []
    for place, node in enumerate(run):
        called = place + 1 < len(run) and isinstance(run[place + 1], Footnote)
        if isinstance(node, Text) and called and node.text[-1:].isspace():
            out += [replace(node, text=node.text.rstrip())] if node.text.strip() else []
            continue
        if isinstance(node, Footnote) and out and isinstance(out[-1], Footnote):
            out.append(Text(at=node.at, text=_APART))
        out.append(with_children(node, _closed_up(children_of(node))))
    same = len(out) == len(run) and all(new is old for new, old in zip(out, run, strict=True))
    return run if same else tuple(out)


class _Notes:
    """The notes of a paper, while they are counted. Without a ``citer`` no work is known."""

    def __init__(
        self,
        definitions: Mapping[str, FootnoteDefinition],
        citer: Citer | None = None,
        *,
        lang: str = "",
        listed: bool = False,
    ) -> None:
        self.cited: list[str] = []
        self._definitions = definitions
        self._citer = citer
        self._lang = lang
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

    def in_words(self, run: Inlines, lang: str) -> Inlines:
        """A line of text where no note can be: its citations in words, as a part of their sentence."""
        out: list[Inline] = []
        for number, node in enumerate(run, 1):
            match node:
                case Citation() if self._citer and self._citer.knows(node.items):
                    self._collect(node.items)
                    before = "".join(getattr(it, "text", plain_text((it,))) for it in out)
                    begins = begins_sentence(before, lang)
                    out.extend(self._words(node, self._citer, begins=begins, ends=number == len(run)))
                case _:
                    out.append(with_children(node, self.in_words(children_of(node), lang)))
        same = len(out) == len(run) and all(new is old for new, old in zip(out, run, strict=True))
        return run if same else tuple(out)

    def _words(self, node: Citation, citer: Citer, *, begins: bool, ends: bool) -> Inlines:
        if node.narrative:
            return tuple(words for it in node.items for words in citer.in_sentence(it, linked=self._listed))
        return citer.in_full(node.items, begins=begins, ends=ends)

    def in_source(self, node: Node) -> object:
        """A quotation with the citation in its source in words."""
        if not isinstance(node, Quote):
            return node
        return replace(node, source=self.in_words(node.source, self._lang))

    def _collect(self, items: tuple[CitationItem, ...]) -> None:
        self.cited.extend(item.key for item in items)

    def _note(self, call: Inline, content: Blocks, label: str = "") -> Footnote:
        self._count += 1
        return Footnote(at=call.at, number=self._count, id=note_id(self._count), content=content, label=label)

    def _content(self, label: str) -> Blocks:
        """A note's text; the second time without addresses, which stand once in a page."""
        content = rewrite_runs(self._definitions[label].content, self.in_words, self._lang)
        if label in self._called:
            return without_addresses(content)
        self._called.add(label)
        return content
