"""Pictures: an ``img`` whose place is kept while it loads."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import element

PIXELS = {"px": 1.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pt": 96 / 72}
"""CSS pixels in each unit that a width may be typed in."""


def picture(file: Path, alt: str, width: str, context: RenderContext) -> Markup:
    """The ``img`` of a file of the paper's folder.

    ``width`` is as typed: a share of the line becomes a class in steps of five (a style attribute would break a strict
    Content-Security-Policy), a length becomes the attributes ``width`` and ``height``.
    """
    size, name = context.sizes.get(file), None
    match = re.fullmatch(r"([\d.]+)\s*(%|[a-z]*)", width.strip())
    if match and match[2] == "%":
        name = f"width-{max(5, min(100, 5 * round(float(match[1]) / 5)))}"
    elif match:
        wide = round(float(match[1]) * PIXELS.get(match[2] or "px", 1.0))
        size = (wide, round(wide * size[1] / size[0])) if size else (wide, 0)
    return element(
        "img",
        src=context.file(file),
        alt=alt,
        class_=name,
        width=size[0] if size else None,
        height=size[1] if size and size[1] else None,
    )
