"""Definitions of footnotes: each written once, calling no other, and made of what has room at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Block, Blocks, FootnoteReference, List, Paragraph, Placement, Quote
from krachtlijn.model.document import FootnoteDefinition
from krachtlijn.model.walk import walk
from krachtlijn.readers.markdown.context import MarkdownContext
from krachtlijn.source import Location


def define_footnote(label: str, at: Location, content: Blocks, context: MarkdownContext) -> None:
    """Take a footnote into ``context.footnotes``; complaints where it cannot be one."""
    if known := context.footnotes.get(label):
        message = f"footnote {label} is written twice; the other is on line {known.at.line} of {known.at.path.name}"
        context.report.add(Diagnostic(Code.NOTE_UNIQUE, at, message, "give one of them another name"))
        return
    for node in walk(content):
        if isinstance(node, FootnoteReference):
            message = f"footnote {label} calls footnote {node.label}"
            context.report.add(Diagnostic(Code.NOTE_FLAT, node.at, message, "write it out, or between brackets"))
    for block in _too_much(content):
        message = f"no {_name(block)} can stand in a footnote"
        hint = "a note holds paragraphs, lists and quotations: put this in the text, and refer to it"
        context.report.add(Diagnostic(Code.NOTE_CONTENT, block.at, message, hint))
    context.footnotes[label] = FootnoteDefinition(at=at, content=content)


def _too_much(blocks: Blocks) -> Iterator[Block]:
    """The blocks for which a note has no room, those within them left aside."""
    for block in blocks:
        match block:
            case Paragraph():
                continue
            case List(items=items):
                for item in items:
                    yield from _too_much(item.blocks)
            case Quote(blocks=inner):
                yield from _too_much(inner)
            case _:
                yield block


def _name(block: Block) -> str:
    """What a block is called in words: ``CodeBlock`` is a code block."""
    if isinstance(block, Placement):
        return block.kind
    return re.sub(r"\B(?=[A-Z])", " ", type(block).__name__).lower()
