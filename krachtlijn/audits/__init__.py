"""Made files to complaints: what only the finished pages and PDFs can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol

from krachtlijn.audits.characters import drawn_words_run_rightwards
from krachtlijn.audits.contents import contents_are_true
from krachtlijn.audits.links import links_lead_somewhere
from krachtlijn.audits.log import engine_is_content
from krachtlijn.audits.notes import notes_are_printed
from krachtlijn.audits.parity import letters_agree, page_and_pdf_agree
from krachtlijn.audits.preflight import pages_are_sound, what_was_mended_is_said
from krachtlijn.diagnostics import Diagnostic
from krachtlijn.model.document import Document, Site
from krachtlijn.model.extracts import letters_of
from krachtlijn.model.print import PrintFacts, letters_path, pdf_path

PRINT_AUDITS: tuple[Callable[[Document, PrintFacts], Iterator[Diagnostic]], ...] = (
    notes_are_printed,
    contents_are_true,
    engine_is_content,
    drawn_words_run_rightwards,
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


def audit(
    site: Site, files: Mapping[PurePosixPath, bytes], printed: Mapping[PurePosixPath, Printed]
) -> Iterator[Diagnostic]:
    """The findings of all audits: on the PDFs, which ``printed`` holds by where they stand, and on all files."""
    for document in site.papers:
        page = files.get(PurePosixPath(document.address, "index.html"), b"")
        letters = letters_of(document)
        found: list[Diagnostic] = []
        if made := printed.get(pdf_path(document)):
            found += _audit_print(document, made.facts)
            yield from (*found, *page_and_pdf_agree(document, page, made.facts.reading))
        if letters and (made := printed.get(letters_path(document))):
            yield from _further(_audit_print(letters, made.facts), found, letters_path(document).name)
            yield from letters_agree(letters, page, made.facts.reading)
    for survey in SITE_AUDITS:
        yield from survey(site, files)


def _audit_print(document: Document, facts: PrintFacts) -> Iterator[Diagnostic]:
    for look in PRINT_AUDITS:
        yield from look(document, facts)


def _further(found: Iterable[Diagnostic], before: Iterable[Diagnostic], file: str) -> Iterator[Diagnostic]:
    """What was found in another PDF of the same paper, which is named; what was said of the same place is left out."""
    said = {(finding.code, finding.at) for finding in before}
    for finding in found:
        if (finding.code, finding.at) not in said:
            said.add((finding.code, finding.at))
            yield replace(finding, message=f"in {file}, {finding.message}")
