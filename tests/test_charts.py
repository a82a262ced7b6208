"""Charts: what is drawn, in which words and colours, and how a page and a PDF hold it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from krachtlijn.charts import WIDTHS, draw_charts
from krachtlijn.charts import look as look_of_charts
from krachtlijn.charts.bars import bars
from krachtlijn.charts.engine import DrawingError, Engine
from krachtlijn.charts.lines import lines
from krachtlijn.charts.look import DASHES, FILLS, LINES, MARKS, broken, number_locale, width_of
from krachtlijn.charts.scales import scale_for
from krachtlijn.charts.svg import UnsafeDrawing, tidy
from krachtlijn.diagnostics import MachineError, Report
from krachtlijn.language import words_for
from krachtlijn.model.blocks import InternalLink
from krachtlijn.model.chart import MOST_SERIES, Chart, ChartData, Series
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.table import Table
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.readers.site import read_site
from krachtlijn.render.blocks import render_block
from krachtlijn.render.context import Medium, RenderContext
from krachtlijn.transforms import transform

TABLE = """caption: Voltijdse equivalenten
unit: VTE
source: Departement
columns:
  - {id: jaar, header: Jaar, kind: year}
  - {id: sw, header: Sociale werkplaatsen, kind: integer}
  - {id: bw, header: Beschutte werkplaatsen, kind: integer}
rows:
  - [2009, 3985, 15439]
  - group: Later
    values: [1, 2]
    rows:
      - [2010, 4100, n.b.]
      - {cells: [2011, 12, 13], kind: percent}
      - [2012, -50, 16000]
  - total: [Totaal, 9, 9]
