"""Each paper as data, whole: ``paper.json`` beside its page, by the JSON Schema that the site publishes.

The data follow the model: a node of the tree is an object with its kind in ``node``, what has its standing value is
left out, dates are ISO 8601, figures are texts, so that none is rounded. Places in the author's files are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path, PurePosixPath
from re import sub

from krachtlijn.model.blocks import Node, Reference
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Metadata
from krachtlijn.writers.addresses import absolute, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.structured_schema import SCHEMA_PATH, paper_schema

SILENT = frozenset({"at", "places", "folder", "footnotes", "references", "matter", "aliases", "accept"})
"""Fields of the model that are about the author's files, or that stand settled in the tree."""


def write_structured(site: Site) -> Iterator[Artifact]:
    """The data of every paper that is not withdrawn, and the schema that they follow."""
    schema = paper_schema(absolute(site.settings.url, f"/{SCHEMA_PATH}"), data_fields, node_name)
    yield Artifact(SCHEMA_PATH, _json(schema))
    for paper in site.papers:
        if paper.meta.status != "withdrawn":
            yield Artifact(PurePosixPath(paper.address, "paper.json"), _json(paper_data(paper, site)))


def paper_data(paper: Document, site: Site) -> Mapping[str, object]:
    """A paper as data. ``schema`` says where its schema stands."""
    url = absolute(site.settings.url, f"/{paper.address}/")
    schema = absolute(site.settings.url, f"/{SCHEMA_PATH}") or relative_to(paper.address)(f"/{SCHEMA_PATH}")
    head = {"$schema": schema, "url": url, "council": site.settings.name}
    shown = replace(paper, meta=_published(paper.meta, {it.address for it in site.papers}))
    return {**{key: value for key, value in head.items() if value}, **_object(shown, paper.folder)}


def _published(meta: Metadata, addresses: set[str]) -> Metadata:
    """The metadata without the paths of papers that are not published."""

    def are_there(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(it for it in references if it.address in addresses)

    original = are_there((meta.translation_of,)) if meta.translation_of else ()
    return replace(
        meta,
        related=are_there(meta.related),
        replaces=are_there(meta.replaces),
        translation_of=next(iter(original), None),
    )


def data_fields(cls: type) -> Iterator[Field[object]]:
    """The fields of a class of the model that data hold."""
    if is_dataclass(cls):
        yield from (field for field in fields(cls) if field.name not in SILENT)


def node_name(cls: type) -> str:
    """What ``node`` says of a class of the tree: ``key-point``. Empty for what is no node."""
    return sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower() if issubclass(cls, Node) else ""


def _object(value: object, folder: Path) -> dict[str, object]:
    name = node_name(type(value))
    made: dict[str, object] = {"node": name} if name else {}
    for field in data_fields(type(value)):
        given = getattr(value, field.name)
        if not _standing(field, given):
            made[field.name.rstrip("_")] = _data(given, folder)
    return made


def _standing(field: Field[object], value: object) -> bool:
    """Whether a field has the value that it has when nothing is said."""
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return field.default is not MISSING and value == field.default


def _data(value: object, folder: Path) -> object:
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return f"{value:f}"
        case PartialDate():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case Path():
            return (value.relative_to(folder) if value.is_absolute() else value).as_posix()
        case tuple():
            return [_data(item, folder) for item in value]
        case Mapping():
            return {str(key): _data(item, folder) for key, item in value.items()}
        case _ if is_dataclass(value):
            return _object(value, folder)
        case _:
            raise TypeError(f"no data for {type(value).__name__}")


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
