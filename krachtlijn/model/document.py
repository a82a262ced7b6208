"""A paper, and the site of all papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from krachtlijn.model.blocks import Block, Blocks, Inlines, PlacementKind
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.locks import NO_ANCHORS, Anchors
from krachtlijn.model.metadata import NO_LANGUAGE, Entry, LanguageTag, Metadata
from krachtlijn.model.settings import SiteSettings
from krachtlijn.source import Location

PartName = Literal["letter", "krachtlijnen", "introduction", "questions", "body", "annexes"]
"""The parts of a paper that an author writes. A type of paper gives their order."""

LabelKind = Literal[
    "section",
    "annex",
    "table",
    "figure",
    "chart",
    "box",
    "krachtlijn",
    "recommendation",
    "initiative",
    "question",
    "answer",
    "agenda",
    "followup",
    "other",
]
"""What a reference can point at. A kind that has numbers has its word in the catalogues ("punt", "tabel" …)."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a paper."""

    name: PartName
    blocks: Blocks


@dataclass(frozen=True, kw_only=True)
class FootnoteDefinition:
    """A note as it was written, wherever that was."""

    at: Location
    content: Blocks


@dataclass(frozen=True, kw_only=True)
class Work:
    """An entry of a bibliography: its key, and CSL's data as typed (texts, lists, mappings)."""

    at: Location
    key: str
    data: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class LongForm(Entry):
    """What an abbreviation stands for; ``lang`` is empty where it is in the paper's language."""

    SHORTHAND = "long"

    long: Annotated[str, "Waarvoor de afkorting staat"]
    lang: Annotated[LanguageTag, "Taal van de lange vorm"] = NO_LANGUAGE


@dataclass(frozen=True, kw_only=True)
class Label:
    """Something that can be referred to. ``anchor`` is its address in the page; ``title`` has no notes in it.

    ``within`` is the nearest numbered heading above a heading that has no number.
    """

    kind: LabelKind
    anchor: str
    at: Location
    number: str = ""
    title: Inlines = ()
    level: int = 0
    within: Label | None = None


@dataclass(frozen=True, kw_only=True)
class ContentsEntry:
    """A line of the contents, with those below it."""

    anchor: str
    number: str
    title: Inlines
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CitedWork:
    """A line of the list of references, in the council's citation style; ``id`` is its address in the page."""

    key: str
    id: str
    text: Inlines


@dataclass(frozen=True, kw_only=True)
class Relations:
    """The addresses of papers that are tied to this one, those that are published only."""

    related: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    see_instead: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """One paper. What stands from ``labels`` on is made by the transforms.

    ``matter`` is what data files hold, by the directive that places it and by name; an agenda or follow-up without a
    name of its own has the empty one.

    ``labels`` are by address (``tabel-bereik``), in reading order; ``aliases`` give the address of what authors may
    call otherwise.
    """

    at: Location
    address: str
    folder: Path
    type: str
    meta: Metadata
    date: PartialDate
    parts: tuple[Part, ...]
    footnotes: Mapping[str, FootnoteDefinition] = field(default_factory=dict)
    references: Mapping[str, Work] = field(default_factory=dict)
    abbreviations: Mapping[str, LongForm] = field(default_factory=dict)
    matter: Mapping[PlacementKind, Mapping[str, Block]] = field(default_factory=dict)
    anchors: Anchors = NO_ANCHORS

    labels: Mapping[str, Label] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    contents: tuple[ContentsEntry, ...] = ()
    bibliography: tuple[CitedWork, ...] = ()
    abbreviations_used: tuple[str, ...] = ()
    relations: Relations = Relations()
    citation: Inlines = ()

    def part(self, name: PartName) -> Blocks:
        """The blocks of a part; none where the paper has no such part."""
        return next((part.blocks for part in self.parts if part.name == name), ())

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all parts, in reading order."""
        return tuple(block for part in self.parts for block in part.blocks)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A free page of the site (``pages/over.md`` has the address ``over``); its first heading is the title."""

    at: Location
    address: str
    title: Inlines
    blocks: Blocks
    footnotes: Mapping[str, FootnoteDefinition] = field(default_factory=dict)


TEXT_FILES = (
    "letter.md",
    "krachtlijnen.yaml",
    "introduction.md",
    "questions.yaml",
    "footnotes.yaml",
    "sections",
    "annexes",
    "figures",
)
"""Where the text of a paper stands, and what is shown in it; data are read, and known, apart."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything below ``content/``.

    ``papers`` are those that are published in this run, newest first; ``held_back`` the addresses of those that are
    not (drafts, embargoes); ``unreadable`` and ``unreadable_pages`` of those with a fault that kept them from being
    read. ``gaps`` are the files of which something was left out for a fault.
    """

    settings: SiteSettings
    papers: tuple[Document, ...]
    pages: tuple[Page, ...]
    now: datetime
    held_back: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    unreadable_pages: frozenset[str] = frozenset()
    gaps: frozenset[Path] = frozenset()

    def has_gaps(self, *places: Path) -> bool:
        """Whether something is left out of these files, or of files in these folders."""
        return any(gap.is_relative_to(place) for gap in self.gaps for place in places)

    def is_whole(self, holder: Document | Page) -> bool:
        """Whether nothing is left out of the text of a paper or page.

        What is not found in one that is not whole, or nowhere used, may stand in what is left out.
        """
        if isinstance(holder, Page):
            return not self.has_gaps(holder.at.path)
        return not self.has_gaps(*(holder.folder / name for name in TEXT_FILES))

    def shared(self, name: str) -> Path:
        """The file of that name that all papers share."""
        return self.settings.at.path.parent / name
