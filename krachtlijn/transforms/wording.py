"""The words of references: "punt 3.1", "Tabellen 5 en 6", "punt 3 en tabel 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from krachtlijn.language import capitalized, words_for
from krachtlijn.language.lists import joints
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import (
    Attributes,
    CrossReference,
    Inline,
    Inlines,
    InternalLink,
    Node,
    PageNumber,
    Span,
    Text,
)
from krachtlijn.model.document import Label
from krachtlijn.model.metadata import Language
from krachtlijn.model.text import children_of
from krachtlijn.model.walk import rewrite
from krachtlijn.source import Location
from krachtlijn.transforms.labels import bare
from krachtlijn.transforms.resolving import Found

NO_BREAK = "\N{NO-BREAK SPACE}"
GAPS = re.compile(r"\{(number|name|page)\}")
"""What may stand in the words that an author gives a reference."""


_PHRASE = re.compile(
    r"[\s,;–-]*\(?\s*(?:(?:op|sur|à|on|at)\s+)?(?:la\s+)?(?:\b(?:pp?|blz|pag)\.|\b(?:bladzijde|pagina|page))?\s*$",
    re.IGNORECASE,
)
"""The words before a page number that make no sense without it, with what parts them from the others."""


class Wording:
    """Makes the words of references at one place, in one language."""

    def __init__(self, lang: Language, at: Location) -> None:
        self._lang: Language = lang
        self._words: Words = words_for(lang)
        self._at = at

    def made(self, found: Sequence[Found], *, capital: bool) -> Inlines | None:
        """Words for what has a number or a title; None where one of ``found`` has neither."""
        if not all(_nameable(it) for it in found):
            return None
        groups = [self._group(list(group)) for _, group in groupby(found, key=_kin)]
        made = self._joined(groups)
        return _with_capital(made) if capital else made

    def _group(self, found: list[Found]) -> Inlines:
        """What is of one kind in one paper: "tabellen 5 en 6"; behind the paper's title where it is another's."""
        first = found[0]
        if first.paper:
            title = self._link(first.href.partition("#")[0], self._quoted(first.paper, first.lang))
            places = [it for it in found if it.label]
            return (title, self._text(", "), *self._places(places)) if places else (title,)
        return self._places(found)

    def _places(self, found: list[Found]) -> Inlines:
        links = []
        for place, it in enumerate(found):
            label = it.label
            if label is None or not label.number:
                links.append(self._link(it.href, self._titled(label) if label else self._quoted(())))
                continue
            noun = self._words.kinds[label.kind]
            before = f"{noun.one if len(found) == 1 else noun.many}{NO_BREAK}" if place == 0 else ""
            links.append(self._link(it.href, (self._text(before + label.number),)))
        return self._joined([(link,) for link in links])

    def given(self, reference: CrossReference, found: Sequence[Found]) -> Inlines | None:
        """The author's own words with their gaps filled; None where there is nothing to fill a gap with."""
        fillings = {"number": self._numbers(found), "name": self._name(found[0]), "page": self._page(found[0])}
        asked = {gap for node in _texts(reference.children) for gap in GAPS.findall(node.text)}
        if any(fillings[gap] is None for gap in asked):
            return None

        def fill(node: Node) -> object:
            if not isinstance(node, Text):
                return node
            pieces = GAPS.split(node.text)
            return tuple(
                filled
                for n, piece in enumerate(pieces)
                for filled in ((fillings[piece] or ()) if n % 2 else self._texts(node.at, piece))
            )

        words = rewrite(reference.children, fill) if asked else reference.children
        if "page" in asked:
            words = _phrased(words, self.made(found[:1], capital=False) or ())
        return self._linked(found[0].href, words)

    def _linked(self, href: str, words: Inlines) -> Inlines:
        """The words as a link; a page number is a link of its own, and stands between two."""
        out: list[Inline] = []
        for is_page, group in groupby(words, key=lambda node: isinstance(node, PageNumber)):
            nodes = tuple(group)
            out.extend(nodes if is_page else (InternalLink(at=self._at, href=href, children=nodes),))
        return tuple(out)

    def _numbers(self, found: Sequence[Found]) -> Inlines | None:
        numbers = [it.label.number for it in found if it.label and it.label.number]
        if len(numbers) < len(found):
            return None
        return self._joined([(self._text(number),) for number in numbers])

    def _name(self, found: Found) -> Inlines | None:
        return (bare(found.label.title) if found.label else found.paper) or None

    def _page(self, found: Found) -> Inlines | None:
        return (PageNumber(at=self._at, href=found.href),) if found.href.startswith("#") else None

    def _joined(self, items: Sequence[Inlines]) -> Inlines:
        out: list[Inline] = []
        for item, joint in zip(items, (*joints(len(items), self._lang), ""), strict=True):
            out.extend(item)
            out.extend(self._texts(self._at, joint))
        return tuple(out)

    def _quoted(self, title: Inlines, lang: str = "") -> Inlines:
        other = lang not in {"", self._lang}
        inner: Inlines = (Span(at=self._at, children=title, attributes=Attributes(lang=lang)),) if other else title
        return (self._text(self._words.quote_open), *inner, self._text(self._words.quote_close))

    def _titled(self, label: Label) -> Inlines:
        """The title of what has no number, with the number of the heading above it: "Realisaties", punt 4.2.1."""
        title, above = self._quoted(bare(label.title)), label.within
        if above is None:
            return title
        return (*title, self._text(f", {self._words.kinds[above.kind].one}{NO_BREAK}{above.number}"))

    def _link(self, href: str, children: Inlines) -> InternalLink:
        return InternalLink(at=self._at, href=href, children=children, page=href.startswith("#"))

    def _text(self, text: str) -> Text:
        return Text(at=self._at, text=text)

    def _texts(self, at: Location, text: str) -> Inlines:
        return (Text(at=at, text=text),) if text else ()


