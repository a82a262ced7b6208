"""The tree to HTML: one ``case`` for each node, and the Jinja environment that puts pages around it."""

from __future__ import annotations

from krachtlijn.render.blocks import render_blocks
from krachtlijn.render.context import Medium, RenderContext
from krachtlijn.render.inlines import render_inlines

__all__ = ["Medium", "RenderContext", "render_blocks", "render_inlines"]
