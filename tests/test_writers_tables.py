"""Data tables as CSV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from data_tables import read
from trees import paper, site

from krachtlijn.language import words_for
from krachtlijn.writers.tables import table_as_csv, write_tables

TEXT = """\
caption: Uitstroom
rowheads: 2
columns:
  - {header: Programma}
  - {header: Jaar, kind: year}
  - header: A
    columns: [{header: (n), kind: integer}, {header: "(%)^*", kind: decimal, sign: true, decimals: 2}]
  - {header: Dag, kind: date}
  - {header: Loopt, kind: boolean}
rows:
  - group: Sociaal
    span: true
    rows:
      - [2009, 1.250, "0,5", 1/3/2011, x]
      - ["2010^*", n.b., −1, onbekend, neen]
  - group: Andere
    rows:
      - group: Invoeg
        values: [3.000, "", "", ""]
        rows: [['Een, "twee"', 2010, 3, 4, "-", ""]]
  - total: [{text: Samen, span: 2}, 9, 9, "", ""]
notes: {"*": Raming.}
"""


def test_a_table_for_machines() -> None:
    assert table_as_csv(read(TEXT), words_for("nl")).split("\r\n") == [
        "Groep,Programma,Jaar,A – (n),A – (%),Dag,Loopt",
        ",Sociaal,2009,1250,0.5,2011-03-01,ja",
        ",Sociaal,2010,n.b.,-1,onbekend,neen",
        "Andere,Invoeg,,3000,,,",
        'Andere – Invoeg,"Een, ""twee""",2010,3,4,-,neen',
        ",Samen,,9,9,,",
        "",
    ]


def test_only_what_is_placed_is_written_beside_its_paper() -> None:
    block = read("caption: Één\ncolumns: [{header: Één}]\nrows: [[1]]\n")
    text = "# A {#a}\n\n::{table} t\n"
    placed = replace(paper(text, "adviezen/x"), matter={"table": {"t": block, "u": replace(block, name="u")}})
    (artifact,) = write_tables(site(placed))
    assert artifact.path == PurePosixPath("adviezen/x/tables/t.csv")
    assert artifact.content == "\ufeffÉén\r\n1\r\n".encode()
