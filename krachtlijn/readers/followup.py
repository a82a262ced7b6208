"""followup.yaml: what was done with resolutions, motions and recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.language.words import Words
from krachtlijn.model import anchors
from krachtlijn.model.blocks import Blocks, CrossReference, Inlines, Reference, Target, Text
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.followup import FollowUp, FollowUpItem, FollowUpSource
from krachtlijn.model.metadata import Entry, Progress
from krachtlijn.readers.binding import bind_list
from krachtlijn.readers.leaves import BindContext, is_empty
from krachtlijn.readers.yaml import Mapping, Sequence, Tree


@dataclass(frozen=True, kw_only=True)
class ItemEntry(Entry):
    """One request, as typed."""

    number: Annotated[str, "Nummer in de bron, zoals 1°"] = ""
    topic: Annotated[Inlines, "Onderwerp"] = ()
    asked: Annotated[Inlines, "Wat er gevraagd werd"] = ()
    answer: Annotated[Blocks, "Wat ermee gebeurde"] = ()
    status: Annotated[Progress | None, "Stand van zaken"] = None
    see: Annotated[tuple[Reference, ...], "Id's van delen die er meer over zeggen"] = ()


@dataclass(frozen=True, kw_only=True)
class SourceEntry(Entry):
    """A motion, a resolution, a report, as typed."""

    source: Annotated[Inlines, "Titel van de motie, de resolutie of het rapport"]
    number: Annotated[str, "Nummer van het stuk"] = ""
    date: Annotated[PartialDate | None, "Datum"] = None
    by: Annotated[tuple[Inlines, ...], "Indieners"] = ()
    introduction: Annotated[Blocks, "Tekst voor de punten"] = ()
    items: Annotated[tuple[ItemEntry, ...], "De punten"] = ()


def read_followup(tree: Tree, name: str, context: BindContext, words: Words) -> FollowUp | None:
    """The follow-up in a file called ``name`` (empty: followup.yaml); sources with faults are left out.

    None, with a complaint, where the file is empty. ``words`` are those of the paper's language.
    """
    if is_empty(tree):
        message = "this file has no sources"
        context.report.add(Diagnostic(Code.FILE_EMPTY, tree.at, message, "write them, or delete the file"))
        return None
    entries = bind_list(SourceEntry, tree, context)
    context.report.extend(_unanswered(tree))
    id_ = anchors.FOLLOWUP + name if name else "opvolging"
    sources = tuple(_source(entry, words) for entry in entries)
    return FollowUp(at=tree.at, id=id_, name=name, sources=sources)


def _unanswered(tree: Tree) -> Iterator[Diagnostic]:
    """A complaint on each item that says nothing of what became of it, also in a source that is left out."""
    for source in tree.items if isinstance(tree, Sequence) else ():
        items = source.get("items") if isinstance(source, Mapping) else None
        for item in items.items if isinstance(items, Sequence) else ():
            given = (item.get("answer"), item.get("status")) if isinstance(item, Mapping) else ()
            if given and all(value is None or is_empty(value) for value in given):
                message = "this item has neither an answer nor a status"
                yield Diagnostic(Code.FOLLOWUP_ANSWERED, item.at, message, "add `answer: …`, or `status: open`")


def _source(entry: SourceEntry, words: Words) -> FollowUpSource:
    return FollowUpSource(
        at=entry.at,
        title=entry.source,
        mark=entry.number,
        date=entry.date,
        by=entry.by,
        introduction=entry.introduction,
        items=tuple(_item(item, words) for item in entry.items),
    )


def _item(entry: ItemEntry, words: Words) -> FollowUpItem:
    return FollowUpItem(
        at=entry.at,
        mark=entry.number,
        topic=entry.topic,
        asked=entry.asked,
        answer=entry.answer,
        status=entry.status or "",
        see=_see(entry.see, words),
    )


def _see(ids: tuple[Reference, ...], words: Words) -> Inlines:
    """The line that leads to the sections: its references get their words where all references do."""
    if not ids:
        return ()
    at = ids[0].at
    targets = tuple(Target(id=section.id) for section in ids)
    return (Text(at=at, text=f"{words.see} "), CrossReference(at=at, targets=targets))
