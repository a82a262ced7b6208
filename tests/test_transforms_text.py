"""Contents, abbreviations, relations between papers, typography."""

from __future__ import annotations

from datetime import date

import pytest
from trees import AT_META, line, notes, page, paper, paragraphs, point, settled, shown, site

from krachtlijn.model.blocks import Abbreviation, Code, Link, Reference
from krachtlijn.model.document import ContentsEntry, Relations
from krachtlijn.model.metadata import Depth, ListChoice, Lists, Withdrawal
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk

LONG = {"VDAB": "Vlaamse Dienst", "WSE": "Werk", "AMA WSE": "Activiteiten", "o.a.": "onder andere", "IMW": "Maatwerk"}


def tree(entries: tuple[ContentsEntry, ...]) -> list[object]:
    found: list[object] = []
    for entry in entries:
        found.append(f"{entry.number} {shown(entry.title)} #{entry.anchor}".strip())
        if entry.children:
            found.append(tree(entry.children))
    return found


BODY = "# A[^n]\n\n## B [x](https://x.be)\n\n### C\n\n# D {.notoc}\n\n## E\n\n# F {.unnumbered}\n\n[^n]: N."


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (None, ["1 A #a", ["1.1 B x #b-x", "2.1 E #e"], "F #f", "Bijlage\N{NO-BREAK SPACE}1 G #bijlage-cijfers"]),
        (Depth(1), ["1 A #a", "F #f", "Bijlage\N{NO-BREAK SPACE}1 G #bijlage-cijfers"]),
        (
            Depth(3),
            [
                "1 A #a",
                ["1.1 B x #b-x", ["1.1.1 C #c"], "2.1 E #e"],
                "F #f",
                "Bijlage\N{NO-BREAK SPACE}1 G #bijlage-cijfers",
            ],
        ),
        (Depth(0), []),
    ],
)
def test_the_contents_go_as_deep_as_the_paper_says(depth: Depth | None, expected: list[object]) -> None:
    assert tree(settled(BODY, annexes="# G", contents=depth).contents) == expected


def test_what_hangs_below_a_heading_kept_out_moves_up_a_level() -> None:
    assert tree(settled("# A {.notoc}\n\n## B\n\n# C\n\n## D").contents) == ["1.1 B #b", "2 C #c", ["2.1 D #d"]]


def test_headings_of_letters_and_boxes_are_not_in_the_contents() -> None:
    document = settled("# A\n\n:::{box} Kader\n## B\n:::", letter="# Brief")
    assert tree(document.contents) == ["1 A #a"]


def abbreviated(markdown: str) -> str:
    return paragraphs(settled(markdown, abbreviations=LONG).part("body"))[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("VDAB en VDAB's en VDAB’s, VDABs.", "<VDAB> en <VDAB>'s en <VDAB>’s, <VDAB>s."),
        ("VDAB-advies, (VDAB).", "<VDAB>-advies, (<VDAB>)."),
        ("vdab, VDABX, XVDAB, VDAB2, VDABsx", "vdab, VDABX, XVDAB, VDAB2, VDABsx"),
        ("AMA WSE en WSE", "<AMA WSE> en <WSE>"),
        ("o.a. dit", "<o.a.> dit"),
        ("*VDAB* en [VDAB](https://vdab.be)", "*<VDAB>* en [<VDAB>](https://vdab.be)"),
        ("https://x.be/VDAB/x", "[https://x.be/VDAB/x](https://x.be/VDAB/x)"),
        ("`VDAB`", "VDAB"),
        ("In 2024 hielp VDAB 5 VDAB mee", "In 2024 hielp <VDAB>~5~<VDAB> mee"),
    ],
)
def test_abbreviations_are_marked(typed: str, expected: str) -> None:
    assert abbreviated(typed) == expected


