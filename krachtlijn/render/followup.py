"""What was done with motions, resolutions and recommendations: source by source, item by item."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from krachtlijn.language import format_date
from krachtlijn.model.blocks import Blocks
from krachtlijn.model.followup import FollowUp, FollowUpItem, FollowUpSource
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, enumeration, join, lines
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.labelled import permalink

RenderBlocks = Callable[[Blocks, RenderContext], Markup]
"""How the texts inside are rendered: handed in, since blocks hold follow-up and follow-up holds blocks."""


SHORT = 9
"""How long a number may be that stands in the narrow column: ``1 en 2°``."""


def render_followup(followup: FollowUp, context: RenderContext, render: RenderBlocks) -> Markup:
    """All sources of a file, in a block that bears its address."""
    return element(
        "div",
        lines([_source(source, context, render) for source in followup.sources]),
        id=followup.id or None,
        class_=classes("followup", *followup.classes),
        lang=followup.lang or None,
    )


def _source(source: FollowUpSource, context: RenderContext, render: RenderBlocks) -> Markup:
    """One motion or report: what it is, and its items."""
    title_id = f"{source.id}-titel"
    name = context.words.address_of.format(what=plain_text(source.title))
    day = format_date(source.date, context.language) if source.date else ""
    facts = [element("span", it) for it in (source.mark, day) if it]
    by = enumeration([render_inlines(name, context) for name in source.by], context.language)
    if by:
        facts.append(element("span", f"{context.words.followup.by} ", by))
    return element(
        "div",
        lines(
            [
                element("p", render_inlines(source.title, context), class_="followup-title", id=title_id),
                element("p", *facts, class_="followup-facts") if facts else Markup(),
                permalink(source.id, name, context),
                render(source.introduction, context),
                _items(source.items, context, render),
            ]
        ),
        id=source.id or None,
        class_="followup-source",
        role="group",
        aria_labelledby=title_id,
    )


def _items(items: tuple[FollowUpItem, ...], context: RenderContext, render: RenderBlocks) -> Markup:
    """The items, their numbers in a column of their own: a narrow one, where all of them are short."""
    if not items:
        return Markup()
    narrow = all(len(item.mark) <= SHORT for item in items)
    name = classes("items", "short-marks" if narrow else "", "" if any(item.mark for item in items) else "no-marks")
    return element("ol", lines([_item(item, context, render) for item in items]), class_=name)


def _item(item: FollowUpItem, context: RenderContext, render: RenderBlocks) -> Markup:
    """One request: its number, its topic, what was asked, what came of it, and where more is said."""
    words = context.words
    what = words.followup.item.format(mark=item.mark) if item.mark else plain_text(item.topic) or words.followup.answer
    answer = render(item.answer, context)
    asked = element("p", render_inlines(item.asked, context)) if item.asked else Markup()
    foot = [
        element("span", words.statuses[item.status], class_=f"status status-{item.status}") if item.status else "",
        element("span", render_inlines(item.see, context), class_="see") if item.see else "",
    ]
    body = [
        element("p", render_inlines(item.topic, context), class_="topic") if item.topic else Markup(),
        _labelled(words.followup.asked, asked) if asked else Markup(),
        _labelled(words.followup.answer, answer) if asked and answer else answer,
        element("p", join([part for part in foot if part], " "), class_="item-foot") if any(foot) else Markup(),
        permalink(item.id, words.address_of.format(what=what), context),
    ]
    mark = element("p", item.mark, class_="item-mark") if item.mark else Markup()
    sides = [mark, element("div", lines(body), class_="item-body")]
    return element("li", lines(sides), id=item.id or None, class_="item")


def _labelled(label: str, body: Markup) -> Markup:
    """A text with its name before it."""
    return element("div", element("p", label, class_="said"), body, class_="saying")
