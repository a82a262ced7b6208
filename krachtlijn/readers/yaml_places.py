"""Where each character of a YAML value stands in its file, however the value was written.

A literal block keeps its lines. Everywhere else lines may be folded into one, and quotes have escapes: there the value
and the file are gone through side by side, and every spot where they part ways is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from krachtlijn.source import Location, Passage

_FOLD = re.compile(r"[ \t]*(?:\n[ \t]*)+")
_JOIN = re.compile(r"\\\n[ \t]*((?:\n[ \t]*)*)")
_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)


def passage_of(at: Location, text: str, end: int, style: str) -> Passage:
    """The value ``text``, which begins at ``at`` and ends at offset ``end`` of its source, with its places."""
    begin = at.offset
    raw = at.source.text[begin:end]
    steps = _block_steps(raw, text) if style in {"|", ">"} else _flow_steps(raw, text, style)
    turns = [(0, begin), *((index, begin + offset) for index, offset in steps)]
    return _passage(at, text, turns)


def _passage(at: Location, text: str, turns: list[tuple[int, int]]) -> Passage:
    """A passage out of the points (index in the text, offset in the source) from which both run on together."""
    starts: list[Location] = []
    places: list[tuple[int, int, Location]] = []
    turn = 0
    line_start = 0
    for number, line in enumerate(text.split("\n")):
        while turn + 1 < len(turns) and turns[turn + 1][0] <= line_start:
            turn += 1
        index, offset = turns[turn]
        starts.append(at.source.at_offset(min(offset + line_start - index, len(at.source.text))))
        while turn + 1 < len(turns) and turns[turn + 1][0] <= line_start + len(line):
            turn += 1
            places.append((number, turns[turn][0] - line_start, at.source.at_offset(turns[turn][1])))
        line_start += len(line) + 1
    return Passage(text, tuple(starts), tuple(places))


def _block_steps(raw: str, text: str) -> Iterator[tuple[int, int]]:
    """Block scalars: each line that is not blank stands in the value as it stands in the file, less its indentation."""
    header, _, body = raw.partition("\n")
    lines = body.split("\n")
    indent = _indent(header, lines)
    offset = len(header) + 1
    index = 0
    for line in lines:
        words = line[indent:]
        if words.strip():
            found = text.find(words, index)
            if found < 0:
                return
            yield found, offset + indent
            index = found + len(words)
        elif index < len(text) and text[index] == "\n":
            yield index + 1, offset + len(line)
            index += 1
        offset += len(line) + 1


def _indent(header: str, lines: list[str]) -> int:
    """The indentation of a block: of its first line with words; a figure in the header is relative, so look again."""
    widths = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    if re.match(r"[|>][-+]?[1-9]", header):
        return min(widths, default=0)
    return widths[0] if widths else 0


def _flow_steps(raw: str, text: str, style: str) -> Iterator[tuple[int, int]]:
    """Plain and quoted scalars: folds of lines, doubled single quotes, escapes."""
    offset = 1 if style else 0
    index = 0
    yield index, offset
    while index < len(text) and offset < len(raw):
        if fold := _FOLD.match(raw, offset):
            breaks = fold.group().count("\n")
            index += 1 if breaks == 1 else breaks - 1
            offset = fold.end()
        elif style == '"' and (join := _JOIN.match(raw, offset)):
            index += join.group(1).count("\n")
            offset = join.end()
        elif style == '"' and (escape := _ESCAPE.match(raw, offset)):
            index += 1
            offset = escape.end()
        elif style == "'" and raw.startswith("''", offset):
            index += 1
            offset += 2
        else:
            index += 1
            offset += 1
            continue
        yield index, offset
