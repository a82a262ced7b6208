"""Data tables as they are typed, and as they are printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from counting import calls
from data_tables import context, printed, read, read_block

from krachtlijn.diagnostics import Report
from krachtlijn.model.blocks import Landscape
from krachtlijn.model.metadata import Language
from krachtlijn.model.table import Row, Table
from krachtlijn.model.text import plain_text
from krachtlijn.readers.tables import read_tables

HEAD = """\
caption: Plaatsen
columns:
  - {header: Programma}
  - {id: begin, header: Begin, kind: integer}
  - {id: pct, header: Groei, kind: decimal, sign: true}
"""


def test_figures_are_printed_in_one_notation() -> None:
    table = read(HEAD + "rows:\n  - [Een, 3985, 5.6]\n  - [Twee, 4.207, '+0,25']\n  - [Drie, '15 439', −11]\n")
    assert printed(table) == [["Een", "3.985", "+5,60"], ["Twee", "4.207", "+0,25"], ["Drie", "15.439", "−11,00"]]
    assert [row.cells[1].value for row in table.body] == [Decimal(3985), Decimal(4207), Decimal(15439)]


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("nl", ["3.985,5", "38%", "€\u00a01.250,50", "1\u00a0maart 2011", "ja"]),
        ("fr", ["3\u202f985,5", "38\u202f%", "1\u202f250,50\u00a0€", "1er\u00a0mars 2011", "oui"]),
        ("en", ["3,985.5", "38%", "€1,250.50", "1\u00a0March 2011", "yes"]),
    ],
)
def test_every_kind_in_every_language(language: Language, row: list[str]) -> None:
    kinds = ("decimal", "percent", "currency", "date", "boolean")
    columns = "".join(f"  - {{header: {kind}, kind: {kind}}}\n" for kind in kinds)
    text = f"caption: x\nrowheads: 0\ncolumns:\n{columns}rows:\n  - ['3985,5', 38%, '€ 1.250,5', 1/3/2011, ja]\n"
    assert printed(read(text, language=language)) == [row]


def test_a_month_in_a_column_of_days_is_in_words() -> None:
    text = "caption: x\nrowheads: 0\ncolumns: [{header: A, kind: date}]\nrows: [[2011-07], [2011-13], [juli 2011], [2011]]\n"
    assert printed(read(text)) == [["juli 2011"], ["2011-13"], ["juli 2011"], ["2011"]]


def test_what_is_missing_is_said_aloud() -> None:
    cells = ["''", "n.b.", "'-'", "n.v.t.", "...", "ongeveer 5"]
    table = read(HEAD + "rows:\n" + "".join(f"  - [Rij, 1, {cell}]\n" for cell in cells))
    found = [(plain_text(row.cells[2].children), row.cells[2].spoken) for row in table.body]
    assert found == [
        ("", "geen gegeven"),
        ("n.b.", "niet beschikbaar"),
        ("-", "niet van toepassing"),
        ("n.v.t.", "niet van toepassing"),
        ("…", "nog niet bekend"),
        ("ongeveer 5", ""),
    ]


def test_yes_and_no_keep_their_form() -> None:
    text = "caption: x\nrowheads: 0\ncolumns: [{header: A, kind: boolean}]\nrows: [[Ja], [neen], [x], [''], [soms]]\n"
    cells = [row.cells[0] for row in read(text).body]
    assert [(plain_text(cell.children), cell.spoken, cell.value) for cell in cells] == [
        ("Ja", "", True),
        ("neen", "", False),
        ("x", "ja", True),
        ("", "neen", False),
        ("soms", "", "soms"),
    ]


def test_a_row_of_another_kind() -> None:
    table = read(HEAD + "rows:\n  - [Een, 3985, 5]\n  - {cells: [Aandeel, 38, '1,5'], kind: percent, sign: true}\n")
    assert printed(table) == [["Een", "3.985", "+5"], ["Aandeel", "+38,0%", "+1,5%"]]


def test_a_row_may_have_its_own_decimals_and_sign() -> None:
    table = read(HEAD + "rows:\n  - [Een, 1, 5]\n  - {total: [Samen, 1, 5], decimals: 2, sign: false}\n")
    assert [row.kind for row in table.body] == ["data", "total"]
    assert printed(table)[1] == ["Samen", "1,00", "5,00"]


def test_a_head_of_any_depth() -> None:
    text = """\
caption: Diep
columns:
  - {header: Naam}
  - header: Stand
    columns:
      - header: Voor
        columns: [{header: (n), kind: integer}, {id: pct, header: (%), kind: integer}]
      - {header: Na, kind: integer}
