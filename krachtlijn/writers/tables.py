"""Each data table as CSV, for whoever wants to reckon with it: RFC 4180, UTF-8 with the mark that Excel looks for.

Figures stand there unformatted with a decimal point, days as ISO 8601, headers as one line each. A cell that spans rows
is repeated in each; the names of groups stand in a column of their own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import PurePosixPath

from krachtlijn.language import words_for
from krachtlijn.language.words import Words
from krachtlijn.model.document import Site
from krachtlijn.model.table import Cell, Row, Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.render.tables import csv_address
from krachtlijn.writers.artifact import Artifact

JOINT = " – "
"""Between the words of headers, or the names of groups, that one cell has to hold."""


def write_tables(site: Site) -> Iterator[Artifact]:
    """A CSV beside each paper for each data table that it places."""
    for paper in site.papers:
        words = words_for(paper.meta.language)
        for node in walk(paper.parts):
            if isinstance(node, Table) and node.name:
                path = PurePosixPath(paper.address) / csv_address(node.name)
                yield Artifact(path, table_as_csv(node, words).encode("utf-8-sig"))


def table_as_csv(table: Table, words: Words) -> str:
    """The text of a table's CSV."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names: dict[tuple[int, ...], str] = {}
    header = [JOINT.join(filter(None, column.path)) for column in table.columns]
    grouped = any(row.kind == "group" for row in table.body)
    writer.writerow([words.tables.group, *header] if grouped else header)
    for row, values in zip(table.body, _grid(table, words), strict=True):
        around = [names[path] for path in _paths(row.groups) if path in names]
        if row.kind == "group":
            names[row.groups] = plain_text(_name_of(row).children)
        if row.kind != "group" or len(row.cells) > 1:
            writer.writerow([JOINT.join(around), *values] if grouped else values)
    return out.getvalue()


def _paths(groups: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The groups around a row, outermost first."""
    return (groups[:depth] for depth in range(1, len(groups) + 1))


def _name_of(row: Row) -> Cell:
    """The cell with a group's name: the last of the heads of its row."""
    return [cell for cell in row.cells if cell.scope][-1]


def _grid(table: Table, words: Words) -> Iterator[list[str]]:
    """The values of each row, one a column; a cell that spans rows is repeated, one that spans columns is not."""
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.body:
        values = [""] * len(table.columns)
        for column, (left, value) in list(reaching.items()):
            values[column] = value
            reaching[column] = (left - 1, value)
            if left == 1:
                del reaching[column]
        for cell in row.cells:
            values[cell.column] = _value(cell, words)
            if cell.rowspan > 1:
                reaching[cell.column] = (cell.rowspan - 1, values[cell.column])
        yield values


def _value(cell: Cell, words: Words) -> str:
    """What a cell says, for a machine."""
    match cell.value:
        case bool():
            return words.tables.yes if cell.value else words.tables.no
        case Decimal():
            return f"{cell.value:f}"
        case date():
            return cell.value.isoformat()
        case _:
            return plain_text(cell.children)
