"""markdown-it-py as this dialect needs it: which rules run, and tokens that know their places.

A token's place is the offset of its first character, in ``token.meta["at"]``: in the passage for a block, in the
line's text for an inline token.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin

from krachtlijn.readers.markdown import rules_block, rules_inline
from krachtlijn.readers.markdown.context import MAX_DEPTH, too_deep
from krachtlijn.readers.markdown.lists import list_block
from krachtlijn.readers.markdown.tables import table_block
from krachtlijn.source import Passage

References = Mapping[str, Mapping[str, str]]


class _PlacedInlineState(StateInline):
    """Notes for each token at which character it begins."""

    pending_at = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        at = self.pending_at
        token = super().pushPending()
        token.meta["at"] = at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class _PlacedInlineParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _PlacedInlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _PlacedBlockParser(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        if state.level >= state.md.options.maxNesting:
            state.env.setdefault("too_deep", startLine)
        first = len(state.tokens)
        super().tokenize(state, startLine, endLine)
        for token in state.tokens[first:]:
            if token.map is not None and "at" not in token.meta:
                line = token.map[0]
                token.meta["at"] = state.bMarks[line] + state.tShift[line]


@cache
def _parser() -> MarkdownIt:
    """The parser with its rules; nothing changes it afterwards."""
    md = MarkdownIt("zero", {"maxNesting": 2 * MAX_DEPTH})
    md.block = _PlacedBlockParser()
    md.inline = _PlacedInlineParser()
    md.block.ruler.disable(["html_block"])
    md.block.ruler.at("list", list_block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("table", table_block, {"alt": ["paragraph", "reference"]})
    md.use(deflist_plugin)
    for name, rule, alternatives in rules_block.RULES:
        md.block.ruler.before("fence", name, rule, {"alt": list(alternatives)})
    for old in ("text", "emphasis", "strikethrough"):
        md.inline.ruler.at(old, rules_inline.REPLACED[old])
    md.inline.ruler.disable(["linkify", "link", "image", "autolink", "html_inline"])
    for name, inline_rule in rules_inline.RULES:
        md.inline.ruler.before("entity", name, inline_rule)
    md.inline.ruler2.disable(["fragments_join"])
    return md


def parse_blocks(passage: Passage) -> tuple[list[Token], References]:
    """The tokens of the blocks of ``passage``, and its link definitions."""
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    md = _parser()
    md.block.parse(passage.text, md, env, tokens)
    if "too_deep" in env:
        raise too_deep(passage.at(env["too_deep"]))
    return tokens, env.get("references", {})


def parse_inlines(text: str, references: References) -> list[Token]:
    """The tokens of a line of text, which may run over several lines of the file."""
    md = _parser()
    return md.inline.parse(text, md, {"references": references}, [])
