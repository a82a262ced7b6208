"""Words that say nothing of what a paper is about. Search leaves them out of a question, where it has others."""

from __future__ import annotations

from collections.abc import Mapping

from krachtlijn.model.metadata import Language

_DUTCH = """
aan af al als bij binnen dan dat de der des deze die dit doch door dus een en er ervan ervoor geen had hadden heb hebben
heeft het hierbij hij hoe hun ik in indien is kan kon konden kunnen maar me mee meer men met mij moet moeten mogen naar
niet nog nu of om omdat onder ons onze ook op over reeds te tegen ten ter toch toe tot tussen uit van vanuit veel via
voor waar waarbij wanneer want waren was wat we welke wel wie wij worden wordt werd werden zal ze zelf zich zij zijn zo
zoals zou zouden zullen
"""
_FRENCH = """
à afin ainsi alors après au aucun aussi autre autres aux avant avec avoir car ce ceci cela celle celles celui ces cet
cette ceux chez comme comment contre dans de depuis des donc dont du elle elles en encore entre est et été être eu font
ils il je la le les leur leurs lors lorsque lui mais même ne ni nos notre nous on ont or ou où par parce pas pendant
peu peut peuvent plus pour pourquoi quand que quel quelle quelles quels qui quoi sa sans se selon ses si soit son sont
sous sur tous tout toute toutes très un une vers via vos votre vous y
"""
_ENGLISH = """
a about after all also am an and any are as at be because been before being between both but by can could did do does
during each for from had has have he her his how i if in into is it its may more most must no nor not of on only or
other our out over own shall she should so some such than that the their them then there these they this those through
to under until up upon us very was we were what when where which while who whom why will with within would you your
"""
COMMON: Mapping[Language, tuple[str, ...]] = {
    "nl": tuple(_DUTCH.split()),
    "fr": tuple(_FRENCH.split()),
    "en": tuple(_ENGLISH.split()),
}
"""By language, in small letters."""
