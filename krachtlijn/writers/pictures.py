"""The size of a picture, out of its own first bytes, so that a page keeps its place while it loads."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers of a frame, which holds the size (ITU-T T.81, table B.1)."""


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in CSS pixels of a PNG, JPEG or SVG; ``None`` where the file does not say."""
    content = path.read_bytes()
    if content.startswith(PNG):
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(JPEG):
        return _jpeg(content)
    return _svg(content) if path.suffix.lower() == ".svg" else None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - every marker begins with FF
        length = struct.unpack(">H", content[place + 2 : place + 4])[0]
        if content[place + 1] in FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None


def _svg(content: bytes) -> tuple[int, int] | None:
    """An SVG's own width and height in pixels, else those of its viewBox."""
    root = ET.fromstring(content)  # noqa: S314 - the readers refuse SVGs with entities
    given = [re.fullmatch(r"([\d.]+)(?:px)?", root.get(name, "")) for name in ("width", "height")]
    if all(given):
        return (round(float(given[0][1])), round(float(given[1][1])))  # type: ignore[index]
    box = root.get("viewBox", "").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else None  # noqa: PLR2004
