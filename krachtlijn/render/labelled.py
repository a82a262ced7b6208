"""What bears a label of its own: figures, boxes, recommendations, positions, quotes, key points."""

from __future__ import annotations

from markupsafe import Markup

from krachtlijn.model.blocks import Block, Box, Figure, Inlines, KeyPoint, Position, Quote, Recommendation
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, join, lines
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.pictures import picture

LONGEST_WHOLE = 800
"""How many signs a titled block may have that print does not break: about a dozen lines."""


def permalink(id_: str, name: str, context: RenderContext) -> Markup:
    """The link of something to its own address: nothing in print, or where there is no address."""
    if not (id_ and context.on_screen):
        return Markup()
    return element("a", href=f"#{id_}", class_="permalink", aria_label=name)


def caption_line(label: str, caption: Inlines, context: RenderContext, unit: Inlines = ()) -> Markup:
    """A label ("Tabel 5"), the caption after it, and the unit of its figures; empty where there is none of these."""
    name = element("span", label, class_="label") if label else Markup()
    words = element("span", render_inlines(caption, context), class_="caption") if caption else Markup()
    measure = element("span", "(", render_inlines(unit, context), ")", class_="unit") if unit else Markup()
    return join([part for part in (name, words, measure) if part], " ")


def source_line(source: Inlines, context: RenderContext) -> Markup:
    """The line that names the source, or nothing."""
    if not source:
        return Markup()
    name = element("span", context.words.source + context.words.colon, class_="source-label")
    return element("p", name, " ", render_inlines(source, context), class_="source")


def render_figure(figure: Figure, context: RenderContext) -> Markup:
    """A picture: above it its caption, as tables and charts have theirs, below it its source."""
    label = f"{context.words.figure} {figure.number}" if figure.number else ""
    image = picture(figure.file, figure.alt, figure.width, context)
    caption = caption_line(label, figure.caption, context)
    source = source_line(figure.source, context)
    link = permalink(figure.id, context.words.address_of.format(what=label or figure.alt), context)
    above = element("figcaption", element("p", caption)) if caption else Markup()
    return _block("figure", figure, lines([above, image, link, source]), "figure")


def render_box(box: Box, body: Markup, context: RenderContext) -> Markup:
    """A framed text ("kader"), beside the course of the argument."""
    label = f"{context.words.box} {box.number}" if box.number else ""
    title = caption_line(label, box.title, context)
    link = permalink(box.id, context.words.address_of.format(what=label or plain_text(box.title)), context)
    return _titled("aside", box, title, lines([body, link]), "box", context)


def render_recommendation(item: Recommendation, body: Markup, context: RenderContext) -> Markup:
    """A recommendation: its number, to whom it is addressed, what became of it, and its text."""
    words = context.words
    label = f"{words.recommendation} {item.number}" if item.number else words.recommendation
    title = [element("span", label, class_="label"), *addressed(item.to, item.status, context)]
    link = permalink(item.id, words.address_of.format(what=label), context)
    return _titled("div", item, join(title, " "), lines([body, link]), "recommendation", context)


def render_position(item: Position, body: Markup, context: RenderContext) -> Markup:
    """A position of its own, or a minority note, of one of the partners."""
    label = element("span", context.words.position_of, class_="label")
    title = join([label, element("span", render_inlines(item.by, context), class_="caption")], " ")
    return _titled("div", item, title, body, "position", context)


def render_quote(quote: Quote, body: Markup, context: RenderContext) -> Markup:
    """Somebody's words, and whose they are."""
    words = element("blockquote", body)
    if not quote.source:
        return _block("div", quote, words, "quote")
    return _block(
        "div", quote, lines([words, element("p", render_inlines(quote.source, context), class_="attribution")]), "quote"
    )


def render_key_point(point: KeyPoint, body: Markup, context: RenderContext) -> Markup:
    """A krachtlijn, as an item of their list: its number, its text and the way to the sections it sums up."""
    words = context.words
    label = f"{words.krachtlijn} {point.number}"
    number = element(
        "p",
        element("span", words.krachtlijn, class_="word"),
        " ",
        element("span", str(point.number), class_="figure"),
        class_="key-number",
    )
    see = element("p", f"{words.see} ", render_inlines(point.see, context), class_="see") if point.see else Markup()
    facts = join(addressed(point.to, point.status, context), " ")
    to = element("p", facts, class_="addressed") if facts else Markup()
    link = permalink(point.id, words.address_of.format(what=label), context)
    return _block(
        "li", point, lines([number, element("div", lines([body, to, see]), class_="key-text"), link]), "krachtlijn"
    )


def addressed(to: Inlines, status: str, context: RenderContext) -> list[Markup]:
    """To whom something is addressed and what became of it, each in a ``span``."""
    words = context.words
    out = []
    if to:
        out.append(element("span", f"{words.to} ", render_inlines(to, context), class_="to"))
    if status:
        out.append(element("span", words.statuses[status], class_=f"status status-{status}"))
    return out


def _titled(tag: str, block: Block, title: Markup, body: Markup, name: str, context: RenderContext) -> Markup:
    """A block with a title line, which names it to those who do not see it. In print a short one stays whole."""
    short = not context.on_screen and len(body.striptags()) <= LONGEST_WHOLE
    title_id = f"{block.id}-titel" if block.id and title else None
    heading = element("p", title, class_=f"{name}-title", id=title_id) if title else Markup()
    return element(
        tag,
        lines([heading, body]),
        id=block.id or None,
        class_=classes(name, "short" if short else "", *block.classes),
        lang=block.lang or None,
        dir=block.dir or None,
        role="group" if title_id and tag == "div" else None,
        aria_labelledby=title_id,
    )


def _block(tag: str, block: Block, body: Markup, name: str) -> Markup:
    return element(
        tag,
        body,
        id=block.id or None,
        class_=classes(name, *block.classes),
        lang=block.lang or None,
        dir=block.dir or None,
    )
