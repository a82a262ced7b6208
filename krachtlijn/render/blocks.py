"""Blocks to HTML: one ``case`` for each node."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import (
    Block,
    Blocks,
    Box,
    Checked,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    KeyPoint,
    Landscape,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Placement,
    Position,
    Quote,
    Recommendation,
    Strong,
    Text,
    ThematicBreak,
)
from krachtlijn.model.chart import Chart
from krachtlijn.model.followup import FollowUp
from krachtlijn.model.locks import Tombstone
from krachtlijn.model.questions import Questions
from krachtlijn.model.table import Table
from krachtlijn.render import labelled
from krachtlijn.render.agenda import render_agenda
from krachtlijn.render.charts import render_chart
from krachtlijn.render.context import RenderContext
from krachtlijn.render.followup import render_followup
from krachtlijn.render.headings import render_heading
from krachtlijn.render.html import classes, element, lines
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.questions import render_questions
from krachtlijn.render.tables import render_table, scroll_region
from krachtlijn.render.tombstones import render_tombstone

LABEL_STEPS = (4, 6, 8, 10, 12, 16)
"""For labels of how many signs the styles have a column in ordered lists; shorter ones fit in the usual one."""


def render_blocks(blocks: Blocks, context: RenderContext) -> Markup:
    """The HTML of blocks, one after the other."""
    return lines([render_block(block, context) for block in blocks])


def render_block(block: Block, context: RenderContext) -> Markup:  # noqa: C901, PLR0911, PLR0912 - a case for each node
    """The HTML of one block."""
    match block:
        case Heading():
            return render_heading(block, context)
        case Paragraph():
            return _paragraph(block, context)
        case List():
            return _list(block, context)
        case DefinitionList(items=items):
            return _own("dl", block, lines([_definition(item, context) for item in items]))
        case Quote(blocks=inner):
            return labelled.render_quote(block, render_blocks(inner, context), context)
        case CodeBlock(text=text):
            code = scroll_region(element("pre", element("code", text)), context, label=context.words.code)
            return _own("div", block, code, name="code")
        case ThematicBreak():
            return _own("hr", block)
        case Table():
            return render_table(block, context)
        case Figure():
            return labelled.render_figure(block, context)
        case Chart():
            return render_chart(block, context)
        case Box(blocks=inner):
            return labelled.render_box(block, render_blocks(inner, context), context)
        case Recommendation(blocks=inner):
            return labelled.render_recommendation(block, render_blocks(inner, context), context)
        case Position(blocks=inner):
            return labelled.render_position(block, render_blocks(inner, context), context)
        case KeyPoint():
            return labelled.render_key_point(block, render_blocks(_led(block), context), context)
        case Agenda():
            return render_agenda(block, context)
        case FollowUp():
            return render_followup(block, context, render_blocks)
        case Questions():
            return render_questions(block, context, render_blocks)
        case Landscape(blocks=inner):
            return _own("div", block, render_blocks(inner, context), name="landscape")
        case PageBreak():
            return Markup() if context.on_screen else element("div", class_="pagebreak")
        case Tombstone():
            return render_tombstone(block, context)
        case Placement() | Checked():
            raise ValueError(f"not settled before rendering: {block!r}")
        case _:
            raise TypeError(f"no rendering for {type(block).__name__}")


def _own(tag: str, block: Block, *children: str, name: str = "") -> Markup:
    """An element that bears the block's own id, classes, language and direction."""
    return element(
        tag,
        *children,
        id=block.id or None,
        class_=classes(name, *block.classes),
        lang=block.lang or None,
        dir=block.dir or None,
    )


def _paragraph(block: Paragraph, context: RenderContext) -> Markup:
    words = render_inlines(block.children, context)
    link = labelled.permalink(block.id, context.words.address_of_paragraph, context)
    return _own("p", block, words, link)


def _list(block: List, context: RenderContext) -> Markup:
    """A list. The marks of an ordered one stand in the text as typed (``1°``, ``a)``, ``1 en 2°``)."""
    items = [_item(item, block.tight, context) for item in block.items]
    if not block.ordered:
        return _own("ul", block, lines(items))
    longest = max(len(item.label) for item in block.items)
    column = next((step for step in LABEL_STEPS if longest <= step), LABEL_STEPS[-1])
    return _own("ol", block, lines(items), name="labelled" if longest < LABEL_STEPS[0] else f"labelled labels-{column}")


def _item(item: ListItem, tight: bool, context: RenderContext) -> Markup:
    marker = element("span", f"{item.label} ", class_="marker") if item.label else Markup()
    match item.blocks:
        case (Paragraph() as first, *rest):
            words = marker + render_inlines(first.children, context)
            start = words if tight else _own("p", first, words)
            own = replace(item, id=first.id) if tight and not item.id else item
            return _own("li", own, lines([start, render_blocks(tuple(rest), context)]))
        case blocks:
            return _own("li", item, lines([marker, render_blocks(blocks, context)]))


def _definition(item: Definition, context: RenderContext) -> Markup:
    term = _own("dt", item, render_inlines(item.term, context))
    return lines([term, *(_meaning(blocks, context) for blocks in item.meanings)])


def _meaning(blocks: Blocks, context: RenderContext) -> Markup:
    """One paragraph stands in ``dd`` as it is, which bears its address."""
    match blocks:
        case (Paragraph(id=id_, children=children),):
            return element("dd", render_inlines(children, context), id=id_ or None)
        case _:
            return element("dd", render_blocks(blocks, context))


def _led(point: KeyPoint) -> Blocks:
    """A key point's text, of which the first paragraph runs on after the lead."""
    lead = Strong(at=point.at, children=point.lead)
    match point.text:
        case (Paragraph() as first, *rest):
            run_on = (lead, Text(at=first.at, text=" "), *first.children)
            return (replace(first, id="", children=run_on), *rest)
        case rest:
            return (Paragraph(at=point.at, children=(lead,)), *rest)
