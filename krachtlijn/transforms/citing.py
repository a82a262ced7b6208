"""How each paper is cited itself: in the citation style of the council, as its own notes would."""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.language import CATALOGUES
from krachtlijn.model.blocks import CitationItem
from krachtlijn.model.document import Document, Site, Work
from krachtlijn.project import Project
from krachtlijn.render.citing import csl_item
from krachtlijn.transforms.citations import Citer


def cite_papers(site: Site, project: Project) -> Site:
    """The site with the citation of each paper, in the paper's language."""
    works = {paper.address: _work(paper, site) for paper in site.papers}
    spoken = {paper.meta.language for paper in site.papers}
    citers = {lang: Citer(works, project.citation_style, lang) for lang in CATALOGUES if lang in spoken}

    def cited(paper: Document) -> Document:
        item = CitationItem(key=paper.address, at=paper.at)
        return replace(paper, citation=citers[paper.meta.language].in_full((item,)))

    return replace(site, papers=tuple(cited(paper) for paper in site.papers))


def _work(paper: Document, site: Site) -> Work:
    """The paper as a bibliography has it; its place in the tree of addresses is no variable of CSL."""
    data = {key: value for key, value in csl_item(paper, site).items() if key not in {"id", "genre", "abstract"}}
    return Work(at=paper.at, key=paper.address, data=data)
