# ruff: noqa: S704 - what is marked as safe here was escaped here
"""Making elements: the only place that writes angle brackets."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from krachtlijn.language.lists import joints
from krachtlijn.model.metadata import Language

VOID = frozenset({"br", "col", "hr", "img"})
"""Elements without an end tag, of those that the renderer makes."""


def element(name: str, *children: str, **attributes: str | int | None) -> Markup:
    """One element. Children that are no ``Markup`` are escaped.

    An attribute is left out when its value is ``None``. An underscore at the end of its name is dropped (``class_``),
    the others become hyphens (``aria_label``).
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(children)}</{name}>")


def join(parts: Sequence[str], between: str = "") -> Markup:
    """Parts one after the other, those that are no ``Markup`` escaped."""
    return Markup(escape(between)).join(parts)


def enumeration(items: Sequence[Markup], lang: Language) -> Markup:
    """Several things in one sentence: ``a, b en c``."""
    between = joints(len(items), lang)
    return join([item + joint for item, joint in zip(items, (*between, ""), strict=False)])


def lines(parts: Sequence[str]) -> Markup:
    """Block elements, each on a line of its own; empty ones left out."""
    return Markup("\n").join(part for part in parts if part)


def classes(*names: str) -> str | None:
    """The value of a class attribute; ``None`` where there is no class."""
    return " ".join(name for name in names if name) or None
