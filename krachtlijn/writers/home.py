"""The home page, which lists the papers."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from krachtlijn.model.document import Site
from krachtlijn.render.pages import render_home
from krachtlijn.writers.addresses import absolute, page_path, relative_to
from krachtlijn.writers.artifact import Artifact
from krachtlijn.writers.assets import Assets


def write_home(site: Site, env: Environment, assets: Assets) -> Iterator[Artifact]:
    """The home page. Raises :class:`jinja2.TemplateError`."""
    link = relative_to("")
    html = render_home(env, site, link, assets.through(link), absolute(site.settings.url, "/"))
    yield Artifact(page_path(""), html.encode())
