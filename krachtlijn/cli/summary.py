"""The last line of a run."""

from __future__ import annotations

from pathlib import Path

from krachtlijn.cli.arguments import Command
from krachtlijn.cli.complaints import seen_from
from krachtlijn.diagnostics import Report
from krachtlijn.pipeline import Done


def summary(done: Done, report: Report, command: Command, seconds: float) -> str:
    """What was done, what was complained of, and how long it took."""
    errors = sum(complaint.is_error for complaint in report)
    found = [count(errors, "error"), count(len(report) - errors, "warning")]
    papers = count(done.papers, "paper")
    output = f"{seen_from(command.project.output, Path.cwd())}/"
    if command.name == "check":
        what = f"{papers} checked"
    elif report.stops(strict=command.project.strict):
        what = f"nothing in {output} was changed"
    else:
        what = f"{papers}, {count(done.files, 'file')} in {output}"
    return f"{', '.join(found)}; {what} ({seconds:.1f} s)"


def count(number: int, what: str) -> str:
    """A number with its noun, in the plural where it should be."""
    return f"{number} {what}{'' if number == 1 else 's'}"
