"""Rows of one line each: pasted from a spreadsheet, or out of a CSV.

A line ``# Naam`` opens a group, ``## Naam`` one within it, and ``#`` alone closes them; the other cells of such a line
are the group's own figures. ``= Totaal`` is a total: it closes every group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from krachtlijn.readers.tables.raw import RawCell, RawGroup, RawRow, RawRows
from krachtlijn.source import Passage

Cells = tuple[Passage, ...]
_GROUP = re.compile(r"(#+)(?:\s+|$)")
_TOTAL = re.compile(r"=\s*(?=[^\s=])")
_PIPE = re.compile(r"(?<!\\)\|")


def pasted_rows(text: Passage, columns: int) -> RawRows:
    """The rows of ``rows: |``: cells between bars or tabs. A bar after a backslash stands within a cell."""
    return _nested(_bare(cells, columns) for cells in _pasted_lines(text))


def csv_rows(lines: Iterable[Cells]) -> RawRows:
    """The rows of a CSV, its cells already in the order of the columns."""
    return _nested(lines)


def _pasted_lines(text: Passage) -> Iterator[Cells]:
    for number, line in enumerate(text.lines):
        if not line.strip():
            continue
        start = text.offset(number)
        separators = [found.start() for found in re.finditer("\t", line)] or [m.start() for m in _PIPE.finditer(line)]
        edges = [-1, *separators, len(line)]
        yield tuple(_trimmed(text, start + left + 1, start + right) for left, right in pairwise(edges))


def _trimmed(text: Passage, start: int, end: int) -> Passage:
    words = text.text[start:end]
    left = len(words) - len(words.lstrip())
    cell = text.cut(start + left, max(start + left, start + len(words.rstrip())))
    if "\\|" in cell.text:
        return Passage(cell.text.replace("\\|", "|"), cell.starts)
    return cell


def _bare(cells: Cells, columns: int) -> Cells:
    """Without the bars that Markdown puts around a row, or behind it, where there are too many cells with them."""
    if len(cells) > columns and not cells[-1].text:
        cells = cells[:-1]
    return cells[1:] if len(cells) > columns and not cells[0].text else cells


@dataclass
class _Open:
    """A group whose rows are still coming."""

    depth: int
    cells: Cells
    rows: list[RawRow | RawGroup] = field(default_factory=list)

    def close(self) -> RawGroup:
        values = tuple(RawCell(cell) for cell in self.cells[1:])
        has_values = any(cell.passage.text for cell in values)
        at = self.cells[0].starts[0]
        return RawGroup(
            at=at, name=RawCell(self.cells[0]), rows=tuple(self.rows), values=values if has_values else None
        )


def _nested(lines: Iterable[Cells]) -> RawRows:
    top: list[RawRow | RawGroup] = []
    open_groups: list[_Open] = []

    def close(depth: int) -> None:
        while open_groups and open_groups[-1].depth >= depth:
            group = open_groups.pop().close()
            (open_groups[-1].rows if open_groups else top).append(group)

    for cells in lines:
        first = cells[0]
        if mark := _GROUP.match(first.text):
            close(len(mark[1]))
            if mark.end() < len(first.text):
                open_groups.append(_Open(len(mark[1]), (first.cut(mark.end(), len(first.text)), *cells[1:])))
            continue
        total = _TOTAL.match(first.text)
        if total:
            close(1)
            cells = (first.cut(total.end(), len(first.text)), *cells[1:])  # noqa: PLW2901
        row = RawRow(at=first.starts[0], cells=tuple(RawCell(cell) for cell in cells), total=bool(total))
        (open_groups[-1].rows if open_groups else top).append(row)
    close(1)
    return tuple(top)
