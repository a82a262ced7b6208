"""Citations in words: as notes have them, in the sentence, and in the list of references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from krachtlijn.language import capitalized, words_for
from krachtlijn.model.anchors import reference_id
from krachtlijn.model.blocks import CitationItem, Inline, Inlines, InternalLink, Link, Text
from krachtlijn.model.document import CitedWork, Work
from krachtlijn.model.metadata import Language
from krachtlijn.model.text import plain_text
from krachtlijn.source import Location
from krachtlijn.transforms.csl import Processor
from krachtlijn.transforms.works import filing_key, short_author, title_of, year_of, year_shown

_PAGES = re.compile(r"\d+(?:\s*[-–]\s*\d+)?")


class Citer:
    """Puts the works of a paper into words, in the paper's language, by the style of the council."""

    def __init__(self, works: Mapping[str, Work], style: Path, lang: Language) -> None:
        self._works = works
        self._processor = Processor(works, style, lang)
        self._lang: Language = lang
        self._words = words_for(lang)

    def knows(self, items: Iterable[CitationItem]) -> bool:
        """Whether every work that is cited is there."""
        return all(item.key in self._works for item in items)

    def in_full(self, items: tuple[CitationItem, ...], *, begins: bool = True, ends: bool = True) -> Inlines:
        """Works as a note has them, parted by the style's delimiter.

        They get a capital first where they begin a sentence, and a full stop last where they end the text.
        """
        out: list[Inline] = []
        for item in items:
            if out:
                out.append(Text(at=item.at, text=self._processor.delimiter))
            out.extend(self._in_note(item))
        words = _with_capital(tuple(out)) if begins else tuple(out)
        return _stopped(words) if ends else words

    def _in_note(self, item: CitationItem) -> Inlines:
        words = self._processor.words(item.key, self._locator(item), item.at)
        prefix = _stripped(item.prefix, "", " ")
        return (*prefix, Text(at=item.at, text=" "), *words) if prefix else words

    def _locator(self, item: CitationItem) -> Inlines:
        """The words behind a key: without the comma before them, and with "p." before bare pages."""
        suffix = _stripped(item.suffix, ", ", " ")
        if _PAGES.fullmatch(plain_text(suffix)):
            return (Text(at=item.at, text=f"{self._words.page_short} "), *suffix)
        return suffix

    def in_sentence(self, item: CitationItem, *, linked: bool) -> Inlines:
        """Author and year, "SERV (2024)", which lead to the list of references where there is one (``linked``)."""
        work = self._works[item.key]
        quoted = f"{self._words.quote_open}{title_of(work)}{self._words.quote_close}"
        author = short_author(work, self._lang)
        year = year_of(work) if author else year_shown(work)
        locator = self._locator(item)
        inner: list[Inline] = [Text(at=item.at, text=year)] if year else []
        if inner and locator:
            inner.append(Text(at=item.at, text=", "))
        inner += locator
        author = author or quoted
        words: Inlines = (Text(at=item.at, text=author),)
        if inner:
            words = (Text(at=item.at, text=f"{author} ("), *inner, Text(at=item.at, text=")"))
        if not linked:
            return words
        return (InternalLink(at=item.at, href=f"#{reference_id(item.key)}", children=words),)

    def list_of(self, keys: Iterable[str]) -> tuple[CitedWork, ...]:
        """The works with these keys, as the list of references has them, in its order."""
        works = sorted((self._works[key] for key in dict.fromkeys(keys)), key=lambda it: filing_key(it, self._lang))
        return tuple(
            CitedWork(key=work.key, id=reference_id(work.key), text=_stopped(self._entry(work.key, work.at)))
            for work in works
        )

    def _entry(self, key: str, at: Location) -> Inlines:
        return self._processor.words(key, (), at)


def _stripped(words: Inlines, before: str, after: str) -> Inlines:
    """Words without some signs before the first and after the last of them."""
    nodes = list(words)
    if nodes and isinstance(nodes[0], Text):
        nodes[0] = replace(nodes[0], text=nodes[0].text.lstrip(before or " "))
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = replace(nodes[-1], text=nodes[-1].text.rstrip(after))
    return tuple(node for node in nodes if not (isinstance(node, Text) and not node.text))


def _with_capital(words: Inlines) -> Inlines:
    first = words[0]
    return (replace(first, text=capitalized(first.text)), *words[1:]) if isinstance(first, Text) else words


def _stopped(words: Inlines) -> Inlines:
    """Words with a full stop behind them; none behind an address, which it might be taken for a part of."""
    if isinstance(words[-1], Link) or plain_text(words).endswith((".", "?", "!", "…")):
        return words
    return (*words, Text(at=words[-1].at, text="."))
