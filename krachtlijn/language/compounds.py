"""Where Dutch compounds join: "omgevings|vergunning". For search, where readers look for the last part of a word.

A word is parted where both parts are words: those of the texts themselves, or of a list of heads that are common in
papers of councils (the last part of a compound is its head). A part that ends as abstract nouns do (-ing, -heid, -teit,
-schap) takes an s when something is joined to it, and that join is seen without knowing either word. There is no
maintained decompounder for Dutch on PyPI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

SHORTEST_HEAD = 5
"""Letters of the last part at least: shorter ones (-king, -lijk, -baar) are endings more often than words."""
SHORTEST_FIRST = 3
LINKS = ("", "s", "e", "en", "er")
"""What may stand between the parts (tussenklank)."""

_JOINED = re.compile(r"(.{2,}?(?:ing|heid|teit|schap))s(?=[a-z]{5})")
_FIRST = re.compile(r".{2,}(?:ing|heid|teit|schap)s")
_PREFIXES_TEXT = """
aan achter af anti be bij bio daar de die door er ex ge her hier in inter intra mee met micro mis multi na neer net om
on onder ont op over per pre pro samen te tegen terug toe tot trans tussen uit van ver via voor voorop waar wan weer
weg
"""
_PREFIXES = frozenset(_PREFIXES_TEXT.split())
"""What makes verbs and their nouns: "uitvoering" is no compound of "uit"."""

_NO_HEADS_TEXT = """
achter binnen boven brengen buiten conform gegeven gehouden gemaakt genomen gericht gerichte gesteld geven gevend
gezet houden houdend komen kundig lange leggen lijke maken matig matige mogen naast nemen onder reiken relevant
relevante rijke rijken staan stellen tegen tussen vallen volle waarts wegen wegende zetten
"""
_NO_HEADS = frozenset(_NO_HEADS_TEXT.split())
"""What ends other words than nouns."""

_HEADS_TEXT = """
aanbeveling aanbevelingen aanbod aandeel aanpak aanvraag aanvragen advies adviezen afbakening afspraak afspraken
agenda akkoord akkoorden ambtenaar analyse arbeid armoede arrest artikel bedrag bedragen bedrijf bedrijven begeleider
begeleiding begroting beheer behoeften beleid bemiddeling beperking beperkingen bescherming beslissing besluit
besluiten besparing bestrijding besturen bestuur betoelaging bevoegdheid bijdrage bijdragen budget budgetten campagne
centrum clausule contract contracten controle criteria decreet decreten deelname dienst diensten doelen doelgroep
doelgroepen doelstelling doelstellingen economie evaluatie fonds fondsen functie gebied gebieden gemeente gemeenten
gemeenteraad groep groepen handhaving huisvesting indicator indicatoren initiatief initiatieven innovatie inspectie
inspraak instelling instellingen kader kaders kamer kansen klimaat kosten krediet kredieten kwaliteit kwaliteiten
landschap lening maatregel maatregelen markt middelen minister mobiliteit model modellen monitor monitoring netwerk
netwerken niveau niveaus onderneming ondernemingen onderwijs onderzoek ontwikkeling opdracht opdrachten opleiding
opleidingen organisatie organisaties overeenkomst overeenkomsten overheden overheid overleg partner partners
percentage perspectief plaats plaatsen planning platform positie premie premies prijs procedure procedures proces
processen programma project projecten raden rapport rapporten recht rechten rechter regeling regelingen regering
register reglement reglementering reserve resultaat resultaten sector sectoren situatie stelsel stelsels steun
strategie structuren structuur studie subsidie subsidies systeem systemen taken tarief tarieven termijn tewerkstelling
toelage toelagen toeleiding toezicht traject trajecten uitkering uitkeringen uitvoering verband verbanden verbruik
verdrag vergadering vergoeding vergoedingen vergunning vergunningen verkeer verlening vermindering verordening
verplichting verplichtingen verslag verslagen verzekering voorziening voorzieningen vraag vragen waarde waarden werker
werkers werkgever werkgevers werking werknemer werknemers wetgeving woning woningen zekerheid zorgen
"""
HEADS = frozenset(_HEADS_TEXT.split())
"""Last parts of compounds that are common in papers of councils, five letters at least."""


class Compounds:
    """Parts words by what is known: ``words`` are those of the texts, in lower case."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._parts = cache(self._parted)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word, in its own capitals; the word itself where it is none, or is not known to be one."""
        parts = self._parts(word.lower())
        lengths = [len(part) for part in parts]
        starts = [sum(lengths[:place]) for place in range(len(parts))]
        return tuple(word[start : start + length] for start, length in zip(starts, lengths, strict=True))

    def _parted(self, word: str) -> tuple[str, ...]:
        place = 0 if word in HEADS else self._join(word)
        if not place:
            return (word,)
        first, last = word[:place], word[place:]
        return (*self._parted(first), *((last,) if self._is_head(last) else self._parted(last)))

    def _join(self, word: str) -> int:
        """Where a word is parted in two; 0 where it is not. The longest last part that is known wins."""
        for place in range(SHORTEST_FIRST, len(word) - SHORTEST_HEAD + 1):
            if self._is_head(word[place:]) and self._is_first(word[:place]):
                return place
        joined = _JOINED.match(word)
        return joined.end() if joined and word[joined.end() :] not in _NO_HEADS else 0

    def _is_head(self, part: str) -> bool:
        return part in HEADS or (part in self._words and part not in _NO_HEADS)

    def _is_first(self, part: str) -> bool:
        """Whether a part may stand before another: a word with what links it, or a compound of its own."""
        if part in _PREFIXES:
            return False
        stems = [part.removesuffix(link) for link in LINKS if part.endswith(link)]
        return (
            any(len(stem) >= SHORTEST_FIRST and self._knows(stem) for stem in stems)
            or _FIRST.fullmatch(part) is not None
            or any(self._join(stem) for stem in stems)
        )

    def _knows(self, stem: str) -> bool:
        return stem not in _PREFIXES and (stem in self._words or stem in HEADS)
