"""What data files hold, and the text that places it: each thing is there, and stands in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import Block, Node, Placement, PlacementKind
from krachtlijn.model.chart import Chart
from krachtlijn.model.document import Site
from krachtlijn.model.followup import FollowUp
from krachtlijn.model.table import Table
from krachtlijn.model.walk import walk

_FOLDERS: Mapping[PlacementKind, str] = {
    "table": "tables",
    "chart": "charts",
    "agenda": "agenda",
    "followup": "followup",
}
"""Where the files of each kind stand; a file beside its folder (agenda.yaml) has no name."""

_Matter = Mapping[PlacementKind, Mapping[str, Block]]


def check_placements(site: Site) -> Iterator[Diagnostic]:
    """Everything that data files hold is placed, once; what is placed is there."""
    for paper in site.papers:
        nodes = list(walk(paper.parts))
        placed = {found for node in nodes if (found := _placed(node))}
        yield from (_misplaced(node, paper.matter) for node in nodes if isinstance(node, Placement))
        for kind, blocks in paper.matter.items():
            if site.is_whole(paper) and not (kind == "table" and site.has_gaps(paper.folder / "charts")):
                yield from (_unplaced(kind, name, blocks[name]) for name in blocks if (kind, name) not in placed)
    for page in site.pages:
        yield from (_misplaced(node, {}) for node in walk(page.blocks) if isinstance(node, Placement))


def _placed(node: Node) -> tuple[PlacementKind, str] | None:
    """What of the data files stands here."""
    match node:
        case Table(name=name) if name:
            return "table", name
        case Chart(name=name):
            return "chart", name
        case Agenda(name=name):
            return "agenda", name
        case FollowUp(name=name):
            return "followup", name
        case _:
            return None


def _misplaced(node: Placement, matter: _Matter) -> Diagnostic:
    known = matter.get(node.kind, {})
    called = f"{node.kind} `{node.name}`" if node.name else node.kind
    if node.name in known:
        hint = "keep one of the directives, and refer to it from elsewhere"
        return Diagnostic(Code.MATTER_PLACED_ONCE, node.at, f"the {called} is placed a second time", hint)
    file = f"{_FOLDERS[node.kind]}/{node.name}.yaml" if node.name else f"{node.kind}.yaml"
    hint = suggest(node.name, [name for name in known if name], f"add a file {file} to the paper's folder")
    return Diagnostic(Code.MATTER_KNOWN, node.at, f"there is no {called}", hint)


def _unplaced(kind: PlacementKind, name: str, block: Block) -> Diagnostic:
    called = f"{kind} `{name}`" if name else kind
    directive = f"::{{{kind}}} {name}".strip()
    hint = f"add a line {directive} where it belongs, or let the file's name begin with _"
    return Diagnostic(Code.MATTER_PLACED, block.at, f"no directive places the {called}", hint)
