"""Several things in one sentence: "a, b en c"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from krachtlijn.model.metadata import Language

_CONJUNCTIONS: Mapping[Language, str] = {"nl": " en ", "fr": " et ", "en": " and "}


def joints(count: int, lang: Language) -> tuple[str, ...]:
    """What stands between ``count`` things: commas, and the language's "en" before the last; no serial comma."""
    return (*([", "] * (count - 2)), _CONJUNCTIONS[lang]) if count > 1 else ()


def join_list(items: Sequence[str], lang: Language) -> str:
    """``items`` as an enumeration in a sentence: ``a``, ``a en b``, ``a, b en c``; no items, no words."""
    between = joints(len(items), lang)
    return "".join(item + joint for item, joint in zip(items, (*between, ""), strict=True)) if items else ""
