"""Citations: ``[zie @a, p. 12; @b]``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from krachtlijn.diagnostics import Code
from krachtlijn.model.blocks import CitationItem, Inlines
from krachtlijn.readers.markdown.context import Scope
from krachtlijn.readers.markdown.rules_inline import CITATION_KEY
from krachtlijn.source import Passage

_SEMICOLON = re.compile(r"\\.|&#?\w+;|;")
_HINT = "type one @key in each part, parts parted by a semicolon"


def read_items(passage: Passage, scope: Scope, read: Callable[[Passage], Inlines]) -> tuple[CitationItem, ...]:
    """The works that the text between the brackets names; ``read`` reads the words around the keys."""
    return tuple(item for part in _parts(passage) if (item := _item(part, scope, read)))


def _parts(passage: Passage) -> Iterator[Passage]:
    start = 0
    for found in _SEMICOLON.finditer(passage.text):
        if found[0] == ";":
            yield passage.cut(start, found.start())
            start = found.end()
    yield passage.cut(start, len(passage.text))


def _item(part: Passage, scope: Scope, read: Callable[[Passage], Inlines]) -> CitationItem | None:
    keys = list(CITATION_KEY.finditer(part.text))
    if not keys:
        place = part.at_offset(len(part.text) - len(part.text.lstrip()))
        scope.complain(Code.CITATION_FORM, place, "this part of a citation names no work", _HINT)
        return None
    for more in keys[1:]:
        message = f"@{more[1]} stands in the same part of the citation as @{keys[0][1]}"
        scope.complain(Code.CITATION_FORM, part.at_offset(more.start()), message, _HINT)
    key = keys[0]
    after = key.end() + len(part.text[key.end() :]) - len(part.text[key.end() :].lstrip(", \n"))
    return CitationItem(
        at=part.at_offset(key.start()),
        key=key[1],
        prefix=read(part.cut(0, key.start())),
        suffix=read(part.cut(after, len(part.text))),
    )
