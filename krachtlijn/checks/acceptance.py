"""Findings that are known and must stand: what ``accept`` of paper.yaml says.

Only warnings can be accepted: what is an error would make the output wrong. An acceptance speaks of findings in a file
of its paper's folder, or of those in a part of it that has an id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic, Severity
from krachtlijn.model.anchors import PREFIXES
from krachtlijn.model.blocks import Block, Heading, KeySentence, Node, Span
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Acceptance
from krachtlijn.model.walk import walk
from krachtlijn.source import Location

_CODES = {code.slug: code for code in Code}


@dataclass(frozen=True)
class _Entry:
    acceptance: Acceptance
    folder: Path
    code: Code
    path: Path
    begin: tuple[int, int]
    end: tuple[float, float]

    def covers(self, finding: Diagnostic) -> bool:
        """Whether a finding is one that is accepted."""
        place = (finding.at.line, finding.at.column)
        return finding.code is self.code and finding.at.path == self.path and self.begin <= place < self.end


def accept(site: Site, found: Iterable[Diagnostic], codes: Collection[Code]) -> Iterator[Diagnostic]:
    """The findings that nobody accepted, and a warning for each acceptance of one of ``codes`` that accepts nothing.

    ``codes`` are those that may be among ``found`` at this step of the build.
    """
    entries = [entry for paper in site.papers for entry in _entries(paper)]
    used = set()
    for finding in found:
        accepting = [number for number, entry in enumerate(entries) if entry.covers(finding)]
        used.update(accepting)
        if not accepting:
            yield finding
    for number, entry in enumerate(entries):
        is_known = not site.has_gaps(entry.folder, site.settings.at.path)
        if number not in used and entry.code in codes and is_known:
            message = f"nothing in {entry.acceptance.where} has the finding {entry.code.slug}"
            yield Diagnostic(Code.ACCEPT_USED, entry.acceptance.at, message, "take the entry out, or look at `where`")


def check_acceptances(site: Site) -> Iterator[Diagnostic]:
    """What is accepted is a warning that exists, in a file that is there."""
    for paper in site.papers:
        for acceptance in paper.meta.accept:
            code = _CODES.get(acceptance.code)
            at = acceptance.place_of("code")
            if code is None:
                hint = suggest(acceptance.code, _CODES, "the code stands between brackets at the end of a complaint")
                yield Diagnostic(Code.ACCEPT_KNOWN, at, f"`{acceptance.code}` is no code", hint)
            elif code.severity is Severity.ERROR:
                message = f"`{acceptance.code}` is an error, and only warnings can be accepted"
                yield Diagnostic(Code.ACCEPT_KNOWN, at, message, "mend what it complains of")


def _entries(paper: Document) -> Iterator[_Entry]:
    for acceptance in paper.meta.accept:
        code = _CODES.get(acceptance.code)
        if code is None or code.severity is Severity.ERROR:
            continue
        name, _, id_ = acceptance.where.partition("#")
        path = paper.folder / name.removeprefix("/")
        if not id_:
            yield _Entry(acceptance, paper.folder, code, path, (1, 1), (float("inf"), 1))
        elif extent := _extent(paper, path, id_):
            yield _Entry(acceptance, paper.folder, code, path, *extent)
        else:
            yield _Entry(acceptance, paper.folder, code, path, (1, 1), (1, 1))


def _extent(paper: Document, path: Path, id_: str) -> tuple[tuple[int, int], tuple[float, float]] | None:
    """Where what bears an id begins and ends in a file: a section ends at the next heading of its level or above it."""
    if id_ in paper.footnotes and paper.footnotes[id_].at.path == path:
        return _extent_of_note(paper, paper.footnotes[id_].at)
    wanted = {id_, paper.aliases.get(id_, id_), *(prefix + id_ for prefix in PREFIXES)}
    nodes = [node for node in walk(paper.parts) if node.at.path == path]
    target = next((node for node in nodes if _id_of(node) in wanted), None)
    if target is None:
        return None
    inside = {id(node) for node in walk(target)}
    begin = (target.at.line, target.at.column)
    behind = (
        node for node in nodes if isinstance(node, Block) and id(node) not in inside and _is_after(node.at, begin)
    )
    if isinstance(target, Heading):
        behind = (node for node in behind if isinstance(node, Heading) and node.level <= target.level)
    end = next(((node.at.line, node.at.column) for node in behind), None)
    return begin, end or (float("inf"), 1)


def _extent_of_note(paper: Document, at: Location) -> tuple[tuple[int, int], tuple[float, float]]:
    """From where a note is written to the next note of its file."""
    begin = (at.line, at.column)
    places = ((note.at.line, note.at.column) for note in paper.footnotes.values() if note.at.path == at.path)
    return begin, min((place for place in places if place > begin), default=(float("inf"), 1))


def _id_of(node: Node) -> str:
    match node:
        case Block(id=id_) | KeySentence(id=id_):
            return id_
        case Span(attributes=given):
            return given.id
        case _:
            return ""


def _is_after(at: Location, begin: tuple[int, int]) -> bool:
    return (at.line, at.column) > begin
