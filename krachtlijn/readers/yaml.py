"""YAML text into a tree that knows its places, every scalar as the text that was typed.

The tree is made of PyYAML's events rather than of its nodes, so that depth and size are bounded while reading and no
alias is ever followed. What YAML itself objects to is put into words by :mod:`krachtlijn.readers.yaml_faults`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from krachtlijn.diagnostics import Code, Diagnostic, Report, SourceError
from krachtlijn.readers.yaml_faults import NOT_ALLOWED, explain, explain_character
from krachtlijn.readers.yaml_places import passage_of
from krachtlijn.source import Location, Passage, Source

MAX_DEPTH = 40
MAX_NODES = 200_000

_SEEN_OTHERWISE = re.compile("[\t\ufeff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as typed. ``end`` is where it ends in its source, ``style`` how it was written (``|``, ``>``, quotes)."""

    at: Location
    text: str
    end: int = 0
    style: str = ""

    def passage(self) -> Passage:
        """The text with the place of each of its characters, for a reader of Markdown."""
        return passage_of(self.at, self.text, self.end, self.style)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    at: Location
    items: tuple[Tree, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order in which they were typed; no key stands twice."""

    at: Location
    entries: tuple[tuple[Scalar, Tree], ...] = ()

    def get(self, key: str) -> Tree | None:
        """The value of ``key``, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Tree = Scalar | Sequence | Mapping


def compose(source: Source, report: Report) -> Tree | None:
    """The tree of a YAML file; None, with a complaint in ``report``, where the file is no readable YAML.

    An empty file is an empty scalar. A doubled key, a tag and the like are complaints too, and reading goes on.
    """
    if bad := NOT_ALLOWED.search(source.text):
        report.add(explain_character(source.at_offset(bad.start())))
        return None
    return _composed_fast(source, report) or _composed(source, report)


def _composed_fast(source: Source, report: Report) -> Tree | None:
    """The tree by libyaml, some twenty times as fast; None where it is missing, objects, or sees things otherwise.

    That it does with tabs, byte order marks, and some values that are not there. What it objects to, the pure Python
    parser puts in better words.
    """
    if not yaml.__with_libyaml__ or _SEEN_OTHERWISE.search(source.text):
        return None
    found = Report()
    try:
        events = _placed_alike(_events(yaml.CBaseLoader(source.text)), source.text)
        tree = _Composer(source, found, events).document()
    except (SourceError, yaml.YAMLError, ValueError, OverflowError):
        return None
    report.extend(found)
    return tree


def _composed(source: Source, report: Report) -> Tree | None:
    loader = yaml.BaseLoader(source.text)
    try:
        return _Composer(source, report, _events(loader)).document()
    except SourceError as fault:
        report.add(*fault.diagnostics)
    except (yaml.YAMLError, ValueError, OverflowError) as fault:  # the last two: escapes such as "\UFFFFFFFF"
        report.add(explain(source, fault, loader.get_mark()))
    return None


def _events(loader: yaml.BaseLoader | yaml.CBaseLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        yield cast("yaml.Event", loader.get_event())


def _placed_alike(events: Iterator[yaml.Event], text: str) -> Iterator[yaml.Event]:
    """The events of libyaml, up to one that it puts elsewhere: a missing value that is not right behind its colon."""
    for event in events:
        missing = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        if missing and text[_index(event.start_mark) - 1].isspace():
            raise yaml.YAMLError
        yield event


def _index(mark: Any) -> int:
    """How many characters stand before a mark; both parsers put one on every event."""
    return int(mark.index)


@dataclass
class _Composer:
    source: Source
    report: Report
    events: Iterator[yaml.Event]
    nodes: int = field(default=0)

    def document(self) -> Tree:
        tree: Tree = Scalar(self.source.at(1), "")
        started = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    hint = "delete the line: one file is one document"
                    raise self._fault(Code.YAML_SYNTAX, event, "a second YAML document begins here", hint)
                if event.tags:
                    raise self._fault(Code.YAML_PLAIN, event, "a %TAG line is not allowed", "delete the line")
                started = True
                tree = self._node(next(self.events), 0)
        return tree

    def _node(self, event: yaml.Event, depth: int) -> Tree:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            words = f"nested deeper than {MAX_DEPTH} levels" if depth > MAX_DEPTH else f"more than {MAX_NODES:,} values"
            raise self._fault(
                Code.YAML_SIZE,
                event,
                f"this YAML is too big: {words}",
                "split the file, or check its brackets and indentation",
            )
        self._refuse_anchors(event)
        at = self._place(event)
        match event:
            case yaml.ScalarEvent():
                self._refuse_controls(event, at)
                return Scalar(at, event.value, _index(event.end_mark), event.style or "")
            case yaml.SequenceStartEvent():
                return Sequence(at, tuple(self._items(depth)))
            case _:
                return Mapping(at, tuple(self._entries(depth)))

    def _items(self, depth: int) -> Iterator[Tree]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Tree]]:
        seen: dict[str, Location] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                hint = "put quotes around a text that begins with [ or {"
                raise self._fault(Code.YAML_SYNTAX, event, "a key must be text", hint)
            if key.text == "<<" and not key.style:
                raise self._fault(Code.YAML_PLAIN, event, "merge keys (<<) are not allowed", "write the values out")
            if key.text in seen:
                message = f"the key `{key.text}` stands here a second time"
                hint = f"keep one of the two: the first is on line {seen[key.text].line}"
                self.report.add(Diagnostic(Code.KEY_UNIQUE, key.at, message, hint))
                continue
            seen[key.text] = key.at
            yield key, value

    def _refuse_anchors(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        anchor = getattr(event, "anchor", None)
        if anchor is None and tag is None:
            return
        if isinstance(event, yaml.AliasEvent):
            hint = "put quotes around it if the * is part of the text"
            raise self._fault(Code.YAML_PLAIN, event, "YAML reads this as an alias: not allowed", hint)
        what, sign = ("an anchor", "&") if anchor is not None else ("a tag", "!")
        hint = f"put quotes around it if the {sign} is part of the text"
        self.report.add(self._complaint(Code.YAML_PLAIN, event, f"YAML reads this as {what}: not allowed", hint))

    def _refuse_controls(self, event: yaml.ScalarEvent, at: Location) -> None:
        """Escapes can make what may not be typed, for instance a null or half a surrogate pair."""
        if bad := NOT_ALLOWED.search(event.value):
            message = f"the character U+{ord(bad.group()):04X} is not allowed in a text"
            raise SourceError(Diagnostic(Code.YAML_SYNTAX, at, message, "take the escape out"))

    def _place(self, event: yaml.Event) -> Location:
        return self.source.at_offset(_index(event.start_mark))

    def _complaint(self, code: Code, event: yaml.Event, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code, self._place(event), message, hint)

    def _fault(self, code: Code, event: yaml.Event, message: str, hint: str) -> SourceError:
        return SourceError(self._complaint(code, event, message, hint))
