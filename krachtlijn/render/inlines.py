"""Inlines to HTML: one ``case`` for each node."""

from __future__ import annotations

import re

from markupsafe import Markup

from krachtlijn.language.typography import marks_apart
from krachtlijn.model.blocks import (
    Abbreviation,
    Block,
    Blocks,
    Citation,
    Code,
    CrossReference,
    Emphasis,
    FileLink,
    Footnote,
    FootnoteReference,
    Image,
    Inline,
    Inlines,
    InternalLink,
    KeySentence,
    LineBreak,
    Link,
    List,
    PageNumber,
    Paragraph,
    Quote,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, join
from krachtlijn.render.pictures import picture

NOTE_SEPARATOR = Markup("<br>")

WORD_JOINER = Markup("\N{WORD JOINER}")

HOST = re.compile(r"[a-z]+://[^/?#\s]*", re.IGNORECASE)
SHORT_ADDRESS = 45
"""How many signs a web address may have that print does not break: half a line of a note."""


def render_inlines(inlines: Inlines, context: RenderContext) -> Markup:
    """The HTML of a line of text. A node that no transform settled is a bug by then: ``ValueError``."""
    return join([render_inline(node, context) for node in inlines])


def render_inline(node: Inline, context: RenderContext) -> Markup:
    """The HTML of one inline."""
    match node:
        case Text(text=text):
            return _text(text)
        case Code(text=text):
            return element("code", text)
        case LineBreak():
            return element("br")
        case Emphasis() | Strong() | Strikethrough() | Superscript() | Subscript() | KeySentence() | Span():
            return _marked(node, context)
        case Link() | FileLink() | InternalLink() | PageNumber():
            return _link(node, context)
        case Image():
            return picture(node.file, plain_text(node.alt), node.width, context)
        case Abbreviation(text=text, long=long, lang=lang):
            return element("abbr", text, title=long, lang=lang or None)
        case Footnote():
            return _footnote(node, context)
        case CrossReference() | FootnoteReference() | Citation() | Value():
            raise ValueError(f"not settled before rendering: {node!r}")
        case _:
            raise TypeError(f"no rendering for {type(node).__name__}")


def _text(text: str) -> Markup:
    pieces = [element("span", piece, class_="unbroken") if whole else piece for piece, whole in marks_apart(text)]
    return join(pieces)


def _marked(
    node: Emphasis | Strong | Strikethrough | Superscript | Subscript | KeySentence | Span, context: RenderContext
) -> Markup:
    words = render_inlines(node.children, context)
    match node:
        case Emphasis():
            return element("em", words)
        case Strong():
            return element("strong", words)
        case Strikethrough():
            return element("s", words)
        case Superscript():
            return element("sup", words)
        case Subscript():
            return element("sub", words)
        case KeySentence(id=id_):
            return element("strong", words, class_="kern", id=id_ or None)
        case Span(attributes=given):
            return element(
                "span",
                words,
                id=given.id or None,
                class_=classes(*given.classes),
                lang=given.lang or None,
                dir=given.dir or None,
            )


def _link(node: Link | FileLink | InternalLink | PageNumber, context: RenderContext) -> Markup:
    match node:
        case Link(href=href, title=title):
            return element("a", _link_words(node, context), href=href, title=title or None)
        case FileLink(children=children) | InternalLink(children=children) if not context.leads_to(_href(node)):
            return render_inlines(children, context)
        case FileLink(file=file):
            return element("a", render_inlines(node.children, context), href=context.file(file), class_="file")
        case InternalLink(href=href):
            link = element("a", render_inlines(node.children, context), href=context.address(href), class_="xref")
            return link + _page_of(node, context) if node.page else link
        case PageNumber(href=href) if context.on_screen or not href.startswith("#"):
            instead = render_inlines(node.instead, context)
            return element("span", instead, class_="page-instead") if instead else instead
        case PageNumber(href=href):
            return element("span", node.before, _page(href), node.after, class_="page-words")


def _href(node: FileLink | InternalLink) -> str:
    return node.href if isinstance(node, InternalLink) else ""


def _link_words(node: Link, context: RenderContext) -> Markup:
    """A link's words. Where those are a web address, print keeps it in one piece, or its host where it is long."""
    match node.children:
        case (Text(text=text),) if (host := HOST.match(text)) and not context.on_screen:
            words = element("span", host[0], class_="host") + text[host.end() :]
            return element("span", words, class_="address") if len(text) <= SHORT_ADDRESS else words
        case children:
            return render_inlines(children, context)


def _page_of(node: InternalLink, context: RenderContext) -> Markup:
    """Behind a reference in print: the page; the number itself is put there by the style (``target-counter``)."""
    if context.on_screen or not node.href.startswith("#"):
        return Markup()
    before, after = (", ", "") if node.bracketed else (" (", ")")
    page = _page(node.href)
    return element("span", f"{before}{context.words.page_short}\N{NO-BREAK SPACE}", page, after, class_="page-of")


def _page(href: str) -> Markup:
    """A page number. It is no link of its own: in a list of links "8" says nothing."""
    return element("span", class_="page", data_page=href)


def _footnote(node: Footnote, context: RenderContext) -> Markup:
    """The call; in print the note itself stands right behind it, and the style floats it to the foot of the page.

    The layout engine would break the line between a full stop and a figure: there a sign without width prevents it.
    """
    label = f"{context.words.note} {node.number}"
    call = element(
        "a",
        str(node.number),
        class_="note-call",
        id=f"{node.id}-terug",
        href=f"#{node.id}",
        role="doc-noteref",
        aria_label=label,
    )
    if context.on_screen:
        return call
    back = element(
        "a",
        str(node.number),
        class_="note-back",
        href=f"#{node.id}-terug",
        role="doc-backlink",
        aria_label=context.words.back_to_text,
    )
    body = element("span", flat(node.content, context), class_="note-text")
    return WORD_JOINER + call + element("span", back, " ", body, class_="note", id=node.id, role="doc-footnote")


def flat(blocks: Blocks, context: RenderContext) -> Markup:
    """Blocks as one line of text, where no block element may stand: paragraphs are parted by a line break."""
    return NOTE_SEPARATOR.join(_flat(block, context) for block in blocks)


def _flat(block: Block, context: RenderContext) -> Markup:
    match block:
        case Paragraph(children=children):
            return render_inlines(children, context)
        case List(items=items):
            return NOTE_SEPARATOR.join(join([f"{item.label or '–'} ", flat(item.blocks, context)]) for item in items)
        case Quote(blocks=blocks, source=source):
            return join([flat(blocks, context), " ", render_inlines(source, context)])
        case _:
            raise TypeError(f"a note cannot hold a {type(block).__name__}")
