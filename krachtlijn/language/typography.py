"""The hard facts of typography: which spaces no line may break at, and which hyphens.

Rules only turn a space into a no-break space (U+00A0) or a narrow one (U+202F), so that a text keeps its length and a
rule may reach over the borders of the nodes it stands in; where an author typed no space, none is put. Sources:
Taaladvies.net (Dutch), Lexique des règles typographiques en usage à l'Imprimerie nationale (French), New Hart's Rules
(English).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

_FIGURE = r"(?:(?<=\d)|(?<=\d[.,°]))"
_UNITS = (
    "%|‰|€|°C|EUR|euro|cent|miljoen|miljard|mln|mld|million|millions|milliard|milliards|billion|procent|procentpunt"
    "|procentpunten|pour cent|per cent|jaar|maanden|weken|dagen|ans|mois|jours|years|months|weeks|days|uur|u|h"
    "|min|km|m|cm|mm|km²|m²|m³|ha|kg|g|ton|l|MW|GWh|kWh|kB|MB|ko|Mo"
)
_BEFORE_FIGURES: Mapping[str, str] = {
    "nl": "art|artt|artikel|artikelen|p|pp|blz|nr|nrs|hfst|hoofdstuk|deel|vol|afl|fig|tab|par|punt|punten|tabel"
    "|tabellen|figuur|figuren|kader|kaders|krachtlijn|krachtlijnen|aanbeveling|aanbevelingen|bijlage|bijlagen|stuk"
    "|noot|voetnoot|stap|fase|graad|eur",
    "fr": "art|article|articles|p|pp|n|n°|nº|nos|chap|chapitre|vol|fig|tabl|par|point|points|tableau|tableaux|figure"
    "|figures|encadré|encadrés|recommandation|recommandations|annexe|annexes|note|étape|phase",
    "en": "art|article|articles|p|pp|no|nos|ch|chap|chapter|vol|fig|figs|tab|para|section|sections|table|tables|figure"
    "|figures|box|boxes|recommendation|recommendations|annex|annexes|note|step|phase",
}
_MONTHS: Mapping[str, str] = {
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|janv|févr|avr|juil|sept|oct|nov|déc",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec",
}
_TITLES: Mapping[str, str] = {
    "nl": "dhr|mevr|mw|dr|prof|ir|ing|mr|drs|H|Z",
    "fr": "M|MM|Mme|Mmes|Mlle|Dr|Pr|Me",
    "en": "Mr|Mrs|Ms|Dr|Prof|St",
}
_DASH = " (?=[–—](?:[ ,;]|$))"
_LAST_WORD = r"(?<=[^\n]{60}) (?=\w{1,4}[.,:;!?…]?[)’”]*$)"
"""A paragraph does not end on a line that has no more than a word of four letters."""

_LONGEST_MARK = 24
_MARK = re.compile(r"(?<![\w/-])(?=[A-Z./-]*\d)([A-Z\d]+(?:\.[A-Z\d]+)*(?:[/-][A-Z\d]+(?:\.[A-Z\d]+)*)+)(?![\w/-])")


@cache
def _rules(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What to look for, and the space that takes the place of each space in it."""
    before, months, titles = _BEFORE_FIGURES[lang], _MONTHS[lang], _TITLES[lang]
    shared = [
        rf"{_FIGURE} (?=(?:{_UNITS})(?![\w-]))",
        rf"{_FIGURE} (?=[A-Z]{{2,}}(?:’?s)?(?!\w))",
        r"(?<=€) (?=\d)",
        rf"(?<!\w)(?i:{before})\.? (?=(?:\d|[IVXLC]+(?!\w)))",
        r"(?<!\w)(?:ISO|IEC|NEN|NBN|DIN) (?=\d)",
        r"§ (?=\d)",
        r"(?<!\w)[A-Z]{2,5} (?=\d{1,3}(?![\d.,]*\w))",
        r"\+\d[\d ]*\d",
        r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)",
        rf"(?<!\d)\d{{1,2}}(?:er|e|st|nd|rd|th)? (?=(?:{months})(?!\w))",
        rf"(?<!\w)(?:{titles})\.? (?=[A-Z])",
        r"(?<!\w)[A-Z]\. (?=[A-Z])",
        r"(?<=\w) (?=…)",
        _DASH,
        _LAST_WORD,
    ]
    rules = [(re.compile(rule), NO_BREAK) for rule in shared]
    if lang == "nl":
        rules.append((re.compile(r"(?<!\w)[’'][nst] (?=\w)"), NO_BREAK))
    if lang == "fr":
        rules.insert(0, (re.compile(r"(?<=\S) (?=[;:!?»])|(?<=«) |(?<=\d) (?=%)"), NARROW))
    return tuple(rules)


def keep_together(text: str, lang: str) -> str:
    """``text`` with its spaces kept from breaking where ``lang`` wants it; as long as it was.

    A language that has no rules of its own here is left as typed.
    """
    if lang not in _MONTHS or " " not in text:
        return text
    for pattern, space in _rules(lang):
        text = _kept(text, pattern, space)
    return text


def marks_apart(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether no line may break in it at a hyphen or slash.

    Those are figures ("2024-2029") and marks of digits and capitals ("JC0/1JE-F-2C/WT", "COVID-19"), unless too long
    for a narrow column.
    """
    for n, piece in enumerate(_MARK.split(text)):
        if piece:
            yield piece, n % 2 == 1 and len(piece) <= _LONGEST_MARK


def _kept(text: str, pattern: re.Pattern[str], space: str) -> str:
    return pattern.sub(lambda found: found[0].replace(" ", space), text)
