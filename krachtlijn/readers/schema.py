"""JSON Schemas (draft 2020-12) of every YAML file, made of the type hints that the files are read by.

They serve editors, which complete and check as one types; the reader itself says more. Scalars are read as text, so a
schema admits a number or a truth value wherever text may stand. Descriptions are those of ``Annotated``, in Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from json import dumps
from pathlib import PurePosixPath
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.blocks import Reference
from krachtlijn.model.document import LongForm
from krachtlijn.model.settings import SiteSettings
from krachtlijn.readers.agenda import AgendaEntry
from krachtlijn.readers.binding import is_required, key_of, keys_of
from krachtlijn.readers.charts import ChartFile
from krachtlijn.readers.followup import SourceEntry
from krachtlijn.readers.krachtlijnen import KeyPointEntry
from krachtlijn.readers.leaves import Unread
from krachtlijn.readers.questions import QuestionsEntry
from krachtlijn.readers.schema_forms import LEAVES, REFERRED, SCALAR, UNREAD, WORK, Schema
from krachtlijn.readers.tables.file import TableFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')
_FOLDERS = {"tables": "table", "charts": "chart", "agenda": "agenda", "followup": "followup"}


def schemas() -> dict[str, str]:
    """Every schema as the text of its file, by the name of what it describes (``paper``, ``table`` …)."""
    return {name: dumps(_Maker().file(make), ensure_ascii=False, indent=1) + "\n" for name, make in FILES.items()}


def schema_for(path: PurePosixPath) -> str:
    """The name of the schema of a YAML file, by its path; empty where it has none."""
    return _FOLDERS.get(path.parent.name, "") or (path.stem if path.stem in FILES else "")


# ------------------------------------------------------------------------------------------------------------ schemas


@dataclass
class _Maker:
    """Makes the schema of one file, and keeps those of the classes that it met."""

    definitions: dict[str, Schema] = field(default_factory=dict)

    def file(self, make: Callable[[_Maker], Schema]) -> Schema:
        """The whole schema, with all that it refers to."""
        schema = make(self)
        while missing := sorted(set(_REFERENCE.findall(dumps(self.definitions))) - self.definitions.keys()):
            for name in missing:
                found = REFERRED[name]
                if isinstance(found, dict):
                    self.definitions[name] = found
                else:
                    self.entry(found)
        definitions = {name: self.definitions[name] for name in sorted(self.definitions)}
        return {"$schema": DIALECT, **schema, **({"$defs": definitions} if definitions else {})}

    def entry(self, cls: type) -> Schema:
        """A reference to the schema of a class; beside it the shorthand, where one value may be typed instead."""
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            self.definitions[cls.__name__] = self._mapping(cls)
        whole: Schema = {"$ref": f"#/$defs/{cls.__name__}"}
        shorthand = getattr(cls, "SHORTHAND", "")
        return {"anyOf": [self.of(get_type_hints(cls)[shorthand]), whole]} if shorthand else whole

    def _mapping(self, cls: type) -> Schema:
        hints = get_type_hints(cls, include_extras=True)
        typed = {key_of(item): item for item in fields(cls)}
        properties: dict[str, Schema] = {}
        for key in keys_of(cls):
            hint, description = get_args(hints[typed[key].name])[:2]
            schema = UNREAD[cls.__name__, key] if _given(hint) is Unread else self.of(hint)
            properties[key] = {"description": description, **_or_nothing(schema, required=is_required(typed[key]))}
        required = [key for key in properties if is_required(typed[key])]
        needed = {"required": required} if required else {}
        return {"type": "object", "properties": properties, **needed, "additionalProperties": False}

    def of(self, hint: Any) -> Schema:
        """The schema of a type hint."""
        hint = _given(hint)
        if hint in LEAVES:
            return LEAVES[hint]
        arguments, origin = get_args(hint), get_origin(hint)
        if origin is Annotated:
            return self.of(arguments[0])
        if origin is Literal:
            return {"enum": [*arguments, *(int(word) for word in arguments if word.isdigit())]}
        if origin is tuple:
            item = self.of(arguments[0])
            items = {"type": "array", "items": item}
            return {"anyOf": [items, item]} if arguments[0] is Reference else items
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if is_dataclass(hint) and isinstance(hint, type):
            return self.entry(hint)
        raise TypeError(f"no schema for {hint}")


def _given(hint: Any) -> Any:
    """A hint without its ``| None``."""
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if NoneType in get_args(hint) else hint


def _or_nothing(schema: Schema, *, required: bool) -> Schema:
    """The schema of a value; one that may be left out may be empty, too."""
    if required:
        return schema
    match schema:
        case {"type": [*types]}:
            return {**schema, "type": [*types, "null"]}
        case {"type": str(one)}:
            return {**schema, "type": [one, "null"]}
        case {"enum": [*words]}:
            return {**schema, "enum": [*words, None]}
        case _:
            return {"anyOf": [schema, {"type": "null"}]}


# -------------------------------------------------------------------------------------------------------------- files


def _one(cls: type, title: str) -> Callable[[_Maker], Schema]:
    return lambda maker: {"title": title, **maker.entry(cls)}


def _list_of(cls: type, title: str) -> Callable[[_Maker], Schema]:
    return lambda maker: {"title": title, "type": "array", "items": maker.entry(cls)}


def _by_key(item: Callable[[_Maker], Schema], title: str) -> Callable[[_Maker], Schema]:
    return lambda maker: {"title": title, "type": ["object", "null"], "additionalProperties": item(maker)}


def _paper(maker: _Maker) -> Schema:
    """Which keys a paper takes hangs on its type."""
    chosen = [
        {
            "if": {"properties": {"type": {"const": key}}, "required": ["type"]},
            "then": maker.entry(kind.metadata),
        }
        for key, kind in DOCUMENT_TYPES.items()
    ]
    kinds = {"description": "Soort stuk", "enum": list(DOCUMENT_TYPES)}
    return {"title": "Stuk", "type": "object", "required": ["type"], "properties": {"type": kinds}, "allOf": chosen}


FILES: Mapping[str, Callable[[_Maker], Schema]] = {
    "site": _one(SiteSettings, "Raad en site"),
    "paper": _paper,
    "krachtlijnen": _list_of(KeyPointEntry, "Krachtlijnen"),
    "table": _one(TableFile, "Tabel"),
    "chart": _one(ChartFile, "Grafiek"),
    "agenda": _one(AgendaEntry, "Regelgevingsagenda"),
    "followup": _list_of(SourceEntry, "Opvolging"),
    "questions": _one(QuestionsEntry, "Vragen en antwoorden"),
    "footnotes": _by_key(lambda _: SCALAR, "Voetnoten"),
    "references": _by_key(lambda _: WORK, "Bronnen"),
    "abbreviations": _by_key(lambda maker: maker.entry(LongForm), "Afkortingen"),
}
"""The kinds of YAML files, each with what makes its schema."""
