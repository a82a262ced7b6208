"""Numbers and addresses: of headings, and of what is counted."""

from __future__ import annotations

import pytest
from trees import AT_META, headings, paper, point, renamed, settled, site

from krachtlijn.model.blocks import Block
from krachtlijn.model.document import Document
from krachtlijn.model.metadata import Depth, HeadingNumber, Numbering
from krachtlijn.model.walk import walk

TABLE = "| a |\n| --- |\n| 1 |\n"


def numbers(document: Document) -> list[str]:
    return [heading.number.replace("\N{NO-BREAK SPACE}", "~") for heading in headings(document)]


def number_of(block: Block) -> object:
    return getattr(block, "number", None)


def ids(document: Document) -> list[str]:
    return [heading.id for heading in headings(document)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A\n\n## B\n\n### C\n\n## D\n\n# E", ["1", "1.1", "1.1.1", "1.2", "2"]),
        ("# A\n\n# B {.unnumbered}\n\n# C", ["1", "", "2"]),
        ("# A\n\n## B {.unnumbered}\n\n### C\n\n### D\n\n## E", ["1", "", "1.1", "1.2", "1.3"]),
        ("# I {.unnumbered}\n\n## A\n\n## B\n\n# II {.unnumbered}\n\n## C", ["", "1", "2", "", "3"]),
        ("# A {.unnumbered-below}\n\n## B\n\n### C\n\n# D\n\n## E", ["1", "", "", "2", "2.1"]),
        ("# A {.unnumbered .unnumbered-below}\n\n## B\n\n# C", ["", "", "1"]),
        ('# A {number="2"}\n\n## B\n\n# C', ["2", "2.1", "3"]),
        ('# A {number="4.5"}\n\n## B\n\n# C', ["4.5", "4.5.1", "4.6"]),
        ('# A\n\n## B {number="1.4"}\n\n## C\n\n# D', ["1", "1.4", "1.5", "2"]),
        ('# A {number="B"}\n\n## B\n\n# C', ["B", "B.1", "C"]),
        ('# A\n\n# B {number="2bis"}\n\n# C', ["1", "2bis", "2"]),
        ('# A {.unnumbered-below}\n\n## B {number="7"}\n\n## C', ["1", "7", ""]),
        (":::{landscape}\n# A\n:::\n\n# B", ["1", "2"]),
        ("# A\n\n:::{box} Kader\n## B\n:::\n\n## C", ["1", "", "1.1"]),
    ],
)
def test_headings_are_numbered(body: str, expected: list[str]) -> None:
    assert numbers(settled(body)) == expected


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (Numbering(at=AT_META, start=HeadingNumber("4.5")), ["4.5", "4.5.1", "4.5.1.1", "4.6", "Bijlage~1", "B1.1"]),
        (Numbering(at=AT_META, start=HeadingNumber("3")), ["3", "3.1", "3.1.1", "4", "Bijlage~1", "B1.1"]),
        (Numbering(at=AT_META, start=HeadingNumber("0")), ["0", "0.1", "0.1.1", "1", "Bijlage~1", "B1.1"]),
        (Numbering(at=AT_META, start=HeadingNumber("C")), ["C", "C.1", "C.1.1", "D", "Bijlage~1", "B1.1"]),
        (Numbering(at=AT_META, start=HeadingNumber("4.B")), ["4.B", "4.B.1", "4.B.1.1", "4.C", "Bijlage~1", "B1.1"]),
        (Numbering(at=AT_META, depth=Depth(2)), ["1", "1.1", "", "2", "Bijlage~1", "B1.1"]),
        (Numbering(at=AT_META, depth=Depth(1)), ["1", "", "", "2", "Bijlage~1", ""]),
        (Numbering(at=AT_META, annexes=False), ["1", "1.1", "1.1.1", "2", "Bijlage~1", ""]),
        (Numbering(at=AT_META, enabled=False), ["", "", "", "", "Bijlage~1", ""]),
    ],
)
def test_papers_say_how_headings_are_numbered(numbering: Numbering, expected: list[str]) -> None:
    document = settled("# A\n\n## B\n\n### C\n\n# D", annexes="# E\n\n## F", numbering=numbering)
    assert numbers(document) == expected


@pytest.mark.parametrize(
    ("annexes", "expected"),
    [
        ("# A\n\n## B\n\n# C {.unnumbered}\n\n## D\n\n# E", ["Bijlage~1", "B1.1", "", "", "Bijlage~2"]),
        ("# A {.unnumbered-below}\n\n## B\n\n# C\n\n## D", ["Bijlage~1", "", "Bijlage~2", "B2.1"]),
        ("# A\n\n## B {.unnumbered}\n\n### C\n\n## D", ["Bijlage~1", "", "B1.1", "B1.2"]),
        ("# A {.unnumbered}\n\n# B", ["", "Bijlage~1"]),
    ],
)
def test_headings_in_annexes_can_go_without_a_number(annexes: str, expected: list[str]) -> None:
    document = settled("# X", annexes=annexes)
    assert numbers(document)[1:] == expected


def test_an_annex_can_stay_out_of_the_contents() -> None:
    document = settled("# X", annexes="# A {.notoc}\n\n## B\n\n# C")
    assert [entry.number.replace("\N{NO-BREAK SPACE}", " ") for entry in document.contents] == ["1", "Bijlage 2"]


