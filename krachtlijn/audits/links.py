"""Links within the site: every one leads to a file, and to an id in it, that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.document import Site
from krachtlijn.source import Location

LINKS = {"a": "href", "area": "href", "form": "action", "img": "src", "link": "href", "script": "src", "source": "src"}
"""The attribute that holds an address, by element."""

HINT = "this is a fault of the program or a template, not of the text; tell its makers"


@dataclass
class _Page(HTMLParser):
    """The ids of a page, and the addresses it links to."""

    ids: set[str] = field(default_factory=set)
    links: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"] or "")
        address = given.get(LINKS.get(tag, ""))
        if address:
            self.links[address] = None


def links_lead_somewhere(site: Site, files: Mapping[PurePosixPath, bytes]) -> Iterator[Diagnostic]:
    """Every internal link of every page; what leads out of the site is not followed."""
    pages = {path: _read(content) for path, content in files.items() if path.suffix == ".html"}
    places = _places(site)
    root = urlsplit(site.settings.url).path.rstrip("/")
    for path in sorted(pages):
        for address in pages[path].links:
            fault = _fault(address, path, files, pages, root)
            if fault:
                at = places.get(path.parent.as_posix(), site.settings.at)
                yield Diagnostic(Code.LINKS_RESOLVE, at, f"the page {path} links to {address}, {fault}", HINT)


def _fault(
    address: str,
    path: PurePosixPath,
    files: Mapping[PurePosixPath, bytes],
    pages: Mapping[PurePosixPath, _Page],
    root: str,
) -> str:
    """What is wrong with an address; empty where nothing is."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "which is no address"
    if parts.scheme or parts.netloc:
        return ""
    target = _target(unquote(parts.path), path, root)
    if target not in files:
        target /= "index.html"
    if target not in files:
        return "which is not there"
    identifier = unquote(parts.fragment)
    if identifier and target in pages and identifier not in pages[target].ids:
        return f"where nothing has the id {identifier}"
    return ""


def _target(linked: str, path: PurePosixPath, root: str) -> PurePosixPath:
    """The file, or folder, of a path as it is linked on the page at ``path``."""
    if not linked:
        return path
    if linked.startswith("/"):
        return PurePosixPath(normpath(linked.removeprefix(root).lstrip("/") or "."))
    return PurePosixPath(normpath(path.parent / linked))


def _read(content: bytes) -> _Page:
    page = _Page()
    page.feed(content.decode())
    page.close()
    return page


def _places(site: Site) -> dict[str, Location]:
    """The author's file behind each page, by the page's folder."""
    papers = {paper.address: paper.at for paper in site.papers}
    return papers | {page.address: page.at for page in site.pages}
