"""anchors.lock: the published addresses of a paper, a line each.

``instroom-p3 paragraph 1f0c9a3b:Kx9aQ = De SERV vraagt …``: the address, what stands there, the hash and the signs of
its words, and the first of them; before the ``=`` stands ``deleted:2025-01-15`` where nothing stands there any more,
``moved:ADDRESS`` where what stood there has another address.
Empty lines, and those that begin with ``#``, say nothing.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import cast, get_args

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.locks import Anchor, AnchorKind
from krachtlijn.readers.files import read_source
from krachtlijn.source import Location

_LINE = re.compile(
    rf"(?P<id>\S+) (?P<kind>{'|'.join(get_args(AnchorKind))}) (?P<hash>[0-9a-f]{{8}}):(?P<signs>[\w-]*)"
    r"(?: deleted:(?P<deleted>\d{4}-\d\d-\d\d)| moved:(?P<moved>\S+))? =(?: (?P<opening>.*))?",
    re.ASCII,
)


def read_anchors(path: Path, report: Report) -> tuple[Anchor, ...] | None:
    """The addresses of a lock, in its order, without faulty lines; None where there is no lock."""
    if not path.is_file():
        return None
    source = read_source(path, report)
    found: dict[str, Anchor] = {}
    for number, line in enumerate(source.text.split("\n") if source else (), 1):
        if not source or not line.strip() or line.startswith("#"):
            continue
        anchor = _anchor(line, source.at(number))
        if anchor is None or anchor.id in found:
            message = f"the address `{anchor.id}` stands here a second time" if anchor else "this is no line of a lock"
            hint = "put the file back as `python build.py anchors` wrote it"
            report.add(Diagnostic(Code.LOCK_FORM, source.at(number), message, hint))
        else:
            found[anchor.id] = anchor
    return tuple(found.values())


def _anchor(line: str, at: Location) -> Anchor | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    try:
        deleted = date.fromisoformat(match["deleted"]) if match["deleted"] else None
    except ValueError:
        return None
    return Anchor(
        id=match["id"],
        kind=cast("AnchorKind", match["kind"]),
        hash=match["hash"],
        signs=match["signs"],
        opening=match["opening"] or "",
        at=at,
        deleted=deleted,
        moved=match["moved"] or "",
    )
