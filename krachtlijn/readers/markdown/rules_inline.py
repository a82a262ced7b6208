"""Inline rules of our own.

Each pushes one token that says where its parts stand in the line (``meta``: offsets); what is inside is read
afterwards, by itself, so that places stay exact. Marks that come in pairs are left to markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline, emphasis, strikethrough

from krachtlijn.readers.markdown.attributes import ATTRIBUTES

Rule = Callable[[StateInline, bool], bool]

_SPECIAL = re.compile(r"[\n\\`*_~^\[\]!<&{@]|(?i:https?://|www\.)")
_WEB = re.compile(r"(?i:https?://|www\.)[^\s<>\[\]{}\\`*|^\"“”„«»]+")
_WEB_END = re.compile(r"(?:[.,;:!?'’_~…-]|&\w+;)+$")
_AUTOLINK = re.compile(r"<(?:(?P<web>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*)|(?P<mail>[^\s<>@:]+@[\w.-]+))>")
_NOTE = re.compile(r"\[\^([^\[\]\n]+)\]")
_ROLE = re.compile(r"\{([A-Za-z][\w:-]*)\}(`+)(?!`)")
_RAISED = re.compile(r"\^((?:\\.|[^\\^\s])+)\^")
_LOWERED = re.compile(r"~(?!~)((?:\\.|[^\\~\s])+)~")
CITATION_KEY = re.compile(r"(?<![\w.+\\-])@(\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)")
"""``@key``: letters and digits, with punctuation inside; not where it stands in an e-mail address."""


class Target(NamedTuple):
    """Where a link or picture goes: address, the offset at which it stands, title, and where it all ends."""

    href: str
    at: int
    title: str
    end: int


def text(state: StateInline, silent: bool) -> bool:
    """Everything up to the next character that may begin something."""
    special = _SPECIAL.search(state.src, state.pos, state.posMax)
    end = special.start() if special else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _placed(rule: Rule) -> Rule:
    """A rule of markdown-it that pushes a run of markers one by one, each with its own place."""

    def placed(state: StateInline, silent: bool) -> bool:
        start = state.pos
        found = rule(state, silent)
        if found and not silent:
            at = state.pos
            for token in reversed(state.tokens):
                if at == start:
                    break
                at -= len(token.content)
                token.meta["at"] = at
        return found

    return placed


def _push(state: StateInline, silent: bool, kind: str, end: int, **meta: object) -> bool:
    """Takes what stands up to ``end`` as one token."""
    if not silent:
        token = state.push(kind, "", 0)
        token.meta |= {"end": end, **meta}
    state.pos = end
    return True


def _push_target(state: StateInline, silent: bool, kind: str, inside: tuple[int, int], target: Target) -> bool:
    """Takes a link or picture, whose words stand ``inside``, as one token."""
    meta = {"inside": inside, "href": target.href, "href_at": target.at, "title": target.title}
    return _push(state, silent, kind, target.end, **meta)


def web_address(state: StateInline, silent: bool) -> bool:
    """A bare web address, without the punctuation that ends a sentence, or a bracket that opened before it."""
    found = _WEB.match(state.src, state.pos, state.posMax)
    if not found or (state.pos and (state.src[state.pos - 1].isalnum() or state.src[state.pos - 1] in "@/.")):
        return False
    address = _WEB_END.sub("", found[0])
    while address.endswith(")") and address.count(")") > address.count("("):
        address = _WEB_END.sub("", address[:-1])
    if not re.search(r"(?:://|www\.)\w", address, re.IGNORECASE):
        return False
    href = address if "://" in address else f"https://{address}"
    return _push(state, silent, "address", state.pos + len(address), href=href, text=address)


def autolink(state: StateInline, silent: bool) -> bool:
    """``<https://…>``, ``<name@example.org>``"""
    found = _AUTOLINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    shown = found["web"] or found["mail"]
    href = shown if found["web"] else f"mailto:{shown}"
    return _push(state, silent, "address", found.end(), href=href, text=shown)


def html(state: StateInline, silent: bool) -> bool:
    """A comment, or raw HTML."""
    if state.src.startswith("<!--", state.pos):
        end = state.src.find("-->", state.pos + 4)
        closed = 0 <= end < state.posMax
        return _push(state, silent, "comment", end + 3 if closed else state.posMax, closed=closed)
    found = HTML_TAG_RE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "<" else None
    return bool(found) and _push(state, silent, "html", found.end() if found else 0)


def _parts(kind: str, pattern: re.Pattern[str]) -> Rule:
    """A rule for what ``pattern`` finds; its first group is what is inside."""

    def rule(state: StateInline, silent: bool) -> bool:
        found = pattern.match(state.src, state.pos, state.posMax)
        return bool(found) and _push(
            state, silent, kind, found.end() if found else 0, inside=found.span(1) if found else (0, 0)
        )

    return rule


