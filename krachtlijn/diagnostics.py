"""Complaints as values: one enum of codes, the complaint itself, and the report that gathers them.

A code is named by what must hold. Its severity stands with it, so that the same finding weighs the same wherever it is
made. Readers may raise :class:`SourceError` from any depth; checks yield; a bug of ours is an ordinary exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Self

from krachtlijn.source import Location


class Severity(Enum):
    """How much a finding weighs: an error keeps the output as it was, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


_E = Severity.ERROR
_W = Severity.WARNING


class Code(Enum):
    """What must hold. The member's name, in kebab case, is the code that authors see."""

    severity: Severity
    rule: str

    def __new__(cls, severity: Severity, rule: str) -> Self:
        """A member is a severity and a rule; its value is its place in the list."""
        member = object.__new__(cls)
        member._value_ = len(cls.__members__)
        member.severity = severity
        member.rule = rule
        return member

    # Files and YAML
    FILE_DECODES = _E, "A text file is UTF-8."
    FILE_EXPECTED = _W, "Every file in a paper's folder belongs somewhere."
    FILE_REQUIRED = _E, "A paper has the files that its type requires."
    YAML_SYNTAX = _E, "A YAML file follows YAML's own rules."
    YAML_PLAIN = _E, "YAML is used without anchors, aliases, merge keys and tags."
    YAML_SIZE = _E, "A YAML file stays within the bounds of depth and size."
    KEY_UNIQUE = _E, "A key is typed once."
    KEY_KNOWN = _E, "Every key is one that the format knows."
    KEY_REQUIRED = _E, "A required key is there, and has a value."
    VALUE_KIND = _E, "A value has the kind that its key asks for."
    VALUE_KNOWN = _E, "A value is one of those that its key admits."

    @property
    def slug(self) -> str:
        """The code as authors see it, for instance ``key-known``."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint: what must hold, where it does not, in what words, and what to do."""

    code: Code
    at: Location
    message: str
    hint: str

    @property
    def is_error(self) -> bool:
        """Whether the complaint keeps the output as it was."""
        return self.code.severity is Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Orders complaints by file and place, then by code and words."""
        return *self.at.sort_key(), self.code.slug, self.message


class SourceError(Exception):
    """Raised by readers when a source cannot be read further; caught once per paper."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics


class MachineError(Exception):
    """Raised when the machine, not the content, is at fault: a library that is missing, a disk that is full.

    ``hint`` says what to do, where something can be done: the command that installs what is missing.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass
class Report:
    """All complaints of a run."""

    _found: dict[tuple[str, int, int, str, str], Diagnostic] = field(default_factory=dict)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Take in complaints; one that is already there is not taken twice."""
        self.extend(diagnostics)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take in the complaints that a check yields."""
        for diagnostic in diagnostics:
            self._found.setdefault(diagnostic.sort_key(), diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return (self._found[key] for key in sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def has_errors(self) -> bool:
        """Whether any complaint is an error."""
        return any(diagnostic.is_error for diagnostic in self)

    def stops(self, *, strict: bool) -> bool:
        """Whether the output has to stay as it was: for an error, or for a warning where those count as errors."""
        return self.has_errors or (strict and len(self) > 0)
