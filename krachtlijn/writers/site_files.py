"""What a web server and search engines ask for: sitemap.xml, robots.txt, headers, and old addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from jinja2 import Environment

from krachtlijn.model.document import Site
from krachtlijn.model.settings import Redirect
from krachtlijn.render.finding import PageFrame, render_moved
from krachtlijn.render.lists import paper_entry
from krachtlijn.render.papers import KRACHTLIJNEN
from krachtlijn.writers.addresses import absolute, from_root, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets
from krachtlijn.writers.feeds import changed
from krachtlijn.writers.search import FOLDER as INDEX

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
"""The policy that the server sends with every file. WebAssembly is what search runs in; every page but that of search
takes it away again by a policy of its own, and the stricter one holds.
"""
HEADERS = f"""\
/*
  Content-Security-Policy: {POLICY}
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
"""
"""In the form that static hosts read. The names of assets change with what they hold."""


def write_sitemap(site: Site, made: Sequence[Artifact]) -> Iterator[Artifact]:
    """The sitemap of all pages that search engines may show, and robots.txt. Without an address there is no sitemap."""
    url = site.settings.url
    robots = ["User-agent: *", f"Disallow: {from_root(url)(f'/{INDEX}/')}"]
    if url:
        robots.append(f"Sitemap: {absolute(url, '/sitemap.xml')}")
        yield Artifact(PurePosixPath("sitemap.xml"), _sitemap(site, made))
    yield Artifact(PurePosixPath("robots.txt"), ("\n".join(robots) + "\n").encode())


def _sitemap(site: Site, made: Sequence[Artifact]) -> bytes:
    papers = {paper.address: paper for paper in site.papers}
    entries = {address: paper_entry(paper, site, "nl") for address, paper in papers.items()}
    hidden = {address for address, entry in entries.items() if entry.draft or entry.withdrawn}
    hidden |= {redirect.old for redirect in site.settings.redirects}
    pages = (path.parent.as_posix() for path in (it.path for it in made) if path.name == "index.html")
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    for address in sorted("" if address == "." else address for address in pages):
        if not hidden & {address, address.removesuffix(f"/{KRACHTLIJNEN}")}:
            entry = ET.SubElement(root, "url")
            place = absolute(site.settings.url, f"/{address}/" if address else "/")
            ET.SubElement(entry, "loc").text = place
            if address in papers:
                ET.SubElement(entry, "lastmod").text = changed(papers[address]).isoformat()
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def write_headers() -> Iterator[Artifact]:
    """The headers that the site wants, for hosts that read them from ``_headers``."""
    yield Artifact(PurePosixPath("_headers"), HEADERS.encode())


def write_redirects(site: Site, env: Environment, assets: Assets) -> Iterator[Artifact]:
    """A page at each old address that leads on by itself, and ``_redirects`` for hosts that do so better.

    An old file that is no page (a PDF) cannot lead on by itself: it stands in ``_redirects`` alone. Raises
    :class:`jinja2.TemplateError`.
    """
    redirects = site.settings.redirects
    for redirect in redirects:
        path = _page_at(redirect)
        if path:
            link = relative_to(path.parent.as_posix() if path.parent.name else "")
            new = f"/{redirect.new}/" if redirect.new else "/"
            canonical = absolute(site.settings.url, new)
            frame = PageFrame(here=redirect.old, link=link, asset=assets.through(link), canonical=canonical)
            yield Artifact(path, render_moved(env, site, link(new), frame).encode())
    if redirects:
        lines = (f"/{it.old} /{it.new}{'/' if it.new else ''} 301\n" for it in redirects)
        yield Artifact(PurePosixPath("_redirects"), "".join(lines).encode())


def _page_at(redirect: Redirect) -> PurePosixPath | None:
    """The file of the page at an old address; None where that is no page."""
    path = PurePosixPath(redirect.old)
    if path.suffix == ".html":
        return path
    return None if path.suffix and not path.suffix[1:].isdigit() else page_path(redirect.old)
