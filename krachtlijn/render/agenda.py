"""A regulatory agenda: a table of initiatives by stages, and the time line above it.

On a phone the rows become cards: each cell bears its column's name for that. A style that makes blocks of table parts
takes their meaning away in some browsers; styles/scripts/tables.js gives it back.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from krachtlijn.language import format_date
from krachtlijn.language.hyphenation import hyphenated
from krachtlijn.language.typography import keep_together
from krachtlijn.language.words import capitalized
from krachtlijn.model.agenda import Agenda, Initiative, Regulation
from krachtlijn.model.settings import AgendaStage
from krachtlijn.model.text import plain_text
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, join, lines
from krachtlijn.render.hyphens import breakable
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.labelled import caption_line, permalink
from krachtlijn.render.tables import continued, scroll_region
from krachtlijn.render.timeline import render_timeline


def render_agenda(agenda: Agenda, context: RenderContext) -> Markup:
    """The agenda in a block of its own, which bears its address; in print on landscape pages."""
    words = context.words.agenda
    caption_id = f"{agenda.id}-titel"
    name = context.words.address_of.format(what=plain_text(agenda.caption))
    as_of = words.as_of.format(date=format_date(agenda.as_of, context.language)) if agenda.as_of else ""
    caption = join(
        [caption_line("", agenda.caption, context), *([element("span", as_of, class_="unit")] if as_of else [])], " "
    )
    columns = _Columns(agenda, context)
    further, end = continued(plain_text(agenda.caption), context)
    table = element(
        "table",
        lines(
            [
                element("caption", caption, further, id=caption_id),
                columns.groups(),
                element("thead", lines(list(columns.head()))),
                element("tbody", lines([columns.row(item) for item in agenda.initiatives])),
            ]
        ),
        class_="cards",
    )
    return element(
        "div",
        lines(
            [
                scroll_region(render_timeline(agenda, context), context, label=context.words.agenda.stages),
                scroll_region(table, context, labelledby=caption_id),
                _download(agenda, context),
                permalink(agenda.id, name, context),
                end,
            ]
        ),
        id=agenda.id or None,
        class_=classes("agenda wide", *agenda.classes),
        lang=agenda.lang or None,
    )


def _download(agenda: Agenda, context: RenderContext) -> Markup:
    """The way to the agenda's data, on the screen."""
    if not context.on_screen:
        return Markup()
    link = element("a", context.words.agenda.download, href=agenda_address(agenda.name), type="text/csv", download="")
    return element("p", link, class_="table-download")


def agenda_address(name: str) -> str:
    """Where the data of an agenda stand, seen from the page of its paper."""
    return f"agenda/{name}.csv" if name else "agenda.csv"


