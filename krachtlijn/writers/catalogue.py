"""The catalogue of all data tables, as DCAT 3 in JSON-LD: what portals of open data harvest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from krachtlijn.model.document import Document, Site
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.render.citing import full_title
from krachtlijn.render.tables import csv_address
from krachtlijn.writers.addresses import absolute
from krachtlijn.writers.artifact import Artifact

PATH = PurePosixPath("data.jsonld")
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = {
    "nl": "http://publications.europa.eu/resource/authority/language/NLD",
    "fr": "http://publications.europa.eu/resource/authority/language/FRA",
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
}
CSV = "https://www.iana.org/assignments/media-types/text/csv"
DATES = {0: "xsd:gYear", 1: "xsd:gYearMonth", 2: "xsd:date"}
"""What a date is, by the hyphens in it."""

Linked = Mapping[str, object]


def write_catalogue(site: Site) -> Iterator[Artifact]:
    """The catalogue. None where the site has no address of its own: what is harvested needs whole addresses."""
    url = site.settings.url
    if not url:
        return
    catalogue = {
        "@context": CONTEXT,
        "@id": absolute(url, f"/{PATH}"),
        "@type": "dcat:Catalog",
        "dct:title": _words(site.settings.name, site.settings.language),
        "dct:publisher": _agent(site.settings.name),
        "dct:language": {"@id": LANGUAGES[site.settings.language]},
        "foaf:homepage": {"@id": absolute(url, "/")},
        "dcat:dataset": [dataset for paper in site.papers for dataset in _datasets(paper, site)],
    }
    yield Artifact(PATH, (json.dumps(catalogue, ensure_ascii=False, indent=2) + "\n").encode())


def _datasets(paper: Document, site: Site) -> Iterator[Linked]:
    for table in walk(paper.parts):
        if isinstance(table, Table) and table.name:
            yield _dataset(table, paper, site)


def _dataset(table: Table, paper: Document, site: Site) -> Linked:
    url, language = site.settings.url, paper.meta.language
    page = absolute(url, f"/{paper.address}/")
    file = absolute(url, f"/{paper.address}/{csv_address(table.name)}")
    date = str(paper.date)
    said = (plain_text(table.caption), plain_text(table.unit), plain_text(table.source), full_title(paper))
    return {
        "@id": f"{page}#{table.id}",
        "@type": "dcat:Dataset",
        "dct:title": _words(plain_text(table.caption), language),
        "dct:description": _words(". ".join(filter(None, said)), language),
        "dct:issued": {"@value": date, "@type": DATES[date.count("-")]},
        "dct:publisher": _agent((paper.meta.institution or site.settings).name),
        "dct:language": {"@id": LANGUAGES[language]},
        "dct:isPartOf": {"@id": page},
        "dcat:landingPage": {"@id": f"{page}#{table.id}"},
        "dcat:keyword": [_words(word, language) for word in paper.meta.keywords],
        "dcat:distribution": {
            "@type": "dcat:Distribution",
            "dcat:accessURL": {"@id": file},
            "dcat:downloadURL": {"@id": file},
            "dcat:mediaType": {"@id": CSV},
        },
    }


def _words(text: str, language: str) -> Linked:
    return {"@value": text, "@language": language}


def _agent(name: str) -> Linked:
    return {"@type": "foaf:Agent", "foaf:name": name}
