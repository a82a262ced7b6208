"""Markdown: a passage of text → the typed tree, with a place on every node.

markdown-it-py finds the blocks and the inline marks by rules, of which many are ours; handlers turn its tokens into
nodes. What is wrong goes to the report of the context and reading goes on; only text that is nested beyond reason
raises :class:`~krachtlijn.diagnostics.SourceError`.
"""

from __future__ import annotations

from krachtlijn.model.blocks import Blocks, Inlines
from krachtlijn.readers.markdown.blocks import BlockReader
from krachtlijn.readers.markdown.comments import without_comments
from krachtlijn.readers.markdown.context import MarkdownContext, Scope
from krachtlijn.readers.markdown.inlines import read_line
from krachtlijn.readers.markdown.notes import define_footnote
from krachtlijn.readers.markdown.parser import parse_blocks
from krachtlijn.source import Passage

__all__ = ["MarkdownContext", "define_footnote", "read_blocks", "read_inlines"]


def read_blocks(passage: Passage, context: MarkdownContext) -> Blocks:
    """Full Markdown: the blocks of ``passage``; its footnotes' definitions go to ``context.footnotes``.

    Raises SourceError where the text is nested too deeply to follow.
    """
    passage = without_comments(passage)
    tokens, references = parse_blocks(passage)
    return BlockReader(passage, Scope(context, references)).blocks(tokens)


def read_inlines(passage: Passage, context: MarkdownContext) -> Inlines:
    """Inline Markdown, such as a title: one paragraph, in which ``#``, ``-``, ``%`` begin nothing.

    Raises SourceError where the text is nested too deeply to follow.
    """
    return read_line(passage, Scope(context))