"""
CHART = "table: vte\nkind: {kind}\nx: jaar\ny: [sw, bw]\ncaption: Evolutie\nalt: Twee  reeksen.\n"


def project(folder: Path, root: Path) -> Project:
    return Project(
        root=root, content=folder / "content", output=folder / "output", now=datetime(2025, 1, 1, tzinfo=UTC)
    )


def site(folder: Path, root: Path, charts: dict[str, str], text: str, language: str = "nl") -> Site:
    paper = folder / "content" / "a"
    for name in ("sections", "tables", "charts"):
        (paper / name).mkdir(parents=True)
    (folder / "content" / "site.yaml").write_text("name: Raad\n")
    (paper / "paper.yaml").write_text(f"type: advies\ntitle: A\ndate: 2025\nstatus: final\nlanguage: {language}\n")
    (paper / "krachtlijnen.yaml").write_text("- {id: k, lead: K., sections: [een]}\n")
    (paper / "sections" / "a.md").write_text(f"# Een\n\n{text}\n")
    (paper / "tables" / "vte.yaml").write_text(TABLE)
    for name, chart in charts.items():
        (paper / "charts" / f"{name}.yaml").write_text(chart)
    report = Report()
    made = draw_charts(
        transform(read_site(project(folder, root), report), project(folder, root)), project(folder, root), report
    )
    assert [diagnostic.message for diagnostic in report] == []
    return made


def charts_of(paper: Document) -> list[Chart]:
    return [node for node in walk(paper.parts) if isinstance(node, Chart)]


def html(chart: Chart, medium: Medium) -> str:
    context = RenderContext(medium=medium, language="nl", words=words_for("nl"), folder=Path(), link=str)
    return str(render_block(chart, context))


def data(*, count: int = 1, kind: str = "bar", places: tuple[str, ...] = ("a", "b"), **more: object) -> ChartData:
    series = tuple(
        Series(
            name=f"Reeks {n}", figures=tuple(Decimal(n + 1) for _ in places), printed=tuple(f"{n + 1}" for _ in places)
        )
        for n in range(count)
    )
    given: dict[str, object] = {"scale": "words", "figures": "integer", **more}
    return ChartData(kind=kind, places=places, series=series, **given)  # type: ignore[arg-type]


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - we made it ourselves


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in parsed(svg).iter() if node.tag == "text"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Path(__file__).parent.parent / "styles" / "fonts")


def draw(engine: Engine, shown: ChartData, width: int = 476, language: Language = "nl") -> str:
    spec = (lines if shown.kind == "line" else bars)(shown, width, language)
    return engine.draw(spec, width=width, language=language, prefix="x-")


# ------------------------------------------------------------------------------------------------ from file to chart


def test_rows_of_data_are_drawn_and_no_groups_totals_or_other_kinds(tmp_path: Path, root: Path) -> None:
    (chart,) = charts_of(site(tmp_path, root, {"c": CHART.format(kind="line")}, "::{chart} c").papers[0])
    assert isinstance(chart.what, ChartData)
    assert (chart.what.scale, chart.what.places) == ("years", ("2009", "2010", "2012"))
    assert [(it.name, it.figures) for it in chart.what.series] == [
        ("Sociale werkplaatsen", (Decimal(3985), Decimal(4100), Decimal(-50))),
        ("Beschutte werkplaatsen", (Decimal(15439), None, Decimal(16000))),
    ]
    assert (chart.alt, chart.number, chart.id) == ("Twee reeksen.", 1, "grafiek-c")
    assert [drawing.width for drawing in chart.drawings] == list(WIDTHS)


def test_a_chart_holds_the_figures_of_a_table_that_is_placed_nowhere_and_a_second_one_leads_there(
    tmp_path: Path, root: Path
) -> None:
    charts = {"c": CHART.format(kind="bar"), "d": CHART.format(kind="stacked-bar")}
    first, second = charts_of(site(tmp_path, root, charts, "::{chart} c\n\n::{chart} d").papers[0])
    assert isinstance(first.values, Table)
    assert first.see == ()
    assert second.values is None
    assert [node.href for node in walk(second.see) if isinstance(node, InternalLink)] == ["#grafiek-c"]
    screen, printed = html(first, "screen"), html(first, "print")
    assert "<details" in screen
    assert re.search("<summary[^>]*>Cijfers bij grafiek 1</summary>", screen)
    assert "<details" not in printed
    assert "15.439" in re.sub(r"<svg.*?</svg>", "", printed)
    assert re.findall('data-continued="([^"]*)"|(continued-end)', printed) == [
        ("Grafiek 1 (vervolg)", ""),
        ("", "continued-end"),
    ]
    assert "continued" not in html(second, "print")


def test_a_chart_leads_to_a_table_that_is_placed_even_further_on(tmp_path: Path, root: Path) -> None:
    text = "::{chart} c\n\n::{table} vte\n\nZie [](#grafiek-c,#tabel-vte)."
    paper = site(tmp_path, root, {"c": CHART.format(kind="bar")}, text).papers[0]
    (chart,) = charts_of(paper)
    assert chart.values is None
    assert [node.href for node in walk(chart.see) if isinstance(node, InternalLink)] == ["#tabel-vte"]
    assert paper.labels["grafiek-c"].kind == "chart"


def test_the_page_holds_both_drawings_named_and_print_one(tmp_path: Path, root: Path) -> None:
    (chart,) = charts_of(site(tmp_path, root, {"c": CHART.format(kind="bar")}, "::{chart} c").papers[0])
    screen = html(chart, "screen")
    assert re.findall(r'<svg class="(\w+)" role="img" aria-label="Twee reeksen."', screen) == ["wide", "narrow"]
    assert html(chart, "print").count("<svg ") == 1
    assert "style=" not in screen
    assert "(VTE)" in screen
    assert "Departement" in screen


def test_a_specification_is_drawn_with_the_rows_of_the_table(tmp_path: Path, root: Path) -> None:
    spec = """table: vte
spec:
  mark: bar
  encoding:
    x: {field: jaar, type: ordinal, title: Jaar}
    y: {field: sociale_werkplaatsen, type: quantitative, title: null}
