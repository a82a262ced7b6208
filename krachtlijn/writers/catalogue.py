"""The catalogue of all data tables, as DCAT 3 in JSON-LD: what portals of open data harvest.

It says what DCAT-AP asks of a catalogue, a dataset and a distribution, but for a licence, of which the content says
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from krachtlijn.language import words_for
from krachtlijn.model.document import Document, Site
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.render.citing import full_title
from krachtlijn.render.listings import Listing, listings
from krachtlijn.render.tables import csv_address
from krachtlijn.writers.addresses import absolute
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.feeds import changed

PATH = PurePosixPath("data.jsonld")
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGES = {"nl": f"{AUTHORITY}/language/NLD", "fr": f"{AUTHORITY}/language/FRA", "en": f"{AUTHORITY}/language/ENG"}
PUBLIC = f"{AUTHORITY}/access-right/PUBLIC"
CSV_FORMAT = f"{AUTHORITY}/file-type/CSV"
CSV = "https://www.iana.org/assignments/media-types/text/csv"
DATES = {0: "xsd:gYear", 1: "xsd:gYearMonth", 2: "xsd:date"}
"""What a date is, by the hyphens in it."""

Linked = Mapping[str, object]


def write_catalogue(site: Site) -> Iterator[Artifact]:
    """The catalogue. None where the site has no address of its own: what is harvested needs whole addresses."""
    if site.settings.url:
        yield Artifact(PATH, (json.dumps(_catalogue(site), ensure_ascii=False, indent=2) + "\n").encode())


def _catalogue(site: Site) -> Linked:
    url, language = site.settings.url, site.settings.language
    words = words_for(language)
    themes = {listing.key: listing for listing in listings(site) if listing.division == "themes"}
    made = {
        "@context": CONTEXT,
        "@id": absolute(url, f"/{PATH}"),
        "@type": "dcat:Catalog",
        "dct:title": _words(f"{words.registers.names['tables']} – {site.settings.name}", language),
        "dct:description": _words(words.registers.leads["tables"], language),
        "dct:publisher": _agent(site.settings.name),
        "dct:language": {"@id": LANGUAGES[language]},
        "dct:modified": _date(max((changed(paper).isoformat() for paper in site.papers), default="")),
        "foaf:homepage": {"@id": absolute(url, "/")},
        "dcat:themeTaxonomy": {
            "@id": absolute(url, f"/{words.addresses.themes}/"),
            "@type": "skos:ConceptScheme",
            "dct:title": _words(words.lists.by.themes, language),
            "skos:hasTopConcept": [_theme(listing, site) for listing in themes.values()],
        },
        "dcat:dataset": [dataset for paper in site.papers for dataset in _datasets(paper, site, themes)],
    }
    return {key: value for key, value in made.items() if value}


def _theme(listing: Listing, site: Site) -> Linked:
    name = _words(listing.name, site.settings.language)
    return {"@id": absolute(site.settings.url, f"/{listing.address}/"), "@type": "skos:Concept", "skos:prefLabel": name}


def _datasets(paper: Document, site: Site, themes: Mapping[str, Listing]) -> Iterator[Linked]:
    for table in walk(paper.parts):
        if isinstance(table, Table) and table.name:
            yield {key: value for key, value in _dataset(table, paper, site, themes).items() if value}


def _dataset(table: Table, paper: Document, site: Site, themes: Mapping[str, Listing]) -> Linked:
    url, language = site.settings.url, paper.meta.language
    page = absolute(url, f"/{paper.address}/")
    said = (plain_text(table.caption), plain_text(table.unit), plain_text(table.source), full_title(paper))
    listed = (themes[theme.id] for theme in paper.meta.themes if theme.id in themes)
    return {
        "@id": f"{page}#{table.id}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{page}#{table.id}",
        "dct:title": _words(plain_text(table.caption), language),
        "dct:description": _words(". ".join(filter(None, said)), language),
        "dct:issued": _date(str(paper.date)),
        "dct:modified": _date(changed(paper).isoformat()) if paper.meta.corrections else None,
        "dct:publisher": _agent((paper.meta.institution or site.settings).name),
        "dct:language": {"@id": LANGUAGES[language]},
        "dct:accessRights": {"@id": PUBLIC},
        "dct:isPartOf": {"@id": page},
        "dcat:contactPoint": _contact(site),
        "dcat:landingPage": {"@id": f"{page}#{table.id}"},
        "dcat:theme": [{"@id": absolute(url, f"/{listing.address}/")} for listing in listed],
        "dcat:keyword": [_words(word, language) for word in paper.meta.keywords],
        "dcat:distribution": _distribution(absolute(url, f"/{paper.address}/{csv_address(table.name)}")),
    }


def _distribution(file: str) -> Linked:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": file},
        "dcat:downloadURL": {"@id": file},
        "dcat:mediaType": {"@id": CSV},
        "dct:format": {"@id": CSV_FORMAT},
    }


def _contact(site: Site) -> Linked | None:
    contact = site.settings.contact
    if not contact or not contact.email:
        return None
    mail = {"@id": f"mailto:{contact.email}"}
    return {"@type": "vcard:Organization", "vcard:fn": site.settings.name, "vcard:hasEmail": mail}


def _date(text: str) -> Linked | None:
    """A date as precise as it is known; None where there is none."""
    return {"@value": text, "@type": DATES[text.count("-")]} if text else None


def _words(text: str, language: str) -> Linked:
    return {"@value": text, "@language": language}


def _agent(name: str) -> Linked:
    return {"@type": "foaf:Agent", "foaf:name": name}
