"""Charts drawn as SVG, once, for the page and the PDF alike.

Only this room knows Vega-Lite and the library that runs it.
"""

from __future__ import annotations

from dataclasses import replace

from krachtlijn.charts.bars import bars
from krachtlijn.charts.engine import DrawingError, Engine
from krachtlijn.charts.lines import lines
from krachtlijn.charts.look import Spec
from krachtlijn.charts.own import own_specification
from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.model.blocks import Node
from krachtlijn.model.chart import Chart, ChartData, Drawing, Specification
from krachtlijn.model.document import Document, Site
from krachtlijn.model.metadata import Language
from krachtlijn.model.walk import rewrite
from krachtlijn.project import Project

WIDTHS = (476, 330)
"""The widths that a chart is drawn for, in CSS pixels: the line in print (126 mm), and a telephone's."""


def draw_charts(site: Site, project: Project, report: Report) -> Site:
    """The site with all its charts drawn. What cannot be drawn is a complaint at its place, and stays undrawn.

    Raises MachineError where charts are to be drawn and the library for it is missing.
    """
    engine = Engine(project.styles / "fonts")
    return replace(site, papers=tuple(_draw(paper, engine, report) for paper in site.papers))


def _draw(paper: Document, engine: Engine, report: Report) -> Document:
    def change(node: Node) -> Node:
        if not isinstance(node, Chart) or node.what is None:
            return node
        try:
            return replace(node, drawings=tuple(_drawings(node, paper.meta.language, engine)))
        except DrawingError as fault:
            hint = "correct the specification; it is written in Vega-Lite, https://vega.github.io/vega-lite/docs/"
            message = f"the chart cannot be drawn: {fault}"
            at = node.what.at if isinstance(node.what, Specification) else node.at
            report.add(Diagnostic(Code.CHART_DRAWN, at, message, hint))
            return node

    return replace(paper, parts=rewrite(paper.parts, change))


def _drawings(chart: Chart, language: Language, engine: Engine) -> list[Drawing]:
    """The drawings of a chart; one alone where the author fixed its width."""
    drawings = []
    for width in WIDTHS:
        spec = _specification(chart, width, language)
        svg = engine.draw(spec, width=width, language=language, prefix=f"{chart.id}-{width}-")
        drawings.append(Drawing(width=width, svg=svg))
    return drawings[:1] if drawings[0].svg.replace(f"-{WIDTHS[0]}-", f"-{WIDTHS[1]}-") == drawings[1].svg else drawings


def _specification(chart: Chart, width: int, language: Language) -> Spec:
    match chart.what:
        case ChartData(kind="line") as data:
            return lines(data, width, language)
        case ChartData() as data:
            return bars(data, width, language)
        case Specification() as own:
            return own_specification(own, width)
        case None:
            raise ValueError(f"nothing to draw: {chart.name}")


__all__ = ["WIDTHS", "draw_charts"]
