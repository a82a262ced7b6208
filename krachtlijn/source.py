"""Text that knows its places.

Everything that is read keeps the :class:`Location` it came from, so that every complaint can name file, line and
column. Lines and columns count from 1; a column counts characters, a tab as one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
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

    def offset_of(self, line: int) -> int:
        """How many characters stand before line ``line`` (from 1)."""
        return self._starts[line - 1]

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

    @property
    def offset(self) -> int:
        """The place as a number of characters (from 0) from the beginning of the text."""
        return self.source.offset_of(self.line) + self.column - 1

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

    ``starts`` holds the place of the first character of each line of ``text``. ``turns`` holds, in order, line and
    column (from 0) of the characters from which on the places run on elsewhere: where lines of the file were folded
    into one, or an escape stood.
    """

    text: str
    starts: tuple[Location, ...]
    turns: tuple[tuple[int, int, Location], ...] = ()

    @classmethod
    def of(cls, source: Source) -> Passage:
        """The whole of a source."""
        return cls(source.text, tuple(source.at(n + 1) for n in range(source.text.count("\n") + 1)))

    @classmethod
    def join(cls, parts: Sequence[Passage]) -> Passage:
        """Stretches of one line each, put one below the other."""
        turns = ((line, column, place) for line, part in enumerate(parts) for _, column, place in part.turns)
        return cls("\n".join(part.text for part in parts), tuple(part.starts[0] for part in parts), tuple(turns))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        return tuple(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._offsets, offset) - 1
        return line, offset - self._offsets[line]

    def offset(self, line: int, column: int = 0) -> int:
        """How many characters stand before ``line`` and ``column`` (both from 0) of the passage."""
        return self._offsets[line] + column

    def at_offset(self, offset: int) -> Location:
        """The place of the character at ``offset`` (from 0) in the text."""
        return self.at(*self._line_and_column(offset))

    def cut(self, start: int, end: int) -> Passage:
        """The stretch from offset ``start`` up to ``end``, with its places."""
        text = self.text[start:end]
        first, since = self._line_and_column(start)
        last = first + text.count("\n")
        turns = (
            (line - first, column - since * (line == first), place)
            for line, column, place in self.turns
            if (first, since) < (line, column) and line <= last
        )
        return Passage(text, (self.at_offset(start), *self.starts[first + 1 : last + 1]), tuple(turns))

    def at(self, line: int, column: int = 0) -> Location:
        """The place of the character at ``line`` and ``column`` of the passage, both from 0."""
        line = min(line, len(self.starts) - 1)
        start = self.starts[line]
        turn = bisect_right(self.turns, (line, column), key=lambda turn: turn[:2])
        if turn and self.turns[turn - 1][0] == line:
            _, since, start = self.turns[turn - 1]
            column -= since
        return Location(start.source, start.line, start.column + column)
