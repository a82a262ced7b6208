"""From a print job to a PDF. WeasyPrint is known in this file, and imported when a PDF is made."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from krachtlijn.writers.pdf.enclosures import list_once
from krachtlijn.writers.pdf.foot import set_at_foot
from krachtlijn.writers.pdf.job import STYLES, PrintJob, PrintResult
from krachtlijn.writers.pdf.layout import facts
from krachtlijn.writers.pdf.log import captured_log
from krachtlijn.writers.pdf.long_notes import notes_continued
from krachtlijn.writers.pdf.repairs import lines_filled, notes_kept
from krachtlijn.writers.pdf.settle import settle

VARIANT = "pdf/a-3a"
"""What WeasyPrint makes of the PDF; the tagger makes it PDF/UA-1 as well."""


def make_pdf(job: PrintJob) -> PrintResult:
    """Lay out and write one PDF.

    The same job gives the same bytes: dates come from the HTML's ``dcterms`` and files from the job. Collecting garbage
    is put off while a paper is made, since boxes point to each other and all live until the end.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        return _make(job)
    finally:
        if enabled:
            gc.enable()
        gc.collect()


def _make(job: PrintJob) -> PrintResult:
    from weasyprint import CSS, HTML  # noqa: PLC0415 - half a second, and system libraries that a site does without

    from krachtlijn.writers.pdf.fonts import OwnFonts  # noqa: PLC0415 - the same
    from krachtlijn.writers.pdf.tagging import own_tags  # noqa: PLC0415 - the same
    from krachtlijn.writers.pdf.tagging.reading import reading_of  # noqa: PLC0415 - the same

    with captured_log() as log, notes_kept(), notes_continued(), lines_filled():
        fetcher = _fetcher(job)
        fonts = OwnFonts()
        sheets = [CSS(url=STYLES + name, url_fetcher=fetcher, font_config=fonts) for name in job.sheets]
        said_of_sheets = len(log)

        def render(mark: Callable[[Element], None]) -> Any:
            html = HTML(string=job.html, base_url=job.base, url_fetcher=fetcher)
            mark(html.etree_element)
            del log[said_of_sheets:]  # what an earlier round said
            return html.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)

        document, mended = settle(render)
        set_at_foot(document)
        with own_tags() as tagged:
            pdf = document.write_pdf(pdf_variant=VARIANT, finisher=_finish, attachments=_attachments(job))
        known = replace(facts(document, log), reading=reading_of(tagged.root), mended=mended)
        return PrintResult(name=job.name, pdf=pdf, facts=known)


def _attachments(job: PrintJob) -> list[Any]:
    """The enclosures as WeasyPrint takes them, dated by the paper."""
    from weasyprint import Attachment  # noqa: PLC0415 - see above

    moment = datetime.combine(job.date, time())
    return [
        Attachment(
            file_obj=BytesIO(file.content),
            name=file.name,
            description=file.description,
            relationship=file.relationship,
            created=moment,
            modified=moment,
        )
        for file in job.enclosures
    ]


def _finish(document: Any, pdf: Any) -> None:
    """What is said in the finished file besides what WeasyPrint says."""
    from krachtlijn.writers.pdf.tagging import declare_universal_accessibility  # noqa: PLC0415 - see above

    declare_universal_accessibility(document, pdf)
    list_once(document, pdf)


def _fetcher(job: PrintJob) -> Any:
    """Serves the job's files and nothing else: neither the network nor the disk is within reach of a paper."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - see above

    class JobFetcher(URLFetcher):  # type: ignore[misc]
        """Looks addresses up in the job."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - the engine gives them
            address = url.partition("#")[0]
            if address not in job.files:
                raise ValueError(f"{url} is no file of the paper or of styles/")
            kind = MEDIA_TYPES.get(address.rpartition(".")[2].lower(), "application/octet-stream")
            if kind in {"image/jpeg", "image/png"}:
                _require_dots(job.files[address])
            return URLFetcherResponse(url, body=job.files[address], headers={"Content-Type": kind})

    return JobFetcher()


def _require_dots(content: bytes) -> None:
    """Raise where a picture cannot be read to its end: the engine takes in its head only, and fails when it writes."""
    from PIL import Image  # noqa: PLC0415 - comes with WeasyPrint

    with Image.open(BytesIO(content)) as picture:
        picture.load()


MEDIA_TYPES = {
    "css": "text/css",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
}
"""What a file is, by the end of its name."""
