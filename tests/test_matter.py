"""Agendas, follow-up and questions, from the files that an author types to the tree that is rendered, and their CSV."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeVar

import pytest

from krachtlijn.checks import check
from krachtlijn.diagnostics import Report
from krachtlijn.language import words_for
from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import Block, InternalLink
from krachtlijn.model.document import Document
from krachtlijn.model.followup import FollowUp
from krachtlijn.model.questions import Questions
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.readers.site import read_site
from krachtlijn.transforms import transform
from krachtlijn.writers.agendas import agenda_as_csv

STAGES = "stages: [{id: a, name: Concept}, {id: b, name: Goedkeuring, short: goed}]\n"
AGENDA = f"""\
caption: Agenda
{STAGES}initiatives:
  - id: maatwerk
    title: Decreet
    owner: de minister
    regulations: [Oud decreet, {{date: 1998-07-14, title: Ouder}}]
    content: Beter
    planning: {{b: 2013, a: najaar 2012}}
    realised: {{a: 2012-11-03}}
    note: Loopt
  - {{id: agenda-lokaal, title: BVR}}
"""
BRIEF = "type: beleidsbrief\ntitle: T\nsubmitted: {by: An, date: 2012-12-01}\nstatus: final\n"
VRAAG = "type: mondelinge-vraag\ntitle: T\nasked_by: [An]\nmeeting: 2016\nstatus: final\n"


B = TypeVar("B", bound=Block)


def settled(project: Project, files: dict[str, str]) -> tuple[Document, list[str]]:
    """The one paper of these files as it is rendered, and what is complained of."""
    (project.content / "site.yaml").write_text("name: Raad\n", encoding="utf-8")
    for name, text in files.items():
        path = project.content / "x" / "p" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = Report()
    site = transform(read_site(project, report), project)
    report.extend(check(site))
    (paper,) = site.papers
    return paper, [complaint.code.slug for complaint in report]


def brief(project: Project, text: str, **files: str) -> tuple[Document, list[str]]:
    given = {Path(name.replace("__", "/")).as_posix() + ".yaml": content for name, content in files.items()}
    return settled(project, {"paper.yaml": BRIEF, "sections/01.md": f"# Deel\n\n{text}\n", **given})


def only(paper: Document, kind: type[B]) -> B:
    (found,) = (node for node in walk(paper.parts) if isinstance(node, kind))
    return found


def links(paper: Document) -> list[tuple[str, str]]:
    return [(link.href, plain_text(link.children)) for link in walk(paper.parts) if isinstance(link, InternalLink)]


def test_an_agenda_and_its_initiatives_have_addresses_and_numbers(project: Project) -> None:
    paper, complaints = brief(
        project,
        "::{agenda}\n\nZie [](#agenda-maatwerk), [](#agenda-maatwerk,#agenda-lokaal) en [](#agenda).",
        agenda=AGENDA,
    )
    agenda = only(paper, Agenda)
    assert (agenda.id, agenda.name) == ("agenda", "")
    assert [(item.id, item.number) for item in agenda.initiatives] == [("agenda-maatwerk", 1), ("agenda-lokaal", 2)]
    assert links(paper) == [
        ("#agenda-maatwerk", "initiatief\u00a01"),
        ("#agenda-maatwerk", "initiatieven\u00a01"),
        ("#agenda-lokaal", "2"),
        ("#agenda", "“Agenda”"),
    ]
    assert complaints == []


def test_milestones_stand_in_the_order_of_the_stages(project: Project) -> None:
    agenda = only(brief(project, "::{agenda}", agenda=AGENDA)[0], Agenda)
    first = agenda.initiatives[0]
    assert [(it.stage, it.period.text) for it in first.planned] == [("a", "najaar 2012"), ("b", "2013")]
    found = first.milestone("a", realised=True)
    assert found is not None
    assert found.period.edtf == "2012-11-03"
    assert first.milestone("b", realised=True) is None


def test_several_agendas_count_their_initiatives_together(project: Project) -> None:
    one = f"caption: Een\n{STAGES}initiatives: [{{id: x, title: X}}]\n"
    two = f"caption: Twee\n{STAGES}initiatives: [{{id: y, title: Y}}]\n"
    paper, complaints = brief(project, "::{agenda} twee\n\n::{agenda} een", agenda__een=one, agenda__twee=two)
    found = [node for node in walk(paper.parts) if isinstance(node, Agenda)]
    assert [(agenda.id, agenda.initiatives[0].number) for agenda in found] == [("agenda-twee", 1), ("agenda-een", 2)]
    assert complaints == []


def test_the_stages_of_the_site_serve_where_an_agenda_has_none(project: Project) -> None:
    agenda = AGENDA.replace(STAGES, "")
    _, complaints = brief(project, "::{agenda}", agenda=agenda)
    assert complaints == ["key-required"]
    (project.content / "site.yaml").write_text(f"name: Raad\nagenda_{STAGES}", encoding="utf-8")
    report = Report()
    (paper,) = transform(read_site(project, report), project).papers
    found = only(paper, Agenda)
    assert [stage.id for stage in found.stages] == ["a", "b"]
    assert list(report) == []


def test_the_csv_of_an_agenda_has_dates_as_typed_and_in_edtf(project: Project) -> None:
    agenda = only(brief(project, "::{agenda}", agenda=AGENDA)[0], Agenda)
    text = agenda_as_csv(agenda, words_for("nl"))
    assert text.count("\r\n") == 3
    assert list(csv.reader(text.splitlines())) == [
        [
            "Initiatief", "Initiatiefnemer", "Betrokken regelgeving", "Inhoud",
            "Concept (gepland)", "Concept (gepland), EDTF", "Concept (gerealiseerd)", "Concept (gerealiseerd), EDTF",
            "Goedkeuring (gepland)", "Goedkeuring (gepland), EDTF",
            "Goedkeuring (gerealiseerd)", "Goedkeuring (gerealiseerd), EDTF", "Opmerking",
        ],
        [
            "Decreet", "de minister", "Oud decreet; 1998-07-14 Ouder", "Beter",
            "najaar 2012", "2012-23", "2012-11-03", "2012-11-03", "2013", "2013", "", "", "Loopt",
        ],
        ["BVR", *[""] * 12],
    ]  # fmt: skip


FOLLOWUP = """\
- source: Motie
  number: stuk 750 (2010-2011) – Nr. 2
  date: 2010-12-06
  by: [An, Bo]
  items:
    - {number: 1°, answer: Gedaan., status: done, see: [deel]}
    - {number: 1 en 2°, topic: Iets, status: open}
    - {answer: Zonder nummer.}
