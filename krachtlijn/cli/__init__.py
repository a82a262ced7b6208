"""The command: arguments, progress, printing of complaints, exit status."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Sequence
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from krachtlijn import pipeline
from krachtlijn.cli.arguments import Command, NewPaper, UsageError, parse
from krachtlijn.cli.complaints import as_text, print_report, seen_from
from krachtlijn.cli.locks import write_lock
from krachtlijn.cli.new import make_paper
from krachtlijn.cli.progress import progress
from krachtlijn.cli.schema import write_schemas
from krachtlijn.cli.serve import serve
from krachtlijn.cli.summary import summary
from krachtlijn.diagnostics import MachineError, Report
from krachtlijn.project import Project

DONE, CONTENT, USAGE, MACHINE, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit statuses: done; the content is at fault, the command line, the machine; broken off with Ctrl-C."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def main(arguments: Sequence[str], root: Path) -> int:
    """Run one command of the project in ``root``, and give back the exit status."""
    sys.stdout, sys.stderr = _open(sys.stdout), _open(sys.stderr)
    try:
        command = parse(arguments, root, Path.cwd())
    except UsageError as error:
        if "--format=json" in arguments or ("--format", "json") in pairwise(arguments):
            print("[]")  # whoever reads the complaints finds an array, whatever the end
        return _say(USAGE, f"build.py: {error}", error.hint)
    try:
        return _run(command)
    except KeyboardInterrupt:
        words = "no longer serving" if command.name == "serve" else "broken off; the output is as it was"
        return _say(INTERRUPTED, f"\nbuild.py: {words}")
    except MachineError as error:
        return _say(MACHINE, f"build.py: {error}", error.hint)
    except BrokenPipeError:
        _to_nowhere(sys.stderr)
        return MACHINE
    except OSError as error:
        where = f"{os.fspath(error.filename)}: " if error.filename else ""
        hint = "make room on the disk, also for temporary files" if error.errno in _NO_ROOM else ""
        return _say(MACHINE, f"build.py: {where}{error.strerror or error}", hint)


def _run(command: Command) -> int:
    if command.new:
        return _make_paper(command.new, command.project)
    if command.name == "schema":
        return _write_schemas(command.project)
    if command.name == "anchors":
        return _write_locks(command)
    if command.name == "serve":
        serve(command.project, command.port, lambda: _faults(command))
        return DONE
    return CONTENT if _stopped(command, Report()) else DONE


def _stopped(command: Command, report: Report) -> bool:
    """Run the pipeline, print what it says, and tell whether anything stood against it."""
    project = command.project
    started = time.monotonic()
    try:
        with progress() as step:
            run = pipeline.check if command.name == "check" else pipeline.build
            done = run(project, report, step)
    finally:
        _print(report, command)
    _say(DONE, summary(done, report, command, time.monotonic() - started))
    return report.stops(strict=project.strict)


def _faults(command: Command) -> str:
    """Build; the complaints in words where they kept the output as it was."""
    report = Report()
    return "\n".join(as_text(report, Path.cwd())) if _stopped(command, report) else ""


def _make_paper(paper: NewPaper, project: Project) -> int:
    for path in make_paper(paper, project.content, project.now.date()):
        print(seen_from(path, Path.cwd()))
    return _say(DONE, "the paper is a draft: build it with --drafts")


def _write_locks(command: Command) -> int:
    """Show what changes in each lock, and write it."""
    report = Report()
    try:
        with progress() as step:
            locks = pipeline.lock(command.project, report, step)
    finally:
        _print(report, command)
    if report.stops(strict=command.project.strict):
        return _say(CONTENT, "no lock was changed")
    for lock in locks:
        for line in write_lock(lock):
            print(line)
    if not locks:
        return _say(DONE, "there is no final paper to lock")
    return DONE


def _write_schemas(project: Project) -> int:
    for path in write_schemas(project.content):
        print(seen_from(path, Path.cwd()))
    return DONE


def _print(report: Report, command: Command) -> None:
    """Print the complaints. A reader that has seen enough (``| head``) closes the pipe: what is left goes nowhere."""
    if command.format != "text" and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # a program reads it
    try:
        print_report(report, command.format)
        sys.stdout.flush()
    except BrokenPipeError:
        _to_nowhere(sys.stdout)


def _open(stream: TextIO | None) -> TextIO:
    """A stream that takes every character: a terminal may know only ASCII. One that is closed leads nowhere."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # for as long as the program runs
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _to_nowhere(stream: TextIO) -> None:
    """Let a stream whose reader is gone lead nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _say(status: int, message: str, hint: str = "") -> int:
    """Print what is no complaint, and give back the status that goes with it."""
    print(message, file=sys.stderr)
    if hint:
        print(f"hint: {hint}", file=sys.stderr)
    return status
