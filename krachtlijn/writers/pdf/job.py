"""A print job: all that a PDF is made of, in one value.

A PDF is a pure function of its job. The job holds no path and opens no file, so that it can be sent to another process
or another machine, and so that its digest tells whether its PDF has been made before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from datetime import date
from typing import Literal

from krachtlijn.model.print import PrintFacts

STYLES = "https://styles.invalid/"
"""The base of the addresses of stylesheets and fonts. Nothing is ever fetched there: a job holds its files."""


_FONT_FACE = re.compile(r'@font-face\s*\{[^}]*?font-family:\s*"([^"]+)"')


def families(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The families in which papers are set, each once, in their order; not those for words in other scripts."""
    sheet = files[f"{STYLES}print/fonts.css"].decode()
    return tuple(dict.fromkeys(_FONT_FACE.findall(sheet)))


@dataclass(frozen=True, kw_only=True)
class Enclosure:
    """A file inside the PDF. ``relationship`` is what it is to the paper (ISO 19005-3, 6.8)."""

    name: str
    content: bytes = field(repr=False)
    relationship: Literal["Data", "Source"]
    description: str


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """What one PDF is made of.

    ``name`` is where it will stand, from the root of the site. ``html`` is the whole document, ``base`` the address
    against which its links are read: a link to the same address, from ``#`` on, stays within the PDF. ``sheets`` are
    names below ``styles/``, in the order in which they apply. ``files`` holds the bytes of everything that may be
    loaded, by its whole address: stylesheets, fonts, pictures. ``enclosures`` go into the PDF as files of the day
    ``date``. ``versions`` names what else has a say.
    """

    name: str
    html: str
    base: str
    sheets: tuple[str, ...]
    files: Mapping[str, bytes] = field(repr=False)
    enclosures: tuple[Enclosure, ...] = ()
    date: date = date.min
    versions: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over all that the PDF depends on."""
        sha = hashlib.sha256()
        texts = (self.html, self.base, *self.sheets, *self.versions, str(self.date), *sorted(self.files))
        files = (self.files[address] for address in sorted(self.files))
        enclosed = (repr(part).encode() for enclosure in self.enclosures for part in astuple(enclosure))
        for part in (*map(str.encode, texts), *files, *enclosed):
            sha.update(len(part).to_bytes(8, "big"))
            sha.update(part)
        return sha.hexdigest()


@dataclass(frozen=True, kw_only=True)
class PrintResult:
    """A finished PDF, and what is known of its pages."""

    name: str
    pdf: bytes = field(repr=False)
    facts: PrintFacts
