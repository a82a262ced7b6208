from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from krachtlijn import pipeline
from krachtlijn.cli import main
from krachtlijn.cli.arguments import UsageError, parse
from krachtlijn.cli.complaints import as_github, as_json, as_text
from krachtlijn.diagnostics import Code, Diagnostic, MachineError, Report
from krachtlijn.pipeline import Done, Step
from krachtlijn.project import Project
from krachtlijn.source import Location, Source, whole_file


def complaint(
    text: str, column: int, path: Path = Path("/here/content/a.yaml"), code: Code = Code.KEY_KNOWN
) -> Diagnostic:
    return Diagnostic(code, Location(Source(path, text), 1, column), "unknown key titel", "did you mean title?")


# ------------------------------------------------------------------------------------------------------ printing


@pytest.mark.parametrize(
    ("line", "column", "under"),
    [
        ("titel: x", 1, "^"),
        ("a: titel", 4, "   ^"),
        ("\ta: \ttitel", 6, "\t   \t^"),
        ("日本: titel", 5, "      ^"),
        ("cafe\u0301: titel", 8, "      ^"),
        ("kort", 5, "    ^"),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, under: str) -> None:
    assert list(as_text([complaint(line, column)], Path("/here"))) == [
        f"content/a.yaml:1:{column}: error: unknown key titel [key-known]",
        f"    {line}",
        f"    {under}",
        "hint: did you mean title?",
    ]


@pytest.mark.parametrize(
    ("line", "column", "shown", "under"),
    [
        ("x" * 160, 160, "x" * 160, 159),
        ("woord " * 100, 1, ("woord " * 100)[:160] + "…", 0),
        ("a" * 300 + "b" + "c" * 300, 301, "…" + "a" * 79 + "b" + "c" * 80 + "…", 80),
        ("a" * 300 + "b", 301, "…" + "a" * 159 + "b", 160),
    ],
)
def test_of_a_long_line_the_words_around_the_place_are_shown(line: str, column: int, shown: str, under: int) -> None:
    assert list(as_text([complaint(line, column)], Path("/here")))[1:3] == [f"    {shown}", f"    {' ' * under}^"]


def test_no_sign_of_the_content_commands_the_terminal() -> None:
    said = list(as_text([complaint("a: \x1b[31m\u202etitel\x07", 4)], Path("/here")))
    assert said[1:3] == ["    a: \ufffd[31m\ufffdtitel\ufffd", "       ^"]


def test_a_complaint_about_a_whole_file_shows_no_line() -> None:
    found = Diagnostic(Code.FILE_REQUIRED, whole_file(Path("/here/content/a")), "no sections", "add one")
    assert list(as_text([found], Path("/here/content/b"))) == [
        "../a:1:1: error: no sections [file-required]",
        "hint: add one",
    ]


def test_json_is_one_array() -> None:
    assert json.loads("\n".join(as_json([], Path("/here")))) == []
    assert json.loads("\n".join(as_json([complaint("titel: é", 1)], Path("/here")))) == [
        {
            "path": "content/a.yaml",
            "line": 1,
            "column": 1,
            "severity": "error",
            "code": "key-known",
            "message": "unknown key titel",
            "hint": "did you mean title?",
        }
    ]


def test_github_gets_workflow_commands() -> None:
    odd = complaint("x", 1, Path("/here/100%,a:b.yaml"), Code.FILE_EXPECTED)
    (line,) = as_github([odd], Path("/here"))
    place, words = line.rsplit("::", 1)
    assert place == "::warning file=100%25%2Ca%3Ab.yaml,line=1,col=1,title=file-expected"
    assert words == "unknown key titel%0Ahint: did you mean title?"


def test_complaints_are_counted_once_and_sorted() -> None:
    report = Report()
    report.extend([complaint("titel: x", 4), complaint("titel: x", 1), complaint("titel: x", 4)])
    assert [found.at.column for found in report] == [1, 4]


# ----------------------------------------------------------------------------------------------------- arguments


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for paper in ("adviezen/2024-economie", "adviezen/2025-zorg", "_oud/x"):
        (tmp_path / "content" / paper).mkdir(parents=True)
        (tmp_path / "content" / paper / "paper.yaml").touch()
    return tmp_path


def test_what_is_left_out(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    command = parse([], here, here)
    project = command.project
    assert (command.name, command.format) == ("build", "text")
    assert (project.content, project.output) == (here / "content", here / "output")
    assert (project.pdf, project.drafts, project.strict, project.papers) == (True, False, False, ())
    assert project.jobs == len(os.sched_getaffinity(0))
    assert project.now.isoformat() == "2023-11-14T23:13:20+01:00"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-01-31", "2025-01-31T00:00:00+01:00"),
        ("2025-07-31T14:00", "2025-07-31T14:00:00+02:00"),
        ("2025-01-31 14:00:30", "2025-01-31T14:00:30+01:00"),
        ("2025-01-31T14:00Z", "2025-01-31T14:00:00+00:00"),
    ],
)
def test_now_is_of_brussels_unless_it_says_otherwise(here: Path, text: str, moment: str) -> None:
    assert parse(["check", "--now", text], here, here).project.now.isoformat() == moment


