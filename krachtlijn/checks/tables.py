"""Tables and the text that takes figures from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Value
from krachtlijn.model.document import Document, Site
from krachtlijn.model.table import Table
from krachtlijn.model.walk import walk


def check_values(site: Site) -> Iterator[Diagnostic]:
    """Every figure that text takes from a table is there."""
    for paper in site.papers:
        tables = tables_of(paper)
        for node in walk((paper.meta, paper.footnotes, paper.parts)):
            if isinstance(node, Value) and (found := _unknown(node, tables)):
                yield found
    for page in site.pages:
        for node in walk(page.blocks):
            if isinstance(node, Value) and (found := _unknown(node, {})):
                yield found


def _unknown(value: Value, tables: Mapping[str, Table]) -> Diagnostic | None:
    """What a value that is left names wrongly; nothing where its table could not be read, or where it is settled."""
    table = tables.get(value.table)
    if table is None:
        message, hint = (
            f"there is no table `{value.table}`",
            suggest(value.table, tables, "type it as table/row/column"),
        )
    elif not table.columns:
        return None
    elif table.row_named(value.row) is None:
        names = [name for row in table.body for name in row.names]
        message = f"no row of `{value.table}` is called `{value.row}`, or several are"
        hint = suggest(value.row, names, "give the row an id: {id: …, cells: […]}")
    elif table.column_named(value.column) is None:
        columns = [name for column in table.columns for name in column.names]
        message = f"no column of `{value.table}` is called `{value.column}`, or several are"
        hint = suggest(value.column, columns, "give the column an id")
    else:
        cell = table.cell_named(value.row, value.column)
        if cell is not None and cell.children:
            return None
        message = f"the cell {value.table}/{value.row}/{value.column} is empty"
        hint = "name another cell, or leave the reference out"
    return Diagnostic(Code.TABLE_VALUE_KNOWN, value.at, message, hint)


def tables_of(paper: Document) -> dict[str, Table]:
    """The data tables of a paper as they were read, by name."""
    return {table.name: table for table in walk(paper.matter.get("table", {})) if isinstance(table, Table)}
