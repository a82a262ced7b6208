"""Where a sentence begins."""

from __future__ import annotations

import re
from collections.abc import Mapping

_END = re.compile(r"(?P<word>\S*)[.!?…][\"”’»)\]]*\s+[\"“‘«]*\s*$")
_STOPPED = re.compile(r"(?:\w\.)+\w?|[A-Z]", re.ASCII)
_ABBREVIATIONS: Mapping[str, str] = {
    "nl": "art artt blz bv bijv ca cf dhr dr drs eur fig hfst ing inz ir max mevr min mln mld mr mw nl nr nrs p par pp "
    "prof resp tab tel vgl vol vnl zgn",
    "fr": "art al cf chap éd env ex fig max min n no nos p par pp tabl tél vol",
    "en": "art approx cf ch chap ed eds fig figs max min no nos p para pp tab tel vol vs",
}


def begins_sentence(before: str, lang: str) -> bool:
    """Whether what comes after the text ``before`` begins a sentence: nothing comes before it, or a full stop.

    The full stop of an abbreviation ("art.", "o.a.", "J.") does not count.
    """
    if not before.strip(' \N{NO-BREAK SPACE}"“‘«'):
        return True
    found = _END.search(before)
    if not found:
        return False
    word = found["word"].lstrip('(["“‘«')
    return word.lower() not in _ABBREVIATIONS.get(lang, "").split() and not _STOPPED.fullmatch(word)
