"""What ``charts/NAME.yaml`` says, as it is typed. Descriptions are for authors, in Dutch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from krachtlijn.model.blocks import Inlines, Reference
from krachtlijn.model.chart import ChartKind
from krachtlijn.model.metadata import Entry
from krachtlijn.readers.leaves import Unread


@dataclass(frozen=True, kw_only=True)
class ChartFile(Entry):
    """A chart."""

    table: Annotated[Reference, "Naam van de tabel met de cijfers"]
    kind: Annotated[ChartKind | None, "Soort grafiek: staven, gestapelde staven of lijnen"] = None
    x: Annotated[Unread | None, "Kolom langs de onderkant, of een lijst ervan, met id of kop"] = None
    y: Annotated[Unread | None, "Kolom met cijfers, of een lijst ervan, met id of kop"] = None
    spec: Annotated[Unread | None, "Eigen Vega-Lite-specificatie, in plaats van kind, x en y"] = None
    caption: Annotated[Inlines, "Titel van de grafiek"]
    alt: Annotated[str, "Wat de grafiek toont, in woorden voor wie ze niet ziet"]
    source: Annotated[Inlines, "Bron; weggelaten: die van de tabel"] = ()
