"""Every data table of all papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from krachtlijn.model.registers.matter import Matter
from krachtlijn.model.registers.record import PaperRecord, record_id
from krachtlijn.model.table import Table


@dataclass(frozen=True, kw_only=True)
class TableRecord(PaperRecord):
    """A table whose figures can be downloaded beside its paper."""

    table: Table


def table_records(matter: Sequence[Matter]) -> tuple[TableRecord, ...]:
    """All data tables, those of the newest paper first, in the order of their paper."""
    return tuple(
        TableRecord(
            id=record_id(found.paper, table.id),
            shelf=str(found.paper.date.year),
            changed=found.paper.date.first,
            paper=found.paper,
            anchor=table.id,
            table=table,
        )
        for found in matter
        for table in found.tables
    )
