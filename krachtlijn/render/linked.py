"""What a page says of itself to machines: schema.org as JSON-LD, by the type of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language.words import capitalized
from krachtlijn.model.agenda import Regulation
from krachtlijn.model.document import Document, Site, Work
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.render.citing import full_title
from krachtlijn.render.parts import description_of
from krachtlijn.render.tables import csv_address

CONTEXT = "https://schema.org"
WORKS: Mapping[str, str] = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "regulation": "Legislation",
    "report": "Report",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
"""What schema.org calls CSL's types of works, as far as it has a word of its own."""

Linked = Mapping[str, object]


def paper_linked(document: Document, site: Site, *, pdf: str = "", picture: str = "") -> Linked:
    """A paper as schema.org describes it; ``pdf`` and ``picture`` are addresses from the root of the site."""
    meta, kind = document.meta, DOCUMENT_TYPES[document.type]
    page = _whole(site, f"/{document.address}/")
    return _filled(
        {
            "@context": CONTEXT,
            "@type": kind.schema,
            "@id": page,
            "url": page,
            "name": full_title(document),
            "alternateName": meta.short_title,
            "genre": capitalized(kind.names[meta.language].one),
            "inLanguage": meta.language,
            "datePublished": str(document.date),
            "dateModified": max((correction.date.isoformat() for correction in meta.corrections), default=""),
            "identifier": meta.number or meta.reference,
            "reportNumber": meta.number if kind.schema == "Report" else "",
            "version": meta.version,
            "abstract": description_of(meta.summary),
            "keywords": ", ".join(meta.keywords),
            "about": [{"@type": "Thing", "name": name} for name in _themes(document, site)],
            "publisher": _publisher(document, site),
            "author": [] if kind.authors(meta) else _publisher(document, site),
            "image": _whole(site, picture) if picture else "",
            "encoding": _file(site, pdf, "application/pdf") if pdf else {},
            "citation": [_cited(work.data) for work in _works(document)],
            "mentions": [_act(regulation) for regulation in walk(document.parts) if isinstance(regulation, Regulation)],
            "hasPart": list(datasets(document, site)),
            **_versions(document, site),
            **kind.linked(meta, document.parts),
        }
    )


def _versions(document: Document, site: Site) -> Linked:
    """The paper that this one is a translation of, or the translations of it."""
    original = document.meta.translation_of
    versions = [
        {"@type": "CreativeWork", "@id": _whole(site, f"/{address}/"), "url": _whole(site, f"/{address}/")}
        for address in document.relations.translations
        if original is None or address == original.address
    ]
    return {"workTranslation" if original is None else "translationOfWork": versions}


def datasets(document: Document, site: Site) -> Iterator[Linked]:
    """The data tables of a paper."""
    for table in walk(document.parts):
        if isinstance(table, Table) and table.name:
            page = _whole(site, f"/{document.address}/#{table.id}")
            name = plain_text(table.caption)
            yield _filled(
                {
                    "@type": "Dataset",
                    "@id": page,
                    "url": page,
                    "name": name,
                    "description": ". ".join(filter(None, (name, plain_text(table.unit), plain_text(table.source)))),
                    "inLanguage": document.meta.language,
                    "datePublished": str(document.date),
                    "creator": _publisher(document, site),
                    "distribution": _file(site, f"/{document.address}/{csv_address(table.name)}", "text/csv"),
                }
            )


def organisation(site: Site) -> Linked:
    """The council."""
    return _filled({"@type": "GovernmentOrganization", "name": site.settings.name, "url": site.settings.url})


def _publisher(document: Document, site: Site) -> Linked:
    own = document.meta.institution
    if own is None:
        return organisation(site)
    return _filled({"@type": "GovernmentOrganization", "name": own.name, "url": own.url})


def _themes(document: Document, site: Site) -> list[str]:
    names = {theme.id: theme.name for theme in site.settings.themes}
    return [names[theme.id] for theme in document.meta.themes if theme.id in names]


def _works(document: Document) -> list[Work]:
    return [document.references[cited.key] for cited in document.bibliography if cited.key in document.references]


def _cited(data: Mapping[str, Any]) -> Linked:
    """A work of the bibliography; an act is one of legislation."""
    kind = WORKS.get(data.get("type", ""), "CreativeWork")
    doi = data.get("DOI", "")
    return _filled(
        {
            "@type": kind,
            "name": data.get("title", ""),
            "author": [_maker(name) for name in data.get("author", ())],
            "url": data.get("URL", "") or (doi and f"https://doi.org/{doi.removeprefix('https://doi.org/')}"),
            "legislationDate" if kind == "Legislation" else "datePublished": _day(data.get("issued", {})),
        }
    )


def _maker(name: Mapping[str, str]) -> Linked:
    """Who made a work: a person where the name is in parts, else an institution."""
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return {"@type": "Person", "name": " ".join(name[part] for part in parts if part in name)}


def _day(issued: Mapping[str, Any]) -> str:
    """A date of CSL as ISO 8601 has it, the first of several; empty where it is in words."""
    dates = issued.get("date-parts", ())
    return "-".join(f"{part:02}" for part in dates[0]) if dates else ""


def _act(regulation: Regulation) -> Linked:
    date = str(regulation.date) if regulation.date else ""
    return _filled({"@type": "Legislation", "name": plain_text(regulation.title), "legislationDate": date})


def _file(site: Site, address: str, kind: str) -> Linked:
    what = "DataDownload" if kind == "text/csv" else "MediaObject"
    return {"@type": what, "contentUrl": _whole(site, address), "encodingFormat": kind}


def _whole(site: Site, address: str) -> str:
    """A whole address; from the root, where the site has none of its own yet."""
    return site.settings.url.rstrip("/") + address


def _filled(values: Mapping[str, object]) -> Linked:
    """Without what is empty; a list of one is that one."""
    return {key: _single(value) for key, value in values.items() if value}


def _single(value: object) -> object:
    return value[0] if isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 1 else value
