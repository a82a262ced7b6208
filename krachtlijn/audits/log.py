"""The layout engine's log: nothing that it says goes unheard."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.audits.characters import not_in_fonts
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Figure, Image, InternalLink, PageNumber
from krachtlijn.model.document import Document
from krachtlijn.model.print import LogLine, PrintFacts
from krachtlijn.model.walk import walk
from krachtlijn.source import Location

OURS = "this is a fault of the program or its styles, not of the paper; tell its makers"


def engine_is_content(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    """The log is empty. A line that we know is said once in our words, at its place; another as it stands."""
    for line in dict.fromkeys(facts.log):
        yield _said(line, document)


def _said(line: LogLine, document: Document) -> Diagnostic:
    match line.kind:
        case "picture":
            hint = "open the file in a drawing program and save it again"
            message = f"a picture cannot be drawn in the PDF: {line.text}"
            return Diagnostic(Code.PRINT_PICTURES, _picture(document, line.subject), message, hint)
        case "drawing":
            hint = "export the picture as plain SVG, with its colours as attributes and without <style>"
            message = "a rule in the <style> of a drawing is not understood, and left out of the PDF"
            return Diagnostic(Code.PRINT_SILENT, _picture(document, ".svg"), message, hint)
        case "anchor":
            message = f"a reference in the PDF leads to #{line.subject}, which is not there"
            return Diagnostic(Code.PRINT_LINKS, _reference(document, line.subject), message, "name an id that is there")
        case "double-anchor":
            message = f"the id {line.subject} stands twice in the PDF"
            return Diagnostic(Code.PRINT_LINKS, _label(document, line.subject), message, "give one of them another id")
        case "glyph":
            return not_in_fonts(document, line.subject)
        case "style":
            return Diagnostic(Code.PRINT_STYLES, document.at, f"in the stylesheets for print: {line.text}", OURS)
        case "fault":
            return Diagnostic(Code.PRINT_FAULTLESS, document.at, f"the layout engine reports: {line.text}", OURS)
        case "notice":
            return Diagnostic(Code.PRINT_SILENT, document.at, f"the layout engine remarks: {line.text}", OURS)


def _picture(document: Document, address: str) -> Location:
    """Where the picture was placed that has this address, or, of an ending (``.svg``), the first of that kind."""
    for node in walk(document.parts):
        if isinstance(node, Figure | Image) and (
            address.endswith(node.file.name) or node.file.name.lower().endswith(address or "\n")
        ):
            return node.at
    return document.at


def _reference(document: Document, anchor: str) -> Location:
    """Where a reference to an anchor stands."""
    for node in walk((document.meta, document.parts)):
        if isinstance(node, InternalLink | PageNumber) and node.href == f"#{anchor}":
            return node.at
    return document.at


def _label(document: Document, anchor: str) -> Location:
    return next((label.at for label in document.labels.values() if label.anchor == anchor), document.at)
