"""A paper as HTML, on the screen and as the base of its PDF: everything that the templates of a paper are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from jinja2 import Environment

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language import words_for
from krachtlijn.language.words import Words, capitalized
from krachtlijn.model.document import Document, Relations, Site
from krachtlijn.model.extracts import letter_of, out_of_paper
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import Medium, RenderContext
from krachtlijn.render.environment import render_template
from krachtlijn.render.lists import PaperEntry
from krachtlijn.render.parts import (
    catalogue_of,
    contents_of,
    description_of,
    draft_line,
    labels_of,
    marks_of,
    minutes_of,
    notes_in,
    parts_of,
)

KRACHTLIJNEN = "krachtlijnen"
"""Where a paper's key points stand alone, below its own address."""


@dataclass(frozen=True, kw_only=True)
class PdfFile:
    """The PDF that stands beside a page: its file name, its size in bytes, its pages."""

    file: str
    size: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class Companions:
    """What stands beside a page for machines.

    Files to cite the paper by, by format; its picture, from the root of the site; and what schema.org is told.
    """

    citations: Mapping[str, str] = field(default_factory=dict)
    picture: str = ""
    linked: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What a PDF says of how it was made: the families of its type, and whether figures of tables are inside."""

    fonts: tuple[str, ...]
    figures: bool


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a paper's page knows of the rest of the site; a PDF needs none of it but ``link`` and ``imprint``.

    ``relations`` are by the fields of ``Relations``. ``link`` turns an address from the root of the site, ``asset``
    the name of a stylesheet or script, into what is written in the page.
    """

    link: Callable[[str], str]
    asset: Callable[[str], str] = str
    canonical: str = ""
    pdf: PdfFile | None = None
    letters: PdfFile | None = None
    imprint: Imprint | None = None
    companions: Companions = Companions()
    relations: Mapping[str, tuple[PaperEntry, ...]] = field(default_factory=dict)
    previous: PaperEntry | None = None
    next: PaperEntry | None = None
    sizes: Mapping[Path, tuple[int, int]] = field(default_factory=dict)


def render_paper(env: Environment, site: Site, document: Document, medium: Medium, surroundings: Surroundings) -> str:
    """The whole HTML of a paper for one medium. Raises :class:`jinja2.TemplateError`."""
    template = "withdrawn.html" if document.meta.status == "withdrawn" else f"{document.type}.html"
    return render_template(env, template, _values(site, document, medium, surroundings))


def render_letters(env: Environment, site: Site, letters: Document, link: Callable[[str], str]) -> str:
    """The base of the PDF of :func:`~krachtlijn.model.extracts.letters_of`. Raises :class:`jinja2.TemplateError`."""
    return render_template(env, "letters.html", _values(site, letters, "print", Surroundings(link=link)))


def _values(site: Site, document: Document, medium: Medium, surroundings: Surroundings) -> Mapping[str, object]:
    """What the templates of a paper are given."""
    words = words_for(document.meta.language)
    kind = DOCUMENT_TYPES[document.type]
    parts = parts_of(document, kind)
    return {
        "layout": f"{medium}.html",
        "context": _context(document, medium, words, surroundings),
        "document": document,
        "type": kind,
        "kind": capitalized(kind.names[words.language].one),
        "parts": parts,
        "contents": contents_of(document, parts, words),
        "notes": notes_in(document.parts),
        "listed": {"tables": labels_of(document, "table"), "figures": labels_of(document, "figure", "chart")},
        "facts": tuple(kind.facts(document.meta, words)),
        "catalogue": tuple(catalogue_of(document, site, words)),
        "letter": letter_of(document),
        "signatories": kind.signatories(document.meta),
        "draft": draft_line(document, site, words),
        "running_title": document.meta.short_title or plain_text(document.meta.title),
        "description": description_of(document.meta.summary),
        "council": document.meta.institution or site.settings,
        "minutes": minutes_of(document),
        **page_values(site, words, surroundings.link, surroundings.asset),
        "canonical": surroundings.canonical,
        "here": document.address,
        "pdf": surroundings.pdf,
        "letters": surroundings.letters,
        "imprint": surroundings.imprint,
        "companions": surroundings.companions,
        "site_root": site.settings.url.rstrip("/"),
        "relations": {tie.name: surroundings.relations.get(tie.name, ()) for tie in fields(Relations)},
        "previous": surroundings.previous,
        "next": surroundings.next,
    }


def render_krachtlijnen(env: Environment, site: Site, document: Document, surroundings: Surroundings) -> str:
    """A page with a paper's key points alone, one level below the paper's. Raises :class:`jinja2.TemplateError`."""
    words = words_for(document.meta.language)
    home = f"/{document.address}/"
    points = out_of_paper(document.part("krachtlijnen"), document)
    values = {
        "context": replace(_context(document, "screen", words, surroundings), up="../"),
        "document": document,
        "points": points,
        "notes": notes_in(points),
        "kind": capitalized(DOCUMENT_TYPES[document.type].names[words.language].one),
        "draft": draft_line(document, site, words),
        "home": home,
        **page_values(site, words, surroundings.link, surroundings.asset),
        "canonical": surroundings.canonical,
        "here": f"{document.address}/{KRACHTLIJNEN}",
    }
    return render_template(env, "krachtlijnen.html", values)


def page_values(site: Site, words: Words, link: Callable[[str], str], asset: Callable[[str], str]) -> dict[str, object]:
    """What the templates of every page are given, a paper's or another."""
    return {
        "language": words.language,
        "words": words,
        "settings": site.settings,
        "addresses": words_for(site.settings.language).addresses,
        "link": link,
        "asset": asset,
        "canonical": "",
        "feed": "",
    }


def _context(document: Document, medium: Medium, words: Words, surroundings: Surroundings) -> RenderContext:
    return RenderContext(
        medium=medium,
        language=document.meta.language,
        words=words,
        folder=document.folder,
        link=surroundings.link,
        marks=marks_of(document),
        sizes=surroundings.sizes,
    )
