"""Addresses out of words."""

from __future__ import annotations

import re

from krachtlijn.language.collation import folded

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_GAPS = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """The words of ``text`` as an address: plain letters and figures, joined by hyphens; empty where it has none.

    ``Programma's in 2010 (één stand)`` becomes ``programmas-in-2010-een-stand``.
    """
    return _GAPS.sub("-", _APOSTROPHES.sub("", folded(text))).strip("-")


class Names:
    """Names that are taken; hands out free ones."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = set(taken)

    def claim(self, name: str) -> str:
        """``name``, or with a number behind it where it is taken; taken from then on."""
        free, count = name, 1
        while free in self.taken:
            count += 1
            free = f"{name}-{count}"
        self.taken.add(free)
        return free
