"""The typography of each language: which words stay together on a line. Comes last, when all words are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from krachtlijn.language.typography import keep_together
from krachtlijn.model.blocks import Abbreviation, Footnote, Inline, Inlines, LineBreak, Span, Text
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import children_of, with_children
from krachtlijn.model.walk import rewrite_runs
from krachtlijn.project import Project

_OTHER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is not language: code, pictures, page numbers."""


def set_type(site: Site, project: Project) -> Site:
    """The site with no-break spaces where no line may break, in every text that is shown."""
    lang = site.settings.language
    return replace(
        site,
        settings=rewrite_runs(site.settings, keep_run, lang),
        papers=tuple(_set_paper(paper) for paper in site.papers),
        pages=tuple(
            replace(page, title=keep_run(page.title, lang), blocks=rewrite_runs(page.blocks, keep_run, lang))
            for page in site.pages
        ),
    )


def _set_paper(document: Document) -> Document:
    lang = document.meta.language
    return replace(
        document,
        meta=rewrite_runs(document.meta, keep_run, lang),
        parts=rewrite_runs(document.parts, keep_run, lang),
        labels=rewrite_runs(document.labels, keep_run, lang),
        contents=rewrite_runs(document.contents, keep_run, lang),
        bibliography=rewrite_runs(document.bibliography, keep_run, lang),
    )


def keep_run(run: Inlines, lang: str) -> Inlines:
    """A run with its spaces set, also where a rule reaches from one node into the next ("art. **20**")."""
    leaves = list(_leaves(run, lang))
    whole = "".join(
        keep_together("".join(text for text, _ in group), language)
        for language, group in groupby(leaves, key=lambda leaf: leaf[1])
    )
    if whole == "".join(text for text, _ in leaves):
        return run
    return _refilled(run, _Reader(whole))


def _leaves(inlines: Inlines, lang: str) -> Iterator[tuple[str, str]]:
    """The texts of a run in reading order, each with its language. A call of a note is nothing between two words."""
    for node in inlines:
        match node:
            case Text(text=text) | Abbreviation(text=text):
                yield text, lang
            case Footnote():
                pass
            case LineBreak():
                yield "\n", lang
            case Span(attributes=given) if given.lang:
                yield from _leaves(node.children, given.lang.partition("-")[0].lower())
            case _ if children := children_of(node):
                yield from _leaves(children, lang)
            case _:
                yield _OTHER, lang


class _Reader:
    """Deals a text out again in pieces."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0

    def take(self, length: int) -> str:
        start, self._place = self._place, self._place + length
        return self._text[start : self._place]


def _refilled(inlines: Inlines, reader: _Reader) -> Inlines:
    return tuple(_refill(node, reader) for node in inlines)


def _refill(node: Inline, reader: _Reader) -> Inline:
    match node:
        case Text(text=text) | Abbreviation(text=text):
            new = reader.take(len(text))
            return node if new == text else replace(node, text=new)
        case Footnote():
            return node
        case _ if children := children_of(node):
            return with_children(node, _refilled(children, reader))
        case _:
            reader.take(1)
            return node
