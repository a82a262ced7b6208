"""The terms of schema.org (version 29) that the pages use: each type with the properties that it may have.

A list of our own, rather than the whole vocabulary: it has to be read by whoever adds a term, with schema.org beside it,
and what is not on it fails the test. Properties stand with the type on which schema.org defines or inherits them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

THING = frozenset({"@context", "@id", "@type", "name", "alternateName", "description", "identifier", "image", "url"})
WORK = THING | {
    "about", "abstract", "author", "citation", "creator", "dateCreated", "dateModified", "datePublished", "encoding",
    "genre", "hasPart", "inLanguage", "keywords", "mentions", "publisher", "version",
}  # fmt: skip
MEDIA = WORK | {"contentUrl", "encodingFormat"}

TYPES: Mapping[str, frozenset[str]] = {
    "Answer": WORK,
    "CreativeWork": WORK,
    "DataDownload": MEDIA,
    "Dataset": WORK | {"distribution"},
    "GovernmentOrganization": THING,
    "Legislation": WORK | {"legislationDate"},
    "MediaObject": MEDIA,
    "Organization": THING,
    "Person": THING | {"jobTitle", "memberOf"},
    "Question": WORK | {"acceptedAnswer", "answerCount"},
    "Report": WORK | {"reportNumber"},
    "Thing": THING,
}


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
        for item in value.values():
            yield from faults(item)
