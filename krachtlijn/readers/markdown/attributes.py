"""``{#id .class key=value}``: what it says, and what may be said where.

A class that means nothing where it stands is an error rather than passed on, as MyST does: a mistyped
``{.unumbered}`` would otherwise give a wrong number without a word. Likewise ``number`` counts on headings only and
``width`` on pictures only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from krachtlijn.diagnostics import Code
from krachtlijn.model.blocks import Attributes
from krachtlijn.readers.markdown.context import Scope, nearest
from krachtlijn.source import Location, Passage

ATTRIBUTES = re.compile(r"\{(?=[ \t]*(?:[#.]\S|[A-Za-z][\w-]*=))[^{}\n]*\}")
"""What is read as attributes; anything else between braces is text."""

MISPLACED = re.compile(r"\{[ \t]*(?:[#.]|(?:id|class|lang|dir|number|width)=)")
"""What attributes that stand behind nothing begin with; other text between braces may be meant as such."""

_PART = re.compile(r"#(?P<id>[^\s.#]*)|\.(?P<cls>[^\s.#]*)|(?P<key>[^\s=]+)=(?P<value>\"[^\"]*\"|'[^']*'|\S*)|\S+")
_ID = re.compile(r"\w[\w.:-]*")
_VALUES = {
    "lang": (re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*"), "a language such as fr or nl-BE"),
    "dir": (re.compile(r"ltr|rtl|auto"), "ltr, rtl or auto"),
    "width": (re.compile(r"\d+(\.\d+)?(%|cm|mm|px)"), "a width such as 50% or 8cm"),
    "number": (re.compile(r"\S+"), "a number such as 2 or 4.5"),
    "id": (_ID, "letters, digits, . : _ -"),
}


@dataclass(frozen=True)
class Place:
    """Somewhere attributes may stand: what it is called, and the keys and classes that mean something there."""

    name: str
    keys: tuple[str, ...]
    classes: tuple[str, ...] = ()


HEADING = Place("a heading", ("id", "lang", "dir", "number"), ("unnumbered", "unnumbered-below", "notoc", "nokey"))
BLOCK = Place("a block", ("id", "lang", "dir"))
SPAN = Place("a span", ("id", "lang", "dir"), ("kern",))
IMAGE = Place("a picture", ("width",))


@dataclass(frozen=True, kw_only=True)
class Given(Attributes):
    """Attributes as typed, with the number that only headings take."""

    number: str = ""

    def plain(self) -> Attributes:
        """Without the number."""
        return Attributes(id=self.id, classes=self.classes, lang=self.lang, dir=self.dir, width=self.width)


def is_id(text: str) -> bool:
    """Whether ``text`` can be an id: letters, digits, ``.``, ``:``, ``_``, ``-``, beginning with a letter or digit."""
    return _ID.fullmatch(text) is not None


def valid_value(key: str, value: str, at: Location, scope: Scope, code: Code = Code.ATTRIBUTE_FORM) -> str:
    """``value`` where it is one that ``key`` admits; else a complaint, and an empty text."""
    pattern, form = _VALUES[key]
    if pattern.fullmatch(value):
        return value
    scope.complain(code, at, f'{key} is "{value}"', f"give {form}")
    return ""


def read_attributes(passage: Passage, place: Place, scope: Scope) -> Given:
    """What ``passage``, braces included, says; complaints on what means nothing in that place."""
    values: dict[str, str] = {}
    classes: list[str] = []
    for part in _PART.finditer(passage.text, 1, len(passage.text) - 1):
        at = passage.at_offset(part.start())
        if part["cls"] is not None or part["key"] == "class":
            for name in (part["cls"] or (part["value"] or "").strip("\"'")).split() or [""]:
                _read_class(name, at, place, scope, classes)
        elif part["id"] is not None or part["key"]:
            key = part["key"] or "id"
            value = part["id"] if part["id"] is not None else part["value"].strip("\"'")
            _read_key(key, value, at, place, scope, values)
        else:
            message = f'"{part[0]}" is no attribute'
            scope.complain(Code.ATTRIBUTE_FORM, at, message, "type #id, .class or key=value")
    return Given(classes=tuple(classes), **values)


def _read_class(name: str, at: Location, place: Place, scope: Scope, classes: list[str]) -> None:
    if name in place.classes:
        classes.append(name)
        return
    known = ", ".join(f".{cls}" for cls in place.classes)
    otherwise = f"{place.name} takes {known}" if known else f"{place.name} takes no class"
    scope.complain(
        Code.ATTRIBUTE_KNOWN, at, f".{name} means nothing on {place.name}", nearest(name, place.classes, otherwise)
    )


def _read_key(key: str, value: str, at: Location, place: Place, scope: Scope, values: dict[str, str]) -> None:
    if key not in place.keys:
        otherwise = f"{place.name} takes {', '.join(place.keys)}"
        scope.complain(
            Code.ATTRIBUTE_KNOWN, at, f"{key} means nothing on {place.name}", nearest(key, place.keys, otherwise)
        )
    elif key in values:
        scope.complain(Code.ATTRIBUTE_FORM, at, f"{key} is given twice", "keep one")
    else:
        values[key] = valid_value(key, value, at, scope)
