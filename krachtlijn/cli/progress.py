"""What a long run is doing: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from krachtlijn.pipeline import Step


@contextmanager
def progress() -> Iterator[Step]:
    """A function that the pipeline tells its steps to. Everything goes to standard error."""
    if sys.stderr.isatty():
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as shown:
            yield _Bar(shown)
    else:
        yield _plain


class _Bar:
    """A line for the step at hand; earlier steps are gone from sight."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._task = shown.add_task("", total=None)

    def __call__(self, words: str, done: int = 0, total: int = 0) -> None:
        self._shown.update(self._task, description=words, completed=done, total=total or None)


def _plain(words: str, done: int = 0, total: int = 0) -> None:
    count = f" ({done} of {total})" if total else ""
    print(f"{words}{count}", file=sys.stderr, flush=True)
