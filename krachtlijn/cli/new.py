"""A new paper's folder, ready to be filled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from krachtlijn.cli.arguments import NewPaper
from krachtlijn.doctypes.skeleton import skeleton


def make_paper(paper: NewPaper, day: date) -> tuple[Path, ...]:
    """Write the files of a new paper, which bears the date ``day``; gives them back.

    Nothing that is there is written over: :class:`OSError` where something came to stand there meanwhile.
    """
    paper.folder.mkdir(parents=True)
    made = []
    for name, text in skeleton(paper.kind, day).items():
        path = paper.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        made.append(path)
    return tuple(made)
