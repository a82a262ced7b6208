"""Block tokens → blocks: one handler for each kind of token."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from krachtlijn.diagnostics import Code
from krachtlijn.model import blocks as tree
from krachtlijn.model.blocks import Block, Blocks, Definition, Heading, ListItem, Paragraph
from krachtlijn.readers.markdown.attributes import ATTRIBUTES, BLOCK, HEADING, Given, read_attributes
from krachtlijn.readers.markdown.context import Scope
from krachtlijn.readers.markdown.directives import read_directive
from krachtlijn.readers.markdown.inlines import read_inlines
from krachtlijn.readers.markdown.notes import define_footnote
from krachtlijn.readers.markdown.places import heading_passage, inline_passage
from krachtlijn.readers.markdown.slips import complain_of_open_brace, complain_of_slips
from krachtlijn.readers.markdown.tables import read_table
from krachtlijn.source import Location, Passage

_TRAILING = re.compile(rf"(?:(?<![\])`\\])|^)({ATTRIBUTES.pattern})[ \t]*$")


class BlockReader:
    """Builds the blocks of one passage, and remembers on which level the last heading stood."""

    def __init__(self, passage: Passage, scope: Scope) -> None:
        self.passage = passage
        self.scope = scope
        self._level: int | None = None

    def blocks(self, tokens: Sequence[Token]) -> Blocks:
        """The blocks that ``tokens`` stand for; a line of attributes goes to the block after it."""
        out: list[Block] = []
        attributes: Token | None = None
        for token, inner in _groups(tokens):
            if token.type == "attributes":
                self._unplaced(attributes)
                attributes = token
                continue
            if attributes and not self._adjoins(attributes, token):
                self._unplaced(attributes)
                attributes = None
            if (block := HANDLERS[token.type](self, token, inner)) is not None:
                out.append(self._with_attributes(block, attributes) if attributes else block)
                attributes = None
        self._unplaced(attributes)
        return tuple(out)

    def _adjoins(self, attributes: Token, token: Token) -> bool:
        """Whether a line of attributes stands right above a block."""
        return not (attributes.map and token.map) or attributes.map[1] == token.map[0]

    def at(self, token: Token) -> Location:
        """The place where ``token`` begins."""
        return self.passage.at_offset(token.meta["at"])

    def heading_level(self, level: int, at: Location) -> None:
        """Note a heading's level; a complaint where it skips one."""
        first = self.scope.context.first_level
        before = self._level
        self._level = level
        if before is None and first is not None and level != first:
            message = f"the first heading here has {'#' * level}"
            self.scope.complain(Code.HEADING_LEVEL, at, message, f"begin with {'#' * first}")
        elif before is not None and level > before + 1:
            message = f"{'#' * level} comes right below {'#' * before}"
            self.scope.complain(Code.HEADING_LEVEL, at, message, f"type {'#' * (before + 1)}")

    def _with_attributes(self, block: Block, token: Token) -> Block:
        start = token.meta["at"]
        line = self.passage.cut(start, start + len(token.content))
        given = read_attributes(line, HEADING if isinstance(block, Heading) else BLOCK, self.scope)
        return with_attributes(block, given, self.at(token), self.scope)

    def _unplaced(self, token: Token | None) -> None:
        if token:
            message, hint = f"{token.content} belongs to nothing", "put it on the line right above a block"
            self.scope.complain(Code.ATTRIBUTE_PLACED, self.at(token), message, hint)


def with_attributes(block: Block, given: Given, at: Location, scope: Scope) -> Block:
    """``block`` with attributes typed above it or behind it; a complaint where it has an id already."""
    if block.id and given.id:
        scope.complain(Code.ATTRIBUTE_FORM, at, f"id is given twice: {block.id}, {given.id}", "keep one")
    block = replace(
        block,
        id=block.id or given.id,
        classes=(*block.classes, *given.classes),
        lang=given.lang or block.lang,
        dir=given.dir or block.dir,
    )
    if isinstance(block, Heading) and given.number:
        return replace(block, given_number=given.number)
    return block


