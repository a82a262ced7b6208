"""Which registers the site has, and how each stands on shelves: a page a year, or a letter.

A record's permanent address is on its shelf, so that it holds however large the register grows. The register's first
page shows all records as long as they are few.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from krachtlijn.language import words_for
from krachtlijn.language.collation import sort_key
from krachtlijn.language.words import Words
from krachtlijn.model.document import Site
from krachtlijn.model.registers import (
    Record,
    RegisterName,
    abbreviation_records,
    initiative_records,
    matter_of,
    statement_records,
    table_records,
    work_records,
)
from krachtlijn.model.text import plain_text

FEW = 200
"""How many records a register's first page shows at most."""

ALPHABETIC: frozenset[RegisterName] = frozenset({"works", "abbreviations"})
"""The registers whose shelves are letters; the others have a shelf a year."""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A part of a register: its name (``2024``, ``s``), its address from the root, its records."""

    name: str
    address: str
    records: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True)
class Register:
    """A register: its address, its records in the order in which they are read, and its shelves."""

    name: RegisterName
    address: str
    records: tuple[Record, ...]
    shelves: tuple[Shelf, ...]

    @property
    def on_first_page(self) -> tuple[Record, ...]:
        """What the first page shows: all, or the first shelf where all is too much."""
        return self.records if len(self.records) <= FEW else self.shelves[0].records

    def address_of(self, record: Record) -> str:
        """The permanent address of a record, from the root of the site."""
        return f"/{self.address}/{record.shelf}/#{record.id}"


def registers_of(site: Site) -> tuple[Register, ...]:
    """The registers that hold something. Linear in the size of the papers, but for the alphabet's order."""
    matter, today = matter_of(site), site.now.date()
    works = sorted(work_records(matter, site.settings.language), key=lambda it: sort_key(plain_text(it.text)))
    abbreviations = sorted(abbreviation_records(matter), key=lambda it: sort_key(it.word))
    all_records: dict[RegisterName, tuple[Record, ...]] = {
        "statements": statement_records(matter, today),
        "agenda": initiative_records(matter, today),
        "works": tuple(works),
        "abbreviations": tuple(abbreviations),
        "tables": table_records(matter),
    }
    words = words_for(site.settings.language)
    return tuple(_register(name, records, words) for name, records in all_records.items() if records)


def _register(name: RegisterName, records: tuple[Record, ...], words: Words) -> Register:
    address = f"{words.addresses.registers}/{words.registers.folders[name]}"
    shelves: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        shelves[record.shelf].append(record)
    return Register(
        name=name,
        address=address,
        records=records,
        shelves=tuple(
            Shelf(name=shelf, address=f"{address}/{shelf}", records=tuple(found)) for shelf, found in shelves.items()
        ),
    )
