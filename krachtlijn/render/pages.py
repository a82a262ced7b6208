"""The pages of the site that are no paper: the home page, free pages, the page for an address that is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment

from krachtlijn.language import words_for
from krachtlijn.model.blocks import Heading
from krachtlijn.model.document import Page, Site
from krachtlijn.render.context import RenderContext
from krachtlijn.render.environment import render_template
from krachtlijn.render.lists import paper_entry
from krachtlijn.render.papers import page_values
from krachtlijn.render.parts import description_of, notes_in


def render_home(
    env: Environment, site: Site, link: Callable[[str], str], asset: Callable[[str], str], canonical: str
) -> str:
    """The home page: every paper, newest first, and what is withdrawn apart. Raises :class:`jinja2.TemplateError`."""
    language = site.settings.language
    entries = [paper_entry(document, site, language) for document in site.papers]
    values = {
        **_values(site, link, asset, Path()),
        "canonical": canonical,
        "here": "",
        "papers": [entry for entry in entries if not entry.withdrawn],
        "withdrawn": [entry for entry in entries if entry.withdrawn],
    }
    return render_template(env, "home.html", values)


def render_page(
    env: Environment, site: Site, page: Page, link: Callable[[str], str], asset: Callable[[str], str], canonical: str
) -> str:
    """A free page. Its first heading is its title, and stands as such. Raises :class:`jinja2.TemplateError`."""
    titled = page.blocks and isinstance(page.blocks[0], Heading) and page.blocks[0].children == page.title
    blocks = page.blocks[1:] if titled else page.blocks
    values = {
        **_values(site, link, asset, page.at.path.parent),
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
    return render_template(env, "404.html", {**_values(site, link, asset, Path()), "here": None})


def _values(site: Site, link: Callable[[str], str], asset: Callable[[str], str], folder: Path) -> dict[str, object]:
    words = words_for(site.settings.language)
    context = RenderContext(
        medium="screen", top_level=1, language=site.settings.language, words=words, folder=folder, link=link
    )
    return {**page_values(site, words, link, asset), "context": context}
