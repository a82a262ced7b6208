"""Files of an author and files of the program, which stand beside each other: no two have one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model.blocks import Figure, FileLink, Image
from krachtlijn.model.document import Site
from krachtlijn.model.walk import walk


def files_have_their_own_names(site: Site, paths: Iterable[PurePosixPath]) -> Iterator[Diagnostic]:
    """No file that a paper shows or links to is called as one that is made beside it, in whatever capitals.

    ``paths`` are those of all files that are to be published, as often as they are made.
    """
    made = Counter(path.as_posix().casefold() for path in paths)
    for paper in site.papers:
        said: set[str] = set()
        for node in walk(paper.parts):
            if not isinstance(node, Figure | Image | FileLink):
                continue
            name = (paper.folder / node.file).relative_to(paper.folder).as_posix()
            if made[f"{paper.address}/{name}".casefold()] > 1 and name not in said:
                said.add(name)
                message = f"{name} is the name of a file that is made beside this paper, or of another of its files"
                yield Diagnostic(Code.ADDRESS_UNIQUE, node.at, message, "give the file another name")
