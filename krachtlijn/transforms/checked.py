"""What a page says of the run that looked over the site: when, how many papers, and that nothing stood against them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypeVar

from krachtlijn.language import format_date, words_for
from krachtlijn.model.blocks import Checked, Definition, DefinitionList, Paragraph, Text
from krachtlijn.model.document import Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.walk import rewrite
from krachtlijn.project import Project
from krachtlijn.source import Location

T = TypeVar("T")


def tell_what_was_checked(site: Site, project: Project) -> Site:
    """The site with a list of facts for each ``::{checked}``, in the language of its page or paper.

    A site with faults is not published, so what is published had none. Whether it is accessible, people have to say.
    """

    def told(value: T, language: Language) -> T:
        facts = partial(_facts, papers=len(site.papers), language=language, project=project)
        return rewrite(value, lambda node: facts(node.at) if isinstance(node, Checked) else node)

    papers = tuple(replace(paper, parts=told(paper.parts, paper.meta.language)) for paper in site.papers)
    return replace(site, pages=told(site.pages, site.settings.language), papers=papers)


def _facts(at: Location, papers: int, language: Language, project: Project) -> DefinitionList:
    words = words_for(language).checked
    noun = words.pages_and_pdfs if project.pdf else words.pages
    rows = (
        (words.on, format_date(project.now.date(), language)),
        (words.what, noun.one if papers == 1 else noun.many.format(n=papers)),
        (words.found, words.no_faults),
    )
    return DefinitionList(at=at, items=tuple(_row(at, *row) for row in rows))


def _row(at: Location, term: str, meaning: str) -> Definition:
    said = Paragraph(at=at, children=(Text(at=at, text=meaning),))
    return Definition(at=at, term=(Text(at=at, text=term),), meanings=((said,),))
