"""The figures of charts within every reader's reach: a way to their table, or the table itself."""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.model import anchors
from krachtlijn.model.blocks import CrossReference, Node, Target
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import Document
from krachtlijn.model.table import Table
from krachtlijn.model.walk import rewrite_down, walk


def bring_figures(document: Document) -> Document:
    """The paper with each chart leading to its table, where the text places that; else holding it.

    A second chart of such a table leads to the first. The table in a chart has neither number nor caption: it is
    the chart in figures.
    """
    tables = {table.name: table for table in walk(document.matter.get("table", {})) if isinstance(table, Table)}
    reached = {
        table.name: anchors.TABLE + table.name
        for table in walk(document.parts)
        if isinstance(table, Table) and table.name
    }

    def change(node: Node) -> Node:
        if not isinstance(node, Chart) or node.table not in tables:
            return node
        if node.table in reached:
            target = Target(id=reached[node.table])
            return replace(node, see=(CrossReference(at=node.at, targets=(target,)),))
        reached[node.table] = node.id
        return replace(node, values=replace(tables[node.table], caption=(), unit=(), source=()))

    return replace(document, parts=rewrite_down(document.parts, change))
