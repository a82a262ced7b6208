"""From what an author points at to what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from krachtlijn.model.blocks import Inlines, Target, Text
from krachtlijn.model.document import Document, Label, Page, Site
from krachtlijn.transforms.labels import bare, labels_in


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a target turned out to be: an address, its label where it is a place within a page, and in what paper.

    ``paper`` is the title of the other paper or page, empty within the same one; ``lang`` that title's language.
    """

    href: str
    label: Label | None = None
    paper: Inlines = ()
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where references are typed: the labels there, and the page's own address."""

    labels: Mapping[str, Label]
    aliases: Mapping[str, str] = field(default_factory=dict)
    address: str = ""


class Resolver:
    """Finds what is published on the site. What is not is not found, so that neither its title nor its path shows."""

    def __init__(self, site: Site) -> None:
        self._papers = {paper.address: paper for paper in site.papers}
        self._pages = {page.address: page for page in site.pages}

    def find(self, target: Target, place: Place) -> Found | None:
        """What ``target`` is for a reader at ``place``; None where it is not there."""
        address = target.paper.strip("/")
        if not address or address == place.address:
            label = lookup(target.id, place.labels, place.aliases)
            return Found(href=f"#{label.anchor}", label=label) if label else None
        if paper := self._papers.get(address):
            return _in_paper(target.id, paper)
        page = self._pages.get(address)
        return _in_page(target.id, page) if page else None


def lookup(id_: str, labels: Mapping[str, Label], aliases: Mapping[str, str]) -> Label | None:
    """The label that an author calls ``id_``."""
    return labels.get(aliases.get(id_, id_))


def _in_paper(id_: str, paper: Document) -> Found | None:
    """A paper, or a place in it. A withdrawn paper has no text any more: its places are the paper as a whole."""
    title = (Text(at=paper.at, text=paper.meta.short_title),) if paper.meta.short_title else bare(paper.meta.title)
    href = f"/{paper.address}/"
    if not id_:
        return Found(href=href, paper=title, lang=paper.meta.language)
    label = lookup(id_, paper.labels, paper.aliases)
    if label is None:
        return None
    href = href if paper.meta.status == "withdrawn" else f"{href}#{label.anchor}"
    return Found(href=href, label=label, paper=title, lang=paper.meta.language)


def _in_page(id_: str, page: Page) -> Found | None:
    label = place_of(page).labels.get(id_)
    if id_ and label is None:
        return None
    return Found(href=f"/{page.address}/" + (f"#{id_}" if id_ else ""), label=label, paper=bare(page.title))


def place_of(page: Page) -> Place:
    """A free page as a place to point from."""
    return Place(labels={label.anchor: label for label in labels_in(page.blocks)}, address=page.address)
