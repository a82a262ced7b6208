"""The JSON Schema (2020-12) of ``paper.json``, made of the type hints of the model that its data follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from inspect import cleandoc
from pathlib import Path, PurePosixPath
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, cast, get_args, get_origin, get_type_hints

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.blocks import Block, Citation, CrossReference, FootnoteReference, Inline, Placement, Value
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document
from krachtlijn.model.metadata import Metadata

SCHEMA_PATH = PurePosixPath("schemas", "paper.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
UNSETTLED = frozenset({Citation, CrossReference, FootnoteReference, Placement, Value})
"""Nodes that are no more when a paper is published."""

LEAVES: Mapping[object, Mapping[str, object]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Decimal: {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    PartialDate: {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    Path: {"type": "string"},
    object: {},
}

Schema = Mapping[str, object]


def paper_schema(
    address: str, fields_of: Callable[[type], Iterator[Field[object]]], name_of: Callable[[type], str]
) -> Schema:
    """The schema, at ``address`` (empty: it has none).

    ``fields_of`` gives the fields of a class that data hold, ``name_of`` what ``node`` says of it.
    """
    made = _Schemas(fields_of, name_of)
    paper = made.of(Document)
    document = made.definitions["Document"]
    head = {"$schema": LEAVES[str], "url": LEAVES[str], "council": LEAVES[str]}
    document["properties"] = {**head, **cast("Schema", document["properties"])}
    identity = {"$id": address} if address else {}
    definitions = dict(sorted(made.definitions.items()))
    return {"$schema": DIALECT, **identity, "title": "A published paper", **paper, "$defs": definitions}


class _Schemas:
    """Schemas of types; those of classes are gathered in ``definitions``."""

    def __init__(self, fields_of: Callable[[type], Iterator[Field[object]]], name_of: Callable[[type], str]) -> None:
        self.definitions: dict[str, dict[str, object]] = {}
        self._fields_of = fields_of
        self._name_of = name_of

    def of(self, hint: object) -> Schema:
        """The schema of a type hint."""
        if hint in LEAVES:
            return LEAVES[hint]
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            described = {"description": arguments[1]} if arguments[1] else {}
            return {**self.of(arguments[0]), **described}
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in {Union, UnionType}:
            return self._any(arguments)
        if origin is tuple:
            return {"type": "array", "items": self.of(arguments[0])}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        supertype = getattr(hint, "__supertype__", None)
        return self.of(supertype) if supertype else self._class(hint)

    def _any(self, hints: tuple[object, ...]) -> Schema:
        return {"anyOf": [self.of(hint) for hint in hints]}

    def _class(self, hint: object) -> Schema:
        """A class by its name; one of those below it, where it is a family."""
        if not (isinstance(hint, type) and is_dataclass(hint)):
            raise TypeError(f"no schema for {hint}")
        if hint is Metadata:
            return self._any(tuple(kind.metadata for kind in DOCUMENT_TYPES.values()))
        if hint in {Block, Inline}:
            return self._family(hint)
        if hint.__name__ not in self.definitions:
            self._define(hint)
        return {"$ref": f"#/$defs/{hint.__name__}"}

    def _family(self, hint: type) -> Schema:
        name = hint.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            members = sorted(_below(hint), key=lambda cls: cls.__name__)
            self.definitions[name] = dict(self._any(tuple(members)))
        return {"$ref": f"#/$defs/{name}"}

    def _define(self, cls: type) -> None:
        made = self.definitions[cls.__name__] = {"type": "object"}
        if cls.__doc__:
            made["description"] = cleandoc(cls.__doc__).partition("\n\n")[0].replace("\n", " ")
        hints = get_type_hints(cls, include_extras=True)
        found = list(self._fields_of(cls))
        properties = {field.name.rstrip("_"): self.of(hints[field.name]) for field in found}
        required = [field.name.rstrip("_") for field in found if _required(field)]
        if name := self._name_of(cls):
            properties = {"node": {"const": name}, **properties}
            required = ["node", *required]
        made |= {"properties": properties, "required": required, "additionalProperties": False}


def _required(field: Field[object]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _below(cls: type) -> Iterator[type]:
    """The classes of the model below a class, save those whose nodes are settled away."""
    children: list[type] = cls.__subclasses__()
    for child in children:
        if child not in UNSETTLED and child.__module__.startswith("krachtlijn."):
            yield child
            yield from _below(child)
