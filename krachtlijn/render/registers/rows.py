"""What a page shows of each record of a register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.registers import AbbreviationRecord, Record, WorkRecord
from krachtlijn.model.registers.record import PaperRecord
from krachtlijn.render.lists import PaperEntry, paper_entry
from krachtlijn.render.parts import parts_of
from krachtlijn.render.registers.facets import Facets, facets_of
from krachtlijn.render.registers.register import Register

NAMED = 12
"""How many papers a record names at most: what nearly all papers use would fill a page by itself."""


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """A record as a page shows it.

    ``papers`` are the newest of those that it names, ``NAMED`` at most, each with where in it the record's matter
    stands, and ``others`` is how many more there are; addresses are from the root.
    ``language`` is that of the record's words.
    """

    record: Record
    address: str
    facets: Facets
    papers: tuple[tuple[PaperEntry, str], ...]
    others: int
    language: Language


@dataclass(frozen=True)
class Rows:
    """Makes rows; makes the line of each paper once, in the language of the site."""

    site: Site
    _entries: dict[str, PaperEntry] = field(default_factory=dict)

    def of(self, register: Register, records: Iterable[Record]) -> tuple[RegisterRow, ...]:
        """A row for each record."""
        return tuple(
            RegisterRow(
                record=record,
                address=register.address_of(record),
                facets=facets_of(record),
                papers=tuple((self.entry(paper), address) for paper, address in papers_of(record)[:NAMED]),
                others=max(0, len(papers_of(record)) - NAMED),
                language=_language(record, self.site.settings.language),
            )
            for record in records
        )

    def entry(self, paper: Document) -> PaperEntry:
        """A paper as a line of a list."""
        if paper.address not in self._entries:
            self._entries[paper.address] = paper_entry(paper, self.site, self.site.settings.language)
        return self._entries[paper.address]


def papers_of(record: Record) -> tuple[tuple[Document, str], ...]:
    """The papers that a record names, each with the address of the record's matter in it, from the root."""
    match record:
        case PaperRecord():
            return ((record.paper, f"/{record.paper.address}/#{record.anchor}"),)
        case WorkRecord(papers=papers):
            return tuple((it.paper, _work_address(it.paper, it.anchor)) for it in papers)
        case AbbreviationRecord(papers=papers):
            return tuple((paper, f"/{paper.address}/") for paper in papers)
        case _:
            raise TypeError(f"no papers for {type(record).__name__}")


def _work_address(paper: Document, anchor: str) -> str:
    """Where a paper lists a work; the paper itself where it prints no such list."""
    lists = "references" in parts_of(paper, DOCUMENT_TYPES[paper.type])
    return f"/{paper.address}/#{anchor}" if lists else f"/{paper.address}/"


def _language(record: Record, otherwise: Language) -> Language:
    match record:
        case PaperRecord():
            return record.paper.meta.language
        case WorkRecord():
            return record.language
        case _:
            return otherwise
