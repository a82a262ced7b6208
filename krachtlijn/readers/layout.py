"""Where things stand below content/: papers, pages, and what belongs nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.walk import walk
from krachtlijn.readers.files import list_folder
from krachtlijn.source import whole_file

_SITE_FILES = ("site.yaml", "references.yaml", "abbreviations.yaml")
# What a paper's folder may hold: for each folder, the suffixes of its files; none for any file.
_PAPER_FILES = (
    "paper.yaml",
    "letter.md",
    "krachtlijnen.yaml",
    "introduction.md",
    "agenda.yaml",
    "followup.yaml",
    "questions.yaml",
    "footnotes.yaml",
    "references.yaml",
    "abbreviations.yaml",
    "anchors.lock",
)
_PAPER_FOLDERS = {
    "sections": (".md",),
    "annexes": (".md",),
    "tables": (".yaml", ".csv"),
    "charts": (".yaml",),
    "figures": (".svg", ".png", ".jpg", ".jpeg"),
    "agenda": (".yaml",),
    "followup": (".yaml",),
}
_DEEP = ("sections", "annexes", "figures")
_PLAIN = re.compile(r"[A-Za-z0-9._-]+")


@dataclass
class Layout:
    """The folders of papers and the files of pages, by address."""

    papers: dict[str, Path] = field(default_factory=dict)
    pages: dict[str, Path] = field(default_factory=dict)


def find_layout(content: Path, report: Report) -> Layout:
    """The papers and pages below ``content``; complaints about names, places and files that belong nowhere."""
    layout = Layout()
    for path in list_folder(content, content, report):
        if path.name == "paper.yaml":
            hint = "put it into a folder of its own below this one"
            report.add(Diagnostic(Code.PAPER_PLACE, whole_file(path), "the content itself is no paper", hint))
        elif path.name == "pages" and path.is_dir():
            _find_pages(path, content, layout, report)
        elif path.is_dir():
            _find_papers(path, content, layout, report)
        elif path.name not in _SITE_FILES:
            report.add(_stray(path, _SITE_FILES))
    _check_addresses(content, layout, report)
    return layout


def _find_pages(folder: Path, content: Path, layout: Layout, report: Report) -> None:
    for path in list_folder(folder, content, report):
        if path.is_file() and path.suffix == ".md":
            layout.pages[path.stem] = path
        elif path.is_dir() or path.suffix not in {".svg", ".png", ".jpg", ".jpeg", ".pdf"}:
            report.add(_stray(path, ()))


def _find_papers(folder: Path, content: Path, layout: Layout, report: Report) -> None:
    inside = list_folder(folder, content, report)
    if folder / "paper.yaml" in inside:
        layout.papers[folder.relative_to(content).as_posix()] = folder
        for path in _nested_papers(folder, content):
            hint = "move it out of the other paper's folder"
            report.add(Diagnostic(Code.PAPER_PLACE, whole_file(path), "this paper stands inside another paper", hint))
        return
    for path in inside:
        if path.is_dir():
            _find_papers(path, content, layout, report)
        else:
            report.add(_stray(path, ("paper.yaml",)))


def _nested_papers(folder: Path, content: Path) -> Iterator[Path]:
    for path in list_folder(folder, content, Report()):
        if path.is_dir():
            yield from _nested_papers(path, content)
            if (path / "paper.yaml").is_file():
                yield path / "paper.yaml"


def _check_addresses(content: Path, layout: Layout, report: Report) -> None:
    """Every name of an address is plain, and none is that of another in other capitals."""
    spellings: dict[str, tuple[str, Path]] = {}
    found = [*layout.papers.items(), *layout.pages.items()]
    for address, path in found:
        names = address.split("/")
        for depth, name in enumerate(names, 1):
            place = path if depth == len(names) else content.joinpath(*names[:depth])
            _check_name(name, place, report)
            spelled = "/".join(names[:depth])
            folded = unicodedata.normalize("NFC", spelled).casefold()
            first, other = spellings.setdefault(folded, (spelled, place))
            if first != spelled or (other != place and depth == len(names)):
                there = other.relative_to(content).as_posix()
                message = f"this has the same address as {there}" + (", but for capitals" if first != spelled else "")
                report.add(Diagnostic(Code.ADDRESS_UNIQUE, whole_file(place), message, "rename one of the two"))


def _check_name(name: str, place: Path, report: Report) -> None:
    if _PLAIN.fullmatch(name):
        return
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    better = re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_name).strip("-").lower()
    hint = f"rename it, for instance to {better}" if better else "rename it with letters, digits, `.`, `_` and `-`"
    report.add(Diagnostic(Code.ADDRESS_PLAIN, whole_file(place), f"`{name}` cannot be part of a web address", hint))


def warn_of_strays(folder: Path, content: Path, text: object, report: Report) -> None:
    """Warn of files in a paper's folder that belong nowhere and that ``text`` (a tree) does not name."""
    named = {getattr(node, "file", None) for node in walk(text)}
    for path in _strays(folder, content, report):
        if path not in named and path.resolve() not in named:
            report.add(_stray(path, _PAPER_FILES) if path.parent == folder else _stray_below(path, folder))


def _strays(folder: Path, content: Path, report: Report) -> Iterator[Path]:
    for path in list_folder(folder, content, report):
        if path.is_dir() and not (path / "paper.yaml").is_file():
            suffixes = _PAPER_FOLDERS.get(path.name)
            depth = 2 if path.name in _DEEP else 1
            yield from _unexpected(path, suffixes or (), depth, content, report)
        elif path.is_file() and path.name not in _PAPER_FILES:
            yield path


def _unexpected(folder: Path, suffixes: tuple[str, ...], depth: int, content: Path, report: Report) -> Iterator[Path]:
    """The files of a folder and those below it that have another suffix, or stand too deep."""
    for path in list_folder(folder, content, report):
        if path.is_dir():
            if not (path / "paper.yaml").is_file():
                yield from _unexpected(path, suffixes if depth > 1 else (), depth - 1, content, report)
        elif path.suffix not in suffixes:
            yield path


def _stray_below(path: Path, folder: Path) -> Diagnostic:
    """The complaint about a file in a folder of a paper, whose name may be a slip for that of another folder."""
    inside = path.relative_to(folder).parts[0]
    close = get_close_matches(inside.lower(), _PAPER_FOLDERS, 1, 0.75)
    stray = _stray(path, ())
    return replace(stray, hint=f"did you mean the folder `{close[0]}/`?") if close and close[0] != inside else stray


def _stray(path: Path, known: tuple[str, ...]) -> Diagnostic:
    close = get_close_matches(path.name.lower(), known, 1, 0.75)
    hint = f"did you mean `{close[0]}`?" if close else "move it, or let its name begin with _ to keep it out"
    return Diagnostic(Code.FILE_EXPECTED, whole_file(path), f"{path.name} belongs nowhere", hint)
