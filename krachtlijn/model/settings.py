"""What ``site.yaml`` says: the council and its site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from krachtlijn.model.blocks import Inlines, Reference
from krachtlijn.model.metadata import NO_ADDRESS, NO_EMAIL, EmailAddress, Entry, Language, WebAddress


@dataclass(frozen=True, kw_only=True)
class SiteContact(Entry):
    """How the council is reached."""

    email: Annotated[EmailAddress, "E-mailadres"] = NO_EMAIL
    phone: Annotated[str, "Telefoon"] = ""
    website: Annotated[str, "Website"] = ""


@dataclass(frozen=True, kw_only=True)
class Named(Entry):
    """An id and its name: a committee, a theme."""

    id: Annotated[str, "Id"]
    name: Annotated[str, "Naam"]


@dataclass(frozen=True, kw_only=True)
class AgendaStage(Entry):
    """A stage that a regulation goes through."""

    id: Annotated[str, "Id"]
    name: Annotated[str, "Naam"]
    short: Annotated[str, "Korte naam"] = ""


@dataclass(frozen=True, kw_only=True)
class NavigationItem(Entry):
    """A line of the site's menu."""

    title: Annotated[str, "Woorden in het menu"]
    page: Annotated[Reference, "Een pagina uit pages/"]


@dataclass(frozen=True, kw_only=True)
class Redirect(Entry):
    """An old address that leads to a new one."""

    from_: Annotated[Reference, "Het oude adres, als pad: /oud/stuk"]
    to: Annotated[Reference, "Het nieuwe: het pad van een stuk, een pagina of een lijst"]

    @property
    def old(self) -> str:
        """The old address, without slashes at its ends; the file of a page is its folder."""
        return self.from_.address.removesuffix("/index.html")

    @property
    def new(self) -> str:
        """The new address, without slashes at its ends; empty for the home page."""
        return self.to.address


@dataclass(frozen=True, kw_only=True)
class SiteSettings(Entry):
    """The council: name, address, site, committees, themes, standard agenda stages."""

    name: Annotated[str, "Volledige naam van de raad"]
    short_name: Annotated[str, "Korte naam"] = ""
    url: Annotated[WebAddress, "Adres waar de site komt te staan"] = NO_ADDRESS
    contact: Annotated[SiteContact | None, "Hoe de raad te bereiken is"] = None
    address: Annotated[tuple[str, ...], "Postadres, regel per regel"] = ()
    language: Annotated[Language, "Taal van de site"] = "nl"
    committees: Annotated[tuple[Named, ...], "Commissies"] = ()
    themes: Annotated[tuple[Named, ...], "Thema's"] = ()
    agenda_stages: Annotated[tuple[AgendaStage, ...], "Standaardfasen van een regelgevingsagenda"] = ()
    navigation: Annotated[tuple[NavigationItem, ...], "Menu van de site"] = ()
    notice: Annotated[Inlines, "Een regel op elke pagina en omslag"] = ()
    featured: Annotated[tuple[Reference, ...], "Stukken die de startpagina uitlicht"] = ()
    redirects: Annotated[tuple[Redirect, ...], "Oude adressen, elk met het nieuwe"] = ()
    terms: Annotated[Mapping[str, tuple[str, ...]], "Gewenste vormen met hun ongewenste"] = field(default_factory=dict)
