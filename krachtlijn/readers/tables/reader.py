"""One data table, from its files to the node that the paper's text places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from krachtlijn.diagnostics import Code
from krachtlijn.language.naming import words_to_name
from krachtlijn.model import anchors
from krachtlijn.model.blocks import Landscape
from krachtlijn.model.table import ArithmeticRule, Cell, Exemption, Row, Table
from krachtlijn.readers.binding import bind
from krachtlijn.readers.numbers import Doubt, parse_number
from krachtlijn.readers.tables.body import BodyReader
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.csv import read_csv
from krachtlijn.readers.tables.drafts import DraftRow
from krachtlijn.readers.tables.file import RuleEntry, TableFile
from krachtlijn.readers.tables.head import Head, read_head
from krachtlijn.readers.tables.notes import NoteBook
from krachtlijn.readers.tables.printing import print_rows
from krachtlijn.readers.tables.raw import RawRows
from krachtlijn.readers.tables.rows import read_rows
from krachtlijn.readers.yaml import compose
from krachtlijn.source import Location, Passage, Source


@dataclass(frozen=True)
class TableSource:
    """The files of a table: its YAML, and the CSV with its rows where there is one."""

    name: str
    yaml: Source
    csv: Source | None = None


def read_table(source: TableSource, context: TableContext) -> Table | Landscape:
    """The table in the paper's notation, turned where it says so; complaints go to the report of ``context``.

    One that cannot be read is a table without columns, so that text which places it is not wrong as well. Raises
    SourceError where a text in it is nested too deeply to follow.
    """
    tree = compose(source.yaml, context.binding.report)
    file = bind(TableFile, tree, context.binding) if tree is not None else None
    if file is None:
        return unread_table(source)
    notes = {mark.removeprefix("^"): content for mark, content in file.notes.items()}
    book = NoteBook(anchors.TABLE + source.name, notes, file.at, context)
    head = read_head(file.columns.tree, int(file.rowheads), book, context)
    if head is None:
        return unread_table(source)
    table = _table(source, file, head, book, context)
    return Landscape(at=table.at, blocks=(table,)) if file.orientation == "landscape" else table


def unread_table(source: TableSource) -> Table:
    """What stands for a table that cannot be read."""
    return Table(at=source.yaml.at(1), id=anchors.TABLE + source.name, name=source.name, head=(), body=())


def _table(source: TableSource, file: TableFile, head: Head, book: NoteBook, context: TableContext) -> Table:
    rowheads = min(int(file.rowheads), len(head.columns))
    drafts = BodyReader(head, rowheads, book, context).read(_rows(source, file, head, context))
    _refuse_double_ids(drafts, context)
    columns, body = print_rows(drafts, head.columns, context.language)
    return Table(
        at=file.at,
        id=anchors.TABLE + source.name,
        name=source.name,
        caption=file.caption,
        unit=file.unit,
        source=file.source,
        head=head.rows if any(cell.children for row in head.rows for cell in row.cells) else (),
        body=body,
        columns=columns,
        notes=book.close(),
        rules=tuple(rule for entry in file.checks for rule in _rules(entry, context)),
        explicit=_needs_ids(head.rows, body, rowheads),
    )


def _rows(source: TableSource, file: TableFile, head: Head, context: TableContext) -> RawRows:
    """The rows of the YAML file or of the CSV: of one of them."""
    if file.rows and source.csv:
        message = f"the rows stand here and in {source.csv.path.name}"
        context.complain(Code.TABLE_ROWS_ONCE, file.places["rows"], message, "keep them in one of the two")
    if file.rows:
        return read_rows(file.rows.tree, len(head.columns), context)
    if source.csv:
        return read_csv(source.csv, head.columns, context.binding.report)
    hint = f"add rows:, or a file {source.name}.csv beside this one"
    context.complain(Code.KEY_REQUIRED, file.at, "the table has no rows", hint)
    return ()


def _refuse_double_ids(rows: Sequence[DraftRow], context: TableContext) -> None:
    seen: dict[str, Location] = {}
    for row in rows:
        if row.name.id in seen:
            message = f"`{row.name.id}` is the id of another row too"
            hint = f"give each row its own; the other is on line {seen[row.name.id].line}"
            context.complain(Code.TABLE_ID, row.at, message, hint)
        elif row.name.id:
            seen[row.name.id] = row.at


def _needs_ids(head: tuple[Row, ...], body: tuple[Row, ...], rowheads: int) -> bool:
    """Whether scopes alone would leave a cell with other heads than its own."""
    if len(head) > 1 or rowheads > 1:
        return True
    return any(row.groups for row in body) or any(_reaches_out(cell, rowheads) for row in body for cell in row.cells)


def _reaches_out(cell: Cell, rowheads: int) -> bool:
    """Whether a cell heads its row from beyond the columns of row heads."""
    return bool(cell.scope) and cell.column + cell.colspan > rowheads


def _rules(entry: RuleEntry, context: TableContext) -> tuple[ArithmeticRule, ...]:
    if (entry.holds is None) == (entry.sum is None):
        hint = "write - holds: a = b + c, or - sum: column"
        context.complain(Code.ARITHMETIC_FORM, entry.at, "a check has one of the keys holds and sum", hint)
        return ()
    tolerance = _tolerance(entry.tolerance, context) if entry.tolerance else None
    exemptions = tuple(_exemption(row, entry) for row in entry.except_)
    stated = entry.holds or entry.sum or Passage("", (entry.at,))
    rule = ArithmeticRule(
        at=stated.starts[0],
        holds=entry.holds.text if entry.holds else "",
        sum=entry.sum.text.strip() if entry.sum else "",
        tolerance=tolerance,
        exemptions=exemptions,
    )
    return (rule,)


def _tolerance(passage: Passage, context: TableContext) -> Decimal | None:
    """A tolerance in either notation; here a dot before three digits parts decimals."""
    text = passage.text.strip().replace(".", ",") if passage.text.count(".") == 1 else passage.text
    found = parse_number(text, "decimal")
    if isinstance(found, Decimal) and found >= 0:
        return found
    message = f"`{passage.text}` is no tolerance"
    hint = found.hint if isinstance(found, Doubt) else "type a figure such as 0.05"
    context.complain(Code.VALUE_KIND, passage.starts[0], message, hint)
    return None


def _exemption(row: str, entry: RuleEntry) -> Exemption:
    return Exemption(at=entry.place_of(f"except.{row}"), row=row, name=words_to_name(row))
