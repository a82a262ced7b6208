"""Going through a tree of frozen dataclasses: look at every node, or rewrite it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TypeVar, cast

from krachtlijn.model.blocks import Node

T = TypeVar("T")


@cache
def _branches(cls: type) -> tuple[str, ...]:
    """The fields below which nodes may stand: all but places."""
    return tuple(f.name for f in fields(cls) if f.name not in {"at", "places"})


def walk(value: object) -> Iterator[Node]:
    """Every node in ``value`` and below it, in reading order, a node before what it holds.

    ``value`` is a node, a dataclass that holds nodes (a document, its metadata), or a tuple or mapping of such.
    """
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


def rewrite(value: T, change: Callable[[Node], object]) -> T:
    """``value`` with every node in it replaced by what ``change`` makes of it, innermost first.

    ``change`` gives back a node, the same one where nothing changes, or a tuple of nodes where the node stands in a
    tuple: those take its place. What did not change is the same object afterwards.
    """
    return cast("T", _rewrite(value, change))


def _rewrite(value: object, change: Callable[[Node], object]) -> object:
    if isinstance(value, tuple):
        return _rewrite_tuple(value, change)
    if isinstance(value, Mapping):
        changed = {key: _rewrite(item, change) for key, item in value.items()}
        return value if all(changed[key] is value[key] for key in changed) else changed
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for name in _branches(type(value)):
            old = getattr(value, name)
            new = _rewrite(old, change)
            if new is not old:
                changes[name] = new
        if changes:
            value = replace(value, **changes)
        return change(value) if isinstance(value, Node) else value
    return value


def _rewrite_tuple(value: tuple[object, ...], change: Callable[[Node], object]) -> tuple[object, ...]:
    out: list[object] = []
    same = True
    for item in value:
        new = _rewrite(item, change)
        same = same and new is item
        if isinstance(item, Node) and isinstance(new, tuple):
            out.extend(new)
        else:
            out.append(new)
    return value if same else tuple(out)
