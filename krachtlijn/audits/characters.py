"""Characters in print: one that the paper's own fonts lack is an empty box, and the PDF is not valid."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Abbreviation, Figure, Image, Text
from krachtlijn.model.blocks import Code as CodeText
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import Document
from krachtlijn.model.print import PrintFacts
from krachtlijn.model.walk import walk
from krachtlijn.source import Location, Source

_LETTERS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LEFTWARDS = re.compile(rf"<text\b(?:(?!</text>)[^{_LETTERS}])*[{_LETTERS}]")
"""The beginning of a text of a drawing, up to its first Hebrew or Arabic letter."""

HINT = "use another sign, or write it in words; in a picture, turn the letters into paths"


def not_in_fonts(document: Document, character: str) -> Diagnostic:
    """The complaint that no font of ``styles/fonts`` has ``character``."""
    name = f"{character!r} (U+{ord(character):04X}, {unicodedata.name(character, 'nameless').lower()})"
    message = f"{name} is not in the fonts of the PDF, which shows an empty box"
    return Diagnostic(Code.PRINT_CHARACTERS, place_of(document, character), message, HINT)


def drawn_words_run_rightwards(document: Document, _facts: PrintFacts) -> Iterator[Diagnostic]:
    """No drawing holds Hebrew or Arabic words: the layout engine draws them sign by sign from left to right."""
    message = "words in a drawing that run from right to left stand in reverse in the PDF"
    for at in dict.fromkeys(_drawn_leftwards(document)):
        yield Diagnostic(Code.PRINT_CHARACTERS, at, message, "turn these letters into paths")


def _drawn_leftwards(document: Document) -> Iterator[Location]:
    for node in walk(document.parts):
        match node:
            case Chart() if any(_LEFTWARDS.search(drawing.svg) for drawing in node.drawings):
                yield node.at
            case Figure() | Image() if node.file.suffix.lower() == ".svg":
                drawing = _drawing(document.folder / node.file)
                if found := _LEFTWARDS.search(drawing.text):
                    yield drawing.at_offset(found.end() - 1)


def place_of(document: Document, character: str) -> Location:
    """Where an author typed a character first; where it is shown, if it was not typed as such."""
    shown = list(_shown(document, character))
    typed = ((at.source, at.source.text.find(character, at.offset)) for at in shown)
    return next((source.at_offset(offset) for source, offset in typed if offset >= 0), shown[0])


def _shown(document: Document, character: str) -> Iterator[Location]:
    """What holds a character: words, charts, and drawings that stand in a file of their own."""
    for node in walk((document.meta, document.parts)):
        match node:
            case Text() | CodeText() | Abbreviation() if character in node.text:
                yield node.at
            case Chart() if any(character in drawing.svg for drawing in node.drawings):
                yield node.at
            case Figure() | Image() if node.file.suffix.lower() == ".svg":
                drawing = _drawing(document.folder / node.file)
                if character in drawing.text:
                    yield drawing.at(1)
    yield document.at


def _drawing(path: Path) -> Source:
    return Source(path, path.read_text(encoding="utf-8", errors="replace"))
