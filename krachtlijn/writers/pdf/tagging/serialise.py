"""The finished tree as objects of the PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf

from krachtlijn.writers.pdf.tagging.elements import Content, LinkObject, StructureElement
from krachtlijn.writers.pdf.tagging.roles import ROLE_MAP


class Serialiser:
    """Writes a tree into a PDF. ``pages`` is how many pages it has."""

    def __init__(self, pdf: Any, pages: int) -> None:
        self._pdf = pdf
        self._pages = pages
        self._owners: list[dict[int, Any]] = [{} for _ in range(pages)]
        self._ids: dict[str, Any] = {}
        self._annotations: list[tuple[Any, Any]] = []
        self._roles: set[str] = set()

    def write(self, root: StructureElement) -> None:
        """Add the tree, the parent tree, the tree of ids and the marks that say that the document is tagged."""
        parent_tree = pydyf.Dictionary()
        tree_root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(parent_tree)
        self._pdf.add_object(tree_root)
        tree_root["ParentTree"] = parent_tree.reference
        tree_root["K"] = pydyf.Array([self._element(root, tree_root.reference)])
        parent_tree["Nums"] = self._numbers()
        tree_root["ParentTreeNextKey"] = self._pages + len(self._annotations)
        if self._ids:
            tree_root["IDTree"] = self._id_tree()
        if own := {role: f"/{ROLE_MAP[role]}" for role in sorted(self._roles) if role in ROLE_MAP}:
            tree_root["RoleMap"] = pydyf.Dictionary(own)
        catalog = self._pdf.catalog
        catalog["StructTreeRoot"] = tree_root.reference
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _element(self, element: StructureElement, parent: Any) -> Any:
        entry = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.role}", "P": parent})
        self._pdf.add_object(entry)
        self._roles.add(element.role)
        page = next((kid.page for kid in element.kids if not isinstance(kid, StructureElement)), None)
        if page is not None:
            entry["Pg"] = self._pdf.page_references[page]
        entry.update((key, pydyf.String(value)) for key, value in element.attributes.items())
        if "ID" in element.attributes:
            self._ids[element.attributes["ID"]] = entry.reference
        if attributes := _attributes(element):
            entry["A"] = attributes
        entry["K"] = pydyf.Array(self._kid(kid, element, entry.reference, page) for kid in element.kids)
        return entry.reference

    def _kid(self, kid: object, element: StructureElement, owner: Any, page: int | None) -> Any:
        if isinstance(kid, StructureElement):
            return self._element(kid, owner)
        if isinstance(kid, Content):
            self._owners[kid.page][kid.mcid] = owner
            if kid.page == page:
                return kid.mcid
            reference = self._pdf.page_references[kid.page]
            return pydyf.Dictionary({"Type": "/MCR", "Pg": reference, "MCID": kid.mcid})
        if isinstance(kid, LinkObject):
            label = element.html.get("aria-label") or element.html.get("title") or element.text()
            kid.annotation["Contents"] = pydyf.String(label)
            self._annotations.append((kid.annotation, owner))
            reference = self._pdf.page_references[kid.page]
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": reference})
        raise TypeError(kid)

    def _numbers(self) -> Any:
        """Which element owns which content of each page, and which link."""
        numbers = pydyf.Array()
        for page, owners in enumerate(self._owners):
            numbers.extend([page, pydyf.Array(owners.get(n, "null") for n in range(max(owners, default=-1) + 1))])
        for key, (annotation, owner) in enumerate(self._annotations, start=self._pages):
            annotation["StructParent"] = key
            numbers.extend([key, owner])
        return numbers

    def _id_tree(self) -> Any:
        names = pydyf.Array()
        for key in sorted(self._ids):
            names.extend([pydyf.String(key), self._ids[key]])
        tree = pydyf.Dictionary({"Names": names})
        self._pdf.add_object(tree)
        return tree.reference


def _attributes(element: StructureElement) -> Any:
    """What an element says of its layout, its list or its table; None where it says nothing."""
    if element.bbox:
        return pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(element.bbox)})
    if element.role == "L":
        labelled = any(kid.role == "Lbl" for item in element.elements for kid in item.elements)
        kinds = {"ol": "/Decimal", "ul": "/Disc"}
        kind = kinds.get(element.html.tag, "/None") if labelled else "/None"
        return pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
    table = {key: value for key, value in element.table.items() if value != 1}
    return pydyf.Dictionary({"O": "/Table", **table}) if table else None


def drop_annotations(pdf: Any, numbers: Sequence[int]) -> None:
    """Take link annotations out of their pages.

    Their objects are emptied, not freed: pydyf 0.13 shifts the table of an object stream when one of its objects is
    marked free, and poppler then shows no letter of the file.
    """
    gone = {pdf.objects[number].reference for number in numbers}
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and "Annots" in item:
            item["Annots"][:] = [reference for reference in item["Annots"] if reference not in gone]
    for number in numbers:
        pdf.objects[number].clear()
