"""YAML trees as JSON has them, for what other programs are to read: Vega-Lite, JSON Schema."""

from __future__ import annotations

import re

from krachtlijn.readers.yaml import Mapping, Scalar, Sequence, Tree

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def as_json(tree: Tree) -> object:
    """The tree in JSON's types: what is typed without quotes may be a number, true, false or null (YAML 1.2, core)."""
    match tree:
        case Mapping(entries=entries):
            return {key.text: as_json(value) for key, value in entries}
        case Sequence(items=items):
            return [as_json(item) for item in items]
        case Scalar(text=text, style=style):
            if style or not (text in _WORDS or _NUMBER.fullmatch(text)):
                return text
            if text in _WORDS:
                return _WORDS[text]
            return int(text) if text.lstrip("-").isdigit() else float(text)
