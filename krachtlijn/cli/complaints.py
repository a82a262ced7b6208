"""How complaints are printed."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from krachtlijn.cli.arguments import Format
from krachtlijn.diagnostics import Diagnostic, Report


def print_report(report: Report, form: Format) -> None:
    """Print all complaints on standard output, their paths as seen from the current folder."""
    here = Path.cwd()
    for line in FORMATS[form](report, here):
        print(line)


def as_text(complaints: Iterable[Diagnostic], here: Path) -> Iterator[str]:
    """The complaint, its line with a caret under the place, and what to do."""
    for complaint in complaints:
        at = complaint.at
        severity, code = complaint.code.severity.value, complaint.code.slug
        message, hint = complaint.message.translate(_SHOWN), complaint.hint.translate(_SHOWN)
        yield f"{seen_from(at.path, here)}:{at.line}:{at.column}: {severity}: {message} [{code}]"
        line, column = _excerpt(at.source.line(at.line).translate(_SHOWN), at.column)
        if line.strip():
            yield f"    {line}"
            yield f"    {_up_to(line, column)}^"
        yield f"hint: {hint}"


def as_json(complaints: Iterable[Diagnostic], here: Path) -> Iterator[str]:
    """One array of objects."""
    rows = [
        {
            "path": seen_from(complaint.at.path, here),
            "line": complaint.at.line,
            "column": complaint.at.column,
            "severity": complaint.code.severity.value,
            "code": complaint.code.slug,
            "message": complaint.message,
            "hint": complaint.hint,
        }
        for complaint in complaints
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(complaints: Iterable[Diagnostic], here: Path) -> Iterator[str]:
    """Workflow commands of GitHub Actions, which show the complaint beside the line."""
    for complaint in complaints:
        at = complaint.at
        place = f"file={_property(seen_from(at.path, here))},line={at.line},col={at.column}"
        words = _data(f"{complaint.message}\nhint: {complaint.hint}")
        yield f"::{complaint.code.severity.value} {place},title={complaint.code.slug}::{words}"


_LONGEST = 160  # characters of a line that are shown

_COMMANDS = (*range(0x09), *range(0x0A, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = dict.fromkeys(_COMMANDS, "\N{REPLACEMENT CHARACTER}")
"""Signs that command a terminal or turn its text around, as they are shown."""

FORMATS: Mapping[Format, Callable[[Iterable[Diagnostic], Path], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def seen_from(path: Path, here: Path) -> str:
    """The path as one would type it in the folder ``here``."""
    return Path(os.path.relpath(path, here)).as_posix()


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """What is shown of a line, and the column in that: of a paragraph on one line, the words around the place."""
    if len(line) <= _LONGEST:
        return line, column
    start = min(max(column - _LONGEST // 2, 0), len(line) - _LONGEST)
    shown = line[start : start + _LONGEST]
    before, behind = "…" if start else "", "…" if start + _LONGEST < len(line) else ""
    return before + shown + behind, column - start + len(before)


def _up_to(line: str, column: int) -> str:
    """White space as wide as what stands before ``column``; tabs stay tabs, so that both lines are set alike."""
    return "".join(_blank(character) for character in line[: column - 1].ljust(column - 1))


def _blank(character: str) -> str:
    if character == "\t":
        return "\t"
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return ""
    return "  " if unicodedata.east_asian_width(character) in {"F", "W"} else " "


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
