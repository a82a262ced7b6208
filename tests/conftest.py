"""What the tests share: a project of their own, ``--update``, and what has to be on the machine for some of them."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from krachtlijn.cli import main
from krachtlijn.project import Project

ROOT = Path(__file__).parent.parent
NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)
CI = os.environ.get("CI") == "true"

settings.register_profile("krachtlijn", derandomize=CI, deadline=None, database=None)
settings.load_profile("krachtlijn")

TOOLS = {
    "browser": (("chromium",), ("playwright",)),
    "java": (("java",), ("opendataloader_pdf",)),
    "pdf": (("pdftotext", "pdftoppm"), ("weasyprint", "pikepdf")),
}
"""The programs and the Python modules that each marker of ``pyproject.toml`` asks for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="accept what comes out as what tests/cases/ expects")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose marker names tools that are not there."""
    for marker, (programs, modules) in TOOLS.items():
        if item.get_closest_marker(marker):
            missing = [program for program in programs if not shutil.which(program)]
            missing += [module for module in modules if not importlib.util.find_spec(module)]
            if missing:
                pytest.skip(f"{', '.join(missing)} not found")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything should be there (``CI=true``), a test that is skipped is one that fails."""
    report = yield
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and in CI no test may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder, for templates and styles."""
    return ROOT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a whole build of ``content/``, PDFs included; nobody may write there."""
    output = tmp_path_factory.mktemp("built") / "output"
    assert main(["--output", str(output), "--now", "2025-01-15"], ROOT) == 0
    return output


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an empty ``content/`` of its own, and this project's templates and styles."""
    content = tmp_path / "content"
    content.mkdir()
    return Project(root=ROOT, content=content, output=tmp_path / "output", now=NOW)
