"""The site of ``content/``, built once, and a browser to look at it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, sync_playwright
from written import write

from krachtlijn.cli import main

ROOT = Path(__file__).parent.parent.parent


class _Quiet(SimpleHTTPRequestHandler):
    """Serves with the headers that the site itself asks for in ``_headers``, and says nothing."""

    def end_headers(self) -> None:
        for name, value in headers_for(self.path, Path(self.directory)):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        del format, args


def headers_for(address: str, site: Path) -> Iterator[tuple[str, str]]:
    """What ``_headers`` of the site says for an address. Assets are not kept: their server has another port each run."""
    applies = False
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            applies = fnmatch(address, line)
        elif applies and not line.strip().startswith("Cache-Control"):
            name, value = line.strip().split(": ", 1)
            yield name, value


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site, its PDFs left out."""
    output = tmp_path_factory.mktemp("site") / "output"
    assert main(["--no-pdf", "--drafts", "--now", "2025-01-15", "--output", str(output)], ROOT) == 0
    return output


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], Path]:
    """Builds a site, without its PDFs, from files by their path below content/, and says where it lies."""

    def _build(files: Mapping[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("raad")
        write(files, folder / "content")
        output = folder / "output"
        given = ["--content", str(folder / "content"), "--output", str(output), "--now", "2025-01-15"]
        assert main(["--no-pdf", *given], ROOT) == 0
        return output

    return _build


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """Where the site is served."""
    return serve(site)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder until all tests are done, and says where."""
    with ExitStack() as until_the_end:
        yield lambda folder: until_the_end.enter_context(_served(folder))


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The addresses of all pages."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


@pytest.fixture(scope="session")
def kinds(site: Path, pages: list[str]) -> list[str]:
    """The addresses of all papers, and of one page of each other kind: one year, one theme, one shelf of a register."""
    chosen: dict[str, str] = {}
    for path in pages:
        folder = PurePosixPath(path)
        is_paper = (site / path / "paper.json").exists()
        stands_alone = is_paper or len(folder.parts) < 2 or folder.parent.as_posix() == "registers"
        chosen.setdefault(path if stands_alone else folder.parent.as_posix(), path)
    return sorted(chosen.values())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()
