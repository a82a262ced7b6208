"""Addresses on the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Whether ``text`` is a whole address that can be taken apart: http or https, a host, a port that may be."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0 and not re.search(r"[\s\\]", text)
