"""The charts of a paper: its folder ``charts/``, where the name of a file is that of the chart."""

from __future__ import annotations

import re
from pathlib import Path

from krachtlijn.diagnostics import Code
from krachtlijn.model import anchors
from krachtlijn.model.blocks import Block
from krachtlijn.model.chart import Chart, ChartData, Specification
from krachtlijn.model.table import Table
from krachtlijn.readers.binding import bind
from krachtlijn.readers.charts.context import ChartContext
from krachtlijn.readers.charts.data import chart_data
from krachtlijn.readers.charts.file import ChartFile
from krachtlijn.readers.charts.specification import read_specification
from krachtlijn.readers.files import list_folder, read_tree
from krachtlijn.readers.leaves import closest
from krachtlijn.source import Location, Source, whole_file

_NAME = re.compile(r"[\w.-]+")


def read_charts(folder: Path, content: Path, context: ChartContext) -> dict[str, Block]:
    """The charts of the paper in ``folder``, by name; complaints go to the report of ``context``.

    One that cannot be read shows nothing, so that text which places it is not wrong as well. Raises MachineError where
    a file cannot be read.
    """
    found = list_folder(folder / "charts", content, context.binding.report) if (folder / "charts").is_dir() else ()
    return {path.stem: _read(path, context) for path in found if path.suffix == ".yaml" and path.is_file()}


def _read(path: Path, context: ChartContext) -> Chart:
    if not _NAME.fullmatch(path.stem):
        message = f"`{path.stem}` cannot be the id of a chart"
        hint = "name the file with letters, digits, dots, hyphens and underscores"
        context.complain(Code.CHART_ID, whole_file(path), message, hint)
    tree = read_tree(path, context.binding.report)
    file = bind(ChartFile, tree, context.binding) if tree is not None else None
    if file is None:
        at = tree.at if tree is not None else Location(Source(path))
        return Chart(at=at, id=anchors.CHART + path.stem, name=path.stem, table="", caption=(), alt="")
    table = _table(file, context)
    what = _what(file, table, context)
    counted = table is not None and isinstance(what, ChartData) and what.figures in {"integer", "decimal"}
    return Chart(
        at=file.at,
        id=anchors.CHART + path.stem,
        name=path.stem,
        table=file.table.id,
        caption=file.caption,
        alt=" ".join(file.alt.split()),
        unit=table.unit if table and counted else (),
        source=file.source or (table.source if table else ()),
        what=what,
    )


def _table(file: ChartFile, context: ChartContext) -> Table | None:
    """The table with the figures; None where it is not there, with a complaint, or could not be read."""
    name = file.table.id
    table = context.tables.get(name)
    if table is None:
        meant = closest(name, {}, tuple(context.tables))
        hint = f"did you mean `{meant}`?" if meant else f"add a file tables/{name}.yaml to the paper's folder"
        context.complain(Code.CHART_TABLE_KNOWN, file.table.at, f"there is no table `{name}`", hint)
    return table if table and table.columns else None


def _what(file: ChartFile, table: Table | None, context: ChartContext) -> ChartData | Specification | None:
    """What is to be drawn: of one of our kinds, or the author's own."""
    if file.spec is not None:
        for key in ("kind", "x", "y"):
            if key in file.places:
                hint = "leave it out; or leave `spec` out, and the chart is drawn as the others are"
                context.complain(Code.CHART_FORM, file.places[key], f"`{key}` means nothing beside `spec`", hint)
        return read_specification(file.spec.tree, table, context)
    if file.kind is None or file.x is None or file.y is None:
        missing = [f"`{key}`" for key in ("kind", "x", "y") if key not in file.places]
        message = f"the chart does not say what to draw: it has no {', '.join(missing)}"
        context.complain(Code.CHART_FORM, file.at, message, "add `kind`, `x` and `y`, or `spec`")
        return None
    return chart_data(file, table, context) if table else None
