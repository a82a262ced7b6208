"""From a change of one paper to a change of the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from krachtlijn.model.document import Document, Page, Site
from krachtlijn.project import Project

Transform = Callable[[Site, Project], Site]


def each_paper(change: Callable[[Document], Document]) -> Transform:
    """The transform that makes ``change`` to every paper."""

    def transform(site: Site, project: Project) -> Site:
        return replace(site, papers=tuple(change(paper) for paper in site.papers))

    return transform


def each_page(change: Callable[[Page], Page]) -> Transform:
    """The transform that makes ``change`` to every free page."""

    def transform(site: Site, project: Project) -> Site:
        return replace(site, pages=tuple(change(page) for page in site.pages))

    return transform