- source: Rapport
  items: [{status: partly}]
"""


def test_follow_up_has_addresses_made_of_its_numbers(project: Project) -> None:
    paper, complaints = brief(project, "::{followup} moties", followup__moties=FOLLOWUP)
    followup = only(paper, FollowUp)
    base = "opvolging-moties-stuk-750-2010-2011-nr-2"
    assert followup.id == "opvolging-moties"
    assert [source.id for source in followup.sources] == [base, "opvolging-moties-2"]
    assert [item.id for item in followup.sources[0].items] == [f"{base}-1", f"{base}-1-en-2", f"{base}-3"]
    assert links(paper) == [("#deel", "punt\u00a01")]
    assert plain_text(followup.sources[0].items[0].see) == "Zie punt\u00a01"
    assert complaints == []


def questions(project: Project, text: str) -> tuple[Questions, list[str]]:
    paper, complaints = settled(project, {"paper.yaml": VRAAG, "questions.yaml": text})
    found = only(paper, Questions)
    return found, complaints


def shape(found: Questions) -> list[tuple[list[int], list[tuple[str, tuple[str, ...]]]]]:
    return [
        ([question.number for question in it.questions], [(answer.id, answer.to) for answer in it.answers])
        for it in found.exchanges
    ]


def test_questions_that_are_answered_together_stand_together(project: Project) -> None:
    text = "questions: [A, {text: B, parts: [x, y]}, C, D]\nanswers:\n"
    text += "  - {to: '1, 2b', text: een}\n  - {to: 2a, text: twee}\n  - {to: [3, 4], text: drie}\n"
    found, complaints = questions(project, text)
    assert shape(found) == [
        ([1, 2], [("antwoord-1_2b", ("vraag-1", "vraag-2b")), ("antwoord-2a", ("vraag-2a",))]),
        ([3, 4], [("antwoord-3_4", ("vraag-3", "vraag-4"))]),
    ]
    assert [part.id for part in found.exchanges[0].questions[1].parts] == ["vraag-2a", "vraag-2b"]
    assert complaints == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("", [([1], []), ([2], [])]),
        ("answers: [{text: x}]", [([1, 2], [("antwoord-1-2", ("vraag-1", "vraag-2"))])]),
        ("answers: [{to: 1 – 2, text: x}]", [([1, 2], [("antwoord-1-2", ("vraag-1", "vraag-2"))])]),
    ],
)
def test_no_answers_yet_and_one_to_all(project: Project, answers: str, expected: object) -> None:
    found, complaints = questions(project, f"questions: [A, B]\n{answers}\n")
    assert shape(found) == expected
    assert complaints == []


def test_two_answers_to_one_question_have_an_address_each(project: Project) -> None:
    found, complaints = questions(project, "questions: [A]\nanswers: [{to: 1, text: x}, {to: 1, text: y}]\n")
    assert [answer.id for answer in found.exchanges[0].answers] == ["antwoord-1", "antwoord-1-bis"]
    assert complaints == ["answer-single"]


def test_more_parts_than_letters_are_a_complaint(project: Project) -> None:
    parts = ", ".join(f"p{n}" for n in range(27))
    assert questions(project, f"questions: [{{text: A, parts: [{parts}]}}]\n")[1] == ["value-kind"]
