"""From WeasyPrint's laid-out boxes to the structure tree: one element for each HTML element.

WeasyPrint lays an element out as one box for each line, column and page it crosses; here all of them meet in the one
element that they came from. What no reader should hear (running heads, page numbers, repeated table heads, decoration)
becomes an artifact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from krachtlijn.writers.pdf.tagging.content import PageContent
from krachtlijn.writers.pdf.tagging.elements import LINE_END, SOFT_HYPHEN, Content, LinkObject, StructureElement
from krachtlijn.writers.pdf.tagging.notes import Notes
from krachtlijn.writers.pdf.tagging.roles import GROUPING, SVG, structure_type

_POINTS_PER_PIXEL = 0.75


class TreeBuilder:
    """Walks the pages of a document and builds its tree.

    After :meth:`build`, ``root`` is the tree, ``dropped`` the numbers of link annotations that have no place in it.
    """

    def __init__(self, pages: Sequence[Any], contents: Sequence[PageContent]) -> None:
        self.root = StructureElement("Document")
        self.dropped: set[int] = set()
        self._pages = pages
        self._contents = contents
        self._page = 0
        self._elements: dict[tuple[Any, str], StructureElement] = {}
        self._first_seen: dict[Any, int] = {}
        self._notes = Notes(self.root)
        self._line_ends: set[Any] = set()

    def build(self) -> None:
        """Build the tree of all pages."""
        for number, page in enumerate(self._pages):
            self._page = number
            self._visit(page._page_box, self.root)
            left = self._contents[number].left()
            if left:
                raise ValueError(f"page {number + 1}: {len(left)} runs of text have no place in the structure")
        self._notes.place()
        self._prune(self.root)

    # ------------------------------------------------------------------------------------------------- artifacts

    def _artifact(self, box: Any, **properties: str) -> None:
        """Take all that a box shows out of the reading order."""
        box = _real(box)
        mcid = self._contents[self._page].take(box)
        if mcid is not None:
            self._contents[self._page].make_artifact(mcid, properties)
        self._drop_link(box)
        for child in getattr(box, "children", ()):
            self._artifact(child, **properties)

    def _drop_link(self, box: Any) -> None:
        if box.link_annotation:
            self.dropped.add(box.link_annotation.number)
            box.link_annotation = None

    def _is_artifact(self, box: Any) -> dict[str, str] | None:
        """The properties of the artifact that a box is; None where it is for reading."""
        if isinstance(box, boxes.MarginBox):
            edge = "Header" if box.at_keyword.startswith("@top") else "Footer"
            return {"Type": "/Pagination", "Subtype": f"/{edge}"}
        element = box.element
        if getattr(box, "is_leader", False) or (element is not None and element.get("aria-hidden") == "true"):
            return {}
        if element is not None and element.tag in ("table", "thead", "tfoot", "caption"):
            first = self._first_seen.setdefault((element, box.element_tag), self._page)
            goes_on = element.tag == "table" or not getattr(box, "is_header", True)
            if not goes_on and first != self._page:
                return {"Type": "/Pagination"}
        return None

    # ------------------------------------------------------------------------------------------------------ walk

    def _visit(self, box: Any, parent: StructureElement) -> None:
        box = _real(box)
        properties = self._is_artifact(box)
        if properties is not None:
            self._artifact(box, **properties)
            return
        if isinstance(box, boxes.ReplacedBox):
            self._figure(box, parent)
            return
        element = self._element_for(box, parent)
        if element.role in ("TH", "TD") and element.html is box.element and isinstance(box, boxes.TableCellBox):
            element.table.setdefault("ColSpan", box.colspan)
            element.table.setdefault("RowSpan", box.rowspan)
        self._link(box, element)
        for child in getattr(box, "children", ()):
            if isinstance(child, boxes.LineBox):
                self._line(child, element)
            else:
                self._inline(child, element)

    def _line(self, line: Any, element: StructureElement) -> None:
        target = _text_holder(element)
        texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]
        self._line_ends.update(texts[-1:])
        for child in line.children:
            self._inline(child, target)

    def _inline(self, box: Any, parent: StructureElement) -> None:
        if not isinstance(box, boxes.TextBox):
            self._visit(box, parent)
            return
        content = self._contents[self._page]
        mcid = content.take(box)
        if mcid is None:
            return
        if not box.text.strip() and parent.role in ("TR", "Table", "L", "LI", "Document"):
            content.make_artifact(mcid, {})
            return
        html = None if "::" in box.element_tag else box.element
        parent.kids.append(Content(self._page, mcid, self._text(box, mcid), html))

    def _text(self, box: Any, mcid: int) -> str:
        """The text of a box; at the end of a line with the space that the break stands for, or with a soft hyphen."""
        text: str = box.text
        if box not in self._line_ends:
            return text
        hyphen = box.style["hyphenate_character"]
        if text.endswith(hyphen) and box.style["hyphens"] != "none" and _was_hyphenated(box, hyphen):
            self._contents[self._page].make_hyphen_soft(mcid)
            text = text[: -len(hyphen)] + SOFT_HYPHEN
        return text + LINE_END

    def _link(self, box: Any, element: StructureElement) -> None:
        if not box.link_annotation:
            return
        link = next((above for above in element.climb() if above.role == "Link"), None)
        if link is None or box.element_tag != "a":
            self._drop_link(box)  # it repeats the rectangle of the link around it
        else:
            link.kids.append(LinkObject(self._page, box.link_annotation))

    def _figure(self, box: Any, parent: StructureElement) -> None:
        alt = _alternative(box.element)
        if not alt:
            self._artifact(box, Type="/Layout")
            return
        holder = _text_holder(parent) if isinstance(box, boxes.InlineLevelBox) else parent
        figure = holder.add("Figure", box.element)
        figure.attributes["Alt"] = alt
        x, y, height = box.content_box_x(), box.content_box_y(), self._pages[self._page].height
        corners = (x, height - y - box.height, x + box.width, height - y)
        figure.bbox = tuple(round(corner * _POINTS_PER_PIXEL, 3) for corner in corners)
        mcid = self._contents[self._page].take(box)
        if mcid is not None:
            figure.kids.append(Content(self._page, mcid, ""))
        self._drop_link(box)  # the link around it has one of its own

    # -------------------------------------------------------------------------------------------------- elements

    def _element_for(self, box: Any, parent: StructureElement) -> StructureElement:
        """The structure element that a box belongs to: the one of its HTML element, or its parent."""
        html = box.element
        if html is None or not isinstance(html.tag, str):
            return parent
        pseudo = box.element_tag.partition("::")[2]
        key = (html, pseudo)
        if key not in self._elements:
            made = self._make(html, pseudo, parent)
            if not pseudo and made is not parent and made is not self.root:
                if html.tag == "abbr" and html.get("title"):
                    made.attributes["E"] = html.get("title")
                if html.get("lang"):
                    made.attributes["Lang"] = html.get("lang")
            self._elements[key] = made
        return self._elements[key]

    def _make(self, html: Any, pseudo: str, parent: StructureElement) -> StructureElement:
        if pseudo == "marker" or (not pseudo and "marker" in html.get("class", "").split()):
            return _label(html, parent)
        if pseudo:
            return parent
        if html.tag in ("html", "body"):
            return self.root
        if html.tag == "li":
            return parent.add("TOCI", html) if parent.role == "TOC" else parent.add("LI", html).add("LBody", html)
        if html.tag in ("dt", "dd"):
            return _term(html, parent)
        role = structure_type(html, parent)
        if role == "Note":
            return self._notes.add(html, parent)
        if role == "Link":
            return self._notes.link(html, parent)
        return parent.add(role, html) if role else parent

    def _prune(self, element: StructureElement) -> None:
        """Take out what holds nothing, and paragraphs that hold only pictures and the spaces between them."""
        kids: list[StructureElement | Content | LinkObject] = []
        for kid in element.kids:
            if not isinstance(kid, StructureElement):
                kids.append(kid)
                continue
            self._prune(kid)
            if kid.anonymous and (not kid.raw_text().strip() or _only_figures(kid)):
                kids.extend(self._dissolve(kid, element))
            elif kid.kids or kid.role in ("TD", "TH"):
                kids.append(kid)
        element.kids = kids

    def _dissolve(self, kid: StructureElement, parent: StructureElement) -> Iterable[StructureElement]:
        for item in kid.kids:
            if isinstance(item, StructureElement):
                item.parent = parent
                yield item
            elif isinstance(item, Content):
                self._contents[item.page].make_artifact(item.mcid, {})


def _real(box: Any) -> Any:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def _was_hyphenated(box: Any, hyphen: str) -> bool:
    """Whether the hyphen at the end of a box was put there by the line break, not typed by the author.

    A typed ``-`` is U+002D; WeasyPrint's own is ``hyphenate-character``, U+2010 unless a stylesheet says otherwise.
    """
    return hyphen != "-" or not str(box.text).endswith("-")


def _text_holder(element: StructureElement) -> StructureElement:
    """The element that takes loose lines: the element itself, or a paragraph in it."""
    if element.role not in GROUPING:
        return element
    last = next(reversed(element.elements), None)
    return last if last is not None and last.anonymous else element.add("P", anonymous=True)


def _label(html: Any, parent: StructureElement) -> StructureElement:
    """The label of a list item, before its body."""
    item = parent.parent if parent.role == "LBody" and parent.parent is not None else parent
    if item.role != "LI":
        return parent
    label = StructureElement("Lbl", item, html)
    item.kids.insert(0, label)
    return label


def _term(html: Any, parent: StructureElement) -> StructureElement:
    """A term and its meaning: label and body of one item."""
    last = next(reversed(parent.elements), None)
    if last is None or (html.tag == "dt" and any(kid.role == "LBody" for kid in last.elements)):
        last = parent.add("LI")
    return last.add("Lbl" if html.tag == "dt" else "LBody", html)


def _only_figures(element: StructureElement) -> bool:
    kids = [kid for kid in element.kids if not (isinstance(kid, Content) and not kid.text.strip())]
    return bool(kids) and all(isinstance(kid, StructureElement) and kid.role == "Figure" for kid in kids)


def _alternative(element: Any) -> str:
    """What a picture says in words: ``alt``, ``aria-label``, or the title of an SVG; empty for decoration."""
    alt = element.get("alt") or element.get("aria-label")
    if not alt and element.tag == SVG:
        title = element.find(SVG.replace("}svg", "}title"))
        alt = title.text if title is not None else ""
    return str(alt or "").strip()
