"""Every word of the list of abbreviations is marked with its long form, wherever it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from krachtlijn.language.collation import sort_key
from krachtlijn.model.blocks import Abbreviation, Inline, Inlines, Link, Node, Text
from krachtlijn.model.document import Document, LongForm
from krachtlijn.model.walk import rewrite


def mark_abbreviations(document: Document) -> Document:
    """The paper with its abbreviations marked, and with those it uses in order (all, where the paper asks for that).

    A word counts as a whole word only, also before ``'s``, ``-`` and ``s``, and in the case in which it is listed; of
    two that begin alike, the longer one. Addresses and code are left alone.
    """
    known = document.abbreviations
    if not known:
        return document
    pattern = _pattern(known)
    used: set[str] = set()

    def change(node: Node) -> object:
        return _marked(node, pattern, known, used) if isinstance(node, Text) else node

    parts = rewrite(document.parts, change, into=_is_language)
    chosen = document.meta.lists or ()
    if any(choice.name == "abbreviations" and choice.all for choice in chosen):
        used.update(known)
    return replace(document, parts=parts, abbreviations_used=tuple(sorted(used, key=sort_key)))


def _is_language(node: Node) -> bool:
    """Whether a node's words are language: those of an address that is its own link are not."""
    return not (isinstance(node, Link) and _only_text(node.children) in node.href)


def _only_text(inlines: Inlines) -> str:
    return inlines[0].text if len(inlines) == 1 and isinstance(inlines[0], Text) else " "


def _pattern(known: Mapping[str, LongForm]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})(?=s?(?!\w))")


def _marked(node: Text, pattern: re.Pattern[str], known: Mapping[str, LongForm], used: set[str]) -> Inlines | Text:
    pieces = pattern.split(node.text)
    if len(pieces) == 1:
        return node
    out: list[Inline] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            used.add(piece)
            out.append(Abbreviation(at=node.at, text=piece, long=known[piece].long, lang=known[piece].lang))
        elif piece:
            out.append(Text(at=node.at, text=piece))
    return tuple(out)
