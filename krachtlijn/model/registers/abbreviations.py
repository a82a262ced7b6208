"""Every abbreviation that a paper uses, what it stands for, and in which papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from krachtlijn.model.document import Document
from krachtlijn.model.registers.matter import Matter
from krachtlijn.model.registers.record import Record
from krachtlijn.model.registers.works import initial

_NOT_IN_IDS = re.compile(r"[^\w.-]+", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class AbbreviationRecord(Record):
    """A word and one thing that it stands for; ``language`` is that of the long form. Papers come newest first."""

    word: str
    long: str
    language: str
    papers: tuple[Document, ...]


def abbreviation_records(matter: Sequence[Matter]) -> tuple[AbbreviationRecord, ...]:
    """All abbreviations, in the order in which papers first used them; a word with two meanings stands twice."""
    found: dict[tuple[str, str, str], list[Document]] = {}
    for one in sorted(matter, key=lambda it: (it.paper.date, it.paper.address)):
        for word in one.paper.abbreviations_used:
            entry = one.paper.abbreviations[word]
            meaning = (word, entry.long, entry.lang or one.paper.meta.language)
            found.setdefault(meaning, []).append(one.paper)
    turns: Counter[str] = Counter()
    records = []
    for (word, long, language), papers in found.items():
        id_ = _NOT_IN_IDS.sub("-", word)
        turns[id_] += 1
        records.append(
            AbbreviationRecord(
                id=id_ if turns[id_] == 1 else f"{id_}-{turns[id_]}",
                shelf=initial(word),
                changed=papers[-1].date.first,
                word=word,
                long=long,
                language=language,
                papers=tuple(reversed(papers)),
            )
        )
    return tuple(records)
