"""The registers as data: JSON with a list of objects, CSV with a line each.

CSV is RFC 4180 in UTF-8 with the mark that Excel looks for. Its first column is the id, and no cell holds a line
break, so that a script may pick lines. The keys of the JSON are the same in every language; the heads of the CSV's
columns are words.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from krachtlijn.language.words import Words
from krachtlijn.model.blocks import KeyPoint
from krachtlijn.model.document import Document, Site
from krachtlijn.model.registers import (
    AbbreviationRecord,
    InitiativeRecord,
    Record,
    StatementRecord,
    TableRecord,
    WorkRecord,
)
from krachtlijn.model.text import plain_text
from krachtlijn.render.registers import Register
from krachtlijn.render.tables import csv_address
from krachtlijn.writers.addresses import absolute

Line = dict[str, str | int | bool | list[str]]
"""What is said of a record, or of one date of an initiative."""


@dataclass(frozen=True, kw_only=True)
class DataContext:
    """What making data takes: the words of the site's language, and its addresses."""

    site: Site
    words: Words
    register: Register

    def address(self, href: str) -> str:
        """A whole address where the site has one, else an address from its root."""
        return absolute(self.site.settings.url, href) or href


def lines_of(records: Iterable[Record], context: DataContext) -> Iterator[Line]:
    """What is said of each record, by the keys of ``RegisterColumns``; several lines for one of several stages."""
    for record in records:
        match record:
            case StatementRecord():
                yield _statement(record, context)
            case InitiativeRecord():
                yield from _initiative(record, context)
            case WorkRecord():
                yield _work(record, context)
            case AbbreviationRecord():
                yield _abbreviation(record, context)
            case TableRecord():
                yield _table(record, context)
            case _:
                raise TypeError(f"no data for {type(record).__name__}")


def as_json(lines: Iterable[Line], title: str, address: str) -> str:
    """The lines as one object with its title and its page."""
    return json.dumps({"title": title, "page": address, "entries": list(lines)}, ensure_ascii=False, indent=1) + "\n"


def as_csv(lines: Iterable[Line], words: Words) -> str:
    """The lines under their heads; several values in one cell are joined by a semicolon."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, line in enumerate(lines):
        if number == 0:
            writer.writerow(words.registers.columns[key] for key in line)
        writer.writerow(_cell(value, words) for value in line.values())
    return out.getvalue()


def _cell(value: str | int | bool | list[str], words: Words) -> str:
    match value:
        case bool():
            return words.tables.yes if value else words.tables.no
        case list():
            return "; ".join(value)
        case _:
            return " ".join(str(value).splitlines())


def _statement(record: StatementRecord, context: DataContext) -> Line:
    kind = "krachtlijn" if isinstance(record.node, KeyPoint) else "recommendation"
    return {
        "id": record.id,
        "kind": context.words.kinds[kind].one,
        "number": record.node.number,
        "text": plain_text(record.words),
        "to": plain_text(record.node.to),
        "status": context.words.statuses[record.status] if record.status else "",
        "overdue": record.overdue,
        "followup": [context.address(f"/{it.paper.address}/#{it.item.id}") for it in record.outcomes],
        **_paper(record.paper, context),
        "address": context.address(context.register.address_of(record)),
    }


def _initiative(record: InitiativeRecord, context: DataContext) -> Iterator[Line]:
    for step in record.steps:
        yield {
            "id": record.id,
            "title": plain_text(record.initiative.title),
            "owner": record.initiative.owner,
            "stage": step.stage.name,
            "planned": step.planned.text if step.planned else "",
            "planned_edtf": step.planned.edtf if step.planned else "",
            "planned_before": [period.text for period in step.before],
            "realised": step.realised.text if step.realised else "",
            "realised_edtf": step.realised.edtf if step.realised else "",
            "course": context.words.registers.courses[step.course],
            **_paper(record.paper, context),
            "address": context.address(context.register.address_of(record)),
        }


def _work(record: WorkRecord, context: DataContext) -> Line:
    data = record.work.data
    return {
        "id": record.id,
        "text": plain_text(record.text),
        "type": str(data.get("type", "")),
        "title": str(data.get("title", "")),
        "url": str(data.get("URL", "")),
        "cited_by": [context.address(f"/{it.paper.address}/") for it in record.papers],
        "address": context.address(context.register.address_of(record)),
    }


def _abbreviation(record: AbbreviationRecord, context: DataContext) -> Line:
    return {
        "id": record.id,
        "word": record.word,
        "long": record.long,
        "language": record.language,
        "used_by": [context.address(f"/{paper.address}/") for paper in record.papers],
        "address": context.address(context.register.address_of(record)),
    }


def _table(record: TableRecord, context: DataContext) -> Line:
    table = record.table
    return {
        "id": record.id,
        "title": plain_text(table.caption),
        "unit": plain_text(table.unit),
        "source": plain_text(table.source),
        "rows": len(table.body),
        "csv": context.address(f"/{record.paper.address}/{csv_address(table.name)}"),
        **_paper(record.paper, context),
        "address": context.address(context.register.address_of(record)),
    }


def _paper(paper: Document, context: DataContext) -> Line:
    """What is said of the paper that a record stands in."""
    names = {theme.id: theme.name for theme in context.site.settings.themes}
    return {
        "paper": plain_text(paper.meta.title),
        "date": str(paper.date),
        "themes": [names.get(theme.id, theme.id) for theme in paper.meta.themes],
    }