def role(state: StateInline, silent: bool) -> bool:
    """``{name}`text```"""
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    end = state.src.find(found[2], found.end(), state.posMax)
    if end < 0:
        return False
    return _push(state, silent, "role", end + len(found[2]), name=found[1], inside=(found.end(), end))


def citation(state: StateInline, silent: bool) -> bool:
    """``@key`` in the sentence, ``@key [p. 12]`` with its place."""
    found = CITATION_KEY.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    place = _place_behind(state, found.end())
    end = place[1] + 1 if place else found.end()
    return _push(state, silent, "narrative", end, key=found[1], place=place)


def _place_behind(state: StateInline, pos: int) -> tuple[int, int] | None:
    """What is in the brackets behind ``@key``, unless they are a link, a note, a span or a citation of their own."""
    start = pos + state.src.startswith(" ", pos)
    if not state.src.startswith("[", start) or state.src.startswith("[^", start):
        return None
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0 or state.src[end + 1 : end + 2] in {"(", "[", "{"} or _defined_target(state, start, end):
        return None
    return None if CITATION_KEY.search(state.src, start, end) else (start + 1, end)


def _skip_space(state: StateInline, pos: int) -> int:
    while pos < state.posMax and state.src[pos] in " \t\n":
        pos += 1
    return pos


def _inline_target(state: StateInline, pos: int) -> Target | None:
    """``(address "title")`` at ``pos``; None where it is not that."""
    helpers = state.md.helpers
    begin = _skip_space(state, pos + 1)
    destination = helpers.parseLinkDestination(state.src, begin, state.posMax)
    end, title = begin, ""
    if destination.ok:
        end = destination.pos
        after = _skip_space(state, end)
        titled = helpers.parseLinkTitle(state.src, after, state.posMax)
        if after > end and titled.ok:
            end, title = titled.pos, titled.str
    end = _skip_space(state, end)
    if end >= state.posMax or state.src[end] != ")":
        return None
    return Target(destination.str if destination.ok else "", begin, title, end + 1)


def _defined_target(state: StateInline, start: int, label_end: int) -> Target | None:
    """``[label]`` or nothing after the words: the definition that it names, if any."""
    end, label = label_end + 1, state.src[start + 1 : label_end]
    if state.src.startswith("[", end):
        close = state.src.find("]", end, state.posMax)
        if close < 0:
            return None
        label, end = state.src[end + 1 : close] or label, close + 1
    found = state.env["references"].get(normalizeReference(label))
    return Target(found["href"], start, found["title"], end) if found else None


def bracket(state: StateInline, silent: bool) -> bool:
    """``[words](address)``, ``[words]{attributes}``, ``[@key]``, ``[words][label]``."""
    if state.src[state.pos] != "[":
        return False
    start = state.pos
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0:
        return False
    inside, following = (start + 1, end), state.src[end + 1 : end + 2] if end + 1 < state.posMax else ""
    if following == "(":
        if target := _inline_target(state, end + 1):
            return _push_target(state, silent, "link", inside, target)
        if close := state.src.find(")", end, state.posMax) + 1:
            return _push(state, silent, "bad_link", close, text=state.src[start:close])
    if following == "{" and ATTRIBUTES.match(state.src, end + 1, state.posMax):
        return _push(state, silent, "span", end + 1, inside=inside)
    if target := _defined_target(state, start, end):
        return _push_target(state, silent, "link", inside, target)
    if CITATION_KEY.search(state.src, *inside):
        return _push(state, silent, "citation", end + 1, inside=inside)
    return False


def image(state: StateInline, silent: bool) -> bool:
    """``![words](file)``"""
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    follows = state.src.startswith("(", end + 1)
    target = _inline_target(state, end + 1) if follows else _defined_target(state, start + 1, end)
    return target is not None and _push_target(state, silent, "image", (start + 2, end), target)


def attributes(state: StateInline, silent: bool) -> bool:
    """``{#id .class key=value}``, behind what it belongs to."""
    found = ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if state.src.startswith("{", state.pos - 1) and state.pos:
        return False  # {{ … }} is text
    return bool(found) and _push(state, silent, "attributes", found.end() if found else 0)


REPLACED: Mapping[str, Rule] = {
    "text": text,
    "emphasis": _placed(emphasis.tokenize),
    "strikethrough": _placed(strikethrough.tokenize),
}
"""Rules that take the place of markdown-it's rule of that name."""

RULES: tuple[tuple[str, Rule], ...] = (
    ("note", _parts("note", _NOTE)),
    ("image", image),
    ("bracket", bracket),
    ("role", role),
    ("attributes", attributes),
    ("citation", citation),
    ("superscript", _parts("superscript", _RAISED)),
    ("subscript", _parts("subscript", _LOWERED)),
    ("web_address", web_address),
    ("autolink", autolink),
    ("html", html),
)
"""Rules that markdown-it does not have, in the order in which they are tried."""