def test_abbreviations_are_marked_everywhere_and_listed_in_order() -> None:
    document = settled(
        "# Over WSE\n\nTekst[^n].\n\n[^n]: IMW.", krachtlijnen=(point("a", lead="VDAB doet het."),), abbreviations=LONG
    )
    marked = [node for node in walk(document.parts) if isinstance(node, Abbreviation)]
    assert [(node.text, node.long) for node in marked] == [
        ("VDAB", "Vlaamse Dienst"),
        ("WSE", "Werk"),
        ("IMW", "Maatwerk"),
    ]
    assert document.abbreviations_used == ("IMW", "VDAB", "WSE")
    assert [node for entry in document.contents for node in walk(entry.title) if isinstance(node, Abbreviation)] == []


def test_a_paper_may_list_all_its_abbreviations() -> None:
    everything = Lists((ListChoice(at=AT_META, name="abbreviations", all=True),))
    used = settled("Niets.", abbreviations=LONG, lists=everything).abbreviations_used
    assert used == ("AMA WSE", "IMW", "o.a.", "VDAB", "WSE")


def refers(*addresses: str) -> tuple[Reference, ...]:
    return tuple(Reference(at=AT_META, id=address) for address in addresses)


def test_papers_know_what_they_are_tied_to_as_far_as_it_is_published() -> None:
    whole = site(
        paper("A", "a", related=refers("/b/", "geheim", "a", "b"), replaces=refers("b", "geheim")),
        paper(
            "B",
            "b",
            status="withdrawn",
            withdrawn=Withdrawal(at=AT_META, date=date(2024, 5, 1), see=refers("/a", "geheim")),
        ),
        paper("C", "c", translation_of=refers("a")[0], language="fr"),
        paper("D", "d", translation_of=refers("/a")[0], language="en"),
        held_back=frozenset({"geheim"}),
    )
    assert {document.address: document.relations for document in whole.papers} == {
        "a": Relations(related=("b",), replaces=("b",), translations=("c", "d")),
        "b": Relations(replaced_by=("a",), see_instead=("a",)),
        "c": Relations(translations=("a", "d")),
        "d": Relations(translations=("a", "c")),
    }


def test_typography_reaches_over_marks_and_leaves_code_and_addresses_alone() -> None:
    body = (
        "Zie art. **20** en *9* %, `art. 20`, 9[^n] % en art.\\\n20, [quoi ?]{lang=fr} wat ?\n\n[^n]: Zie p. 12."
        '\n\n[5 km](https://x.be/5 "5 km")'
    )
    document = settled(body)
    assert paragraphs(document.part("body"))[0] == "Zie art.~20 en *9*~%, art. 20, 9^1~% en art.20, quoi÷? wat ?"
    assert notes(document.parts) == ["Zie p.~12."]
    assert [node.text for node in walk(document.parts) if isinstance(node, Code)] == ["art. 20"]
    assert [(shown(node.children), node.href) for node in walk(document.parts) if isinstance(node, Link)] == [
        ("5~km", "https://x.be/5")
    ]


def test_typography_is_that_of_the_language_of_the_block() -> None:
    document = settled("Wat ?\n\n{lang=fr}\nQuoi ?", language="nl")
    assert paragraphs(document.part("body")) == ["Wat ?", "Quoi÷?"]


def test_typography_reaches_titles_captions_lists_and_pages() -> None:
    whole = site(
        paper(
            "# Punt[^n]\n\nT[@w].\n\n[^n]: N.",
            title=line("Advies over art. 20"),
            references={"w": {"type": "report", "title": "Art. 20"}},
        ),
        pages=(page("Zie p. 12."),),
        settings={"notice": line("Zie p. 12.")},
    )
    document = whole.papers[0]
    assert shown(document.meta.title) == "Advies over art.~20"
    assert shown(document.bibliography[0].text) == "Art.~20."
    assert paragraphs(whole.pages[0].blocks) == ["Zie p.~12."]
    assert shown(whole.settings.notice) == "Zie p.~12."
    assert plain_text(document.labels["punt"].title) == "Punt"
