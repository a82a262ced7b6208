"""A paper as a work that others cite, in CSL's variables (Citation Style Language 1.0.2)."""

from __future__ import annotations

from collections.abc import Mapping

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language.words import capitalized
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import plain_text
from krachtlijn.render.parts import description_of


def csl_item(document: Document, site: Site) -> Mapping[str, object]:
    """The paper as CSL-JSON has it, without what is not known. Without an address of the site there is no URL."""
    meta = document.meta
    council = meta.institution or site.settings
    kind = DOCUMENT_TYPES[document.type]
    date = [part for part in (document.date.year, document.date.month, document.date.day) if part]
    url = site.settings.url
    item: dict[str, object] = {
        "id": document.address,
        "type": kind.csl,
        "title": full_title(document),
        "title-short": meta.short_title,
        "genre": capitalized(kind.names[meta.language].one),
        "author": [{"literal": name} for name in kind.authors(meta) or (council.name,)],
        "publisher": council.name if kind.authors(meta) else "",
        "issued": {"date-parts": [date]},
        "number": meta.number,
        "abstract": description_of(meta.summary),
        "keyword": ", ".join(meta.keywords),
        "language": meta.language,
        "URL": f"{url.rstrip('/')}/{document.address}/" if url else "",
    }
    return {key: value for key, value in item.items() if value}


def full_title(document: Document) -> str:
    """Title and subtitle in one line."""
    return ". ".join(plain_text(part) for part in (document.meta.title, document.meta.subtitle) if part)
