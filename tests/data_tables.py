"""Data tables for tests: read from YAML typed in the test, rendered, and their headers found as a browser finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from krachtlijn.diagnostics import Report
from krachtlijn.language import words_for
from krachtlijn.model.blocks import Block
from krachtlijn.model.metadata import Language
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.readers.leaves import BindContext
from krachtlijn.readers.markdown import MarkdownContext, read_blocks, read_inlines
from krachtlijn.readers.tables import TableContext, TableSource, read_table
from krachtlijn.readers.tables.csv import csv_source
from krachtlijn.render import Medium, RenderContext, render_blocks
from krachtlijn.source import Source

FOLDER = Path("/paper")


def context(report: Report, language: Language = "nl") -> TableContext:
    """What reading a table takes."""
    markdown = MarkdownContext(report=report, folder=FOLDER)
    binding = BindContext(report, lambda text: read_inlines(text, markdown), lambda text: read_blocks(text, markdown))
    return TableContext(binding=binding, language=language, words=words_for(language))


def read_block(text: str, csv: bytes | None = None, language: Language = "nl") -> tuple[Block, list[str]]:
    """The block that a table's files are, and the complaints about them, each with its line and column."""
    report = Report()
    path = FOLDER / "tables" / "t.yaml"
    rows = csv_source(path.with_suffix(".csv"), csv) if csv is not None else None
    block = read_table(TableSource("t", Source(path, text), rows), context(report, language))
    return block, [f"{found.at.line}:{found.at.column}: {found.message}" for found in report]


def read(text: str, csv: bytes | None = None, language: Language = "nl") -> Table:
    """The table that these files hold, which must be without fault."""
    block, complaints = read_block(text, csv, language)
    assert complaints == []
    (table,) = (node for node in walk(block) if isinstance(node, Table))
    return table


def printed(table: Table) -> list[list[str]]:
    """The words of every cell of the body, row by row."""
    return [[plain_text(cell.children) for cell in row.cells] for row in table.body]


def rendered(block: Block, language: Language = "nl", medium: Medium = "screen") -> str:
    """The block as it stands in the web page, or in the base of the PDF."""
    screen = RenderContext(
        medium=medium, language=language, words=words_for(language), folder=FOLDER, link=lambda href: href
    )
    return str(render_blocks((block,), screen))


@dataclass(eq=False)
class HtmlCell:
    """A ``td`` or ``th`` with the slots that it covers, and the row group and column group it is anchored in."""

    tag: str
    attributes: dict[str, str | None]
    x: int
    y: int
    group: int
    text: str = ""

    @property
    def width(self) -> int:
        return int(self.attributes.get("colspan") or 1)

    @property
    def height(self) -> int:
        return int(self.attributes.get("rowspan") or 1)


@dataclass
class HtmlTable(HTMLParser):
    """The cells of the one table in a piece of HTML, laid out by "forming a table" of the HTML Standard."""

    html: str
    cells: list[HtmlCell] = field(default_factory=list)
    colgroups: list[int] = field(default_factory=list)
    slots: dict[tuple[int, int], list[HtmlCell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self._y, self._group = -1, -1
        self._open: HtmlCell | None = None
        self.feed(self.html)
        self._ids = {cell.attributes["id"]: cell for cell in reversed(self.cells) if cell.attributes.get("id")}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "colgroup":
            self.colgroups += [len(set(self.colgroups))] * int(dict(attrs).get("span") or 1)
        elif tag in ("thead", "tbody", "tfoot"):
            self._group += 1
        elif tag == "tr":
            self._y += 1
        elif tag in ("td", "th"):
            x = 0
            while (x, self._y) in self.slots:
                x += 1
            self._open = HtmlCell(tag, dict(attrs), x, self._y, self._group)
            self.cells.append(self._open)
            for column in range(x, x + self._open.width):
                for row in range(self._y, self._y + self._open.height):
                    self.slots.setdefault((column, row), []).append(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.text += data

    def headers(self, cell: HtmlCell) -> list[HtmlCell]:
        """The header cells of a cell: the HTML Standard's "algorithm for assigning header cells"."""
        if "headers" in cell.attributes:
            named = (self._ids.get(token) for token in (cell.attributes["headers"] or "").split())
            found = [header for header in named if header]
        else:
            found = list(self._by_place(cell))
        return [header for header in dict.fromkeys(found) if header.text.strip() and header is not cell]

    def _by_place(self, cell: HtmlCell) -> Iterator[HtmlCell]:
        for y in range(cell.y, cell.y + cell.height):
            yield from self._scan(cell, cell.x, y, -1, 0)
        for x in range(cell.x, cell.x + cell.width):
            yield from self._scan(cell, x, cell.y, 0, -1)
        for other in self.cells:
            before = other.x < cell.x + cell.width and other.y < cell.y + cell.height
            if before and self._scope(other) == "rowgroup" and other.group == cell.group:
                yield other
            if before and self._scope(other) == "colgroup" and self._colgroup(other) == self._colgroup(cell):
                yield other

    def _scan(self, principal: HtmlCell, x: int, y: int, dx: int, dy: int) -> Iterator[HtmlCell]:
        opaque: list[HtmlCell] = []
        in_block = principal.tag == "th"
        block = [principal] if in_block else []
        while True:
            x, y = x + dx, y + dy
            if x < 0 or y < 0:
                return
            covering = self.slots.get((x, y), [])
            if len(covering) != 1:
                continue
            current = covering[0]
            if current.tag == "th":
                in_block = True
                block.append(current)
                if dx == 0:
                    blocked = any((o.x, o.width) == (current.x, current.width) for o in opaque)
                    blocked = blocked or self._scope(current) != "col"
                else:
                    blocked = any((o.y, o.height) == (current.y, current.height) for o in opaque)
                    blocked = blocked or self._scope(current) != "row"
                if not blocked:
                    yield current
            elif in_block:
                in_block = False
                opaque += block
                block = []

    def _scope(self, cell: HtmlCell) -> str:
        """Of what kind a header cell is; those that say nothing head columns or rows where no data stand beside them."""
        if cell.tag != "th":
            return ""
        if scope := cell.attributes.get("scope"):
            return scope
        row = [c for (_, y), cells in self.slots.items() if cell.y <= y < cell.y + cell.height for c in cells]
        if all(c.tag == "th" for c in row):
            return "col"
        column = [c for (x, _), cells in self.slots.items() if cell.x <= x < cell.x + cell.width for c in cells]
        return "row" if all(c.tag == "th" for c in column) else ""

    def _colgroup(self, cell: HtmlCell) -> int:
        return self.colgroups[cell.x] if cell.x < len(self.colgroups) else -1
