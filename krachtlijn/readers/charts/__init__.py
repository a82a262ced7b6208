"""Charts: ``charts/NAME.yaml``, held against the table that it draws, to the node that text places."""

from __future__ import annotations

from krachtlijn.readers.charts.context import ChartContext
from krachtlijn.readers.charts.file import ChartFile
from krachtlijn.readers.charts.reader import read_charts

__all__ = ["ChartContext", "ChartFile", "read_charts"]
