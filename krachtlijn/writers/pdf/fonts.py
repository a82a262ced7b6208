"""The fonts that WeasyPrint may use: those of the job's stylesheets, and none of the machine's.

Importing this file loads WeasyPrint. ``_config`` is a private part of WeasyPrint 70.0; a test fails when it changes.
"""

from __future__ import annotations

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

ffi.cdef("FcConfig * FcConfigCreate (void);")


class OwnFonts(FontConfiguration):  # type: ignore[misc]
    """Knows the fonts that ``@font-face`` names, and neither a font nor a setting of the machine.

    A PDF is the same on every machine, and a sign that no font of the job has is reported as such. The configuration
    is this object's own: nothing else in the process notices, and no environment variable has a say.
    """

    def __init__(self) -> None:
        super().__init__()
        self._config = fontconfig.FcConfigCreate()
        fonts = ffi.cast("PangoFcFontMap *", self.font_map)
        pangoft2.pango_fc_font_map_set_config(fonts, self._config)
        fontconfig.FcConfigDestroy(self._config)  # the map keeps it