class _Columns:
    """The columns of one agenda: their names, their heads, and their cells."""

    def __init__(self, agenda: Agenda, context: RenderContext) -> None:
        self._agenda = agenda
        self._context = context
        self._words = context.words.agenda
        self._fixed = [
            ("initiative", capitalized(context.words.kinds.initiative.one)),
            *([("regulations", self._words.regulations)] if any(i.regulations for i in agenda.initiatives) else []),
            *([("content", self._words.content)] if any(i.content for i in agenda.initiatives) else []),
        ]

    def groups(self) -> Markup:
        """The columns' groups: the stages are one, so that their common head heads all of them."""
        fixed = [element("col", class_=name) for name, _ in self._fixed]
        return element("colgroup", *fixed) + element(
            "colgroup", *(element("col", class_="stage") for _ in self._agenda.stages)
        )

    def head(self) -> Iterator[Markup]:
        """Two rows: the fixed columns over both, the stages under their common head, by their short names."""
        fixed = [self._header(name, text, rowspan=2) for name, text in self._fixed]
        header = self._agenda.header
        common = render_inlines(header, self._context) if header else Markup.escape(self._words.stages)
        count = len(self._agenda.stages)
        over = element("th", common, scope="colgroup", colspan=count, id=self._id("fasen"))
        yield element("tr", *fixed, over)
        stages = [
            self._header(f"fase-{number}", self._short(stage), headers=self._id("fasen"))
            for number, stage in enumerate(self._agenda.stages, start=1)
        ]
        yield element("tr", *stages)

    def row(self, item: Initiative) -> Markup:
        """One initiative; its title heads the row."""
        head = self._id(f"rij-{item.number}")
        cells = [self._initiative(item, head)]
        for name, label in self._fixed[1:]:
            content = self._regulations(item) if name == "regulations" else render_inlines(item.content, self._context)
            cells.append(self._cell(content, label, f"{self._id(name)} {head}"))
        for number, stage in enumerate(self._agenda.stages, start=1):
            headers = f"{self._id('fasen')} {self._id(f'fase-{number}')} {head}"
            known = item.milestone(stage.id) or item.milestone(stage.id, realised=True)
            name = "stage" if known else "stage open"
            cells.append(self._cell(self._stage(item, stage), capitalized(stage.short or stage.name), headers, name))
        return element("tr", *cells, id=item.id or None)

    def _id(self, name: str) -> str:
        return f"{self._agenda.id}-kop-{name}"

    def _header(self, name: str, text: str, *, rowspan: int | None = None, headers: str | None = None) -> Markup:
        return element(
            "th",
            text,
            scope="col",
            rowspan=rowspan,
            id=self._id(name),
            headers=headers,
            class_=name if rowspan else None,
        )

    def _cell(self, content: Markup, label: str, headers: str, name: str = "") -> Markup:
        return element("td", content, data_label=label, headers=headers, class_=name or None)

    def _initiative(self, item: Initiative, head: str) -> Markup:
        title = element("span", render_inlines(breakable(item.title, self._context), self._context), class_="title")
        more = [
            element("span", f"{label}{self._context.words.colon} ", text, class_="detail")
            for label, text in (
                (self._words.owner, Markup.escape(item.owner)),
                (self._words.note, render_inlines(item.note, self._context)),
            )
            if text
        ]
        number = element("span", f"{item.number}.", class_="number")
        link = permalink(item.id, self._context.words.address_of.format(what=plain_text(item.title)), self._context)
        words = join([number, title, *more], " ")
        return element("th", words, link, scope="row", id=head, headers=self._id("initiative"))

    def _regulations(self, item: Initiative) -> Markup:
        if not item.regulations:
            return Markup()
        return element("ul", *(element("li", self._regulation(entry)) for entry in item.regulations))

    def _regulation(self, entry: Regulation) -> Markup:
        day = Markup.escape(format_date(entry.date, self._context.language)) if entry.date else Markup()
        title = render_inlines(breakable(entry.title, self._context), self._context)
        return join([part for part in (day, title) if part], " – ")

    def _short(self, stage: AgendaStage) -> Markup:
        """The short name of a stage, which stands for the whole; on the screen with soft hyphens."""
        words = capitalized(stage.short or stage.name)
        words = hyphenated(words, self._context.language) if self._context.on_screen else words
        return element("abbr", words, title=stage.name) if stage.short else Markup.escape(words)

    def _together(self, words: str) -> str:
        """A date as typed, with its day and month on one line."""
        return keep_together(words, self._context.language)

    def _stage(self, item: Initiative, stage: AgendaStage) -> Markup:
        """When a stage is planned, and when it was reached."""
        planned, realised = item.milestone(stage.id), item.milestone(stage.id, realised=True)
        parts = []
        if planned:
            parts.append(element("span", self._together(planned.period.text), class_="planned"))
        if realised:
            day = f"{self._words.realised} {self._together(realised.period.text)}"
            parts.append(element("span", day, class_="realised"))
        if not parts:
            if not self._context.on_screen:
                return element("abbr", "–", title=self._words.not_planned)
            said = element("span", self._words.not_planned, class_="spoken")
            return element("span", "–", aria_hidden="true") + said
        return join(parts, " ")
