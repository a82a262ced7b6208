"""A new paper's folder, ready to be filled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from krachtlijn.cli.arguments import NewPaper
from krachtlijn.cli.schema import FOLDER, modeline
from krachtlijn.doctypes.skeleton import skeleton


def make_paper(paper: NewPaper, content: Path, day: date) -> tuple[Path, ...]:
    """Write the files of a new paper below ``content``, which bears the date ``day``; gives them back.

    Where the content has schemas, each YAML file names its own.

    Nothing that is there is written over: :class:`OSError` where something came to stand there meanwhile.
    """
    paper.folder.mkdir(parents=True)
    made = []
    for name, text in skeleton(paper.kind, day).items():
        path = paper.folder / name
        path.parent.mkdir(exist_ok=True)
        head = modeline(path, content) if (content / FOLDER).is_dir() else ""
        path.write_text(head + text, encoding="utf-8", newline="\n")
        made.append(path)
    return tuple(made)
