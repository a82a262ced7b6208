"""Atom feeds (RFC 4287) of what is new: of the whole site, and of each list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language.words import capitalized
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import plain_text
from krachtlijn.render.parts import description_of
from krachtlijn.writers.addresses import absolute
from krachtlijn.writers.artifact import Artifact

ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50
"""How many papers a feed holds."""


def feed_path(address: str) -> PurePosixPath:
    """Where the feed of the list at ``address`` stands."""
    return PurePosixPath(address, "feed.xml")


def write_feed(site: Site, title: str, address: str, papers: Sequence[Document]) -> Iterator[Artifact]:
    """The feed of a list. None where the site has no address of its own: a feed needs whole addresses."""
    if site.settings.url:
        feed = _feed(site, title, address, papers[:LENGTH])
        ET.indent(feed)
        yield Artifact(feed_path(address), ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _feed(site: Site, title: str, address: str, papers: Sequence[Document]) -> ET.Element:
    settings = site.settings
    page = absolute(settings.url, f"/{address}/" if address else "/")
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _text(feed, "id", page)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((changed(paper) for paper in papers), default=date(1970, 1, 1))))
    ET.SubElement(feed, "link", {"rel": "self", "href": absolute(settings.url, f"/{feed_path(address)}")})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(ET.SubElement(feed, "author"), "name", settings.name)
    for paper in papers:
        feed.append(_entry(paper, site))
    return feed


def _entry(paper: Document, site: Site) -> ET.Element:
    meta, settings = paper.meta, site.settings
    page = absolute(settings.url, f"/{paper.address}/")
    themes = {theme.id: theme.name for theme in settings.themes}
    entry = ET.Element("entry", {"xml:lang": meta.language})
    _text(entry, "id", page)
    _text(entry, "title", plain_text(meta.title))
    _text(entry, "updated", _moment(changed(paper)))
    _text(entry, "published", _moment(paper.date.first))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "hreflang": meta.language, "href": page})
    if meta.institution:
        _text(ET.SubElement(entry, "author"), "name", meta.institution.name)
    kind = capitalized(DOCUMENT_TYPES[paper.type].names[meta.language].one)
    ET.SubElement(entry, "category", {"term": paper.type, "label": kind})
    for theme in meta.themes:
        if theme.id in themes:
            ET.SubElement(entry, "category", {"term": theme.id, "label": themes[theme.id]})
    if summary := description_of(meta.summary):
        _text(entry, "summary", summary)
    return entry


def changed(paper: Document) -> date:
    """The day on which a paper last changed: that of its date, or of the last correction."""
    return max((paper.date.first, *(correction.date for correction in paper.meta.corrections)))


def _moment(day: date) -> str:
    """A day as a moment, which Atom asks for (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
