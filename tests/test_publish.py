from __future__ import annotations

import errno
import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path, PurePosixPath

import pytest

from krachtlijn import publish as publishing
from krachtlijn.diagnostics import MachineError, Report
from krachtlijn.project import Project
from krachtlijn.publish import publish, sole_build
from krachtlijn.writers.artifact import Artifact


def artifacts(**files: str) -> list[Artifact]:
    return [Artifact(PurePosixPath(name.replace("__", "/") + ".html"), text.encode()) for name, text in files.items()]


def build(project: Project, **files: str) -> list[str]:
    """Publish files, and give back what was complained of."""
    report = Report()
    with sole_build(project):
        publish(artifacts(**files), project, report)
    return [f"{d.at.path.relative_to(project.output)}: {d.message} [{d.code.slug}]" for d in report]


def tree(folder: Path) -> dict[str, str]:
    """Everything below a folder but the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != publishing.MANIFEST
    }


def neighbours(project: Project) -> list[str]:
    return sorted(path.name for path in project.output.parent.iterdir())


def test_what_is_made_is_what_is_there(project: Project) -> None:
    assert build(project, index="home", a__index="A") == []
    assert tree(project.output) == {"a/index.html": "A", "index.html": "home"}
    assert neighbours(project) == ["content", "output"]


def test_pages_of_papers_that_are_gone_go_too(project: Project) -> None:
    build(project, index="home", a__index="A", b__c__index="C")
    build(project, index="home 2")
    assert tree(project.output) == {"index.html": "home 2"}
    assert [path.name for path in project.output.iterdir() if path.is_dir()] == []


def test_a_file_that_does_not_change_keeps_its_time(project: Project) -> None:
    build(project, same="same", other="one")
    os.utime(project.output / "same.html", (1, 1))
    os.utime(project.output / "other.html", (1, 1))
    build(project, same="same", other="two")
    assert (project.output / "same.html").stat().st_mtime == 1
    assert (project.output / "other.html").stat().st_mtime > 1


def test_files_that_no_build_made_are_kept_and_named(project: Project) -> None:
    build(project, a__index="A")
    (project.output / "a" / "notes.txt").write_text("mine")
    (project.output / "photos" / "deep").mkdir(parents=True)
    (project.output / "photos" / "deep" / "one.txt").write_text("1")
    (project.output / "photos" / "two.txt").write_text("2")
    expected = [
        "a/notes.txt: no build made this; it was kept [output-known]",
        "photos: no build made this; it was kept [output-known]",
    ]
    assert build(project, a__index="A") == expected
    assert build(project, index="home") == ["a: no build made this; it was kept [output-known]", expected[1]]
    assert tree(project.output) == {
        "a/notes.txt": "mine",
        "index.html": "home",
        "photos/deep/one.txt": "1",
        "photos/two.txt": "2",
    }


def test_names_that_begin_with_a_dot_are_kept_without_a_word(project: Project) -> None:
    (project.output / ".git").mkdir(parents=True)
    (project.output / ".git" / "HEAD").write_text("ref")
    (project.output / ".gitignore").write_text("*")
    assert build(project, index="home") == []
    assert tree(project.output) == {".git/HEAD": "ref", ".gitignore": "*", "index.html": "home"}


def test_links_that_no_build_made_stay_links(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    build(project, index="home")
    (project.output / "old-site").symlink_to(tmp_path / "elsewhere")
    assert build(project, index="home") == ["old-site: no build made this; it was kept [output-known]"]
    assert (project.output / "old-site").readlink() == tmp_path / "elsewhere"


@pytest.mark.parametrize("mine", ["index.html", "a", "index.html/mine.txt"])
def test_what_no_build_made_is_never_overwritten(project: Project, mine: str) -> None:
    path = project.output / mine
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(MachineError) as caught:
        build(project, index="home", a__index="A")
    assert caught.value.message == f"{path} was not made by a build, and stands where this build has to write"
    assert tree(project.output) == {mine: "mine"}


def test_a_strict_build_with_files_of_others_changes_nothing(project: Project) -> None:
    build(project, index="home")
    (project.output / "notes.txt").write_text("mine")
    strict = replace(project, strict=True)
    assert build(strict, index="new") == ["notes.txt: no build made this; it was kept [output-known]"]
    assert tree(project.output) == {"index.html": "home", "notes.txt": "mine"}


def test_some_papers_alone_leave_the_rest_as_it_was(project: Project) -> None:
    build(project, index="home", a__index="A", a__old="old", ab__index="AB")
    some = replace(project, papers=(project.content / "a",))
    assert build(some, a__index="A2") == []
    assert tree(project.output) == {"a/index.html": "A2", "ab/index.html": "AB", "index.html": "home"}
    assert build(project, index="home") == []
    assert tree(project.output) == {"index.html": "home"}


def test_an_output_that_is_a_link_is_followed(project: Project, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    project.output.symlink_to(tmp_path / "www")
    build(project, index="home")
    assert project.output.is_symlink()
    assert tree(tmp_path / "www") == {"index.html": "home"}


def test_the_output_may_be_where_one_stands(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project, index="home")
    monkeypatch.chdir(project.output)
    build(project, index="home 2")
    assert tree(project.output) == {"index.html": "home 2"}


def test_a_full_disk_leaves_the_output_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project, index="home", a="A")
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "z.html":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineError) as caught:
        build(project, index="home 2", z="Z")
    assert caught.value.message == f"{project.output} cannot be written: No space left on device"
    assert (
        caught.value.hint == "make room on its disk, and look whether you may write there; what was there is as it was"
    )
    assert tree(project.output) == {"a.html": "A", "index.html": "home"}
    assert neighbours(project) == ["content", "output"]


@pytest.fixture
def _no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("_no_exchange")
def test_two_renames_do_where_the_system_cannot_exchange(project: Project) -> None:
    build(project, index="home")
    assert build(project, index="home 2") == []
    assert tree(project.output) == {"index.html": "home 2"}
    assert neighbours(project) == ["content", "output"]


@pytest.mark.usefixtures("_no_exchange")
def test_a_folder_that_cannot_be_replaced_stays(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project, index="home")
    rename = Path.rename

    def busy(path: Path, target: Path) -> Path:
        if path.name == ".output.new":
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(MachineError) as caught:
        build(project, index="home 2")
    assert caught.value.message == f"{project.output} cannot be replaced: Device or resource busy"
    assert tree(project.output) == {"index.html": "home"}
    assert neighbours(project) == ["content", "output"]


def _hold(project: Project, ready: Event) -> None:
    with sole_build(project):
        publishing._lay_out(publishing._Places(project.output), artifacts(index="half"), set(), set())
        ready.set()
        signal.pause()


def _hold_between_renames(project: Project, ready: Event) -> None:
    with sole_build(project):
        places = publishing._Places(project.output)
        publishing._lay_out(places, artifacts(index="half"), set(), set())
        places.output.rename(places.old)
        ready.set()
        signal.pause()


@pytest.mark.parametrize("hold", [_hold, _hold_between_renames])
def test_a_killed_build_leaves_nothing_behind(project: Project, hold: Callable[[Project, Event], None]) -> None:
    build(project, index="home", keep="keep")
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=hold, args=(project, ready))
    process.start()
    assert ready.wait(10)
    with pytest.raises(MachineError) as caught, sole_build(project, patience=0):
        pass
    assert caught.value.message == f"another build is at work on the same output: process {process.pid}"
    process.kill()
    process.join()
    with sole_build(project, patience=0):
        assert tree(project.output) == {"index.html": "home", "keep.html": "keep"}
    assert neighbours(project) == ["content", "output"]


def test_a_second_build_waits_for_the_first(project: Project) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=_hold, args=(project, ready))
    process.start()
    assert ready.wait(10)
    told = []

    def end_the_other(words: str) -> None:
        told.append(words)
        process.kill()

    with sole_build(project, waiting=end_the_other):
        publish(artifacts(index="second"), project, Report())
    process.join()
    assert told == [f"Waiting for another build, process {process.pid}"]
    assert tree(project.output) == {"index.html": "second"}


def test_two_artifacts_with_one_path_are_a_bug_of_ours(project: Project) -> None:
    with pytest.raises(ValueError, match="two artifacts have one path"), sole_build(project):
        publish([*artifacts(a="1"), *artifacts(a="2")], project, Report())
