"""The command: arguments, progress, printing of complaints, exit status."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from krachtlijn import pipeline
from krachtlijn.cli.arguments import Command, UsageError, parse
from krachtlijn.cli.complaints import print_report
from krachtlijn.cli.progress import progress
from krachtlijn.cli.summary import summary
from krachtlijn.diagnostics import MachineError, Report

DONE, CONTENT, USAGE, MACHINE, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit statuses: done; the content is at fault, the command line, the machine; broken off with Ctrl-C."""


def main(arguments: Sequence[str], root: Path) -> int:
    """Run one command of the project in ``root``, and give back the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal that knows only ASCII
    try:
        command = parse(arguments, root, Path.cwd())
    except UsageError as error:
        return _say(USAGE, f"build.py: {error}", error.hint)
    try:
        return _run(command)
    except KeyboardInterrupt:
        return _say(INTERRUPTED, "\nbuild.py: broken off; the output is as it was")
    except MachineError as error:
        return _say(MACHINE, f"build.py: {error}", error.hint)
    except OSError as error:
        where = f"{os.fspath(error.filename)}: " if error.filename else ""
        return _say(MACHINE, f"build.py: {where}{error.strerror or error}")


def _run(command: Command) -> int:
    project, report = command.project, Report()
    started = time.monotonic()
    try:
        with progress() as step:
            done = (
                pipeline.check(project, report, step)
                if command.name == "check"
                else pipeline.build(project, report, step)
            )
    finally:
        _print(report, command)
    stopped = report.stops(strict=project.strict)
    _say(DONE, summary(done, report, command, time.monotonic() - started))
    return CONTENT if stopped else DONE


def _print(report: Report, command: Command) -> None:
    """Print the complaints. A reader that has seen enough (``| head``) closes the pipe: what is left goes nowhere."""
    try:
        print_report(report, command.format)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(status: int, message: str, hint: str = "") -> int:
    """Print what is no complaint, and give back the status that goes with it."""
    print(message, file=sys.stderr)
    if hint:
        print(f"hint: {hint}", file=sys.stderr)
    return status
