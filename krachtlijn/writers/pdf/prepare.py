"""From a paper to its print jobs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from urllib.parse import quote

from jinja2 import Environment

from krachtlijn.model.blocks import Figure, Image
from krachtlijn.model.document import Document, Site
from krachtlijn.model.extracts import letters_of
from krachtlijn.model.print import letters_path, pdf_path
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.render.papers import Imprint, Surroundings, render_letters, render_paper
from krachtlijn.writers.addresses import absolute
from krachtlijn.writers.pdf.enclosures import enclosures
from krachtlijn.writers.pdf.job import STYLES, PrintJob, families

NOWHERE = "https://site.invalid"
"""Where the pictures of a paper stand while it is laid out, when its site does not say where it will stand itself."""


def print_jobs(document: Document, site: Site, env: Environment, styles: Mapping[str, bytes]) -> Iterator[PrintJob]:
    """The PDF of a paper, and where its letter goes to several addressees, that of the letters.

    ``styles`` are the files of :func:`style_files`. Raises :class:`jinja2.TemplateError`.
    """
    job = print_job(document, site, env, styles)
    yield job
    if letters := letters_of(document):
        html = render_letters(env, site, letters, lambda href: absolute(site.settings.url, href))
        path = letters_path(document)
        yield replace(job, name=str(path), html=html, base=job.base + path.name, enclosures=())


def print_job(document: Document, site: Site, env: Environment, styles: Mapping[str, bytes]) -> PrintJob:
    """All that the PDF of a paper is made of.

    ``styles`` are the files of :func:`style_files`. Raises :class:`jinja2.TemplateError`.
    """
    url = site.settings.url
    base = absolute(url or NOWHERE, f"/{document.address}/")
    inside = enclosures(document, site)
    imprint = Imprint(fonts=families(styles), figures=any(file.relationship == "Data" for file in inside))
    around = Surroundings(link=lambda href: absolute(url, href), imprint=imprint)
    own = f"{STYLES}doctypes/{document.type}.print.css"
    return PrintJob(
        name=str(pdf_path(document)),
        html=render_paper(env, site, document, "print", around),
        base=base,
        sheets=("print.css", *([own.removeprefix(STYLES)] if own in styles else [])),
        files={**styles, **dict(_pictures(document, base))},
        enclosures=inside,
        date=document.date.first,
        versions=tuple(f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "pyphen", "fonttools")),
    )


def style_files(project: Project) -> dict[str, bytes]:
    """The stylesheets and fonts for print, by address."""
    both = ("widths.css", "tables.css", "charts.css", "agenda.css", "followup.css", "questions.css")
    patterns = ("print.css", *both, "print/*.css", "doctypes/*.print.css", "fonts/*.ttf")
    found = sorted(path for pattern in patterns for path in project.styles.glob(pattern))
    return {STYLES + path.relative_to(project.styles).as_posix(): path.read_bytes() for path in found}


def _pictures(document: Document, base: str) -> Iterator[tuple[str, bytes]]:
    """The pictures that the paper shows, each once, by the address under which its HTML names them."""
    for file in dict.fromkeys(node.file for node in walk(document.parts) if isinstance(node, Figure | Image)):
        path = document.folder / file
        yield base + quote(path.relative_to(document.folder).as_posix()), path.read_bytes()
