"""Many PDFs at once, a process a core."""

from __future__ import annotations

import importlib
import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.job import PrintJob, PrintResult


def make_in_processes(jobs: Sequence[PrintJob], processes: int) -> Iterator[PrintResult]:
    """The PDFs of all jobs, in their order, each as soon as it and those before it are ready.

    The processes are forked once WeasyPrint is loaded, so that it is loaded once. An exception in one of them is ours,
    and comes out here with its own traceback. When the run is broken off, the processes end with it.
    """
    count = min(processes, len(jobs))
    if count <= 1:
        yield from map(make_pdf, jobs)
        return
    importlib.import_module("weasyprint")
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _end_on_interrupt) as executor:
        try:
            yield from executor.map(make_pdf, jobs)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise


def _end_on_interrupt() -> None:
    """Let Ctrl-C end a worker at once and without a traceback; the first process has the say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
