"""How heavy and how quick the site is: the page of an advies, the lists and the search of an archive of 1,000 papers.

    python benchmarks/site.py [PAPERS]

Prints each figure beside its bound, and ends with 1 where one is passed. Needs Chromium and Playwright.
"""

from __future__ import annotations

import gzip
import random
import re
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from krachtlijn.cli import main  # noqa: E402 - the path comes first

ADVIES = "adviezen/2024-beleidsnota-sociale-economie"
QUERIES = ("maatwerk", "premies", "begeleiding op de werkvloer", "terugkeergarantie", "bestuur")
THEMES = ("werk", "wonen", "zorg", "mobiliteit", "klimaat", "onderwijs")
ADVIES_BOUND, LIST_BOUND, SEARCH_BOUND, SHIFT_BOUND = 60_000, 200_000, 200, 0.01
SEED = 20250115
SHORTEST, LONGEST = 40, 300
"""Letters of the sentences that the archive is made of."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args


def write_archive(content: Path, papers: int) -> None:
    """So many papers, of sentences of the advies in another order: real words, about four pages each."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / ADVIES).rglob("*.md")))
    plain = re.sub(r"\{[^}]*\}|\[\^?[^\]]*\](\([^)]*\))?|[#*|`<>]|:::.*", " ", text)
    split = (" ".join(words.split()) for words in re.split(r"(?<=[.?!])\s+(?=[A-Z])", plain))
    sentences = [words for words in split if SHORTEST < len(words) < LONGEST and not re.search('[@:"]', words)]
    chance = random.Random(SEED)  # noqa: S311 - for content, not for secrets
    themes = ", ".join(f"{{id: {theme}, name: {theme.title()}}}" for theme in THEMES)
    content.mkdir()
    (content / "site.yaml").write_text(f"name: Raad\nurl: https://raad.example\nthemes: [{themes}]\n", encoding="utf-8")
    for number in range(papers):
        folder = content / "adviezen" / f"{2000 + number % 25}-{number}"
        (folder / "sections").mkdir(parents=True)
        title = " ".join(chance.choice(sentences).rstrip(".?!").split()[:12])
        day = f"{2000 + number % 25}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        meta = f'type: advies\nstatus: final\ntitle: "{title}"\ndate: {day}\nthemes: [{chance.choice(THEMES)}]\n'
        (folder / "paper.yaml").write_text(meta, encoding="utf-8")
        lead, more = chance.sample(sentences, 2)
        point = f'- {{id: eerste, lead: "{lead}", text: "{more}", sections: [deel-1]}}\n'
        (folder / "krachtlijnen.yaml").write_text(point, encoding="utf-8")
        for section in range(1, 5):
            words = "\n\n".join(" ".join(chance.sample(sentences, 6)) for _ in range(3))
            head = f"# Onderdeel {section} {{#deel-{section} .nokey}}"
            (folder / "sections" / f"{section:02}.md").write_text(f"{head}\n\n{words}\n", encoding="utf-8")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Where a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def build(*options: str) -> float:
    """Seconds that a build takes. Raises :class:`SystemExit` where it fails."""
    start = time.perf_counter()
    if main(["--no-pdf", "--now", "2025-01-15", *options], ROOT):
        raise SystemExit("the build failed")
    return time.perf_counter() - start


def weight(page: Path) -> int:
    """Bytes of a page, its stylesheet and its scripts, each compressed."""
    html = page.read_bytes()
    linked = (page.parent / found.decode() for found in re.findall(rb'(?:src|href)="([^"]+\.(?:js|css))"', html))
    return sum(len(gzip.compress(content)) for content in (html, *(file.read_bytes() for file in linked)))


def search_times(page: Page, address: str) -> list[float]:
    """Milliseconds from a word to its results, the first query left out: it loads the index."""
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
    page.evaluate(ask, "advies")
    return [float(page.evaluate(ask, query)) for query in QUERIES]


def shift(page: Page, address: str) -> float:
    """How much moves while a page loads (Cumulative Layout Shift)."""
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(address, wait_until="networkidle")
    return float(page.evaluate("window.shift"))


def measure(folder: Path, papers: int) -> Iterator[tuple[str, float, float, str]]:
    """Each figure: what it is, how much, its bound (0: none) and its unit."""
    samples, archive = folder / "samples", folder / "archive"
    build("--drafts", "--output", str(samples))
    yield "page of the advies, compressed", weight(samples / ADVIES / "index.html"), ADVIES_BOUND, "bytes"
    write_archive(folder / "content", papers)
    yield f"build of {papers} papers", build("--content", str(folder / "content"), "--output", str(archive)), 0, "s"
    lists = [
        path for name in ("publicaties", "soorten", "themas", "jaren") for path in (archive / name).rglob("index.html")
    ]
    yield "heaviest list", max(map(weight, (archive / "index.html", *lists))), LIST_BOUND, "bytes"
    yield "index of search on disk", sum(p.stat().st_size for p in (archive / "pagefind").rglob("*.*")), 0, "bytes"
    with sync_playwright() as playwright, served(samples) as first, served(archive) as second:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield "shift of the advies", shift(browser.new_page(), f"{first}{ADVIES}/"), SHIFT_BOUND, ""
        yield "shift of the table of all papers", shift(browser.new_page(), f"{second}publicaties/"), SHIFT_BOUND, ""
        yield "search, median", statistics.median(search_times(browser.new_page(), second)), SEARCH_BOUND, "ms"
        browser.close()


def run(papers: int) -> int:
    """Print all figures. 1 where a bound is passed, else 0."""
    passed = 0
    with TemporaryDirectory(prefix="krachtlijn-bench-") as name:
        for what, found, bound, unit in measure(Path(name), papers):
            over = bool(bound) and found > bound
            passed |= over
            print(f"{what:40} {found:12,.3f} {unit:6}", f"of {bound:,}" if bound else "", "OVER" if over else "")
    return int(passed)


if __name__ == "__main__":
    raise SystemExit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
