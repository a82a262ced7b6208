"""Cross-references get their words and their way; key points lead to the sections that they sum up.

What points at something that is not there, or at what has no words of its own, stays unsettled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from krachtlijn.language import CATALOGUES
from krachtlijn.language.sentences import begins_sentence
from krachtlijn.model.blocks import (
    CrossReference,
    Inline,
    Inlines,
    InternalLink,
    KeyPoint,
    LineBreak,
    Node,
    Span,
    Target,
)
from krachtlijn.model.document import Document, Page, Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.text import children_of, plain_text, with_children, without_links
from krachtlijn.model.walk import rewrite, rewrite_runs
from krachtlijn.project import Project
from krachtlijn.transforms.resolving import Found, Place, Resolver, place_of
from krachtlijn.transforms.wording import Wording

SUMMED_UP = ("section", "annex")
"""The kinds of places that a key point sums up."""


def settle_references(site: Site, project: Project) -> Site:
    """The site with words and addresses in the place of cross-references."""
    titles = Resolver(site)
    site = replace(site, papers=tuple(_settle_titles(paper, titles) for paper in site.papers))
    resolver = Resolver(site)
    lang = site.settings.language
    return replace(
        site,
        settings=rewrite_runs(site.settings, _Run(resolver, Place(labels={}), lang).settle, lang),
        papers=tuple(_settle_paper(paper, resolver) for paper in site.papers),
        pages=tuple(_settle_page(page, resolver, lang) for page in site.pages),
    )


def _settle_titles(document: Document, resolver: Resolver) -> Document:
    """The paper with words for the references in its titles, which other references may take over."""
    run = _Run(resolver, _place(document), document.meta.language)
    labels = {
        anchor: replace(label, title=without_links(run.settle(label.title, document.meta.language)))
        for anchor, label in document.labels.items()
    }
    return replace(document, labels=labels)


def _place(document: Document) -> Place:
    return Place(labels=document.labels, aliases=document.aliases, address=document.address)


def _settle_paper(document: Document, resolver: Resolver) -> Document:
    lang = document.meta.language
    place = _place(document)
    run = _Run(resolver, place, lang)

    def tie(node: Node) -> Node:
        return replace(node, see=_see(node, resolver, place, lang)) if isinstance(node, KeyPoint) else node

    return replace(
        document,
        meta=rewrite_runs(document.meta, run.settle, lang),
        parts=rewrite(rewrite_runs(document.parts, run.settle, lang), tie),
    )


def _settle_page(page: Page, resolver: Resolver, lang: Language) -> Page:
    run = _Run(resolver, place_of(page), lang)
    return replace(page, title=run.settle(page.title, lang), blocks=rewrite_runs(page.blocks, run.settle, lang))


def _see(point: KeyPoint, resolver: Resolver, place: Place, lang: Language) -> Inlines:
    """The sections that a key point sums up, as references."""
    found = [resolver.find(Target(id=section.id), place) for section in point.sections]
    sections = [it for it in found if it and it.label and it.label.kind in SUMMED_UP]
    return (Wording(lang, point.at).made(sections, capital=False) or ()) if sections else ()


def _bracketed(node: Inline) -> Inline:
    return replace(node, bracketed=True) if isinstance(node, InternalLink) else node


class _Run:
    """A run of text on its way: what has been read of it tells whether a sentence begins, or a bracket is open."""

    def __init__(self, resolver: Resolver, place: Place, lang: Language) -> None:
        self._resolver = resolver
        self._place = place
        self._lang: Language = lang
        self._before = ""

    def settle(self, run: Inlines, lang: str) -> Inlines:
        """A whole run with its references settled; ``lang`` is that of its block, as far as we have words in it."""
        self._before = ""
        return self._settled(run, lang)

    def _settled(self, inlines: Inlines, lang: str) -> Inlines:
        out: list[Inline] = []
        for node in inlines:
            match node:
                case CrossReference():
                    new = self._reference(node, lang)
                    self._before += plain_text(new)
                    out.extend(new)
                case LineBreak():
                    self._before += " "
                    out.append(node)
                case _:
                    out.append(self._inside(node, lang))
        same = len(out) == len(inlines) and all(new is old for new, old in zip(out, inlines, strict=True))
        return inlines if same else tuple(out)

    def _inside(self, node: Inline, lang: str) -> Inline:
        children = children_of(node)
        if not children:
            self._before += getattr(node, "text", "")
            return node
        if isinstance(node, Span):
            lang = node.attributes.lang or lang
        return with_children(node, self._settled(children, lang))

    def _reference(self, node: CrossReference, lang: str) -> Inlines:
        language = cast("Language", lang) if lang in CATALOGUES else self._lang
        wording = Wording(language, node.at)
        found = [it for it in (self._resolver.find(target, self._place) for target in node.targets) if it]
        if len(found) < len(node.targets):
            return (node,)
        words = self._words(node, found, wording, language) or (node,)
        return tuple(map(_bracketed, words)) if self._within_brackets else words

    @property
    def _within_brackets(self) -> bool:
        return self._before.count("(") > self._before.count(")")

    def _words(self, node: CrossReference, found: list[Found], wording: Wording, lang: Language) -> Inlines | None:
        if node.children:
            return wording.given(replace(node, children=self._settled(node.children, lang)), found)
        return wording.made(found, capital=begins_sentence(self._before, lang))
