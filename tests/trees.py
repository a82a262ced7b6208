"""Papers for tests, from Markdown typed in the test: read, and settled by the transforms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from krachtlijn.checks import check
from krachtlijn.diagnostics import Report
from krachtlijn.doctypes.advies import AdviesMetadata
from krachtlijn.model.blocks import (
    Abbreviation,
    Block,
    Blocks,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Inlines,
    InternalLink,
    KeyPoint,
    Link,
    PageNumber,
    Paragraph,
    Reference,
    Text,
)
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, FootnoteDefinition, LongForm, Page, Part, PartName, Site, Work
from krachtlijn.model.settings import SiteSettings
from krachtlijn.model.text import children_of, plain_text
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.readers.markdown import MarkdownContext, read_blocks, read_inlines
from krachtlijn.source import Location, Passage, Source
from krachtlijn.transforms import transform

ROOT = Path(__file__).parent.parent
NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)
PROJECT = Project(root=ROOT, content=ROOT / "content", output=ROOT / "output", now=NOW)
FILES: Mapping[str, str] = {
    "letter": "letter.md",
    "krachtlijnen": "krachtlijnen.yaml",
    "introduction": "introduction.md",
    "body": "sections/01-tekst.md",
    "annexes": "annexes/01-cijfers.md",
}
PARTS: Mapping[str, PartName] = {
    "letter": "letter",
    "krachtlijnen": "krachtlijnen",
    "introduction": "introduction",
    "body": "body",
    "annexes": "annexes",
}


AT_META = Location(Source(Path("/content/x/paper.yaml")))


def place(path: Path, line: int = 1) -> Location:
    return Location(Source(path), line)


def line(markdown: str) -> Inlines:
    """Inline Markdown."""
    passage = Passage.of(Source(Path("/content/x.yaml"), markdown))
    return read_inlines(passage, MarkdownContext(report=Report(), folder=Path("/content/x")))


def point(id_: str, lead: str = "Doe het.", text: str = "", **given: Any) -> KeyPoint:
    """A key point; ``sections`` and ``lead_from`` are ids."""
    at = place(Path("/content/x/krachtlijnen.yaml"))
    given["sections"] = tuple(Reference(at=at, id=section) for section in given.get("sections", ()))
    if "lead_from" in given:
        given["lead_from"] = Reference(at=at, id=given["lead_from"])
        lead = ""
    children = line(text)
    blocks = (Paragraph(at=at, children=children),) if text else ()
    return KeyPoint(at=at, id=id_, lead=line(lead) if lead else (), text=blocks, **given)


def paper(body: str = "", address: str = "x", **given: Any) -> Document:
    """A paper as it is read: the texts of its parts, its metadata, its lists.

    ``krachtlijnen`` are key points, ``references`` CSL data by key, ``abbreviations`` long forms by word.
    """
    folder = Path("/content") / address
    report = Report()
    notes: dict[str, FootnoteDefinition] = {}
    context = MarkdownContext(report=report, folder=folder, footnotes=notes)
    parts = []
    for name in ("annexes", "body", "introduction", "krachtlijnen", "letter"):
        text: str | Blocks = body if name == "body" else given.pop(name, "")
        if isinstance(text, str):
            blocks = read_blocks(Passage.of(Source(folder / FILES[name], text)), context) if text else ()
        else:
            blocks = text
        parts.append(Part(name=PARTS[name], blocks=blocks))
    assert [diagnostic.message for diagnostic in report] == []
    at = place(folder / "paper.yaml")
    works = {key: Work(at=at, key=key, data=data) for key, data in given.pop("references", {}).items()}
    long = {word: LongForm(at=at, long=form) for word, form in given.pop("abbreviations", {}).items()}
    meta: dict[str, Any] = {"title": line("Een advies"), "language": "nl", "status": "final"} | given
    return Document(
        at=at,
        address=address,
        folder=folder,
        type="advies",
        meta=AdviesMetadata(at=at, type="advies", **meta),
        date=PartialDate(2024, 11, 26),
        parts=tuple(parts),
        footnotes=notes,
        references=works,
        abbreviations=long,
    )


def page(markdown: str, address: str = "over") -> Page:
    """A free page as it is read."""
    path = Path("/content/pages") / f"{address}.md"
    notes: dict[str, FootnoteDefinition] = {}
    context = MarkdownContext(report=Report(), folder=path.parent, footnotes=notes)
    blocks = read_blocks(Passage.of(Source(path, markdown)), context)
    return Page(at=place(path), address=address, title=line("Over de raad"), blocks=blocks, footnotes=notes)


def site(*papers: Document, pages: tuple[Page, ...] = (), **given: Any) -> Site:
    """The site of these papers, settled."""
    settings = SiteSettings(at=place(Path("/content/site.yaml")), name="Raad", **given.pop("settings", {}))
    return transform(Site(settings=settings, papers=papers, pages=pages, now=NOW, **given), PROJECT)


def settled(body: str = "", **given: Any) -> Document:
    """A paper, settled on a site of its own."""
    return site(paper(body, **given)).papers[0]


def complaints(whole: Site) -> list[str]:
    """What the checks say of a settled site: ``path:line:column message | hint [code]``."""
    return [
        f"{found.at.path.relative_to('/content')}:{found.at.line}:{found.at.column} {found.message} | {found.hint} "
        f"[{found.code.slug}]"
        for found in check(whole)
    ]


def shown(inlines: Inlines) -> str:
    """Inlines as a line of text: links as in Markdown, notes as ``^1``, no-break spaces as ``~`` and ``÷``."""
    text = "".join(_shown(node) for node in inlines)
    return text.replace("\N{NO-BREAK SPACE}", "~").replace("\N{NARROW NO-BREAK SPACE}", "÷")


def _shown(node: Inline) -> str:
    inner = "".join(_shown(child) for child in children_of(node))
    match node:
        case InternalLink(href=href) | Link(href=href):
            return f"[{inner}]({href})"
        case Emphasis():
            return f"*{inner}*"
        case Footnote(number=number):
            return f"^{number}"
        case PageNumber(href=href, before=before, after=after, instead=instead):
            return f"<{before}{href}{after}{'|' if instead else ''}{shown(instead)}>"
        case Abbreviation(text=text):
            return f"<{text}>"
        case Text(text=text):
            return text
        case _:
            return inner or plain_text((node,))


def paragraphs(value: object) -> list[str]:
    """The paragraphs of a tree as lines of text; notes are no part of them."""
    inside = {id(node) for note in notes_of(value) for node in walk(note.content)}
    return [shown(node.children) for node in walk(value) if isinstance(node, Paragraph) and id(node) not in inside]


def notes_of(value: object) -> list[Footnote]:
    """The notes of a tree, in reading order."""
    return [node for node in walk(value) if isinstance(node, Footnote)]


def notes(value: object) -> list[str]:
    """The texts of a tree's notes."""
    return [" / ".join(shown(b.children) for b in note.content if isinstance(b, Paragraph)) for note in notes_of(value)]


def headings(document: Document) -> list[Heading]:
    """All headings of a paper."""
    return [node for node in walk(document.parts) if isinstance(node, Heading)]


def renamed(document: Document, path: str) -> Document:
    """The paper with its annexes in a file of another name."""
    source = Source(document.folder / path)

    def moved(block: Block) -> Block:
        return replace(block, at=Location(source, block.at.line))

    return replace(
        document,
        parts=tuple(
            replace(part, blocks=tuple(moved(block) for block in part.blocks)) if part.name == "annexes" else part
            for part in document.parts
        ),
    )
