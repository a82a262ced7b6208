"""The terms of schema.org (version 29) that the pages use: each type with the properties that it may have.

A list of our own, rather than the whole vocabulary: it has to be read by whoever adds a term, with schema.org beside it,
and what is not on it fails the test. Properties stand with the type on which schema.org defines or inherits them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

THING = frozenset({"@context", "@id", "@type", "name", "alternateName", "description", "identifier", "image", "url"})
WORK = THING | {
    "about", "abstract", "author", "citation", "creator", "dateCreated", "dateModified", "datePublished", "encoding",
    "genre", "hasPart", "inLanguage", "keywords", "mentions", "publisher", "text", "translationOfWork", "version",
    "workTranslation",
}  # fmt: skip
MEDIA = WORK | {"contentUrl", "encodingFormat"}

TYPES: Mapping[str, frozenset[str]] = {
    "Answer": WORK,
    "Article": WORK,
    "Book": WORK,
    "Chapter": WORK,
    "CreativeWork": WORK,
    "DataDownload": MEDIA,
    "Dataset": WORK | {"distribution"},
    "GovernmentOrganization": THING,
    "Legislation": WORK | {"legislationDate"},
    "MediaObject": MEDIA,
    "NewsArticle": WORK,
    "Organization": THING,
    "Person": THING | {"jobTitle", "memberOf"},
    "Question": WORK | {"acceptedAnswer", "answerCount"},
    "Report": WORK | {"reportNumber"},
    "ScholarlyArticle": WORK,
    "Thesis": WORK,
    "Thing": THING,
    "WebPage": WORK,
}

SHAPES: Mapping[str, str] = {
    **dict.fromkeys(("dateCreated", "dateModified", "datePublished", "legislationDate"), r"\d{4}(-\d\d){0,2}"),
    **dict.fromkeys(("@id", "contentUrl", "image", "url"), r"https?://[^\s]+"),
    "answerCount": r"\d+",
    "inLanguage": "[a-z]{2}",
}
"""What the values of properties look like that are no words: ISO 8601, whole addresses, codes."""

AGENTS = frozenset({"GovernmentOrganization", "Organization", "Person"})
"""Who may be an author, a creator, a publisher."""


def faults(value: object) -> Iterator[str]:
    """What in JSON-LD is no type of schema.org, or no property of its type."""
    if isinstance(value, list):
        for item in value:
            yield from faults(item)
    elif isinstance(value, dict):
        kind = value.get("@type", "")
        if kind not in TYPES:
            yield f"no type: {kind!r}"
            return
        yield from (f"{kind} has no {name}" for name in value if name not in TYPES[kind])
        for name, item in value.items():
            yield from _faults_of_value(name, item)
            yield from faults(item)


def _faults_of_value(name: str, value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if name in SHAPES and not re.fullmatch(SHAPES[name], str(item)):
            yield f"{name} is {item!r}"
        if name in {"author", "creator", "publisher"} and not (isinstance(item, dict) and item.get("@type") in AGENTS):
            yield f"{name} is nobody: {item!r}"
