"""What must hold of a tagged PDF: the basics that a validator sees too, and the semantics that it cannot see.

Matterhorn Protocol 1.1 and ISO 14289-1 say what; veraPDF passes empty semantics, these rules do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

import pikepdf

from pdf_inspector.tables import check_tables
from pdf_inspector.tree import STANDARD, Element, TaggedPdf, attribute


def check_document(pdf: TaggedPdf) -> Iterator[str]:
    """Title, language, identifiers, the marks in the catalog."""
    root: Any = pdf.file.Root
    docinfo: Any = pdf.file.docinfo
    with pdf.file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        xmp: Any = packet
        title = str(xmp.get("dc:title", "") or "").strip()
        identifiers = [xmp.get(key) for key in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")]
    if not title or str(docinfo.get("/Title", "")) != title:
        yield f"the title of the XMP is {title!r}, that of the document is {docinfo.get('/Title')!s}"
    if identifiers != ["1", "3", "A"]:
        yield f"the XMP declares {identifiers}, not PDF/UA-1 and PDF/A-3a"
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(root.get("/Lang", ""))):
        yield f"the language is {root.get('/Lang')!s}"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the document is not marked as tagged"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "viewers are not told to show the title"
    if len(pdf.file.pages) > 3 and "/Outlines" not in root:
        yield "there are no bookmarks"
    yield from (str(problem) for problem in pdf.file.check_pdf_syntax())


def check_fonts(pdf: TaggedPdf) -> Iterator[str]:
    """Every font is embedded and says what its glyphs mean."""
    for page in pdf.pages:
        yield from (f"font missing in the resources: {name}" for name in page.missing_fonts)
    for font in pdf.file.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Type") != pikepdf.Name.Font:
            continue
        kind, name = font.get("/Subtype"), str(font.get("/BaseFont", "?"))
        if kind in (pikepdf.Name.CIDFontType0, pikepdf.Name.CIDFontType2):
            continue
        descendant = font["/DescendantFonts"][0] if kind == pikepdf.Name.Type0 else font
        descriptor: Any = descendant.get("/FontDescriptor", {})
        if kind != pikepdf.Name.Type3 and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"font not embedded: {name}"
        if "/ToUnicode" not in font:
            yield f"font without ToUnicode: {name}"


def check_content(pdf: TaggedPdf) -> Iterator[str]:
    """All that is painted is in the tree or an artifact, and tree and parent tree agree."""
    owners: dict[tuple[int | None, int], Element] = {}
    for element in pdf.elements:
        if element.wrong_parent:
            yield f"wrong parent pointer: {element.own}"
        owners.update(dict.fromkeys(element.contents, element))
    numbers = parent_numbers(pdf)
    for number in range(len(pdf.pages)):
        yield from _check_page(pdf, number, owners, numbers)
    for page_number, mcid in owners:
        if page_number is None or mcid not in pdf.pages[page_number].texts:
            yield f"the tree names content that is not there: page {page_number}, MCID {mcid}"


def _check_page(
    pdf: TaggedPdf, number: int, owners: dict[tuple[int | None, int], Element], numbers: dict[int, Any]
) -> Iterator[str]:
    page, entry = pdf.pages[number], pdf.file.pages[number].obj
    if page.bare:
        yield f"page {number + 1}: {page.bare} operators paint what is neither tagged nor artifact"
    parents = numbers.get(int(entry.get("/StructParents", -1)))
    for mcid, text in page.texts.items():
        owner = owners.get((number, mcid))
        if owner is None:
            yield f"page {number + 1}: {text.strip()[:40]!r} is outside the tree"
        elif parents is None or mcid >= len(parents) or _objgen(parents[mcid]) != owner.objgen:
            yield f"page {number + 1}: the parent tree disagrees on MCID {mcid}"
    if entry.get("/Annots") and entry.get("/Tabs") != pikepdf.Name.S:
        yield f"page {number + 1}: the tab order is not that of the structure"


def check_headings(pdf: TaggedPdf) -> Iterator[str]:
    """Headings begin at 1, skip no level, and say something."""
    level = 0
    for element in pdf.elements:
        match = re.fullmatch(r"H([1-9])", element.own)
        if not match:
            continue
        if int(match[1]) > level + 1:
            yield f"after level {level} comes H{match[1]}: {pdf.text(element)!r}"
        if not pdf.text(element):
            yield f"empty H{match[1]}"
        level = int(match[1])
    if level == 0:
        yield "there are no headings"


def check_bookmarks(pdf: TaggedPdf) -> Iterator[str]:
    """The bookmarks are the headings, each as deep as its level.

    They leave out the calls of notes, and what runs from right to left stands on the page in the order of the eye.
    """
    if "/Outlines" not in pdf.file.Root:
        return
    headings = [
        (int(element.own[1]), pdf.text(element)) for element in pdf.elements if re.fullmatch(r"H[1-9]", element.own)
    ]
    with pdf.file.open_outline() as outline:
        bookmarks = list(_titles(outline.root, 1))
    for (level, words), (depth, title) in zip_longest(headings, bookmarks, fillvalue=(0, "")):
        if level != depth or Counter("".join(title.split())) - Counter(words):
            yield f"H{level} {words!r} has the bookmark {title!r} of level {depth}"


def _titles(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from _titles(list(item.children), depth + 1)


def check_links(pdf: TaggedPdf) -> Iterator[str]:
    """Every link is in one Link element, says in words where it goes, and shows something."""
    numbers = parent_numbers(pdf)
    homes: dict[tuple[int, int], list[Element]] = {}
    for element in pdf.elements:
        for link in element.links:
            homes.setdefault(link, []).append(element)
    for number, page in enumerate(pdf.file.pages):
        for annotation in page.obj.get("/Annots") or []:
            if annotation.get("/Subtype") != pikepdf.Name.Link:
                continue
            yield from _check_annotation(annotation, homes.get(annotation.objgen, []), numbers, number + 1)
    for element in pdf.find("Link"):
        if element.parent is not None and any(above.role == "Link" for above in _above(element)):
            yield f"Link inside Link: {pdf.text(element)[:40]!r}"
        if not pdf.text(element) and not element.find("Figure"):
            yield "Link without text"


def _check_annotation(annotation: Any, homes: list[Element], numbers: dict[int, Any], page: int) -> Iterator[str]:
    target = str(annotation.get("/A", {}).get("/URI", annotation.get("/Dest", "")))
    contents = str(annotation.get("/Contents", "")).strip()
    if not contents:
        yield f"page {page}: the link to {target} has no description"
    if len(homes) != 1 or homes[0].role != "Link":
        yield f"page {page}: the link to {target} is not in one Link element"
    elif _objgen(numbers.get(int(annotation.get("/StructParent", -1)))) != homes[0].objgen:
        yield f"page {page}: the parent tree disagrees on the link to {target}"


ONLY = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "TOC"},
}
"""What lists and contents may hold (ISO 32000-1, tables 333 and 336)."""


def check_parts(pdf: TaggedPdf) -> Iterator[str]:
    """Lists and contents hold their own parts; a line of the contents is one link."""
    for element in pdf.elements:
        admitted = ONLY.get(element.role)
        if admitted:
            yield from (f"{element.role} holds {kid.role}" for kid in element.elements if kid.role not in admitted)
        if element.role == "TOCI" and [kid.role for kid in element.elements].count("Reference") != 1:
            yield f"a line of the contents is not one link: {pdf.text(element)[:40]!r}"


def check_semantics(pdf: TaggedPdf) -> Iterator[str]:
    """Roles, pictures, lists, notes, leaders."""
    if len(pdf.find("Document")) != 1:
        yield f"{len(pdf.find('Document'))} Document elements"
    for element in pdf.elements:
        if element.role not in STANDARD:
            yield f"unknown structure type {element.own}"
        if element.role == "Figure":
            yield from _check_figure(pdf, element)
        if element.role == "Note" and "/ID" not in element.attributes:
            yield f"Note without ID: {pdf.text(element)[:40]!r}"
        if element.role in ("P", "TOCI", "Caption") and not pdf.text(element) and not element.find("Figure"):
            yield f"empty {element.role}"
        if element.role in ("Link", "Reference", "TOCI", "P") and re.search(r"(\.\s?){5,}", pdf.text(element)):
            yield f"a leader is read out: {pdf.text(element)[:40]!r}"
    if pdf.find("Note") and not pdf.find("Reference"):
        yield "there are notes and no references to them"


def _check_figure(pdf: TaggedPdf, figure: Element) -> Iterator[str]:
    alt = str(figure.attributes.get("/Alt", "")).strip()
    if not alt:
        yield "Figure without Alt"
    box = attribute(figure, "/BBox")
    if box is None:
        yield f"Figure without BBox: {alt[:40]!r}"
    elif figure.page is not None:
        left, bottom, right, top = (float(value) for value in pdf.file.pages[figure.page].mediabox)
        x1, y1, x2, y2 = (float(value) for value in box)
        if not (left - 1 <= x1 <= x2 <= right + 1 and bottom - 1 <= y1 <= y2 <= top + 1):
            yield f"Figure outside its page: {alt[:40]!r}"


def parent_numbers(pdf: TaggedPdf) -> dict[int, Any]:
    """The parent tree (ISO 32000-1, 14.7.4.4): the key of a page or annotation, and its owners."""
    numbers: dict[int, Any] = {}

    def collect(node: Any) -> None:
        pairs = list(node.get("/Nums", []))
        numbers.update((int(pairs[n]), pairs[n + 1]) for n in range(0, len(pairs), 2))
        for kid in node.get("/Kids", []):
            collect(kid)

    collect(pdf.tree_root.get("/ParentTree", pikepdf.Dictionary()))
    return numbers


def _above(element: Element) -> Iterator[Element]:
    above = element.parent
    while above is not None:
        yield above
        above = above.parent


def _objgen(value: Any) -> tuple[int, int] | None:
    return value.objgen if isinstance(value, pikepdf.Object) else None


RULES: tuple[Callable[[TaggedPdf], Iterator[str]], ...] = (
    check_document,
    check_fonts,
    check_content,
    check_headings,
    check_bookmarks,
    check_tables,
    check_links,
    check_parts,
    check_semantics,
)