def _phrased(words: Inlines, instead: Inlines) -> Inlines:
    """Words in which every page number holds the phrase that only makes sense with it."""
    out: list[Inline] = []
    for node in words:
        last = out[-1] if out else None
        if isinstance(node, PageNumber) and isinstance(last, Text) and (found := _PHRASE.search(last.text)):
            out[-1:] = [replace(last, text=last.text[: found.start()])] if found.start() else []
            out.append(replace(node, before=re.sub(r"(?<=[\w.])\s+$", NO_BREAK, found[0])))
        elif isinstance(node, Text) and isinstance(last, PageNumber) and "(" in last.before:
            inside, bracket, rest = node.text.partition(")")
            out[-1] = replace(last, after=inside + bracket) if bracket else last
            out += [replace(node, text=rest)] if bracket and rest else [] if bracket else [node]
        else:
            out.append(node)
    alone = all(isinstance(node, PageNumber) for node in out)
    return (
        tuple(replace(node, instead=instead) for node in out if isinstance(node, PageNumber)) if alone else tuple(out)
    )


def _nameable(found: Found) -> bool:
    if found.label is None:
        return bool(found.paper)
    return bool(found.label.number or found.label.title)


def _kin(found: Found) -> tuple[str, str]:
    """Neighbours with the same kin share a noun; what has no number stands alone in quotes."""
    paper = found.href.partition("#")[0]
    if found.label is None:
        return paper, ""
    return paper, found.label.kind if found.label.number else ""


def _texts(inlines: Inlines) -> Iterator[Text]:
    for node in inlines:
        if isinstance(node, Text):
            yield node
        else:
            yield from _texts(children_of(node))


def _with_capital(words: Inlines) -> Inlines:
    """Words with a capital at the start, which is within the first link."""
    first = words[0]
    if isinstance(first, InternalLink) and first.children and isinstance(first.children[0], Text):
        text = first.children[0]
        children = (Text(at=text.at, text=capitalized(text.text)), *first.children[1:])
        return (replace(first, children=children), *words[1:])
    return words