def test_without_anything_now_is_now(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    now = parse([], here, here).project.now
    assert abs(datetime.now(now.tzinfo) - now) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "word", ["adviezen/2025-zorg", "/adviezen/2025-zorg/", "content/adviezen/2025-zorg", "content/adviezen/2025-zorg/"]
)
@pytest.mark.parametrize("command", [[], ["build"]])
def test_papers_are_named_by_folder_or_address(here: Path, word: str, command: list[str]) -> None:
    assert parse([*command, "--no-pdf", word, word], here, here).project.papers == (
        here / "content" / "adviezen" / "2025-zorg",
    )


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ["adviezen/2024-economy"],
            "there is no paper adviezen/2024-economy",
            "did you mean `adviezen/2024-economie`?",
        ),
        (["chekc"], "there is no paper chekc", "did you mean `check`?"),
        (["_oud/x"], "there is no paper _oud/x", "name a folder below the content that holds a paper.yaml"),
        (
            ["check", "adviezen/2025-zorg"],
            "check reads all papers; it does not take adviezen/2025-zorg",
            "see build.py --help",
        ),
        (["--draft"], "unrecognized arguments: --draft", "see build.py --help"),
        (["--jobs", "0"], "argument --jobs: '0' is not a number of 1 or more", "see build.py --help"),
        (
            ["--now", "31/1/2025"],
            "argument --now: '31/1/2025' is not a date, such as 2025-01-31 or 2025-01-31T14:00",
            "see build.py --help",
        ),
        (
            ["--format", "xml"],
            "argument --format: invalid choice: 'xml' (choose from 'text', 'json', 'github')",
            "see build.py --help",
        ),
    ],
)
def test_a_command_line_at_fault(here: Path, arguments: list[str], message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(arguments, here, here)
    assert (str(caught.value), caught.value.hint) == (message, hint)


@pytest.mark.parametrize("output", ["content", "content/out", ".", "link/out", "content/../content"])
def test_output_and_content_lie_apart(here: Path, output: str) -> None:
    (here / "link").symlink_to(here / "content")
    with pytest.raises(UsageError, match="are inside one another"):
        parse(["--output", output], here, here)


def test_folders_have_to_be_folders(here: Path) -> None:
    (here / "file").touch()
    with pytest.raises(UsageError, match=f"--content: there is no folder {here / 'nowhere'}"):
        parse(["--content", "nowhere"], here, here)
    with pytest.raises(UsageError, match=f"--output: {here / 'file'} is not a folder"):
        parse(["--output", "file"], here, here)


def test_an_epoch_that_is_none(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is 'yesterday', not a number of seconds"):
        parse([], here, here)


# --------------------------------------------------------------------------------------------------- exit status


def stand_in(monkeypatch: pytest.MonkeyPatch, *found: Diagnostic, error: BaseException | None = None) -> None:
    """Put a build in the pipeline's place that comes to this end."""

    def build(_project: Project, report: Report, step: Step) -> Done:
        step("Making PDFs", 1, 2)
        report.extend(found)
        if error:
            raise error
        return Done(papers=2, files=30)

    monkeypatch.setattr(pipeline, "build", build)


def test_done(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(here)
    stand_in(monkeypatch)
    assert main([], here) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Making PDFs (1 of 2)\n0 errors, 0 warnings; 2 papers, 30 files in output/ (")


def test_the_content_at_fault(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(here)
    stand_in(monkeypatch, complaint("titel: x", 1, here / "content" / "a.yaml"))
    assert main([], here) == 1
    out, err = capsys.readouterr()
    assert out.startswith("content/a.yaml:1:1: error: ")
    assert "1 error, 0 warnings; nothing in output/ was changed (" in err


def test_warnings_count_where_it_is_strict(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, complaint("x", 1, code=Code.FILE_EXPECTED))
    assert main([], here) == 0
    assert main(["--strict"], here) == 1


@pytest.mark.parametrize("form", [["--format", "json"], ["--format=json"]])
def test_json_is_an_array_also_where_the_command_line_is_at_fault(
    here: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    assert main([*form, "--jobs", "0"], here) == 2
    assert json.loads(capsys.readouterr().out) == []


def test_the_command_line_at_fault(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--jobs", "0"], here) == 2
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        "build.py: argument --jobs: '0' is not a number of 1 or more\nhint: see build.py --help\n",
    )


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (
            MachineError("PDFs cannot be made", "install Pango"),
            3,
            "build.py: PDFs cannot be made\nhint: install Pango\n",
        ),
        (PermissionError(13, "Permission denied", "a.md"), 3, "build.py: a.md: Permission denied\n"),
        (
            OSError(28, "No space left on device", "output/x"),
            3,
            "build.py: output/x: No space left on device\nhint: make room on the disk, also for temporary files\n",
        ),
        (
            OSError(27, "File too large"),
            3,
            "build.py: File too large\nhint: make room on the disk, also for temporary files\n",
        ),
        (KeyboardInterrupt(), 130, "\nbuild.py: broken off; the output is as it was\n"),
    ],
)
def test_other_ends(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    message: str,
) -> None:
    stand_in(monkeypatch, error=error)
    assert main(["--format", "json"], here) == status
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert err == f"Making PDFs (1 of 2)\n{message}"


def test_a_reader_that_has_seen_enough(root: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, str(root / "build.py"), "check", "--content", "content", "--format", "json"]
    try:
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)
    finally:
        os.close(write)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


COMPLAINS = {"site.yaml": "name: Raad\n", "bijlage-één/x.txt": ""}


@pytest.fixture
def elsewhere(root: Path, tmp_path: Path) -> Path:
    """A folder with a small content that is complained of, whose names are not in ASCII, and the command's start."""
    for name, text in COMPLAINS.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "run.sh").write_text(
        f'exec "{sys.executable}" "{root / "build.py"}" "$@" --content content --output uit\n', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed(elsewhere: Path, closed: str) -> None:
    command = ["sh", "-c", f"sh run.sh --no-pdf {closed}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=elsewhere)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert (elsewhere / "uit" / "index.html").is_file()


def test_a_reader_of_progress_that_is_gone(elsewhere: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(["sh", "run.sh", "check"], stdout=write, stderr=write, check=False, cwd=elsewhere)
    finally:
        os.close(write)
    assert done.returncode == 3


@pytest.mark.parametrize("form", ["json", "github", "text"])
def test_a_machine_that_knows_only_ascii(elsewhere: Path, form: str) -> None:
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = ["sh", "run.sh", "--no-pdf", "--format", form]
    done = subprocess.run(command, capture_output=True, check=False, cwd=elsewhere, env=ascii_only)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    if form == "json":
        assert [row["code"] for row in json.loads(done.stdout.decode())] == ["file-expected"]
    if form == "text":
        assert done.stdout.isascii()
    assert (elsewhere / "uit" / "index.html").is_file()
