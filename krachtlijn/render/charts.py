# ruff: noqa: S704 - the drawings were made and looked through by ourselves
"""Charts: caption, the drawing itself, source, and the way to the figures."""

from __future__ import annotations

from markupsafe import Markup

from krachtlijn.model.chart import Chart, Drawing, Specification
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, join, lines
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.labelled import caption_line, permalink, source_line
from krachtlijn.render.tables import continued, render_table


def render_chart(chart: Chart, context: RenderContext) -> Markup:
    """A chart in a block of its own, which bears its address.

    The page holds a wide and a narrow drawing, and its stylesheet shows the one that fits; print holds the wide one.
    A drawing of the author's own has colours that we do not know: it keeps a white ground in a dark scheme.
    """
    words = context.words
    label = f"{words.chart} {chart.number}" if chart.number else ""
    further = continued(label, context)[0] if chart.values else Markup()  # the table itself says where that ends
    caption = element("figcaption", element("p", caption_line(label, chart.caption, context, chart.unit), further))
    shown = chart.drawings if context.on_screen else chart.drawings[:1]
    drawings = lines([_drawing(drawing, chart, narrow=turn > 0) for turn, drawing in enumerate(shown)])
    link = permalink(chart.id, words.address_of.format(what=label), context)
    return element(
        "figure",
        lines([caption, drawings, source_line(chart.source, context), _figures(chart, label, context), link]),
        id=chart.id or None,
        class_=classes("figure chart", "plate" if isinstance(chart.what, Specification) else "", *chart.classes),
        lang=chart.lang or None,
    )


def _drawing(drawing: Drawing, chart: Chart, *, narrow: bool) -> Markup:
    name = "narrow" if narrow else "wide" if len(chart.drawings) > 1 else None
    before, _, rest = drawing.svg.partition("<svg ")
    opened = element("svg", class_=name, role="img", aria_label=chart.alt).removesuffix("></svg>")
    return Markup(before) + Markup(f"{opened} ") + Markup(rest)


def _figures(chart: Chart, label: str, context: RenderContext) -> Markup:
    """The way to the table, or the table: folded on the screen, below the chart in print."""
    words = context.words.charts
    if chart.see:
        name = element("span", words.see + context.words.colon, class_="source-label")
        return element("p", join([name, render_inlines(chart.see, context)], " "), class_="source")
    if chart.values is None:
        return Markup()
    table = render_table(chart.values, context)
    if not context.on_screen:
        return table
    what = label[:1].lower() + label[1:]
    summary = element("summary", words.values.format(what=what), class_="fold")
    return element("details", summary, table, class_="chart-figures")
