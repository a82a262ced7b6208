"""The pages on which papers are found: the home page, lists, the table of all papers, search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment

from krachtlijn.language import CATALOGUES, words_for
from krachtlijn.language.collation import sort_key
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import plain_text
from krachtlijn.render.environment import render_template
from krachtlijn.render.listings import DIVISIONS, Division, Listing, listings, published
from krachtlijn.render.lists import PaperEntry, paper_entry
from krachtlijn.render.pages import site_values

NEWEST = 8
"""How many papers the home page shows as new."""


@dataclass(frozen=True, kw_only=True)
class PageFrame:
    """Where a page stands: its address, how it links, and its whole address (empty where the site has none)."""

    here: str
    link: Callable[[str], str]
    asset: Callable[[str], str]
    canonical: str
    feed: str = ""


@dataclass(frozen=True, kw_only=True)
class Pager:
    """Which page of how many this is; ``base`` is the address of the first."""

    number: int
    total: int
    base: str

    def address(self, number: int) -> str:
        """The address of another page of the same list, from the root of the site."""
        return f"/{self.base}/" if number == 1 else f"/{self.base}/{number}/"


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A row of the table of all papers, with the keys that its columns are sorted by."""

    paper: PaperEntry
    committee: str
    title_key: str


def render_home(env: Environment, site: Site, frame: PageFrame) -> str:
    """The home page: search, what the council wants seen, what is new, and the way to every list.

    Raises :class:`jinja2.TemplateError`.
    """
    newest = {paper.address: paper for paper in published(site)}
    named = dict.fromkeys(reference.address for reference in site.settings.featured)
    featured = tuple(newest.pop(address) for address in named if address in newest)
    values = {
        "featured": _entries(featured, site),
        "papers": _entries(tuple(newest.values())[:NEWEST], site),
        "total": len(published(site)),
        "divisions": divisions(site),
    }
    return _render(env, "home.html", site, frame, values)


def render_list(env: Environment, site: Site, listing: Listing, shown: tuple[Document, ...], frame: PageFrame,
                pager: Pager) -> str:  # fmt: skip
    """A page of one list. Raises :class:`jinja2.TemplateError`."""
    words = words_for(site.settings.language)
    values = {
        "listing": listing,
        "head": words.lists.by[listing.division],
        "above": f"/{words.addresses[listing.division]}/",
        "papers": _entries(shown, site),
        "pager": pager,
    }
    return _render(env, "list.html", site, frame, values)


def render_division(env: Environment, site: Site, division: Division, frame: PageFrame) -> str:
    """The page that leads to all lists of a division. Raises :class:`jinja2.TemplateError`."""
    return _render(env, "division.html", site, frame, {"divisions": {division: divisions(site)[division]}})


def render_table(env: Environment, site: Site, shown: tuple[Document, ...], frame: PageFrame, pager: Pager) -> str:
    """The table of all papers. Raises :class:`jinja2.TemplateError`."""
    committees = {entry.id: entry.name for entry in site.settings.committees}
    rows = [
        TableRow(
            paper=entry,
            committee=committees.get(paper.meta.committee.id, "") if paper.meta.committee else "",
            title_key=sort_key(plain_text(entry.title))[0],
        )
        for paper, entry in zip(shown, _entries(shown, site), strict=True)
    ]
    values = {
        "rows": rows,
        "total": len(site.papers),
        **_choices(tuple(row.paper for row in rows)),
        "pager": pager,
        "divisions": divisions(site),
    }
    return _render(env, "papers.html", site, frame, values)


def render_search(env: Environment, site: Site, frame: PageFrame) -> str:
    """The page to search, in the language of the site. Raises :class:`jinja2.TemplateError`."""
    language = site.settings.language
    spoken = {paper.meta.language for paper in published(site)} | {language}
    others = tuple(lang for lang in CATALOGUES if lang in spoken and lang != language)
    choices = _choices(_entries(published(site), site))
    return _render(env, "search.html", site, frame, {"languages": (language, *others), **choices})


def render_moved(env: Environment, site: Site, target: str, frame: PageFrame) -> str:
    """The page at an old address, which leads to the new one. Raises :class:`jinja2.TemplateError`."""
    return _render(env, "moved.html", site, frame, {"target": target})


def divisions(site: Site) -> dict[Division, tuple[Listing, ...]]:
    """All lists, by division; a division without a list is left out."""
    made = listings(site)
    found = {name: tuple(listing for listing in made if listing.division == name) for name in DIVISIONS}
    return {name: lists for name, lists in found.items() if lists}


def _choices(papers: tuple[PaperEntry, ...]) -> dict[str, object]:
    """What a list of papers can be narrowed by: the types, themes and years that occur in it."""
    return {
        "kinds": sorted({paper.kind for paper in papers}, key=sort_key),
        "themes": sorted({theme for paper in papers for theme in paper.themes}, key=sort_key),
        "years": sorted({paper.date.year for paper in papers}, reverse=True),
    }


def _entries(papers: tuple[Document, ...], site: Site) -> tuple[PaperEntry, ...]:
    return tuple(paper_entry(paper, site, site.settings.language) for paper in papers)


def _render(env: Environment, template: str, site: Site, frame: PageFrame, values: dict[str, object]) -> str:
    common = site_values(site, frame.link, frame.asset)
    own = {"canonical": frame.canonical, "here": frame.here, "feed": frame.feed}
    return render_template(env, template, {**common, **own, **values})
