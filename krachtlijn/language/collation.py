"""The order of words in a list, as readers of Dutch, French and English expect it."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th"})
_SILENT = re.compile(r"[^\w\s]+")


def folded(text: str) -> str:
    """``text`` in lower case, its letters without accents: ``Économie œuvre`` → ``economie oeuvre``."""
    lower = text.casefold().translate(_LIGATURES)
    return "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))


def sort_key(text: str) -> tuple[str, str, str]:
    """Orders texts by their letters, then by their accents, then by capitals; punctuation counts for nothing.

    This is what the root order of the Unicode Collation Algorithm does for the languages of papers, which need no
    exceptions to it. A particle counts where it is typed: "Van Assche" stands under V, as is the habit in Belgium.
    """
    letters = " ".join(_SILENT.sub(" ", folded(text)).split())
    return letters, text.casefold(), text.swapcase()
