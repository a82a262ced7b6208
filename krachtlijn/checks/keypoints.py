"""Key points and the sections that they sum up."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Heading, KeyPoint
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk


def check_key_points(site: Site) -> Iterator[Diagnostic]:
    """Key points sum up sections that are there, and leave no numbered main section out.

    Nothing is said of sections in a paper without key points: one whose type requires them lacks a file; nor where a
    key point or a section may be left out for a fault.
    """
    for paper in site.papers:
        points = [block for block in paper.part("krachtlijnen") if isinstance(block, KeyPoint)]
        if points and site.is_whole(paper):
            yield from _check_sections(paper, points)
            yield from _check_coverage(paper, points)


def _check_sections(paper: Document, points: list[KeyPoint]) -> Iterator[Diagnostic]:
    headings = [node.id for node in walk(paper.parts) if isinstance(node, Heading)]
    for point in points:
        for section in point.sections:
            if _resolve(section.id, paper) not in headings:
                message = f"there is no section `{section.id}`"
                hint = suggest(section.id, headings, "give the section's heading this id: {#" + section.id + "}")
                yield Diagnostic(Code.KEYPOINT_SECTION, section.at, message, hint)


def _resolve(id_: str, paper: Document) -> str:
    return paper.aliases.get(id_, id_)


def _check_coverage(paper: Document, points: list[KeyPoint]) -> Iterator[Diagnostic]:
    named = {_resolve(section.id, paper) for point in points for section in point.sections}
    for main, ids in _main_sections(paper):
        if main.number and "nokey" not in main.classes and not named & ids:
            message = f"no key point sums up section {main.number}, {plain_text(main.children)}"
            hint = f"add `{main.id}` to the sections of a key point, or type {{.nokey}} behind the heading"
            yield Diagnostic(Code.KEYPOINT_MISSING, main.at, message, hint)


def _main_sections(paper: Document) -> list[tuple[Heading, set[str]]]:
    """The main headings of the body, each with the ids of its section: its own and those below it."""
    sections: list[tuple[Heading, set[str]]] = []
    for node in walk(paper.part("body")):
        if isinstance(node, Heading):
            if node.level == 1:
                sections.append((node, set()))
            if sections:
                sections[-1][1].add(node.id)
    return sections