rows: [[Een, 1, 2, 3]]
"""
    table = read(text)
    shape = [[(plain_text(c.children), c.colspan, c.rowspan, c.scope) for c in row.cells] for row in table.head]
    assert shape == [
        [("Naam", 1, 3, "col"), ("Stand", 3, 1, "colgroup")],
        [("Voor", 2, 1, "col"), ("Na", 1, 2, "col")],
        [("(n)", 1, 1, "col"), ("(%)", 1, 1, "col")],
    ]
    assert [column.path for column in table.columns] == [
        ("Naam",),
        ("Stand", "Voor", "(n)"),
        ("Stand", "Voor", "(%)"),
        ("Stand", "Na"),
    ]
    assert [column.names[0] for column in table.columns] == ["naam", "n", "pct", "na"]


def test_groups_nest_and_have_figures_of_their_own() -> None:
    rows = """\
rows:
  - group: Maatwerk
    values: [30, 5]
    rows:
      - group: Beschut
        rows: [[Een, 10, 5]]
      - [Twee, 20, 5]
  - total: [Totaal, 30, 5]
"""
    table = read(HEAD + rows)
    assert [(row.kind, row.groups, row.level, row.label) for row in table.body] == [
        ("group", (1,), 0, "Maatwerk"),
        ("group", (1, 2), 1, "Maatwerk – Beschut"),
        ("data", (1, 2), 2, "Maatwerk – Beschut – Een"),
        ("data", (1,), 1, "Maatwerk – Twee"),
        ("total", (), 0, "Totaal"),
    ]
    assert [cell.colspan for cell in table.body[1].cells] == [3]


def test_a_name_that_spans_rows() -> None:
    text = """\
caption: Overspannen
rowheads: 2
columns: [{header: Programma}, {header: Jaar, kind: year}, {header: A, kind: integer}]
rows:
  - group: Sociaal
    span: true
    rows: [[2009, 1], [2010, 1.000]]
  - [Los, 2010, 3]
"""
    table = read(text)
    assert [[(plain_text(c.children), c.column, c.rowspan) for c in row.cells] for row in table.body] == [
        [("Sociaal", 0, 2), ("2009", 1, 1), ("1", 2, 1)],
        [("2010", 1, 1), ("1.000", 2, 1)],
        [("Los", 0, 1), ("2010", 1, 1), ("3", 2, 1)],
    ]


def test_notes_and_their_calls_lead_to_each_other() -> None:
    text = """\
caption: Noten
columns: [{header: "Programma^**"}, {header: A, kind: integer}]
rows:
  - ["Een^*", "1.250^*,**"]
  - group: "Groep^*"
    rows: [[Twee, {value: 3, note: ["*", "**"]}]]
notes: {"*": Een ster., "**": "Twee *sterren*."}
"""
    table = read(text)
    calls = [mark for row in (*table.head, *table.body) for cell in row.cells for mark in cell.marks]
    assert [(mark.mark, mark.id, mark.note) for mark in calls] == [
        ("**", "tabel-t-noot-2-terug", "tabel-t-noot-2"),
        ("*", "tabel-t-noot-1-terug", "tabel-t-noot-1"),
        ("*", "tabel-t-noot-1-terug-2", "tabel-t-noot-1"),
        ("**", "tabel-t-noot-2-terug-2", "tabel-t-noot-2"),
        ("*", "tabel-t-noot-1-terug-3", "tabel-t-noot-1"),
        ("*", "tabel-t-noot-1-terug-4", "tabel-t-noot-1"),
        ("**", "tabel-t-noot-2-terug-3", "tabel-t-noot-2"),
    ]
    assert sorted(call for note in table.notes for call in note.calls) == sorted(mark.id for mark in calls)
    assert printed(table)[0] == ["Een", "1.250"]


def test_a_superscript_is_no_mark() -> None:
    table = read("caption: x\ncolumns: [{header: A}, {header: B}]\nrows: [['m^2^', 'CO~2~']]\n")
    assert printed(table) == [["m2", "CO2"]]
    assert not any(cell.marks for cell in table.body[0].cells)


PASTED = """\
rows: |
  Los | 1 | 2

  # Groep | 30 | 5
  Een | 10 | 5
  ## Dieper
  Twee | 20 | 5
  #
  | 7 | 8 |
  = Totaal | 38 | 15
  met \\| streep\t1\t
