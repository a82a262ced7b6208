"""The title on the cover: its size and its lines.

A title of three words and one of thirty must both look meant. The largest size is taken at which the title keeps to
four lines, and the lines are broken so that they are even and no line ends on an article or a preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from krachtlijn.model.blocks import Footnote, Inlines, LineBreak, Node, Text
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import rewrite

WIDTH = 357.0
"""The measure of the text, 126 mm, in points."""

SIZES = (30, 25, 20, 17)
"""The sizes in points that ``styles/print/cover.css`` knows, by classes ``size-30`` and so on."""

MOST_LINES = 4

# fmt: off
WEAK_ENDS = frozenset((
    "aan", "als", "bij", "dat", "de", "den", "der", "des", "die", "door", "een", "en", "het", "in", "inzake", "met",
    "naar", "of", "om", "onder", "op", "over", "per", "te", "tegen", "ten", "ter", "tot", "tussen", "uit", "van",
    "via", "voor", "wat", "zonder", "à", "au", "aux", "avec", "ce", "dans", "du", "et", "la", "le", "les", "ou",
    "par", "pour", "sur", "un", "une", "a", "an", "and", "as", "at", "by", "for", "from", "on", "or", "that", "the",
    "to", "with",
))
# fmt: on
"""Words that a line does not end on: articles, prepositions and conjunctions of Dutch, French and English."""

WIDTHS = {
    " ": 0.20,
    **dict.fromkeys(".,:;'’‘Iijl", 0.28),
    **dict.fromkeys("-()frt", 0.37),
    **dict.fromkeys("cszxvy", 0.50),
    **dict.fromkeys("ABCDGHKNOQRUPV&", 0.68),
    **dict.fromkeys("mwMW", 0.85),
}
"""Widths of letters in Source Sans 3 Semibold, in ems, rounded up; other letters are 0.565."""


@dataclass(frozen=True, kw_only=True)
class SetTitle:
    """A title with its line breaks, and the size in points at which its lines fit."""

    size: int
    title: Inlines


def set_title(title: Inlines, largest: int = SIZES[0]) -> SetTitle:
    """Break a title into lines, at the largest size that suits it, up to ``largest``."""
    size, lines = lines_of(plain_text(title), largest)
    return SetTitle(size=size, title=_broken(title, lines))


def lines_of(title: str, largest: int = SIZES[0]) -> tuple[int, tuple[str, ...]]:
    """The size in points and the lines of a title. A word that is too wide for the least size has a line of its own."""
    words = title.split(" ")
    for size in (size for size in SIZES if size <= largest):
        lines = _break(words, WIDTH / size)
        if lines and len(lines) <= MOST_LINES:
            return size, lines
    return SIZES[-1], _break(words, WIDTH / SIZES[-1]) or tuple(words)


def _broken(title: Inlines, lines: Sequence[str]) -> Inlines:
    """The title with a break behind the last space of each line but the last."""
    ends = []
    place = 0
    for line in lines[:-1]:
        place += len(line) + 1
        ends.append(place)
    read = 0

    def change(node: Node) -> object:
        nonlocal read
        start, read = read, read + len(getattr(node, "text", ""))
        if not isinstance(node, Text):
            return node
        cuts = [end - start for end in ends if start < end <= read]
        pieces = [node.text[a:b] for a, b in zip([0, *cuts], [*cuts, len(node.text)], strict=True)]
        texts = [replace(node, text=piece) for piece in pieces]
        return tuple(part for text in texts for part in (LineBreak(at=node.at), text))[1:]

    return rewrite(title, change, lambda node: not isinstance(node, Footnote))


def _width(text: str) -> float:
    """The width of words in ems."""
    return sum(WIDTHS.get(letter, 0.565) for letter in text)


def _break(words: Sequence[str], measure: float) -> tuple[str, ...]:
    """The best lines no wider than ``measure`` ems; none where a word is wider than that.

    The fewest lines that serve, among those the ones that leave the least to be evened out: the sum of the squared gaps
    at the line ends, with a fine for a weak end.
    """
    best: list[tuple[int, float, tuple[int, ...]]] = [
        (0, 0.0, ())
    ]  # of the words from each one on, found from the last one back
    for start in range(len(words) - 1, -1, -1):
        choices = []
        for end in range(start + 1, len(words) + 1):
            gap = measure - _width(" ".join(words[start:end]))
            if gap < 0:
                break
            count, cost, ends = best[end - start - 1]
            weak = end < len(words) and words[end - 1].lower() in WEAK_ENDS
            choices.append((count + 1, cost + gap * gap + (measure * measure if weak else 0), (end, *ends)))
        best.insert(0, min(choices, default=(len(words) + 1, 0.0, ())))
    ends = best[0][2]
    return tuple(" ".join(words[start:end]) for start, end in zip((0, *ends), ends, strict=False))
