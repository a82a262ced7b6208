"""What YAML objects to, in words that say what to do.

PyYAML names the grammar rule that failed; authors need to know which character misled it. The tables below go from the
one to the other (PyYAML 6, ``scanner.py`` and ``parser.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.source import Location, Source

_QUOTE = "put quotes around it"
_INDENT = "let keys of one level begin in the same column, with spaces"

NOT_ALLOWED = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no text may hold: control characters, line ends of other systems, halves of characters."""

# What a value cannot begin with, and what YAML takes it for.
_SIGNS = {
    "%": "`%` cannot begin a value",
    "@": "`@` cannot begin a value",
    "`": "a backtick cannot begin a value",
    "*": "`*` at the start of a value is an alias to YAML",
    "&": "`&` at the start of a value is an anchor to YAML",
    "!": "`!` at the start of a value is a tag to YAML",
    ">": "`>` at the start of a value begins a block of lines",
    "|": "`|` at the start of a value begins a block of lines",
    ",": "`,` cannot begin a value",
    "]": "`]` closes no list",
    "}": "`}` closes no mapping",
    "?": "`?` with a space behind it cannot begin a value",
}


def explain(source: Source, fault: Exception, stopped: yaml.Mark) -> Diagnostic:
    """The complaint for an error of PyYAML's; ``stopped`` is where it was reading."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        return _make(
            source.at_offset(stopped.index), "an escape names a character that does not exist", "take the escape out"
        )
    problem = fault.problem or ""
    at = _place(source, fault.problem_mark or stopped)
    context = _place(source, fault.context_mark) if fault.context_mark else at
    for pattern, words in _WORDS:
        if re.search(pattern, f"{fault.context or ''}: {problem}"):
            return words(at, context)
    return _make(at, f"YAML cannot be read here: {problem}", _QUOTE)


def _place(source: Source, mark: yaml.Mark) -> Location:
    """The place of a mark; one behind the last character moves back to it, so that a line can be shown."""
    at = source.at_offset(min(mark.index, len(source.text)))
    last = len(source.text.rstrip())
    return source.at_offset(last) if mark.index > last else at


def _make(at: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Code.YAML_SYNTAX, at, message, hint)


def explain_character(at: Location) -> Diagnostic:
    """The complaint about a character that YAML does not take."""
    message = f"the character U+{ord(_char_at(at)):04X} is not allowed in YAML"
    return _make(at, message, "delete it, or type it anew")


def _char_at(at: Location) -> str:
    return at.source.line(at.line)[at.column - 1 : at.column]


def _before(at: Location) -> str:
    return at.source.line(at.line)[: at.column - 1]


def _sign(at: Location, context: Location) -> Diagnostic:
    """A sign that cannot begin a value, or begins something else than a value."""
    place = context if _char_at(context) in _SIGNS and not _before(at).strip().startswith("%") else at
    sign = _char_at(place)
    if not sign:
        return _make(place, "the file ends where a value is expected", "close what is open: {, [ or a quote")
    if sign == "\t":
        return _make(place, "a tab cannot indent YAML", "replace the tab by spaces")
    return _make(place, _SIGNS.get(sign, f"`{sign}` cannot stand here"), _QUOTE)


def _colon(at: Location, _: Location) -> Diagnostic:
    """``: `` inside a value, or a line that is indented more than the one that it belongs beside."""
    before = _before(at)
    if re.search(r":\s", before.lstrip(" -")):
        return _make(at, "a second `: ` stands in the value", _QUOTE)
    if "\t" in before:
        return _make(
            at.source.at(at.line, before.index("\t") + 1), "a tab cannot indent YAML", "replace the tab by spaces"
        )
    return _make(
        at.source.at(at.line, len(before) - len(before.lstrip()) + 1),
        "this key does not fit what stands above it",
        "let it begin in the column of the keys beside it; a key above it needs `: `, and no value on its own line",
    )


def _no_colon(at: Location, context: Location) -> Diagnostic:
    return _make(
        context,
        "this line is no `key: value`",
        "put `: ` behind the key, or indent the line as part of the value above",
    )


def _unclosed_quote(at: Location, context: Location) -> Diagnostic:
    return _make(
        context, "the quote that opens here is not closed", f"close it with {_char_at(context)} at the end of the value"
    )


def _unclosed_bracket(at: Location, context: Location) -> Diagnostic:
    opening = _char_at(context)
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    hint = f"close it with {closing}, or put quotes around the value if the {opening} is part of the text"
    return _make(context, f"the {opening} that opens here is not closed, or a comma is missing", hint)


def _after_value(at: Location, _: Location) -> Diagnostic:
    """Words behind a closing quote or bracket, or a line that is indented wrongly."""
    before = _before(at).rstrip()
    if before.endswith(("'", '"')):
        hint = "put the whole value between quotes; inside single quotes a ' is typed twice"
        return _make(at, "words stand behind the closing quote", hint)
    if before.endswith(("]", "}")):
        return _make(at, f"words stand behind the closing {before[-1]}", _QUOTE)
    return _make(at, "this line is indented differently from those beside it", _INDENT)


def _dash(at: Location, _: Location) -> Diagnostic:
    return _make(
        at,
        "a list cannot begin on the line of its key",
        "begin the list on the next line, or put quotes around the value",
    )


def _mixed(at: Location, _: Location) -> Diagnostic:
    return _make(at, "items of a list (`- `) and keys cannot stand beside each other", _INDENT)


def _escape(at: Location, _: Location) -> Diagnostic:
    return _make(
        at, "a backslash in double quotes begins an escape, and this is none", "use single quotes, or type \\\\"
    )


def _directive(at: Location, context: Location) -> Diagnostic:
    return _make(context, "a line of YAML cannot begin with `%`", "begin a comment with #")


def _second_document(at: Location, _: Location) -> Diagnostic:
    return _make(at, "text stands behind the end of the document", "delete the line `...` above it")


_WORDS: tuple[tuple[str, Callable[[Location, Location], Diagnostic]], ...] = (
    ("scanning a directive|incompatible YAML|duplicate (YAML|tag)", _directive),
    ("cannot start any token|scanning an (alias|anchor)|scanning a block scalar|(parsing|scanning) a tag", _sign),
    ("mapping keys are not allowed|expected the node content", _sign),
    ("mapping values are not allowed", _colon),
    ("sequence entries are not allowed", _dash),
    ("could not find expected ':'", _no_colon),
    ("quoted scalar: found unexpected (end of stream|document separator)", _unclosed_quote),
    ("flow (sequence|mapping)", _unclosed_bracket),
    ("double-quoted scalar", _escape),
    ("block mapping: expected <block end>, but found '-'", _mixed),
    ("block collection: expected <block end>, but found '\\?'", _mixed),
    ("expected <block end>", _after_value),
    ("expected '<document start>'", _second_document),
)
