"""Small projects in the author's own format, and what must come of them.

A folder of ``tests/cases/`` holds ``content/`` and ``expected/``; of these ``report.txt`` is what the command prints,
and its last line what it ends with. Three more files are compared where they are there:

- ``files.txt``: what lies in the output, save assets, the index of search and names with a dot;
- ``page.html``: what stands in ``<main>`` on the page of the case's paper;
- ``outline.txt``: the bookmarks of its PDF, each with the page it leads to; empty where it must not come to a PDF.
  Without this file no PDF is made.

Beside ``content/`` may stand ``arguments.txt``, further arguments of the command, one a line; ``output/``, what is
there before; ``templates/`` and ``styles/``, files that take the place of the project's own. ``pytest --update`` writes
``report.txt`` anew, and the others where they are there (an empty one will do).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from krachtlijn.cli import main

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/content"))


@pytest.mark.parametrize("name", NAMES)
def test_case(
    name: str,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    expected = CASES / name / "expected"
    case = tmp_path / "case"
    shutil.copytree(CASES / name, case, symlinks=True)
    monkeypatch.chdir(case)
    status = main(_arguments(case), _root(case, root))
    made = {"report.txt": f"{capsys.readouterr().out}exit status {status}\n"}
    if (expected / "files.txt").exists():
        made["files.txt"] = "".join(f"{path}\n" for path in _published(case / "output"))
    if (expected / "page.html").exists():
        made["page.html"] = _main_of(_only(case, "index.html"))
    if (expected / "outline.txt").exists():
        made["outline.txt"] = "".join(_outline(_only(case, "*.pdf"))) if status == 0 else ""
    if request.config.getoption("--update"):
        expected.mkdir(exist_ok=True)
        for file, text in made.items():
            (expected / file).write_text(text, encoding="utf-8")
    for file, text in made.items():
        assert text == (expected / file).read_text(encoding="utf-8"), file


def _arguments(case: Path) -> list[str]:
    """The arguments of a case: a fixed moment, no PDF unless its outline is looked at, and those of its own."""
    arguments = ["--content", "content", "--output", "output", "--now", "2025-01-15T12:00"]
    if not (case / "expected" / "outline.txt").exists():
        arguments.append("--no-pdf")
    own = case / "arguments.txt"
    return arguments + (own.read_text(encoding="utf-8").split("\n")[:-1] if own.exists() else [])


def _root(case: Path, root: Path) -> Path:
    """The project's folder, or a copy in which files of the case take the place of its own."""
    folders = [name for name in ("templates", "styles") if (case / name).exists()]
    if not folders:
        return root
    for name in ("templates", "styles"):
        shutil.copytree(root / name, case / "root" / name)
        if name in folders:
            shutil.copytree(case / name, case / "root" / name, dirs_exist_ok=True)
    return case / "root"


def _published(output: Path) -> list[str]:
    paths = (path.relative_to(output) for path in output.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if not path.parts[0].startswith((".", "assets", "pagefind")))


def _only(case: Path, pattern: str) -> Path:
    """The file of that name that came of the case's paper."""
    papers = list((case / "content").rglob("paper.yaml"))
    assert len(papers) == 1, f"a case with expectations of a page or a PDF has one paper, not {len(papers)}"
    (found,) = (case / "output" / papers[0].parent.relative_to(case / "content")).glob(pattern)
    return found


def _main_of(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    start, end = text.index("<main"), text.index("</main>")
    # How large a PDF is depends on the library that subsets its fonts.
    return re.sub(r"\(\d+\skB, ", "(… kB, ", f"{text[start:end]}</main>\n")


def _outline(path: Path) -> Iterator[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        yield f"{len(pages)} pages\n"
        yield from _bookmarks(outline.root, pages, 0)


def _bookmarks(items: list[pikepdf.OutlineItem], pages: dict[object, int], depth: int) -> Iterator[str]:
    for item in items:
        destination = item.destination
        assert isinstance(destination, pikepdf.Array)
        yield f"{'  ' * depth}{item.title} … {pages[destination[0].objgen]}\n"
        yield from _bookmarks(list(item.children), pages, depth + 1)
