"""Make the pictures in docs/: `python docs/pictures.py`, with Chromium and poppler's pdftoppm on the machine.

Each table in handleiding.md is built from the very lines that stand before its picture, with warnings counting as
errors: an example that no longer holds ends the run. The picture in README.md is of a sample paper.
"""

# ruff: noqa: INP001  # a script beside the docs, no part of a package
from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python looks beside the script only

from krachtlijn.cli import main  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SAMPLE = "adviezen/2024-beleidsnota-sociale-economie"
WINDOW = (1280, 900)
"""A window that shows the site as on a desk."""

COLUMN = (760, 900)
"""A window as wide as a table wants to be."""

COLOURS = 64
"""Enough for type on paper, and a quarter of the bytes."""

_PART = re.compile(
    r"^```(?P<kind>yaml|csv)\n(?P<text>.*?)^```$|^!\[.*?\]\(pictures/tabel-(?P<name>[\w-]+)\.png\)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """A table of the handleiding: its name, and its files by their extension."""

    name: str
    files: dict[str, str]

    @property
    def is_landscape(self) -> bool:
        """Whether it is print that shows what it is about."""
        return "orientation: landscape" in self.files["yaml"]


def examples(guide: str) -> Iterator[Example]:
    """Every table with a picture; its files are the blocks of code right before it, the last of each kind."""
    files: dict[str, str] = {}
    for part in _PART.finditer(guide):
        if part["kind"]:
            files[part["kind"]] = part["text"]
        else:
            yield Example(part["name"], files)
            files = {}


def build_examples(tables: tuple[Example, ...], folder: Path) -> Path:
    """A paper with all tables, made from nothing but the handleiding; gives back where it was built."""
    paper = folder / "content" / "stuk"
    (paper / "tables").mkdir(parents=True)
    (paper / "sections").mkdir()
    (folder / "content" / "site.yaml").write_text("name: Voorbeeldraad\n", encoding="utf-8")
    meta = "type: werkprogramma\ntitle: Tabellen\nperiod: 2026\ndate: 2026\nstatus: final\n"
    (paper / "paper.yaml").write_text(meta, encoding="utf-8")
    placed = "".join(f"::{{table}} {table.name}\n\n" for table in tables)
    (paper / "sections" / "01.md").write_text(f"# Tabellen\n\nZie hieronder.\n\n{placed}", encoding="utf-8")
    for table in tables:
        for kind, text in table.files.items():
            (paper / "tables" / f"{table.name}.{kind}").write_text(text, encoding="utf-8")
    output = folder / "output"
    build(["--content", str(folder / "content"), "--output", str(output), "--strict"])
    return output / "stuk"


def build(arguments: list[str]) -> None:
    """Run the command; ends the script where anything is wrong."""
    if main(arguments, ROOT):
        raise SystemExit(1)


def await_fonts(site: Path) -> None:
    """Let pages wait for their fonts: those of readers do not, and show them from the next one on."""
    for sheet in (site / "assets").glob("*.css"):
        text = sheet.read_text(encoding="utf-8").replace("font-display: optional", "font-display: block")
        sheet.write_text(text, encoding="utf-8")


def shoot(browser: Browser, page: Path, selector: str, size: tuple[int, int]) -> Image.Image:
    """An element of a built page with the margin in which marks of notes hang; in a whole window all from there on."""
    view = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=1.5,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    view.goto(page.as_uri())
    view.add_style_tag(content=".permalink, .table-download { display: none !important }")
    view.evaluate("document.fonts.ready.then(() => true)")
    found = view.locator(selector)
    if size == WINDOW:
        found.evaluate("element => element.scrollIntoView()")
        data = view.screenshot()
    else:
        box = found.evaluate("element => element.getBoundingClientRect().toJSON()")
        clip = {"x": box["x"] - 16, "y": box["y"] - 8, "width": box["width"] + 32, "height": box["height"] + 16}
        data = view.screenshot(full_page=True, clip=clip)
    view.close()
    return Image.open(BytesIO(data)).convert("RGB")


def pdf_page(pdf: Path, number: int, dpi: int) -> Image.Image:
    """A page of a PDF."""
    command = ["pdftoppm", "-png", "-r", str(dpi), "-f", str(number), "-l", str(number), str(pdf)]
    made = subprocess.run(command, capture_output=True, check=True)
    return Image.open(BytesIO(made.stdout)).convert("RGB")


def landscape_page(pdf: Path) -> Image.Image:
    """The first page that lies on its side."""
    number = 1
    while (page := pdf_page(pdf, number, 80)).width < page.height:
        number += 1
    return ImageOps.expand(page, 1, "#999")


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pictures of one height, a margin between them."""
    height = min(left.height, right.height)
    pair = [ImageOps.expand(ImageOps.contain(it, (9999, height)), 1, "#999") for it in (left, right)]
    whole = Image.new("RGB", (sum(it.width for it in pair) + 30, height + 2), "white")
    whole.paste(pair[0], (0, 0))
    whole.paste(pair[1], (pair[0].width + 30, 0))
    return whole


def save(picture: Image.Image, name: str) -> None:
    """Write a picture, small."""
    path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {picture.width} x {picture.height}, {path.stat().st_size // 1024} kB")  # noqa: T201


def make_pictures(folder: Path) -> None:
    """All pictures of docs/, by way of ``folder``."""
    tables = tuple(examples((ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")))
    paper = build_examples(tables, folder)
    site = folder / "site"
    build([SAMPLE, "--output", str(site), "--now", "2026-01-01"])
    for output in (paper.parent, site):
        await_fonts(output)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for table in tables:
            page = landscape_page(paper / "stuk.pdf") if table.is_landscape else None
            shown = page or shoot(browser, paper / "index.html", f"#tabel-{table.name}", COLUMN)
            save(shown, f"tabel-{table.name}")
        web = shoot(browser, site / SAMPLE / "index.html", "#cijfers", WINDOW)
        browser.close()
    pdf = next((site / SAMPLE).glob("*.pdf"))
    save(side_by_side(ImageOps.contain(web, (1200, 840)), pdf_page(pdf, 8, 105)), "advies")


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as temporary:
        make_pictures(Path(temporary))
