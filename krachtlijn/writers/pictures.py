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
    """An SVG's own width and height in pixels, else those of its viewBox; None where neither can be read."""
    root = ET.fromstring(content)  # noqa: S314 - the readers refuse SVGs with entities
    own = [root.get(name, "").removesuffix("px") for name in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    sizes = [own, box[2:] if len(box) == 4 else []]  # noqa: PLR2004 - x, y, width, height
    return next(((round(float(size[0])), round(float(size[1]))) for size in sizes if _are_figures(size)), None)


def _are_figures(size: list[str]) -> bool:
    return bool(size) and all(re.fullmatch(r"\d{1,6}(\.\d*)?|\.\d+", text, re.ASCII) for text in size)
