"""Ids are given once, and are not those of the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.anchors import is_furniture
from krachtlijn.model.document import Site
from krachtlijn.model.identified import identified
from krachtlijn.source import Location


def check_ids(site: Site) -> Iterator[Diagnostic]:
    """The ids of a paper, and of a page, point each at one thing."""
    for paper in site.papers:
        yield from _check(paper.parts, paper.folder)
    for page in site.pages:
        yield from _check(page.blocks, page.at.path.parent)


def _check(content: object, folder: Path) -> Iterator[Diagnostic]:
    first: dict[str, Location] = {}
    for id_, node in identified(content):
        if id_ in first:
            message = f"the id `{id_}` is given a second time; the first is in {_place(first[id_], folder)}"
            yield Diagnostic(Code.ID_UNIQUE, node.at, message, "give one of the two another id")
        elif is_furniture(id_):
            message = f"the id `{id_}` is one that the page uses itself"
            yield Diagnostic(Code.ID_FREE, node.at, message, "choose another")
        first.setdefault(id_, node.at)


def _place(at: Location, folder: Path) -> str:
    path = at.path.relative_to(folder) if at.path.is_relative_to(folder) else Path(at.path.name)
    return f"{path.as_posix()}, line {at.line}"
