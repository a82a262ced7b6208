"""What a reader hears of a paper, on its page and in its PDF: the same words in the same order.

The two media differ in what belongs to the medium alone. That is named here, once for both, by the classes of the HTML;
everything else is compared sign by sign. ``docs/accessibility.md`` says the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FRAME = frozenset({"banner", "notice", "cover-date", "colophon", "council-name", "council-address", "letterhead"})
"""What page, cover and colophon say of themselves, each in its own place."""

SCREEN_ONLY = frozenset(
    {"alone", "also", "back", "catalogue", "cite", "download", "fold", "narrow", "page-instead", "permalink"}
    | {"reading-time", "spoken", "table-download", "table-note-again", "tombstone"}
)
"""What only a page has: ways to other pages and files, words for a sign that print explains otherwise, notices."""

PRINT_ONLY = frozenset({"page", "page-of", "page-words", "continued", "continued-end"})
"""What only paper has: page numbers."""

MOVED = frozenset({"to-answer"})
"""What stands in another place in each medium: the way from a question to its answer."""

NOT_ON_THE_PAGE = FRAME | SCREEN_ONLY | MOVED
NOT_IN_THE_PDF = FRAME | PRINT_ONLY | MOVED


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The text of a paper without its notes, and each note by its id. A line feed stands where a line or block ends."""

    text: str = field(default="", repr=False)
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)


def first_difference(one: str, other: str) -> tuple[str, str] | None:
    """Where two readings differ first, as the words around that place in each; None where they are the same.

    White space is folded. Where one of them has the end of a line or block, the other may have white space or none: a
    line may end within a web address, and a block ends where nothing is typed.
    """
    mine, its = _signs(one), _signs(other)
    for place, (a, b) in enumerate(zip(mine, its, strict=False)):
        if a[0] != b[0] or (a[1] != b[1] and "\n" not in (a[1], b[1])):
            return _around(mine, place), _around(its, place)
    if len(mine) != len(its):
        shorter = min(len(mine), len(its))
        return _around(mine, shorter), _around(its, shorter)
    return None


_NOTHING = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"))


def _signs(text: str) -> list[tuple[str, str]]:
    """Each sign, with what stands before it: nothing, a space, or the end of a line."""
    signs: list[tuple[str, str]] = []
    gap = "\n"
    for sign in text.translate(_NOTHING):
        if sign.isspace():
            gap = "\n" if sign == "\n" else gap or " "
        else:
            signs.append((sign, gap))
            gap = ""
    return signs


def _around(signs: list[tuple[str, str]], place: int, before: int = 40, behind: int = 20) -> str:
    return "".join(
        f"{' ' if gap else ''}{sign}" for sign, gap in signs[max(0, place - before) : place + behind]
    ).strip()
