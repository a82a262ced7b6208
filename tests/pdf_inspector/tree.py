"""The structure tree of a tagged PDF, as plain objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from pdf_inspector.content import PageText, read_page

STANDARD = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
    LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
    WP Figure Formula Form""".split()  # noqa: SIM905 - a text reads better than fifty quoted words
)
"""The standard structure types (ISO 32000-1, 14.8.4)."""


@dataclass(eq=False)
class Element:
    """A structure element. ``own`` is its type as written, ``role`` the standard type that this maps to."""

    role: str
    own: str
    depth: int
    parent: Element | None
    objgen: tuple[int, int]
    page: int | None
    attributes: dict[str, Any]
    kids: list[Element | tuple[int | None, int]] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    wrong_parent: bool = False

    @property
    def elements(self) -> list[Element]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def contents(self) -> list[tuple[int | None, int]]:
        """Page and MCID of the element's own marked content."""
        return [kid for kid in self.kids if not isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def find(self, role: str) -> list[Element]:
        """All elements of a role below this one."""
        return [element for element in self.walk() if element.role == role]


class TaggedPdf:
    """A PDF with its pages and its tree; ``root`` is None where it has no tree."""

    def __init__(self, path: Path) -> None:
        self.file = pikepdf.open(path)
        self.pages: list[PageText] = [read_page(page) for page in self.file.pages]
        self._page_numbers = {page.obj.objgen: number for number, page in enumerate(self.file.pages)}
        self.tree_root: Any = self.file.Root.get("/StructTreeRoot")
        self._role_map: Any = self.tree_root.get("/RoleMap", {}) if self.tree_root is not None else {}
        tops = [] if self.tree_root is None else _kids(self.tree_root)
        self.tops = [self._read(top, None, 0, None) for top in tops]

    @property
    def elements(self) -> list[Element]:
        """Every element, in reading order."""
        return [element for top in self.tops for element in top.walk()]

    def find(self, role: str) -> list[Element]:
        """Every element of a role."""
        return [element for element in self.elements if element.role == role]

    def text(self, element: Element) -> str:
        """What is read out for an element and what is below it, white space folded, soft hyphens taken back."""
        parts = " ".join(self._parts(element))
        return re.sub(r"\u00ad\s*", "", re.sub(r"\s+", " ", parts)).strip()

    def outline(self) -> str:
        """The tree for people and tests: a line an element, with what it says."""
        return "\n".join(self._line(element) for element in self.elements)

    def _line(self, element: Element) -> str:
        said = [f"{key[1:]}={element.attributes[key]}" for key in ("/Alt", "/E", "/Lang") if key in element.attributes]
        said += [f"{key[1:]}={attribute(element, key)}" for key in ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering")
                 if attribute(element, key) is not None]  # fmt: skip
        text = self.text(element) if element.contents else ""
        return " ".join(["  " * element.depth + element.own, *said, *([repr(text)] if text else [])])

    def _parts(self, element: Element) -> Iterator[str]:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from self._parts(kid)
            elif kid[0] is not None:
                yield self.pages[kid[0]].texts.get(kid[1], "")

    def _read(self, source: Any, page: int | None, depth: int, parent: Element | None) -> Element:
        if "/Pg" in source:
            page = self._page_numbers.get(source["/Pg"].objgen)
        own = str(source.get("/S", ""))[1:]
        element = Element(self._role(own), own, depth, parent, source.objgen, page, dict(source.items()))
        for kid in _kids(source):
            if isinstance(kid, int):
                element.kids.append((page, kid))
            elif kid.get("/Type") == pikepdf.Name.MCR:
                of = self._page_numbers.get(kid["/Pg"].objgen) if "/Pg" in kid else page
                element.kids.append((of, int(kid["/MCID"])))
            elif kid.get("/Type") == pikepdf.Name.OBJR:
                element.links.append(kid["/Obj"].objgen)
            else:
                below = self._read(kid, page, depth + 1, element)
                below.wrong_parent = kid.get("/P") is None or kid["/P"].objgen != source.objgen
                element.kids.append(below)
        return element

    def _role(self, own: str) -> str:
        seen: set[str] = set()
        while own not in STANDARD and f"/{own}" in self._role_map and own not in seen:
            seen.add(own)
            own = str(self._role_map[f"/{own}"])[1:]
        return own


def attribute(element: Element, key: str) -> Any:
    """An attribute of layout, list or table; None where the element has it not."""
    owners = element.attributes.get("/A")
    for owner in owners if isinstance(owners, pikepdf.Array) else [owners]:
        if isinstance(owner, pikepdf.Dictionary) and key in owner:
            return owner[key]
    return None


def _kids(source: Any) -> list[Any]:
    kids = source.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]
