"""Inline tokens → inline nodes: one handler for each kind of token."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from krachtlijn.diagnostics import Code
from krachtlijn.model import blocks as tree
from krachtlijn.model.blocks import Inline, Inlines, KeySentence, Span, Text
from krachtlijn.readers.markdown.addresses import read_image, read_link
from krachtlijn.readers.markdown.attributes import IMAGE, MISPLACED, SPAN, Given, read_attributes
from krachtlijn.readers.markdown.citations import read_items
from krachtlijn.readers.markdown.context import MAX_DEPTH, Scope, nearest, too_deep
from krachtlijn.readers.markdown.parser import parse_inlines
from krachtlijn.source import Location, Passage

_PAIRS: Mapping[str, type[tree.Emphasis | tree.Strong | tree.Strikethrough]] = {
    "em": tree.Emphasis,
    "strong": tree.Strong,
    "s": tree.Strikethrough,
}
_ROLES = ("value",)
_VALUE_PARTS = 3
_TAKES_ATTRIBUTES = ("span", "link", "image", "code_inline")


def read_line(passage: Passage, scope: Scope) -> Inlines:
    """One paragraph of inline Markdown; a complaint where a blank line makes it more than one."""
    start = len(passage.text) - len(passage.text.lstrip())
    passage = passage.cut(start, max(start, len(passage.text.rstrip())))
    if gap := re.search(r"\n[ \t]*\n\s*", passage.text):
        message = "a blank line ends the paragraph, and only one is expected here"
        scope.complain(Code.TEXT_INLINE, passage.at_offset(gap.end()), message, "take out the blank line")
    return read_inlines(passage, scope)


def read_inlines(passage: Passage, scope: Scope) -> Inlines:
    """The inline nodes of ``passage``, the text of one paragraph, heading or cell."""
    reader = InlineReader(passage, scope)
    for token in parse_inlines(passage.text, scope.references):
        reader.take(token)
    return tuple(reader.levels[0])


@dataclass
class InlineReader:
    """Builds nodes out of the tokens of one line; ``levels`` holds what is open, the outermost first."""

    passage: Passage
    scope: Scope
    levels: list[list[Inline]] = field(default_factory=lambda: [[]])
    _opened: list[Location] = field(default_factory=list)
    _attachable: int = -1
    """Where the last token that attributes may follow ends."""
    _lost: bool = False
    """Whether that token was at fault, and left no node."""

    def take(self, token: Token) -> None:
        """Turn a token into nodes of the innermost level."""
        name, _, side = token.type.rpartition("_")
        if name in _PAIRS and side == "open":
            self._open(token)
        elif name in _PAIRS and side == "close":
            children = tuple(self.levels.pop())
            self.add(_PAIRS[name](at=self._opened.pop(), children=children))
        elif token.type == "attributes":
            self._attach(token)
        else:
            node = HANDLERS[token.type](self, token)
            if node is not None:
                self.add(node)
            self._lost = node is None
            self._attachable = token.meta.get("end", -1) if token.type in _TAKES_ATTRIBUTES else -1

    def add(self, node: Inline) -> None:
        """Put a node at the end, words behind words as one."""
        level = self.levels[-1]
        if isinstance(node, Text):
            if not node.text:
                return
            if level and isinstance(level[-1], Text):
                node = Text(at=level[-1].at, text=level.pop().text + node.text)  # type: ignore[attr-defined]
        level.append(node)

    def at(self, token: Token) -> Location:
        """The place where ``token`` begins."""
        return self.passage.at_offset(token.meta["at"])

    def part(self, span: tuple[int, int]) -> Passage:
        """The stretch between two offsets."""
        return self.passage.cut(*span)

    def inside(self, token: Token, *, in_link: bool = False) -> Inlines:
        """The nodes of what stands inside ``token``."""
        return read_inlines(self.part(token.meta["inside"]), self.scope.deeper(self.at(token), in_link=in_link))

    def _open(self, token: Token) -> None:
        at = token.meta["at"] - (token.type == "strong_open")  # a pair's token is its inner mark's
        place = self.passage.at_offset(max(at, 0))
        if len(self.levels) + self.scope.depth > MAX_DEPTH:
            raise too_deep(place)
        self.levels.append([])
        self._opened.append(place)

    def _attach(self, token: Token) -> None:
        """Attributes, for the node before them."""
        text = self.part((token.meta["at"], token.meta["end"]))
        if token.meta["at"] != self._attachable and not MISPLACED.match(text.text):
            self.add(Text(at=self.at(token), text=text.text))
            return
        if token.meta["at"] != self._attachable:
            message = f"{text.text} belongs to nothing"
            hint = "put it right behind [words], a link or a picture, at the end of a heading, or on a line of its own"
            self.scope.complain(Code.ATTRIBUTE_PLACED, self.at(token), message, hint)
            return
        if self._lost:
            return
        node = self.levels[-1].pop()
        if isinstance(node, tree.Image):
            width = read_attributes(text, IMAGE, self.scope).width
            self.add(tree.Image(at=node.at, file=node.file, alt=node.alt, width=width))
        else:
            self.add(_with_attributes(node, read_attributes(text, SPAN, self.scope)))


def _with_attributes(node: Inline, given: Given) -> Inline:
    """``node`` as a key sentence or a span with these attributes; a bare span is only there to carry them."""
    bare = isinstance(node, Span) and node.attributes == tree.NO_ATTRIBUTES
    children = node.children if bare and isinstance(node, Span) else (node,)
    if "kern" not in given.classes:
        return Span(at=node.at, children=children, attributes=given.plain())
    if given.lang or given.dir:
        language = tree.Attributes(lang=given.lang, dir=given.dir)
        children = (Span(at=node.at, children=children, attributes=language),)
    return KeySentence(at=node.at, id=given.id, children=children)


def _text(reader: InlineReader, token: Token) -> Inline:
    return Text(at=reader.at(token), text=token.content)


def _softbreak(reader: InlineReader, token: Token) -> Inline:
    return Text(at=reader.at(token), text=" ")


def _hardbreak(reader: InlineReader, token: Token) -> Inline:
    return tree.LineBreak(at=reader.at(token))


def _code(reader: InlineReader, token: Token) -> Inline:
    start = token.meta["at"] + len(token.markup)
    close = re.compile(rf"(?<!`){token.markup}(?!`)").search(reader.passage.text, start)
    token.meta["end"] = close.end() if close else -1
    return tree.Code(at=reader.at(token), text=token.content)


def _superscript(reader: InlineReader, token: Token) -> Inline:
    return tree.Superscript(at=reader.at(token), children=reader.inside(token))


def _subscript(reader: InlineReader, token: Token) -> Inline:
    return tree.Subscript(at=reader.at(token), children=reader.inside(token))


def _note(reader: InlineReader, token: Token) -> Inline:
    return tree.FootnoteReference(at=reader.at(token), label=reader.part(token.meta["inside"]).text)


def _link(reader: InlineReader, token: Token) -> Inline | None:
    if reader.scope.in_link:
        message, hint = "a link stands inside another link", "end the one before the other begins"
        reader.scope.complain(Code.LINK_NESTED, reader.at(token), message, hint)
        return None
    children = reader.inside(token, in_link=True)
    return read_link(token.meta, reader.at(token), reader.passage, children, reader.scope)


def _bad_link(reader: InlineReader, token: Token) -> Inline:
    hint = "put < > around an address with spaces; where no link is meant, type a space between ] and ("
    reader.scope.complain(Code.LINK_FORM, reader.at(token), "what stands after ]( is no address", hint)
    return Text(at=reader.at(token), text=token.meta["text"])


def _address(reader: InlineReader, token: Token) -> Inline | None:
    words = Text(at=reader.at(token), text=token.meta["text"])
    if reader.scope.in_link:
        return words
    meta = {"href": token.meta["href"], "href_at": token.meta["at"], "title": ""}
    return read_link(meta, reader.at(token), reader.passage, (words,), reader.scope)


def _image(reader: InlineReader, token: Token) -> Inline | None:
    return read_image(token.meta, reader.at(token), reader.passage, reader.inside(token, in_link=True), reader.scope)


def _span(reader: InlineReader, token: Token) -> Inline:
    return Span(at=reader.at(token), children=reader.inside(token), attributes=tree.NO_ATTRIBUTES)


def _citation(reader: InlineReader, token: Token) -> Inline:
    scope = reader.scope.deeper(reader.at(token))
    items = read_items(reader.part(token.meta["inside"]), scope, lambda part: read_line(part, scope))
    return tree.Citation(at=reader.at(token), items=items)


def _narrative(reader: InlineReader, token: Token) -> Inline:
    scope, place = reader.scope.deeper(reader.at(token)), token.meta["place"]
    suffix = read_line(reader.part(place), scope) if place else ()
    item = tree.CitationItem(key=token.meta["key"], at=reader.at(token), suffix=suffix)
    return tree.Citation(at=reader.at(token), items=(item,), narrative=True)


def _role(reader: InlineReader, token: Token) -> Inline | None:
    name, at = token.meta["name"], reader.at(token)
    if name not in _ROLES:
        hint = nearest(name, _ROLES, f"the format knows {{{_ROLES[0]}}}")
        reader.scope.complain(Code.ROLE_KNOWN, at, f'there is no role "{name}"', hint)
        return None
    parts = [part.strip() for part in reader.part(token.meta["inside"]).text.split("/")]
    if len(parts) != _VALUE_PARTS or not all(parts):
        message = "a value is named by its table, row and column"
        reader.scope.complain(Code.ROLE_FORM, at, message, "type {value}`table/row/column`")
        return None
    return tree.Value(at=at, table=parts[0], row=parts[1], column=parts[2])


def _html(reader: InlineReader, token: Token) -> Inline | None:
    tag = reader.part((token.meta["at"], token.meta["end"])).text.split("\n")[0]
    hint = r"use Markdown; a < that is meant as such is typed as \<"
    reader.scope.complain(Code.HTML_ABSENT, reader.at(token), f"raw HTML: {tag}", hint)
    return None


def _comment(reader: InlineReader, token: Token) -> Inline | None:
    if not token.meta["closed"]:
        hint = "put --> behind it; a comment over several paragraphs begins and ends on lines of its own"
        reader.scope.complain(Code.COMMENT_CLOSED, reader.at(token), "this comment is not closed", hint)
    return None


HANDLERS: Mapping[str, Callable[[InlineReader, Token], Inline | None]] = {
    "text": _text,
    "text_special": _text,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "code_inline": _code,
    "superscript": _superscript,
    "subscript": _subscript,
    "note": _note,
    "link": _link,
    "bad_link": _bad_link,
    "address": _address,
    "image": _image,
    "span": _span,
    "citation": _citation,
    "narrative": _narrative,
    "role": _role,
    "html": _html,
    "comment": _comment,
}
"""For each kind of token what makes a node of it; None where it leaves nothing."""
