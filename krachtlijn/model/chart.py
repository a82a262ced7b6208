"""Charts: what is drawn of a table, and the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from krachtlijn.model.blocks import Block, Inlines
from krachtlijn.model.table import CellKind, Table
from krachtlijn.source import Location

ChartKind = Literal["bar", "stacked-bar", "line"]

ChartScale = Literal["words", "years", "days"]
"""What the series run along: names without a distance between them, years, or days (as ISO 8601)."""


MOST_SERIES = 6
"""As many series as can be told apart in greyscale."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """The figures of one column: its name, and for each place along the chart the figure, and how the table prints it.

    A figure is None where the table has none.
    """

    name: str
    figures: tuple[Decimal | None, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChartData:
    """What a chart of one of our own kinds shows.

    ``places`` are what the figures stand at, ``labels`` how that is printed (none: just so). ``lying`` says that bars
    run from left to right; ``figures`` is of what kind all figures are, which says how an axis prints them.
    """

    kind: ChartKind
    scale: ChartScale
    places: tuple[str, ...]
    series: tuple[Series, ...]
    figures: CellKind
    labels: tuple[str, ...] = ()
    lying: bool = False


@dataclass(frozen=True, kw_only=True)
class Specification:
    """A Vega-Lite specification of the author's own, with the rows of the table as its data, both as JSON."""

    at: Location
    vega_lite: str
    rows: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart as SVG, for a line of about ``width`` CSS pixels."""

    width: int
    svg: str


@dataclass(frozen=True, kw_only=True)
class Chart(Block):
    """A chart of the table ``table``; ``alt`` says in words what it shows.

    ``what`` is None where it could not be read. Its figures are always within reach: ``values`` is the table itself
    where it stands nowhere else, else ``see`` leads to it. ``drawings`` are made last, the widest first.
    """

    name: str
    table: str
    caption: Inlines
    alt: str
    unit: Inlines = ()
    source: Inlines = ()
    what: ChartData | Specification | None = None
    number: int = 0
    see: Inlines = ()
    values: Table | None = None
    drawings: tuple[Drawing, ...] = ()
