"""From the text that markdown-it hands to its inline parser back to the characters of the file."""

from __future__ import annotations

from markdown_it.token import Token

from krachtlijn.source import Passage


def inline_passage(token: Token, passage: Passage) -> Passage:
    """The lines of ``token``, an inline token of a paragraph or term, without what its containers put before them.

    Each of its lines is the end of a line of the passage, but for spaces.
    """
    first = token.map[0] if token.map else 0
    return Passage.join([_line(passage, first + number, text) for number, text in enumerate(token.content.split("\n"))])


def _line(passage: Passage, number: int, text: str) -> Passage:
    text = text.lstrip(" \t")
    start = passage.offset(number, max(passage.lines[number].rfind(text), 0))
    return passage.cut(start, start + len(text))


def heading_passage(token: Token, at: int, passage: Passage) -> Passage:
    """The words of ``token``, the inline token of a heading whose first ``#`` is at offset ``at``."""
    hashes = len(passage.text) - at - len(passage.text[at:].lstrip("#"))
    start = passage.text.index(token.content, at + hashes)
    return passage.cut(start, start + len(token.content))
