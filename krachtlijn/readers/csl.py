"""Bibliographies: the data of the Citation Style Language, typed in YAML, as CSL-JSON has it.

Types and variables are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html, appendices
III and IV). Texts stay texts; names become lists of mappings, dates become ``date-parts``.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.addresses import is_web_address
from krachtlijn.model.document import Work
from krachtlijn.readers.csl_terms import DATES, DUTCH_TYPES, DUTCH_VARIABLES, NAMES, TEXTS, TYPES
from krachtlijn.readers.dates import DateError, read_partial_date
from krachtlijn.readers.leaves import closest, is_empty
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree

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
        if not isinstance(value, Mapping):
            hint = "type it as {type: report, title: …}"
            report.add(Diagnostic(Code.VALUE_KIND, value.at, f"the work `{key.text}` is no mapping", hint))
        works[key.text] = _work(key, value, report)
    return works


def _work(key: Scalar, tree: Tree, report: Report) -> Work:
    data: dict[str, object] = {}
    for name, value in tree.entries if isinstance(tree, Mapping) else ():
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
    known = DUTCH_VARIABLES.get(name.text.lower()) or by_lower.get(name.text.lower().replace("_", "-"))
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
    meant = closest(str(text), DUTCH_TYPES, TYPES)
    hint = f"did you mean `{meant}`?" if meant else "CSL has report, book, article-journal, legislation and others"
    report.add(Diagnostic(Code.CSL_TYPE, tree.at, f"`{text}` is no type of CSL", hint))
    return None


def _url(tree: Tree, report: Report) -> object:
    text = _text(tree, report)
    if isinstance(text, str) and not is_web_address(text):
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
        except DateError as fault:
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
    if not texts or not all(text.isascii() and text.isdigit() for text in texts):
        return []
    year, *rest = texts
    try:
        date = read_partial_date("-".join([year.zfill(4), *(part.zfill(2) for part in rest)]))
    except DateError:
        return []
    return [part for part in (date.year, date.month, date.day) if part]
