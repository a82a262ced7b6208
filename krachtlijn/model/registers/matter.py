"""What the registers need of the papers, found in one walk through each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import KeyPoint, Recommendation
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import Document, Site
from krachtlijn.model.followup import FollowUpItem
from krachtlijn.model.table import Table
from krachtlijn.model.walk import walk


@dataclass
class Matter:
    """What of one paper goes into registers, in reading order; a table that a chart holds bears the chart's name."""

    paper: Document
    statements: list[KeyPoint | Recommendation] = field(default_factory=list)
    items: list[FollowUpItem] = field(default_factory=list)
    agendas: list[Agenda] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def matter_of(site: Site) -> tuple[Matter, ...]:
    """The matter of every final paper, the newest paper first."""
    return tuple(_matter(paper) for paper in site.papers if paper.meta.status == "final")


def _matter(paper: Document) -> Matter:
    found = Matter(paper)
    for node in walk(paper.parts):
        match node:
            case KeyPoint() | Recommendation():
                found.statements.append(node)
            case FollowUpItem():
                found.items.append(node)
            case Agenda():
                found.agendas.append(node)
            case Chart(values=Table() as table):
                found.tables.append(replace(table, id=node.id, caption=node.caption))
            case Table() if node.name and all(node.name != table.name for table in found.tables):
                found.tables.append(node)
            case _:
                pass
    return found
