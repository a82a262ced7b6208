"""Comments that take whole lines: they are gone before anything else is read.

So a comment between two items does not split a list, nor one inside a paragraph the paragraph. Comments inside a
line are left to the inline rules; those in code are no comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from krachtlijn.source import Passage

_LINE = re.compile(r" {0,3}%")
_OPENS = re.compile(r"[ \t]*<!--")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)°]|[a-z]\))[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")
_BLANK = {ord(character): " " for character in "\r\v\f"} | {0: "\N{REPLACEMENT CHARACTER}"}


def without_comments(passage: Passage) -> Passage:
    """``passage`` without the lines that are comments: ``% …``, and ``<!-- … -->`` with nothing before or after."""
    plain = Passage(passage.text.translate(_BLANK), passage.starts, passage.turns)
    kept = [plain.cut(start := plain.offset(line), start + len(plain.lines[line])) for line in _kept(plain.lines)]
    if len(kept) == len(plain.lines):
        return plain
    return Passage.join(kept) if kept else plain.cut(0, 0)


def _kept(lines: tuple[str, ...]) -> Iterator[int]:
    """The numbers (from 0) of the lines that stay."""
    fence = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        if fence:
            fence = "" if _closes(line, fence) else fence
        elif opened := _FENCE.match(line):
            fence = opened[1]
        elif _LINE.match(line):
            number += 1
            continue
        elif _OPENS.match(line) and (end := _comment_end(lines, number)):
            number = end
            continue
        yield number
        number += 1


def _closes(line: str, fence: str) -> bool:
    mark = line.lstrip(" \t>").rstrip()
    return len(mark) >= len(fence) and not mark.strip(fence[0])


def _comment_end(lines: tuple[str, ...], number: int) -> int:
    """The number of the line after the comment that begins on line ``number``; 0 where it is none of whole lines."""
    rest = lines[number].split("<!--", 1)[1]
    while "-->" not in rest:
        number += 1
        if number == len(lines):
            return 0
        rest = lines[number]
    return 0 if rest.split("-->", 1)[1].strip() else number + 1
