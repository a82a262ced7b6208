"""The command line, read and judged."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, NoReturn, cast
from zoneinfo import ZoneInfo

from krachtlijn.doctypes import DOCUMENT_TYPES, DocumentType
from krachtlijn.project import Project

CommandName = Literal["build", "check", "serve", "new", "schema", "anchors"]
Format = Literal["text", "json", "github"]

COMMANDS: Mapping[CommandName, str] = {
    "build": "all of content/ into output/, or only the papers that are named (as if left out)",
    "check": "read and check all, write nothing",
    "serve": "build all, show it in the browser, and build again at every change",
    "new": "a new paper's folder, ready to be filled: its type, and its path below content/",
    "anchors": "write or renew anchors.lock of the final papers, after showing what changes",
    "schema": "JSON Schemas of every YAML file into content/.schema/, for editors",
}

_ZONE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, kw_only=True)
class NewPaper:
    """The paper that is asked for: its type, and the folder that is to be made."""

    kind: DocumentType
    folder: Path


@dataclass(frozen=True, kw_only=True)
class Command:
    """What was asked for. ``port`` goes with ``serve``, ``new`` with ``new``."""

    name: CommandName
    project: Project
    format: Format
    port: int | None = None
    new: NewPaper | None = None


class UsageError(Exception):
    """The command line is at fault. ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "see build.py --help") -> None:
        super().__init__(message)
        self.hint = hint


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Raise where argparse would print its usage and leave."""
        raise UsageError(message)


def parser(root: Path) -> argparse.ArgumentParser:
    """The options of the command, for the project in ``root``."""
    commands = "".join(f"  {name:<8} {what}\n" for name, what in COMMANDS.items())
    made = _Parser(
        prog="build.py",
        usage="build.py [build] [PAPER ...] [options]\n"
        "       build.py check [options]\n"
        "       build.py serve [options]\n"
        "       build.py new TYPE PATH [options]\n"
        "       build.py schema [options]\n"
        "       build.py anchors [PAPER ...] [options]",
        description=f"Krachtlijn: papers in Markdown and YAML become a site and PDFs.\n\ncommands:\n{commands}",
        epilog="exit status: 0 done, 1 the content is at fault, 2 the command line is, 3 the machine is",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("words", nargs="*", metavar="PAPER", help="a paper's folder, or its address on the site")
    made.add_argument("--content", type=Path, default=root / "content", metavar="DIR", help="what is read (content)")
    made.add_argument("--output", type=Path, default=root / "output", metavar="DIR", help="what is built (output)")
    made.add_argument("--jobs", type=_count, default=_cores(), metavar="N", help="how many PDFs are made at a time")
    made.add_argument(
        "--port", type=_port, metavar="N", help="where serve is found on this machine (8000, or the next)"
    )
    made.add_argument("--no-pdf", dest="pdf", action="store_false", help="make the site without the PDFs")
    made.add_argument("--drafts", action="store_true", help="build drafts and papers under embargo too")
    made.add_argument("--strict", action="store_true", help="let warnings count as errors")
    made.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how complaints are printed (text)"
    )
    made.add_argument(
        "--now",
        type=_moment,
        metavar="DATE",
        help="the moment that counts as now: 2025-01-31, or 2025-01-31T14:00 (SOURCE_DATE_EPOCH, or the clock)",
    )
    return made


def parse(arguments: Sequence[str], root: Path, here: Path) -> Command:
    """What the command line asks of the project in ``root``, given in the folder ``here``.

    Raises :class:`UsageError` when it asks for what cannot be.
    """
    given = parser(root).parse_intermixed_args(arguments)
    words: list[str] = given.words
    name = cast("CommandName", words.pop(0)) if words and words[0] in COMMANDS else "build"
    if name in {"check", "serve", "schema"} and words:
        what = "describes the files of all papers" if name == "schema" else "reads all papers"
        raise UsageError(f"{name} {what}; it does not take {words[0]}")
    if given.port and name != "serve":
        raise UsageError(f"--port goes with serve, not with {name}")
    content, output = here / given.content, here / given.output
    _judge_folders(content, output)
    content = content.resolve()
    project = Project(
        root=root,
        content=content,
        output=Path(os.path.abspath(output)),  # noqa: PTH100  # without following links: the link itself is kept
        now=given.now or _now(),
        papers=tuple(sorted({_paper(word, content, here) for word in words})) if name in {"build", "anchors"} else (),
        jobs=given.jobs,
        pdf=given.pdf,
        drafts=given.drafts,
        strict=given.strict,
    )
    new = _new_paper(words, content, here) if name == "new" else None
    return Command(name=name, project=project, format=given.format, port=given.port, new=new)


def _judge_folders(content: Path, output: Path) -> None:
    if not content.is_dir():
        raise UsageError(f"--content: there is no folder {content}")
    if output.exists() and not output.is_dir():
        raise UsageError(f"--output: {output} is not a folder")
    read, built = content.resolve(), output.resolve()
    if built.is_relative_to(read) or read.is_relative_to(built):
        raise UsageError(
            f"--output: {output} and the content, {content}, are inside one another",
            "give a folder of its own for what is built",
        )


def _paper(word: str, content: Path, here: Path) -> Path:
    """The folder of the paper that ``word`` names: a path from ``here``, or an address."""
    papers = {folder.relative_to(content).as_posix(): folder for folder in _papers(content)}
    wanted = ((here / word).resolve(), (content / word.strip("/")).resolve())
    for folder in papers.values():
        if folder.resolve() in wanted:
            return folder
    near = get_close_matches(word.strip("/"), [*COMMANDS, *papers], 1)
    hint = f"did you mean `{near[0]}`?" if near else "name a folder below the content that holds a paper.yaml"
    raise UsageError(f"there is no paper {word}", hint)


def _new_paper(words: list[str], content: Path, here: Path) -> NewPaper:
    """The type and the folder that ``new`` names: a path into the content, or an address."""
    if len(words) != len(("TYPE", "PATH")):
        raise UsageError("new takes the type of a paper and its path", "for instance: new advies adviezen/2025-zorg")
    key, path = words
    if key not in DOCUMENT_TYPES:
        near = get_close_matches(key, DOCUMENT_TYPES, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"known types are {', '.join(DOCUMENT_TYPES)}"
        raise UsageError(f"there is no type of paper `{key}`", hint)
    typed = Path(os.path.abspath(here / path))  # noqa: PTH100  # there is nothing yet to follow links to
    folder = typed if typed.is_relative_to(content) else content / path.strip("/")
    _judge_new(folder, content)
    return NewPaper(kind=DOCUMENT_TYPES[key], folder=folder)


def _judge_new(folder: Path, content: Path) -> None:
    """A new paper stands below the content, under a name that an address can bear, where nothing is yet."""
    parts = folder.relative_to(content).parts
    for part in parts:
        if not re.fullmatch(r"[A-Za-z0-9-][A-Za-z0-9._-]*", part):
            hint = "take letters, digits, `.`, `_` and `-`, a letter or digit first"
            raise UsageError(f"`{part}` cannot be part of a web address", hint)
    if not parts or parts[0] == "pages":
        raise UsageError("a paper is a folder below the content, outside pages/", "for instance adviezen/2025-zorg")
    for parent in folder.parents:
        if parent.is_relative_to(content) and (parent / "paper.yaml").exists():
            raise UsageError(f"{parent} is a paper, and holds no other", "give the new paper a folder beside it")
    for level in (folder, *folder.parents):
        twin = next((it for it in _beside(level) if it.name.lower() == level.name.lower()), None)
        if twin and (level == folder or twin.name != level.name):
            raise UsageError(f"{twin} is there already", "give the new paper a name of its own")
        if level.parent == content:
            return


def _beside(folder: Path) -> list[Path]:
    return sorted(folder.parent.iterdir()) if folder.parent.is_dir() else []


def _papers(content: Path) -> list[Path]:
    """The folders that hold a ``paper.yaml``, save those that are left alone for their names."""
    found = (path.parent for path in content.rglob("paper.yaml"))
    return [folder for folder in found if not any(p.startswith(("_", ".")) for p in folder.relative_to(content).parts)]


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,4}", text) or int(text) >= 1 << 16:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 1 to 65535")
    return int(text)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date, such as 2025-01-31 or 2025-01-31T14:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=_ZONE)


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(_ZONE)
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(_ZONE)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds", "unset it, or give --now"
        ) from None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
