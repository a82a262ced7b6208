"""Waiting for changes in what a site is made of, by looking at the times of its files."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from krachtlijn.project import Project

PAUSE = 0.4  # seconds between two looks

Times = Mapping[Path, tuple[int, int]]


def changes(project: Project, pause: float = PAUSE) -> Iterator[None]:
    """Yields whenever files of the content, the templates or the styles changed and have come to rest.

    What changed since this was called counts too, so that no change made during a build is missed.
    """
    return _changes(project, times_of(project), pause)


def _changes(project: Project, seen: Times, pause: float) -> Iterator[None]:
    while True:
        time.sleep(pause)
        now = times_of(project)
        if now == seen:
            continue
        while (later := _after(pause, project)) != now:
            now = later
        seen = now
        yield


def _after(pause: float, project: Project) -> Times:
    time.sleep(pause)
    return times_of(project)


def times_of(project: Project) -> Times:
    """When each file was last written, and its size. Files that a build leaves alone for their names do not count."""
    return {
        path: (stat.st_mtime_ns, stat.st_size)
        for folder in (project.content, project.templates, project.styles)
        for path, stat in _files(folder)
    }


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for parent, folders, files in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if name.startswith(".") or name.endswith("~"):
                continue
            try:
                yield path, path.stat()
            except FileNotFoundError:
                continue  # an editor's file that came and went
