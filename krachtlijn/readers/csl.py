"""Bibliographies: the data of the Citation Style Language, typed in YAML, as CSL-JSON has it.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html, appendices
III and IV). Texts stay texts; names become lists of mappings, dates become ``date-parts``.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.document import Work
from krachtlijn.readers import mistakes
from krachtlijn.readers.dates import DateFault, read_partial_date
from krachtlijn.readers.leaves import closest, is_empty
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree

TYPES = tuple(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
NAMES = tuple(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATES = tuple("accessed available-date event-date issued original-date submitted".split())
TEXTS = tuple(
    "abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number "
    "citation-key citation-number collection-number collection-title container-title container-title-short dimensions "
    "division DOI edition event-place event-title genre ISBN ISSN issue jurisdiction keyword language license locator "
    "medium note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title "
    "page page-first part-number part-title PMCID PMID printing-number publisher publisher-place references "
    "reviewed-genre reviewed-title scale section source status supplement-number title title-short URL version volume "
    "volume-title year-suffix".split()
)
_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_KNOWN = ("type", *NAMES, *DATES, *TEXTS)


def read_works(tree: Tree, report: Report) -> dict[str, Work]:
    """The works of a ``references.yaml`` by their keys; what is wrong in one is left out of it, with a complaint."""
    if is_empty(tree):
        return {}
    if not isinstance(tree, Mapping):
        hint = "type each work as `key: {type: report, title: …}`"
        report.add(Diagnostic(Code.VALUE_KIND, tree.at, "a mapping of works by their keys is expected here", hint))
        return {}
    works = {}
    for key, value in tree.entries:
        if isinstance(value, Mapping):
            works[key.text] = _work(key, value, report)
        else:
            hint = "type it as {type: report, title: …}"
            report.add(Diagnostic(Code.VALUE_KIND, value.at, f"the work `{key.text}` is no mapping", hint))
    return works


def _work(key: Scalar, tree: Mapping, report: Report) -> Work:
    data: dict[str, object] = {}
    for name, value in tree.entries:
        if name.text not in _KNOWN:
            report.add(_unknown(name))
        elif not is_empty(value):
            found = _reader(name.text)(value, report)
            if found is not None:
                data[name.text] = found
    data.setdefault("type", "document")
    return Work(at=key.at, key=key.text, data=data)


def _unknown(name: Scalar) -> Diagnostic:
    by_lower = {word.lower(): word for word in _KNOWN}
    known = _DUTCH.get(name.text.lower()) or by_lower.get(name.text.lower().replace("_", "-"))
    meant = known or next(iter(get_close_matches(name.text.lower(), by_lower, 1, 0.6)), "")
    hint = f"did you mean `{by_lower.get(meant, meant)}`?" if meant else "CSL has author, issued, title, URL and others"
    return Diagnostic(Code.CSL_VARIABLE, name.at, f"`{name.text}` is no variable of CSL", hint)


def _reader(name: str) -> Callable[[Tree, Report], object]:
    if name == "type":
        return _type
    if name == "URL":
        return _url
    return _names if name in NAMES else _date if name in DATES else _text


def _text(tree: Tree, report: Report) -> object:
    if isinstance(tree, Scalar):
        return tree.text.strip("\n")
    report.add(Diagnostic(Code.VALUE_KIND, tree.at, "text is expected here", "put quotes around it"))
    return None


def _type(tree: Tree, report: Report) -> object:
    text = _text(tree, report)
    if text is None or text in TYPES:
        return text
    meant = closest(str(text), _DUTCH_TYPES, TYPES)
    hint = f"did you mean `{meant}`?" if meant else "CSL has report, book, article-journal, legislation and others"
    report.add(Diagnostic(Code.CSL_TYPE, tree.at, f"`{text}` is no type of CSL", hint))
    return None


def _url(tree: Tree, report: Report) -> object:
    text = _text(tree, report)
    if isinstance(text, str) and not text.lower().startswith(("http://", "https://")):
        hint = "a web address begins with https:// or http://"
        report.add(Diagnostic(Code.VALUE_KIND, tree.at, f"`{text}` is no web address", hint))
        return None
    return text


def _names(tree: Tree, report: Report) -> object:
    """One name or a list; a text is a name that is printed as it stands."""
    items = tree.items if isinstance(tree, Sequence) else (tree,)
    found = [name for item in items if (name := _name(item, report))]
    return found or None


def _name(tree: Tree, report: Report) -> dict[str, str] | None:
    if isinstance(tree, Scalar) and not is_empty(tree):
        return {"literal": tree.text}
    if not isinstance(tree, Mapping):
        hint = "type it as text, or as {family: Peeters, given: An}"
        report.add(Diagnostic(Code.VALUE_KIND, tree.at, "a name is expected here", hint))
        return None
    name = {}
    for key, value in tree.entries:
        if key.text not in _NAME_PARTS:
            hint = f"a name has {', '.join(_NAME_PARTS)}"
            report.add(Diagnostic(Code.CSL_VARIABLE, key.at, f"`{key.text}` is no part of a name", hint))
        elif isinstance(text := _text(value, report), str):
            name[key.text] = text
    return name or None


def _date(tree: Tree, report: Report) -> object:
    """A date as ``date-parts``: typed as ``2024-05-24``, or as CSL-JSON has it."""
    if isinstance(tree, Scalar):
        try:
            date = read_partial_date(tree.text)
        except DateFault as fault:
            report.add(Diagnostic(Code.VALUE_KIND, tree.at, fault.message, fault.hint))
            return None
        return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
    parts = tree.get("date-parts") if isinstance(tree, Mapping) else None
    days = [_date_parts(item) for item in parts.items] if isinstance(parts, Sequence) else []
    literal = tree.get("literal") if isinstance(tree, Mapping) else None
    if days and all(days):
        return {"date-parts": days}
    if isinstance(literal, Scalar):
        return {"literal": literal.text}
    report.add(
        Diagnostic(Code.VALUE_KIND, tree.at, "a date is expected here", "type it as 2024-05-24, 2024-05 or 2024")
    )
    return None


def _date_parts(tree: Tree) -> list[int]:
    items = tree.items if isinstance(tree, Sequence) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    if not 1 <= len(texts) <= 3 or not all(text.isascii() and text.isdigit() for text in texts):
        return []
    year, *rest = texts
    try:
        date = read_partial_date("-".join([year.zfill(4), *(part.zfill(2) for part in rest)]))
    except DateFault:
        return []
    return [part for part in (date.year, date.month, date.day) if part]


_DUTCH = {
    **{word: key for word, key in mistakes.KEYS.items() if key in _KNOWN},
    "auteurs": "author",
    "authors": "author",
    "date": "issued",
    "datum": "issued",
    "jaar": "issued",
    "year": "issued",
    "uitgever": "publisher",
    "redacteur": "editor",
    "link": "URL",
    "website": "URL",
    "adres": "URL",
    "tijdschrift": "container-title",
    "journal": "container-title",
    "pages": "page",
    "paginas": "page",
    "pagina's": "page",
    "plaats": "publisher-place",
}
_DUTCH_TYPES = {
    "advies": "report",
    "rapport": "report",
    "nota": "report",
    "studie": "report",
    "boek": "book",
    "artikel": "article-journal",
    "decreet": "legislation",
    "wet": "legislation",
    "besluit": "regulation",
    "verdrag": "treaty",
    "website": "webpage",
    "webpagina": "webpage",
    "brief": "personal_communication",
    "persbericht": "document",
    "wetsontwerp": "bill",
    "proefschrift": "thesis",
}
