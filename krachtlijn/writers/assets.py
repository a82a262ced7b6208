"""Stylesheets, scripts, fonts and the icon of the site.

Stylesheets are joined into one. All carry a hash of their content in their name: a browser may keep them for ever, and
never shows a page with yesterday's style. The stylesheet names the fonts, so that its hash changes with theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import TemplateRuntimeError

from krachtlijn.writers.artifact import Artifact

FOLDER = PurePosixPath("assets")
STYLESHEETS = (
    "fonts.css",
    "tokens.css",
    "base.css",
    "screen.css",
    "widths.css",
    "tables.css",
    "charts.css",
    "agenda.css",
    "followup.css",
    "questions.css",
    "finding.css",
    "registers.css",
    "reading.css",
)
"""What ``screen.css`` on the site is made of, in order."""


@dataclass(frozen=True)
class Assets:
    """The assets of the site; ``names`` gives the address from the root for the name that templates use."""

    artifacts: tuple[Artifact, ...]
    names: dict[str, str]

    def through(self, link: Callable[[str], str]) -> Callable[[str], str]:
        """How a page that links by ``link`` writes an asset's address. Of an unknown name a template is told."""

        def address(name: str) -> str:
            if name not in self.names:
                raise TemplateRuntimeError(f"there is no {name} in styles/")
            return link(self.names[name])

        return address


def read_assets(styles: Path) -> Assets:
    """The assets that lie in the folder of styles."""
    named = dict(_assets(styles))
    return Assets(
        artifacts=tuple(named.values()),
        names={name: f"/{artifact.path}" for name, artifact in named.items()},
    )


def _assets(styles: Path) -> Iterator[tuple[str, Artifact]]:
    files = sorted(styles.glob("fonts/*.woff2"))
    fonts = {f"fonts/{file.name}": _hashed(file.name, file.read_bytes()) for file in files}
    yield from fonts.items()
    joined = b"\n".join((styles / name).read_bytes() for name in STYLESHEETS)
    for name, font in fonts.items():
        joined = joined.replace(f'url("{name}")'.encode(), f'url("{font.path.name}")'.encode())
    yield "screen.css", _hashed("screen.css", joined)
    for script in sorted(styles.glob("scripts/*.js")):
        yield f"scripts/{script.name}", _hashed(script.name, script.read_bytes())
    yield "icon.svg", _hashed("icon.svg", (styles / "icon.svg").read_bytes())


def _hashed(name: str, content: bytes) -> Artifact:
    path = PurePosixPath(name)
    return Artifact(FOLDER / f"{path.stem}-{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}", content)
