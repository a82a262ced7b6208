"""A specification of the author's own, with the table's rows as its data and our width where it gives none."""

from __future__ import annotations

from json import loads

from krachtlijn.charts.look import Spec
from krachtlijn.model.chart import Specification

_COMPOSED = frozenset({"hconcat", "vconcat", "concat", "repeat", "facet", "spec"})  # these have widths inside


def own_specification(own: Specification, width: int) -> Spec:
    """The Vega-Lite to draw."""
    spec: Spec = {**loads(own.vega_lite), "data": {"values": loads(own.rows)}}
    if "width" not in spec and not _COMPOSED & spec.keys():
        spec |= {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
        spec.setdefault("height", 240)
    return spec
