"""What the parts of a paper hold, those that an author wrote and those that are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from krachtlijn.doctypes.base import DocumentType, Fact
from krachtlijn.language.dates import format_date
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import (
    Abbreviation,
    Blocks,
    Footnote,
    InternalLink,
    KeyPoint,
    Node,
    Paragraph,
    Text,
)
from krachtlijn.model.document import ContentsEntry, Document, Label, LabelKind, Site
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk

MADE_PARTS = ("contents", "tables", "figures", "abbreviations", "references")
"""Parts that nobody writes."""

LONGEST_DESCRIPTION = 300

PACE = 230
"""How many words a reader takes in a minute (Brysbaert 2019: 238 in English, less in languages of longer words)."""


def parts_of(document: Document, kind: DocumentType) -> tuple[str, ...]:
    """The names of the parts to show, in order: lists as the paper chose, the notes behind the last text."""
    chosen = kind.lists if document.meta.lists is None else tuple(choice.name for choice in document.meta.lists)
    parts = [name for name in kind.parts if name not in MADE_PARTS or name == "contents" or name in chosen]
    last = max((place for place, name in enumerate(parts) if name not in MADE_PARTS), default=-1)
    return (*parts[: last + 1], "notes", *parts[last + 1 :])


def notes_in(blocks: object) -> tuple[Footnote, ...]:
    """The notes that are called in a tree, by number."""
    found = {node.id: node for node in walk(blocks) if isinstance(node, Footnote)}
    return tuple(sorted(found.values(), key=lambda note: note.number))


def minutes_of(document: Document) -> int:
    """How long reading a paper takes, at ``PACE``: its text, without the letter, notes and the cells of tables."""
    texts = (part.blocks for part in document.parts if part.name != "letter")
    words = sum(len(text.split()) for blocks in texts for text in _texts(blocks))
    return max(1, round(words / PACE))


def _texts(value: object) -> Iterator[str]:
    match value:
        case Table() | Footnote():
            return
        case Text(text=text) | Abbreviation(text=text):
            yield text
        case tuple():
            for item in value:
                yield from _texts(item)
        case Node():
            for inner in vars(value).values():
                if isinstance(inner, tuple | Node):
                    yield from _texts(inner)
        case _:
            return


def marks_of(document: Document) -> Mapping[str, tuple[KeyPoint, ...]]:
    """By the id of a section, the key points that sum it up."""
    marks: dict[str, tuple[KeyPoint, ...]] = {}
    for point in document.part("krachtlijnen"):
        if isinstance(point, KeyPoint):
            for link in walk(point.see):
                if isinstance(link, InternalLink):
                    anchor = link.href.removeprefix("#")
                    marks[anchor] = (*marks.get(anchor, ()), point)
    return marks


def labels_of(document: Document, *kinds: LabelKind) -> tuple[Label, ...]:
    """Everything of these kinds that bears a number, in the order of the paper."""
    return tuple(label for label in document.labels.values() if label.kind in kinds and label.number)


def contents_of(document: Document, parts: tuple[str, ...], words: Words) -> tuple[ContentsEntry, ...]:
    """The contents, with the parts before and behind the text that have a title of their own."""
    if "contents" not in parts or not document.contents:
        return ()
    made = _made_entries(document, parts, words)
    before = [made[name] for name in parts if name in made and parts.index(name) < parts.index("body")]
    behind = [made[name] for name in parts if name in made and parts.index(name) > parts.index("body")]
    return (*before, *document.contents, *behind)


def _made_entries(document: Document, parts: tuple[str, ...], words: Words) -> dict[str, ContentsEntry]:
    titled = {
        "krachtlijnen": ("krachtlijnen", words.krachtlijnen, document.part("krachtlijnen")),
        "tables": ("lijst-tabellen", words.list_of_tables, labels_of(document, "table")),
        "figures": ("lijst-figuren", words.list_of_figures, labels_of(document, "figure", "chart")),
        "references": ("referenties", words.references, document.bibliography),
        "abbreviations": ("afkortingen", words.abbreviations, document.abbreviations_used),
    }
    there = {entry.anchor for entry in document.contents}
    return {
        name: ContentsEntry(anchor=anchor, number="", title=(Text(at=document.at, text=title),))
        for name, (anchor, title, matter) in titled.items()
        if matter and name in parts and anchor not in there
    }


def catalogue_of(document: Document, site: Site, words: Words) -> Iterator[Fact]:
    """What the site adds to the facts of a paper: its file mark, the committee, the themes."""
    meta, settings = document.meta, site.settings
    committees = {entry.id: entry.name for entry in settings.committees}
    themes = {entry.id: entry.name for entry in settings.themes}
    committee = committees.get(meta.committee.id, "") if meta.committee else ""
    named = ", ".join(themes[theme.id] for theme in meta.themes if theme.id in themes)
    for label, value in ((words.reference, meta.reference), (words.committee, committee), (words.themes, named)):
        if value:
            yield Fact(label, ((Text(at=document.at, text=value),),))


def draft_line(document: Document, site: Site, words: Words) -> str:
    """What a draft says of itself on every page: its version, or until when it is under embargo; else empty."""
    meta = document.meta
    if meta.embargo is not None and meta.embargo > site.now:
        return words.embargo_until.format(moment=format_date(meta.embargo, meta.language))
    if meta.status != "draft":
        return ""
    return " · ".join([words.draft, *([words.version.format(version=meta.version)] if meta.version else [])])


def description_of(blocks: Blocks) -> str:
    """A text of one line for search engines: the first paragraph of a summary, in at most 300 characters."""
    first = next((plain_text(block.children) for block in blocks if isinstance(block, Paragraph)), "")
    return first if len(first) <= LONGEST_DESCRIPTION else first[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + " …"
