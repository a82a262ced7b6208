"""What ``tables/NAME.yaml`` says, as it is typed. Descriptions are for authors, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from krachtlijn.model.blocks import Inlines
from krachtlijn.model.metadata import Entry
from krachtlijn.model.table import CellKind
from krachtlijn.readers.leaves import Unread
from krachtlijn.source import Passage


@dataclass(frozen=True, kw_only=True)
class ColumnEntry(Entry):
    """A column, or a group of columns."""

    header: Annotated[Passage | None, "Kop van de kolom; ^* erachter verwijst naar een noot"] = None
    id: Annotated[str, "Naam voor controles, verwijzingen en CSV"] = ""
    kind: Annotated[CellKind, "Soort inhoud"] = "text"
    decimals: Annotated[int | None, "Hoeveel decimalen er gedrukt worden"] = None
    sign: Annotated[bool, "Of een plus gedrukt wordt"] = False
    columns: Annotated[Unread | None, "Kolommen onder deze kop"] = None


@dataclass(frozen=True, kw_only=True)
class MannerEntry(Entry):
    """What a row, a total or a group says for itself that its columns say otherwise."""

    id: Annotated[str, "Naam om naar te verwijzen"] = ""
    kind: Annotated[CellKind | None, "Soort inhoud, waar die van de kolommen niet geldt"] = None
    decimals: Annotated[int | None, "Hoeveel decimalen er gedrukt worden"] = None
    sign: Annotated[bool | None, "Of een plus gedrukt wordt"] = None


@dataclass(frozen=True, kw_only=True)
class RowEntry(MannerEntry):
    """A row that says more than its cells."""

    cells: Annotated[Unread, "De cellen"]


@dataclass(frozen=True, kw_only=True)
class TotalEntry(MannerEntry):
    """A total."""

    total: Annotated[Unread, "De cellen"]


@dataclass(frozen=True, kw_only=True)
class GroupEntry(MannerEntry):
    """Rows that belong together."""

    group: Annotated[Unread, "Naam van de groep"]
    values: Annotated[Unread | None, "Eigen cijfers van de groep"] = None
    rows: Annotated[Unread | None, "De rijen van de groep"] = None
    span: Annotated[bool, "Of de naam naast de rijen staat, in een eerste cel die ze overspant"] = False


@dataclass(frozen=True, kw_only=True)
class CellEntry(Entry):
    """A cell that says more than its words: ``text`` is never read as a figure, ``value`` is."""

    text: Annotated[Passage | None, "Woorden"] = None
    value: Annotated[Passage | None, "Inhoud van de soort van de kolom"] = None
    span: Annotated[int, "Hoeveel kolommen de cel beslaat"] = 1
    note: Annotated[Unread | None, "Teken van een noot, of een lijst ervan"] = None


@dataclass(frozen=True, kw_only=True)
class RuleEntry(Entry):
    """Arithmetic that must hold."""

    holds: Annotated[Passage | None, "Vergelijking die in elke rij klopt"] = None
    sum: Annotated[Passage | None, "Kolom waarvan de rijen optellen tot groepen en totalen"] = None
    tolerance: Annotated[Passage | None, "Afwijking die mag"] = None
    except_: Annotated[Mapping[str, Inlines], "Rijen waar het niet hoeft te kloppen, met de reden"] = field(
        default_factory=dict
    )


@dataclass(frozen=True, kw_only=True)
class TableFile(Entry):
    """A data table."""

    caption: Annotated[Inlines, "Titel van de tabel"]
    unit: Annotated[Inlines, "Eenheid"] = ()
    source: Annotated[Inlines, "Bron van de cijfers"] = ()
    orientation: Annotated[Literal["portrait", "landscape"], "Stand van de bladzijde in druk"] = "portrait"
    rowheads: Annotated[Literal["0", "1", "2"], "Hoeveel eerste kolommen hun rij een naam geven"] = "1"
    columns: Annotated[Unread, "De kolommen"]
    rows: Annotated[Unread | None, "De rijen; of ze staan in een CSV van dezelfde naam"] = None
    notes: Annotated[Mapping[str, Inlines], "Noten onder de tabel, per teken"] = field(default_factory=dict)
    checks: Annotated[tuple[RuleEntry, ...], "Rekenkundige controles"] = ()
