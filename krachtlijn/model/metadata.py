"""What ``paper.yaml`` says of a paper.

The classes are the format: the reader of YAML binds a mapping to them by their type hints, field by field, and the
words in ``Annotated`` describe each key to authors (in Dutch, for the schemas and the editor). Keys that only some
types of paper take stand in that type's own class in ``doctypes/``; the pieces they share stand here.

A class that has ``SHORTHAND`` may be typed as a single value, which is then the value of that field. A trailing
underscore in a name (``for_``) is not part of the key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal, NewType

from krachtlijn.model.blocks import Blocks, Inlines, Reference
from krachtlijn.model.dates import PartialDate
from krachtlijn.source import Location

Language = Literal["nl", "fr", "en"]
Status = Literal["draft", "final", "withdrawn"]
ListName = Literal["tables", "figures", "abbreviations", "references"]
Progress = Literal["open", "accepted", "partly", "done", "rejected"]

HeadingNumber = NewType("HeadingNumber", str)
"""The number of a heading that others can count on from: 4, 4.5, B."""

Depth = NewType("Depth", int)
"""How many levels of headings, 0 for none; typed as 1 to 6, or ``false``."""
DEEPEST = Depth(6)
WebAddress = NewType("WebAddress", str)
"""An address with ``http`` or ``https``."""
NO_ADDRESS = WebAddress("")
EmailAddress = NewType("EmailAddress", str)
"""An address that mail goes to: somebody, an @, a domain."""
NO_EMAIL = EmailAddress("")
LanguageTag = NewType("LanguageTag", str)
"""A language as BCP 47 writes it: ``fr``, ``en-GB``."""
NO_LANGUAGE = LanguageTag("")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A mapping in a YAML file; ``at`` is where it begins, ``places`` where the value of each typed key does."""

    SHORTHAND: ClassVar[str] = ""

    at: Location
    places: Mapping[str, Location] = field(default_factory=dict, repr=False, compare=False)

    def place_of(self, key: str) -> Location:
        """The place of the value of ``key``; of the whole, where the key was not typed."""
        return self.places.get(key, self.at)


@dataclass(frozen=True, kw_only=True)
class Institution(Entry):
    """The institution a paper comes from, where it is not the site's own."""

    name: Annotated[str, "Volledige naam"]
    short_name: Annotated[str, "Korte naam"] = ""
    url: Annotated[WebAddress, "Webadres"] = NO_ADDRESS


@dataclass(frozen=True, kw_only=True)
class Correction(Entry):
    """One erratum."""

    date: Annotated[date, "Datum van de rechtzetting"]
    place: Annotated[str, "Plaats in het stuk"]
    was: Annotated[Inlines, "Wat er stond"] = ()
    now: Annotated[Inlines, "Wat er nu staat"]
    why: Annotated[Inlines, "Waarom"] = ()


@dataclass(frozen=True, kw_only=True)
class Acceptance(Entry):
    """A finding that is known and must stand."""

    code: Annotated[str, "Code van de melding"]
    where: Annotated[str, "Bestand, of bestand#id, gezien vanuit de map van het stuk"]
    reason: Annotated[str, "Waarom de melding mag blijven"]


@dataclass(frozen=True, kw_only=True)
class Numbering(Entry):
    """How headings are numbered; ``numbering: false`` switches it off."""

    SHORTHAND = "enabled"

    enabled: Annotated[bool, ""] = True
    start: Annotated[HeadingNumber, "Het nummer waarmee de eerste kop begint, bijvoorbeeld 4.5"] = HeadingNumber("")
    depth: Annotated[Depth, "Hoeveel kopniveaus een nummer krijgen"] = DEEPEST
    annexes: Annotated[bool, "Of koppen in bijlagen een nummer krijgen"] = True


@dataclass(frozen=True, kw_only=True)
class ListChoice(Entry):
    """A list at the end of the paper; ``all`` prints every abbreviation, used or not."""

    name: Annotated[ListName, "Welke lijst"]
    all: Annotated[bool, "Of alles erin staat, gebruikt of niet"] = False


Lists = NewType("Lists", tuple[ListChoice, ...])
"""Typed as a list of names, in which ``abbreviations: all`` may stand."""


@dataclass(frozen=True, kw_only=True)
class Withdrawal(Entry):
    """Why a paper was withdrawn, and what to see instead."""

    date: Annotated[date, "Datum van de intrekking"]
    why: Annotated[Inlines, "Waarom het stuk is ingetrokken"] = ()
    see: Annotated[tuple[Reference, ...], "Stukken die in de plaats komen"] = ()


