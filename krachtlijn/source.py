"""Text that knows its places.

Everything that is read keeps the :class:`Location` it came from, so that every complaint can name file, line and
column. Lines and columns count from 1; a column counts characters, a tab as one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Source:
    """A file's path and its text, in which every line end is a line feed."""

    path: Path
    text: str = field(default="", repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts[:-1]

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1), without its end; empty where there is no such line."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def at(self, line: int, column: int = 1) -> Location:
        """The place at ``line`` and ``column``, both from 1."""
        return Location(self, line, column)

    def at_offset(self, offset: int) -> Location:
        """The place of the character at ``offset`` (from 0) in the text."""
        line = bisect_right(self._starts, offset)
        return Location(self, line, offset - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a source: line and column from 1."""

    source: Source
    line: int = 1
    column: int = 1

    @property
    def path(self) -> Path:
        """The file the place is in."""
        return self.source.path

    def __repr__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def sort_key(self) -> tuple[str, int, int]:
        """Orders places by file, line and column."""
        return str(self.path), self.line, self.column


def whole_file(path: Path) -> Location:
    """The place of a complaint about a file or folder as a whole, also one that is not there."""
    return Location(Source(path))


@dataclass(frozen=True)
class Passage:
    """A stretch of text inside a source: a whole file, or a YAML value that is Markdown.

    ``starts`` holds the place of the first character of each line of ``text``.
    """

    text: str
    starts: tuple[Location, ...]

    @classmethod
    def of(cls, source: Source) -> Passage:
        """The whole of a source."""
        return cls(source.text, tuple(source.at(n + 1) for n in range(source.text.count("\n") + 1)))

    def at(self, line: int, column: int = 0) -> Location:
        """The place of the character at ``line`` and ``column`` of the passage, both from 0."""
        start = self.starts[min(line, len(self.starts) - 1)]
        return Location(start.source, start.line, start.column + column)
