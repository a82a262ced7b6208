"""What a writer gives back: a file that is to be, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the output: its path below ``output/`` and its bytes. Nothing is written here; ``publish.py`` does."""

    path: PurePosixPath
    content: bytes = field(repr=False)
