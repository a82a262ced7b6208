"""``serve``: pages with a script of the server's own, news of every build, changes that are seen, a quiet end."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from krachtlijn.cli.serve import serve
from krachtlijn.cli.serve.bulletin import Bulletin
from krachtlijn.cli.serve.page import TAGS
from krachtlijn.cli.serve.server import serving
from krachtlijn.cli.serve.watching import changes
from krachtlijn.diagnostics import MachineError
from krachtlijn.project import Project

PAGE = "<!DOCTYPE html><html><head><title>Raad</title></head><body>Tekst</body></html>"


@pytest.fixture
def bulletin() -> Bulletin:
    return Bulletin()


@pytest.fixture
def address(tmp_path: Path, bulletin: Bulletin) -> Iterator[str]:
    output = tmp_path / "output"
    (output / "een").mkdir(parents=True)
    for name in ("index.html", "een/index.html"):
        (output / name).write_text(PAGE)
    (output / "stijl.css").write_text("p { color: red }")
    (output / ".manifest").write_text("index.html\n")
    with serving(output, bulletin, free_port()) as served:
        yield served


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def got(url: str) -> tuple[str, str]:
    with urlopen(url, timeout=5) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        return answer.headers.get_content_type(), answer.read().decode()


@pytest.mark.parametrize("path", ["", "index.html", "een/", "een", "een/index.html", "een/?zoek=x"])
def test_pages_get_the_script_of_the_server(address: str, path: str) -> None:
    assert got(address + path) == ("text/html", PAGE.replace("</head>", f"{TAGS}</head>"))


def test_other_files_are_as_they_are(address: str) -> None:
    assert got(f"{address}stijl.css") == ("text/css", "p { color: red }")


def test_what_the_pages_ask_for_comes_from_the_server(address: str) -> None:
    for path in re.findall(r'(?:src|href)="/([^"]+)"', TAGS):
        kind, text = got(address + path)
        assert kind == ("text/css" if path.endswith(".css") else "text/javascript")
        assert "serve-faults" in text


@pytest.mark.parametrize("path", ["weg", "weg/", ".manifest", "../geheim", "een/%2e%2e/%2e%2e/geheim"])
def test_what_is_not_there_is_the_site_s_own_page_for_that(address: str, tmp_path: Path, path: str) -> None:
    (tmp_path / "geheim").write_text("geheim")
    with pytest.raises(HTTPError) as error:
        urlopen(address + path, timeout=5)
    assert error.value.code == 404
    assert TAGS in (body := error.value.read().decode())
    assert "There is nothing at this address" in body
    (tmp_path / "output" / "404.html").write_text(PAGE)
    with pytest.raises(HTTPError) as error:
        urlopen(address + path, timeout=5)
    assert error.value.read().decode() == PAGE.replace("</head>", f"{TAGS}</head>")


def test_open_pages_hear_of_every_build(address: str, bulletin: Bulletin) -> None:
    def heard() -> dict[str, str]:
        line = next(line for line in stream if line.startswith(b"data: "))
        return dict(json.loads(line.removeprefix(b"data: ")))

    with urlopen(f"{address}.serve/events", timeout=5) as stream:
        assert heard() == {"build": "", "faults": ""}
        bulletin.publish("")
        first = heard()
        assert first["build"]
        assert first["faults"] == ""
        bulletin.publish("a.md:1:1: error: fout")
        assert heard() == {"build": first["build"], "faults": "a.md:1:1: error: fout"}
        bulletin.publish("")
        assert heard()["build"] != first["build"]


def test_no_news_is_no_news(bulletin: Bulletin) -> None:
    bulletin.publish("")
    assert bulletin.after(0, patience=0) == bulletin.news
    assert bulletin.after(1, patience=0.01) is None


def test_a_port_in_use(tmp_path: Path, bulletin: Bulletin) -> None:
    port = free_port()
    with serving(tmp_path, bulletin, port), pytest.raises(MachineError) as error, serving(tmp_path, bulletin, port):
        pass
    assert str(error.value) == f"port {port} is in use, or may not be used"
    assert error.value.hint == "give a free one with --port"


def test_without_a_port_the_next_free_one_is_taken(tmp_path: Path, bulletin: Bulletin) -> None:
    with serving(tmp_path, bulletin, None) as first, serving(tmp_path, bulletin, None) as second:
        assert first != second


@pytest.fixture
def watched(tmp_path: Path) -> Project:
    for folder in ("content", "templates", "styles"):
        (tmp_path / folder).mkdir()
    now = datetime(2025, 1, 15, tzinfo=UTC)
    return Project(root=tmp_path, content=tmp_path / "content", output=tmp_path / "output", now=now)


@pytest.mark.parametrize("name", ["content/a/x.md", "templates/base.html", "styles/print/page.css"])
def test_a_change_is_seen_once(watched: Project, name: str) -> None:
    seen = changes(watched, pause=0.01)
    file = watched.root / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("een")
    next(seen)
    file.write_text("twee of meer")
    next(seen)
    file.unlink()
    next(seen)


def test_what_a_build_leaves_alone_is_no_change(watched: Project) -> None:
    came: list[None] = []
    seen = changes(watched, pause=0.01)
    Thread(target=lambda: came.append(next(seen)), daemon=True).start()
    for name in (".x.md.swp", "x.md~"):
        (watched.content / name).write_text("x")
    (watched.content / ".git").mkdir()
    (watched.content / ".git" / "index").write_text("x")
    (watched.root / "output").mkdir()
    (watched.root / "output" / "index.html").write_text("x")
    time.sleep(0.2)
    assert came == []
    (watched.content / "x.md").write_text("x")
    wait_for(lambda: came == [None])


def wait_for(what: Callable[[], bool], patience: float = 20.0) -> None:
    deadline = time.monotonic() + patience
    while not what():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_a_fault_of_the_machine_is_waited_out(watched: Project, capsys: pytest.CaptureFixture[str]) -> None:
    def build() -> str:
        builds.append("x")
        if len(builds) == 1:
            (watched.content / "x.md").write_text("x")
            return ""
        if len(builds) == 2:
            (watched.content / "x.md").unlink()
            raise MachineError("no room", "make some")
        raise KeyboardInterrupt

    builds: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        serve(watched, free_port(), build)
    assert len(builds) == 3
    assert capsys.readouterr().err.endswith("build.py: no room\n")


def test_the_whole(root: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (content / "site.yaml").write_text("name: Raad\n")
    page = content / "pages" / "over.md"
    page.write_text("# Over ons\n\nEerst.\n")
    port = free_port()
    command = [sys.executable, str(root / "build.py"), "serve", "--content", "content", "--output", "output"]
    process = subprocess.Popen(
        [*command, "--no-pdf", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )

    def shows(words: str) -> bool:
        try:
            return words in got(f"http://127.0.0.1:{port}/over/")[1]
        except OSError:
            return False

    try:
        wait_for(lambda: shows("Eerst."))
        wait_for(lambda: "Serving" in (process.stderr.readline() if process.stderr else ""))
        page.write_text("# Over ons\n\nDaarna.\n")
        wait_for(lambda: shows("Daarna."))
        page.write_text("# Over ons\n\n{#los}\n")
        wait_for(lambda: "attribute-placed" in (process.stdout.readline() if process.stdout else ""))
        assert shows("Daarna."), "the last good page stays"
    finally:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    assert err.endswith("\nbuild.py: no longer serving\n")
    assert "/.serve/" not in (tmp_path / "output" / "over" / "index.html").read_text()
