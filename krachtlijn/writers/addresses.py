"""Addresses of the site: where a page's file lies, and how one page links to another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import urlsplit


def page_path(address: str) -> PurePosixPath:
    """The file of the page at ``address`` (``adviezen/x``; empty for the home page)."""
    return PurePosixPath(address, "index.html")


def relative_to(address: str) -> Callable[[str], str]:
    """How the page at ``address`` writes an address from the site's root (``/over/#leden``).

    Links are relative, so that the site works below any folder.
    """
    up = "../" * len(PurePosixPath(address).parts)
    return lambda href: (up + href.removeprefix("/")) or "./"


def from_root(url: str) -> Callable[[str], str]:
    """How a page that is served at any address (404) writes one: from the root of the host of ``url``."""
    base = urlsplit(url).path.rstrip("/")
    return lambda href: base + href


def absolute(url: str, href: str) -> str:
    """The whole address of ``href`` on the site at ``url``; empty where the site has no address yet."""
    return url.rstrip("/") + href if url else ""
