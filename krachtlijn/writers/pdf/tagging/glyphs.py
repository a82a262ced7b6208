"""What the glyphs of the fonts mean in words.

A font may draw a hyphen-minus and a hyphen, a space and a no-break space with one glyph, and the PDF can say only one
meaning for it: WeasyPrint says the one it met first. A reader who searches "e-loket" types the plain characters, so
those are what such glyphs mean here. A hyphen of a line end says of itself that it is soft.
"""

from __future__ import annotations

from typing import Any

import pydyf

_PLAIN = {
    b"<2010>": b"<002d>",  # hyphen
    b"<2011>": b"<002d>",  # non-breaking hyphen
    b"<00a0>": b"<0020>",  # no-break space
    b"<202f>": b"<0020>",  # narrow no-break space
}


def name_glyphs_plainly(pdf: Any) -> None:
    """Give the plain character as the meaning of every glyph that can stand for several (ToUnicode CMaps)."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and b"begincmap" in item.stream:
            item.stream[:] = [_plain(line) for line in item.stream]


def _plain(line: bytes) -> bytes:
    head, space, meaning = line.rpartition(b" ")
    return head + space + _PLAIN.get(meaning, meaning)
