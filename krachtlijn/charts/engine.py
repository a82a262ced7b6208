"""The library that draws: Vega-Lite in a JavaScript engine of its own, offline, with our fonts."""

from __future__ import annotations

import re
from functools import cached_property
from json import dumps
from pathlib import Path
from types import ModuleType

from krachtlijn.charts.look import Spec, house_look, number_locale
from krachtlijn.charts.svg import UnsafeDrawing, tidy
from krachtlijn.diagnostics import MachineError
from krachtlijn.model.metadata import Language

VEGA_LITE = "6.4"
"""The version in which charts are drawn, and in which authors write their own."""


class DrawingError(Exception):
    """A chart that cannot be drawn; the argument says why, in one line."""


class Engine:
    """Draws charts. The library is loaded with the first one, so that a site without charts does not need it."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    @cached_property
    def _library(self) -> ModuleType:
        try:
            import vl_convert  # noqa: PLC0415 - it takes 33 MB, and half a second with the first chart
        except ImportError as error:
            message = f"charts cannot be drawn: {error}"
            raise MachineError(message, "install what requirements/site.txt names: make site") from error
        vl_convert.register_font_directory(str(self._fonts))
        return vl_convert

    def draw(self, spec: Spec, *, width: int, language: Language, prefix: str) -> str:
        """The SVG of a specification. Raises :class:`DrawingError` where there is none."""
        try:
            drawn = self._library.vegalite_to_svg(
                dumps(spec),
                vl_version=VEGA_LITE,
                config=house_look(width),
                allowed_base_urls=[],
                format_locale=number_locale(language),
            )
            return tidy(drawn, prefix)
        except ValueError as error:
            raise DrawingError(_first_line(str(error))) from None
        except UnsafeDrawing as error:
            raise DrawingError(f"`{error}` may not stand in a drawing") from None


def _first_line(message: str) -> str:
    """What the JavaScript engine objects to, without its own places."""
    lines = [line.strip() for line in message.splitlines()]
    found = next((line for line in lines if re.match(r"\w*Error: ", line)), lines[0])
    return re.sub(r"^\w*Error: ", "", found).rstrip(".")
