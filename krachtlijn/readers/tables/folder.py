"""The tables of a paper: its folder ``tables/``, where the name of a file is that of the table."""

from __future__ import annotations

import re
from pathlib import Path

from krachtlijn.diagnostics import Code, MachineError, SourceError
from krachtlijn.model.blocks import Block
from krachtlijn.readers.files import list_folder, read_source
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.csv import csv_source
from krachtlijn.readers.tables.reader import TableSource, read_table, unread_table
from krachtlijn.source import Source, whole_file

_NAME = re.compile(r"[\w.-]+")


def read_tables(folder: Path, content: Path, context: TableContext) -> dict[str, Block]:
    """The data tables of the paper in ``folder``, by name. Raises MachineError where a file cannot be read."""
    found = list_folder(folder / "tables", content, context.binding.report) if (folder / "tables").is_dir() else ()
    csvs = {path.stem: path for path in found if path.suffix == ".csv" and path.is_file()}
    yamls = {path.stem: path for path in found if path.suffix == ".yaml" and path.is_file()}
    for name, path in csvs.items():
        if name not in yamls:
            message = f"{path.name} has no {name}.yaml beside it"
            hint = "add one: it says what the table's caption and columns are"
            context.complain(Code.FILE_EXPECTED, whole_file(path), message, hint)
    return {name: _read(name, path, csvs.get(name), context) for name, path in yamls.items()}


def _read(name: str, path: Path, csv: Path | None, context: TableContext) -> Block:
    if not _NAME.fullmatch(name):
        message = f"`{name}` cannot be the id of a table"
        hint = "name the file with letters, digits, dots, hyphens and underscores"
        context.complain(Code.TABLE_ID, whole_file(path), message, hint)
    source = read_source(path, context.binding.report)
    if source is None:
        return unread_table(TableSource(name, Source(path)))
    try:
        return read_table(TableSource(name, source, _csv(csv) if csv else None), context)
    except SourceError as fault:
        context.binding.report.add(*fault.diagnostics)
        return unread_table(TableSource(name, source))


def _csv(path: Path) -> Source:
    try:
        return csv_source(path, path.read_bytes())
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error
