"""Vega's SVG made fit to stand in a page: small, without styles or roles of its own, and without anything unsafe.

It is put into the HTML itself, so that the page's own fonts reach it. The page's Content-Security-Policy admits no
style attributes, so their declarations become attributes; figures have at most two decimals, so that no machine's
rounding shows.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"path", "line", "rect", "circle", "ellipse", "polygon", "polyline"})
_FRAMES = frozenset({"svg", "g", "defs", "clipPath", "linearGradient", "radialGradient", "stop", "text", "tspan"})
_ATTRIBUTES = frozenset(
    {"class", "role", "pointer-events", "aria-hidden", "aria-label", "aria-roledescription", "version"}
)
_RECTANGLE = re.compile(r"M([-\d.]+),([-\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+Z")
_FIGURE = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")


class UnsafeDrawing(Exception):  # noqa: N818 - it is no error of the program
    """The drawing holds an element that no page of ours admits; the argument is its name."""


def tidy(svg: str, prefix: str) -> str:
    """The drawing with ``prefix`` before its ids. Raises :class:`UnsafeDrawing` where it links or loads something."""
    root = ET.fromstring(svg)  # noqa: S314 - made by Vega a moment ago, without entities
    for node in root.iter():
        name = node.tag.removeprefix(_SVG)
        if name not in _SHAPES | _FRAMES:
            raise UnsafeDrawing(name)
        node.tag = name
        node.attrib = dict(_attributes(node, prefix))
    _prune(root)
    _unfold(root)
    _measure_gradients(root)
    size = {name: root.attrib.pop(name) for name in ("width", "height") if name in root.attrib}
    root.attrib.setdefault("viewBox", f"0 0 {size.get('width')} {size.get('height')}")
    return ET.tostring(root, encoding="unicode")


def _attributes(node: ET.Element, prefix: str) -> list[tuple[str, str]]:
    given = [(name, value) for name, value in node.attrib.items() if name not in _ATTRIBUTES | {"style"}]
    for declaration in node.attrib.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            given.append((name.strip(), value.strip()))
    return [(name, _value(name, value, prefix)) for name, value in given if value not in {"", "inherit"}]


def _value(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return prefix + value
    if name == "font-size":
        value = value.removesuffix("px")
    value = value.replace("url(#", f"url(#{prefix}")
    return _FIGURE.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip(".") or "0", value)


def _unfold(node: ET.Element) -> None:
    """Each line of a text as a text of its own: not every reader of SVG centres the lines of one."""
    for child in list(node):
        if child.tag == "text" and len(child):
            place, down = list(node).index(child), 0.0
            node.remove(child)
            for turn, line in enumerate(child):
                down += float(line.get("dy", "0"))
                moved = f"{child.get('transform', '')} translate(0,{down:g})".strip()
                text = ET.Element("text", {**child.attrib, "transform": moved})
                text.text = line.text
                node.insert(place + turn, text)
        else:
            _unfold(child)


def _measure_gradients(root: ET.Element) -> None:
    """Gradients in lengths of the drawing: WeasyPrint 70 paints none that are measured by the shape they fill."""
    gradients = {node.get("id"): node for node in root.iter("linearGradient") if not node.get("gradientUnits")}
    for node in root.iter("path"):
        gradient = gradients.get(node.get("fill", "").removeprefix("url(#").removesuffix(")"))
        rectangle = _RECTANGLE.match(node.get("d", ""))
        if gradient is not None and rectangle:
            x, y, width, height = map(float, rectangle.groups())
            for name, start, length in (("x1", x, width), ("x2", x, width), ("y1", y, height), ("y2", y, height)):
                gradient.set(name, f"{start + float(gradient.get(name, '0')) * length:g}")
            gradient.set("gradientUnits", "userSpaceOnUse")


def _prune(node: ET.Element) -> None:
    """Take out what draws nothing: Vega's empty backgrounds and groups."""
    for child in list(node):
        _prune(child)
        empty = child.tag == "g" and not len(child)
        bare = child.tag == "path" and child.get("d", "") in {"", "M0,0h0v0h0Z"}
        unseen = child.tag == "path" and not {"fill", "stroke"} & set(child.attrib)
        if empty or bare or (unseen and node.tag == "g" and "fill" not in node.attrib):
            node.remove(child)
