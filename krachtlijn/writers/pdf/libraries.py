"""The libraries that a PDF needs, looked for before any work is done."""

from __future__ import annotations

import importlib
import warnings
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO

from krachtlijn.diagnostics import MachineError

INSTALL = "sudo apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"
"""What installs them on Debian and Ubuntu."""

WEASYPRINT = "70.0"
"""The version of WeasyPrint whose private parts the tagger and the repairs know."""


def require_libraries() -> None:
    """Load WeasyPrint with the libraries it calls. What WeasyPrint prints when one is missing is said better here.

    Raises:
        MachineError: Pango, HarfBuzz or fontconfig is missing, or HarfBuzz's subsetter, which decides on bytes; or
            WeasyPrint is another one than is known, and its PDFs would not be tagged.
    """
    if (found := version("weasyprint")) != WEASYPRINT:
        message = f"PDFs cannot be made: they need WeasyPrint {WEASYPRINT}, and this is {found}"
        raise MachineError(message, f"pip install weasyprint=={WEASYPRINT}")
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("error", DeprecationWarning)
        warnings.filterwarnings("ignore", "No fonts configured|FontConfig cannot load")  # papers bring their own
        try:
            importlib.import_module("weasyprint.text.ffi")
        except OSError as error:
            raise MachineError(f"PDFs cannot be made: {_first_line(error)}", INSTALL) from error
        except DeprecationWarning as error:
            raise MachineError("PDFs cannot be made: the library libharfbuzz-subset is missing", INSTALL) from error


def _first_line(error: OSError) -> str:
    """What could not be loaded, in the words of the loader; its advice below that is ours to give."""
    return str(error).splitlines()[0].rstrip(".")
