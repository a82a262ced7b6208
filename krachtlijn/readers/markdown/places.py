"""From the text that markdown-it hands to its inline parser back to the characters of the file."""

from __future__ import annotations

from markdown_it.token import Token

from krachtlijn.source import Passage


def inline_passage(token: Token, passage: Passage) -> Passage:
    """The lines of ``token``, an inline token of a paragraph or term, without what its containers put before them.

    Each of its lines is the end of a line of the passage, but for spaces. Lines of nothing but exotic spaces may be
    missing at its beginning.
    """
    first = token.map[0] if token.map else 0
    lines = [text.lstrip(" \t") for text in token.content.split("\n")]
    while not all(text in line for text, line in zip(lines, passage.lines[first:], strict=False)):
        first += 1
    return Passage.join([_end_of_line(passage, first + number, text) for number, text in enumerate(lines)])


def _end_of_line(passage: Passage, number: int, text: str) -> Passage:
    start = passage.offset(number, passage.lines[number].rfind(text))
    return passage.cut(start, start + len(text))


def heading_passage(token: Token, at: int, passage: Passage) -> Passage:
    """The words of ``token``, the inline token of a heading whose first ``#`` is at offset ``at``."""
    hashes = len(passage.text) - at - len(passage.text[at:].lstrip("#"))
    start = passage.text.index(token.content, at + hashes)
    return passage.cut(start, start + len(token.content))
