"""What must hold of the tables of a tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pdf_inspector.tree import Element, TaggedPdf, attribute


@dataclass(frozen=True)
class Cell:
    """A cell at its slots of the grid."""

    element: Element
    row: int
    column: int
    width: int
    height: int
    in_head: bool

    @property
    def is_column_head(self) -> bool:
        scope = attribute(self.element, "/Scope")
        return self.element.role == "TH" and (str(scope) == "/Column" or (scope is None and self.in_head))


def check_tables(pdf: TaggedPdf) -> Iterator[str]:
    """IDs, Scope, Headers, the regularity of the grid, and tables that were cut in pieces."""
    ids: dict[str, Element] = {}
    for element in pdf.elements:
        if "/ID" in element.attributes:
            key = str(element.attributes["/ID"])
            if key in ids:
                yield f"two elements have the ID {key}"
            ids[key] = element
    if ids and "/IDTree" not in pdf.tree_root:
        yield f"{len(ids)} elements have an ID and there is no IDTree"
    for table in pdf.find("Table"):
        yield from _check_table(pdf, table, ids)
    yield from _check_cut(pdf)


def grid(table: Element) -> list[Cell]:
    """The cells of a table in reading order."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for i, (row, in_head) in enumerate(_rows(table)):
        j = 0
        for element in row.elements:
            while (i, j) in taken:
                j += 1
            width, height = int(attribute(element, "/ColSpan") or 1), int(attribute(element, "/RowSpan") or 1)
            taken.update((i + di, j + dj) for di in range(height) for dj in range(width))
            cells.append(Cell(element, i, j, width, height, in_head))
            j += width
    return cells


def _rows(element: Element, *, in_head: bool = False) -> Iterator[tuple[Element, bool]]:
    for kid in element.elements:
        if kid.role == "TR":
            yield kid, in_head
        elif kid.role in ("THead", "TBody", "TFoot"):
            yield from _rows(kid, in_head=kid.role == "THead")


def _check_table(pdf: TaggedPdf, table: Element, ids: dict[str, Element]) -> Iterator[str]:
    label = pdf.text(table)[:40]
    for kid in table.elements:
        if kid.role not in ("TR", "THead", "TBody", "TFoot", "Caption"):
            yield f"table {label!r} holds {kid.role}"
    for row, _ in _rows(table):
        yield from (f"a row of {label!r} holds {kid.role}" for kid in row.elements if kid.role not in ("TH", "TD"))
    cells = grid(table)
    yield from _check_grid(label, cells)
    heads = [cell for cell in cells if cell.element.role == "TH"]
    if not heads:
        yield f"table {label!r} has no TH"
    for head in heads:
        if attribute(head.element, "/Scope") is None:
            yield f"TH without Scope: {pdf.text(head.element)!r}"
    for cell in cells:
        yield from _check_headers(pdf, cell, cells, ids)


def _check_grid(label: str, cells: list[Cell]) -> Iterator[str]:
    widths = [0] * (max((cell.row + cell.height for cell in cells), default=0))
    for cell in cells:
        for line in range(cell.row, cell.row + cell.height):
            widths[line] += cell.width
    if len(set(widths)) > 1:
        yield f"the rows of {label!r} are of unequal width: {sorted(set(widths))}"


def _check_headers(pdf: TaggedPdf, cell: Cell, cells: list[Cell], ids: dict[str, Element]) -> Iterator[str]:
    named = attribute(cell.element, "/Headers")
    if named is None:
        return
    found = [str(name) for name in named]
    yield from (f"Headers name an unknown ID: {name}" for name in found if name not in ids)
    if cell.element.role != "TD":
        return
    columns = [head for head in cells if head.is_column_head]
    due = {
        str(head.element.attributes["/ID"])
        for head in columns
        if head.in_head and head.row < cell.row and head.column < cell.column + cell.width
        and cell.column < head.column + head.width
    }  # fmt: skip
    head_ids = {str(head.element.attributes["/ID"]) for head in columns if head.in_head}
    if due != set(found) & head_ids:
        said = [pdf.text(ids[name]) for name in found if name in ids]
        yield f"the cell {pdf.text(cell.element)!r} is announced as {said}"


def _check_cut(pdf: TaggedPdf) -> Iterator[str]:
    """Tables that follow each other with one head and no caption: one table cut at a page break."""
    previous: list[str] | None = None
    for table in pdf.find("Table"):
        head = [pdf.text(row) for part in table.elements if part.role == "THead" for row in part.elements]
        captioned = any(kid.role == "Caption" for kid in table.elements)
        if head and head == previous and not captioned:
            yield f"a table is cut in pieces: {head[0][:60]!r}"
        previous = head
