"""``serve``: build, show the site in the browser, and build again whenever something changes."""

from __future__ import annotations

import sys
from collections.abc import Callable

from krachtlijn.cli.serve.bulletin import Bulletin
from krachtlijn.cli.serve.server import serving
from krachtlijn.cli.serve.watching import changes
from krachtlijn.diagnostics import MachineError
from krachtlijn.project import Project


def serve(project: Project, port: int | None, build: Callable[[], str]) -> None:
    """Serve the output of ``project`` until the process is interrupted.

    ``build`` builds the site and gives back what stood against it, empty where it was published. What is at fault in
    the first build of all, the machine or the port, is raised; later a fault of the machine is shown, and waited out.
    """
    bulletin = Bulletin()
    with serving(project.output, bulletin, port) as address:
        seen = changes(project)
        bulletin.publish(build())
        print(f"Serving {address} and watching for changes; Ctrl-C ends it", file=sys.stderr, flush=True)
        for _ in seen:
            bulletin.publish(_built(build))


def _built(build: Callable[[], str]) -> str:
    try:
        return build()
    except (MachineError, OSError) as error:
        print(f"build.py: {error}", file=sys.stderr, flush=True)
        return str(error)
