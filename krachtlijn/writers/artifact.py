"""What every writer gives: a file of the site as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path below the output folder, and what is in it."""

    path: PurePosixPath
    content: bytes = field(repr=False)
