"""Edits in finished page streams: marked content that becomes an artifact, and hyphens that become soft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pydyf

_GLYPHS = re.compile(rb"(\[.*<)([0-9a-fA-F]*)([0-9a-fA-F]{4})>([-0-9. ]*)\] TJ", re.DOTALL)


class PageContent:
    """The marked content of one page. Edits are gathered and carried out together by :meth:`write`.

    ``stream`` is WeasyPrint's stream of the page: a list of operators in which marked content begins with a tag, a
    dictionary with the MCID, and ``BDC``.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._artifacts: dict[int, Mapping[str, str]] = {}
        self._soft_hyphens: set[int] = set()

    def take(self, box: Any) -> int | None:
        """The MCID of what ``box`` shows, once; None where it shows nothing."""
        tag = self._stream._tags.pop(box, None)
        return None if tag is None else int(tag["mcid"])

    def left(self) -> list[int]:
        """The MCIDs that nobody took."""
        return [int(tag["mcid"]) for tag in self._stream._tags.values()]

    def make_artifact(self, mcid: int, properties: Mapping[str, str]) -> None:
        """Take marked content out of the reading order (ISO 32000-1, 14.8.2.2)."""
        self._artifacts[mcid] = properties

    def make_hyphen_soft(self, mcid: int) -> None:
        """Say that the last glyph of the content is a hyphen that only the line end asked for."""
        self._soft_hyphens.add(mcid)

    def write(self) -> None:
        """Carry out the edits, from the end of the stream, so that positions hold."""
        items = self._stream.stream
        places = [
            (place, item["MCID"])
            for place, item in enumerate(items)
            if isinstance(item, pydyf.Dictionary) and "MCID" in item
        ]
        for place, mcid in reversed(places):
            if mcid in self._artifacts:
                self._to_artifact(items, place, self._artifacts[mcid])
            elif mcid in self._soft_hyphens:
                _soften(items, place)
        self._stream._tags.clear()

    @staticmethod
    def _to_artifact(items: list[Any], place: int, properties: Mapping[str, str]) -> None:
        items[place - 1] = "/Artifact"
        items[place].clear()
        items[place].update(properties)
        if not properties:
            items[place : place + 2] = [b"BMC"]


def _soften(items: list[Any], place: int) -> None:
    """Put the last glyph of the marked content at ``place`` into a span whose text is U+00AD."""
    end = items.index(b"EMC", place)
    last = max(n for n in range(place, end) if isinstance(items[n], bytes) and items[n].endswith(b"TJ"))
    match = _GLYPHS.fullmatch(items[last])
    if match is None:
        raise ValueError(f"unexpected text operator {items[last][-80:]!r}")
    start, before, glyph, _ = match.groups()
    items[last : last + 1] = [
        start + before + b">] TJ",
        b"/Span <</ActualText <FEFF00AD>>> BDC",
        b"[<" + glyph + b">] TJ",
        b"EMC",
    ]
