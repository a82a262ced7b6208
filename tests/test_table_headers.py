"""Every data cell of a table is reached by exactly its own headers, as HTML's algorithm finds them in the page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from data_tables import HtmlTable, read, read_block, rendered
from hypothesis import given, settings
from hypothesis import strategies as st

from krachtlijn.model.table import Table
from krachtlijn.model.walk import walk

SEED = Path(__file__).parent / "cases" / "data-tables" / "content" / "adviezen" / "beleidsbrief" / "tables"
NAMES = sorted(path.stem for path in SEED.glob("*.yaml"))


def seed(name: str) -> Table:
    path = SEED / f"{name}.yaml"
    csv = path.with_suffix(".csv")
    return read(path.read_text(encoding="utf-8"), csv.read_bytes() if csv.exists() else None)


def agree(table: Table) -> None:
    """The headers that HTML finds for each data cell are those of the model, and every slot is covered once."""
    html = HtmlTable(rendered(table))
    rows = {cell.y for cell in html.cells}
    assert {slot for slot, cells in html.slots.items() if len(cells) == 1} == {
        (x, y) for x in range(len(table.columns)) for y in rows
    }
    ids = [cell.attributes["id"] for cell in html.cells if cell.attributes.get("id")]
    assert len(ids) == len(set(ids))
    cells = [cell for row in (*table.head, *table.body) for cell in row.cells]
    for cell, made in zip(cells, html.cells, strict=True):
        assert (made.tag == "th") == bool(cell.scope)
        if made.tag == "td" and made.group > 0:
            assert {header.attributes["id"] for header in html.headers(made)} == set(cell.headers)


@pytest.mark.parametrize("name", NAMES)
def test_each_table_of_the_policy_letter(name: str) -> None:
    agree(seed(name))


@pytest.mark.parametrize("name", NAMES)
def test_by_their_places_alone_they_have_the_same_headers(name: str) -> None:
    agree(replace(seed(name), explicit=False))


@pytest.mark.parametrize(
    ("name", "row", "column", "chain"),
    [
        ("werkzaamheid", "laaggeschoold", "j2009", {"2009", "Laaggeschoold"}),
        ("kansengroepen", "2008-2011", "pmah", {"Pmah", "2008-2011"}),
        ("kans", "totaal", "j2010", {"Kans op werk (%)", "2010", "Totaal"}),
        ("kans", "mannen", "j2009", {"Kans op werk (%)", "2009", "Geslacht", "Mannen"}),
        ("bereik", "dienstencheque", "groei_pct", {"groei", "(%)", "Commerciële invoeg", "Dienstencheque"}),
        ("bereik", "commerciele-invoeg", "rotatie", {"rotatie", "(%)", "Commerciële invoeg"}),
        ("bereik", "arbeidszorg", "eind", {"31/12/2010", "(n)", "Arbeidszorg"}),
        ("uitstroom", "sw-2010", "c_a", {"C/A", "SW (doelgroep)", "2010"}),
        ("uitstroom", "sw-2010-nieuw", "b1", {"B1", "Uitgestr. (aantal)", "SW (doelgroep)", "2010"}),
        ("kenmerken", "totaal-niet-werkende-werkzoekenden", "aantal", {"Aantal", "Totaal niet werkende werkzoekenden"}),
        ("vte", "arbeidszorg", "groei", {"2009-2010", "(n)", "Arbeidszorg"}),
    ],
)
def test_the_chain_of_a_cell_in_words(name: str, row: str, column: str, chain: set[str]) -> None:
    table = seed(name)
    cell = table.cell_named(row, column)
    assert cell
    html = HtmlTable(rendered(table))
    words = {made.attributes["id"]: made.text.rstrip("*") for made in html.cells if made.attributes.get("id")}
    assert {words[id_] for id_ in cell.headers} == chain


def test_scopes_suffice_where_one_row_and_one_column_head() -> None:
    assert [name for name in NAMES if not seed(name).explicit] == ["kansengroepen", "werkzaamheid"]
    assert "headers=" not in rendered(seed("werkzaamheid"))
    assert 'headers="tabel-t-k2 tabel-t-k3 tabel-t-r2 tabel-t-r3"' in rendered(seed("kans"))


# ------------------------------------------------------------------------------------------------------ any table


def columns_of(depth: int) -> st.SearchStrategy[dict[str, Any]]:
    leaf = st.builds(lambda header: {"header": header, "kind": "integer"}, st.sampled_from(["A", "B", ""]))
    if not depth:
        return leaf
    group = st.builds(
        lambda header, columns: {"header": header, "columns": columns},
        st.sampled_from(["Groep", "Stand", ""]),
        st.lists(columns_of(depth - 1), min_size=1, max_size=3),
    )
    return leaf | group


def width(columns: list[dict[str, Any]]) -> int:
    return sum(width(column["columns"]) if "columns" in column else 1 for column in columns)


@st.composite
def rows_of(draw: st.DrawFn, cells: int, heads: int, depth: int) -> list[Any]:
    """Rows of so many cells, of which the first ``heads`` name the row; groups in them of every form."""
    word = st.sampled_from(["x", "Naam", "1.250"])

    def row() -> list[str]:
        return [draw(word) for _ in range(cells)]

    found: list[Any] = []
    for _ in range(draw(st.integers(1, 3))):
        form = draw(st.sampled_from(["row", "total", "wide", "group", "figures", "span"])) if depth else "row"
        inner = {"group": "Groep", "rows": []} if form in ("group", "figures", "span") else {}
        if form == "total":
            found.append({"total": row()})
        elif form == "wide" and cells > 1:
            found.append([{"text": "breed", "span": 2}, *row()[2:]])
        elif form == "group" or (form == "figures" and heads):
            values = {"values": [draw(word) for _ in range(cells - heads)]} if form == "figures" else {}
            found.append(inner | values | {"rows": draw(rows_of(cells, heads, depth - 1))})
        elif form == "span" and cells > 1:
            below = draw(rows_of(cells - 1, max(heads - 1, 0), depth - 1))
            found.append(inner | {"span": True, "rows": below})
        else:
            found.append(row())
    return found


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.lists(columns_of(2), min_size=1, max_size=4))
    heads = draw(st.integers(0, min(2, width(columns))))
    rows = draw(rows_of(width(columns), heads, 2))
    file = {"caption": "Tabel", "rowheads": heads, "columns": columns, "rows": rows}
    return json.dumps(file, ensure_ascii=False)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_any_table(text: str) -> None:
    block, complaints = read_block(text)
    assert complaints == []
    for table in walk(block):
        if isinstance(table, Table):
            agree(table)
