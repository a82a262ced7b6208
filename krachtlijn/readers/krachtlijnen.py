"""krachtlijnen.yaml: the key points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Blocks, Inlines, KeyPoint, Reference, Text
from krachtlijn.model.metadata import Entry, Progress
from krachtlijn.readers.binding import bind_list
from krachtlijn.readers.leaves import BindContext, is_empty
from krachtlijn.readers.yaml import Tree


@dataclass(frozen=True, kw_only=True)
class LeadEntry(Entry):
    """A lead: its words, or the key sentence that it is taken from."""

    SHORTHAND = "words"

    words: Annotated[Inlines, ""] = ()
    from_: Annotated[Reference | None, "Id van de kernzin die hier wordt overgenomen"] = None


@dataclass(frozen=True, kw_only=True)
class KeyPointEntry(Entry):
    """One key point, as typed."""

    id: Annotated[Reference, "Id"]
    lead: Annotated[LeadEntry, "Kernzin, vet gezet"]
    text: Annotated[Blocks, "Tekst die op de kernzin volgt"] = ()
    sections: Annotated[tuple[Reference, ...], "Id's van de delen die ze samenvat"] = ()
    to: Annotated[str, "Tot wie ze gericht is"] = ""
    status: Annotated[Progress | None, "Wat ermee gebeurd is"] = None


def read_key_points(tree: Tree, context: BindContext) -> tuple[KeyPoint, ...]:
    """The key points of a paper, each with the id that was typed; those with faults are left out, with complaints."""
    if is_empty(tree):
        message = "this file has no key points"
        context.report.add(Diagnostic(Code.FILE_EMPTY, tree.at, message, "write them, or delete the file"))
        return ()
    entries = bind_list(KeyPointEntry, tree, context)
    return tuple(_key_point(entry) for entry in entries)


def _key_point(entry: KeyPointEntry) -> KeyPoint:
    return KeyPoint(
        at=entry.at,
        id=entry.id.id,
        lead=entry.lead.words,
        lead_from=entry.lead.from_,
        text=entry.text,
        sections=entry.sections,
        to=(Text(at=entry.place_of("to"), text=entry.to),) if entry.to else (),
        status=entry.status or "",
    )
