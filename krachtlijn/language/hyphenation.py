"""Where a long word may be broken: soft hyphens, from the patterns of pyphen.

For words that may be wider than a small screen: browsers do not all know Dutch themselves. No break leaves fewer than
four letters on either side, none stands before a trema, which Dutch drops at a break (kennis-geëvalueerd), and none
beside a single letter: there the patterns mistake where a compound joins (management-s-a-menvatting).
"""

from __future__ import annotations

import re
from functools import cache

from pyphen import LANGUAGES, Pyphen

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LONGEST_WHOLE = 11
_LEAST = 4
_LONG = re.compile(rf"[^\W\d_]{{{LONGEST_WHOLE + 1},}}")
_TREMA = "äëïöü"


def hyphenated(text: str, lang: str) -> str:
    """``text`` with soft hyphens in words of twelve letters or more; as it is in a language that has no patterns."""
    patterns = _patterns(lang.replace("-", "_"))
    return _LONG.sub(lambda word: _broken(word[0], patterns), text) if patterns else text


def without_soft_hyphens(text: str) -> str:
    """``text`` as it is read and searched."""
    return text.replace(SOFT_HYPHEN, "")


@cache
def _patterns(lang: str) -> Pyphen | None:
    """The patterns of a language, of the nearest one that has them (``nl_BE``: ``nl``)."""
    known = lang if lang in LANGUAGES else lang.partition("_")[0]
    return Pyphen(lang=known, left=_LEAST, right=_LEAST) if known in LANGUAGES else None


def _broken(word: str, patterns: Pyphen) -> str:
    places = {place for place in patterns.positions(word) if word[place].lower() not in _TREMA}
    cuts = [place for place in sorted(places) if not {place - 1, place + 1} & places]
    return SOFT_HYPHEN.join(word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True))
