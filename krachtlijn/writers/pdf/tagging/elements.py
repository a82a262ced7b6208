"""The structure tree while it is being built: elements, the marked content they own, and the links they hold.

The roles are those of PDF 1.7 (ISO 32000-1, 14.8.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LINE_END = "\n"


@dataclass(frozen=True, slots=True)
class Content:
    """A run of marked content: its page (from 0), its id on that page, and the text that it shows.

    ``html`` is the element whose text it is; None where a stylesheet put it there.
    """

    page: int
    mcid: int
    text: str
    html: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class LinkObject:
    """A rectangle of a link on a page; ``annotation`` is WeasyPrint's dictionary for it."""

    page: int
    annotation: Any


@dataclass(eq=False)
class StructureElement:
    """One element of the tree; ``html`` is the HTML element it stands for, None where there is none.

    ``attributes`` go into the element itself (Alt, E, Lang, ID), ``table`` into its table attributes. An
    ``anonymous`` element was made to hold loose lines.
    """

    role: str
    parent: StructureElement | None = None
    html: Any = None
    anonymous: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    table: dict[str, Any] = field(default_factory=dict)
    bbox: tuple[float, ...] = ()
    kids: list[StructureElement | Content | LinkObject] = field(default_factory=list)

    def add(self, role: str, html: Any = None, *, anonymous: bool = False) -> StructureElement:
        """A new element, the last of this one's kids."""
        kid = StructureElement(role, self, html, anonymous)
        self.kids.append(kid)
        return kid

    @property
    def elements(self) -> list[StructureElement]:
        """The kids that are elements themselves."""
        return [kid for kid in self.kids if isinstance(kid, StructureElement)]

    def climb(self) -> Iterator[StructureElement]:
        """This element, its parent, and so on to the root."""
        element: StructureElement | None = self
        while element is not None:
            yield element
            element = element.parent

    def walk(self) -> Iterator[StructureElement]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def raw_text(self) -> str:
        """The text below this element as it was set, soft hyphens included."""
        if "Alt" in self.attributes:
            return self.attributes["Alt"]
        texts = (_raw_text(kid) for kid in self.kids)
        return "".join(texts)

    def text(self) -> str:
        """The text below this element as it is read: hyphens at line ends taken back, white space folded."""
        return " ".join(self.raw_text().replace(SOFT_HYPHEN + LINE_END, "").split())


def _raw_text(kid: StructureElement | Content | LinkObject) -> str:
    if isinstance(kid, StructureElement):
        return kid.raw_text()
    return kid.text if isinstance(kid, Content) else ""