"""


def test_pasted_rows() -> None:
    table = read(HEAD + PASTED)
    assert [(row.kind, row.groups, printed(table)[n]) for n, row in enumerate(table.body)] == [
        ("data", (), ["Los", "1", "+2"]),
        ("group", (1,), ["Groep", "30", "+5"]),
        ("data", (1,), ["Een", "10", "+5"]),
        ("group", (1, 2), ["Dieper"]),
        ("data", (1, 2), ["Twee", "20", "+5"]),
        ("data", (), ["", "7", "+8"]),
        ("total", (), ["Totaal", "38", "+15"]),
        ("data", (), ["met | streep", "1", ""]),
    ]


def test_a_complaint_about_a_pasted_row_is_at_its_line() -> None:
    _, complaints = read_block(HEAD + "rows: |\n  Een | 1 | 2\n  Twee | 1\n  Drie | 1 | 3.985\n")
    assert complaints == [
        "8:3: the row has 2 cells, where 3 are expected",
        "9:14: `3.985` can be read in two ways: the dot may part thousands or decimals",
    ]


@pytest.mark.parametrize(
    "csv",
    [
        b"Programma;Begin;Groei\nE\xc3\xa9n;1.250;5,6\n",
        b"\xef\xbb\xbfProgramma,begin,pct\r\nE\xc3\xa9n,1250,5.6\r\n",
        b"pct\tBEGIN\tprogramma\n5,6\t1250\tE\xe9n\n",
        b'sep=;\n"Programma";"Begin";"Groei"\n"E\xe9n";"1.250";"5,6"\n',
    ],
    ids=["semicolon", "comma and mark", "tab and order", "quoted, Windows-1252"],
)
def test_a_csv_in_any_common_form(csv: bytes) -> None:
    assert printed(read(HEAD, csv)) == [["Eén", "1.250", "+5,6"]]


def test_a_csv_with_quotes_groups_and_totals() -> None:
    csv = b'Programma;Begin;Groei\n# Groep;;\n"Een ""A"";\nB";1;2\n\n= Totaal;1;2\n'
    table = read(HEAD, csv)
    assert [(row.kind, words) for row, words in zip(table.body, printed(table), strict=True)] == [
        ("group", ["Groep"]),
        ("data", ['Een "A"; B', "1", "+2"]),
        ("total", ["Totaal", "1", "+2"]),
    ]


def test_rows_are_named_by_id_by_words_or_behind_their_groups() -> None:
    rows = """\
rows:
  - [Met beperking, 1, 1]
  - group: Mannen
    rows: [[Met beperking, 1, 1], [Zonder, 1, 1], {id: rest, cells: [Overige, 1, 1]}]
  - group: Vrouwen
    id: v
    rows: [[Met beperking, 1, 1], [Zonder, 1, 1], [Dubbel, 1, 1], [Dubbel, 1, 1]]
"""
    table = read(HEAD + rows)
    assert [row.names for row in table.body] == [
        ("met-beperking",),
        ("mannen",),
        ("mannen-met-beperking",),
        ("mannen-zonder",),
        ("rest",),
        ("v",),
        ("v-met-beperking",),
        ("v-zonder",),
        (),
        (),
    ]
    assert table.row_named("V-Zonder") is table.body[7]
    assert table.row_named("dubbel") is None
    assert table.column_named("PCT") == 2


def test_a_table_on_a_page_of_its_own() -> None:
    block, _ = read_block(HEAD + "orientation: landscape\nrows: [[Een, 1, 2]]\n")
    assert isinstance(block, Landscape)
    assert isinstance(block.blocks[0], Table)


def test_a_file_that_cannot_be_read_is_a_table_without_columns() -> None:
    block, complaints = read_block("caption: x\n")
    assert isinstance(block, Table)
    assert not block.columns
    assert complaints == ["1:1: the required key `columns` is missing"]


def test_the_folder_of_tables(tmp_path: Path) -> None:
    report = Report()
    assert read_tables(tmp_path, tmp_path, context(report)) == {}
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "tables" / "a.csv").write_bytes(b"Programma;Begin;Groei\nE\x81n;1;2\n")
    (tmp_path / "tables" / "_b.yaml").write_text("", encoding="utf-8")
    assert list(read_tables(tmp_path, tmp_path, context(report))) == ["a"]
    assert [found.message for found in report] == ["the file is neither UTF-8 nor Windows-1252"]


@pytest.mark.parametrize("form", ["pasted", "csv"])
def test_work_grows_with_the_rows(form: str) -> None:
    def cost(count: int) -> int:
        lines = [f"Rij {number};{number};{number},5" for number in range(count)]
        csv = "\n".join(["Programma;Begin;Groei", *lines]).encode() if form == "csv" else None
        rows = "rows: |\n" + "".join(f"  {line.replace(';', ' | ')}\n" for line in lines)
        found: list[Row] = []
        cost = calls(lambda: found.extend(read(HEAD + ("" if csv else rows), csv).body))
        assert len(found) == count
        return cost

    cost(10)
    assert cost(2000) < 5.2 * cost(400)


def test_signs_that_compare_tell_rows_apart() -> None:
    table = read(
        HEAD + "rows: |\n  <1 jaar | 1 | 2,0\n  >1 jaar | 3 | 4,0\n  ≥ 50 % | 5 | 6,0\n  Hoogstens 3 | 7 | 8,0\n"
    )
    assert [row.names for row in table.body] == [
        ("minder-dan-1-jaar",),
        ("meer-dan-1-jaar",),
        ("minstens-50",),
        ("hoogstens-3",),
    ]
