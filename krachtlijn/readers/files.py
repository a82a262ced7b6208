"""Files and folders: what may be read, and its text."""

from __future__ import annotations

import re
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic, MachineError, Report
from krachtlijn.readers.yaml import Tree, compose
from krachtlijn.readers.yaml_faults import NOT_ALLOWED
from krachtlijn.source import Source, whole_file

_BOM = "\ufeff"
_SUFFIXES = (".csv", ".md", ".yaml")
_FURNITURE = re.compile(r"thumbs\.db|desktop\.ini|~\$.*", re.IGNORECASE)
"""What Windows and Office leave in a folder."""


def list_folder(folder: Path, content: Path, report: Report) -> tuple[Path, ...]:
    """What stands in a folder, by name; not what begins with ``_`` or ``.``, or what a system put there itself.

    Nor a link that leads astray, or a folder with the name of a file, which are complaints.

    Raises MachineError where the folder cannot be read.
    """
    try:
        found = sorted(path for path in folder.iterdir() if not _is_left_out(path.name))
        return tuple(path for path in found if _is_sound(path, content, report))
    except OSError as error:
        raise MachineError(f"{folder} cannot be read: {error.strerror}") from error


def _is_left_out(name: str) -> bool:
    return name.startswith(("_", ".")) or _FURNITURE.fullmatch(name) is not None


def _is_sound(path: Path, content: Path, report: Report) -> bool:
    """Whether a path is a file or folder of ``content``, or a link to a file of it."""
    message = ""
    if path.is_symlink():
        if not path.exists():
            message = "this link leads nowhere"
        elif not path.resolve().is_relative_to(content.resolve()):
            message = "this link leads out of the content"
        elif path.is_dir():
            message = "this is a link to a folder, not a folder"
    elif path.is_dir() and path.suffix in _SUFFIXES:
        words, hint = "this is a folder, and has the name of a file", "put a file in its place, or rename it"
        report.add(Diagnostic(Code.FILE_EXPECTED, whole_file(path), words, hint))
        return False
    elif not path.is_dir() and not path.is_file():
        message = "this is no ordinary file"
    if message:
        report.add(Diagnostic(Code.FILE_LINKED, whole_file(path), message, "put a copy in its place, or delete it"))
    return not message


def read_source(path: Path, report: Report) -> Source | None:
    """The text of a file, line ends made one; None, with a complaint, where it is not UTF-8.

    A character that no text may hold is a complaint, and a space from then on. Raises MachineError where the file
    cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error
    try:
        text = _with_line_feeds(content.decode())
    except UnicodeDecodeError as error:
        report.add(_undecodable(path, content, error.start))
        return None
    source = Source(path, text.removeprefix(_BOM))
    found = list(NOT_ALLOWED.finditer(source.text))
    for match in found:
        message = f"the character U+{ord(match.group()):04X} is not allowed in a text"
        report.add(
            Diagnostic(Code.FILE_DECODES, source.at_offset(match.start()), message, "delete it, or type it anew")
        )
    return Source(path, NOT_ALLOWED.sub(" ", source.text)) if found else source


def read_tree(path: Path, report: Report) -> Tree | None:
    """The tree of a YAML file; None, with a complaint, where it cannot be read."""
    source = read_source(path, report)
    return compose(source, report) if source else None


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecodable(path: Path, content: bytes, start: int) -> Diagnostic:
    """The complaint at the first byte that is no UTF-8; the line is shown as Windows would read it."""
    source = Source(path, _with_line_feeds(content.decode("cp1252", errors="replace")).removeprefix(_BOM))
    before = _with_line_feeds(content[:start].decode(errors="replace")).removeprefix(_BOM)
    at = source.at(before.count("\n") + 1, len(before) - before.rfind("\n"))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Diagnostic(Code.FILE_DECODES, at, "this file is UTF-16, not UTF-8", "save it as UTF-8")
    message = f"this file is not UTF-8: the byte 0x{content[start]:02X} stands here"
    return Diagnostic(Code.FILE_DECODES, at, message, "save it as UTF-8; it may be Windows-1252 now")