def test_annexes_are_numbered_in_the_language_of_the_paper() -> None:
    assert numbers(settled(annexes="# A\n\n## B\n\n# C {number=D}\n\n## D", language="fr")) == [
        "Annexe~1",
        "A1.1",
        "Annexe~D",
        "D.1",
    ]


def test_each_kind_counts_for_itself_in_reading_order() -> None:
    body = f"""# A

{TABLE}

:::{{table}} Een
{TABLE}:::

::::{{box}} Buiten
:::{{box}} Binnen
Tekst.
:::
::::

:::{{table}} Twee
{TABLE}:::

:::{{recommendation}} nazorg
Doe het.
:::
"""
    document = settled(body, krachtlijnen=(point("a"), point("b")))
    counted = {node.id: number_of(node) for node in walk(document.parts) if isinstance(node, Block) and number_of(node)}
    assert counted == {
        "krachtlijn-a": 1,
        "krachtlijn-b": 2,
        "a": "1",
        "tabel-een": 1,
        "kader-buiten": 1,
        "kader-binnen": 2,
        "tabel-twee": 2,
        "aanbeveling-nazorg": 1,
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Één programma's kost “1.000 €”", ["een-programmas-kost-1-000"]),
        ("# ???\n\n# !!!", ["punt", "punt-2"]),
        ("# SD 4\n\n## Budget\n\n# SD 5\n\n## Budget", ["sd-4", "sd-4-budget", "sd-5", "sd-5-budget"]),
        ("# Budget\n\n# SD 5\n\n## Budget", ["budget", "sd-5", "sd-5-budget"]),
        ("# A {#x}\n\n## B\n\n# C\n\n## B", ["x", "x-b", "c", "c-b"]),
        ("# A\n\n## B\n\n## B", ["a", "a-b", "a-b-2"]),
        ("# A\n\n## B\n\n### D\n\n## C\n\n### D\n\n# E\n\n## B", ["a", "a-b", "b-d", "c", "c-d", "e", "e-b"]),
        ("# Inhoud\n\n# Iets\n\n## Noten\n\n## Noot 1", ["inhoud-2", "iets", "iets-noten", "iets-noot-1"]),
        ("# Kader x\n\n:::{box} x\nTekst.\n:::", ["kader-x-2"]),
        ("# Titel met een noot[^a]\n\n[^a]: Noot.", ["titel-met-een-noot"]),
        ("# A {#dubbel}\n\n# B {#dubbel}", ["dubbel", "dubbel"]),
    ],
)
def test_headings_get_their_address_from_their_words(body: str, expected: list[str]) -> None:
    assert ids(settled(body)) == expected


def test_an_address_holds_when_a_section_is_put_in_front() -> None:
    after = "# SD 4\n\n## Budget\n\n# SD 5\n\n## Budget"
    assert ids(settled(f"# Nieuw\n\n## Budget\n\n{after}"))[2:] == ids(settled(after))


def test_annexes_are_called_after_their_file_or_their_id() -> None:
    plain = site(renamed(paper(annexes="# Wat telt"), "annexes/02_Cijfers 2024.md")).papers[0]
    assert ids(plain) == ["bijlage-cijfers-2024"]
    assert plain.aliases == {
        "bijlage-02-cijfers-2024": "bijlage-cijfers-2024",
        "cijfers-2024": "bijlage-cijfers-2024",
        "02-cijfers-2024": "bijlage-cijfers-2024",
        "wat-telt": "bijlage-cijfers-2024",
    }
    assert ids(settled(annexes="# Wat telt {#telling}")) == ["bijlage-telling"]
    assert ids(settled(annexes="# Wat telt {#bijlage-telling}")) == ["bijlage-telling"]


def test_an_annex_with_an_id_keeps_the_names_of_its_file_and_words() -> None:
    given = site(renamed(paper(annexes="# Wat telt {#telling}"), "annexes/02-cijfers.md")).papers[0]
    assert set(given.aliases) == {
        "telling", "cijfers", "bijlage-cijfers", "02-cijfers", "bijlage-02-cijfers", "wat-telt"
    }  # fmt: skip
    assert set(given.aliases.values()) == {"bijlage-telling"}


def test_an_annex_of_several_files_is_called_after_its_folder() -> None:
    folder = site(renamed(paper(annexes="# Wat telt"), "annexes/02-cijfers/00-inleiding.md")).papers[0]
    assert ids(folder) == ["bijlage-cijfers"]


def test_words_that_two_annexes_share_name_neither() -> None:
    assert "cijfers" not in settled(annexes="# Cijfers {#een}\n\n# Cijfers {#twee}").aliases


def test_paragraphs_are_counted_below_what_they_stand_in() -> None:
    body = f"""Voor de kop.

# A

Een.

- Twee.

  Drie.

> Vier.

:::{{box}} Kader
Vijf.
:::

{TABLE}

Zes.

# B

{{#eigen}}
Zeven.
"""
    document = settled(
        body, letter="Brief.", introduction="Vooraf.", krachtlijnen=(point("x", text="Tekst."),), annexes="# C\n\nAcht."
    )
    made = [block.id for block in walk(document.parts) if isinstance(block, Block) and block.id]
    assert made == [
        "brief-p1",
        "krachtlijn-x",
        "krachtlijn-x-p1",
        "vooraf-p1",
        "tekst-p1",
        "a",
        "a-p1",
        "a-p2",
        "a-p3",
        "a-p4",
        "kader-kader",
        "kader-kader-p1",
        "a-t1",
        "a-p5",
        "b",
        "eigen",
        "bijlage-cijfers",
        "bijlage-cijfers-p1",
    ]
