"""Pipe tables, after GitHub's rules, but with nothing lost without a word.

A row with too many cells is a complaint, one with too few is filled up, and a line without a pipe ends the table. A
head with nothing in it is no head. The first column heads the rows, unless it is set right or centred, as figures
are: then its filled cells have the scope ``row``. Empty cells head nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from krachtlijn.diagnostics import Code
from krachtlijn.model import blocks
from krachtlijn.model.blocks import Inlines, Node
from krachtlijn.model.table import Align, Cell, Row, Table
from krachtlijn.model.walk import rewrite
from krachtlijn.readers.markdown.context import Scope
from krachtlijn.source import Location, Passage

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_ALIGNMENTS: dict[tuple[bool, bool], Align] = {(True, True): "center", (True, False): "left", (False, True): "right"}

_SILENT = True

Span = tuple[int, int]


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _has_pipe(text: str) -> bool:
    return "|" in re.sub(r"\\.", "", text)


def table_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule for tables. Pushes one token with the offsets of all cells, and the columns' alignments."""
    rule = start_line + 1
    if rule >= end_line or state.is_code_block(start_line) or state.is_code_block(rule):
        return False
    if state.isEmpty(start_line) or state.sCount[rule] < state.blkIndent:
        return False
    marks = _text(state, rule)
    if "|" not in marks or not _RULE.fullmatch(marks):
        return False
    if silent:
        return True
    line = rule + 1
    rows = [split_row(state, start_line)]
    while line < end_line and _is_row(state, line, end_line):
        rows.append(split_row(state, line))
        line += 1
    token = state.push("table", "", 0)
    token.map = [start_line, line]
    token.meta |= {"rows": rows, "align": [_alignment(state.src[a:b]) for a, b in split_row(state, rule)]}
    state.line = line
    return True


def _is_row(state: StateBlock, line: int, end_line: int) -> bool:
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    if any(rule(state, line, end_line, _SILENT) for rule in state.md.block.ruler.getRules("blockquote")):
        return False
    return _has_pipe(_text(state, line))


def _alignment(mark: str) -> Align:
    return _ALIGNMENTS.get((mark.startswith(":"), mark.endswith(":")), "")


def split_row(state: StateBlock, line: int) -> list[Span]:
    """Where the cells of a row begin and end, without the spaces around them."""
    start = state.bMarks[line] + state.tShift[line]
    text = _text(state, line).rstrip()
    bars = [match.start() for match in re.finditer(r"\\.|\|", text) if match[0] == "|"]
    inner = [bar for bar in bars if 0 < bar < len(text) - 1]
    edges = [-1 if 0 not in bars else 0, *inner, len(text) - 1 if bars and bars[-1] == len(text) - 1 else len(text)]
    return [_trimmed(text, start, left + 1, right) for left, right in pairwise(edges)]


def _trimmed(text: str, start: int, left: int, right: int) -> Span:
    words = text[left:right].strip(" \t")
    left = text.index(words, left) if words else max(left, right)
    return start + left, start + left + len(words)


def read_table(token: Token, passage: Passage, scope: Scope, read: Callable[[Passage], Inlines]) -> Table:
    """The table of a token of :func:`table_block`; ``read`` reads a cell."""
    align: list[Align] = token.meta["align"]

    def row(spans: list[Span], at: Location, *, head: bool) -> Row:
        cells = [_cell(passage.cut(*span), read) for span in _fitting(spans, len(align), passage, scope, head=head)]
        cells += [Cell(at=passage.at_offset(spans[-1][1]), children=()) for _ in range(len(align) - len(cells))]
        return Row(at=at, cells=tuple(_scoped(cells, align, head=head)))

    lines = range(token.map[0], token.map[1]) if token.map else range(0)
    starts = [passage.offset(line) + _indent(passage.lines[line]) for line in lines if line != lines[0] + 1]
    starts[0] = token.meta["at"]
    first, *rest = [
        row(spans, passage.at_offset(min(start, spans[0][0])), head=index == 0)
        for index, (spans, start) in enumerate(zip(token.meta["rows"], starts, strict=True))
    ]
    head = (first,) if any(cell.children for cell in first.cells) else ()
    return Table(at=passage.at_offset(token.meta["at"]), head=head, body=tuple(rest))


def _indent(line: str) -> int:
    """How many characters stand before a row: spaces, and the marks of the quote it stands in."""
    return len(line) - len(line.lstrip(" \t>"))


def _fitting(spans: list[Span], columns: int, passage: Passage, scope: Scope, *, head: bool) -> list[Span]:
    """The cells that have a column; a complaint where there are more, or where a head has fewer."""
    if len(spans) > columns or (head and len(spans) < columns):
        at = passage.at_offset(spans[min(columns, len(spans) - 1)][0])
        what = "head" if head else "row"
        message = f"this {what} has {_cells(len(spans))}, but the line of dashes has {columns}"
        hint = r"a | that is no border is typed as \|" if len(spans) > columns else "give every column its dashes"
        scope.complain(Code.TABLE_CELLS, at, message, hint)
    return spans[:columns]


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _cell(text: Passage, read: Callable[[Passage], Inlines]) -> Cell:
    return Cell(at=text.at_offset(0), children=rewrite(read(text), _without_bar_escapes))


def _without_bar_escapes(node: Node) -> Node:
    r"""A bar in code has to be typed ``\|`` in a table, and is meant without the backslash."""
    return replace(node, text=node.text.replace(r"\|", "|")) if isinstance(node, blocks.Code) else node


def _scoped(cells: list[Cell], align: list[Align], *, head: bool) -> Iterator[Cell]:
    heads_rows = len(align) > 1 and align[0] in ("", "left")
    for column, (cell, side) in enumerate(zip(cells, align, strict=True)):
        scope: Literal["", "col", "row"] = "col" if head else "row" if column == 0 and heads_rows else ""
        yield replace(cell, column=column, align=side, scope=scope if cell.children else "")
