"""Which structure type an HTML element has in the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from krachtlijn.writers.pdf.tagging.elements import StructureElement

SVG = "{http://www.w3.org/2000/svg}svg"

_ROLES: Mapping[str, str] = {
    "main": "Part", "article": "Art", "section": "Sect", "aside": "Div", "div": "Div", "header": "Div",
    "footer": "Div", "nav": "Div", "figure": "Div", "address": "Div", "hgroup": "Div", "blockquote": "BlockQuote",
    "q": "Quote", "p": "P", "pre": "P",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "caption": "Caption", "figcaption": "Caption", "img": "Figure", SVG: "Figure", "code": "Code",
}  # fmt: skip

GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC"})
"""Structure types that hold no text themselves: loose lines in them get a paragraph."""

_NO_DIVISIONS = frozenset({"L", "TOC", "TOCI", "Table", "TR"})
"""Structure types that admit only their own parts: a ``div`` in them is there for the eye alone."""

TEXT_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "Caption"})
"""What a note follows when its call stands in it."""

ROLE_MAP: Mapping[str, str] = {"H7": "P"}
"""Types of ours that are not standard, and the standard type that stands in (ISO 14289-1, 7.4.2)."""


def structure_type(element: Any, parent: StructureElement) -> str:
    """The structure type of an HTML element below ``parent``; empty where it has none and its content is its parent's.

    ``em``, ``strong`` and plain ``span`` dissolve; one that carries a language keeps it in a Span.
    """
    tag, aria = element.tag, element.get("role", "")
    if tag == "a":
        return "Link" if element.get("href") else ""
    if aria == "doc-footnote":
        return "Note"
    if aria == "heading":
        return f"H{element.get('aria-level', '6')}"
    if aria == "presentation" or (tag == "div" and parent.role in _NO_DIVISIONS):
        return ""
    if tag == "ol" and any(is_contents(above) for above in parent.climb()):
        return "TOC"
    if tag == "abbr" and element.get("title"):
        return "Span"
    return _ROLES.get(tag) or ("Span" if element.get("lang") else "")


def is_contents(element: StructureElement) -> bool:
    """Whether an element is the contents of the paper, or its list of tables or figures."""
    html = element.html
    return html is not None and (html.get("role") == "doc-toc" or "list-of" in html.get("class", "").split())
