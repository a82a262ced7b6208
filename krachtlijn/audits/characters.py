"""Characters in print: those that the paper's own fonts lack are drawn with whatever the machine has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Abbreviation, Text
from krachtlijn.model.blocks import Code as CodeText
from krachtlijn.model.document import Document
from krachtlijn.model.print import PrintFacts
from krachtlijn.model.walk import walk
from krachtlijn.source import Location

HINT = "use another sign; on another machine this one may look different or be missing"


def own_fonts_suffice(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    """Every character is drawn with a font of ``styles/fonts``."""
    for font in facts.stray_fonts:
        for character in font.characters.strip():
            name = f"{character!r} (U+{ord(character):04X}, {unicodedata.name(character, 'nameless').lower()})"
            message = f"{name} is not in the fonts of the PDF, and was drawn with {font.family}"
            yield Diagnostic(Code.PRINT_CHARACTERS, place_of(document, character), message, HINT)


def place_of(document: Document, character: str) -> Location:
    """Where an author typed a character first; the paper as a whole where it was not typed."""
    for node in walk((document.meta, document.parts)):
        if isinstance(node, Text | CodeText | Abbreviation) and character in node.text:
            return node.at
    return document.at
