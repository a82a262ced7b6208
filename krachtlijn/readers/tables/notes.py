"""A table's own notes: every mark has its note, every note its mark, and both lead to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from krachtlijn.diagnostics import Code
from krachtlijn.model.blocks import Inlines
from krachtlijn.model.table import NoteMark, TableNote
from krachtlijn.readers.tables.context import TableContext
from krachtlijn.readers.tables.raw import TypedMark
from krachtlijn.source import Location


@dataclass
class NoteBook:
    """The notes of one table, and their calls in the order in which the table is read."""

    table_id: str
    notes: Mapping[str, Inlines]
    at: Location
    context: TableContext
    _calls: dict[str, list[str]] = field(default_factory=dict)

    def call(self, marks: Iterable[TypedMark]) -> tuple[NoteMark, ...]:
        """The settled marks of a cell; a complaint about each that has no note."""
        return tuple(self._call(mark) for mark in marks if self._is_known(mark))

    def _is_known(self, mark: TypedMark) -> bool:
        if mark.mark in self.notes:
            return True
        hint = f'add it under notes: "{mark.mark}": …; a superscript is typed as ^{mark.mark}^'
        self.context.complain(Code.TABLE_NOTE_KNOWN, mark.at, f"the mark `{mark.mark}` has no note", hint)
        return False

    def _call(self, mark: TypedMark) -> NoteMark:
        note = self._id(mark.mark)
        calls = self._calls.setdefault(mark.mark, [])
        calls.append(f"{note}-terug" + (f"-{len(calls) + 1}" if calls else ""))
        return NoteMark(at=mark.at, mark=mark.mark, id=calls[-1], note=note)

    def _id(self, mark: str) -> str:
        return f"{self.table_id}-noot-{list(self.notes).index(mark) + 1}"

    def close(self) -> tuple[TableNote, ...]:
        """All notes in the order in which they were typed; a complaint about each that nothing calls."""
        return tuple(self._note(mark, content) for mark, content in self.notes.items())

    def _note(self, mark: str, content: Inlines) -> TableNote:
        at = content[0].at if content else self.at
        calls = tuple(self._calls.get(mark, ()))
        if not calls:
            hint = f"put ^{mark} behind the cell, header or group that it belongs to"
            self.context.complain(Code.TABLE_NOTE_USED, at, f"nothing in the table bears the mark `{mark}`", hint)
        return TableNote(at=at, mark=mark, content=content, id=self._id(mark), calls=calls)
