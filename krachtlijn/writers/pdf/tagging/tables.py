"""Heads of tables: Scope for every TH, Headers where a scope does not say enough (ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf

from krachtlijn.writers.pdf.tagging.elements import StructureElement

_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell and the slots of the grid that it takes."""

    element: StructureElement
    row: int
    column: int
    height: int
    width: int
    in_head: bool

    @property
    def scope(self) -> str:
        """Column or Row for a head, empty for data."""
        if self.element.role != "TH":
            return ""
        return _SCOPES.get(self.element.html.get("scope", ""), "Column" if self.in_head else "Row")


def head_tables(root: StructureElement) -> None:
    """Give the cells of every table below ``root`` their Scope, and their Headers where the table needs them."""
    tables = (element for element in root.walk() if element.role == "Table")
    for number, table in enumerate(tables, start=1):
        cells = _grid(table)
        for cell in cells:
            if cell.scope:
                cell.element.table["Scope"] = f"/{cell.scope}"
                cell.element.attributes["ID"] = f"kop-{number}-{cell.row}-{cell.column}"
        if any(cell.element.html.get("headers") for cell in cells):
            _name_given_headers(cells)
        else:
            _find_headers(cells)


def _rows(element: StructureElement, *, in_head: bool = False) -> Iterator[tuple[StructureElement, bool]]:
    for kid in element.elements:
        if kid.role == "TR":
            yield kid, in_head
        elif kid.role in ("THead", "TBody", "TFoot"):
            yield from _rows(kid, in_head=kid.role == "THead")


def _grid(table: StructureElement) -> list[_Cell]:
    """The cells of a table in reading order, each at its slots (HTML, "forming a table")."""
    rows = list(_rows(table))
    taken: set[tuple[int, int]] = set()
    cells = []
    for i, (row, in_head) in enumerate(rows):
        j = 0
        for element in row.elements:
            if element.role not in ("TH", "TD"):
                continue
            while (i, j) in taken:
                j += 1
            width = element.table.get("ColSpan", 1)
            height = min(element.table.get("RowSpan", 1) or len(rows), len(rows) - i)
            taken.update((i + di, j + dj) for di in range(height) for dj in range(width))
            cells.append(_Cell(element, i, j, height, width, in_head))
            j += width
    return cells


def _name_given_headers(cells: list[_Cell]) -> None:
    """Headers as the page's own ``headers`` attributes say."""
    ids = {cell.element.html.get("id"): cell.element.attributes["ID"] for cell in cells if cell.scope}
    for cell in cells:
        names = [ids[name] for name in cell.element.html.get("headers", "").split() if name in ids]
        _set_headers(cell, names)


def _find_headers(cells: list[_Cell]) -> None:
    """Headers by the grid, unless one head a row and one a column make Scope say it all."""
    heads = [cell for cell in cells if cell.scope]
    columns = {cell.row for cell in heads if cell.scope == "Column"}
    stubs = {cell.column for cell in heads if cell.scope == "Row"}
    if len(columns) <= 1 and len(stubs) <= 1:
        return
    above: dict[int, list[_Cell]] = {}
    beside: dict[int, list[_Cell]] = {}
    for head in heads:
        if head.scope == "Column":
            for column in range(head.column, head.column + head.width):
                above.setdefault(column, []).append(head)
        else:
            for row in range(head.row, head.row + head.height):
                beside.setdefault(row, []).append(head)
    for cell in cells:
        found: dict[_Cell, None] = {}
        if cell.scope != "Row":
            candidates = (h for column in range(cell.column, cell.column + cell.width) for h in above.get(column, ()))
            found.update((head, None) for head in candidates if head.row < cell.row)
        if cell.scope != "Column":
            candidates = (head for row in range(cell.row, cell.row + cell.height) for head in beside.get(row, ()))
            found.update((head, None) for head in candidates if head.column < cell.column)
        _set_headers(cell, [head.element.attributes["ID"] for head in found])


def _set_headers(cell: _Cell, names: list[Any]) -> None:
    if names:
        cell.element.table["Headers"] = pydyf.Array(pydyf.String(name) for name in names)
