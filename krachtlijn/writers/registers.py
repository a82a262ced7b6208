"""The registers: their pages, and beside each page the same records as CSV, JSON and, for dates, iCalendar; a feed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from jinja2 import Environment

from krachtlijn.language import words_for
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import KeyPoint
from krachtlijn.model.document import Site
from krachtlijn.model.registers import (
    AbbreviationRecord,
    InitiativeRecord,
    Record,
    StatementRecord,
    TableRecord,
    WorkRecord,
)
from krachtlijn.model.registers.record import PaperRecord
from krachtlijn.model.text import plain_text
from krachtlijn.render.finding import PageFrame
from krachtlijn.render.registers import (
    Register,
    RegisterFrame,
    Rows,
    Shelf,
    registers_of,
    render_register,
    render_registers,
)
from krachtlijn.writers.addresses import absolute, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets
from krachtlijn.writers.catalogue import PATH
from krachtlijn.writers.feeds import FeedEntry, feed_path, write_entries
from krachtlijn.writers.icalendar import as_icalendar
from krachtlijn.writers.register_data import DataContext, as_csv, as_json, lines_of


def write_registers(site: Site, env: Environment, assets: Assets) -> Iterator[Artifact]:
    """The page of all registers, and those of each that holds something, with their data.

    Raises :class:`jinja2.TemplateError`.
    """
    registers = registers_of(site)
    words, rows = words_for(site.settings.language), Rows(site)
    folder = words.addresses.registers
    yield Artifact(page_path(folder), render_registers(env, site, registers, _frame(site, assets, folder)).encode())
    for register in registers:
        title = f"{words.registers.names[register.name]} – {site.settings.name}"
        yield from write_entries(site, title, register.address, _feed_entries(register, site, words))
        for shelf in (None, *register.shelves):
            yield from _page(register, shelf, rows, env, assets)


def _page(register: Register, shelf: Shelf | None, rows: Rows, env: Environment, assets: Assets) -> Iterator[Artifact]:
    """A page of a register and the files beside it; ``shelf`` is None for the register's first page."""
    site = rows.site
    address = shelf.address if shelf else register.address
    records = shelf.records if shelf else register.records
    files = dict(_files(register, records, address, site))
    page = _frame(site, assets, address, feed=register.address)
    catalogue = (("DCAT", page.link(f"/{PATH}")),) if register.name == "tables" and site.settings.url else ()
    frame = RegisterFrame(page=page, files=(*((kind, name) for kind, (name, _) in files.items()), *catalogue))
    yield Artifact(page_path(address), render_register(env, rows, register, shelf, frame).encode())
    for name, content in files.values():
        yield Artifact(PurePosixPath(address, name), content)


def _files(
    register: Register, records: tuple[Record, ...], address: str, site: Site
) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """By its kind, the name and the content of each file beside a page."""
    words = words_for(site.settings.language)
    context = DataContext(site=site, words=words, register=register)
    title = words.registers.names[register.name]
    name = PurePosixPath(register.address).name
    lines = list(lines_of(records, context))
    yield "CSV", (f"{name}.csv", as_csv(lines, words).encode("utf-8-sig"))
    yield "JSON", (f"{name}.json", as_json(lines, title, context.address(f"/{address}/")).encode())
    if register.name == "agenda":
        initiatives = (record for record in records if isinstance(record, InitiativeRecord))
        yield "iCalendar", (f"{name}.ics", as_icalendar(initiatives, title, words, site.settings.url).encode())


def _feed_entries(register: Register, site: Site, words: Words) -> list[FeedEntry]:
    """What a feed says of the records, the newest word first."""
    newest = sorted(register.records, key=lambda record: record.changed, reverse=True)
    return [
        FeedEntry(
            address=register.address_of(record),
            title=_title(record, words),
            updated=record.changed,
            published=record.paper.date.first if isinstance(record, PaperRecord) else record.changed,
            language=record.paper.meta.language if isinstance(record, PaperRecord) else site.settings.language,
            summary=plain_text(record.paper.meta.title) if isinstance(record, PaperRecord) else "",
        )
        for record in newest
    ]


def _title(record: Record, words: Words) -> str:
    match record:
        case StatementRecord():
            kind = words.krachtlijn if isinstance(record.node, KeyPoint) else words.recommendation
            return f"{kind}{words.colon} {plain_text(record.words)}"
        case InitiativeRecord():
            return f"{plain_text(record.initiative.title)} ({words.registers.courses[record.course]})"
        case WorkRecord():
            return plain_text(record.text)
        case AbbreviationRecord():
            return f"{record.word}{words.colon} {record.long}"
        case TableRecord():
            return f"{words.table}{words.colon} {plain_text(record.table.caption)}"
        case _:
            raise TypeError(f"no title for {type(record).__name__}")


def _frame(site: Site, assets: Assets, address: str, *, feed: str = "") -> PageFrame:
    link, url = relative_to(address), site.settings.url
    return PageFrame(
        here=address,
        link=link,
        asset=assets.through(link),
        canonical=absolute(url, f"/{address}/"),
        feed=f"/{feed_path(feed)}" if feed and url else "",
    )
