"""Data tables: ``tables/NAME.yaml``, with its rows or with ``NAME.csv`` beside it, to the node that text places."""

from __future__ import annotations

from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.folder import read_tables
from krachtlijn.readers.tables.reader import TableSource, read_table

__all__ = ["TableContext", "TableSource", "read_table", "read_tables"]
