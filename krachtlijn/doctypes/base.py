"""What a type of paper is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from krachtlijn.diagnostics import Diagnostic
from krachtlijn.language.keyed import Noun
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Part
from krachtlijn.model.metadata import Depth, Language, ListName, Metadata, Signatory


@dataclass(frozen=True)
class Fact:
    """A row of the block of facts on the cover: a label, and one line or several."""

    label: str
    values: tuple[Inlines, ...]


TWO_LEVELS = Depth(2)


def _no_signatories(_: Any) -> tuple[Signatory, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class DocumentType:
    """A type of paper; its template is ``templates/KEY.html``.

    ``names`` is what such a paper is called, in each language. ``parts`` is the order in which a reader meets the
    paper: parts that an author writes (``PartName``) and those that are made: ``contents``, ``signatories``, and the
    lists ``tables``, ``figures``, ``abbreviations``, ``references``. ``contents`` is how deep the contents go where
    ``paper.yaml`` does not say. ``required`` names files or folders of the paper's folder. ``date`` finds the date that
    a paper bears when ``paper.yaml`` does not give it. ``metadata`` is a subclass of :class:`Metadata`; the functions
    get that class.

    ``csl`` and ``schema`` are what CSL and schema.org call such a paper; ``authors`` names those who wrote it, where
    that is not the council; ``linked`` adds to what schema.org is told, out of the metadata and the parts.
    """

    key: str
    names: Mapping[Language, Noun]
    metadata: type[Metadata]
    parts: tuple[str, ...]
    contents: Depth = TWO_LEVELS
    lists: tuple[ListName, ...] = ()
    required: tuple[str, ...] = ()
    date: Callable[[Any], PartialDate | None] = lambda _: None
    facts: Callable[[Any, Words], Iterator[Fact]] = lambda *_: iter(())
    signatories: Callable[[Any], tuple[Signatory, ...]] = _no_signatories
    csl: str = "report"
    schema: str = "Report"
    authors: Callable[[Any], tuple[str, ...]] = lambda _: ()
    linked: Callable[[Any, tuple[Part, ...]], Mapping[str, object]] = lambda *_: {}
    checks: tuple[Callable[[Document], Iterator[Diagnostic]], ...] = ()
