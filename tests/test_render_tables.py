"""Data tables as HTML: what stands around the figures, in both media."""

from __future__ import annotations

import re

from data_tables import FOLDER, read, rendered

from krachtlijn.diagnostics import Report
from krachtlijn.readers.markdown import MarkdownContext, read_blocks
from krachtlijn.source import Passage, Source

HEAD = "caption: Plaatsen\nunit: VTE\ncolumns: [{header: A}, {header: B, kind: integer}]\n"


def test_what_is_not_there_is_said_aloud_on_the_screen_and_expanded_in_print() -> None:
    table = read(HEAD + "rows: [[Een, '-'], [Twee, '']]\n")
    screen, paper = rendered(table), rendered(table, medium="print")
    assert '<span aria-hidden="true">-</span><span class="spoken">niet van toepassing</span></td>' in screen
    assert '<td class="align-right"><span class="spoken">geen gegeven</span></td>' in screen
    assert '<td class="align-right"><abbr title="niet van toepassing">-</abbr></td>' in paper
    assert '<td class="align-right"></td>' in paper


def test_figures_are_filled_up_to_the_widest_of_their_column() -> None:
    rows = (
        "rows: [[Een, 3.985], {cells: [Deel, '5,25'], kind: percent}, {cells: [Deel, 5], kind: decimal, decimals: 1}]\n"
    )
    assert re.findall(r'data-pad="([^"]*)">([^<]*)<', rendered(read(HEAD + rows))) == [(",00%", "3.985"), ("0%", "5,0")]


def test_figures_typed_in_the_text_stand_below_each_other_too() -> None:
    typed = "| A | B |\n| --- | ---: |\n| Een | 21.448,64 |\n| Twee | **3.019** |\n| Drie | n.b. |\n| Vier | 9% |\n"
    (table,) = read_blocks(Passage.of(Source(FOLDER / "t.md", typed)), MarkdownContext(report=Report(), folder=FOLDER))
    assert re.findall(r'data-pad="([^"]*)"', rendered(table)) == [",00", ",00"]


def test_a_typed_column_is_not_filled_up_to_another() -> None:
    typed = "| A | B | C |\n| --- | ---: | ---: |\n| Een | 21,50 | 100,0% |\n| Twee | 3 | 9% |\n"
    (table,) = read_blocks(Passage.of(Source(FOLDER / "t.md", typed)), MarkdownContext(report=Report(), folder=FOLDER))
    filled = re.findall(r'<td class="align-right"(?: data-pad="([^"]*)")?>([^<]*)<', rendered(table))
    assert filled == [("", "21,50"), ("", "100,0%"), (",00", "3"), (",0", "9%")]


def test_a_column_that_heads_its_rows_is_headed_on_the_same_side() -> None:
    html = rendered(
        read("caption: x\ncolumns: [{header: A, kind: year}, {header: B, kind: year}]\nrows: [[2010, 2011]]\n")
    )
    aligned = ["align-right" in cell for cell in re.findall(r"<t[hd][ >][^>]*", html)]
    assert aligned == [False, True, False, True]


def test_a_long_table_in_groups_may_be_broken_in_print() -> None:
    for count, long in ((24, False), (25, True)):
        table = read(HEAD + "rows:\n" + "".join(f"  - [r{n}, {n}]\n" for n in range(count)))
        assert ('class="table long"' in rendered(table, medium="print")) == long
        assert "long" not in rendered(table)


def test_a_table_of_many_columns_takes_the_margin_column_in_print() -> None:
    for count, wide in ((6, False), (7, True)):
        columns, cells = ", ".join(f"{{header: K{n}}}" for n in range(count)), ", ".join("1" for _ in range(count))
        table = read(f"caption: x\ncolumns: [{columns}]\nrows: [[{cells}]]\n")
        assert ('class="table wide"' in rendered(table, medium="print")) == wide
        assert "wide" not in rendered(table)


def test_the_unit_stands_behind_the_caption_and_the_download_below() -> None:
    table = read(HEAD + "rows: [[Een, 1]]\n")
    assert '<span class="caption">Plaatsen</span> <span class="unit">(VTE)</span></caption>' in rendered(table)
    link = '<p class="table-download"><a href="tables/t.csv" type="text/csv" download="">Download tabel als CSV</a></p>'
    assert link in rendered(table)
    assert "tables/t.csv" not in rendered(table, medium="print")


def test_each_group_has_a_body_of_its_own_and_says_how_far_it_is_set_in() -> None:
    rows = (
        "rows:\n  - [Een, 1]\n  - {group: G, rows: [[Twee, 1], {group: H, rows: [[Drie, 1]]}]}\n  - {total: [Som, 3]}\n"
    )
    html = rendered(read(HEAD + rows))
    assert html.count("<tbody>") == 3
    assert re.findall(r"<tr(?: class=\"([^\"]*)\")?>", html) == [
        "",
        "",
        "group",
        "level-1",
        "group level-1",
        "level-2",
        "total",
    ]


def test_columns_under_one_head_are_a_group_of_columns() -> None:
    text = "caption: x\ncolumns: [{header: A}, {header: B, columns: [{header: C}, {header: D}]}]\nrows: [[1, 2, 3]]\n"
    html = rendered(read(text))
    assert '<colgroup span="1"></colgroup>\n<colgroup span="2"></colgroup>' in html
    assert '<th id="tabel-t-k2" scope="colgroup" class="align-center" colspan="2">B</th>' in html


def test_notes_lead_back_to_every_call() -> None:
    text = HEAD + "rows: [['Een^*', '1^*'], ['Twee^*', 2]]\nnotes: {'*': Een noot.}\n"
    screen, paper = rendered(read(text)), rendered(read(text), medium="print")
    assert re.findall(r'href="#(tabel-t-noot-1-terug[^"]*)"', screen) == [
        "tabel-t-noot-1-terug",
        "tabel-t-noot-1-terug-2",
        "tabel-t-noot-1-terug-3",
    ]
    assert screen.count('href="#tabel-t-noot-1"') == 3
    assert re.findall(r'href="#(tabel-t-noot-1-terug[^"]*)"', paper) == ["tabel-t-noot-1-terug"]
