"""Words as the name by which a row or column of a table can be called."""

from __future__ import annotations

import re

from krachtlijn.language.collation import folded

_SPELLED = {"<": "minder dan", ">": "meer dan", "≤": "hoogstens", "≥": "minstens"}
_COMPARING = re.compile("|".join(_SPELLED))


def words_to_name(text: str, joint: str = "-") -> str:
    """Words as a name: without accents and capitals, apostrophes left out, other signs replaced by ``joint``.

    Signs that compare are spelled out, so that "<1 jaar" and ">1 jaar" have names of their own.
    """
    spelled = _COMPARING.sub(lambda sign: f" {_SPELLED[sign[0]]} ", text)
    return re.sub(r"[\W_]+", joint, re.sub(r"['’]", "", folded(spelled))).strip(joint)
