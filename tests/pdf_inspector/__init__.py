"""An inspector of tagged PDFs: what is wrong with a file for somebody who cannot see it."""

from __future__ import annotations

from pathlib import Path

from pdf_inspector.rules import RULES
from pdf_inspector.tree import Element, TaggedPdf

__all__ = ["Element", "TaggedPdf", "inspect"]


def inspect(path: Path) -> list[str]:
    """The findings of all rules on a PDF; none where it is well made."""
    pdf = TaggedPdf(path)
    if pdf.tree_root is None:
        return ["the document has no structure tree"]
    return [finding for rule in RULES for finding in rule(pdf)]
