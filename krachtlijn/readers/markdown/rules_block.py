"""Block rules of our own: lines of attributes, directives, definitions of footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote.index import footnote_def

from krachtlijn.readers.markdown.attributes import ATTRIBUTES

_OPENS = re.compile(r"(?P<colons>:{2,})\{(?P<name>[^{}]*)\}(?P<argument>.*)")
_COLONS = re.compile(r":{3,}")
_OPTION = re.compile(r":(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?[ \t]*")
_CODE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_LONG = 3

_INTERRUPTS = ("paragraph", "reference", "blockquote", "list", "footnote_def")


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def attributes(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A line of attributes, for the block that follows."""
    if state.is_code_block(start_line) or not ATTRIBUTES.fullmatch(_text(state, start_line).rstrip()):
        return False
    if not silent:
        state.line = start_line + 1
        token = state.push("attributes", "", 0)
        token.map = [start_line, state.line]
        token.content = _text(state, start_line).rstrip()
    return True


def footnote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``[^label]: text``, with what is indented below it."""
    first = len(state.tokens)
    found = footnote_def(state, start_line, end_line, silent)
    if found and not silent:
        state.tokens[first].map = [start_line, state.line]
    return bool(found)


def directive(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``::{name} argument``, ``:::{name} argument`` … ``:::``, or a line of colons that belongs to nothing."""
    text = _text(state, start_line)
    opening = _OPENS.match(text)
    if state.is_code_block(start_line) or not (opening or _COLONS.match(text)):
        return False
    if not silent and opening is None:
        state.line = start_line + 1
        state.push("stray", "", 0).map = [start_line, state.line]
    elif not silent and opening:
        _read_directive(state, start_line, end_line, opening)
    return True


def _read_directive(state: StateBlock, start_line: int, end_line: int, opening: re.Match[str]) -> None:
    token = state.push("directive_open", "", 1)
    token.map = lines = [start_line, 0]
    start = state.bMarks[start_line] + state.tShift[start_line]
    width = len(opening["colons"])
    token.meta |= {"name": opening["name"].strip(), "colons": width, "options": [], "inside": []}
    token.meta["argument"] = _trimmed(state.src, start + opening.start("argument"), start + opening.end("argument"))
    state.line = start_line + 1
    if width >= _LONG:
        end, token.meta["closed"], token.meta["inside"] = _find_end(state, start_line + 1, end_line, width)
        token.meta["body"] = body = _read_options(state, start_line + 1, end, token.meta["options"])
        kept = state.lineMax, state.parentType
        state.lineMax, state.parentType = end, "directive"
        state.md.block.tokenize(state, body, end)
        state.lineMax, state.parentType = kept
        state.line = end + token.meta["closed"]
    lines[1] = state.line
    state.push("directive_close", "", -1)


def _trimmed(src: str, start: int, end: int) -> tuple[int, int]:
    words = src[start:end].strip(" \t")
    start = src.index(words, start) if words else end
    return start, start + len(words)


def _find_end(state: StateBlock, line: int, end_line: int, width: int) -> tuple[int, bool, list[int]]:
    """Where a directive's body ends, and whether a line of colons closes it there.

    Also the offsets of the directives inside it that have as many colons; one that is not closed ends before these.
    """
    open_widths = [width]
    inside: list[int] = []
    code = ""
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = _text(state, line)
        if code:
            code = "" if text.startswith(code) and not text.strip(code[0] + " \t") else code
        elif fence := _CODE.match(text):
            code = fence[0]
        elif colons := _COLONS.match(text):
            count = len(colons[0])
            if _OPENS.match(text):
                inside += [line] if len(open_widths) == 1 and count >= width else []
                open_widths.append(count)
            elif not text.strip(": \t"):
                _close(open_widths, count)
                if not open_widths:
                    return line, True, [state.bMarks[at] + state.tShift[at] for at in inside]
        line += 1
    return (inside[0] if inside else line), False, []


def _close(open_widths: list[int], count: int) -> None:
    """Takes off what a line of ``count`` colons closes: the innermost of that width, else the innermost narrower."""
    narrower = [index for index, width in enumerate(open_widths) if width <= count]
    same = [index for index in narrower if open_widths[index] == count]
    if narrower:
        del open_widths[(same or narrower)[-1] :]


def _read_options(state: StateBlock, line: int, end: int, options: list[tuple[str, int, tuple[int, int]]]) -> int:
    """Reads ``:key: value`` lines, a value running on over indented lines; gives back the line after them."""
    while line < end and (option := _OPTION.fullmatch(_text(state, line))):
        start = state.bMarks[line] + state.tShift[line]
        value = start + (option.start("value") if option["value"] is not None else len(option[0]))
        indent = state.sCount[line] + 2
        line += 1
        while line < end and not state.isEmpty(line) and state.sCount[line] >= indent:
            line += 1
        options.append((option["name"], start, _trimmed(state.src, value, state.eMarks[line - 1])))
    return line


RULES: tuple[tuple[str, Callable[[StateBlock, int, int, bool], bool], tuple[str, ...]], ...] = (
    ("attributes", attributes, ("paragraph", "reference", "blockquote", "list")),
    ("footnote_def", footnote, ("paragraph", "reference")),
    ("directive", directive, _INTERRUPTS),
)
"""Name, rule, and what the rule may interrupt; in the order in which they are tried, before CommonMark's own."""
