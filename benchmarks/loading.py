"""What Chromium's own trace says of the loading of a page: when it paints, what moves, what blocks, what is fetched."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

CATEGORIES = [
    "-*",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "loading",
    "blink.user_timing",
    "toplevel",
]
LONG_TASK = 50
"""Milliseconds of a task from which on a page does not answer (Total Blocking Time counts what is beyond them)."""
KINDS = {"text/html": "HTML", "text/css": "CSS", "text/javascript": "script", "font/woff2": "fonts"}


@dataclass(frozen=True, kw_only=True)
class Load:
    """How a page loaded; times in milliseconds, ``sizes`` in bytes as they were sent, headers too, by kind."""

    first_paint: float
    largest_paint: float
    shift: float
    blocking: float
    requests: int
    sizes: Mapping[str, int]

    @property
    def weight(self) -> int:
        """Bytes of HTML, CSS and script."""
        return sum(self.sizes.get(kind, 0) for kind in ("HTML", "CSS", "script"))


class Compressed(SimpleHTTPRequestHandler):
    """Serves a folder as a server of the site would: what is text goes compressed."""

    def do_GET(self) -> None:
        """Answer with a file, whole."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(200)
        if kind in {"text/html", "text/css", "text/javascript", "application/json"}:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
        del format, args


def load(browser: Browser, address: str) -> Load:
    """The loading of a page by a browser that was just started; it is closed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    browser.close()
    return _read(events, address)


def _read(events: list[dict[str, Any]], address: str) -> Load:
    start = next(
        it for it in events if it["name"] == "navigationStart" and _data(it).get("documentLoaderURL") == address
    )
    main = (start["pid"], start["tid"])

    def last(name: str) -> float:
        times = [it["ts"] for it in events if it["name"] == name and it["pid"] == start["pid"]]
        return (max(times) - start["ts"]) / 1000

    tasks = (it.get("dur", 0) / 1000 for it in events if it["name"] == "RunTask" and (it["pid"], it["tid"]) == main)
    shifts = (_data(it)["score"] for it in events if it["name"] == "LayoutShift")
    return Load(
        first_paint=last("firstContentfulPaint"),
        largest_paint=last("largestContentfulPaint::Candidate"),
        shift=sum(shifts),
        blocking=sum(max(0.0, task - LONG_TASK) for task in tasks),
        requests=len(_asked(events, address)),
        sizes=_sizes(events, address),
    )


def _asked(events: list[dict[str, Any]], address: str) -> set[str]:
    """The requests to the site; the browser also loads pages of its own."""
    root = "/".join(address.split("/")[:3])
    sent = (_data(it) for it in events if it["name"] == "ResourceSendRequest")
    return {it["requestId"] for it in sent if it["url"].startswith(root)}


def _sizes(events: list[dict[str, Any]], address: str) -> Mapping[str, int]:
    """Bytes by kind of what the site sent."""
    asked = _asked(events, address)
    answers = (_data(it) for it in events if it["name"] == "ResourceReceiveResponse")
    kinds = {answer["requestId"]: answer.get("mimeType", "") for answer in answers}
    found: Counter[str] = Counter()
    for ended in (_data(it) for it in events if it["name"] == "ResourceFinish"):
        if ended["requestId"] in asked:
            found[KINDS.get(kinds.get(ended["requestId"], ""), "other")] += int(ended.get("encodedDataLength", 0))
    return found


def _data(event: Mapping[str, Any]) -> Mapping[str, Any]:
    args = event.get("args", {})
    found: Mapping[str, Any] = args.get("data", args)
    return found
