"""A paper as a line of a list: on the home page, among related papers, before and after."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language.words import capitalized
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language


@dataclass(frozen=True, kw_only=True)
class PaperEntry:
    """What a list says of a paper; ``kind`` is in the language of the list, ``address`` from the site's root."""

    address: str
    title: Inlines
    date: PartialDate
    kind: str
    themes: tuple[str, ...]
    language: Language
    draft: bool
    withdrawn: bool


def paper_entry(document: Document, site: Site, language: Language) -> PaperEntry:
    """The line of a paper in a list that is in ``language``."""
    names = {theme.id: theme.name for theme in site.settings.themes}
    meta = document.meta
    return PaperEntry(
        address=f"/{document.address}/",
        title=meta.title,
        date=document.date,
        kind=capitalized(DOCUMENT_TYPES[document.type].names[language].one),
        themes=tuple(names[theme.id] for theme in meta.themes if theme.id in names),
        language=meta.language,
        draft=meta.status == "draft" or (meta.embargo is not None and meta.embargo > site.now),
        withdrawn=meta.status == "withdrawn",
    )
