"""Writing the locks of papers, after showing what changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from krachtlijn.cli.complaints import seen_from
from krachtlijn.cli.summary import count
from krachtlijn.writers.anchors import Lock


def write_lock(lock: Lock) -> Iterator[str]:
    """What changes, a line each, and then the writing, in one step. A lock that stays the same is left alone."""
    path = seen_from(lock.path, Path.cwd())
    yield f"{path}: {count(len(lock.changes), 'change')}"
    yield from (f"  {change}" for change in lock.changes)
    if not lock.path.exists() or lock.path.read_text(encoding="utf-8") != lock.text:
        new = lock.path.with_name(f".{lock.path.name}.new")
        new.write_text(lock.text, encoding="utf-8", newline="\n")
        new.replace(lock.path)
