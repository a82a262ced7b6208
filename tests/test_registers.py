"""The registers: what is in them, what happened to it, and how it is taken along."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from xml.etree import ElementTree as ET

import icalendar
import pytest
from counting import calls
from written import SITE, advies, written

from krachtlijn.language import words_for
from krachtlijn.model.document import Site
from krachtlijn.model.registers import (
    InitiativeRecord,
    StatementRecord,
    abbreviation_records,
    initiative_records,
    matter_of,
    statement_records,
    table_records,
    work_records,
)
from krachtlijn.model.text import plain_text
from krachtlijn.project import Project
from krachtlijn.render.environment import environment
from krachtlijn.render.registers import FEW, registers_of
from krachtlijn.render.registers.overview import overview_of
from krachtlijn.render.registers.rows import NAMED
from krachtlijn.writers.assets import read_assets
from krachtlijn.writers.icalendar import as_icalendar
from krachtlijn.writers.registers import write_registers

TODAY = date(2025, 1, 15)
BODY = """# Begin {#begin}

De VDAB doet dit.[@nota]

:::{recommendation} nazorg
:to: VDAB
:status: open

Leg de nazorg vast. En nog iets.
:::
"""
POINTS = """- {id: kern, lead: Doe het nu., sections: [begin], to: Vlaams minister van Werk, status: open}
- {id: stil, lead: Zwijg hierover., sections: [begin]}
"""
SHARED = {
    "abbreviations.yaml": "VDAB: Vlaamse Dienst\n",
    "references.yaml": "nota: {type: report, author: SERV, issued: 2024, title: Een nota}\n",
}


def statements(site: Site, today: date = TODAY) -> dict[str, StatementRecord]:
    return {record.id: record for record in statement_records(matter_of(site), today)}


def initiatives(site: Site, today: date = TODAY) -> list[InitiativeRecord]:
    return list(initiative_records(matter_of(site), today))


# ----------------------------------------------------------------------------------------------------- statements


def test_statements_come_with_their_words_their_addressee_and_their_status(project: Project) -> None:
    site, found = written(project, {**SHARED, **advies("adviezen/a", "2024-12-01", BODY, POINTS)})
    assert found == []
    made = statements(site)
    assert list(made) == [f"adviezen/a/{name}" for name in ("krachtlijn-kern", "krachtlijn-stil", "aanbeveling-nazorg")]
    nazorg = made["adviezen/a/aanbeveling-nazorg"]
    assert plain_text(nazorg.words) == "Leg de nazorg vast. En nog iets."
    assert (plain_text(nazorg.node.to), nazorg.status, nazorg.shelf) == ("VDAB", "open", "2024")
    assert made["adviezen/a/krachtlijn-stil"].status == ""


@pytest.mark.parametrize(("today", "overdue"), [("2025-03-01", False), ("2025-03-02", True)])
def test_what_is_open_for_more_than_three_months_is_said_to_be(project: Project, today: str, *, overdue: bool) -> None:
    site, _ = written(project, {**SHARED, **advies("adviezen/a", "2024-12-01", BODY, POINTS)})
    made = statements(site, date.fromisoformat(today))
    assert [record.overdue for record in made.values()] == [overdue, False, overdue]


def test_three_months_after_the_last_of_november_is_the_last_of_february(project: Project) -> None:
    site, _ = written(project, {**SHARED, **advies("adviezen/a", "2024-11-30", BODY, POINTS)})
    assert not statements(site, date(2025, 2, 28))["adviezen/a/krachtlijn-kern"].overdue
    assert statements(site, date(2025, 3, 1))["adviezen/a/krachtlijn-kern"].overdue


def test_the_youngest_item_of_follow_up_says_what_became_of_a_statement(project: Project) -> None:
    followup = "- source: Het advies\n  items:\n    - {asked: '[](/adviezen/a#krachtlijn-kern)', status: STATUS}\n"
    body = "# Begin {#begin}\n\nTekst.\n\n::{followup}\n"
    files = {
        **SHARED,
        **advies("adviezen/a", "2024-12-01", BODY, POINTS),
        **advies("adviezen/c", "2025-01-10", body, followup=followup.replace("STATUS", "done")),
        **advies("adviezen/b", "2025-01-05", body, followup=followup.replace("STATUS", "partly")),
    }
    site, found = written(project, files)
    assert found == []
    record = statements(site)["adviezen/a/krachtlijn-kern"]
    assert [outcome.paper.address for outcome in record.outcomes] == ["adviezen/b", "adviezen/c"]
    assert (record.status, record.changed) == ("done", date(2025, 1, 10))


def test_an_item_beside_a_statement_is_tied_to_it_by_see(project: Project) -> None:
    followup = (
        "- source: De minister\n  items:\n    - {answer: Dat doen we., status: accepted, see: [krachtlijn-kern]}\n"
    )
    body = f"{BODY}\n::{{followup}}\n"
    site, found = written(project, {**SHARED, **advies("adviezen/a", "2024-12-01", body, POINTS, followup=followup)})
    assert found == []
    assert statements(site)["adviezen/a/krachtlijn-kern"].status == "accepted"


def test_an_answer_without_a_status_is_an_answer(project: Project) -> None:
    followup = "- {source: Advies, items: [{answer: '[Dat](/adviezen/a#krachtlijn-kern) komt er.'}]}\n"
    site, found = written(
        project,
        {
            **SHARED,
            **advies("adviezen/a", "2024-01-01", BODY, POINTS),
            **advies("adviezen/b", "2024-06-01", "# Begin {#begin}\n\n::{followup}\n", followup=followup),
        },
    )
    assert found == []
    kern = statements(site)["adviezen/a/krachtlijn-kern"]
    assert (kern.status, kern.overdue, len(kern.outcomes)) == ("", False, 1)


def test_drafts_and_withdrawn_papers_are_in_no_register(project: Project) -> None:
    files = {
        **SHARED,
        **advies("adviezen/a", "2024-12-01", BODY, POINTS, meta="status: draft"),
        **advies("adviezen/b", "2024-12-02", BODY, POINTS, meta="status: final\nembargo: 2030-01-01 10:00"),
        **advies("adviezen/c", "2024-12-03", BODY, POINTS, meta="status: withdrawn"),
    }
    site, _ = written(project, files, drafts=True)
    assert len(site.papers) == 3
    assert registers_of(site) == ()


def test_statements_are_counted_by_year_and_status(project: Project) -> None:
    files = {
        **SHARED,
        **advies("adviezen/a", "2024-12-01", BODY, POINTS),
        **advies("adviezen/b", "2023-05-01", BODY, POINTS.replace("status: open", "status: done")),
    }
    site, _ = written(project, files)
    overview = overview_of(statement_records(matter_of(site), TODAY))
    assert overview
    assert overview.statuses == ("open", "done", "")
    rows = [(row.year, row.counts, row.overdue, row.total) for row in (*overview.rows, overview.total)]
    assert rows == [("2024", (2, 0, 1), 0, 3), ("2023", (1, 1, 1), 1, 3), ("", (3, 1, 2), 1, 6)]


# --------------------------------------------------------------------------------------------------------- agendas

AGENDA = """caption: Agenda
initiatives:
  - id: maatwerk
    title: Decreet maatwerk
    owner: Minister van Werk
    planning: {keuze: PLANNED, kracht: "2026"}
    realised: {REALISED}
