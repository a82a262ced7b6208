"""What papers share: bibliography and abbreviations, to which each paper adds its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.document import LongForm, Work
from krachtlijn.model.settings import AgendaStage
from krachtlijn.readers.binding import bind_mapping
from krachtlijn.readers.csl import read_works
from krachtlijn.readers.files import read_tree
from krachtlijn.readers.leaves import BindContext, is_empty
from krachtlijn.source import Location

T = TypeVar("T", Work, LongForm)


@dataclass(frozen=True, kw_only=True)
class Shared:
    """The works and abbreviations of a folder, by key and by word; the stages of agendas that name none.

    ``stages`` is None where site.yaml has a fault, and they are not known.
    """

    references: Mapping[str, Work] = field(default_factory=dict)
    abbreviations: Mapping[str, LongForm] = field(default_factory=dict)
    stages: tuple[AgendaStage, ...] | None = ()


def read_shared(folder: Path, context: BindContext) -> Shared:
    """What ``references.yaml`` and ``abbreviations.yaml`` of a folder hold; nothing where they are not there."""
    references = folder / "references.yaml"
    works = read_tree(references, context.report) if references.is_file() else None
    abbreviations = folder / "abbreviations.yaml"
    words = read_tree(abbreviations, context.report) if abbreviations.is_file() else None
    return Shared(
        references=read_works(works, context.report) if works is not None else {},
        abbreviations={} if words is None or is_empty(words) else bind_mapping(LongForm, words, context),
    )


def add_own(shared: Shared, own: Shared, report: Report) -> Shared:
    """The shared ones with a paper's own; where both have one, the paper's wins, with a warning."""
    return Shared(
        references=_merge(shared.references, own.references, "the work", report),
        abbreviations=_merge(shared.abbreviations, own.abbreviations, "the abbreviation", report),
        stages=shared.stages,
    )


def _merge(shared: Mapping[str, T], own: Mapping[str, T], what: str, report: Report) -> dict[str, T]:
    for key in own:
        if key in shared:
            report.add(_doubled(f"{what} `{key}`", own[key].at, shared[key].at))
    return {**shared, **own}


def _doubled(what: str, at: Location, other: Location) -> Diagnostic:
    message = f"{what} stands in the shared {other.path.name} too, on line {other.line}"
    return Diagnostic(Code.ENTRY_UNIQUE, at, message, "this one is used; delete one of the two")
