"""How each kind of value is read from YAML's text: one function a type, in one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, get_args

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.blocks import Blocks, Inlines, Reference
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import (
    DEEPEST,
    Depth,
    EmailAddress,
    HeadingNumber,
    LanguageTag,
    ListChoice,
    ListName,
    Lists,
    WebAddress,
)
from krachtlijn.readers import mistakes
from krachtlijn.readers.dates import DateError, read_date, read_datetime, read_partial_date
from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree
from krachtlijn.source import Passage

TRUE = ("true", "yes", "ja")
FALSE = ("false", "no", "neen", "nee")


@dataclass(frozen=True)
class BindContext:
    """What reading a value takes: where complaints go, and how the paper's Markdown is read."""

    report: Report
    inlines: Callable[[Passage], Inlines]
    blocks: Callable[[Passage], Blocks]


@dataclass(frozen=True)
class Unread:
    """A value that has a form of its own, left for its own reader."""

    tree: Tree


class BindError(Exception):
    """A value that cannot be read, with the complaint about it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def kind_fault(tree: Tree, expected: str, hint: str) -> BindError:
    """The complaint that ``expected`` ("a list") is not what stands here."""
    kinds: MappingABC[type[Tree], str] = {Scalar: "text", Sequence: "a list", Mapping: "a mapping"}
    kind = "nothing" if is_empty(tree) else kinds[type(tree)]
    return BindError(Diagnostic(Code.VALUE_KIND, tree.at, f"{expected} is expected here, not {kind}", hint))


def is_empty(tree: Tree) -> bool:
    """Whether nothing was typed."""
    return isinstance(tree, Scalar) and not tree.text.strip()


def closest(word: str, known: MappingABC[str, str], admitted: tuple[str, ...]) -> str:
    """The word of ``admitted`` that was probably meant, or nothing."""
    lowered = word.lower().strip()
    if (meant := known.get(lowered)) in admitted:
        return str(meant)
    return next(iter(get_close_matches(lowered.replace("_", "-"), admitted, 1, 0.6)), "") or next(
        iter(get_close_matches(lowered, admitted, 1, 0.6)), ""
    )


def read_choice(tree: Tree, admitted: tuple[str, ...]) -> Any:
    """One of the ``admitted`` words."""
    scalar = _scalar(tree)
    if scalar.text in admitted:
        return scalar.text
    meant = closest(scalar.text, mistakes.VALUES, admitted)
    hint = f"did you mean `{meant}`?" if meant else "type one of these"
    message = f"`{scalar.text}` is none of {', '.join(admitted)}"
    raise BindError(Diagnostic(Code.VALUE_KNOWN, scalar.at, message, hint))


def _scalar(tree: Tree) -> Scalar:
    """The tree as a text with words in it."""
    if isinstance(tree, Scalar) and not is_empty(tree):
        return tree
    sign = tree.at.source.line(tree.at.line)[tree.at.column - 1 : tree.at.column]
    if sign in {"[", "{"}:
        raise kind_fault(tree, "text", f"put quotes around it if the {sign} is part of the text")
    raise kind_fault(tree, "text", "type it behind the key" if not is_empty(tree) else "type it, or leave the line out")


def _text(tree: Tree, _: BindContext) -> str:
    return _scalar(tree).text.strip("\n")


def _reference(tree: Tree, _: BindContext) -> Reference:
    scalar = _scalar(tree)
    return Reference(at=scalar.at, id=scalar.text.strip())


def _boolean(tree: Tree, _: BindContext) -> bool:
    scalar = _scalar(tree)
    word = scalar.text.lower()
    if word in TRUE or word in FALSE:
        return word in TRUE
    raise BindError(
        Diagnostic(Code.VALUE_KIND, scalar.at, f"`{scalar.text}` is neither true nor false", "type true or false")
    )


def _integer(tree: Tree, _: BindContext) -> int:
    scalar = _scalar(tree)
    if re.fullmatch(r"-?\d{1,9}", scalar.text, re.ASCII):
        return int(scalar.text)
    raise BindError(Diagnostic(Code.VALUE_KIND, scalar.at, f"`{scalar.text}` is no whole number", "type it in figures"))


def _depth(tree: Tree, context: BindContext) -> Depth:
    scalar = _scalar(tree)
    if scalar.text.lower() in FALSE:
        return Depth(0)
    if re.fullmatch(f"[1-{DEEPEST}]", scalar.text):
        return Depth(int(scalar.text))
    message = f"`{scalar.text}` is no depth of headings"
    raise BindError(Diagnostic(Code.VALUE_KIND, scalar.at, message, f"type 1 to {DEEPEST}, or false for none"))


def _dated(read: Callable[[str], Any]) -> Callable[[Tree, BindContext], Any]:
    def leaf(tree: Tree, _: BindContext) -> Any:
        scalar = _scalar(tree)
        try:
            return read(scalar.text.strip())
        except DateError as fault:
            raise BindError(Diagnostic(Code.VALUE_KIND, scalar.at, fault.message, fault.hint)) from None

    return leaf


def _inlines(tree: Tree, context: BindContext) -> Inlines:
    return context.inlines(_scalar(tree).passage())


def _passage(tree: Tree, _: BindContext) -> Passage:
    return _scalar(tree).passage()


def _unread(tree: Tree, _: BindContext) -> Unread:
    return Unread(tree)


def _blocks(tree: Tree, context: BindContext) -> Blocks:
    return context.blocks(_scalar(tree).passage())


def _shaped(make: Callable[[str], Any], pattern: str, what: str, hint: str) -> Callable[[Tree, BindContext], Any]:
    """Reads a text that has to match ``pattern``; ``what`` it is not otherwise, in the complaint."""

    def leaf(tree: Tree, _: BindContext) -> Any:
        scalar = _scalar(tree)
        if re.fullmatch(pattern, scalar.text):
            return make(scalar.text)
        raise BindError(Diagnostic(Code.VALUE_KIND, scalar.at, f"`{scalar.text}` is no {what}", hint))

    return leaf


def _lists(tree: Tree, _: BindContext) -> Lists:
    """``[tables, references]``, with ``abbreviations: all`` as an item or in a mapping."""
    items = tree.items if isinstance(tree, Sequence) else (tree,) if isinstance(tree, Mapping) else ()
    if not items and not isinstance(tree, (Sequence, Mapping)):
        raise kind_fault(tree, "a list", "type it as [tables, references], or [] for none")
    return Lists(tuple(choice for item in items for choice in _choices(item)))


def _choices(item: Tree) -> list[ListChoice]:
    names = get_args(ListName)
    if not isinstance(item, Mapping):
        return [ListChoice(at=item.at, name=read_choice(item, names))]
    found = []
    for key, value in item.entries:
        name = read_choice(key, names)
        if name != "abbreviations" or not isinstance(value, Scalar) or value.text != "all":
            message = "only `abbreviations: all` is known here"
            raise BindError(Diagnostic(Code.VALUE_KNOWN, value.at, message, f"type `{name}` alone"))
        found.append(ListChoice(at=item.at, name=name, all=True))
    return found


LEAVES: MappingABC[Any, Callable[[Tree, BindContext], Any]] = {
    str: _text,
    bool: _boolean,
    int: _integer,
    Depth: _depth,
    HeadingNumber: _shaped(
        HeadingNumber,
        r"([A-Za-z0-9]+\.)*([0-9]+|[A-Z])",
        "number that headings can count on from",
        "type a number such as 4 or 4.5, or a capital",
    ),
    date: _dated(read_date),
    datetime: _dated(read_datetime),
    PartialDate: _dated(read_partial_date),
    Reference: _reference,
    Inlines: _inlines,
    Blocks: _blocks,
    WebAddress: _shaped(
        WebAddress,
        r"(?i:https?)://[^\s/?#:\[\]\\]+(:\d{1,4})?([/?#][^\s\\]*)?",
        "web address",
        "a web address begins with https:// or http://",
    ),
    EmailAddress: _shaped(
        EmailAddress, r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]+", "e-mail address", "type it as name@example.org"
    ),
    LanguageTag: _shaped(
        LanguageTag, "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "code of a language", "type a code such as nl, fr or en-GB"
    ),
    Lists: _lists,
    Passage: _passage,
    Unread: _unread,
}
"""A type hint of the model, and how its value is read."""