caption: Eigen
alt: Eigen.
"""
    (chart,) = charts_of(
        site(tmp_path, root, {"c": spec.replace("sociale_werkplaatsen", "sw")}, "::{chart} c").papers[0]
    )
    found = texts(chart.drawings[0].svg)
    assert {"2009", "2010", "2012", "Jaar", "4.000"} <= set(found)
    assert "figure chart plate" in html(chart, "screen")


def test_a_specification_with_a_width_of_its_own_is_drawn_once(tmp_path: Path, root: Path) -> None:
    spec = "table: vte\nspec: {width: 200, mark: point, encoding: {y: {field: sw, type: quantitative}}}\ncaption: E\nalt: E.\n"
    (chart,) = charts_of(site(tmp_path, root, {"c": spec}, "::{chart} c").papers[0])
    assert len(chart.drawings) == 1
    assert '<svg role="img"' in html(chart, "screen")


# ----------------------------------------------------------------------------------------------------------- drawing


SHAPES = [
    data(), data(lying=True), data(count=3), data(count=6, lying=True), data(count=4, kind="stacked-bar"),
    data(kind="line", count=6), data(kind="line", scale="years", places=("2009", "2012")),
    data(kind="line", scale="days", places=("2009-01-01", "2009-06-01"), labels=("1 januari", "1 juni")),
]  # fmt: skip


@pytest.mark.parametrize("shown", SHAPES, ids=lambda it: f"{it.kind}-{len(it.series)}-{it.scale}-{it.lying}")
@pytest.mark.parametrize("width", WIDTHS)
def test_the_same_chart_is_the_same_bytes_and_keeps_its_width(engine: Engine, shown: ChartData, width: int) -> None:
    svg = draw(engine, shown, width)
    assert svg == draw(Engine(engine._fonts), shown, width)
    box = parsed(svg).get("viewBox", "").split()
    assert abs(float(box[2]) - width) <= 1
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Source Sans 3"}
    assert not re.search(r"\d\.\d{3}|style=|class=|<tspan", svg)


@pytest.mark.parametrize("shown", SHAPES, ids=lambda it: f"{it.kind}-{len(it.series)}-{it.scale}-{it.lying}")
def test_every_series_and_every_place_is_named(engine: Engine, shown: ChartData) -> None:
    found = texts(draw(engine, shown))
    assert set(shown.labels or shown.places) <= set(found)
    if len(shown.series) > 1:
        assert {series.name for series in shown.series} <= set(found)


def test_bars_lie_down_where_their_names_find_no_room(engine: Engine) -> None:
    places = tuple(f"Een programma met een lange naam {n}" for n in range(8))
    svg = draw(engine, data(places=places))
    assert " ".join(texts(svg)).count("naam") == 8
    assert svg == draw(engine, data(places=places, lying=True))


@pytest.mark.parametrize(
    ("language", "kind", "printed"),
    [("nl", "integer", "1.000"), ("fr", "integer", "1\N{NARROW NO-BREAK SPACE}000"), ("en", "currency", "€1,000"), ("nl", "percent", "1.000%")],
)  # fmt: skip
def test_axes_print_figures_as_the_language_does(engine: Engine, language: Language, kind: str, printed: str) -> None:
    series = (Series(name="a", figures=(Decimal(0), Decimal(1000)), printed=("0", "1000")),)
    shown = ChartData(kind="line", scale="words", places=("a", "b"), series=series, figures=kind)  # type: ignore[arg-type]
    assert printed in texts(draw(engine, shown, language=language))


def test_the_locale_of_a_specification_is_that_of_the_paper() -> None:
    assert number_locale("nl") == {
        "decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\N{NO-BREAK SPACE}", ""], "percent": "%",
        "minus": "−",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "zero", "expected"),
    [
        (["3", "97"], True, (0, 100, 20)),
        (["-8.9", "11.8"], True, (-10, 15, 5)),
        (["3985", "5012"], False, (Decimal(3750), Decimal(5250), 250)),
        (["5", "5012"], False, (0, 6000, 2000)),
        (["0.1", "0.2"], True, (0, Decimal("0.2"), Decimal("0.05"))),
        (["0"], True, (0, 1, Decimal("0.2"))),
        ([], True, (0, 1, Decimal("0.2"))),
    ],
)
def test_an_axis_has_round_steps(figures: list[str], zero: bool, expected: tuple[Decimal, ...]) -> None:
    scale = scale_for([Decimal(it) for it in figures], zero=zero)
    assert (scale.low, scale.high, scale.step) == expected
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)


def test_words_break_at_spaces_and_hyphens() -> None:
    assert broken("Oost-Vlaanderen en Limburg", width_of("Vlaanderen en")) == ["Oost-", "Vlaanderen en", "Limburg"]
    assert broken("a - b", 1000) == ["a - b"]


# ------------------------------------------------------------------------------------------------------------- looks


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def lightness(colour: str) -> float:
    """L* (CIE 1976)."""
    return float(116 * luminance(colour) ** (1 / 3) - 16)


def test_fills_are_a_ladder_of_lightness() -> None:
    assert list(FILLS) == list(range(1, MOST_SERIES + 1))
    for count, fills in FILLS.items():
        steps = [lightness(fill) for fill in fills]
        assert len(fills) == count
        assert all(after - before >= 11 for before, after in pairwise(steps))


def test_lines_are_dark_enough_and_differ_by_dash_and_mark() -> None:
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in LINES)
    assert [len(set(it)) for it in (LINES, DASHES, MARKS)] == [MOST_SERIES] * 3


def colours() -> Iterator[str]:
    for value in vars(look_of_charts).values():
        if isinstance(value, str) and re.fullmatch("#[0-9a-f]{6}", value):
            yield value
    yield from LINES


@pytest.mark.parametrize("colour", sorted(set(colours())))
def test_every_colour_has_a_counterpart_in_a_dark_scheme(colour: str, root: Path) -> None:
    sheet = (root / "styles" / "charts.css").read_text(encoding="utf-8")
    assert re.search(rf'\[(fill|stroke)="{colour}"\] \{{ (fill|stroke): #[0-9a-f]{{6}}; \}}', sheet)


# ------------------------------------------------------------------------------------------------------------ faults


@pytest.mark.parametrize("element", ["a", "image", "foreignObject", "script"])
def test_a_drawing_that_links_or_loads_is_refused(element: str) -> None:
    with pytest.raises(UnsafeDrawing, match=element):
        tidy(f'<svg xmlns="http://www.w3.org/2000/svg"><{element}/></svg>', "x-")


def test_ids_in_a_drawing_are_its_own() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><clipPath id="c"/><rect clip-path="url(#c)" style="fill: red"/></svg>'
    assert (
        tidy(svg, "x-") == '<svg viewBox="0 0 1 1"><clipPath id="x-c" /><rect clip-path="url(#x-c)" fill="red" /></svg>'
    )


def test_a_gradient_is_measured_in_lengths_of_the_drawing() -> None:
    gradient = '<linearGradient id="g" x1="0" x2="0" y1="1" y2="0"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M2,3h16v80h-16Z" fill="url(#g)"/>{gradient}</svg>'
    assert tidy(svg, "x-").endswith(
        '<linearGradient id="x-g" x1="2" x2="2" y1="83" y2="3" gradientUnits="userSpaceOnUse" /></svg>'
    )


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"encoding": {}}, "Invalid specification"),
        ({"mark": "bar", "data": {"url": "https://example.org/x.json"}}, "External data url not allowed"),
        ({"mark": {"type": "image", "url": "data:,"}, "data": {"values": [{}]}}, "`image` may not stand in a drawing"),
    ],
)
def test_what_cannot_be_drawn_says_why_in_one_line(engine: Engine, spec: dict[str, object], message: str) -> None:
    with pytest.raises(DrawingError) as found:
        engine.draw(spec, width=476, language="nl", prefix="x-")
    assert message in str(found.value)
    assert "\n" not in str(found.value)


def test_a_machine_without_the_library_says_so(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MachineError, match="charts cannot be drawn"):
        Engine(root / "styles" / "fonts").draw({}, width=476, language="nl", prefix="")
