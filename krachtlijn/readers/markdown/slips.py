"""Paragraphs that their author meant as something else: CommonMark takes a slip of the finger for words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from krachtlijn.diagnostics import Code
from krachtlijn.readers.markdown.context import Scope
from krachtlijn.readers.markdown.directives import ONE_LINE, WITH_BODY
from krachtlijn.source import Passage

_HEADING = re.compile(r"(#{1,6})(?=[^\W\d_]|[{\[*“\"'‘(])")
_UNDER_OTHERS = re.compile(r"(#{2,6})(?=[^\W\d_])")
_ROW = re.compile(r"\|.*\|[ \t]*")
_DIRECTIVE = re.compile(rf":+[ ]?\{{[a-z]+\}}|::[ ]?(?:{'|'.join(sorted({*ONE_LINE, *WITH_BODY}))})(?!\S)")
_LINK = re.compile(
    r"(?<!\\)\[[^\[\]@^][^\[\]]*\](?P<gap>[ \t]+)\((?:https?://|www\.|mailto:|#)[^()\s]+\)", re.IGNORECASE
)
_WITHOUT_AUTHOR = re.compile(r"(?<!\\)\[(?:[^\[\]@]*\s)?(?P<minus>-)@\w[^\[\]@]*\]")
_OPEN_BRACE = re.compile(r"(?<!\\)\{[ \t]*(?:[#.]\w|(?:id|lang|dir|number)=)[^{}`]*$")


_IN_LINES = (
    (
        _LINK,
        "gap",
        Code.LINK_FORM,
        "a space stands between ] and (, so that this is no link",
        "take out the space; where no link is meant, type \\[ for the first [",
    ),
    (
        _WITHOUT_AUTHOR,
        "minus",
        Code.CITATION_FORM,
        "no work can be cited without its author",
        "take out the -; the name may stand in the sentence too, before the citation",
    ),
)
"""A pattern, the group of it that is wrong, and the complaint."""


def complain_of_slips(paragraph: Passage, scope: Scope) -> None:
    """A complaint for each line of ``paragraph`` that was hardly meant as running text."""
    lines = paragraph.text.split("\n")
    for slips in (_headings, _rows, _directives):
        for number, code, message, hint in slips(lines):
            offset = sum(len(line) + 1 for line in lines[:number])
            scope.complain(code, paragraph.at_offset(offset), message, hint)
    for pattern, sign, code, message, hint in _IN_LINES:
        for found in pattern.finditer(paragraph.text):
            if paragraph.text.count("`", 0, found.start()) % 2 == 0:
                scope.complain(code, paragraph.at_offset(found.start(sign)), message, hint)


def complain_of_open_brace(heading: Passage, scope: Scope) -> None:
    """A complaint where the words of ``heading`` end in attributes that lack their ``}``."""
    if found := _OPEN_BRACE.search(heading.text):
        hint = "put } at the end; a { that is meant as such is typed as \\{"
        scope.complain(Code.ATTRIBUTE_FORM, heading.at_offset(found.start()), f"`{found[0]}` is not closed", hint)


Slips = Iterator[tuple[int, Code, str, str]]


def _headings(lines: list[str]) -> Slips:
    """``##Title``: a heading has a space behind its hashes."""
    for number, line in enumerate(lines):
        if found := (_UNDER_OTHERS if number else _HEADING).match(line):
            hashes = found[1]
            hint = f"put a space behind {hashes}; a # that is meant as such is typed as \\#"
            yield number, Code.HEADING_HASH, f"no space stands behind {hashes}, so that this is no heading", hint


def _rows(lines: list[str]) -> Slips:
    """Rows of a table without the line of dashes below the first, or with one that has other cells."""
    if len(lines) > 1 and all(_ROW.fullmatch(line) for line in lines[:2]):
        hint = "put a line such as | --- | --- | below the first row, with as many cells as that has"
        yield 0, Code.TABLE_CELLS, "these rows make no table: its line of dashes is missing or has other cells", hint


def _directives(lines: list[str]) -> Slips:
    """``:{table} groei``, ``::table groei``: a directive with too few colons, a space behind them, or no braces."""
    for number, line in enumerate(lines):
        if found := _DIRECTIVE.match(line):
            hint = "type ::{name} for one without a body, :::{name} for one with a body"
            yield number, Code.DIRECTIVE_FORM, f"`{found[0]}` opens no directive", hint
