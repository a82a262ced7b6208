"""What a paper's data files hold: its text says where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from krachtlijn.language import words_for
from krachtlijn.model.blocks import Block, PlacementKind
from krachtlijn.model.metadata import Language
from krachtlijn.readers.parts import PaperContext
from krachtlijn.readers.tables import TableContext, read_tables

Matter = Mapping[PlacementKind, Mapping[str, Block]]


def read_matter(context: PaperContext, language: Language) -> Matter:
    """The blocks of all data files, by the directive that places them and by name; complaints go to the report.

    Raises SourceError where a text is nested too deeply to follow, MachineError where a file cannot be read.
    """
    return {kind: read(context, language) for kind, read in _READERS.items()}


def _tables(context: PaperContext, language: Language) -> Mapping[str, Block]:
    tables = TableContext(binding=context.binding(), language=language, words=words_for(language))
    return read_tables(context.folder, context.content, tables)


_READERS: Mapping[PlacementKind, Callable[[PaperContext, Language], Mapping[str, Block]]] = {
    "table": _tables,
}
