"""Rows out of a CSV: separator, encoding and order of columns are recognised (RFC 4180, and what Excel makes of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic, Report, SourceError
from krachtlijn.model.table import Column
from krachtlijn.readers.tables.lines import Cells, csv_rows
from krachtlijn.readers.tables.raw import RawRows
from krachtlijn.source import Location, Passage, Source

SEPARATORS = ";\t,"
PATH_JOINT = " – "
"""Between the words of a column's headers, where one line has to hold them."""

_SEP_LINE = re.compile(r"sep=(.)(?:\n|$)")


def csv_source(path: Path, content: bytes) -> Source:
    """The text of a CSV: UTF-8, with a byte order mark or without, else Windows-1252; else a SourceError."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"))
    hint = "save it as CSV in UTF-8"
    raise SourceError(
        Diagnostic(Code.FILE_DECODES, Source(path).at(1), "the file is neither UTF-8 nor Windows-1252", hint)
    )


def read_csv(source: Source, columns: Sequence[Column], report: Report) -> RawRows:
    """The rows of a CSV, its cells put in the order of ``columns``; its first line names these by id or by header."""
    given = _SEP_LINE.match(source.text)
    text = Passage.of(source)
    start = given.end() if given else 0
    separator = given[1] if given else _separator(source.text[start:], columns)
    lines = [line for line in _lines(text, start, separator) if any(cell.text for cell in line)]
    if not lines:
        report.add(_complaint(source.at(1), "the file has no header line", "name the columns on the first line"))
        return ()
    order = _order(lines[0], columns, report)
    return csv_rows(_ordered(lines[1:], lines[0], order, report)) if order is not None else ()


def _separator(text: str, columns: Sequence[Column]) -> str:
    """The one by which the first line names most columns; then the one that stands there most often."""
    line = text.split("\n", 1)[0]
    known = _index(columns)

    def fit(separator: str) -> tuple[int, int]:
        return sum(_key(name.strip('" ')) in known for name in line.split(separator)), line.count(separator)

    return max(SEPARATORS, key=fit)


def _lines(text: Passage, start: int, separator: str) -> Iterator[Cells]:
    """The records of a CSV. Cells in quotes may hold separators, line ends and doubled quotes."""
    cell = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={re.escape(separator)}|\n|$)|([^{re.escape(separator)}\n]*)')
    record: list[Passage] = []
    position, end = start, len(text.text)
    while position < end:
        found = cell.match(text.text, position)
        if found is None:  # pragma: no cover - the second half of the pattern matches anything
            break
        record.append(_passage(text, found))
        position = found.end()
        if position >= end or text.text[position] == "\n":
            yield tuple(record)
            record = []
        elif position + 1 >= end:
            yield (*record, text.cut(end, end))
        position += 1


def _passage(text: Passage, found: re.Match[str]) -> Passage:
    if found[1] is None:
        words = found[2]
        left = found.start(2) + len(words) - len(words.lstrip())
        return text.cut(left, max(left, found.start(2) + len(words.rstrip())))
    inner = text.cut(found.start(1), found.end(1))
    if '""' not in inner.text and "\n" not in inner.text:
        return inner
    return Passage(" ".join(inner.text.replace('""', '"').split()), inner.starts[:1])


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _index(columns: Sequence[Column]) -> dict[str, int]:
    """Where a column stands, by each of its names, its header and its whole path, unless two columns share it."""
    keys: dict[str, set[int]] = {}
    for number, column in enumerate(columns):
        for name in {
            _key(name) for name in (*column.names, column.path[-1], PATH_JOINT.join(filter(None, column.path)))
        }:
            keys.setdefault(name, set()).add(number)
    ids = {_key(column.names[0]): number for number, column in enumerate(columns) if column.names}
    return {key: next(iter(found)) for key, found in keys.items() if len(found) == 1} | ids


def _order(header: Cells, columns: Sequence[Column], report: Report) -> list[int] | None:
    """For each column of the table, where it stands in the file; None, with complaints, where that is not clear."""
    known = _index(columns)
    places: dict[int, int] = {}
    faults = 0
    for place, cell in enumerate(header):
        number = known.get(_key(cell.text))
        if number is None or number in places:
            what = "names no column of the table, or several" if number is None else "names a column a second time"
            near = get_close_matches(_key(cell.text), sorted(known), n=1)
            hint = f"did you mean `{near[0]}`?" if near and number is None else f"use the ids: {_names(columns)}"
            report.add(_complaint(cell.starts[0], f"`{cell.text}` {what}", hint))
            faults += 1
        else:
            places[number] = place
    for number, column in enumerate(columns):
        if number not in places and not faults:
            name = _name(column, number)
            report.add(
                _complaint(
                    header[0].starts[0], f"the header has no column `{name}`", f"name them all: {_names(columns)}"
                )
            )
            faults += 1
    return None if faults else [places[number] for number in range(len(columns))]


def _name(column: Column, number: int) -> str:
    return column.names[0] if column.names else PATH_JOINT.join(filter(None, column.path)) or f"column {number + 1}"


def _names(columns: Sequence[Column]) -> str:
    return ", ".join(_name(column, number) for number, column in enumerate(columns))


def _ordered(lines: Sequence[Cells], header: Cells, order: Sequence[int], report: Report) -> Iterator[Cells]:
    for line in lines:
        if len(line) != len(header):
            count = "1 cell" if len(line) == 1 else f"{len(line)} cells"
            message = f"the row has {count}, where the header has {len(header)}"
            report.add(Diagnostic(Code.TABLE_ROW_CELLS, line[0].starts[0], message, "give each column one cell"))
            continue
        yield tuple(line[place] for place in order)


def _complaint(at: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Code.TABLE_COLUMN_KNOWN, at, message, hint)
