"""What the renderer has to know besides the tree itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from krachtlijn.language.words import Words
from krachtlijn.model.blocks import KeyPoint
from krachtlijn.model.metadata import Language

Medium = Literal["screen", "print"]


@dataclass(frozen=True, kw_only=True)
class RenderContext:
    """How a paper or page is rendered.

    ``link`` turns an address from the site's root (``/adviezen/x/#id``) into one that works where the HTML will
    stand; into nothing in the PDF of a site that does not know yet where it will stand. ``marks`` holds, by the id of a
    heading, the key points that sum that section up. ``sizes`` holds the width and height of pictures in CSS pixels, so
    that their place is kept while they load. ``top_level`` is the HTML level of ``#``: in a paper the title is ``h1``,
    on a free page ``#`` is the title itself. ``up`` is the way from the page to that of its paper, where it is another.
    """

    medium: Medium
    language: Language
    words: Words
    folder: Path
    link: Callable[[str], str]
    top_level: int = 2
    marks: Mapping[str, tuple[KeyPoint, ...]] = field(default_factory=dict)
    sizes: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    up: str = ""

    @property
    def on_screen(self) -> bool:
        """Whether the HTML is a web page rather than the base of a PDF."""
        return self.medium == "screen"

    def address(self, href: str) -> str:
        """An internal address as it is written in this HTML: ``#id`` stays as it is."""
        return href if href.startswith("#") else self.link(href)

    def leads_to(self, href: str) -> bool:
        """Whether there is a way from this HTML to an internal address, or to a file beside the page."""
        return href.startswith("#") or bool(self.link("/"))

    def file(self, path: Path) -> str:
        """The address of a file of the paper's folder, which stands beside the page under the same name."""
        return self.up + (path.relative_to(self.folder) if path.is_absolute() else path).as_posix()
