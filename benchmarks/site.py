"""How heavy and how quick the site is: pages as Chromium loads them, the lists and the search of 1,000 papers.

    python benchmarks/site.py [PAPERS]

Prints each figure beside its bound, and ends with 1 where one is passed. Needs Chromium and Playwright.
"""

from __future__ import annotations

import gzip
import re
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from archive import ADVIES, ROOT, write_archive
from loading import Compressed, Load, load
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(ROOT))

from krachtlijn.cli import main

QUERIES = (
    "maatwerk",
    "premies",
    "terugkeergarantie",
    "bestuur",
    "begeleiding op de werkvloer",
    "vergunning",  # the tail of a compound
    "sociale economie en ondernemerschap",
    "van de",
    "de",
    "b",
    "ver",
    '"van de Vlaamse Regering"',
    "qqqxqqq",
    "geëvalueerd",
)
"""What readers ask: a word, some words, words that are everywhere, what is not whole yet, a phrase, what is nowhere."""
PAGES = {
    "advies": f"{ADVIES}/",
    "home": "",
    "search": "zoeken/?q=maatwerk",
    "register": "registers/krachtlijnen/",
}
ADVIES_BOUND, LIST_BOUND, SEARCH_BOUND = 60_000, 200_000, 200
SHIFT_BOUND, TWICE_BOUND = 0.01, 2.6
PASTED = 400
"""Letters of what is pasted."""
Figure = tuple[str, float, float | None, str]
"""What it is, how much, its bound and its unit."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Where a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def build(*options: str) -> float:
    """Seconds of the processor that a build takes. Raises :class:`SystemExit` where it fails."""
    start = time.process_time()
    if main(["--no-pdf", "--now", "2025-01-15", *options], ROOT):
        raise SystemExit("the build failed")
    return time.process_time() - start


def archive(folder: Path, papers: int) -> tuple[Path, float]:
    """Where the built archive of so many papers stands, and the seconds that it took."""
    write_archive(folder / f"content-{papers}", papers)
    output = folder / f"archive-{papers}"
    return output, build("--content", str(folder / f"content-{papers}"), "--output", str(output))


def weight(page: Path) -> int:
    """Bytes of a page, its stylesheet and its scripts, each compressed."""
    html = page.read_bytes()
    linked = (page.parent / found.decode() for found in re.findall(rb'(?:src|href)="([^"]+\.(?:js|css))"', html))
    return sum(len(gzip.compress(content)) for content in (html, *(file.read_bytes() for file in linked)))


def search_times(page: Page, address: str, queries: Sequence[str]) -> tuple[float, list[float]]:
    """Milliseconds from a query to its results: of a first one, which loads the index, and of each of ``queries``."""
    page.goto(f"{address}zoeken/", wait_until="networkidle")
    ask = """query => new Promise(done => {
        const field = document.getElementById("q"), status = document.getElementById("aantal");
        const start = performance.now();
        new MutationObserver((_, observer) => {
            if (!status.textContent.includes(query)) return;
            observer.disconnect();
            done(performance.now() - start);
        }).observe(status, {childList: true, characterData: true, subtree: true});
        field.value = query;
        field.form.requestSubmit();
    })"""
    first = float(page.evaluate(ask, "advies"))
    return first, [float(page.evaluate(ask, query)) for query in queries]


def a_passage(content: Path) -> str:
    """What a reader pastes: the beginning of the last paragraph of a section."""
    text = next(content.glob("adviezen/*-0/sections/01.md")).read_text(encoding="utf-8")
    return text.split("\n\n")[-2][:PASTED].strip()


def loads(launch: Callable[[], Browser], address: str) -> Iterator[Figure]:
    """How the pages of the samples load."""
    for name, path in PAGES.items():
        found = load(launch(), f"{address}{path}")
        yield f"{name}: shift", found.shift, 0 if name == "advies" else SHIFT_BOUND, ""
        yield f"{name}: HTML, CSS, script", found.weight, ADVIES_BOUND if name == "advies" else None, "bytes"
        yield from _unbound(name, found)


def _unbound(name: str, found: Load) -> Iterator[Figure]:
    yield f"{name}: first paint", found.first_paint, None, "ms"
    yield f"{name}: largest paint", found.largest_paint, None, "ms"
    yield f"{name}: blocked", found.blocking, None, "ms"
    yield f"{name}: requests", found.requests, None, ""
    for kind, size in sorted(found.sizes.items()):
        yield f"{name}: {kind}", size, None, "bytes"


def measure(folder: Path, papers: int) -> Iterator[Figure]:
    """Each figure."""
    samples = folder / "samples"
    build("--drafts", "--output", str(samples))
    half, (large, seconds) = archive(folder, papers // 2)[1], archive(folder, papers)
    yield f"build of {papers} papers", seconds, None, "s"
    yield f"build of {papers} papers / {papers // 2}", seconds / half, TWICE_BOUND, ""
    folders = ("publicaties", "soorten", "themas", "commissies", "jaren", "registers")
    lists = [large / "index.html", *(path for name in folders for path in (large / name).rglob("index.html"))]
    heaviest = max(lists, key=weight)
    yield f"heaviest: {heaviest.parent.relative_to(large)}", weight(heaviest), LIST_BOUND, "bytes"
    machine = max(large.rglob("*.xml"), key=lambda path: len(gzip.compress(path.read_bytes())))
    yield f"heaviest: {machine.relative_to(large)}", len(gzip.compress(machine.read_bytes())), LIST_BOUND, "bytes"
    yield "index of search on disk", sum(p.stat().st_size for p in (large / "pagefind").rglob("*.*")), None, "bytes"
    with sync_playwright() as playwright, served(samples) as first, served(large) as second:

        def launch() -> Browser:
            return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

        yield from loads(launch, first)
        yield "table of all papers: shift", load(launch(), f"{second}publicaties/").shift, SHIFT_BOUND, ""
        browser = launch()
        queries = (*QUERIES, a_passage(folder / f"content-{papers}"))
        cold, times = search_times(browser.new_page(), second, queries)
        yield "search, the first with its index", cold, None, "ms"
        yield "search, median", statistics.median(times), SEARCH_BOUND, "ms"
        for query, time_taken in zip(queries, times, strict=True):
            yield f"search: {query[:40]}", time_taken, SEARCH_BOUND, "ms"
        browser.close()


def run(papers: int) -> int:
    """Print all figures. 1 where a bound is passed, else 0."""
    passed = 0
    with TemporaryDirectory(prefix="krachtlijn-bench-") as name:
        for what, found, bound, unit in measure(Path(name), papers):
            over = bound is not None and found > bound
            passed |= over
            print(
                f"{what:50} {found:12,.3f} {unit:6}", "" if bound is None else f"of {bound:,}", "OVER" if over else ""
            )
    return int(passed)


if __name__ == "__main__":
    raise SystemExit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
