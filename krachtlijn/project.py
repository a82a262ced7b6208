"""Where things lie: the folders of a project and what the run was asked to do.

Nothing in the package looks beside its own ``__file__``: the folders of templates and styles are the project's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Project:
    """The folders of a project (absolute) and the settings of one run.

    ``now`` is the moment that counts as now, with its zone: embargoes and terms are measured against it.
    """

    root: Path
    content: Path
    output: Path
    now: datetime
    papers: tuple[Path, ...] = ()
    jobs: int = 1
    pdf: bool = True
    drafts: bool = False
    strict: bool = False

    @property
    def templates(self) -> Path:
        """The folder of the Jinja templates."""
        return self.root / "templates"

    def asks_for(self, folder: Path) -> bool:
        """Whether the paper in ``folder`` is to be built: when no papers are named, all are."""
        return not self.papers or folder in self.papers

    @property
    def styles(self) -> Path:
        """The folder of stylesheets, fonts and the citation style."""
        return self.root / "styles"

    @property
    def citation_style(self) -> Path:
        """The style in CSL that puts works into words."""
        return self.styles / "citation.csl"
