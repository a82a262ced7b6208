"""What is known of a work, from the CSL data that an author typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from citeproc import DATES, NAMES, VARIABLES
from citeproc import types as csl_types

from krachtlijn.language import words_for
from krachtlijn.language.collation import sort_key
from krachtlijn.language.lists import join_list
from krachtlijn.model.document import Work
from krachtlijn.model.metadata import Language

TYPES = frozenset(name for key, name in vars(csl_types).items() if key.isupper())
"""The types of works that the processor knows."""

_ACTS = frozenset({"bill", "legislation", "regulation", "treaty"})
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_FULL_AUTHORS = 2
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


def csl_data(work: Work, id_: str) -> dict[str, Any]:
    """The work as the processor takes it: variables it knows, names and dates in CSL's own form."""
    data: dict[str, Any] = {"id": id_, "type": work.data.get("type", "")}
    if data["type"] not in TYPES:
        data["type"] = csl_types.REPORT
    for key, value in work.data.items():
        variable = key.replace("-", "_")
        if variable in NAMES:
            data[key] = [_csl_name(name) for name in _names(value)]
        elif variable in DATES:
            if date := _date_parts(value):
                data[key] = {"date-parts": [date]}
        elif variable in VARIABLES and isinstance(value, str) and value.strip():
            data[key] = _PRIVATE.sub("", value.strip())
    if address := address_of(work):
        data["URL"] = address
    if not year_shown(work):
        data.pop("issued", None)
    return {key: value for key, value in data.items() if value}


def address_of(work: Work) -> str:
    """Where the work is found on the web, by its URL or else its DOI; without a full stop that slipped in behind it."""
    doi = str(work.data.get("DOI", "")).strip()
    found = str(work.data.get("URL", "")).strip() or (doi and f"https://doi.org/{doi.removeprefix('https://doi.org/')}")
    return _PRIVATE.sub("", found).rstrip(".")


def _names(value: object) -> Iterator[Mapping[str, str]]:
    """Names as typed: a text is an institution's, a mapping gives CSL's parts; a list holds several."""
    if isinstance(value, str) and value.strip():
        yield {"literal": value.strip()}
    elif isinstance(value, Mapping):
        yield {key: str(part) for key, part in value.items() if part}
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _names(item)


def _csl_name(name: Mapping[str, str]) -> dict[str, str]:
    parts = {key: name[key] for key in _NAME_PARTS if key in name}
    return parts if parts and "literal" not in name else {"literal": name.get("literal", "")}


def _date_parts(value: object) -> list[int]:
    """Year, month and day, as far as known: from ``2024-05-24``, ``najaar 2024``, ``{date-parts: [[2024]]}``."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        while isinstance(parts, (list, tuple)) and parts and isinstance(parts[0], (list, tuple)):
            parts = parts[0]
        if isinstance(parts, (list, tuple)):
            return _date_parts("-".join(str(part) for part in parts))
        return _date_parts(value.get("raw", value.get("literal", "")))
    text = str(value).strip()
    if match := _DAY.fullmatch(text):
        return [int(part) for part in match.groups() if part]
    found = _YEAR.search(text)
    return [int(found[1])] if found else []


def year_of(work: Work) -> str:
    """The year in which the work appeared; empty where that is not known."""
    return str(next(iter(_date_parts(work.data.get("issued", ""))), ""))


def year_shown(work: Work) -> str:
    """The year that stands beside a work's title; none with an act whose title has it ("Decreet van 12 juli 2013")."""
    year = year_of(work)
    named = work.data.get("type") in _ACTS and year in _YEAR.findall(title_of(work))
    return "" if named else year


def short_author(work: Work, lang: Language) -> str:
    """The authors as a sentence names them: "SERV", "De Smet en Janssens", "De Smet e.a."; empty without any."""
    names = [_short_name(name) for name in _names(work.data.get("author") or work.data.get("editor") or "")]
    if len(names) > _FULL_AUTHORS:
        return f"{names[0]} {words_for(lang).and_others}"
    return join_list(names, lang)


def _short_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    particles = (name.get("dropping-particle", ""), name.get("non-dropping-particle", ""))
    return " ".join(part for part in (*particles, name.get("family", name.get("given", ""))) if part)


def title_of(work: Work) -> str:
    """The title; the key where there is none."""
    return str(work.data.get("title") or work.key)


def filing_key(work: Work, lang: Language) -> tuple[object, ...]:
    """Orders works by author (or title, where there is none), year and title."""
    title = title_of(work)
    return sort_key(short_author(work, lang) or title), year_of(work), sort_key(title), work.key
