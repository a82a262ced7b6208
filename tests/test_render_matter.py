"""Agendas, follow-up and questions as HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from krachtlijn.language import words_for
from krachtlijn.language.periods import parse_period
from krachtlijn.model.agenda import Agenda, Initiative, Milestone
from krachtlijn.model.blocks import Paragraph, Text
from krachtlijn.model.followup import FollowUp, FollowUpItem, FollowUpSource
from krachtlijn.model.metadata import Language
from krachtlijn.model.questions import Answer, Exchange, Question, Questions
from krachtlijn.model.settings import AgendaStage
from krachtlijn.render.blocks import render_block
from krachtlijn.render.context import Medium, RenderContext
from krachtlijn.render.timeline import render_timeline
from krachtlijn.source import whole_file

AT = whole_file(Path("agenda.yaml"))
STAGES = tuple(AgendaStage(at=AT, id=name, name=f"Fase {name}") for name in "abc")


def context(medium: Medium = "screen") -> RenderContext:
    return RenderContext(medium=medium, language="nl", words=words_for("nl"), folder=Path(), link=str)


def words(text: str) -> tuple[Text]:
    return (Text(at=AT, text=text),)


def paragraph(text: str) -> tuple[Paragraph]:
    return (Paragraph(at=AT, children=words(text)),)


def milestones(given: dict[str, str]) -> tuple[Milestone, ...]:
    found = {stage: parse_period(text, "nl") for stage, text in given.items()}
    return tuple(Milestone(at=AT, stage=stage, period=period) for stage, period in found.items() if period)


def agenda(planned: dict[str, str], realised: dict[str, str] | None = None, title: str = "Decreet") -> Agenda:
    item = Initiative(
        at=AT,
        id="agenda-x",
        title=words(title),
        number=1,
        planned=milestones(planned),
        realised=milestones(realised or {}),
    )
    return Agenda(at=AT, id="agenda", caption=words("Agenda"), stages=STAGES, initiatives=(item,))


def marks(html: str) -> list[tuple[str, float, float, float]]:
    """Kind, left edge, width and height on the page of every mark of a time line."""
    found = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"[^>]* class="(\w+)"', html)
    return [(kind, float(x), float(width), float(y)) for x, y, width, kind in found]


def test_a_mark_is_as_wide_as_its_period_and_planned_is_no_realised() -> None:
    (year, day) = marks(render_timeline(agenda({"a": "2012"}, {"b": "2012-07-02"}), context()))
    assert (year[0], day[0]) == ("planned", "realised")
    assert year[2] > 600
    assert day[2] < 20
    assert year[1] < day[1] < year[1] + year[2]


def test_marks_that_would_cover_each_other_lie_below_each_other() -> None:
    first, later, same = marks(
        render_timeline(agenda({"a": "voorjaar 2012", "b": "voorjaar 2012", "c": "2013"}), context())
    )
    assert first[3] == later[3] < same[3]


@pytest.mark.parametrize(
    ("planned", "realised", "lines"), [("maart 2012", "2012-09-01", 1), ("2012", "2012-09-01", 0), ("2012", None, 0)]
)
def test_a_line_shows_what_slipped(planned: str, realised: str | None, lines: int) -> None:
    html = render_timeline(agenda({"a": planned}, {"a": realised} if realised else None), context())
    assert html.count('class="slip"') == lines


def test_open_periods_stay_within_the_drawing() -> None:
    html = render_timeline(agenda({"a": "voor de zomer 2012", "b": "na 2013", "c": "2012"}), context())
    assert all(x >= 0 and x + width <= 900 for _, x, width, _ in marks(html))


def test_in_print_a_long_time_line_is_drawn_page_by_page() -> None:
    one = agenda({"a": "2012"})
    many = replace(one, initiatives=one.initiatives * 40)
    assert render_timeline(many, context()).count("<svg") == 1
    drawn = render_timeline(many, context("print"))
    heights = [int(height) for height in re.findall(r'viewBox="0 0 900 (\d+)"', drawn)]
    assert len(heights) > 1
    assert max(heights) < 520
    assert heights[0] < 420, "a heading and a few lines stand above the first"
    assert drawn.count('class="planned"') == 40
    assert drawn.count(">Agenda (vervolg)</text>") == len(heights) - 1
    long = replace(many, caption=words("Regelgevingsagenda van de minister van Sociale Economie"))
    assert "Regelgevingsagenda van\N{NO-BREAK SPACE}… (vervolg)</text>" in render_timeline(long, context("print"))


def test_no_dates_no_drawing() -> None:
    html = render_timeline(agenda({}), context())
    assert "<svg" not in html
    assert "gepland" not in html
    assert "Fase b" in html


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_stages_are_named_in_full_by_the_key_and_in_short_above_the_table(medium: Medium) -> None:
    one = agenda({"a": "2012"})
    short = replace(one.stages[0], name="Goedkeuring door de regering", short="akkoord")
    html = render_block(replace(one, stages=(short, *one.stages[1:])), context(medium))
    assert '<span class="number">1</span> Goedkeuring door de regering</li>' in html
    head = html[html.index("<thead>") : html.index("</thead>")].replace("\N{SOFT HYPHEN}", "")
    assert '<abbr title="Goedkeuring door de regering">Akkoord</abbr></th>' in head
    assert ">Fase b</th>" in head


def test_a_long_name_is_cut_and_escaped() -> None:
    html = render_timeline(agenda({"a": "2012"}, title="Decreet <b> " + "lang " * 30), context())
    assert "Decreet &lt;b&gt;" in html
    assert "…</text>" in html
    title = "Decreet over de ondersteuning van het ondernemerschap in de sociale economie"
    whole = re.findall(r"<text[^>]*>([^<]*)</text>", render_timeline(agenda({"a": "2012"}, title=title), context()))
    assert [word for line in whole[1:-1] for word in line.split()] == f"1. {title}".split()


def test_the_table_of_an_agenda_says_what_is_planned_realised_and_neither() -> None:
    html = render_block(agenda({"a": "najaar 2012"}, {"a": "2012-11-03"}), context())
    assert '<span class="planned">najaar 2012</span> <span class="realised">gerealiseerd 2012-11-03</span>' in html
    assert html.count('<span class="spoken">niet gepland</span>') == 2
    assert 'href="agenda.csv"' in html
    assert html.count("<tr") == 3


def test_every_cell_of_an_agenda_names_headers_that_are_there() -> None:
    html = render_block(agenda({"a": "2012"}), context())
    ids = set(re.findall(r' id="([^"]+)"', html))
    named = [name for value in re.findall(r'headers="([^"]+)"', html) for name in value.split()]
    assert named
    assert set(named) <= ids


@pytest.mark.parametrize(("language", "says"), [("nl", "vervolg"), ("fr", "suite"), ("en", "continued")])
def test_further_pages_of_an_agenda_say_in_print_that_it_goes_on(language: Language, says: str) -> None:
    around = replace(context("print"), language=language, words=words_for(language))
    html = render_block(agenda({"a": "2012"}), around)
    assert f'<span class="continued" data-continued="Agenda ({says})"></span></caption>' in html
    assert html.index("</table>") < html.index('<div class="continued-end"></div>')
    assert "continued" not in render_block(agenda({"a": "2012"}), context())


def test_print_has_no_links_of_the_screen() -> None:
    html = render_block(agenda({"a": "2012"}), context("print"))
    assert "agenda.csv" not in html
    assert "permalink" not in html
    assert "tabindex" not in html


def test_an_item_of_follow_up_shows_number_topic_request_answer_and_status() -> None:
    item = FollowUpItem(
        at=AT, id="i", mark="1°", topic=words("Werk"), asked=words("Meer"), answer=paragraph("Gedaan"), status="done"
    )
    source = FollowUpSource(
        at=AT, id="s", title=words("Motie"), mark="nr. 2", by=(words("An"), words("Bo")), items=(item,)
    )
    html = render_block(FollowUp(at=AT, id="f", sources=(source,)), context("print"))
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
    assert text == "Motie nr. 2 Ingediend door An en Bo 1° Werk Gevraagd Meer Gevolg Gedaan uitgevoerd"
    assert 'class="status status-done"' in html
    assert 'class="items short-marks"' in html


def test_a_request_with_a_status_alone_has_no_empty_answer() -> None:
    item = FollowUpItem(at=AT, asked=words("Meer"), status="open")
    source = FollowUpSource(at=AT, id="s", title=words("Motie"), items=(item,))
    html = render_block(FollowUp(at=AT, sources=(source,)), context("print"))
    assert "Gevolg" not in html
    assert "nog niet beantwoord" in html


def exchange(to: tuple[str, ...]) -> Exchange:
    questions = tuple(Question(at=AT, id=f"vraag-{n}", number=n, text=paragraph(f"V{n}")) for n in (1, 2))
    answers = (Answer(at=AT, id="antwoord-1-2", label="1-2", to=to, text=paragraph("A")),) if to else ()
    return Exchange(at=AT, questions=questions, answers=answers)


def test_questions_and_answers_lead_to_each_other() -> None:
    whole = Questions(at=AT, id="vragen", exchanges=(exchange(("vraag-1", "vraag-2")),))
    html = render_block(whole, context())
    assert html.count('href="#antwoord-1-2" class="xref"') == 2
    assert 'Antwoord op vragen <a href="#vraag-1">1</a> en <a href="#vraag-2">2</a>' in html
    assert 'data-title="Antwoord op vragen 1 en 2"' in html


def test_a_question_without_an_answer_says_so() -> None:
    html = render_block(Questions(at=AT, id="vragen", exchanges=(exchange(()),)), context())
    assert '<p class="unanswered">Nog niet beantwoord</p>' in html


def test_questions_without_numbers_show_none() -> None:
    whole = Questions(at=AT, id="vragen", numbered=False, exchanges=(exchange(("vraag-1", "vraag-2")),))
    html = render_block(whole, context("print"))
    assert "Vraag 1" not in html
    assert 'Antwoord <a href="#vraag-1" class="back">Terug naar de vraag</a>' in html
