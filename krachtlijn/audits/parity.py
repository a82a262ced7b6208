"""Page and PDF: whoever has a PDF read aloud hears what the page says, word for word and in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.document import Document
from krachtlijn.model.extracts import COPY
from krachtlijn.model.reading import NOT_ON_THE_PAGE, Reading, first_difference

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end tag (HTML, "void elements")."""

INLINE = frozenset(
    {"a", "abbr", "b", "code", "del", "em", "i", "ins", "q", "s", "span", "strong", "sub", "sup", "time"}
)
"""Elements that do not end a line."""

LETTER = "brief"
"""The id of the letter in a page."""

INSTEAD = frozenset({"page-instead"})
"""Words for a page that has no number: on the screen, and in a letter that stands outside its paper."""

HINT = "this is a fault of the program, not of the paper: report it to its makers, with the paper"


def page_and_pdf_agree(document: Document, page: bytes, reading: Reading) -> Iterator[Diagnostic]:
    """The page of a paper and the structure tree of its PDF have the same text and the same notes.

    That no note is missing from the PDF is looked at elsewhere (``notes.py``).
    """
    yield from _differences(document, read_page(page.decode()), reading)


def _differences(document: Document, on_page: Reading, reading: Reading) -> Iterator[Diagnostic]:
    of_copies = ((id_, id_.partition(COPY)[0], said) for id_, said in reading.notes.items())
    notes = ((f" in {id_}", on_page.notes.get(first, ""), said) for id_, first, said in of_copies)
    pairs = (("", on_page.text, reading.text), *notes)
    for where, seen, heard in pairs:
        difference = first_difference(seen, heard)
        if difference:
            words = f'the page says "{difference[0]}" where the PDF says "{difference[1]}"{where}'
            yield Diagnostic(Code.PRINT_PARITY, document.at, words, HINT)


def letters_agree(letters: Document, page: bytes, reading: Reading) -> Iterator[Diagnostic]:
    """The PDF of the letters says to each addressee what the letter on the page says to that one."""
    html = page.decode()
    on_page = "".join(read_letter(html, number).text for number, _ in enumerate(letters.parts, 1))
    yield from _differences(letters, Reading(text=on_page, notes=read_page(html).notes), reading)


def read_page(html: str) -> Reading:
    """What the article of a page says, in its head and its text: a picture in its alternative text, the notes apart."""
    return _read(html, _Page())


def read_letter(html: str, addressee: int) -> Reading:
    """What the letter on a page says to one of its addressees, counted from 1."""
    return _read(html, _Page(addressee))


def _read(html: str, page: _Page) -> Reading:
    page.feed(html)
    page.close()
    return Reading(text="".join(page.text), notes={id_: "".join(pieces) for id_, pieces in page.notes.items()})


class _Page(HTMLParser):
    """Gathers the text of the article, and of each note where the notes stand together.

    With ``addressee``, a number from 1, that of the letter only, without the other addressees.
    """

    def __init__(self, addressee: int = 0) -> None:
        super().__init__()
        self._addressee = addressee
        self._left_out = NOT_ON_THE_PAGE - INSTEAD if addressee else NOT_ON_THE_PAGE
        self._addressees = 0
        self.text: list[str] = []
        self.notes: dict[str, list[str]] = {}
        self._into = self.text
        self._open: list[str] = []
        self._silent: int | None = None
        self._part: int | None = None
        self._endnotes: int | None = None
        self._title: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        depth = len(self._open)
        if self._part is None and self._begins(tag, given):
            self._part = depth
        if tag == "title" and depth - 1 == self._title:
            self._title = depth
        if self._part is None or self._silent is not None:
            return
        if given.get("role") == "doc-endnotes":
            self._endnotes = depth
        elif self._endnotes is not None and depth == self._endnotes + 2:
            self._into = self.notes.setdefault(given.get("id", ""), [])
        if tag in ("img", "svg"):
            self._say_picture(tag, given)
        elif tag not in INLINE:
            self._into.append("\n")
        if tag not in VOID and (
            tag in ("svg", "script", "button") or self._is_left_out(given) or self._is_another(given)
        ):
            self._silent = depth

    def _begins(self, tag: str, given: dict[str, str]) -> bool:
        """Whether an element is one of those that are read: the head and the text, or the letter."""
        if self._addressee:
            return given.get("id") == LETTER
        return (tag == "header" or "reading" in given.get("class", "").split()) and "article" in self._open[:-1]

    def _is_left_out(self, given: dict[str, str]) -> bool:
        return not self._left_out.isdisjoint(given.get("class", "").split())

    def _is_another(self, given: dict[str, str]) -> bool:
        """Whether an element names an addressee that does not get this letter."""
        if not self._addressee or "addressee" not in given.get("class", "").split():
            return False
        self._addressees += 1
        return self._addressees != self._addressee

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            depth, closed = len(self._open), self._open.pop()
            self._close(depth)
            if closed == tag:
                break
        if tag not in INLINE and self._silent is None:
            self._into.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        outside = self._endnotes is not None and self._into is self.text
        named = self._title == len(self._open) and self._open[-1:] == ["title"]
        if self._part is not None and (self._silent is None or named) and not outside:
            self._into.append(" ".join(data.split("\n")))

    def _close(self, depth: int) -> None:
        if depth == self._silent:
            self._silent = None
            self._into.append("\n")
        if self._endnotes is not None and depth == self._endnotes + 2:
            self._into = self.text
        if depth == self._endnotes:
            self._endnotes = None
        if depth == self._part:
            self._part = None

    def _say_picture(self, tag: str, given: dict[str, str]) -> None:
        """The words of a picture; those of an SVG may stand in a title of its own."""
        words = given.get("alt" if tag == "img" else "aria-label", "")
        if self._is_left_out(given):
            return
        self._into.append(f"\n{words}\n")
        if tag == "svg" and not words:
            self._title = len(self._open)
