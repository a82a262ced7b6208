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

from krachtlijn.project import Project

CommandName = Literal["build", "check"]
Format = Literal["text", "json", "github"]

COMMANDS: Mapping[CommandName, str] = {
    "build": "all of content/ into output/, or only the papers that are named (as if left out)",
    "check": "read and check all, write nothing",
}

_ZONE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, kw_only=True)
class Command:
    """What was asked for."""

    name: CommandName
    project: Project
    format: Format


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
        usage="build.py [build] [PAPER ...] [options]\n       build.py check [options]",
        description=f"Krachtlijn: papers in Markdown and YAML become a site and PDFs.\n\ncommands:\n{commands}",
        epilog="exit status: 0 done, 1 the content is at fault, 2 the command line is, 3 the machine is",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("words", nargs="*", metavar="PAPER", help="a paper's folder, or its address on the site")
    made.add_argument("--content", type=Path, default=root / "content", metavar="DIR", help="what is read (content)")
    made.add_argument("--output", type=Path, default=root / "output", metavar="DIR", help="what is built (output)")
    made.add_argument("--jobs", type=_count, default=_cores(), metavar="N", help="how many PDFs are made at a time")
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
    if name == "check" and words:
        raise UsageError(f"check reads all papers; it does not take {words[0]}")
    content, output = here / given.content, here / given.output
    _judge_folders(content, output)
    content = content.resolve()
    project = Project(
        root=root,
        content=content,
        output=Path(os.path.abspath(output)),  # noqa: PTH100  # without following links: the link itself is kept
        now=given.now or _now(),
        papers=tuple(sorted({_paper(word, content, here) for word in words})),
        jobs=given.jobs,
        pdf=given.pdf,
        drafts=given.drafts,
        strict=given.strict,
    )
    return Command(name=name, project=project, format=given.format)


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


def _papers(content: Path) -> list[Path]:
    """The folders that hold a ``paper.yaml``, save those that are left alone for their names."""
    found = (path.parent for path in content.rglob("paper.yaml"))
    return [folder for folder in found if not any(p.startswith(("_", ".")) for p in folder.relative_to(content).parts)]


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
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
