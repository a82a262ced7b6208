"""What depends on a paper's language: fixed words, dates, numbers, typography."""

from __future__ import annotations

from collections.abc import Mapping

from krachtlijn.language.dates import format_date
from krachtlijn.language.en import ENGLISH
from krachtlijn.language.fr import FRENCH
from krachtlijn.language.lists import join_list
from krachtlijn.language.nl import DUTCH
from krachtlijn.language.words import Words, capitalized
from krachtlijn.model.metadata import Language

CATALOGUES: Mapping[Language, Words] = {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH}
"""The languages that papers may be in, each with its fixed words."""

__all__ = ["CATALOGUES", "capitalized", "format_date", "join_list", "words_for"]


def words_for(lang: Language) -> Words:
    """The fixed words of a language."""
    return CATALOGUES[lang]
