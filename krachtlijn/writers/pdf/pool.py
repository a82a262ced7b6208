"""Many PDFs at once, a process a core."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from threading import Thread

from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.job import PrintJob, PrintResult


def make_in_processes(jobs: Sequence[PrintJob], processes: int) -> Iterator[PrintResult]:
    """The PDFs of all jobs, in their order, each as soon as it and those before it are ready.

    The processes are forked once WeasyPrint is loaded, so that it is loaded once. An exception in one of them is ours,
    and comes out here with its own traceback. When the run is broken off or killed, the processes end with it.
    """
    count = min(processes, len(jobs))
    if count <= 1:
        yield from map(make_pdf, jobs)
        return
    importlib.import_module("weasyprint")
    others = set(multiprocessing.active_children())
    pipe = os.pipe()
    try:
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _end_with_the_first, pipe) as executor:
            try:
                yield from executor.map(make_pdf, jobs)
            except BaseException:
                executor.shutdown(wait=False, cancel_futures=True)
                for process in set(multiprocessing.active_children()) - others:
                    process.terminate()
                raise
    finally:
        for end in pipe:
            os.close(end)


def _end_with_the_first(reading: int, writing: int) -> None:
    """Let a worker end with the first process: by Ctrl-C at once and without a traceback, and when that is killed.

    Nothing is ever written to the pipe. Its writing end closes when the first process ends, however it ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.close(writing)
    Thread(target=_end_behind, args=(reading,), daemon=True).start()


def _end_behind(reading: int) -> None:
    os.read(reading, 1)
    os._exit(1)
