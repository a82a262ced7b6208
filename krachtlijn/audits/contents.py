"""The contents in print: every number is the page on which the heading stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.document import ContentsEntry, Document
from krachtlijn.model.print import PrintFacts
from krachtlijn.model.text import plain_text
from krachtlijn.source import Location


def contents_are_true(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    """The page that the contents print for a heading, or a list for a table, is the one on which it stands."""
    titles = {entry.anchor: plain_text(entry.title) for entry in _all(document.contents)}
    for anchor, printed in facts.contents.items():
        page = facts.anchors.get(anchor)
        if str(page) != printed:
            what = f'"{titles.get(anchor, anchor)}"'
            where = "is nowhere in the PDF" if page is None else f"stands on page {page}"
            message = f"the contents say that {what} is on page {printed}, but it {where}"
            yield Diagnostic(Code.PRINT_CONTENTS, _place(document, anchor), message, HINT)
    if facts.contents:
        for anchor, title in titles.items():
            if anchor not in facts.contents:
                message = f'the contents print no page for "{title}"'
                yield Diagnostic(Code.PRINT_CONTENTS, _place(document, anchor), message, HINT)


HINT = "this is a fault of the layout: a ::{pagebreak} before the heading mends it; tell the makers of the program"


def _all(entries: Sequence[ContentsEntry]) -> Iterator[ContentsEntry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def _place(document: Document, anchor: str) -> Location:
    """Where the author wrote what stands at an anchor."""
    return next((label.at for label in document.labels.values() if label.anchor == anchor), document.at)
