"""The typed tree: what a paper's text is made of.

Readers make the tree, transforms rewrite it, the renderer has one ``case`` for each node. Nodes that only a transform
can settle are marked *unsettled*: none of them reaches the renderer.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from krachtlijn.source import Location


@dataclass(frozen=True, kw_only=True)
class Node:
    """Anything in the tree; ``at`` is the place in the author's file where it begins."""

    at: Location


@dataclass(frozen=True, kw_only=True)
class Attributes:
    """What ``{#id .class lang=fr dir=rtl width=50%}`` gives; an empty text where nothing was given."""

    id: str = ""
    classes: tuple[str, ...] = ()
    lang: str = ""
    dir: str = ""
    width: str = ""


NO_ATTRIBUTES = Attributes()


# ---------------------------------------------------------------------------------------------------------- inline


@dataclass(frozen=True, kw_only=True)
class Inline(Node):
    """A node that stands in a line of text."""


Inlines = tuple[Inline, ...]


@dataclass(frozen=True, kw_only=True)
class Text(Inline):
    """Plain words. A line break in the source is a space here."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Emphasis(Inline):
    """``*words*``"""

    children: Inlines


@dataclass(frozen=True, kw_only=True)
class Strong(Inline):
    """``**words**``"""

    children: Inlines


@dataclass(frozen=True, kw_only=True)
class Strikethrough(Inline):
    """``~~words~~``"""

    children: Inlines


@dataclass(frozen=True, kw_only=True)
class Superscript(Inline):
    """``^words^``"""

    children: Inlines


@dataclass(frozen=True, kw_only=True)
class Subscript(Inline):
    """``~words~``"""

    children: Inlines


@dataclass(frozen=True, kw_only=True)
class Code(Inline):
    """Words in backticks, shown as typed."""

    text: str


@dataclass(frozen=True, kw_only=True)
class LineBreak(Inline):
    """A break that the author asked for (a backslash or two spaces at the end of a line)."""


@dataclass(frozen=True, kw_only=True)
class Span(Inline):
    """``[words]{attributes}``"""

    children: Inlines
    attributes: Attributes


@dataclass(frozen=True, kw_only=True)
class KeySentence(Inline):
    """``[sentence]{.kern #id}``: set bold; a key point may take it over as its lead."""

    id: str
    children: Inlines


@dataclass(frozen=True, kw_only=True)
class Image(Inline):
    """A picture of the paper's folder in a line of text."""

    file: Path
    alt: Inlines
    width: str = ""


@dataclass(frozen=True, kw_only=True)
class Link(Inline):
    """A link out of the site: ``http``, ``https``, ``mailto``, ``tel``. ``title`` is Markdown's, or empty."""

    href: str
    children: Inlines
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class FileLink(Inline):
    """A link to a file of the paper's folder, which is published beside the paper."""

    file: Path
    children: Inlines


@dataclass(frozen=True, kw_only=True)
class InternalLink(Inline):
    """A settled reference. ``href`` is ``#id`` within the paper, else ``/path/of/paper/#id`` from the site's root.

    ``page`` says that print may add the page on which the target stands: "(p. 9)", or ", p. 9" where the reference
    is ``bracketed`` itself.
    """

    href: str
    children: Inlines
    page: bool = False
    bracketed: bool = False


@dataclass(frozen=True, kw_only=True)
class PageNumber(Inline):
    """The page on which ``href`` (``#id``) stands, with the words that go with it: ``, op p.``, or ``(p.`` and ``)``.

    On the screen neither number nor words are there, but ``instead`` where the reference says nothing else.
    """

    href: str
    before: str = ""
    after: str = ""
    instead: Inlines = ()


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a reference points at: an id, in this paper or (``paper``: its address) in another."""

    id: str
    paper: str = ""


@dataclass(frozen=True, kw_only=True)
class CrossReference(Inline):
    """Unsettled: ``[](#id)``, ``[](#a,#b)``, ``[words](#id)``, ``[](/paper#id)``. No children: words are made."""

    targets: tuple[Target, ...]
    children: Inlines = ()


@dataclass(frozen=True, kw_only=True)
class FootnoteReference(Inline):
    """Unsettled: ``[^label]``."""

    label: str


@dataclass(frozen=True, kw_only=True)
class Footnote(Inline):
    """A settled call with its note: the note belongs to the place that calls it.

    A note that is called twice is two notes, each with its own number and id (``noot-3``). ``label`` is what the author
    called it; empty for one that was made of a citation.
    """

    number: int
    id: str
    content: Blocks
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class CitationItem:
    """One work in a citation: its key, the words before it, and those after it (a locator: ``p. 12``)."""

    key: str
    at: Location
    prefix: Inlines = ()
    suffix: Inlines = ()


@dataclass(frozen=True, kw_only=True)
class Citation(Inline):
    """Unsettled: ``[zie @a, p. 12; @b]``, or ``@a`` in the sentence (``narrative``)."""

    items: tuple[CitationItem, ...]
    narrative: bool = False


@dataclass(frozen=True, kw_only=True)
class Value(Inline):
    """Unsettled: ``{value}`table/row/column```, a figure out of a data table."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, kw_only=True)
class Abbreviation(Inline):
    """A word of the list of abbreviations, with its long form and that form's language (empty: the text's)."""

    text: str
    long: str
    lang: str = ""


# ----------------------------------------------------------------------------------------------------------- block


@dataclass(frozen=True, kw_only=True)
class Block(Node):
    """A node that stands on its own. ``id`` is the given or made address; ``lang``, ``dir``, ``classes`` as typed."""

    id: str = ""
    classes: tuple[str, ...] = ()
    lang: str = ""
    dir: str = ""


Blocks = tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading of level 1 to 6. ``number`` is settled by numbering (``3.1``, ``Bijlage 1``; empty: none).

    ``given_number`` is what ``{number="2"}`` typed. The classes ``unnumbered``, ``unnumbered-below``, ``notoc``,
    ``nokey`` stay in ``classes``.
    """

    level: int
    children: Inlines
    given_number: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """A paragraph of text."""

    children: Inlines


@dataclass(frozen=True, kw_only=True)
class ListItem(Block):
    """One item. ``label`` is the marker to print in an ordered list (``1.``, ``2°``, ``1 en 2°``), else empty."""

    blocks: Blocks
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class List(Block):
    """A list; ``tight`` when its items are lines rather than paragraphs."""

    items: tuple[ListItem, ...]
    ordered: bool
    tight: bool


@dataclass(frozen=True, kw_only=True)
class Definition(Block):
    """A term and what it means."""

    term: Inlines
    meanings: tuple[Blocks, ...]


@dataclass(frozen=True, kw_only=True)
class DefinitionList(Block):
    """Terms and what they mean."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, kw_only=True)
class Quote(Block):
    """Somebody's words; ``source`` is what the directive's argument says, else empty."""

    blocks: Blocks
    source: Inlines = ()


@dataclass(frozen=True, kw_only=True)
class CodeBlock(Block):
    """Text shown as typed."""

    text: str


@dataclass(frozen=True, kw_only=True)
class ThematicBreak(Block):
    """``---``: a turn in the text."""


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """A picture with its caption; ``alt`` says in words what it shows."""

    file: Path
    alt: str
    caption: Inlines
    source: Inlines = ()
    width: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Box(Block):
    """A framed text ("kader")."""

    title: Inlines
    blocks: Blocks
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Recommendation(Block):
    """A recommendation, to whom it is addressed, and what became of it (a key of ``STATUSES``, or empty)."""

    blocks: Blocks
    to: Inlines = ()
    status: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Position(Block):
    """A position of its own, or a minority note, of one of the partners."""

    by: Inlines
    blocks: Blocks


@dataclass(frozen=True, kw_only=True)
class Landscape(Block):
    """Wide matter: on landscape pages in print."""

    blocks: Blocks


@dataclass(frozen=True, kw_only=True)
class PageBreak(Block):
    """A new page in print, nothing on the screen."""


@dataclass(frozen=True, kw_only=True)
class Checked(Block):
    """Where is told when the site was looked over last, and what was found; settled by a transform."""


PlacementKind = Literal["table", "chart", "agenda", "followup"]


@dataclass(frozen=True, kw_only=True)
class Placement(Block):
    """Unsettled: ``::{table} name`` and its like, the place of what a data file holds. ``name`` may be empty."""

    kind: PlacementKind
    name: str


@dataclass(frozen=True, kw_only=True)
class KeyPoint(Block):
    """A krachtlijn: its lead, its text, and the sections that it sums up.

    ``lead_from`` is the id of the key sentence that is its lead: unsettled, ``lead`` holds that sentence afterwards.
    ``sections`` are ids as typed; ``see`` holds the settled references to them.
    """

    lead: Inlines
    text: Blocks
    sections: tuple[Reference, ...] = ()
    lead_from: Reference | None = None
    to: Inlines = ()
    status: str = ""
    number: int = 0
    see: Inlines = ()


@dataclass(frozen=True, kw_only=True)
class Reference(Node):
    """An id that a YAML field names, with its place."""

    id: str

    @property
    def address(self) -> str:
        """The address of a paper or page, where the id is its path from content/."""
        return self.id.strip("/")


STATUSES = ("open", "accepted", "partly", "done", "rejected")
"""What may have become of a recommendation, a motion, a key point; in this order wherever they are listed."""
