"""Words of the pages on which papers are found, and of those by which they are cited and taken along."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.language.keyed import ByKey, Noun


@dataclass(frozen=True, kw_only=True)
class AddressWords(ByKey):
    """The addresses of pages that the site makes itself, in its language: one word each, as in an address."""

    papers: str
    types: str
    themes: str
    committees: str
    years: str
    search: str
    registers: str


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """What lists of papers say. ``by`` are the heads of the four ways to divide them."""

    by: ListHeads
    all: str
    all_sorted: str
    """What the table of all papers can do, for those who can use it."""
    count: Noun
    """How many papers, with the gap ``{n}`` in ``many``."""
    shown: str
    """How many rows a filter leaves, with the gaps ``{n}`` and ``{total}``."""
    feed: str
    filter: str
    filter_words: str
    any: str
    clear: str
    title: str
    kind: str
    year: str
    theme: str
    newer: str
    older: str
    page_of: str
    pages: str


@dataclass(frozen=True, kw_only=True)
class ListHeads(ByKey):
    """The heads of the ways to divide papers."""

    types: str
    themes: str
    committees: str
    years: str


@dataclass(frozen=True, kw_only=True)
class SearchWords:
    """What the page to search says; ``found`` has the gaps ``{n}`` and ``{query}``."""

    label: str
    submit: str
    found: Noun
    none: str
    busy: str
    failed: str
    more: str
    results: str
    filters: str
    language: str
    no_script: str
    no_script_link: str


@dataclass(frozen=True, kw_only=True)
class CiteWords:
    """What stands with the way to cite a paper."""

    title: str
    files: str
    copy_text: str
    copy_address: str
    copied: str
    address: str
    data: str
    picture: str
    """Describes the picture that goes with a link to the paper, with the gaps ``{kind}`` and ``{title}``."""


@dataclass(frozen=True, kw_only=True)
class MovedWords:
    """What the page at an old address says."""

    title: str
    text: str
