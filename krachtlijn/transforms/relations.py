"""Papers that are tied to each other: by hand, by being replaced or translated, by what their texts lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from krachtlijn.model.blocks import InternalLink, Reference
from krachtlijn.model.document import Document, Relations, Site
from krachtlijn.model.walk import walk
from krachtlijn.project import Project


def tie_papers(site: Site, project: Project) -> Site:
    """The site with the relations of each paper, in both directions; only papers that are published are named."""
    published = {paper.address for paper in site.papers}
    replaced_by: dict[str, list[str]] = defaultdict(list)
    versions: dict[str, list[str]] = defaultdict(list)
    cited_by: dict[str, list[str]] = defaultdict(list)
    for paper in site.papers:
        for address in _addresses(paper.meta.replaces):
            replaced_by[address].append(paper.address)
        for address in dict.fromkeys((*_addresses(paper.meta.related), *_cited(paper))):
            cited_by[address].append(paper.address)
        versions[_original(paper)].append(paper.address)

    def there(addresses: Iterable[str], paper: Document) -> tuple[str, ...]:
        return tuple(dict.fromkeys(it for it in addresses if it in published and it != paper.address))

    def tied(paper: Document) -> Document:
        meta = paper.meta
        relations = Relations(
            related=there(_addresses(meta.related), paper),
            replaces=there(_addresses(meta.replaces), paper),
            replaced_by=there(replaced_by[paper.address], paper),
            translations=there(versions[_original(paper)], paper),
            see_instead=there(_addresses(meta.withdrawn.see), paper) if meta.withdrawn else (),
        )
        named = {address for tie in fields(relations) for address in getattr(relations, tie.name)}
        others = (address for address in cited_by[paper.address] if address not in named)
        relations = replace(relations, cited_by=there(others, paper))
        return replace(paper, relations=relations)

    return replace(site, papers=tuple(tied(paper) for paper in site.papers))


def _cited(paper: Document) -> Iterator[str]:
    """The addresses of the papers that a paper's text leads to."""
    for node in walk(paper.parts):
        if isinstance(node, InternalLink) and node.href.startswith("/"):
            yield node.href.partition("#")[0].strip("/")


def _original(paper: Document) -> str:
    """The address that all versions of a paper share: that of the one they are translations of."""
    original = paper.meta.translation_of
    return original.address if original else paper.address


def _addresses(references: Iterable[Reference]) -> list[str]:
    return [reference.address for reference in references]
