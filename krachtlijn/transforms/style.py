"""The citation style, looked over before it is put to work: the processor takes any XML, and fails on a work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from citeproc import SCHEMA_PATH
from lxml import etree

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.source import Source

_CSL = {"csl": "http://purl.org/net/xbiblio/csl"}
_PLACE = re.compile(r", line \d+, column \d+$")
_HINT = "correct it, or put back the style that came with the project; https://validator.citationstyles.org checks one"


def style_faults(path: Path) -> Iterator[Diagnostic]:
    """What keeps a citation style from being used, at its line; nothing for a sound one."""
    source = Source(path, path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "")
    for line, message in _faults(path):
        text = source.line(line)
        at = source.at(line, len(text) - len(text.lstrip()) + 1)
        yield Diagnostic(Code.STYLE_VALID, at, f"the citation style cannot be used: {message}", _HINT)


def _faults(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the words of each fault."""
    if not path.is_file():
        yield 1, "there is no such file"
        return
    try:
        style = etree.parse(path, etree.XMLParser(no_network=True))
    except etree.XMLSyntaxError as error:
        yield max(1, error.lineno or 1), _PLACE.sub("", error.msg or "it is no XML")
        return
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    if not schema.validate(style):
        first = schema.error_log[0]
        yield max(1, first.line), first.message
    elif style.find("csl:citation", _CSL) is None:
        yield 1, "it has no <citation>, and is only a name for another style"
    macros = {macro.get("name"): macro for macro in style.iterfind("csl:macro", _CSL)}
    for node in style.iterfind(".//*[@macro]"):
        if node.get("macro") not in macros:
            yield node.sourceline, f"there is no macro {node.get('macro')}"
    for name, macro in macros.items():
        if name in _called(name, macros):
            yield macro.sourceline, f"the macro {name} calls itself"


def _called(name: str, macros: dict[str, etree._Element]) -> set[str]:
    """The macros that a macro calls, directly or through others."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        macro = macros.get(ahead.pop())
        called = {node.get("macro") for node in macro.iterfind(".//*[@macro]")} if macro is not None else set()
        ahead.extend(called - found)
        found |= called
    return found
