"""Whether an SVG can be published: well formed, with nothing that acts or that comes from elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.source import Location, Source

_ACTING = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"})
_INLINE_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]*)|@import\b|image-set\(", re.IGNORECASE)
_FOUR_FIGURES = re.compile(r"\s*([-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,2})?(\s*,\s*|\s+|$)){4}", re.IGNORECASE | re.ASCII)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})?\s?")
_WITHOUT = "export the picture as plain SVG, without it"
_AGAIN = "open the picture in a drawing program and export it again, as plain SVG"


class _Inspector:
    """Listens to the parser, and notes what may not be there with its place."""

    def __init__(self, file: Path, data: bytes) -> None:
        text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        self.source, self.data = Source(file, text), data
        self.found: list[Diagnostic] = []
        self.root = ""
        self.style: list[str] = []
        self.style_at: Location | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = lambda *_: self.note("it declares an entity")
        self.parser.ProcessingInstructionHandler = self.instruction

    def at(self) -> Location:
        index = max(self.parser.CurrentByteIndex, 0)
        start = self.data.rfind(b"\n", 0, index) + 1
        column = len(self.data[start:index].decode("utf-8", "replace")) + 1
        return self.source.at(self.parser.CurrentLineNumber, column)

    def note(self, what: str, at: Location | None = None, hint: str = _WITHOUT) -> None:
        self.found.append(Diagnostic(Code.SVG_SAFE, at or self.at(), f"this SVG cannot be published: {what}", hint))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        self.root = self.root or local
        if local == "style":
            self.style, self.style_at = [], self.at()
        if local in _ACTING:
            self.note(f"it holds <{name}>")
        for key, value in attributes.items():
            self.attribute(key, key.rpartition(":")[2].lower(), value)

    def attribute(self, key: str, local: str, value: str) -> None:
        if local.startswith("on"):
            self.note(f"it acts on an event ({key})")
        elif (local in ("href", "src") and not _is_inner(value)) or key.lower() == "xml:base":
            self.note(f"it refers to {value[:60]}")
        elif local == "attributename" and value.rpartition(":")[2].lower() == "href":
            self.note("it changes where a link goes")
        elif local == "viewbox" and not _FOUR_FIGURES.fullmatch(value):
            self.note("its viewBox is not four figures", hint=_AGAIN)
        else:
            self.styles(value)

    def styles(self, text: str, at: Location | None = None) -> None:
        for url in _URL.finditer(_ESCAPE.sub(_unescaped, text)):
            if not url[1] or not _is_inner(url[1]):
                self.note(f"it refers to {(url[1] or url[0])[:60]}", at)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2].lower() == "style":
            self.styles("".join(self.style), self.style_at)
            self.style_at = None

    def characters(self, text: str) -> None:
        if self.style_at:
            self.style.append(text)

    def instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self.note("it refers to a stylesheet")


def _unescaped(escape: re.Match[str]) -> str:
    """The character that an escape of CSS stands for."""
    code = int(escape[1] or "0", 16)
    return chr(code) if 0 < code < sys.maxunicode else ""


def _is_inner(address: str) -> bool:
    address = address.strip()
    return not address or address.startswith("#") or _INLINE_PICTURE.match(address) is not None


def unsafe_parts(file: Path) -> Iterator[Diagnostic]:
    """A complaint, in the SVG itself, on each thing that keeps it from being published.

    Raises OSError where the file cannot be read.
    """
    data = file.read_bytes()
    inspector = _Inspector(file, data)
    try:
        inspector.parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "it is not well formed")
        inspector.note(f"{reason} in its XML", hint=_AGAIN)
    else:
        if inspector.root != "svg":
            inspector.note("it is another kind of XML", hint=_AGAIN)
    yield from inspector.found