def _groups(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each token of the outermost level, with those inside it."""
    start = 0
    while start < len(tokens):
        end, depth = start, int(tokens[start].nesting)
        while depth > 0:
            end += 1
            depth += tokens[end].nesting
        yield tokens[start], tokens[start + 1 : end]
        start = end + 1


def _paragraph(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    text = inline_passage(inner[0], reader.passage)
    complain_of_slips(text, reader.scope)
    children = read_inlines(text, reader.scope)
    return Paragraph(at=reader.at(token), children=children) if children else None


def _heading(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    if not token.markup.startswith("#"):
        return _underlined(reader, token, inner)
    at, level = reader.at(token), len(token.markup)
    words, given = heading_passage(inner[0], token.meta["at"], reader.passage), Given()
    if trailing := _TRAILING.search(words.text):
        given = read_attributes(words.cut(*trailing.span(1)), HEADING, reader.scope)
        words = words.cut(0, len(words.text[: trailing.start()].rstrip()))
    complain_of_open_brace(words, reader.scope)
    reader.heading_level(level, at)
    children = read_inlines(words, reader.scope)
    if not children:
        reader.scope.complain(Code.HEADING_WORDS, at, "this heading is empty", "give it words, or take it out")
        return None
    return with_attributes(Heading(at=at, level=level, children=children), given, at, reader.scope)


def _underlined(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    """A paragraph above ``---``: a heading to CommonMark, but as likely one below which a blank line was forgotten."""
    line = token.map[1] - 1 if token.map else 0
    text = reader.passage.lines[line]
    mark = text.strip(" \t>")
    place = reader.passage.at(line, len(text) - len(text.lstrip(" \t>")))
    hint = "begin a heading with #" + ("; leave a blank line above a line of dashes" if mark[0] == "-" else "")
    reader.scope.complain(Code.HEADING_HASH, place, f"{mark[:3]} under a line of text would make it a heading", hint)
    return _paragraph(reader, token, inner)


def _list(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    items = tuple(
        ListItem(at=reader.at(item), blocks=reader.blocks(content), label=item.meta["label"])
        for item, content in _groups(inner)
    )
    return tree.List(at=reader.at(token), items=items, ordered=token.meta["ordered"], tight=token.meta["tight"])


def _definitions(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    items: list[Definition] = []
    for part, content in _groups(inner):
        if part.type == "dt_open":
            term = read_inlines(inline_passage(content[0], reader.passage), reader.scope)
            items.append(Definition(at=reader.at(part), term=term, meanings=()))
        else:
            items[-1] = replace(items[-1], meanings=(*items[-1].meanings, reader.blocks(content)))
    return tree.DefinitionList(at=reader.at(token), items=tuple(items))


def _quote(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    return tree.Quote(at=reader.at(token), blocks=reader.blocks(inner))


def _code(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    return tree.CodeBlock(at=reader.at(token), text=token.content)


def _fence(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    lines = range(*token.map) if token.map else range(0)
    last = reader.passage.lines[lines[-1]].strip(" \t>")
    if len(lines) == 1 or len(last) < len(token.markup) or last.strip(token.markup[0]):
        message, hint = f"this {token.markup} is not closed", f"put {token.markup} on a line of its own below the code"
        reader.scope.complain(Code.CODE_CLOSED, reader.at(token), message, hint)
    return _code(reader, token, inner)


def _break(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    return tree.ThematicBreak(at=reader.at(token))


def _table(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    return read_table(token, reader.passage, reader.scope, lambda cell: read_inlines(cell, reader.scope))


def _footnote(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    define_footnote(token.meta["label"], reader.at(token), reader.blocks(inner), reader.scope.context)
    return None


def _directive(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    return read_directive(token, reader.passage, reader.blocks(inner), reader.scope)


def _stray(reader: BlockReader, token: Token, inner: Sequence[Token]) -> Block | None:
    line = reader.passage.lines[token.map[0] if token.map else 0].strip(" \t>")
    words = line.strip(": \t")
    message = f'"{line}" opens no directive' if words else f"{line} closes nothing"
    hint = "a directive opens with :::{name}" if words else "take it out, or open the directive that it closes"
    reader.scope.complain(Code.DIRECTIVE_STRAY, reader.at(token), message, hint)
    return None


HANDLERS: Mapping[str, Callable[[BlockReader, Token, Sequence[Token]], Block | None]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "list_open": _list,
    "dl_open": _definitions,
    "blockquote_open": _quote,
    "code_block": _code,
    "fence": _fence,
    "hr": _break,
    "table": _table,
    "footnote_reference_open": _footnote,
    "directive_open": _directive,
    "stray": _stray,
}
"""For each kind of token what makes a block of it; None where it leaves nothing."""