@dataclass(frozen=True, kw_only=True)
class Metadata(Entry):
    """The keys that every type of paper takes."""

    type: Annotated[str, "Soort stuk"]
    title: Annotated[Inlines, "Titel"]
    subtitle: Annotated[Inlines, "Ondertitel"] = ()
    short_title: Annotated[str, "Korte titel voor kopregels en lijsten"] = ""
    number: Annotated[str, "Nummer, zoals de instelling het schrijft"] = ""
    reference: Annotated[str, "Dossierkenmerk van de raad; ook de naam van de PDF"] = ""
    date: Annotated[PartialDate | None, "Datum die het stuk draagt"] = None
    status: Annotated[Status, "Ontwerp, definitief of ingetrokken"] = "draft"
    embargo: Annotated[datetime | None, "Tot dan telt het stuk als ontwerp"] = None
    version: Annotated[str, "Versie, getoond bij een ontwerp"] = ""
    language: Annotated[Language, "Taal van de tekst en van alle vaste woorden"] = "nl"
    institution: Annotated[Institution | None, "De instelling, als het niet die van de site is"] = None
    committee: Annotated[Reference | None, "Commissie, een id uit site.yaml"] = None
    themes: Annotated[tuple[Reference, ...], "Thema's, id's uit site.yaml"] = ()
    summary: Annotated[Blocks, "Samenvatting voor lijsten, zoeken en metadata"] = ()
    keywords: Annotated[tuple[str, ...], "Trefwoorden"] = ()
    related: Annotated[tuple[Reference, ...], "Verwante stukken"] = ()
    replaces: Annotated[tuple[Reference, ...], "Stukken die dit stuk vervangt"] = ()
    translation_of: Annotated[Reference | None, "Het stuk waarvan dit een vertaling is"] = None
    corrections: Annotated[tuple[Correction, ...], "Rechtzettingen"] = ()
    withdrawn: Annotated[Withdrawal | None, "Gegevens over de intrekking"] = None
    details: Annotated[Mapping[str, Inlines], "Extra rijen voor het feitenblok op de omslag"] = field(
        default_factory=dict
    )
    numbering: Annotated[Numbering | None, "Nummering van koppen, of false"] = None
    contents: Annotated[Depth | None, "Diepte van de inhoudsopgave, of false"] = None
    lists: Annotated[Lists | None, "Lijsten achteraan"] = None
    accept: Annotated[tuple[Acceptance, ...], "Meldingen die gekend zijn en mogen blijven"] = ()

    @property
    def papers_named(self) -> tuple[Reference, ...]:
        """The papers that this one is tied to by hand."""
        translated = (self.translation_of,) if self.translation_of else ()
        instead = self.withdrawn.see if self.withdrawn else ()
        return (*self.related, *self.replaces, *translated, *instead)


# What some types of paper share.


@dataclass(frozen=True, kw_only=True)
class Approval(Entry):
    """A body that approved the paper; one without a date still has to."""

    body: Annotated[str, "Orgaan"]
    date: Annotated[PartialDate | None, "Datum van goedkeuring"] = None
    note: Annotated[Inlines, "Opmerking"] = ()


@dataclass(frozen=True, kw_only=True)
class Contact(Entry):
    """Somebody to turn to."""

    name: Annotated[str, "Naam"]
    email: Annotated[EmailAddress, "E-mailadres"] = NO_EMAIL
    phone: Annotated[str, "Telefoon"] = ""
    role: Annotated[str, "Functie"] = ""


@dataclass(frozen=True, kw_only=True)
class Signatory(Entry):
    """Somebody who signs."""

    name: Annotated[str, "Naam"]
    role: Annotated[str, "Functie"] = ""


@dataclass(frozen=True, kw_only=True)
class Addressee(Entry):
    """Somebody a letter goes to."""

    name: Annotated[str, "Naam"]
    role: Annotated[str, "Functie"] = ""
    address: Annotated[tuple[str, ...], "Adresregels"] = ()


@dataclass(frozen=True, kw_only=True)
class Letter(Entry):
    """The letter that goes with a paper; its text is ``letter.md``."""

    date: Annotated[date | None, "Datum van de brief"] = None
    reference: Annotated[str, "Kenmerk"] = ""
    subject: Annotated[Inlines, "Onderwerp"] = ()
    enclosures: Annotated[tuple[str, ...], "Bijlagen bij de brief"] = ()
    salutation: Annotated[str, "Aanspreking"] = ""
    closing: Annotated[str, "Slotformule"] = ""
    addressees: Annotated[tuple[Addressee, ...], "Geadresseerden"] = ()
