"""The council's own words: forms that site.yaml does not want, and those that it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Node, Quote, Span, Text
from krachtlijn.model.document import Document, Page, Site
from krachtlijn.model.walk import walk


@dataclass(frozen=True)
class _Term:
    wanted: str
    pattern: re.Pattern[str]


def check_terms(site: Site) -> Iterator[Diagnostic]:
    """Unwanted forms in papers and pages of the site's language, save in quotes and in words of another language."""
    terms = [_Term(wanted, _pattern(forms)) for wanted, forms in site.settings.terms.items() if forms]
    papers = (paper for paper in site.papers if paper.meta.language == site.settings.language)
    items: tuple[Document | Page, ...] = (*papers, *site.pages)
    for item in items:
        for node in _own_words(item):
            for term in terms:
                yield from _findings(node, term)


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, any space between them, the first letter small or capital; a longer form before a shorter one."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(_flexible(form) for form in ordered) + r")(?!\w)")


def _flexible(form: str) -> str:
    words = r"\s+".join(re.escape(word) for word in form.split())
    first = form.strip()[:1]
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{words.removeprefix(re.escape(first))}"


def _own_words(item: Document | Page) -> Iterator[Text]:
    """The words of the paper itself: those of a quote are somebody else's."""
    text = (item.title, item.blocks) if isinstance(item, Page) else (item.meta, item.parts)
    others = {id(node) for outer in walk(text) if _is_foreign(outer) for node in walk(outer)}
    return (node for node in walk(text) if isinstance(node, Text) and id(node) not in others)


def _is_foreign(node: Node) -> bool:
    lang = node.attributes.lang if isinstance(node, Span) else getattr(node, "lang", "")
    return isinstance(node, Quote) or bool(lang)


def _findings(node: Text, term: _Term) -> Iterator[Diagnostic]:
    """A complaint for each unwanted form, at its place in the source.

    Typography may have changed the spaces of the text since, so the forms are looked for in the source, from the
    place where the text begins.
    """
    found = term.pattern.findall(node.text)
    source = node.at.source
    for _, match in zip(found, term.pattern.finditer(source.text, node.at.offset), strict=False):
        form = " ".join(match.group().split())
        wanted = term.wanted[:1].upper() + term.wanted[1:] if form[0].isupper() else term.wanted
        at = source.at_offset(match.start())
        if form != wanted:
            yield Diagnostic(Code.TERM_WANTED, at, f"`{form}` is not the wanted form", f"write `{wanted}`")
