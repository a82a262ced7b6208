"""What each type of paper asks of its papers."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.diagnostics import Diagnostic
from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.model.document import Site


def check_types(site: Site) -> Iterator[Diagnostic]:
    """What each type of paper asks of its papers."""
    for paper in site.papers:
        for check in DOCUMENT_TYPES[paper.type].checks:
            yield from check(paper)
