"""Artifacts into the output folder: the only code that writes there, all or nothing.

The new output is laid out beside the old one, and then the two change places: on Linux in one step of the system
(``renameat2`` with ``RENAME_EXCHANGE``), elsewhere by two renames, which the next run mends when it finds them half
done. So whoever looks at the output, at whatever moment a build is killed, sees a whole one. ``.manifest`` in the
output lists what builds made there. What it does not list is somebody else's: it is carried over, and named in a
warning.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from krachtlijn.diagnostics import Code, Diagnostic, MachineError, Report
from krachtlijn.project import Project
from krachtlijn.source import whole_file
from krachtlijn.writers.artifact import Artifact

MANIFEST = ".manifest"
PATIENCE = 300.0  # seconds that a build waits for another one

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(frozen=True)
class _Places:
    """The output folder (links followed), and its neighbours that a build uses."""

    output: Path

    @property
    def new(self) -> Path:
        return self.output.with_name(f".{self.output.name}.new")

    @property
    def old(self) -> Path:
        return self.output.with_name(f".{self.output.name}.old")

    @property
    def lock(self) -> Path:
        return self.output.with_name(f".{self.output.name}.lock")


# ------------------------------------------------------------------------------------------------- one at a time


@contextmanager
def sole_build(
    project: Project, waiting: Callable[[str], None] = lambda _: None, patience: float = PATIENCE
) -> Iterator[None]:
    """Keep other builds of the same output away, and clear up after one that was killed.

    A build that finds another one at work tells ``waiting`` and waits for it; after ``patience`` seconds it raises
    :class:`MachineError`, naming the other's process.
    """
    places = _Places(project.output.resolve())
    places.output.parent.mkdir(parents=True, exist_ok=True)
    lock = _take_lock(places.lock, waiting, patience)
    try:
        _mend(places)
        yield
    finally:
        places.lock.unlink(missing_ok=True)
        os.close(lock)


def _take_lock(path: Path, waiting: Callable[[str], None], patience: float) -> int:
    """The lock of the system ends with the process that holds it, so a killed build leaves nothing to be undone."""
    deadline = time.monotonic() + patience
    told = False
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(handle, 32).decode() or "unknown"
            os.close(handle)
            if time.monotonic() >= deadline:
                raise MachineError(
                    f"another build is at work on the same output: process {owner}",
                    "wait until it is done, or end it, and build again",
                ) from None
            if not told:
                waiting(f"Waiting for another build, process {owner}")
                told = True
            time.sleep(0.1)
            continue
        if _is_still(path, handle):
            os.truncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
            return handle
        os.close(handle)  # its owner removed it in the meantime


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _mend(places: _Places) -> None:
    """Undo what a killed build left aside."""
    if places.old.exists() and not places.output.exists():
        places.old.rename(places.output)
    for leftover in (places.new, places.old):
        if leftover.exists():
            shutil.rmtree(leftover)


# ---------------------------------------------------------------------------------------------------- publishing


def publish(artifacts: Sequence[Artifact], project: Project, report: Report) -> bool:
    """Make the output folder hold ``artifacts``; gives back whether it was changed.

    What earlier builds made goes, unless only some papers were asked for: then what is not theirs stays. Files that no
    build made are kept, and reported. With ``strict`` that report keeps the output as it was. Raises
    :class:`MachineError` when such a file stands in the way, or when the disk has no room: the output is then as it
    was. Only inside :func:`sole_build`.
    """
    places = _Places(project.output.resolve())
    made = {artifact.path for artifact in artifacts}
    if len(made) < len(artifacts):
        raise ValueError("two artifacts have one path")
    known = _read_manifest(places.output)
    there = set(_files(places.output))
    foreign = there - known - {PurePosixPath(MANIFEST)}
    _refuse_to_overwrite(foreign, made, places.output)
    kept = {path for path in there & known - made if _stays(path, project)}
    report.extend(_strangers(foreign, made | kept, project.output))
    if report.stops(strict=project.strict):
        return False
    try:
        _lay_out(places, artifacts, foreign | kept, made | kept)
        _swap(places)
    except OSError as error:
        message = f"{places.output} cannot be written: {error.strerror}"
        hint = "make room on its disk, and look whether you may write there; what was there is as it was"
        raise MachineError(message, hint) from error
    finally:
        _mend(places)
    return True


def _read_manifest(output: Path) -> set[PurePosixPath]:
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return set()
    return {PurePosixPath(line) for line in lines}


def _files(folder: Path) -> Iterator[PurePosixPath]:
    """The files and links below a folder; links to folders are not gone into."""
    for parent, folders, files in os.walk(folder):
        here = Path(parent)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*files, *links):
            yield PurePosixPath((here / name).relative_to(folder).as_posix())


def _refuse_to_overwrite(foreign: set[PurePosixPath], made: set[PurePosixPath], output: Path) -> None:
    """A file of somebody else's is neither overwritten nor turned into a folder."""
    blocked = {path for path in foreign if path in made or any(path in page.parents for page in made)}
    blocked |= {path for path in foreign if not made.isdisjoint(path.parents)}
    if blocked:
        first = min(blocked)
        raise MachineError(
            f"{output / first} was not made by a build, and stands where this build has to write",
            "move it out of the way, or give another folder with --output",
        )


