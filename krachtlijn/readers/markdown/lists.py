"""Lists, after CommonMark, with the ordered kinds of Flemish papers: ``1.``, ``1)``, ``1°``, ``a)``, ``(1)``, ``(a)``.

Markers may be combined (``1 en 2°``). A list of ``1.`` or ``1)`` counts on from its first number, as in CommonMark;
all other markers print as they are typed. Only ``1.``, ``1)`` and bullets may follow a line of text without a blank
line; the other kinds may where that line ends in a colon, since in running text a line may well begin with "1° van
het decreet".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

_LETTERS = r"(?:[a-z]|[ivx]{2,5})"
_JOIN = r"(?:,[ ]|[ ](?:en|et|and|of|ou|or|tot|tot en met|à|to)[ ])"


def _kind(body: str, opening: str, closing: str) -> re.Pattern[str]:
    """The pattern of a kind of marker: one of them, or several combined, of which all but the last may be bare."""
    bare = f"{body}(?:{closing})?"
    earlier = f"(?:{opening})?{bare}" if opening else bare
    return re.compile(rf"(?:{earlier}{_JOIN}){{0,9}}{opening}{body}{closing}(?=[ \t]|$)")


_KINDS = {
    "1.": _kind(r"\d{1,9}", "", r"\."),
    "1)": _kind(r"\d{1,9}", "", r"\)"),
    "1°": _kind(r"\d{1,9}", "", r"[°º]"),
    "a)": _kind(_LETTERS, "", r"\)"),
    "(1)": _kind(r"\d{1,9}", r"\(", r"\)"),
    "(a)": _kind(_LETTERS, r"\(", r"\)"),
}
_BULLET = re.compile(r"([-+*])(?=[ \t]|$)")
_SILENT = True
_COUNTING = ("1.", "1)")


@dataclass(frozen=True)
class Marker:
    """What an item begins with: the offset behind it, its kind, and, in an ordered list, the label as typed."""

    end: int
    kind: str
    label: str = ""

    @property
    def counts(self) -> bool:
        """Whether its list counts by itself."""
        return self.kind in _COUNTING

    def print_label(self, before: str) -> str:
        """The label to print after an item with the label ``before``; none for a bullet."""
        if not before or not self.counts or not self.label[:-1].isdigit():
            return self.label
        return f"{int(re.findall(r'[0-9]+', before)[-1]) + 1}{self.label[-1]}"


def _marker_at(state: StateBlock, line: int) -> Marker | None:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    text = state.src[start:end]
    if bullet := _BULLET.match(text):
        return Marker(start + 1, bullet[1])
    for kind, pattern in _KINDS.items():
        if found := pattern.match(text):
            return Marker(start + found.end(), kind, found[0])
    return None


def _may_interrupt(state: StateBlock, line: int, marker: Marker) -> bool:
    """Whether a list may begin on ``line``, right after a line of text."""
    if state.skipSpaces(marker.end) >= state.eMarks[line]:
        return False
    if not marker.label or (marker.counts and marker.label[:-1] == "1"):
        return True
    before = state.src[state.bMarks[line - 1] : state.eMarks[line - 1]]
    return before.rstrip().endswith(":") and marker.label.strip("().°º") in ("1", "a", "i")


def _open_kinds(state: StateBlock) -> Iterator[str]:
    """The kinds of the lists that are open, from the innermost out."""
    closed = 0
    for token in reversed(state.tokens):
        if token.type == "list_close":
            closed += 1
        elif token.type == "list_open":
            if not closed:
                yield token.meta["kind"]
            closed = max(closed - 1, 0)


def list_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The block rule for lists. Pushes ``list_open``, ``list_item_open`` with its label, and their ends."""
    if state.is_code_block(start_line):
        return False
    indent = state.sCount[start_line]
    if 0 <= state.listIndent <= indent - 4 and indent < state.blkIndent:
        return False  # too deep for an item, too shallow for what it holds: it continues a paragraph
    marker = _marker_at(state, start_line)
    if marker is None:
        return False
    in_paragraph = silent and state.parentType == "paragraph"
    is_next_item = indent < state.blkIndent and (not marker.label or marker.counts or marker.kind in _open_kinds(state))
    if in_paragraph and not is_next_item and not _may_interrupt(state, start_line, marker):
        return False
    if not silent:
        _read_list(state, start_line, end_line, marker)
    return True


def _read_list(state: StateBlock, start_line: int, end_line: int, first: Marker) -> None:
    opening = state.push("list_open", "", 1)
    opening.map = lines = [start_line, 0]
    opening.meta["kind"] = first.kind
    parent_type, state.parentType = state.parentType, "list"
    tight, gap, line, label = True, False, start_line, ""
    marker: Marker | None = first
    while marker:
        label = marker.print_label(label)
        item_tight = _read_item(state, line, end_line, marker, label)
        tight = tight and item_tight and not gap
        gap = state.line - line > 1 and state.isEmpty(state.line - 1)
        line = state.line
        marker = _next_marker(state, line, end_line, first.kind)
    opening.meta |= {"tight": tight, "ordered": bool(first.label)}
    state.push("list_close", "", -1)
    lines[1] = state.line = line
    state.parentType = parent_type


def _read_item(state: StateBlock, line: int, end_line: int, marker: Marker, label: str) -> bool:
    """Reads one item; gives back whether it has no blank lines between its blocks."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    width = state.sCount[line] + marker.end - start
    offset, content = width, marker.end
    while content < end and state.src[content] in " \t":
        offset += 4 - (offset + state.bsCount[line]) % 4 if state.src[content] == "\t" else 1
        content += 1
    space = offset - width
    opening = state.push("list_item_open", "", 1)
    opening.map = lines = [line, 0]
    opening.meta["label"] = label
    kept = state.tight, state.tShift[line], state.sCount[line], state.listIndent
    state.listIndent = state.blkIndent
    state.blkIndent = width + (1 if content >= end or space > 4 else space)  # noqa: PLR2004 - CommonMark's number
    state.tight, state.tShift[line], state.sCount[line] = True, content - state.bMarks[line], offset
    if content >= end and state.isEmpty(line + 1):
        state.line = min(line + 2, end_line)
    else:
        state.md.block.tokenize(state, line, end_line)
    tight = state.tight
    state.blkIndent = state.listIndent
    state.tight, state.tShift[line], state.sCount[line], state.listIndent = kept
    lines[1] = state.line
    state.push("list_item_close", "", -1)
    return tight


def _next_marker(state: StateBlock, line: int, end_line: int, kind: str) -> Marker | None:
    """The marker of the list's next item, where ``line`` begins one."""
    if line >= end_line or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    if any(rule(state, line, end_line, _SILENT) for rule in state.md.block.ruler.getRules("list")):
        return None
    marker = _marker_at(state, line)
    return marker if marker and marker.kind == kind else None
