"""Whole builds of ``content/``, as a newcomer runs them."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from krachtlijn.cli import main

PARTS = ("build.py", "content", "krachtlijn", "styles", "templates")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(root / "build.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
        env={**os.environ, **environment},
    )


@pytest.mark.pdf
def test_the_same_content_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder"
    elsewhere.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (root / part).is_dir() else shutil.copy
        copy(root / part, elsewhere / part)
    one, other = tmp_path / "one", tmp_path / "other"
    first = run(root, "--output", str(one), "--now", "2025-01-15", "--jobs", "1", TZ="UTC", PYTHONHASHSEED="1")
    second = run(
        elsewhere, "--output", str(other), "--now", "2025-01-15", TZ="Asia/Tokyo", PYTHONHASHSEED="2", LC_ALL="C"
    )
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert any(name.endswith(".pdf") for name in digests(one))
    assert digests(one) == digests(other)


WITHOUT_PANGO = """
import sys
from pathlib import Path
import cffi

def dlopen(self, name=None, flags=0):
    raise OSError(f"cannot load library {name!r}")

cffi.FFI.dlopen = dlopen
from krachtlijn.cli import main
sys.exit(main(sys.argv[1:], Path.cwd()))
"""


@pytest.mark.parametrize(("arguments", "status"), [([], 3), (["--no-pdf"], 0)])
def test_a_machine_without_pango(root: Path, tmp_path: Path, arguments: list[str], status: int) -> None:
    output = tmp_path / "output"
    command = [sys.executable, "-c", WITHOUT_PANGO, "--output", str(output), "--now", "2025-01-15", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == status, done.stderr
    assert output.exists() == (status == 0)
    if status:
        assert re.search(
            r"^build\.py: PDFs cannot be made: .*\nhint: .*apt-get install .*libpango", done.stderr, re.MULTILINE
        )


# ----------------------------------------------------------------------------------------------------- broken off


@pytest.mark.pdf
@pytest.mark.parametrize("moment", ["Reading the content", "Checking", "Making PDFs", "Writing the site", "Looking"])
def test_ctrl_c_leaves_the_output_as_it_was(root: Path, tmp_path: Path, moment: str) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("what was there", encoding="utf-8")
    (output / ".manifest").write_text("index.html\n", encoding="utf-8")
    content = shutil.copytree(root / "tests" / "cases" / "complete" / "content", tmp_path / "content")
    shutil.copytree(content / "adviezen" / "a", content / "adviezen" / "b")  # two papers, for two processes
    command = [sys.executable, str(root / "build.py"), "--content", str(content), "--output", str(output), "--jobs=2"]
    # The terminal sends the signal to all of them: the session of its own stands for that of the terminal.
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=root, start_new_session=True)
    assert process.stderr
    seen: list[str] = []
    while not seen or not seen[-1].startswith(moment):
        seen.append(process.stderr.readline())
        assert seen[-1], f"{moment}: never seen"
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.endswith("\nbuild.py: broken off; the output is as it was\n")
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "output"]
    assert sorted(path.name for path in output.iterdir()) == [".manifest", "index.html"]


def test_ctrl_c_while_the_program_is_loaded(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "build.py", tmp_path)
    (tmp_path / "krachtlijn").mkdir()
    (tmp_path / "krachtlijn" / "cli.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    done = run(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


class _Links(HTMLParser):
    """The addresses that a page leads to or loads, and the ids that it has."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value is not None:
                self.ids.append(value)
            if name in {"href", "src"} and value is not None and (tag, name) != ("link", "canonical"):
                self.links.add(value)


def test_every_link_inside_the_site_leads_somewhere(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert main(["--no-pdf", "--output", str(output), "--now", "2025-01-15"], root) == 0
    pages = {path.relative_to(output).as_posix(): _Links(path) for path in output.rglob("*.html")}
    dead = []
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            parts = urlsplit(urljoin(f"https://site.invalid/{name}", link))
            if parts.netloc != "site.invalid":
                continue
            path = unquote(parts.path).lstrip("/")
            target = f"{path}index.html" if path == "" or path.endswith("/") else path
            if not (output / target).is_file() or (parts.fragment and unquote(parts.fragment) not in pages[target].ids):
                dead.append(f"{name}: {link}")
    assert dead == []
