"""Atom feeds (RFC 4287) of what is new: of the whole site, and of each list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language.words import capitalized
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.text import plain_text
from krachtlijn.render.parts import description_of
from krachtlijn.writers.addresses import absolute
from krachtlijn.writers.artifact import Artifact

ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50
"""How many entries a feed holds."""


def feed_path(address: str) -> PurePosixPath:
    """Where the feed of the list at ``address`` stands."""
    return PurePosixPath(address, "feed.xml")


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """What a feed says of one thing; ``address`` is from the root of the site, ``categories`` are keys with names."""

    address: str
    title: str
    updated: date
    published: date
    language: Language
    author: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    summary: str = ""


def write_feed(site: Site, title: str, address: str, papers: Sequence[Document]) -> Iterator[Artifact]:
    """The feed of a list of papers. None where the site has no address of its own: a feed needs whole addresses."""
    return write_entries(site, title, address, [_paper_entry(paper, site) for paper in papers[:LENGTH]])


def write_entries(site: Site, title: str, address: str, entries: Sequence[FeedEntry]) -> Iterator[Artifact]:
    """The feed of the page at ``address``, of ``LENGTH`` entries at most; none where the site has no address."""
    if site.settings.url:
        feed = _feed(site, title, address, entries[:LENGTH])
        ET.indent(feed)
        yield Artifact(feed_path(address), ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _feed(site: Site, title: str, address: str, entries: Sequence[FeedEntry]) -> ET.Element:
    settings = site.settings
    page = absolute(settings.url, f"/{address}/" if address else "/")
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _text(feed, "id", page)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((entry.updated for entry in entries), default=date(1970, 1, 1))))
    ET.SubElement(feed, "link", {"rel": "self", "href": absolute(settings.url, f"/{feed_path(address)}")})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(ET.SubElement(feed, "author"), "name", settings.name)
    for entry in entries:
        feed.append(_entry(entry, settings.url))
    return feed


def _entry(given: FeedEntry, url: str) -> ET.Element:
    page = absolute(url, given.address)
    entry = ET.Element("entry", {"xml:lang": given.language})
    _text(entry, "id", page)
    _text(entry, "title", given.title)
    _text(entry, "updated", _moment(given.updated))
    _text(entry, "published", _moment(given.published))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "hreflang": given.language, "href": page})
    if given.author:
        _text(ET.SubElement(entry, "author"), "name", given.author)
    for term, label in given.categories:
        ET.SubElement(entry, "category", {"term": term, "label": label})
    if given.summary:
        _text(entry, "summary", given.summary)
    return entry


def _paper_entry(paper: Document, site: Site) -> FeedEntry:
    meta = paper.meta
    kind = capitalized(DOCUMENT_TYPES[paper.type].names[meta.language].one)
    themes = {theme.id: theme.name for theme in site.settings.themes}
    return FeedEntry(
        address=f"/{paper.address}/",
        title=plain_text(meta.title),
        updated=changed(paper),
        published=paper.date.first,
        language=meta.language,
        author=meta.institution.name if meta.institution else "",
        categories=(
            (paper.type, kind),
            *((theme.id, themes[theme.id]) for theme in meta.themes if theme.id in themes),
        ),
        summary=description_of(meta.summary),
    )


def changed(paper: Document) -> date:
    """The day on which a paper last changed: that of its date, or of the last correction."""
    return max((paper.date.first, *(correction.date for correction in paper.meta.corrections)))


def _moment(day: date) -> str:
    """A day as a moment, which Atom asks for (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
