"""What paper.yaml and site.yaml say, held against the rest of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Reference
from krachtlijn.model.document import Document, Site


def check_site_ids(site: Site) -> Iterator[Diagnostic]:
    """Committees and themes are those of site.yaml."""
    committees = [committee.id for committee in site.settings.committees]
    themes = [theme.id for theme in site.settings.themes]
    if site.has_gaps(site.settings.at.path):
        return
    for paper in site.papers:
        if paper.meta.committee and paper.meta.committee.id not in committees:
            yield _unknown_id(paper.meta.committee, "committee", committees)
        for theme in paper.meta.themes:
            if theme.id not in themes:
                yield _unknown_id(theme, "theme", themes)


def _unknown_id(reference: Reference, what: str, known: list[str]) -> Diagnostic:
    message = f"`{reference.id}` is no {what} of site.yaml"
    return Diagnostic(Code.VALUE_KNOWN, reference.at, message, suggest(reference.id, known, "add it to site.yaml"))


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint: the known word that was probably meant, else ``otherwise``."""
    close = get_close_matches(word, list(known), 1, 0.6)
    return f"did you mean `{close[0]}`?" if close else otherwise


def check_navigation(site: Site) -> Iterator[Diagnostic]:
    """The menu leads to pages that are there."""
    pages = [page.address for page in site.pages]
    for item in site.settings.navigation:
        if item.page.id not in {*pages, *site.unreadable_pages}:
            message = f"there is no pages/{item.page.id}.md"
            hint = suggest(item.page.id, pages, "write it, or take the line out of the menu")
            yield Diagnostic(Code.PAGE_KNOWN, item.page.at, message, hint)


def check_papers_named(site: Site) -> Iterator[Diagnostic]:
    """Papers that a paper or site.yaml names are there, are published, and are others than the one that names them."""
    published = frozenset(paper.address for paper in site.papers)
    for reference in site.settings.featured:
        yield from _named(reference, "", published, site)
    for paper in site.papers:
        for reference in paper.meta.papers_named:
            yield from _named(reference, paper.address, published, site)


def _named(reference: Reference, by: str, published: frozenset[str], site: Site) -> Iterator[Diagnostic]:
    address = reference.address
    if address == by:
        hint = "name another paper, or take it out"
        yield Diagnostic(Code.PAPER_OTHER, reference.at, "this is the paper itself", hint)
    elif address not in published | site.held_back | site.unreadable:
        hint = suggest(address, sorted(published - {by}), "type its path from content/")
        yield Diagnostic(Code.PAPER_KNOWN, reference.at, f"there is no paper {address}", hint)
    elif address in site.held_back:
        message = f"{address} is not published: it is left out here"
        yield Diagnostic(Code.PAPER_PUBLISHED, reference.at, message, "publish it, or take it out")


def check_circles(site: Site) -> Iterator[Diagnostic]:
    """No paper replaces itself by way of others, nor is it the translation of its own translation."""
    papers = {paper.address: paper for paper in site.papers}
    replaces = {address: _replaced(paper) for address, paper in papers.items()}
    translates = {address: _translated(paper) for address, paper in papers.items()}
    for edges, words in ((replaces, "replaces"), (translates, "is a translation of")):
        for address in papers:
            for target, reference in edges[address].items():
                if target != address and _leads_to(target, address, edges):
                    message = f"{target} {words} this paper in turn"
                    yield Diagnostic(Code.PAPER_OTHER, reference.at, message, "take one of the two out")


def _replaced(paper: Document) -> dict[str, Reference]:
    return {reference.address: reference for reference in paper.meta.replaces}


def _translated(paper: Document) -> dict[str, Reference]:
    reference = paper.meta.translation_of
    return {reference.address: reference} if reference else {}


def _leads_to(start: str, goal: str, edges: dict[str, dict[str, Reference]]) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        address = ahead.pop()
        if address == goal:
            return True
        if address not in seen:
            seen.add(address)
            ahead.extend(edges.get(address, ()))
    return False
