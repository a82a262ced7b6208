"""What a paper's data files hold: its text says where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from krachtlijn.language import words_for
from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import Block, PlacementKind
from krachtlijn.model.followup import FollowUp
from krachtlijn.model.metadata import Language
from krachtlijn.model.settings import AgendaStage
from krachtlijn.model.table import Table
from krachtlijn.model.walk import walk
from krachtlijn.readers.agenda import AgendaContext, read_agenda
from krachtlijn.readers.charts import ChartContext, read_charts
from krachtlijn.readers.files import list_folder, read_tree
from krachtlijn.readers.followup import read_followup
from krachtlijn.readers.parts import PaperContext
from krachtlijn.readers.tables import TableContext, read_tables
from krachtlijn.source import whole_file

Matter = Mapping[PlacementKind, Mapping[str, Block]]


@dataclass(frozen=True, kw_only=True)
class MatterContext:
    """What reading data files takes: the paper, its language, and the stages of agendas that name none.

    ``stages`` is None where they are not known, for a fault in site.yaml.
    """

    paper: PaperContext
    language: Language
    stages: tuple[AgendaStage, ...] | None = ()


def read_matter(context: MatterContext) -> Matter:
    """The blocks of all data files, by the directive that places them and by name; complaints go to the report.

    Raises SourceError where a text is nested too deeply to follow, MachineError where a file cannot be read.
    """
    matter: dict[PlacementKind, Mapping[str, Block]] = {kind: read(context) for kind, read in _READERS.items()}
    return {**matter, "chart": _charts(context, matter["table"])}


def _tables(context: MatterContext) -> Mapping[str, Block]:
    paper, language = context.paper, context.language
    tables = TableContext(binding=paper.binding(), language=language, words=words_for(language))
    return read_tables(paper.folder, paper.content, tables)


def _charts(context: MatterContext, tables: Mapping[str, Block]) -> Mapping[str, Block]:
    """The charts, which are drawn of the tables."""
    named = {table.name: table for table in walk(tables) if isinstance(table, Table)}
    charts = ChartContext(binding=context.paper.binding(), tables=named)
    return read_charts(context.paper.folder, context.paper.content, charts)


def _agendas(context: MatterContext) -> Mapping[str, Block]:
    """The agendas by name; one with a fault is empty, so that what places it is not at fault as well."""
    agendas = AgendaContext(binding=context.paper.binding(), language=context.language, stages=context.stages)
    found: dict[str, Block] = {}
    for name, path in _files("agenda", context.paper):
        tree = read_tree(path, context.paper.report)
        agenda = read_agenda(tree, name, agendas) if tree is not None else None
        found[name] = agenda or Agenda(at=whole_file(path), name=name, caption=(), stages=(), initiatives=())
    return found


def _followups(context: MatterContext) -> Mapping[str, Block]:
    """The files of follow-up by name; one with a fault is empty, as with agendas."""
    binding, words = context.paper.binding(), words_for(context.language)
    found: dict[str, Block] = {}
    for name, path in _files("followup", context.paper):
        tree = read_tree(path, context.paper.report)
        followup = read_followup(tree, name, binding, words) if tree is not None else None
        found[name] = followup or FollowUp(at=whole_file(path), name=name, sources=())
    return found


def _files(kind: str, context: PaperContext) -> Iterator[tuple[str, Path]]:
    """The one file of a kind (``agenda.yaml``), which has no name, and those of its folder, by name."""
    alone, folder = context.folder / f"{kind}.yaml", context.folder / kind
    if alone.is_file():
        yield "", alone
    for path in list_folder(folder, context.content, context.report) if folder.is_dir() else ():
        if path.suffix == ".yaml" and path.is_file():
            yield path.stem, path


_READERS: Mapping[PlacementKind, Callable[[MatterContext], Mapping[str, Block]]] = {
    "table": _tables,
    "agenda": _agendas,
    "followup": _followups,
}
