"""Many PDFs at once, a process a core."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from threading import Thread

from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.job import PrintJob, PrintResult


def make_in_processes(jobs: Sequence[PrintJob], processes: int) -> Iterator[PrintResult]:
    """The PDFs of all jobs, in their order, each as soon as it and those before it are ready.

    The processes are forked once WeasyPrint is loaded, so that it is loaded once. An exception in one of them is ours,
    and comes out here with its own traceback. When the run is broken off or killed, the processes end with it, and have
    no time to remove WeasyPrint's copies of the fonts: those lie in one folder, which goes at the end.
    """
    count = min(processes, len(jobs))
    if count <= 1:
        yield from map(make_pdf, jobs)
        return
    importlib.import_module("weasyprint")
    others = set(multiprocessing.active_children())
    pipe = os.pipe()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="krachtlijn-", ignore_cleanup_errors=True) as aside,
            ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _begin, (aside, *pipe)) as executor,
        ):
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


def _begin(aside: str, reading: int, writing: int) -> None:
    """Let a worker keep its files in ``aside``, and end with the first process, be it by Ctrl-C or killed.

    Nothing is ever written to the pipe. Its writing end closes when the first process ends, however it ends.
    """
    tempfile.tempdir = aside
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.close(writing)
    Thread(target=_end_behind, args=(aside, reading), daemon=True).start()


def _end_behind(aside: str, reading: int) -> None:
    os.read(reading, 1)
    shutil.rmtree(aside, ignore_errors=True)
    os._exit(1)
