"""Every work that a paper cites, and who cites it.

A work is the same in two papers when title, year and authors are, whatever its key; one without a title when its key
and all that is said of it are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import combining, normalize

from krachtlijn.model.anchors import reference_id
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.document import CitedWork, Document, Work
from krachtlijn.model.metadata import Language
from krachtlijn.model.registers.matter import Matter
from krachtlijn.model.registers.record import Record
from krachtlijn.model.text import plain_text


@dataclass(frozen=True, kw_only=True)
class Citing:
    """A paper that cites a work, and the work's address in its list of references."""

    paper: Document
    anchor: str


@dataclass(frozen=True, kw_only=True)
class WorkRecord(Record):
    """A work; papers come newest first.

    ``text`` is as the youngest paper in the language of the site prints it, or the youngest of all, in ``language``.
    """

    work: Work
    text: Inlines
    language: Language
    papers: tuple[Citing, ...]


@dataclass
class _Found:
    """A work on its way into the register."""

    id: str
    first: date
    works: list[tuple[Citing, CitedWork]]


def work_records(matter: Sequence[Matter], language: Language) -> tuple[WorkRecord, ...]:
    """All works that are cited, in the order in which papers first cited them."""
    found: dict[object, _Found] = {}
    taken: set[str] = set()
    for one in sorted(matter, key=lambda it: (it.paper.date, it.paper.address)):
        for cited in one.paper.bibliography:
            identity = _identity(one.paper.references[cited.key])
            if identity not in found:
                found[identity] = _Found(_free(reference_id(cited.key), taken), one.paper.date.first, [])
            found[identity].works.append((Citing(paper=one.paper, anchor=cited.id), cited))
    return tuple(_record(work, language) for work in found.values())


def _record(found: _Found, language: Language) -> WorkRecord:
    youngest = found.works[-1][0].paper
    spoken = [it for it in found.works if it[0].paper.meta.language == language]
    citing, cited = (spoken or found.works)[-1]
    return WorkRecord(
        id=found.id,
        shelf=initial(plain_text(cited.text)),
        changed=youngest.date.first,
        work=citing.paper.references[cited.key],
        text=cited.text,
        language=citing.paper.meta.language,
        papers=tuple(it for it, _ in reversed(found.works)),
    )


def initial(words: str) -> str:
    """The letter that words stand under in an alphabet, in lower case; ``0-9`` for what begins with another sign."""
    letters = (sign for sign in normalize("NFKD", words.casefold()) if sign.isalnum() and not combining(sign))
    first = next(letters, "")
    return first if "a" <= first <= "z" else "0-9"


def _identity(work: Work) -> object:
    data = work.data
    if title := str(data.get("title", "")).strip().casefold():
        return title, repr(data.get("issued", "")), repr(data.get("author", data.get("editor", ""))).casefold()
    return work.key, repr(sorted(data.items()))


def _free(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free)
    return free
