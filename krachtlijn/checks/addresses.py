"""Addresses of pages that the site makes itself, and old addresses that lead to new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.language import words_for
from krachtlijn.model.document import Site
from krachtlijn.model.extracts import letters_of
from krachtlijn.model.print import letters_path, pdf_path
from krachtlijn.model.settings import Redirect
from krachtlijn.render.listings import own_addresses
from krachtlijn.source import Location

_PLAIN = re.compile(r"[A-Za-z0-9._-]+")
_OLD = re.compile(r"(?!\.)[\w.~%+-]+(?:/(?!\.)[\w.~%+-]+)*", re.ASCII)


def check_made_addresses(site: Site) -> Iterator[Diagnostic]:
    """No paper or page stands where the site makes a page itself; ids that become addresses are plain."""
    made = {address.casefold() for address in own_addresses(site)}
    registers = f"{words_for(site.settings.language).addresses.registers}/"
    for address, at in _written(site).items():
        if address.casefold() in made or address.casefold().startswith(registers):
            message = f"the site makes a page at /{address}/ itself"
            yield Diagnostic(Code.ADDRESS_UNIQUE, at, message, "give this another name")
    for entry in (*site.settings.committees, *site.settings.themes):
        if not _PLAIN.fullmatch(entry.id):
            message = f"`{entry.id}` cannot be part of a web address"
            hint = "type an id of letters, digits, `.`, `_` and `-`"
            yield Diagnostic(Code.ADDRESS_PLAIN, entry.place_of("id"), message, hint)


def check_pdf_names(site: Site) -> Iterator[Diagnostic]:
    """No paper's own PDF has the name of that of its letters."""
    for paper in site.papers:
        path = letters_path(paper)
        if letters_of(paper) and pdf_path(paper).name.casefold() == path.name:
            message = f"the letters to several addressees stand at {path.name} themselves"
            hint = "type a reference that is not `letter`"
            yield Diagnostic(Code.PDF_NAME, paper.meta.place_of("reference"), message, hint)


def check_redirects(site: Site) -> Iterator[Diagnostic]:
    """Old addresses can be addresses, nothing stands at them, and they lead to something that is there."""
    there = {*_written(site), *own_addresses(site), ""}
    folded = {address.casefold() for address in there}
    seen: dict[str, Redirect] = {}
    for redirect in site.settings.redirects:
        old = redirect.old
        if not _OLD.fullmatch(old):
            message, hint = (
                f"`{redirect.from_.id}` cannot be an address of this site",
                "type its path, such as /oud/stuk",
            )
            yield Diagnostic(Code.ADDRESS_PLAIN, redirect.from_.at, message, hint)
        elif old.casefold() in folded:
            message, hint = f"something stands at /{old}/", "take this redirect out"
            yield Diagnostic(Code.REDIRECT_FREE, redirect.from_.at, message, hint)
        elif old.casefold() in seen:
            message, hint = f"/{old} is redirected twice", "keep one of the two"
            yield Diagnostic(Code.REDIRECT_FREE, redirect.from_.at, message, hint)
        seen[old.casefold()] = redirect
        if redirect.new not in there and not site.gaps:  # what is left out may lack a page, or a list
            message = f"there is nothing at /{redirect.new}/"
            hint = suggest(redirect.new, sorted(there), "type the path of a paper, page or list")
            yield Diagnostic(Code.REDIRECT_KNOWN, redirect.to.at, message, hint)


def _written(site: Site) -> Mapping[str, Location]:
    """The addresses of papers and pages, with where they were written."""
    papers = {paper.address: paper.at for paper in site.papers}
    return papers | {page.address: page.at for page in site.pages}
