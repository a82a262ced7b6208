"""Each regulatory agenda as CSV: a row an initiative, and for each stage what was typed and the same in EDTF.

RFC 4180, UTF-8 with the mark that Excel looks for. EDTF is the Extended Date/Time Format of ISO 8601-2.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import PurePosixPath

from krachtlijn.language import words_for
from krachtlijn.language.words import Words, capitalized
from krachtlijn.model.agenda import Agenda, Initiative, Regulation
from krachtlijn.model.document import Site
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.render.agenda import agenda_address
from krachtlijn.writers.artifact import Artifact


def write_agendas(site: Site) -> Iterator[Artifact]:
    """A CSV beside each paper for each agenda that it places."""
    for paper in site.papers:
        words = words_for(paper.meta.language)
        for node in walk(paper.parts):
            if isinstance(node, Agenda):
                path = PurePosixPath(paper.address) / agenda_address(node.name)
                yield Artifact(path, agenda_as_csv(node, words).encode("utf-8-sig"))


def agenda_as_csv(agenda: Agenda, words: Words) -> str:
    """The text of an agenda's CSV."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    said = words.agenda
    fixed = [capitalized(words.kinds.initiative.one), said.owner, said.regulations, said.content]
    kinds = [f"{stage.name} ({kind})" for stage in agenda.stages for kind in (said.planned, said.realised)]
    writer.writerow([*fixed, *(column for kind in kinds for column in (kind, f"{kind}, EDTF")), said.note])
    for initiative in agenda.initiatives:
        regulations = "; ".join(_regulation(it) for it in initiative.regulations)
        texts = [plain_text(initiative.title), initiative.owner, regulations, plain_text(initiative.content)]
        writer.writerow([*texts, *_periods(agenda, initiative), plain_text(initiative.note)])
    return out.getvalue()


def _regulation(regulation: Regulation) -> str:
    parts = (str(regulation.date or ""), plain_text(regulation.title))
    return " ".join(part for part in parts if part)


def _periods(agenda: Agenda, initiative: Initiative) -> Iterator[str]:
    """Of each stage, planned and realised: the words as typed, and the same in EDTF."""
    for stage in agenda.stages:
        for realised in (False, True):
            found = initiative.milestone(stage.id, realised=realised)
            yield found.period.text if found else ""
            yield found.period.edtf if found else ""
