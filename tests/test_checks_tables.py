"""Arithmetic of tables, their placement, and the figures that text takes from them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from data_tables import read, read_block
from trees import page, paper, site

from krachtlijn.checks.arithmetic import check_arithmetic
from krachtlijn.checks.placements import check_placements
from krachtlijn.checks.tables import check_values
from krachtlijn.model.blocks import InternalLink, Span
from krachtlijn.model.table import Cell
from krachtlijn.model.walk import walk

HEAD = """\
caption: Groei
columns:
  - {header: Programma}
  - {id: begin, header: Begin, kind: integer}
  - {id: eind, header: Eind, kind: integer}
  - {id: pct, header: (%), kind: decimal, decimals: 1}
"""
ROWS = """\
rows:
  - [Een, 100, 150, 50.0]
  - [Twee, 3, 4, 33.3]
"""


def found(text: str) -> list[str]:
    """What the arithmetic of a table comes to, each with its line and column."""
    table = read(text)
    document = replace(paper(), matter={"table": {"t": table}})
    return [f"{f.at.line}:{f.at.column}: {f.message}" for f in check_arithmetic(site(document))]


@pytest.mark.parametrize(
    ("rule", "complaints"),
    [
        ("holds: pct = 100 * (eind - begin) / begin", []),
        ("holds: pct = 100 * (eind - begin) / begin, tolerance: 0.01", [
            "9:18: `pct = 100 * (eind - begin) / begin` does not hold in `Twee`: 33.3 is given, 33.3333 is computed",
        ]),
        ("holds: eind = begin + 1, tolerance: 49", []),
        ("holds: eind = begin + 1", ["8:16: `eind = begin + 1` does not hold in `Een`: 150 is given, 101 is computed"]),
        ("holds: eind - begin = 1", ["8:5: `eind - begin = 1` does not hold in `Een`: 50 is given, 1 is computed"]),
        ("holds: eind = begin / (begin - 3)", [
            "8:16: `eind = begin / (begin - 3)` does not hold in `Een`: 150 is given, 1.031 is computed",
            "9:15: `eind = begin / (begin - 3)` divides by zero in `Twee`",
        ]),
        ("holds: eind = begin + 1, except: {Een: weet men}", []),
        ("holds: eind = begin + 1, except: {Een: weet men, Twee: niet nodig}", [
            "11:55: the rule holds in `Twee`: nothing is excepted there",
        ]),
        ("holds: 1 = 1", ["11:13: `1 = 1` names no column"]),
        ("holds: eind == begin", ["11:13: `eind == begin` is no equation"]),
    ],
)  # fmt: skip
def test_equations(rule: str, complaints: list[str]) -> None:
    assert found(f"{HEAD}{ROWS}checks:\n  - {{{rule}}}\n") == complaints


def test_rows_without_every_figure_or_of_another_kind_are_left_out() -> None:
    rows = """\
rows:
  - [Een, n.b., 4, 1]
  - [Twee, 1, "-", ""]
  - [Drie, 1, ongeveer 4, 1]
  - {cells: [Aandeel, 10, 90, 5], kind: percent}
  - group: Kop
    rows: [[Vier, 1, 2, 3]]
checks:
  - holds: eind = 2 * begin
  - sum: eind
"""
    assert found(HEAD + rows) == []


SUMS = """\
rows:
  - {above}
  - group: Maatwerk
    values: [30, 40, 1]
    rows:
      - [Een, 10, 20, 1]
      - [Twee, 20, 20, 1]
  - group: Lokaal
    rows:
      - [Drie, 5, 5, 1]
      - {{cells: [Aandeel, 50, 50, 50], kind: percent}}
      - total: [Samen, 5, {inner}, 1]
  - [Vier, 1, 2, 1]
  - {below}
checks: [{{sum: eind}}]
"""


@pytest.mark.parametrize(
    ("above", "inner", "below", "complaints"),
    [
        ("total: [Totaal, 36, 47, 1]", 5, "[Vijf, 0, 0, 0]", []),
        ("[Vijf, 0, 0, 0]", 5, "total: [Totaal, 36, 47, 1]", []),
        (
            "total: [Totaal, 36, 48, 1]",
            6,
            "[Vijf, 0, 0, 0]",
            [
                "8:25: `eind` does not add up in `Totaal`: 48 is given, the rows that add up to it make 47",
                "18:27: `eind` does not add up in `Lokaal – Samen`: 6 is given, the rows that add up to it make 5",
            ],
        ),
        ("total: [Totaal, 36, 48, 1]", 5, "[Vijf, 0, n.b., 0]", []),
    ],
)
def test_sums(above: str, inner: int, below: str, complaints: list[str]) -> None:
    assert found(HEAD + SUMS.format(above=above, inner=inner, below=below)) == complaints


def test_of_several_totals_the_last_is_of_all() -> None:
    rows = "rows:\n  - [A, 1, 1, 1]\n  - total: [S, 1, {}, 1]\n  - [B, 1, 2, 1]\n  - total: [T, 1, 2, 1]\n"
    rows += "  - total: [Alles, 1, 3, 1]\nchecks: [{{sum: eind}}]\n"
    assert found(HEAD + rows.format(1)) == []
    assert found(HEAD + rows.format(3)) == [
        "9:19: `eind` does not add up in `S`: 3 is given, the rows that add up to it make 1"
    ]


def test_a_group_that_does_not_add_up_is_said_at_its_figure() -> None:
    rows = (
        "rows:\n  - group: Kop\n    values: [1, 3, 1]\n    rows: [[A, 1, 1, 1], [B, 1, 1, 1]]\nchecks: [{sum: eind}]\n"
    )
    assert found(HEAD + rows) == ["9:17: `eind` does not add up in `Kop`: 3 is given, its rows make 2"]


# --------------------------------------------------------------------------------------------- placement and values


def test_a_figure_in_the_text_leads_to_its_cell() -> None:
    block, _ = read_block(HEAD + ROWS)
    text = "# A {#a}\n\nDat is {value}`t/twee/pct` procent.\n\n::{table} t\n"
    document = site(replace(paper(text), matter={"table": {"t": block}})).papers[0]
    (link,) = (node for node in walk(document.parts) if isinstance(node, InternalLink))
    (cell,) = (node for node in walk(document.parts) if isinstance(node, Cell) and f"#{node.id}" == link.href)
    assert link.href == "#tabel-t-twee-pct"
    assert cell.children == link.children


def test_a_figure_of_a_table_that_is_not_placed_leads_nowhere() -> None:
    block, _ = read_block(HEAD + ROWS)
    whole = site(replace(paper("# A {#a}\n\nDat is {value}`t/twee/pct`.\n"), matter={"table": {"t": block}}))
    document = whole.papers[0]
    assert not [node for node in walk(document.parts) if isinstance(node, InternalLink)]
    assert [node for node in walk(document.parts) if isinstance(node, Span)]
    assert [found.message for found in check_placements(whole)] == ["no directive places the table `t`"]


def test_a_free_page_has_no_tables() -> None:
    free = page("# Over\n\n::{table} t\n\nDat is {value}`t/een/pct`.\n")
    whole = site(paper(), pages=(free,))
    assert [found.message for found in check_placements(whole)] == ["there is no table `t`"]
    assert [found.message for found in check_values(whole)] == ["there is no table `t`"]
