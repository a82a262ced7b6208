"""What was published keeps its address, until its loss is accepted by renewing the lock."""

from __future__ import annotations

from collections.abc import Iterator

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.document import Site
from krachtlijn.model.identified import identified


def check_anchors(site: Site) -> Iterator[Diagnostic]:
    """Every address of a lock is in its paper or was given up; every address of the paper is in its lock."""
    for paper in site.papers:
        locked = paper.anchors.locked
        if locked is None or paper.meta.status != "final" or site.has_gaps(paper.folder):
            continue
        command = f"python build.py anchors {paper.address}"
        there, known = {id_ for id_, _ in identified(paper.parts)}, {anchor.id for anchor in locked}
        gone = known - {anchor.id for anchor in paper.anchors.current}
        for anchor in locked:
            if not anchor.deleted and anchor.id not in there and anchor.moved not in gone:
                message = f"the published address `{anchor.id}` would be lost: {anchor.kind} “{anchor.opening}”"
                hint = f"put it back, or type {{#{anchor.id}}} where it is now, or accept the loss with `{command}`"
                yield Diagnostic(Code.ANCHOR_KEPT, anchor.at, message, hint)
        if new := [anchor for anchor in paper.anchors.current if anchor.id not in known]:
            many = f"{len(new)} addresses are" if len(new) > 1 else "1 address is"
            message = f"{many} not in anchors.lock, such as `{new[0].id}`"
            yield Diagnostic(Code.ANCHOR_LOCKED, new[0].at, message, f"renew it with `{command}` before you publish")
