"""The index of full-text search, by Pagefind: the only room that knows it.

Pagefind reads copies of the pages that nobody else sees: the text of the article alone, with type, theme and date
beside it, and with compounds parted by a sign (``omgevings|vergunning``, ``l’|économie``). Pagefind indexes the parts
and the whole of a word with a sign in it; the script of the search page takes the sign out of the passages.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from krachtlijn.diagnostics import MachineError
from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language import format_date
from krachtlijn.language.common import COMMON
from krachtlijn.language.compounds import Compounds
from krachtlijn.language.hyphenation import without_soft_hyphens
from krachtlijn.language.words import capitalized
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language
from krachtlijn.writers.addresses import page_path
from krachtlijn.writers.artifact import Artifact

FOLDER = PurePosixPath("pagefind")
SIGN = "|"
"""Parts compounds in the index."""
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "*.pagefind")
KEPT_BELOW = ("index/*", "fragment/*")
CHOICES = FOLDER / "choices.json"
"""What the script of the search page has to know besides: ``pages``, by the name of a fragment (which is the id of a
result), with what its page can be narrowed by; ``common``, by language, with the words that say nothing.

Pagefind has filters of its own, but writes their values in another order each time.
"""
_MAGIC = b"pagefind_dcd"
"""What Pagefind puts before the JSON of a fragment."""

_WORD = re.compile(r"[^\W\d_]{9,}")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_JOINED = re.compile(r"(?<=\w)[’–\N{NON-BREAKING HYPHEN}](?=\w)")
"""Signs within words at which Pagefind does not part them itself, as it does at those of ASCII."""
_UNREAD = frozenset(
    {
        "cite",
        "contents",
        "download",
        "letter",
        "marks",
        "neighbours",
        "note-back",
        "note-call",
        "permalink",
        "related",
        "skip",
        "table-download",
    }
)
"""Classes of elements that say nothing of a paper's own."""
_APART = frozenset({"caption", "dd", "dt", "td", "th"})
"""What Pagefind would read on with the next of its kind."""
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


def write_search(site: Site, made: Sequence[Artifact]) -> Iterator[Artifact]:
    """Pagefind's files for the pages of papers and the free pages among ``made``.

    Raises :class:`MachineError` where Pagefind is missing or fails.
    """
    pages = {artifact.path: artifact.content.decode() for artifact in made if artifact.path.name == "index.html"}
    texts = {entry: _read(pages[entry.path]) for entry in _entries(site) if entry.path in pages}
    dutch = " ".join(text for entry, text in texts.items() if entry.language == "nl")
    compounds = Compounds(_WORDS.findall(re.sub(r"<[^>]*>", " ", dutch).lower()))
    with TemporaryDirectory(prefix="krachtlijn-") as name:
        folder = Path(name)
        for entry, text in texts.items():
            path = folder / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_copy(entry, text, compounds), encoding="utf-8")
        if texts:
            _run(folder)
        yield from _files(folder / FOLDER)
        yield _choices(folder / FOLDER, {f"/{entry.path.parent}/": entry for entry in texts})


@dataclass(frozen=True, kw_only=True, eq=False)
class _Entry:
    """A page that is searched: its language, and what is said of it by name."""

    path: PurePosixPath
    language: Language
    facts: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What results can be narrowed by, in the words of the search page."""


def _entries(site: Site) -> Iterator[_Entry]:
    for paper in site.papers:
        if paper.meta.status != "withdrawn":
            yield _paper(paper, site)
    for page in site.pages:
        yield _Entry(path=page_path(page.address), language=site.settings.language)


def _paper(paper: Document, site: Site) -> _Entry:
    language = paper.meta.language
    kind, chosen = (
        capitalized(DOCUMENT_TYPES[paper.type].names[spoken].one) for spoken in (language, site.settings.language)
    )
    names = {theme.id: theme.name for theme in site.settings.themes}
    themes = [names[theme.id] for theme in paper.meta.themes if theme.id in names]
    facts = {
        "soort": kind,
        "datum": format_date(paper.date, language),
        "dag": str(paper.date),
        "thema": ", ".join(themes),
    }
    choices = {"soort": (chosen,), "jaar": (str(paper.date.year),), "thema": tuple(themes)}
    return _Entry(
        path=page_path(paper.address),
        language=language,
        facts={name: value for name, value in facts.items() if value},
        choices=choices,
    )


class _Article(HTMLParser):
    """The article of a page, without what says nothing of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._open: list[bool] = []
        """Whether each open element is read; empty outside the article."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID or (not self._open and tag != "article"):
            return
        read = (not self._open or self._open[-1]) and not _UNREAD & set(given.get("class", "").split())
        self._open.append(read)
        if read:
            heading = re.fullmatch(r"h[2-6]", tag) and given.get("id")
            self.out.append(f'<{tag} id="{escape(given["id"])}">' if heading else f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open.pop():
            self.out.append(f"</{tag}>{' ' if tag in _APART else ''}")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1]:
            self.out.append(escape(data, quote=False))


def _read(html: str) -> str:
    article = _Article()
    article.feed(html)
    article.close()
    return without_soft_hyphens("".join(article.out))


def _copy(entry: _Entry, text: str, compounds: Compounds) -> str:
    """The page as Pagefind reads it."""
    text = "".join(
        piece if piece.startswith("<") else _parted(piece, entry.language, compounds)
        for piece in re.split(r"(<[^>]*>)", text)
    )
    beside = [f'<p data-pagefind-meta="{name}">{escape(value)}</p>' for name, value in entry.facts.items()]
    return (
        f'<!DOCTYPE html><html lang="{entry.language}"><head><meta charset="utf-8"><title></title></head>'
        f"<body>{''.join(beside)}<main data-pagefind-body>{text}</main></body></html>"
    )


def _parted(text: str, language: Language, compounds: Compounds) -> str:
    """Text with the sign wherever a word has parts that are searched by themselves."""
    text = _JOINED.sub(rf"\g<0>{SIGN}", text)
    return _WORD.sub(lambda word: SIGN.join(compounds.parts(word[0])), text) if language == "nl" else text


def _run(folder: Path) -> None:
    if not find_spec("pagefind_bin"):
        message, hint = (
            "Pagefind, which makes the index of search, is missing",
            "install pagefind[bin], or type: make site",
        )
        raise MachineError(message, hint)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(folder / FOLDER)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False, cwd=folder)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        message = f"Pagefind failed: {said[-1] if said else done.returncode}"
        raise MachineError(message, "look whether there is room on the disk for temporary files")


def _choices(folder: Path, entries: Mapping[str, _Entry]) -> Artifact:
    """What the script has to know, for the pages that Pagefind made fragments of."""
    pages = {}
    for path in sorted(folder.glob("fragment/*")):
        url = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MAGIC))["url"]
        if entries[url].choices:
            pages[path.stem] = entries[url].choices
    spoken = sorted({entry.language for entry in entries.values()})
    known = {"common": {language: COMMON[language] for language in spoken}, "pages": pages}
    return Artifact(CHOICES, (json.dumps(known, ensure_ascii=False, separators=(",", ":")) + "\n").encode())


def _files(folder: Path) -> Iterator[Artifact]:
    """What the search page asks for, out of all that Pagefind makes."""
    for pattern in (*KEPT, *KEPT_BELOW):
        for path in sorted(folder.glob(pattern)):
            yield Artifact(FOLDER / path.relative_to(folder).as_posix(), path.read_bytes())
