"""What a cell says: a figure, a day, yes or no, that there is nothing to say, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from krachtlijn.diagnostics import Code
from krachtlijn.language.dates import format_date
from krachtlijn.language.numbers import FigureKind
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import Inlines, Text
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.table import CellKind, Value
from krachtlijn.readers.numbers import Doubt, parse_number
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.raw import RawCell, TypedMark
from krachtlijn.source import Location, Passage

FIGURES = frozenset({"integer", "decimal", "percent", "currency", "year"})
"""The kinds whose cells are figures."""

_MARKS = re.compile(r"\^([^\s^|]{1,4})$")
_PLAIN = re.compile(r"[^\\`*_~^\[\]{}<>&!@:/%#\n$|.]*(?:\.(?=[\s\d)]|$)[^\\`*_~^\[\]{}<>&!@:/%#\n$|.]*)*")
_DAY = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<d2>\d\d?)[-/.](?P<m2>\d\d?)[-/.](?P<y2>\d{4})")
_YEAR_AND_MONTH = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])")

_MISSING: Mapping[str, str] = {
    "": "no_figure",
    **dict.fromkeys(("n.b.", "n.b", "nb", "n.d.", "n.a.", "n/a"), "not_available"),
    **dict.fromkeys(("-", "–", "—", "−", "n.v.t.", "nvt", "s.o."), "not_applicable"),
    **dict.fromkeys(("…", "...", ".."), "not_yet_known"),
}
_YES = frozenset({"ja", "oui", "yes", "x", "✓"})
_NO = frozenset({"neen", "nee", "non", "no", ""})


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as understood. ``words`` are printed, unless ``value`` is a figure or a day: these are printed later."""

    at: Location
    kind: CellKind
    value: Value
    words: Inlines
    spoken: str
    marks: tuple[TypedMark, ...]


def split_marks(passage: Passage) -> tuple[Passage, tuple[TypedMark, ...]]:
    """The words of ``label^*``, and the marks at its end: ``^*``, ``^**``, several as ``^*,**``."""
    if "^" not in passage.text:
        return passage, ()
    text = passage.text.rstrip()
    found = _MARKS.search(text)
    if found is None:
        return passage, ()
    marks = tuple(TypedMark(passage.at_offset(found.start()), mark) for mark in found[1].split(",") if mark)
    return passage.cut(0, len(text[: found.start()].rstrip())), marks


def read_cell(cell: RawCell, kind: CellKind, context: TableContext) -> Reading:
    """What a cell of a column of ``kind`` says; what is unclear is complained of, and taken for words."""
    passage, marks = split_marks(cell.passage)
    marks += cell.marks
    text = passage.text.strip()
    if kind == "text" or cell.literal:
        return Reading(cell.at, kind, text or None, read_words(passage, context), "", marks)
    if kind == "boolean":
        return _boolean(cell.at, text, passage, marks, context)
    missing = _MISSING.get(text.casefold())
    if missing is not None:
        printed = "…" if missing == "not_yet_known" else text
        return Reading(cell.at, kind, None, _line(cell.at, printed), _spoken(context.words, missing), marks)
    value = _day(text, cell.at, context) if kind == "date" else _figure(text, kind, cell.at, context)
    if value is None:
        words = _month(text, cell.at, context) if kind == "date" else ()
        return Reading(cell.at, kind, text, words or read_words(passage, context), "", marks)
    return Reading(cell.at, kind, value, (), "", marks)


def read_words(passage: Passage, context: TableContext) -> Inlines:
    """A line of Markdown; one without any sign of Markdown is taken as it stands, since most cells are."""
    if _PLAIN.fullmatch(passage.text) and "www" not in passage.text:
        return _line(passage.starts[0], passage.text.strip())
    return context.inlines(passage)


def _line(at: Location, text: str) -> Inlines:
    return (Text(at=at, text=text),) if text else ()


def _spoken(words: Words, missing: str) -> str:
    return str(getattr(words.tables, missing))


def _figure(text: str, kind: FigureKind, at: Location, context: TableContext) -> Decimal | None:
    found = parse_number(text, kind)
    if isinstance(found, Doubt):
        context.complain(Code.FIGURE_CLEAR if found.ambiguous else Code.FIGURE_KIND, at, found.message, found.hint)
        return None
    return found


def _day(text: str, at: Location, context: TableContext) -> date | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(found[name] or found[name + "2"]) for name in "ymd")
    try:
        return date(year, month, day)
    except ValueError:
        context.complain(
            Code.FIGURE_KIND, at, f"`{text}` is no day that exists", "write a day as 2011-07-15 or 15/7/2011"
        )
        return None


def _month(text: str, at: Location, context: TableContext) -> Inlines:
    """``2011-07`` in words; nothing for what is no month."""
    found = _YEAR_AND_MONTH.fullmatch(text)
    return _line(at, format_date(PartialDate(int(found[1]), int(found[2])), context.words.language)) if found else ()


def _boolean(at: Location, text: str, passage: Passage, marks: tuple[TypedMark, ...], context: TableContext) -> Reading:
    """Yes and no in the paper's language, with a capital where one was typed; ``x`` and nothing stay as they are."""
    words, key = context.words.tables, text.casefold()
    value = True if key in _YES else False if key in _NO else None
    if value is None:
        return Reading(at, "boolean", text, read_words(passage, context), "", marks)
    word = words.yes if value else words.no
    if key in ("", "x", "✓"):
        return Reading(at, "boolean", value, _line(at, text), word, marks)
    return Reading(at, "boolean", value, _line(at, word.capitalize() if text[0].isupper() else word), "", marks)
