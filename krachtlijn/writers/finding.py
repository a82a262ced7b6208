"""The pages on which papers are found: home, lists with their feeds, the table of all papers, search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from krachtlijn.language import words_for
from krachtlijn.model.document import Document, Site
from krachtlijn.render.finding import (
    PageFrame,
    Pager,
    divisions,
    render_division,
    render_home,
    render_list,
    render_search,
    render_table,
)
from krachtlijn.render.listings import Listing, listings, published
from krachtlijn.writers.addresses import absolute, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets
from krachtlijn.writers.feeds import feed_path, write_feed

LIST_LENGTH = 100
"""How many papers stand on one page of a list."""
TABLE_LENGTH = 1000
"""How many papers stand on one page of the table: so many weigh about 60 kB, compressed."""


def write_finding(site: Site, env: Environment, assets: Assets) -> Iterator[Artifact]:
    """All pages on which papers are found, and all feeds. Raises :class:`jinja2.TemplateError`."""
    words = words_for(site.settings.language)
    home = _frame(site, assets, "", feed=True)
    yield _page("", render_home(env, site, home))
    yield from write_feed(site, site.settings.name, "", published(site))
    for listing in listings(site):
        yield from _list(site, env, assets, listing)
        yield from write_feed(site, f"{listing.name} – {site.settings.name}", listing.address, listing.papers)
    for division in divisions(site):
        address = words.addresses[division]
        yield _page(address, render_division(env, site, division, _frame(site, assets, address)))
    yield from _table(site, env, assets, words.addresses.papers)
    address = words.addresses.search
    yield _page(address, render_search(env, site, _frame(site, assets, address)))


def _list(site: Site, env: Environment, assets: Assets, listing: Listing) -> Iterator[Artifact]:
    for pager, shown in _pages(listing.papers, LIST_LENGTH, listing.address):
        frame = _frame(site, assets, pager.address(pager.number).strip("/"), feed=pager.number == 1)
        yield _page(frame.here, render_list(env, site, listing, shown, frame, pager))


def _table(site: Site, env: Environment, assets: Assets, address: str) -> Iterator[Artifact]:
    for pager, shown in _pages(site.papers, TABLE_LENGTH, address):
        frame = _frame(site, assets, pager.address(pager.number).strip("/"))
        yield _page(frame.here, render_table(env, site, shown, frame, pager))


def _pages(papers: Sequence[Document], length: int, base: str) -> Iterator[tuple[Pager, tuple[Document, ...]]]:
    """The papers of each page; one page without papers where there are none."""
    parts = [tuple(papers[start : start + length]) for start in range(0, len(papers), length)] or [()]
    for number, shown in enumerate(parts, 1):
        yield Pager(number=number, total=len(parts), base=base), shown


def _frame(site: Site, assets: Assets, address: str, *, feed: bool = False) -> PageFrame:
    link = relative_to(address)
    url = site.settings.url
    return PageFrame(
        here=address,
        link=link,
        asset=assets.through(link),
        canonical=absolute(url, f"/{address}/" if address else "/"),
        feed=f"/{feed_path(address)}" if feed and url else "",
    )


def _page(address: str, html: str) -> Artifact:
    return Artifact(page_path(address), html.encode())