def _strangers(foreign: set[PurePosixPath], ours: set[PurePosixPath], output: Path) -> Iterator[Diagnostic]:
    """One warning for each file that no build made, or for the highest folder that holds nothing else."""
    our_folders = {parent for path in ours for parent in path.parents} | {PurePosixPath()}
    seen = set()
    for path in sorted(foreign):
        if any(part.startswith(".") for part in path.parts):
            continue
        seen.add(next(place for place in (*reversed(path.parents), path) if place not in our_folders))
    for place in sorted(seen):
        yield Diagnostic(
            Code.OUTPUT_KNOWN,
            whole_file(output / place),
            "no build made this; it was kept",
            "remove it, or keep what belongs to the site in content/",
        )


def _stays(path: PurePosixPath, project: Project) -> bool:
    """Whether a file of an earlier build stays: when only some papers are built, and it is none of theirs."""
    addresses = [PurePosixPath(paper.relative_to(project.content).as_posix()) for paper in project.papers]
    return bool(addresses) and not any(path.is_relative_to(address) for address in addresses)


def _lay_out(
    places: _Places, artifacts: Iterable[Artifact], carried: set[PurePosixPath], listed: set[PurePosixPath]
) -> None:
    """The new output, beside the old one. A file that does not change stays the same file, with its times."""
    places.new.mkdir()
    if places.output.exists():
        shutil.copystat(places.output, places.new)
    for path in sorted(carried):
        _carry(places.output / path, places.new / path)
    for artifact in artifacts:
        new, old = places.new / artifact.path, places.output / artifact.path
        if old.is_file() and not old.is_symlink() and old.read_bytes() == artifact.content:
            _carry(old, new)
        else:
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(artifact.content)
    manifest = "".join(f"{path}\n" for path in sorted(listed))
    (places.new / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")


def _carry(old: Path, new: Path) -> None:
    """The same file under both names; a copy where the file system has no hard links."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _swap(places: _Places) -> None:
    """The new output in the old one's place."""
    try:
        if not places.output.exists():
            places.new.rename(places.output)
        elif not _exchange(places.new, places.output):
            places.output.rename(places.old)
            places.new.rename(places.output)
    except OSError as error:
        raise MachineError(
            f"{places.output} cannot be replaced: {error.strerror}",
            "give a folder with --output that is not a mount point, in a folder that you may write to",
        ) from error


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; says whether this system and file system can."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    paths = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other))
    return bool(renameat2(*paths, _RENAME_EXCHANGE) == 0)
