"""Going through a tree of frozen dataclasses: look at every node, or rewrite it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TypeVar, cast

from krachtlijn.model.blocks import Block, Footnote, Inline, Inlines, Node

T = TypeVar("T")

_LEAVES = (str, int, type(None))


@cache
def _branches(cls: type) -> tuple[str, ...]:
    """The fields below which nodes may stand: all but places."""
    return tuple(f.name for f in fields(cls) if f.name not in {"at", "places"})


def walk(value: object) -> Iterator[Node]:
    """Every node in ``value`` and below it, in reading order, a node before what it holds.

    ``value`` is a node, a dataclass that holds nodes (a document, its metadata), or a tuple or mapping of such.
    """
    if isinstance(value, _LEAVES):
        return
    if isinstance(value, Node):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from walk(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from walk(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _branches(type(value)):
            yield from walk(getattr(value, name))


def rewrite(value: T, change: Callable[[Node], object], into: Callable[[Node], bool] = lambda _: True) -> T:
    """``value`` with every node in it replaced by what ``change`` makes of it, innermost first.

    ``change`` gives back a node, the same one where nothing changes, or a tuple of nodes where the node stands in a
    tuple: those take its place. A node that ``into`` declines is left as it is, with all that is below it. What did not
    change is the same object afterwards. Nodes side by side are met in reading order.
    """
    return cast("T", _rewrite(value, change, into))


def _rewrite(value: object, change: Callable[[Node], object], into: Callable[[Node], bool]) -> object:
    if isinstance(value, _LEAVES) or (isinstance(value, Node) and not into(value)):
        return value
    if isinstance(value, tuple):
        return _spliced(value, [_rewrite(item, change, into) for item in value])
    value = below(value, lambda item: _rewrite(item, change, into))
    return change(value) if isinstance(value, Node) else value


def rewrite_down(value: T, change: Callable[[Node], Node]) -> T:
    """``value`` with every node replaced by what ``change`` makes of it, outermost first, in reading order.

    A box is met before what it holds, which is what counting needs. ``change`` gives back one node.
    """
    return cast("T", _rewrite_down(value, change))


def _rewrite_down(value: object, change: Callable[[Node], Node]) -> object:
    if isinstance(value, _LEAVES):
        return value
    if isinstance(value, tuple):
        return _spliced(value, [_rewrite_down(item, change) for item in value])
    if isinstance(value, Node):
        value = change(value)
    return below(value, lambda item: _rewrite_down(item, change))


def rewrite_runs(value: T, change: Callable[[Inlines, str], Inlines], lang: str) -> T:
    """``value`` with every run of inlines (a paragraph's, a caption's) replaced by what ``change`` makes of it.

    ``change`` gets the whole run and the language of the block it stands in (``lang`` where no block gives one); it has
    to go down into the run itself, but not into notes, whose text comes before the run that calls them.
    """

    def descend(item: object, lang: str) -> object:
        if isinstance(item, _LEAVES):
            return item
        if isinstance(item, tuple):
            if item and all(isinstance(node, Inline) for node in item):
                return change(rewrite(item, lambda node: notes(node, lang)), lang)
            return _spliced(item, [descend(part, lang) for part in item])
        own = (item.lang if isinstance(item, Block) else "") or lang
        return below(item, lambda part: descend(part, own))

    def notes(node: Node, lang: str) -> Node:
        if not isinstance(node, Footnote):
            return node
        return below(node, lambda part: descend(part, lang))

    return cast("T", descend(value, lang))


def below(value: T, change: Callable[[object], object]) -> T:
    """A mapping or dataclass with its items or fields changed; the same object where none does."""
    if isinstance(value, Mapping):
        items = {key: change(item) for key, item in value.items()}
        return value if all(items[key] is value[key] for key in items) else cast("T", items)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for name in _branches(type(value)):
        old = getattr(value, name)
        new = change(old)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value


def _spliced(old: tuple[object, ...], new: list[object]) -> tuple[object, ...]:
    """``new``, with a tuple that took the place of a node laid out in its stead; ``old`` where nothing changed."""
    if all(item is before for item, before in zip(new, old, strict=True)):
        return old
    out: list[object] = []
    for item, before in zip(new, old, strict=True):
        out.extend(item if isinstance(before, Node) and isinstance(item, tuple) else (item,))
    return tuple(out)
