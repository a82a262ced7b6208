"""A tagger of our own for WeasyPrint: one structure element for each HTML element, and nothing read that is not text.

WeasyPrint's tagger makes an element of every box, so that what crosses a line or a page falls apart. This one takes its
place while a PDF is written. It rests on private parts of WeasyPrint, which is why one version is admitted and every
other refused: an untagged or half-tagged file must not come out unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint
import weasyprint.pdf

from krachtlijn.writers.pdf.libraries import WEASYPRINT
from krachtlijn.writers.pdf.tagging.content import PageContent
from krachtlijn.writers.pdf.tagging.elements import StructureElement
from krachtlijn.writers.pdf.tagging.glyphs import name_glyphs_plainly
from krachtlijn.writers.pdf.tagging.serialise import Serialiser, drop_annotations
from krachtlijn.writers.pdf.tagging.tables import head_tables
from krachtlijn.writers.pdf.tagging.tree import TreeBuilder
from krachtlijn.writers.pdf.tagging.xmp import declare_universal_accessibility

__all__ = ["Tagged", "declare_universal_accessibility", "own_tags"]


class Tagged:
    """What came of tagging: ``root`` is the structure tree of the file that was written last."""

    def __init__(self) -> None:
        self.root = StructureElement("Document")

    def add_tags(self, pdf: Any, document: Any, _version: str, page_streams: list[Any]) -> None:
        """Stands in for ``weasyprint.pdf.add_tags``."""
        contents = [PageContent(stream) for stream in page_streams]
        builder = TreeBuilder(document.pages, contents)
        builder.build()
        head_tables(builder.root)
        for content in contents:
            content.write()
        Serialiser(pdf, len(contents)).write(builder.root)
        drop_annotations(pdf, sorted(builder.dropped))
        name_glyphs_plainly(pdf)
        self.root = builder.root


@contextmanager
def own_tags() -> Iterator[Tagged]:
    """While this holds, WeasyPrint tags as this package does.

    :raises RuntimeError: where WeasyPrint is of a version whose private parts are not known.
    """
    if weasyprint.__version__ != WEASYPRINT:
        raise RuntimeError(f"PDFs are tagged with WeasyPrint {WEASYPRINT}, and this is {weasyprint.__version__}")
    original = weasyprint.pdf.add_tags
    tagged = Tagged()
    weasyprint.pdf.add_tags = tagged.add_tags
    try:
        yield tagged
    finally:
        weasyprint.pdf.add_tags = original
