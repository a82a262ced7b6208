"""Each paper for reference managers: BibTeX, RIS and CSL-JSON beside its page, under the name of its PDF."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from krachtlijn.model.document import Document, Site
from krachtlijn.model.print import pdf_path
from krachtlijn.render.citing import csl_item
from krachtlijn.writers.addresses import absolute
from krachtlijn.writers.artifact import Artifact

_BIBTEX_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}%&_#$"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BABEL = {"nl": "dutch", "fr": "french", "en": "british"}
_RIS_TYPES = {"report": "RPRT"}


def citation_paths(document: Document) -> Mapping[str, PurePosixPath]:
    """Where a paper stands in each format, by the format's name."""
    stem = pdf_path(document)
    return {
        "BibTeX": stem.with_name(f"{stem.stem}.bib"),
        "RIS": stem.with_name(f"{stem.stem}.ris"),
        "CSL-JSON": stem.with_name(f"{stem.stem}.csl.json"),
    }


def write_citations(site: Site, pdfs: frozenset[PurePosixPath]) -> Iterator[Artifact]:
    """The files of every paper that is not withdrawn. ``pdfs`` are the PDFs that were made."""
    for paper in site.papers:
        if paper.meta.status == "withdrawn":
            continue
        item = dict(csl_item(paper, site))
        pdf = absolute(site.settings.url, f"/{pdf_path(paper)}") if pdf_path(paper) in pdfs else ""
        keywords = paper.meta.keywords
        texts = {"BibTeX": _bibtex(item, keywords), "RIS": _ris(item, pdf, keywords), "CSL-JSON": _csl(item)}
        for name, path in citation_paths(paper).items():
            yield Artifact(path, texts[name].encode())


def _csl(item: Mapping[str, Any]) -> str:
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _bibtex(item: Mapping[str, Any], keywords: Sequence[str] = ()) -> str:
    """A BibTeX entry. Names and the title stand in braces of their own: they are not to be taken apart, or lowered."""
    year, *rest = item["issued"]["date-parts"][0]
    fields = {
        "author": " and ".join(f"{{{_plain(name['literal'])}}}" for name in item["author"]),
        "title": f"{{{_plain(item['title'])}}}",
        "institution": _plain(item.get("publisher", item["author"][0]["literal"])),
        "type": _plain(item["genre"]),
        "number": _plain(item.get("number", "")),
        "year": str(year),
        "month": _MONTHS[rest[0] - 1] if rest else "",
        "language": _BABEL[item["language"]],
        "keywords": ", ".join(f"{{{_plain(word)}}}" if "," in word else _plain(word) for word in keywords),
        "url": item.get("URL", ""),
    }
    key = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-/") else "-" for sign in item["id"])
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{key},", *lines, "}", ""])


def _plain(text: str) -> str:
    return text.translate(_BIBTEX_SIGNS)


def _ris(item: Mapping[str, Any], pdf: str, keywords: Sequence[str] = ()) -> str:
    """A RIS record; ``L1`` leads to the PDF."""
    date = "/".join([*(f"{part:02}" for part in item["issued"]["date-parts"][0]), "", "", ""][:3]) + "/"
    tags = [
        ("TY", _RIS_TYPES.get(item["type"], "GEN")),
        *(("AU", f"{name['literal']},") for name in item["author"]),
        ("TI", item["title"]),
        ("PB", item.get("publisher", item["author"][0]["literal"])),
        ("PY", str(item["issued"]["date-parts"][0][0])),
        ("DA", date),
        ("M3", item["genre"]),
        ("SN", item.get("number", "")),
        ("LA", item["language"]),
        ("AB", item.get("abstract", "")),
        *(("KW", word) for word in keywords),
        ("UR", item.get("URL", "")),
        ("L1", pdf),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"
