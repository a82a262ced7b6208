"""What is known of a paper once it is laid out on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from krachtlijn.model.reading import Reading

LogKind = Literal["picture", "anchor", "double-anchor", "glyph", "style", "fault", "notice"]
"""What a line of the layout engine's log is about; ``fault`` and ``notice`` are lines we have no words for."""


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """A line of the layout engine's log. ``subject`` is the file, id or character that it is about, if it is."""

    kind: LogKind
    text: str
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class Bookmark:
    """A line of the outline that a viewer shows beside the pages. ``page`` counts from 1."""

    level: int
    label: str
    page: int


@dataclass(frozen=True, kw_only=True)
class StrayFont:
    """A font that is not the paper's own, and the characters that were drawn with it."""

    family: str
    characters: str


@dataclass(frozen=True, kw_only=True)
class PrintFacts:
    """The layout of one paper.

    ``anchors`` gives the page (from 1) on which each id stands; ``contents`` the page number that the contents print
    for an id, as it is printed; ``log`` what the layout engine complained of; ``reading`` what is read aloud.
    """

    pages: int
    anchors: Mapping[str, int] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    bookmarks: tuple[Bookmark, ...] = ()
    stray_fonts: tuple[StrayFont, ...] = ()
    log: tuple[LogLine, ...] = ()
    reading: Reading = field(default_factory=Reading)