"""
AGENDA_BODY = "# Begin {#begin}\n\nTekst.\n\n::{agenda}\n"


def agenda(address: str, day: str, planned: str, realised: str = "") -> dict[str, str]:
    text = AGENDA.replace("PLANNED", planned).replace("{REALISED}", f"{{{realised}}}" if realised else "{}")
    return advies(address, day, AGENDA_BODY, agenda=text)


@pytest.mark.parametrize(
    ("planned", "realised", "course"),
    [
        ("voorjaar 2025", "", "planned"),
        ("voorjaar 2024", "", "passed"),
        ("voorjaar 2024", "keuze: 2024-05-01", "realised"),
        ("voorjaar 2024", "keuze: 2024-10-01", "late"),
    ],
)
def test_a_stage_is_planned_passed_realised_or_late(project: Project, planned: str, realised: str, course: str) -> None:
    site, found = written(project, agenda("adviezen/a", "2024-11-01", planned, realised))
    assert found == []
    (record,) = initiatives(site)
    assert [step.course for step in record.steps] == [course, "planned"]


def test_an_initiative_is_followed_through_agendas(project: Project) -> None:
    files = {**agenda("adviezen/a", "2023-01-01", "voorjaar 2024"), **agenda("adviezen/b", "2024-06-01", "najaar 2025")}
    site, _ = written(project, files)
    newer, older = initiatives(site)
    assert (newer.newer, older.newer) == ("", "adviezen/b/agenda-maatwerk")
    assert [period.text for period in newer.steps[0].before] == ["voorjaar 2024"]
    assert (newer.course, older.course) == ("slipped", "planned")


def test_the_calendar_says_which_plans_hold(project: Project) -> None:
    newer = agenda("adviezen/b", "2024-06-01", "najaar 2025", "keuze: 1 juni 2024")
    site, _ = written(project, {**agenda("adviezen/a", "2023-01-01", "voorjaar 2024"), **newer})
    calendar = icalendar.Calendar.from_ical(as_icalendar(initiatives(site), "Agenda", words_for("nl"), ""))
    said = {(str(it["UID"]).split("@")[0], str(it["STATUS"])) for it in calendar.walk("VEVENT")}
    assert {
        ("adviezen/a/agenda-maatwerk/keuze/planned", "CANCELLED"),
        ("adviezen/b/agenda-maatwerk/keuze/planned", "TENTATIVE"),
        ("adviezen/b/agenda-maatwerk/keuze/realised", "CONFIRMED"),
    } <= said


def test_no_line_breaks_between_day_and_month_of_a_date_as_typed(project: Project) -> None:
    site, _ = written(project, agenda("adviezen/a", "2024-11-01", "15 jan 2024", "keuze: 1 juni 2024"))
    files = made(site, project)
    for words in ("15\N{NO-BREAK SPACE}jan 2024", "1\N{NO-BREAK SPACE}juni 2024"):
        assert words in files["registers/regelgevingsagenda/index.html"]
        assert words.replace("\N{NO-BREAK SPACE}", " ") in files["registers/regelgevingsagenda/regelgevingsagenda.csv"]


def test_the_calendar_has_an_event_of_whole_days_for_each_date(project: Project) -> None:
    site, _ = written(project, agenda("adviezen/a", "2024-11-01", "voorjaar 2024", "keuze: 2024-05-01"))
    text = as_icalendar(initiatives(site), "Agenda; van de raad", words_for("nl"), site.settings.url)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    assert r"NAME:Agenda\; van de raad" in text.split("\r\n")
    edtf = iter(re.findall(r"^X-EDTF:(.*)\r$", text, re.MULTILINE))
    events = [
        (str(it["SUMMARY"]), it.decoded("DTSTART"), it.decoded("DTEND"), next(edtf)) for it in calendar.walk("VEVENT")
    ]
    assert events == [
        ("Decreet maatwerk: keuze", date(2024, 1, 1), date(2024, 7, 1), "2024-21"),
        ("Decreet maatwerk: keuze", date(2024, 5, 1), date(2024, 5, 2), "2024-05-01"),
        ("Decreet maatwerk: Inwerkingtreding", date(2026, 1, 1), date(2027, 1, 1), "2026"),
    ]
    assert len({it["UID"] for it in calendar.walk("VEVENT")}) == 3
    assert {str(it["URL"]) for it in calendar.walk("VEVENT")} == {"https://www.example.org/adviezen/a/#agenda-maatwerk"}


# ----------------------------------------------------------------------------------------- works, words and tables


def test_a_work_is_one_whatever_key_it_has(project: Project) -> None:
    own = "zelfde: {type: report, author: SERV, issued: 2024, title: Een nota}\n"
    files = {
        **SHARED,
        **advies("adviezen/a", "2024-12-01", BODY, POINTS),
        **advies("adviezen/b", "2024-12-02", BODY.replace("@nota", "@zelfde"), POINTS, references=own),
    }
    site, found = written(project, files)
    assert found == []
    (record,) = work_records(matter_of(site), "nl")
    assert (record.id, record.shelf) == ("bron-nota", "s")
    assert [it.paper.address for it in record.papers] == ["adviezen/b", "adviezen/a"]


def test_a_work_is_printed_in_the_language_of_the_site(project: Project) -> None:
    french = "status: final\nlanguage: fr\n"
    files = {
        "references.yaml": 'nota: {type: report, author: SERV, issued: 2024, title: Een nota, URL: "https://x.be"}\n',
        **advies("adviezen/a", "2024-12-01", BODY, POINTS),
        **advies("adviezen/b", "2024-12-02", BODY, POINTS, meta=french),
    }
    site, _ = written(project, files)
    (record,) = work_records(matter_of(site), "nl")
    assert (record.language, record.changed) == ("nl", date(2024, 12, 2))
    (record,) = work_records(matter_of(site), "en")
    assert record.language == "fr"


def test_a_record_names_the_newest_papers_and_counts_the_others(project: Project) -> None:
    site, _ = written(project, {**SHARED, **advies("adviezen/a", "2024-12-01", BODY, POINTS)})
    papers = tuple(replace(site.papers[0], address=f"adviezen/{n}") for n in range(NAMED + 3))
    files = made(replace(site, papers=papers), project)
    assert files["registers/afkortingen/index.html"].count('<a href="../../adviezen/') == NAMED
    assert "en nog 3 stukken</p>" in files["registers/afkortingen/index.html"]
    (entry,) = json.loads(files["registers/afkortingen/afkortingen.json"])["entries"]
    assert len(entry["used_by"]) == NAMED + 3


def test_an_abbreviation_with_two_meanings_stands_twice(project: Project) -> None:
    files = {
        **advies(
            "adviezen/a", "2024-12-01", "# Begin {#begin}\n\nDe AC.\n", abbreviations="AC: activiteitencoöperatie\n"
        ),
        **advies("adviezen/b", "2024-12-02", "# Begin {#begin}\n\nDe AC.\n", abbreviations="AC: adviescomité\n"),
    }
    site, _ = written(project, files)
    found = [(record.id, record.long) for record in abbreviation_records(matter_of(site))]
    assert found == [("AC", "activiteitencoöperatie"), ("AC-2", "adviescomité")]


def test_every_data_table_is_in_the_register(project: Project) -> None:
    body = "# Begin {#begin}\n\n::{table} plaatsen\n"
    table = (
        "caption: Plaatsen\ncolumns: [{header: Jaar}, {id: n, header: Aantal, kind: integer}]\nrows: [['2023', 5]]\n"
    )
    site, found = written(project, advies("adviezen/a", "2024-12-01", body, **{"tables/plaatsen": table}))
    assert found == []
    (record,) = table_records(matter_of(site))
    assert (record.id, len(record.table.body)) == ("adviezen/a/tabel-plaatsen", 1)


def test_a_table_that_a_chart_holds_is_called_after_the_chart(project: Project) -> None:
    body = "# Begin {#begin}\n\n::{chart} plaatsen\n"
    table = "caption: Cijfers\ncolumns: [{id: jaar, header: Jaar}, {id: n, header: Aantal, kind: integer}]\nrows: [['2023', 5]]\n"
    chart = "table: plaatsen\nkind: bar\nx: jaar\ny: n\ncaption: Groei\nalt: Eén staaf van vijf\n"
    more = {"tables/plaatsen": table, "charts/plaatsen": chart}
    site, found = written(project, advies("adviezen/a", "2024-12-01", body, **more))
    assert found == []
    (record,) = table_records(matter_of(site))
    assert (record.id, plain_text(record.table.caption)) == ("adviezen/a/grafiek-plaatsen", "Groei")


# ----------------------------------------------------------------------------------------------------- what is made


def made(site: Site, project: Project) -> dict[str, str]:
    artifacts = write_registers(site, environment(project), read_assets(project.styles))
    return {artifact.path.as_posix(): artifact.content.decode("utf-8-sig") for artifact in artifacts}


def test_a_register_is_taken_along_as_csv_json_and_feed(project: Project) -> None:
    site, _ = written(project, {**SHARED, **advies("adviezen/a", "2024-12-01", BODY, POINTS)})
    files = made(site, project)
    rows = list(csv.DictReader(StringIO(files["registers/krachtlijnen/krachtlijnen.csv"])))
    assert [row["Stand van zaken"] for row in rows] == ["nog niet beantwoord", "", "nog niet beantwoord"]
    entries = json.loads(files["registers/krachtlijnen/krachtlijnen.json"])["entries"]
    assert [entry["id"] for entry in entries] == [row["Id"] for row in rows]
    address = "https://www.example.org/registers/krachtlijnen/2024/#adviezen/a/krachtlijn-kern"
    assert entries[0]["address"] == address
    feed = ET.fromstring(files["registers/krachtlijnen/feed.xml"])  # noqa: S314 - made here
    assert feed.findtext("{*}entry/{*}id") == address
    assert files["registers/krachtlijnen/2024/krachtlijnen.csv"] == files["registers/krachtlijnen/krachtlijnen.csv"]


def test_no_line_of_a_csv_is_broken(project: Project) -> None:
    site, _ = written(
        project, {**SHARED, **advies("adviezen/a", "2024-12-01", BODY.replace("vast. En", "vast.\nEn"), POINTS)}
    )
    lines = made(site, project)["registers/krachtlijnen/krachtlijnen.csv"].removesuffix("\r\n").split("\r\n")
    assert [line.split(",")[0] for line in lines[1:]] == [
        f"adviezen/a/{name}" for name in ("krachtlijn-kern", "krachtlijn-stil", "aanbeveling-nazorg")
    ]


def test_a_record_bears_the_keys_that_filters_look_at(project: Project) -> None:
    site, _ = written(
        project, {**SHARED, **advies("adviezen/a", "2024-09-01", BODY, POINTS, meta="status: final\nthemes: [werk]")}
    )
    page = made(site, project)["registers/krachtlijnen/index.html"]
    assert (
        '<li id="adviezen/a/krachtlijn-kern" data-stand="open|overdue" data-aan="Vlaams minister van Werk"'
        ' data-thema="werk" data-soort="krachtlijn" data-jaar="2024">'
    ) in page
    assert '<option value="overdue">zonder antwoord sinds meer dan drie maanden</option>' in page


def test_a_site_without_papers_says_so_in_its_registers(project: Project) -> None:
    site, _ = written(project, {})
    files = made(site, project)
    assert list(files) == ["registers/index.html"]
    assert words_for("nl").no_papers in files["registers/index.html"]


def test_a_large_register_stands_on_shelves_and_is_made_in_linear_work(project: Project) -> None:
    site, _ = written(project, {**SHARED, **advies("adviezen/a", "2024-12-01", BODY, POINTS)})
    paper = site.papers[0]

    def archive(count: int) -> Site:
        papers = (
            replace(paper, address=f"adviezen/{n}", date=replace(paper.date, year=2025 - n % 20)) for n in range(count)
        )
        return replace(site, papers=tuple(sorted(papers, key=lambda it: it.date, reverse=True)))

    def cost(count: int) -> int:
        papers = archive(count)
        return calls(lambda: registers_of(papers))

    cost(50)
    assert cost(1000) < 10.5 * cost(100)
    register = registers_of(archive(1000))[0]
    assert len(register.records) == 3000
    assert len(register.on_first_page) <= FEW
    assert [shelf.name for shelf in register.shelves] == [str(year) for year in range(2025, 2005, -1)]


def test_only_the_words_of_a_paper_are_in_its_language(project: Project) -> None:
    table = "caption: Plaatsen\nsource: RSZ\ncolumns: [{header: Jaar}, {header: Aantal, kind: integer}]\nrows: [['2023', 5]]\n"
    body = f"{BODY}\n::{{agenda}}\n\n::{{table}} plaatsen\n"
    files = {
        **SHARED,
        "site.yaml": SITE + "language: fr\n",
        **agenda("adviezen/a", "2023-01-01", "voorjaar 2024"),
        **advies(
            "adviezen/b",
            "2024-06-01",
            body,
            POINTS,
            agenda=AGENDA.replace("PLANNED", "najaar 2025").replace("{REALISED}", "{}"),
        ),
        "adviezen/b/tables/plaatsen.yaml": table,
    }
    files = {name: text.replace("realised: {}\n", "") for name, text in files.items()}
    site, found = written(project, files)
    assert found == []
    pages = made(site, project)
    for register, words in (
        ("lignes-de-force", '<span class="to">À l’attention de <span lang="nl">Vlaams minister van Werk</span></span>'),
        ("agenda-reglementaire", '<span class="before">auparavant\u202f: <span lang="nl">voorjaar 2024</span></span>'),
        ("tableaux", '<span class="said">Source\u202f:</span> <span lang="nl">RSZ</span>'),
    ):
        assert words in pages[f"registres/{register}/index.html"]
    assert "Recommandation\u202f: Leg de nazorg vast." in pages["registres/lignes-de-force/feed.xml"]


def test_the_moment_that_counts_is_the_runs_own(project: Project) -> None:
    files = {**SHARED, **advies("adviezen/a", "2024-12-01", BODY, POINTS)}
    site, _ = written(replace(project, now=datetime(2025, 6, 1, tzinfo=UTC)), files)
    register = registers_of(site)[0]
    assert [record.overdue for record in register.records if isinstance(record, StatementRecord)] == [True, False, True]
