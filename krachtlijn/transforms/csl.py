"""The CSL processor (citeproc-py), and the way from its text back to a tree.

The processor makes a text for each work. Signs of Unicode's private use, which no text holds, carry italics and the
like through it, and the place of a locator, which may be Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON

from krachtlijn.language.typography import NARROW
from krachtlijn.model.addresses import is_web_address
from krachtlijn.model.blocks import Emphasis, Inline, Inlines, Link, Strong, Subscript, Superscript, Text
from krachtlijn.model.document import Work
from krachtlijn.model.metadata import Language
from krachtlijn.source import Location
from krachtlijn.transforms.works import address_of, csl_data

_LOCALES: Mapping[Language, str] = {"nl": "nl-NL", "fr": "fr-FR", "en": "en-GB"}
_STYLES: Mapping[str, Callable[..., Inline] | None] = {
    "Italic": Emphasis,
    "Oblique": Emphasis,
    "Bold": Strong,
    "Superscript": Superscript,
    "Subscript": Subscript,
    "Light": None,
    "Underline": None,
    "SmallCaps": None,
}
_OPENERS: Mapping[str, Callable[..., Inline]] = {
    "\ue000": Emphasis,
    "\ue001": Strong,
    "\ue002": Superscript,
    "\ue003": Subscript,
}
_CLOSER = "\ue0fe"
_LOCATOR = "\ue0ff"
_ADDRESS = r"https?://[^\s<>\"\ue000-\ue0ff]*[^\s<>\".,;:!?)\]\ue000-\ue0ff]"
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|(?<=[?!…])\.")


class Processor:
    """A citation style without :func:`~krachtlijn.transforms.style.style_faults` at work in one language."""

    def __init__(self, works: Mapping[str, Work], style: Path, lang: Language) -> None:
        self._works = works
        self._path = style
        self._lang = lang
        self._locale = _LOCALES[lang]

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Names for the processor, which does not tell capitals apart."""
        return {key: f"w{number}" for number, key in enumerate(self._works)}

    @cached_property
    def _bibliography(self) -> CitationStylesBibliography:
        style = CitationStylesStyle(str(self._path), locale=self._locale, validate=False)
        return CitationStylesBibliography(style, CiteProcJSON([]), _formatter())

    @cached_property
    def delimiter(self) -> str:
        """What stands between two works in one note, with the space that French puts before it."""
        delimiter = str(self._bibliography.style.root.citation.layout.get("delimiter", "; "))
        apart = self._lang == "fr" and delimiter.startswith((";", ":"))
        return f"{NARROW}{delimiter}" if apart else delimiter

    def words(self, key: str, locator: Inlines, at: Location) -> Inlines:
        """A work in the words of the style, without a full stop at the end; its key where the style finds none."""
        id_, source = self._ids[key], self._bibliography.source
        if id_ not in source:  # only what is cited: an archive shares more works than any paper cites
            source.update(CiteProcJSON([csl_data(self._works[key], id_)]))
        cite = CitationItem(id_, **({"locator": Locator("page", _LOCATOR)} if locator else {}))
        citation = Citation([cite])
        self._bibliography.register(citation)
        text = str(self._bibliography.cite(citation, lambda _: None))
        address = _addresses(self._works[key])
        return _nodes(_pieces(_clean(text, address) or key, address), locator, at)


def _addresses(work: Work) -> str:
    """A pattern for addresses: the work's own, whatever it ends with, and any other."""
    own = address_of(work)
    return f"{re.escape(own)}|{_ADDRESS}" if own.startswith(("http://", "https://")) else _ADDRESS


def _formatter() -> SimpleNamespace:
    """What the processor asks how to mark italics and the like."""
    openers = {kind: sign for sign, kind in _OPENERS.items()}

    def marking(kind: Callable[..., Inline] | None) -> Callable[[object], str]:
        return lambda text: f"{openers[kind]}{text}{_CLOSER}" if kind else str(text)

    return SimpleNamespace(preformat=str, **{name: marking(kind) for name, kind in _STYLES.items()})


def _clean(text: str, address: str) -> str:
    """``text`` with one stop where the style put a second one behind the title's own; addresses stay as they are."""
    pieces = re.split(f"({address})", text)
    return "".join(piece if n % 2 else _DOUBLED.sub(_single, piece) for n, piece in enumerate(pieces)).strip()


def _single(found: re.Match[str]) -> str:
    return "." if found[0] == ".." else ""


def _pieces(text: str, address: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?P<address>{address})|(?P<sign>[\ue000-\ue0ff])|(?P<text>.)", text, re.DOTALL)


def _nodes(pieces: Iterator[re.Match[str]], locator: Inlines, at: Location) -> Inlines:
    """The nodes up to the end of the text, or of the mark that is open."""
    out: list[Inline] = []
    words = ""
    for piece in pieces:
        if piece["text"] or (piece["address"] and not is_web_address(piece["address"])):
            words += piece[0]
            continue
        if words:
            out.append(Text(at=at, text=words))
            words = ""
        if address := piece["address"]:
            out.append(Link(at=at, href=address, children=(Text(at=at, text=address),)))
        elif piece["sign"] == _CLOSER:
            return tuple(out)
        elif piece["sign"] == _LOCATOR:
            out.extend(locator)
        elif mark := _OPENERS.get(piece["sign"]):
            out.append(mark(at=at, children=_nodes(pieces, locator, at)))
    return (*out, Text(at=at, text=words)) if words else tuple(out)
