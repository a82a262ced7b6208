"""The parts of schemas that no type hint tells: forms that have readers of their own, and the leaves of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args

from krachtlijn.model.blocks import Blocks, Inlines, Reference
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import (
    DEEPEST,
    Depth,
    EmailAddress,
    HeadingNumber,
    LanguageTag,
    ListName,
    Lists,
    WebAddress,
)
from krachtlijn.readers.csl_terms import DATES, NAMES, TEXTS, TYPES
from krachtlijn.readers.leaves import FALSE, TRUE
from krachtlijn.readers.tables.file import CellEntry, ColumnEntry, GroupEntry, RowEntry, TotalEntry
from krachtlijn.source import Passage

Schema = dict[str, Any]


def _scalar(**more: object) -> Schema:
    """Text; what looks like a number or a truth value to an editor is text as well."""
    return {"type": ["string", "number", "boolean"], **more}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_YES_NO = [True, False, *TRUE, *FALSE]
_COLUMN = {"anyOf": [_scalar(), {"type": "array", "items": _scalar(), "minItems": 1}]}
_PERIODS = {"type": "object", "additionalProperties": _scalar()}
_ALL = {
    "type": "object",
    "properties": {"abbreviations": {"description": "Alle afkortingen, ook de ongebruikte", "const": "all"}},
    "additionalProperties": False,
}

LEAVES: Mapping[Any, Schema] = {
    str: _scalar(),
    Inlines: _scalar(),
    Blocks: _scalar(),
    Reference: _scalar(),
    Passage: _scalar(),
    bool: {"enum": _YES_NO},
    int: {"type": ["integer", "string"], "pattern": r"^-?\d{1,9}$"},
    Depth: {"enum": [*range(1, DEEPEST + 1), *(str(level) for level in range(1, DEEPEST + 1)), False, *FALSE]},
    HeadingNumber: {"type": ["string", "number"], "pattern": r"^([A-Za-z0-9]+\.)*([0-9]+|[A-Z])$"},
    date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    datetime: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"},
    PartialDate: {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}){0,2}$"},
    WebAddress: {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
    EmailAddress: {"type": "string", "format": "email"},
    LanguageTag: {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
    Lists: {"anyOf": [{"type": "array", "items": {"anyOf": [{"enum": list(get_args(ListName))}, _ALL]}}, _ALL]},
}
"""The schema of each type that :data:`krachtlijn.readers.leaves.LEAVES` reads, but for those left unread."""

UNREAD: Mapping[tuple[str, str], Schema] = {
    ("AnswerEntry", "to"): _COLUMN,
    ("ChartFile", "x"): _COLUMN,
    ("ChartFile", "y"): _COLUMN,
    ("ChartFile", "spec"): {"type": "object"},
    ("InitiativeEntry", "planning"): _PERIODS,
    ("InitiativeEntry", "realised"): _PERIODS,
    ("CellEntry", "note"): _COLUMN,
    ("ColumnEntry", "columns"): _ref("Columns"),
    ("GroupEntry", "group"): _ref("Cell"),
    ("GroupEntry", "rows"): _ref("Rows"),
    ("GroupEntry", "values"): _ref("Cells"),
    ("RowEntry", "cells"): _ref("Cells"),
    ("TableFile", "columns"): _ref("Columns"),
    ("TableFile", "rows"): _ref("Rows"),
    ("TotalEntry", "total"): _ref("Cells"),
}
"""The schema of each value that is left to a reader of its own, by class and key."""

REFERRED: Mapping[str, Schema | type] = {
    "Cell": {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, _ref("CellEntry")]},
    "Cells": {"type": "array", "items": _ref("Cell")},
    "Columns": {"type": "array", "items": _ref("ColumnEntry"), "minItems": 1},
    "Row": {"anyOf": [_ref("Cells"), _ref("RowEntry"), _ref("GroupEntry"), _ref("TotalEntry")]},
    "Rows": {"anyOf": [{"type": "string"}, {"type": "array", "items": _ref("Row")}]},
    **{cls.__name__: cls for cls in (CellEntry, ColumnEntry, GroupEntry, RowEntry, TotalEntry)},
}
"""What those schemas refer to."""


# ------------------------------------------------------------------------------------------------------------- works

_PERSON = {"anyOf": [_scalar(), {"type": "object", "additionalProperties": _scalar()}]}
_PERSONS = {"anyOf": [_PERSON, {"type": "array", "items": _PERSON}]}

WORK: Schema = {
    "type": "object",
    "properties": {
        "type": {"description": "Soort werk, een type van CSL", "enum": list(TYPES)},
        **{name: {"description": "Naam of lijst van namen (CSL)", **_PERSONS} for name in NAMES},
        **{name: {"description": "Datum (CSL)", "type": ["string", "integer", "object"]} for name in DATES},
        **{name: {"description": "Tekst (CSL)", **_scalar()} for name in TEXTS},
    },
    "additionalProperties": False,
}
"""A work of a bibliography: the variables of CSL."""

SCALAR = _scalar()
