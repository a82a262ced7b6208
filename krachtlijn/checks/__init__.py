"""Rules that a site must keep to: model → diagnostics. One family of rules a file, a rule is a function that yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from krachtlijn.checks.acceptance import accept, check_acceptances
from krachtlijn.checks.addresses import check_made_addresses, check_pdf_names, check_redirects
from krachtlijn.checks.agenda import check_agendas
from krachtlijn.checks.anchors import check_anchors
from krachtlijn.checks.arithmetic import check_arithmetic
from krachtlijn.checks.ids import check_ids
from krachtlijn.checks.keypoints import check_key_points
from krachtlijn.checks.metadata import check_circles, check_navigation, check_papers_named, check_site_ids
from krachtlijn.checks.notes import check_citations, check_notes
from krachtlijn.checks.placements import check_placements
from krachtlijn.checks.references import check_references
from krachtlijn.checks.tables import check_values
from krachtlijn.checks.terms import check_terms
from krachtlijn.checks.types import check_types
from krachtlijn.checks.units import check_units
from krachtlijn.diagnostics import Diagnostic
from krachtlijn.model.document import Site

CHECKS: tuple[Callable[[Site], Iterator[Diagnostic]], ...] = (
    check_site_ids,
    check_navigation,
    check_made_addresses,
    check_redirects,
    check_pdf_names,
    check_papers_named,
    check_circles,
    check_key_points,
    check_ids,
    check_anchors,
    check_references,
    check_notes,
    check_citations,
    check_placements,
    check_values,
    check_units,
    check_arithmetic,
    check_agendas,
    check_terms,
    check_acceptances,
    check_types,
)
"""All rules, in order."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Everything that the rules find in a site that the transforms have settled."""
    for rule in CHECKS:
        yield from rule(site)


__all__ = ["CHECKS", "accept", "check"]
