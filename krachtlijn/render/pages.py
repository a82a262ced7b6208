"""The pages of the site that somebody wrote and are no paper, and the page for an address that is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment

from krachtlijn.language import words_for
from krachtlijn.model.blocks import Heading
from krachtlijn.model.document import Page, Site
from krachtlijn.render.context import RenderContext
from krachtlijn.render.environment import render_template
from krachtlijn.render.papers import page_values
from krachtlijn.render.parts import description_of, notes_in


def render_page(
    env: Environment, site: Site, page: Page, link: Callable[[str], str], asset: Callable[[str], str], canonical: str
) -> str:
    """A free page. Its first heading is its title, and stands as such. Raises :class:`jinja2.TemplateError`."""
    titled = page.blocks and isinstance(page.blocks[0], Heading) and page.blocks[0].children == page.title
    blocks = page.blocks[1:] if titled else page.blocks
    values = {
        **site_values(site, link, asset, page.at.path.parent),
        "canonical": canonical,
        "here": page.address,
        "page": page,
        "blocks": blocks,
        "notes": notes_in(blocks),
        "description": description_of(blocks),
    }
    return render_template(env, "page.html", values)


def render_missing(env: Environment, site: Site, link: Callable[[str], str], asset: Callable[[str], str]) -> str:
    """The page for an address that is not there. Raises :class:`jinja2.TemplateError`."""
    return render_template(env, "404.html", {**site_values(site, link, asset), "here": None})


def site_values(
    site: Site, link: Callable[[str], str], asset: Callable[[str], str], folder: Path = Path()
) -> dict[str, object]:
    """What the templates of every page are given that is no paper; ``folder`` is where its own files stand."""
    words = words_for(site.settings.language)
    context = RenderContext(
        medium="screen", top_level=1, language=site.settings.language, words=words, folder=folder, link=link
    )
    return {**page_values(site, words, link, asset), "context": context}
