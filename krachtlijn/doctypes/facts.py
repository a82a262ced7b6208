"""Rows of facts that several types of paper have on their cover."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.doctypes.base import Fact
from krachtlijn.language import capitalized, format_date
from krachtlijn.language.words import Words
from krachtlijn.model.blocks import Inlines, Link, Text
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import Approval, Contact, Metadata
from krachtlijn.source import Location


def words_at(at: Location, text: str) -> Inlines:
    """Plain words as a tree."""
    return (Text(at=at, text=text),)


def last_approval(approvals: tuple[Approval, ...]) -> PartialDate | None:
    """The day on which the last body approved; None where none has."""
    return max((approval.date for approval in approvals if approval.date), default=None)


def text_fact(label: str, text: str, at: Location) -> Iterator[Fact]:
    """A row with plain words; none where there are none."""
    if text:
        yield Fact(label, (words_at(at, text),))


def date_fact(label: str, day: PartialDate | None, at: Location, words: Words) -> Iterator[Fact]:
    """A row with a date; none where it is not known."""
    if day:
        yield Fact(label, (words_at(at, format_date(day, words.language)),))


def approval_facts(approvals: tuple[Approval, ...], words: Words) -> Iterator[Fact]:
    """A row for each body: the day on which it approved, or that it still has to."""
    for approval in approvals:
        if approval.date:
            said = format_date(approval.date, words.language)
        else:
            said = capitalized(words.approval_pending.format(body=approval.body))
        line = words_at(approval.at, said)
        if approval.note:
            line = (*words_at(approval.at, f"{said} ("), *approval.note, *words_at(approval.at, ")"))
        yield Fact(words.approval.format(body=approval.body), (line,))


def contact_facts(contacts: tuple[Contact, ...], words: Words) -> Iterator[Fact]:
    """One row, a line for each person: name and role, mail, telephone."""
    if contacts:
        label = words.contact.one if len(contacts) == 1 else words.contact.many
        yield Fact(label, tuple(_contact_line(contact) for contact in contacts))


def _contact_line(contact: Contact) -> Inlines:
    line = words_at(contact.at, contact.name + (f", {contact.role}" if contact.role else ""))
    if contact.email:
        mail = Link(at=contact.at, href=f"mailto:{contact.email}", children=words_at(contact.at, contact.email))
        line = (*line, *words_at(contact.at, ", "), mail)
    if contact.phone:
        shown = contact.phone.replace(" ", "\N{NO-BREAK SPACE}")
        number = "".join(sign for sign in contact.phone if sign in "+0123456789")
        phone = Link(at=contact.at, href=f"tel:{number}", children=words_at(contact.at, shown))
        line = (*line, *words_at(contact.at, ", "), phone)
    return line


def detail_facts(meta: Metadata) -> Iterator[Fact]:
    """The rows that ``details`` adds."""
    for label, line in meta.details.items():
        yield Fact(label, (line,))
