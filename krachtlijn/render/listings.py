"""The lists of papers that the site makes itself: by type, theme, committee and year, each at its own address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language import words_for
from krachtlijn.language.words import capitalized
from krachtlijn.model.document import Document, Site
from krachtlijn.model.settings import Named

Division = Literal["types", "themes", "committees", "years"]
"""A way to divide papers."""

DIVISIONS: tuple[Division, ...] = ("types", "themes", "committees", "years")


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list of papers, newest first; ``address`` is that of its page (``soorten/advies``), ``key`` the last of it."""

    division: Division
    key: str
    name: str
    address: str
    papers: tuple[Document, ...]


def published(site: Site) -> tuple[Document, ...]:
    """The papers that lists show: all that are not withdrawn, newest first."""
    return tuple(paper for paper in site.papers if paper.meta.status != "withdrawn")


def listings(site: Site) -> tuple[Listing, ...]:
    """Every list that holds a paper, by division: themes and committees as site.yaml has them, years newest first."""
    words = words_for(site.settings.language)
    made = []
    for division in DIVISIONS:
        folder = words.addresses[division]
        for key, (name, belongs) in _keys(division, site).items():
            papers = tuple(paper for paper in published(site) if belongs(paper))
            if papers:
                address = f"{folder}/{key}"
                made.append(Listing(division=division, key=key, name=name, address=address, papers=papers))
    return tuple(made)


Belongs = Callable[[Document], bool]


def _keys(division: Division, site: Site) -> Mapping[str, tuple[str, Belongs]]:
    """The lists of a division: their key, their name, and which papers belong to them."""
    match division:
        case "types":
            language = site.settings.language
            names = {key: capitalized(kind.names[language].many) for key, kind in DOCUMENT_TYPES.items()}
            return {key: (name, _of_type(key)) for key, name in names.items()}
        case "themes":
            return dict(_named(site.settings.themes, _of_theme))
        case "committees":
            return dict(_named(site.settings.committees, _of_committee))
        case "years":
            years = sorted({paper.date.year for paper in published(site)}, reverse=True)
            return {str(year): (str(year), _of_year(year)) for year in years}


def _named(entries: tuple[Named, ...], belongs: Callable[[str], Belongs]) -> Iterator[tuple[str, tuple[str, Belongs]]]:
    return ((entry.id, (entry.name, belongs(entry.id))) for entry in entries)


def _of_type(key: str) -> Belongs:
    return lambda paper: paper.type == key


def _of_theme(key: str) -> Belongs:
    return lambda paper: any(theme.id == key for theme in paper.meta.themes)


def _of_committee(key: str) -> Belongs:
    return lambda paper: paper.meta.committee is not None and paper.meta.committee.id == key


def _of_year(year: int) -> Belongs:
    return lambda paper: paper.date.year == year


def own_addresses(site: Site) -> frozenset[str]:
    """The addresses of the pages that the site makes itself, without those of further pages of a list."""
    words = words_for(site.settings.language).addresses
    made = listings(site)
    divisions = (words[listing.division] for listing in made)
    return frozenset((words.papers, words.search, words.registers, *divisions, *(it.address for it in made)))
