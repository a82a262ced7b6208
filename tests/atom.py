"""What RFC 4287 asks of an Atom feed: which elements, how often, and what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
AS_OFTEN = {
    "feed": ("author", "category", "contributor", "entry", "link"),
    "entry": ("author", "category", "contributor", "link"),
}
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    **{text: {"type"} for text in ("title", "subtitle", "summary", "rights")},
}


def faults(feed: Any) -> list[str]:
    """What stands in the root element of a feed against sections 3 and 4 of RFC 4287."""
    if feed.tag != f"{ATOM}feed":
        return ["the root is no atom:feed"]
    entries = feed.findall(f"{ATOM}entry")
    unsigned = [entry for entry in entries if entry.find(f"{ATOM}author") is None]
    found = [*_container(feed), *(fault for entry in entries for fault in _container(entry))]
    if feed.find(f"{ATOM}author") is None and (unsigned or not entries):
        found.append("feed: neither it nor each entry has an author (4.1.1)")
    return found


def _container(parent: Any) -> Iterator[str]:
    name = etree.QName(parent).localname
    children = [child for child in parent if isinstance(child.tag, str)]
    counted = Counter(etree.QName(child).localname for child in children if child.tag.startswith(ATOM))
    yield from (f"{name}: {counted[it]} elements {it}, not one" for it in ONCE[name] if counted[it] != 1)
    yield from (f"{name}: more than one {it}" for it in AT_MOST_ONCE[name] if counted[it] > 1)
    known = {*ONCE[name], *AT_MOST_ONCE[name], *AS_OFTEN[name]}
    yield from (f"{name}: {it} does not belong there" for it in counted if it not in known)
    links = [child for child in children if child.tag == f"{ATOM}link"]
    alternates = [(it.get("type"), it.get("hreflang")) for it in links if it.get("rel", "alternate") == "alternate"]
    if len(set(alternates)) < len(alternates):
        yield f"{name}: two alternate links of one type and language (4.1.1)"
    if name == "entry" and not alternates and not counted["content"]:
        yield "entry: neither content nor an alternate link (4.1.2)"
    for child in children:
        if child.tag.startswith(ATOM) and child.tag != f"{ATOM}entry":
            yield from _element(child)


def _element(element: Any) -> Iterator[str]:
    name, text = etree.QName(element).localname, element.text or ""
    strange = set(element.attrib) - ATTRIBUTES.get(name, set()) - {LANGUAGE}
    yield from (f"{name}: the attribute {it} means nothing" for it in sorted(strange))
    if name in ("updated", "published") and not MOMENT.fullmatch(text):
        yield f"{name}: {text!r} is no moment of RFC 3339 (3.3)"
    if name == "id" and not urlsplit(text).scheme:
        yield f"id: {text!r} is no absolute IRI (4.2.6)"
    if name in ("title", "name") and not text.strip():
        yield f"{name}: it is empty"
    if name == "link" and not element.get("href"):
        yield "link: it has no href (4.2.7)"
    if name == "category" and not element.get("term"):
        yield "category: it has no term (4.2.2)"
    if name == "author" and len(element.findall(f"{ATOM}name")) != 1:
        yield "author: it has not one name (3.2)"
    if element.get("type", "text") not in ("text", "html", "xhtml") and name in (
        "title",
        "summary",
        "rights",
        "subtitle",
    ):
        yield f"{name}: no such type of text (3.1.1)"
