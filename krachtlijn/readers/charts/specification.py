"""A Vega-Lite specification of the author's own: data from the table, nothing from elsewhere, nothing by lot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from json import dumps

from krachtlijn.diagnostics import Code
from krachtlijn.model.chart import Specification
from krachtlijn.model.table import Row, Table
from krachtlijn.readers.charts.context import ChartContext
from krachtlijn.readers.charts.data import words_of
from krachtlijn.readers.leaves import kind_fault
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree
from krachtlijn.readers.yaml_json import as_json
from krachtlijn.source import Location

_DATA = frozenset({"data", "datasets"})
_OUTSIDE = frozenset({"url", "href", "usermeta"})
_BY_LOT = re.compile(r"\b(random|now|sample[A-Z]\w*)\s*\(")


def read_specification(tree: Tree, table: Table | None, context: ChartContext) -> Specification | None:
    """The specification with the rows of ``table``; None, with complaints, where it may not be drawn."""
    if not isinstance(tree, Mapping):
        fault = kind_fault(tree, "a Vega-Lite specification", "type mark: and encoding: on lines of their own below it")
        context.binding.report.add(fault.diagnostic)
        return None
    faults = list(_faults(tree))
    for at, message, hint in faults:
        context.complain(Code.CHART_SPEC, at, message, hint)
    if faults or table is None:
        return None
    rows = [_row(row, table) for row in table.body if row.kind == "data"]
    vega_lite = dumps(as_json(tree), ensure_ascii=False)
    return Specification(at=tree.at, vega_lite=vega_lite, rows=dumps(rows, ensure_ascii=False))


def _faults(tree: Tree) -> Iterator[tuple[Location, str, str]]:
    match tree:
        case Mapping(entries=entries):
            for key, value in entries:
                if key.text in _DATA:
                    yield key.at, f"`{key.text}` is not typed here", "leave it out: the data are the rows of `table`"
                elif key.text in _OUTSIDE:
                    yield key.at, f"`{key.text}` would lead out of the chart", "leave it out"
                elif key.text == "sample":
                    yield key.at, "`sample` draws by lot: each build would show another chart", "leave it out"
                else:
                    yield from _faults(value)
        case Sequence(items=items):
            for item in items:
                yield from _faults(item)
        case Scalar(text=text):
            if found := _BY_LOT.search(text):
                message = f"`{found[1]}()` gives something else at each build"
                yield tree.at, message, "write the value that is meant"


def _row(row: Row, table: Table) -> dict[str, object]:
    """A row of data, each value under every name of its column."""
    found: dict[str, object] = {}
    for number, column in enumerate(table.columns):
        cell = row.cell(number)
        value: object = cell.value if cell else None
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else float(value)
        elif isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, str) or (cell is not None and cell.kind == "text"):
            value = words_of(cell)
        found |= dict.fromkeys(column.names, value)
    return found
