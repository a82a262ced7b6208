"""The pages of the registers: the way to them, each in full or in part, each part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jinja2 import Environment
from markupsafe import Markup

from krachtlijn.language import words_for
from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import Text
from krachtlijn.model.document import Site
from krachtlijn.model.registers import InitiativeRecord
from krachtlijn.render.context import RenderContext
from krachtlijn.render.environment import render_template
from krachtlijn.render.finding import PageFrame
from krachtlijn.render.pages import site_values
from krachtlijn.render.registers.facets import filters_of
from krachtlijn.render.registers.overview import overview_of
from krachtlijn.render.registers.register import Register, Shelf
from krachtlijn.render.registers.rows import RegisterRow, Rows
from krachtlijn.render.tables import scroll_region
from krachtlijn.render.timeline import render_timeline


@dataclass(frozen=True, kw_only=True)
class RegisterFrame:
    """Where a page of a register stands, and the files beside it that hold the same records, as kind and name."""

    page: PageFrame
    files: tuple[tuple[str, str], ...]


def render_registers(env: Environment, site: Site, registers: tuple[Register, ...], frame: PageFrame) -> str:
    """The page that leads to the registers. Raises :class:`jinja2.TemplateError`."""
    values = {**_values(site, frame), "registers": registers}
    return render_template(env, "registers/index.html", values)


def render_register(env: Environment, rows: Rows, register: Register, shelf: Shelf | None, frame: RegisterFrame) -> str:
    """A register's first page, or (``shelf``) a part of it. Raises :class:`jinja2.TemplateError`."""
    site = rows.site
    words = words_for(site.settings.language)
    shown = rows.of(register, shelf.records if shelf else register.on_first_page)
    values = _values(site, frame.page)
    context = values["context"]
    values |= {
        "register": register,
        "shelf": shelf,
        "rows": shown,
        "filters": filters_of((row.facets for row in shown), words, site.settings),
        "overview": overview_of(shelf.records if shelf else register.records),
        "timelines": _timelines(shown, context) if isinstance(context, RenderContext) else (),
        "files": frame.files,
        "entry": rows.entry,
    }
    return render_template(env, "registers/register.html", values)


def _values(site: Site, frame: PageFrame) -> dict[str, object]:
    common = site_values(site, frame.link, frame.asset)
    return {**common, "canonical": frame.canonical, "here": frame.here, "feed": frame.feed}


def _timelines(rows: Iterable[RegisterRow], context: RenderContext) -> tuple[Markup, ...]:
    """A drawing for each set of stages that agendas have in common, of the youngest word on each initiative."""
    found: dict[object, list[InitiativeRecord]] = {}
    for row in rows:
        if isinstance(row.record, InitiativeRecord) and not row.record.newer:
            stages = tuple((stage.id, stage.name) for stage in row.record.agenda.stages)
            found.setdefault(stages, []).append(row.record)
    drawn = (render_timeline(_joined(records, context), context) for records in found.values())
    return tuple(scroll_region(it, context, label=context.words.registers.timelines) for it in drawn if it)


def _joined(records: list[InitiativeRecord], context: RenderContext) -> Agenda:
    """The initiatives of several agendas as one, counted anew."""
    first = records[0].agenda
    return Agenda(
        at=first.at,
        caption=(Text(at=first.at, text=context.words.registers.names.agenda),),
        stages=first.stages,
        initiatives=tuple(replace(it.initiative, number=number) for number, it in enumerate(records, 1)),
    )
