"""anchors.lock: the addresses of a paper as they are now, with those that were given up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from krachtlijn.model.document import Document
from krachtlijn.model.locks import Anchor

HEAD = (
    "# The published addresses of this paper, in reading order: what stands there, and a fingerprint of its words.\n"
    "# Made by `python build.py anchors`. Keep it with the sources, and change it by that command alone.\n"
)


@dataclass(frozen=True, kw_only=True)
class Lock:
    """The lock of a paper as it is to be: its file, its text, and what it changes, a line each."""

    path: Path
    text: str
    changes: tuple[str, ...]


def lock_of(paper: Document, today: date) -> Lock:
    """The lock of a paper in its present state; an address that is lost is given up from ``today`` on."""
    old = paper.anchors.locked or ()
    current = {anchor.id: anchor for anchor in paper.anchors.current}
    lines = tuple(_merged(old, current, paper.anchors.moved, today))
    return Lock(
        path=paper.folder / "anchors.lock",
        text=HEAD + "".join(_lines(lines)),
        changes=tuple(_changes({anchor.id: anchor for anchor in old}, lines)),
    )


def _merged(
    old: tuple[Anchor, ...], current: dict[str, Anchor], moved: Mapping[str, str], today: date
) -> Iterator[Anchor]:
    """What is there in reading order; what is not, behind what stood before it."""
    behind: defaultdict[str, list[Anchor]] = defaultdict(list)
    last = ""
    for anchor in old:
        if anchor.id in current:
            last = anchor.id
        elif anchor.id in moved:
            behind[last].append(replace(anchor, moved=moved[anchor.id], deleted=None))
        elif anchor.moved:
            behind[last].append(anchor)
        else:
            behind[last].append(replace(anchor, deleted=anchor.deleted or today))
    yield from behind[""]
    for anchor in current.values():
        yield anchor
        yield from behind[anchor.id]


def _lines(anchors: tuple[Anchor, ...]) -> Iterator[str]:
    """A line each, with an empty one before each heading."""
    for anchor in anchors:
        gap = "\n" if anchor.kind == "heading" else ""
        fate = f" deleted:{anchor.deleted}" if anchor.deleted else f" moved:{anchor.moved}" if anchor.moved else ""
        yield f"{gap}{anchor.id} {anchor.kind} {anchor.hash}:{anchor.signs}{fate} = {anchor.opening}".rstrip() + "\n"


def _changes(before: dict[str, Anchor], now: tuple[Anchor, ...]) -> Iterator[str]:
    """What differs, as a reader of the terminal sees it: ``+`` new, ``-`` given up, ``>`` moved, ``~`` edited."""
    for anchor in now:
        was = before.get(anchor.id)
        if anchor.deleted:
            sign = "" if was and was.deleted else "-"
        elif anchor.moved:
            sign = "" if was and was.moved == anchor.moved else ">"
        elif was is None or was.deleted:
            sign = "+"
        else:
            sign = "~" if was.hash != anchor.hash else ""
        if sign:
            yield f"{sign} {anchor.id}  {anchor.opening}".rstrip()
