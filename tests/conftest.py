"""What the tests share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from krachtlijn.project import Project

ROOT = Path(__file__).parent.parent
NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def root() -> Path:
    """The project's own folder, for templates and styles."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an empty ``content/`` of its own, and this project's templates and styles."""
    content = tmp_path / "content"
    content.mkdir()
    return Project(root=ROOT, content=content, output=tmp_path / "output", now=NOW)
