"""Footnotes in the tree: the note after the block that calls it, joined to its call by link and reference."""

from __future__ import annotations

from typing import Any

from krachtlijn.writers.pdf.tagging.elements import StructureElement
from krachtlijn.writers.pdf.tagging.roles import GROUPING, TEXT_BLOCKS

_FOLLOWED = TEXT_BLOCKS | {"Table"}
_BLOCKS = _FOLLOWED | GROUPING | {"L"}
_HOLDERS = frozenset({"LBody", "Note", "Document"})


class Notes:
    """The notes met while the tree is built; :meth:`place` puts each where it is to be read."""

    def __init__(self, root: StructureElement) -> None:
        self._root = root
        self._calls: dict[str, StructureElement] = {}
        self._notes: list[tuple[str, StructureElement, StructureElement]] = []

    def add(self, html: Any, parent: StructureElement) -> StructureElement:
        """A note; ``parent`` is where it was met, which is its place where it has no call."""
        name = html.get("id", "")
        note = StructureElement("Note", parent, html)
        note.attributes["ID"] = f"note-{name}"
        self._notes.append((name, note, parent))
        return note

    def link(self, html: Any, parent: StructureElement) -> StructureElement:
        """A link; one that calls a note, and a line of the contents, stands in a Reference."""
        if html.get("role") == "doc-noteref":
            parent = self._calls[html.get("href", "").removeprefix("#")] = parent.add("Reference")
        elif parent.role == "TOCI":
            parent = parent.add("Reference")
        return parent.add("Link", html)

    def place(self) -> None:
        """Put each note after the block that calls it, in the order of the calls."""
        for name, note, met in self._notes:
            call = self._calls.get(name, met)
            block = _block_of(call)
            if block is None or block.parent is None:
                holder = next((above for above in call.climb() if above.role in _HOLDERS), self._root)
                note.parent = holder
                holder.kids.insert(_end_of_text(call, holder), note)
                continue
            siblings = block.parent.kids
            place = siblings.index(block) + 1
            while place < len(siblings) and _is_note(siblings[place]):
                place += 1
            note.parent = block.parent
            siblings.insert(place, note)


def _block_of(call: StructureElement) -> StructureElement | None:
    """What a note follows: the text that its call stands in, or the table: a note is no part of the words of a head."""
    above = list(call.climb())
    tables = [element for element in above if element.role == "Table"]
    return next((element for element in (*tables[-1:], *above) if element.role in _FOLLOWED), None)


def _end_of_text(call: StructureElement, holder: StructureElement) -> int:
    """Where the loose text ends in which a call stands: before what comes in the item besides, such as a list."""
    kids = holder.kids
    within = next((above for above in call.climb() if above.parent is holder), None)
    start = kids.index(within) if within in kids else len(kids)
    ends = (place for place, kid in enumerate(kids[start:], start) if getattr(kid, "role", "") in _BLOCKS)
    return next(ends, len(kids))


def _is_note(kid: object) -> bool:
    return isinstance(kid, StructureElement) and kid.role == "Note"
