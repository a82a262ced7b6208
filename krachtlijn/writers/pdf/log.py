"""The layout engine's log, caught and understood.

WeasyPrint writes a PDF in spite of missing pictures, dead anchors and unknown styles, and only logs it. Every line is
kept; those that recur are recognised by their template, so that an audit can say them in an author's words.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from krachtlijn.model.print import LogKind, LogLine

KINDS: tuple[tuple[str, LogKind, int | None], ...] = (
    ("Failed to load image at", "picture", 0),
    ("Failed to render SVG image", "picture", 0),
    ("Failed to load inline SVG", "picture", None),
    ("Failed to apply CSS rule in SVG", "drawing", None),
    ('Image "%s" has no required alt', "picture", 0),
    ("Anchor defined twice", "double-anchor", 0),
    ("Content discarded: target points to undefined anchor", "anchor", 0),
    ("No anchor #", "anchor", 0),
    (".notdef glyph rendered", "glyph", 0),
    ("Ignored `", "style", 0),
    ("Deprecated `", "style", 0),
    ("Invalid or unsupported", "style", 0),
    ("Unknown rule", "style", 0),
    ("Font-face %r cannot be loaded", "style", 0),
)
"""How a template of WeasyPrint 70.0 begins, what it is about, and which of its arguments names that."""


class _Catcher(logging.Handler):
    """Keeps the records it is given."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[LogLine] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(understand(record))


def understand(record: logging.LogRecord) -> LogLine:
    """A record of the log as a line whose kind and subject are known, where they can be."""
    text = " ".join(record.getMessage().split())
    for beginning, kind, position in KINDS:
        if str(record.msg).startswith(beginning):
            arguments = record.args if isinstance(record.args, tuple) else ()
            known = position is not None and position < len(arguments)
            return LogLine(kind=kind, text=text, subject=_subject(arguments[position or 0]) if known else "")
    return LogLine(kind="fault" if record.levelno >= logging.ERROR else "notice", text=text)


def _subject(argument: object) -> str:
    """An argument as a word; ids come with their ``#``, those of counters as a token: ``('string', '#id')``."""
    word = argument[-1] if isinstance(argument, tuple) else argument
    return str(word).lstrip("#")


@contextmanager
def captured_log() -> Iterator[list[LogLine]]:
    """Catch what WeasyPrint logs, and fontTools with it; the list fills while the block runs. Nothing is printed."""
    catcher = _Catcher()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(catcher)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    try:
        yield catcher.lines
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.removeHandler(catcher)
            logger.setLevel(level)
            logger.propagate = propagate
