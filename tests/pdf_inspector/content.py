"""What the pages of a PDF show: the text of each run of marked content, the artifacts, and what is neither."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = frozenset(["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"])
SHOWING = frozenset(["Tj", "TJ", "'", '"'])


@dataclass
class PageText:
    """One page: text by MCID, how often each kind of artifact occurs, and what is wrong."""

    texts: dict[int, str] = field(default_factory=dict)
    artifacts: Counter[str] = field(default_factory=Counter)
    bare: int = 0
    missing_fonts: list[str] = field(default_factory=list)


@dataclass
class _Mark:
    tag: str
    mcid: int | None
    replacement: str | None


@dataclass
class _Font:
    """A font's map from codes to text, and how many bytes a code has."""

    to_text: dict[int, str]
    width: int

    def decode(self, data: bytes) -> str:
        codes = (data[n : n + self.width] for n in range(0, len(data), self.width))
        return "".join(self.to_text.get(int.from_bytes(code, "big"), "\ufffd") for code in codes)


def read_page(page: pikepdf.Page) -> PageText:
    """The marked content of a page."""
    fonts = {str(name): _font(font) for name, font in page.resources.get("/Font", {}).items()}
    result, marks, font = PageText(), [], None
    for step in pikepdf.parse_content_stream(page):
        operands, name = list(step.operands), str(step.operator)
        if name in ("BDC", "BMC"):
            marks.append(_begin(name, operands, result))
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            font = fonts.get(str(operands[0]))
            if font is None:
                result.missing_fonts.append(str(operands[0]))
        elif name in PAINTING:
            if not any(mark.tag == "/Artifact" or mark.mcid is not None for mark in marks):
                result.bare += 1
            if name in SHOWING and font is not None:
                _show(font, operands, marks, result)
    return result


def _begin(operator: str, operands: list[Any], result: PageText) -> _Mark:
    mark = _Mark(str(operands[0]), None, None)
    properties: Any = operands[1] if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
    if "/MCID" in properties:
        mark.mcid = int(properties["/MCID"])
        result.texts.setdefault(mark.mcid, "")
    elif mark.tag == "/Artifact":
        result.artifacts[" ".join(["/Artifact", *(str(value) for _, value in sorted(properties.items()))])] += 1
    if "/ActualText" in properties:
        mark.replacement = str(properties["/ActualText"])
    return mark


def _show(font: _Font, operands: list[Any], marks: list[_Mark], result: PageText) -> None:
    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[-1]]
    text = font.decode(b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String)))
    for mark in reversed(marks):
        if mark.replacement is not None:
            text = mark.replacement
        if mark.mcid is not None:
            result.texts[mark.mcid] += text
            return


def _font(font: Any) -> _Font:
    stream = font.get("/ToUnicode")
    table = _unicode_map(stream.read_bytes().decode("latin1")) if stream is not None else {}
    return _Font(table, 2 if font.get("/Subtype") == pikepdf.Name.Type0 else 1)


def _unicode_map(cmap: str) -> dict[int, str]:
    """Codes to text, from a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, value in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            table[int(code, 16)] = _utf16(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, value in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            for n in range(int(high, 16) - int(low, 16) + 1):
                table[int(low, 16) + n] = _utf16(f"{int(value, 16) + n:0{len(value)}x}")
    return table


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
