"""Notes in print: all of them, each at the foot of the page that calls it."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Footnote
from krachtlijn.model.document import Document
from krachtlijn.model.print import PrintFacts
from krachtlijn.model.walk import walk


def notes_are_printed(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    """Every note of the model is in the PDF, on the page of its call.

    The layout engine can lose a note without a word, or move it to the next page.
    """
    for note in walk((document.meta, document.parts)):
        if isinstance(note, Footnote):
            yield from _placed(note, facts)


def _placed(note: Footnote, facts: PrintFacts) -> Iterator[Diagnostic]:
    call, page = facts.anchors.get(f"{note.id}-terug"), facts.anchors.get(note.id)
    if page is None:
        message = f"note {note.number} is missing from the PDF"
        hint = "shorten the notes on that page, or put a ::{pagebreak} before the paragraph that calls it"
        yield Diagnostic(Code.PRINT_NOTES, note.at, message, hint)
    elif call != page:
        called = f"called on page {call}" if call else "called nowhere"
        message = f"note {note.number} stands on page {page} of the PDF, but is {called}"
        hint = "shorten the note or the paragraph that calls it, or put a ::{pagebreak} before that paragraph"
        yield Diagnostic(Code.PRINT_NOTES, note.at, message, hint)
