"""Made files to complaints: what only the finished pages and PDFs can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Protocol

from krachtlijn.audits.characters import own_fonts_suffice
from krachtlijn.audits.contents import contents_are_true
from krachtlijn.audits.links import links_lead_somewhere
from krachtlijn.audits.log import engine_is_content
from krachtlijn.audits.notes import notes_are_printed
from krachtlijn.audits.parity import page_and_pdf_agree
from krachtlijn.audits.preflight import pages_are_sound, what_was_mended_is_said
from krachtlijn.diagnostics import Diagnostic
from krachtlijn.model.document import Document, Site
from krachtlijn.model.print import PrintFacts

PRINT_AUDITS: tuple[Callable[[Document, PrintFacts], Iterator[Diagnostic]], ...] = (
    notes_are_printed,
    contents_are_true,
    own_fonts_suffice,
    engine_is_content,
    pages_are_sound,
    what_was_mended_is_said,
)
"""What is asked of every PDF."""

SITE_AUDITS: tuple[Callable[[Site, Mapping[PurePosixPath, bytes]], Iterator[Diagnostic]], ...] = (links_lead_somewhere,)
"""What is asked of all files together."""


class Printed(Protocol):
    """A finished PDF, of which the facts are known."""

    @property
    def facts(self) -> PrintFacts:
        """What is known of its pages."""


def audit(site: Site, files: Mapping[PurePosixPath, bytes], printed: Mapping[str, Printed]) -> Iterator[Diagnostic]:
    """The findings of all audits: on the PDFs, by the addresses of their papers, and on the files of the site."""
    for document in site.papers:
        if document.address in printed:
            facts = printed[document.address].facts
            for look in PRINT_AUDITS:
                yield from look(document, facts)
            page = files[PurePosixPath(document.address, "index.html")]
            yield from page_and_pdf_agree(document, page, facts.reading)
    for survey in SITE_AUDITS:
        yield from survey(site, files)
