"""The registers of the site: what all papers together say, as pure functions of the site.

Only papers that are final are in a register: drafts and withdrawn papers are left out, whatever the run shows of them
elsewhere. Each register is a tuple of records; a record has an address of its own, which does not change when papers
are added.
"""

from __future__ import annotations

from krachtlijn.model.registers.abbreviations import AbbreviationRecord, abbreviation_records
from krachtlijn.model.registers.agenda import InitiativeRecord, Step, initiative_records
from krachtlijn.model.registers.matter import Matter, matter_of
from krachtlijn.model.registers.record import Record, RegisterName
from krachtlijn.model.registers.statements import Outcome, StatementRecord, statement_records
from krachtlijn.model.registers.tables import TableRecord, table_records
from krachtlijn.model.registers.works import Citing, WorkRecord, work_records

__all__ = [
    "AbbreviationRecord",
    "Citing",
    "InitiativeRecord",
    "Matter",
    "Outcome",
    "Record",
    "RegisterName",
    "StatementRecord",
    "Step",
    "TableRecord",
    "WorkRecord",
    "abbreviation_records",
    "initiative_records",
    "matter_of",
    "statement_records",
    "table_records",
    "work_records",
]
