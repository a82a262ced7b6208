"""The PDFs of a paper: where they stand, and what is known of them once they are laid out on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from krachtlijn.model.document import Document
from krachtlijn.model.reading import Reading


def pdf_path(document: Document) -> PurePosixPath:
    """Where the PDF of a paper stands: beside its page, named by its reference, else by its folder."""
    name = document.meta.reference or PurePosixPath(document.address).name
    return PurePosixPath(document.address, f"{name}.pdf")


def letters_path(document: Document) -> PurePosixPath:
    """Where the letters to several addressees stand, one behind the other."""
    return PurePosixPath(document.address, "letter.pdf")


LogKind = Literal["picture", "drawing", "anchor", "double-anchor", "glyph", "style", "fault", "notice"]
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


PlacedKind = Literal[
    "text", "cell-text", "table", "bare-head", "headless", "single-head", "picture", "stranded-heading"
]
"""What lies on a page: text that sticks out of the page or of its cell, a table, one of which the page holds the head
alone, one of which it does not hold the head, one whose head does not come back on further pages, a picture, a heading
below which the page holds no text."""

Mended = Literal["wide", "smaller", "landscape", "continued"]
"""What was done with a table or a note that did not fit."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A box on a page (from 1), in millimetres from its upper left corner; ``id`` is the nearest one around it.

    ``out`` is by how much it sticks out of where it has to stay. ``pixels`` is how wide a picture is in its file, 0 for
    one that has no pixels.
    """

    kind: PlacedKind
    id: str
    page: int
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    out: float = 0
    text: str = ""
    pixels: int = 0


@dataclass(frozen=True, kw_only=True)
class PrintFacts:
    """The layout of one paper.

    ``anchors`` gives the page (from 1) on which each id stands; ``contents`` the page number that the contents print
    for an id, as it is printed; ``log`` what the layout engine complained of; ``reading`` what is read aloud;
    ``placed`` what lies where; ``mended``, by id, what was done with the tables and notes that did not fit.
    """

    pages: int
    anchors: Mapping[str, int] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    bookmarks: tuple[Bookmark, ...] = ()
    log: tuple[LogLine, ...] = ()
    reading: Reading = field(default_factory=Reading)
    placed: tuple[Placed, ...] = ()
    mended: Mapping[str, Mended] = field(default_factory=dict)
