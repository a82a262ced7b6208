"""The picture that goes with a link to a paper in messages: its cover in small, as a PNG of 1200 by 630 pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from PIL import Image, ImageColor, ImageDraw, ImageFont

from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.language import format_date
from krachtlijn.language.words import capitalized
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import plain_text
from krachtlijn.writers.artifact import Artifact

SIZE = (1200, 630)
BAND = 250
LEFT, RIGHT, TOP, FOOT = BAND + 70, 70, 78, 552
ACCENT, INK, QUIET, GROUND = "#0b5563", "#1b1b1b", "#4d4b47", "#ffffff"
MEASURE = SIZE[0] - LEFT - RIGHT
TITLE_SIZES = (76, 68, 60, 54, 48, 42, 37, 33)
"""Tried in turn, until the title fits."""
LINE_SIZES = (30, 27, 24, 21)
"""Likewise, for the name of the council."""
TITLE_TOP, TITLE_FOOT = 138, 470
LEADING = 1.14
STEPS = 11
"""How many colours there are from the ground to each of the inks: edges of letters are in between."""


def picture_path(document: Document) -> PurePosixPath:
    """Where the picture of a paper stands."""
    return PurePosixPath(document.address, "omslag.png")


def write_share_pictures(site: Site, styles: Path) -> Iterator[Artifact]:
    """The picture of every paper that is not withdrawn."""
    face, palette = _Face(styles / "fonts"), _palette()
    for paper in site.papers:
        if paper.meta.status != "withdrawn":
            yield Artifact(picture_path(paper), _drawn(paper, site, face, palette))


@dataclass(frozen=True)
class _Face:
    """The sans serif of the house."""

    folder: Path

    def at(self, size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
        """The face in a size. Laid out by Pillow itself: what Raqm makes depends on the machine."""
        path = self.folder / f"SourceSans3-{weight}.ttf"
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _palette() -> Image.Image:
    """The colours of all pictures. To look for those of each picture apart takes longer than to draw it."""
    ground, *inks = (ImageColor.getrgb(colour) for colour in (GROUND, ACCENT, INK, QUIET))
    shades = [
        tuple(round(low + (high - low) * step / STEPS) for low, high in zip(ground, ink, strict=True))
        for ink in inks
        for step in range(STEPS + 1)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for shade in dict.fromkeys(shades) for part in shade])
    return palette


def _drawn(paper: Document, site: Site, face: _Face, palette: Image.Image) -> bytes:
    meta = paper.meta
    council = meta.institution or site.settings
    picture = Image.new("RGB", SIZE, GROUND)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, BAND - 1, SIZE[1]), fill=ACCENT)
    short = council.short_name
    if short:
        size = next(size for size in (60, 48, 36, 26, 16) if size == 16 or _fits(short, face.at(size, "Semibold")))  # noqa: PLR2004 - the smallest of the sizes
        draw.text((BAND / 2, TOP), short, font=face.at(size, "Semibold"), fill=GROUND, anchor="mt")
    kind = capitalized(DOCUMENT_TYPES[paper.type].names[meta.language].one).upper()
    _spaced(draw, (LEFT, TOP), kind, face.at(27, "Semibold"))
    lines, font = _title(plain_text(meta.title), face)
    for number, line in enumerate(lines):
        draw.text((LEFT, TITLE_TOP + number * font.size * LEADING), line, font=font, fill=INK, anchor="la")
    draw.text((LEFT, FOOT - 46), format_date(paper.date, meta.language), font=face.at(30), fill=INK, anchor="ls")
    name, font = _on_one_line(council.name, face)
    draw.text((LEFT, FOOT), name, font=font, fill=QUIET, anchor="ls")
    out = BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _fits(word: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(word) <= BAND - 40


def _on_one_line(words: str, face: _Face) -> tuple[str, ImageFont.FreeTypeFont]:
    """Words in the largest size in which they fit on a line; in the smallest they end where the line does."""
    for size in LINE_SIZES:
        font = face.at(size)
        if font.getlength(words) <= MEASURE:
            return words, font
    while font.getlength(f"{words} …") > MEASURE:
        words = words[:-1].rstrip()
    return f"{words} …", font


def _spaced(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont) -> None:
    """Spaced capitals, as on the cover."""
    x, y = float(at[0]), at[1]
    for sign in text:
        draw.text((x, y), sign, font=font, fill=ACCENT, anchor="lt" if sign == " " else "la")
        x += font.getlength(sign) + font.size * 0.09


def _title(title: str, face: _Face) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title in lines, in the largest size in which it fits; in the smallest it ends where the room does."""
    for size in TITLE_SIZES:
        font = face.at(size, "Semibold")
        lines = _lines(title, font)
        room = int((TITLE_FOOT - TITLE_TOP) / (size * LEADING))
        if len(lines) <= room and all(font.getlength(line) <= MEASURE for line in lines):
            return lines, font
    return [*lines[: room - 1], f"{lines[room - 1]} …"] if len(lines) > room else lines, font


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > MEASURE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
