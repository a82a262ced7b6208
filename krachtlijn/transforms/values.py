"""Figures that text takes from tables: printed as the table prints them, each a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from krachtlijn.model.blocks import NO_ATTRIBUTES, InternalLink, Node, Span, Value
from krachtlijn.model.document import Document, Part
from krachtlijn.model.table import Cell, Table
from krachtlijn.model.text import without_links, without_notes
from krachtlijn.model.walk import rewrite, walk
from krachtlijn.source import Location


def settle_values(document: Document) -> Document:
    """The paper with each ``{value}`` replaced by its figure; one that names no figure stays as it is.

    The cell gets an address of its own. A figure of a table that is not placed has nowhere to lead to.
    """
    tables = {table.name: table for table in walk(document.matter.get("table", {})) if isinstance(table, Table)}
    placed = {table.name for table in walk(document.parts) if isinstance(table, Table)}
    addresses: dict[Location, str] = {}

    def settle(node: Node) -> Node:
        table = tables.get(node.table) if isinstance(node, Value) else None
        if not isinstance(node, Value) or table is None:
            return node
        cell = table.cell_named(node.row, node.column)
        if cell is None or not cell.children:
            return node
        words = without_links(without_notes(cell.children))
        if table.name not in placed:
            return Span(at=node.at, children=words, attributes=NO_ATTRIBUTES)
        if not cell.id:
            addresses[cell.at] = _address(table, node)
        return InternalLink(at=node.at, href=f"#{cell.id or addresses[cell.at]}", children=words)

    meta, footnotes, parts = rewrite((document.meta, document.footnotes, document.parts), settle)
    return replace(document, meta=meta, footnotes=footnotes, parts=_addressed(parts, addresses))


def _address(table: Table, value: Value) -> str:
    """The address of a cell: made of the names of its row and its column."""
    row, column = table.row_named(value.row), table.column_named(value.column)
    if row is None or column is None:
        raise ValueError(f"no such cell: {value}")
    return f"{table.id}-{row.names[0]}-{table.columns[column].names[0]}"


def _addressed(parts: tuple[Part, ...], addresses: Mapping[Location, str]) -> tuple[Part, ...]:
    def address(node: Node) -> Node:
        return replace(node, id=addresses[node.at]) if isinstance(node, Cell) and node.at in addresses else node

    return rewrite(parts, address) if addresses else parts
