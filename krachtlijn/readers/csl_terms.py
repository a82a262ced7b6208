"""The vocabulary of CSL 1.0.2: types of works and their variables (its specification, appendices III and IV)."""

from __future__ import annotations

from collections.abc import Mapping

TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
NAMES = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
)  # fmt: skip
DATES = (
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
)  # fmt: skip
TEXTS = (
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "call-number", "chapter-number", "citation-key", "citation-number", "collection-number", "collection-title",
    "container-title", "container-title-short", "dimensions", "division", "DOI", "edition", "event-place",
    "event-title", "genre", "ISBN", "ISSN", "issue", "jurisdiction", "keyword", "language", "license", "locator",
    "medium", "note", "number", "number-of-pages", "number-of-volumes", "original-publisher",
    "original-publisher-place", "original-title", "page", "page-first", "part-number", "part-title", "PMCID", "PMID",
    "printing-number", "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale",
    "section", "source", "status", "supplement-number", "title", "title-short", "URL", "version", "volume",
    "volume-title", "year-suffix",
)  # fmt: skip

DUTCH_VARIABLES: Mapping[str, str] = {
    "auteur": "author",
    "auteurs": "author",
    "titel": "title",
    "taal": "language",
    "opmerking": "note",
    "authors": "author",
    "date": "issued",
    "datum": "issued",
    "jaar": "issued",
    "year": "issued",
    "uitgever": "publisher",
    "redacteur": "editor",
    "link": "URL",
    "website": "URL",
    "adres": "URL",
    "tijdschrift": "container-title",
    "journal": "container-title",
    "pages": "page",
    "paginas": "page",
    "pagina's": "page",
    "plaats": "publisher-place",
}
"""Variables in other words, and the variable that is meant."""

DUTCH_TYPES: Mapping[str, str] = {
    "advies": "report",
    "rapport": "report",
    "nota": "report",
    "studie": "report",
    "boek": "book",
    "artikel": "article-journal",
    "decreet": "legislation",
    "wet": "legislation",
    "besluit": "regulation",
    "verdrag": "treaty",
    "website": "webpage",
    "webpagina": "webpage",
    "brief": "personal_communication",
    "persbericht": "document",
    "wetsontwerp": "bill",
    "proefschrift": "thesis",
}
"""Types in Dutch, and the type that is meant."""
