"""Notes, citations and the list of references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from citeproc import SCHEMA_PATH
from lxml import etree
from trees import headings, line, notes, notes_of, page, paper, paragraphs, point, settled, shown, site

from krachtlijn.doctypes.advies import AdviesMetadata
from krachtlijn.model.blocks import Quote
from krachtlijn.model.document import Work
from krachtlijn.model.metadata import Lists
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.transforms import csl
from krachtlijn.transforms.works import csl_data

WORKS: dict[str, dict[str, Any]] = {
    "serv": {
        "type": "report",
        "author": "SERV",
        "issued": "2024",
        "title": "Advies Groei",
        "URL": "https://serv.be/1.",
    },
    "serv2": {"type": "report", "author": ["SERV"], "issued": "2023-05-24", "title": "Advies Kosten"},
    "pact": {"type": "report", "author": ["SERV", {"literal": "VVSG"}], "issued": "24 mei 2024", "title": "Pact?"},
    "artikel": {
        "type": "article-journal",
        "author": [
            {"family": "Smet", "given": "Jan", "non-dropping-particle": "De"},
            {"family": "Janssens", "given": "An"},
            {"family": "Peeters", "given": "Piet"},
        ],
        "issued": {"date-parts": [["2020", "3"]]},
        "title": "Over werk",
        "container-title": "Over.Werk",
        "volume": "12",
        "issue": "3",
        "DOI": "10.1/x",
    },
    "zonder": {"type": "webpage", "title": "Zonder naam", "URL": "https://x.be/a_b?c=(d&e)"},
    "jaar": {"type": "report", "title": "Alleen een jaar", "issued": "2025"},
    "naam": {"type": "report", "author": "VDAB", "title": "Eén dienst <b> & meer."},
    "leeg": {"type": "webpage"},
}
NONE = Lists(())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("[@serv]", "SERV (2024). Advies Groei. Zie: [https://serv.be/1](https://serv.be/1)"),
        ("[@serv, p. 12]", "SERV (2024). Advies Groei, p.~12. Zie: [https://serv.be/1](https://serv.be/1)"),
        ("[@serv2, 12-14]", "SERV (2023). Advies Kosten, p.~12-14."),
        ("[@serv2, *passim*]", "SERV (2023). Advies Kosten, *passim*."),
        (
            "[zie @serv, p. 12; en ook @serv2]",
            (
                "Zie SERV (2024). Advies Groei, p.~12. Zie: [https://serv.be/1](https://serv.be/1); en ook SERV (2023). "
                "Advies Kosten."
            ),
        ),
        ("[@pact]", "SERV en VVSG (2024). Pact?"),
        (
            "[@artikel]",
            (
                "De Smet, J., Janssens, A. en Peeters, P. (2020). Over werk. In *Over.Werk*, 12 (3). "
                "Zie: [https://doi.org/10.1/x](https://doi.org/10.1/x)"
            ),
        ),
        ("[@zonder]", "Zonder naam. Zie: [https://x.be/a_b?c=(d&e)](https://x.be/a_b?c=(d&e))"),
        ("[@jaar, p. 3]", "Alleen een jaar (2025), p.~3."),
        ("[@naam]", "VDAB. Eén dienst <b> & meer."),
        ("[@leeg]", "Leeg."),
    ],
)
def test_a_citation_becomes_a_note_in_the_style_of_the_council(typed: str, expected: str) -> None:
    document = settled(f"Tekst{typed}.", references=WORKS)
    assert paragraphs(document.part("body")) == ["Tekst^1."]
    assert notes(document.parts) == [expected]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("@serv", "[SERV (2024)](#bron-serv)"),
        ("@pact", "[SERV en VVSG (2024)](#bron-pact)"),
        ("@artikel", "[De Smet e.a. (2020)](#bron-artikel)"),
        ("@naam", "[VDAB](#bron-naam)"),
        ("@jaar", "[“Alleen een jaar” (2025)](#bron-jaar)"),
        ("@zonder", "[“Zonder naam”](#bron-zonder)"),
    ],
)
def test_a_citation_in_the_sentence_leads_to_the_list_of_references(typed: str, expected: str) -> None:
    document = settled(f"Volgens {typed} wel.", references=WORKS)
    assert paragraphs(document.part("body")) == [f"Volgens {expected} wel."]
    assert [work.id for work in document.bibliography] == [f"bron-{typed[1:]}"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("@serv [p. 12] wel", "[SERV (2024, p.~12)](#bron-serv) wel"),
        ("@serv[12-14] wel", "[SERV (2024, p.~12-14)](#bron-serv) wel"),
        ("@zonder [blz. 3] wel", "[“Zonder naam” (blz.~3)](#bron-zonder) wel"),
        ("@serv [zie](https://x.be) wel", "[SERV (2024)](#bron-serv) [zie](https://x.be) wel"),
        ("@serv [dit]{lang=fr} wel", "[SERV (2024)](#bron-serv) dit wel"),
        ("@serv [@naam] wel", "[SERV (2024)](#bron-serv)^1 wel"),
        ("@serv [wel", "[SERV (2024)](#bron-serv) [wel"),
    ],
)
def test_a_place_in_the_work_stands_behind_its_key_in_the_sentence(typed: str, expected: str) -> None:
    assert paragraphs(settled(typed, references=WORKS).part("body")) == [expected]


@pytest.mark.parametrize(
    ("work", "note", "sentence"),
    [
        (
            {"type": "legislation", "issued": "2013-07-12", "title": "Decreet van 12 juli 2013 over maatwerk"},
            "Zie Decreet van 12~juli 2013 over maatwerk.",
            "[“Decreet van 12~juli 2013 over maatwerk”](#bron-x)",
        ),
        (
            {"type": "legislation", "author": "VG", "issued": "2013", "title": "Decreet van 2013"},
            "Zie VG. Decreet van 2013.",
            "[VG (2013)](#bron-x)",
        ),
        (
            {"type": "legislation", "issued": "2014", "title": "Decreet van 12 juli 2013"},
            "Zie Decreet van 12~juli 2013 (2014).",
            "[“Decreet van 12~juli 2013” (2014)](#bron-x)",
        ),
        (
            {"type": "report", "issued": "2013", "title": "Verslag 2013"},
            "Zie Verslag 2013 (2013).",
            "[“Verslag 2013” (2013)](#bron-x)",
        ),
    ],
)
def test_an_act_that_is_called_by_its_day_is_not_dated_again(work: dict[str, Any], note: str, sentence: str) -> None:
    document = settled("Volgens @x wel[zie @x].", references={"x": work})
    assert notes(document.parts) == [note]
    assert paragraphs(document.part("body")) == [f"Volgens {sentence} wel^1."]


def test_without_a_list_of_references_a_citation_in_the_sentence_gets_a_note() -> None:
    document = settled("Volgens @serv2 wel.", references=WORKS, lists=NONE)
    assert paragraphs(document.part("body")) == ["Volgens SERV (2023)^1 wel."]
    assert notes(document.parts) == ["SERV (2023). Advies Kosten."]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("nl", "SERV en VVSG (2024). Pact? Zie: [https://a.be](https://a.be)"),
        ("fr", "SERV et VVSG (2024). Pact? Voir÷: [https://a.be](https://a.be)"),
        ("en", "SERV and VVSG (2024). Pact? See: [https://a.be](https://a.be)"),
    ],
)
def test_works_are_put_in_the_language_of_the_paper(lang: str, expected: str) -> None:
    works = {"pact": WORKS["pact"] | {"URL": "https://a.be"}}
    assert notes(settled("Tekst[@pact].", references=works, language=lang).parts) == [expected]


@pytest.mark.parametrize(("lang", "between"), [("nl", "; "), ("fr", "÷; "), ("en", "; ")])
def test_works_in_one_note_are_parted_as_the_language_does(lang: str, between: str) -> None:
    (note,) = notes(settled("Tekst[@jaar; @leeg].", references=WORKS, language=lang).parts)
    assert note == f"Alleen een jaar (2025){between}leeg."


def test_the_list_of_references_is_in_the_order_of_names_and_years() -> None:
    document = settled("A[@serv; @zonder] @artikel [@jaar][@serv2] @serv [@pact] [@naam].", references=WORKS)
    assert [work.key for work in document.bibliography] == [
        "jaar", "artikel", "serv2", "serv", "pact", "naam", "zonder"
    ]  # fmt: skip
    assert shown(document.bibliography[3].text) == (
        "SERV (2024). Advies Groei. Zie: [https://serv.be/1](https://serv.be/1)"
    )


def test_notes_are_numbered_in_reading_order_through_the_whole_paper() -> None:
    body = """# Kop[^kop]

Eén[^een] en weer[^een], dan[@serv2].

| a[^cel] |
| --- |
| 1[^een] |

[^kop]: Kop.
[^een]: Een **nadruk**, zie [hier]{#hier}.
[^cel]: Cel.
[^punt]: Punt.
[^brief]: Brief.
"""
    document = settled(
        body,
        letter="Mijnheer[^brief]",
        krachtlijnen=(point("a", lead="Doe[^punt] het."),),
        references=WORKS,
    )
    assert [note.number for note in notes_of(document.parts)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [note.id for note in notes_of(document.parts)][:2] == ["noot-1", "noot-2"]
    assert [note.label for note in notes_of(document.parts)] == ["brief", "punt", "kop", "een", "een", "", "cel", "een"]
    assert notes(document.parts)[3:6] == ["Een nadruk, zie hier."] * 2 + ["SERV (2023). Advies Kosten."]
    assert list(document.labels).count("hier") == 1
    assert plain_text(document.labels["kop"].title) == "Kop"


def test_a_citation_in_a_note_stands_in_words() -> None:
    body = """Tekst[^a][^b][^c].

[^a]: Zie [@serv2], *[@serv]* en @pact.

[^b]: [zie @serv2]

[^c]: Dat staat er. [zie @serv2]
"""
    document = settled(body, references=WORKS)
    assert notes(document.parts) == [
        (
            "Zie SERV (2023). Advies Kosten, *SERV (2024). Advies Groei. Zie: [https://serv.be/1](https://serv.be/1)* "
            "en [SERV en VVSG (2024)](#bron-pact)."
        ),
        "Zie SERV (2023). Advies Kosten.",
        "Dat staat er. Zie SERV (2023). Advies Kosten.",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Tekst [^n], en", "Tekst^1, en"),
        ("Tekst\u00a0 [@serv2].", "Tekst^1."),
        ("**Tekst [^n]** en", "Tekst^1 en"),
        ("*Tekst* [^n] en", "*Tekst*^1 en"),
        ("Tekst [^n] [@serv2][^n].", "Tekst^1÷^2÷^3."),
        ("Tekst volgens @serv2 [^n].", "Tekst volgens [SERV (2023)](#bron-serv2)^1."),
        ("[^n] Tekst", "^1 Tekst"),
        ("Tekst \n[^n] loopt door", "Tekst^1 loopt door"),
    ],
)
def test_a_call_closes_up_to_the_word_before_it(typed: str, expected: str) -> None:
    document = settled(f"{typed}\n\n[^n]: Noot [@serv2].", references=WORKS)
    assert paragraphs(document.part("body")) == [expected]


def test_a_call_closes_up_in_headings_and_on_pages_too() -> None:
    document = settled("# Kop [^n] [^n]\n\n[^n]: Noot.")
    (heading,) = headings(document)
    assert shown(heading.children) == "Kop^1÷^2"
    assert plain_text(document.contents[0].title) == "Kop"
    whole = site(pages=(page("Wij [^w].\n\n[^w]: Noot."),))
    assert paragraphs(whole.pages[0].blocks) == ["Wij^1."]


def test_so_it_does_in_the_source_of_a_quotation_and_in_metadata() -> None:
    body = ":::{quote} [@serv2, p. 3]\nWoorden.\n:::"
    document = settled(body, references=WORKS, legal_basis=line("Decreet, [@pact]"))
    quote = next(node for node in walk(document.parts) if isinstance(node, Quote))
    assert shown(quote.source) == "SERV (2023). Advies Kosten, p.~3."
    assert isinstance(document.meta, AdviesMetadata)
    assert shown(document.meta.legal_basis) == "Decreet, SERV en VVSG (2024). Pact?"
    assert [work.key for work in document.bibliography] == ["serv2", "pact"]


def test_pages_have_notes_of_their_own() -> None:
    whole = site(paper("A[^a]\n\n[^a]: A."), pages=(page("Wij[^w].\n\n[^w]: Noot."),))
    assert notes(whole.pages[0].blocks) == ["Noot."]


def test_parts_come_in_the_order_of_the_type() -> None:
    assert [part.name for part in settled("A").parts] == ["letter", "krachtlijnen", "introduction", "body", "annexes"]


def test_the_style_is_what_csl_asks_for(root: Path) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    assert schema.validate(etree.parse(root / "styles" / "citation.csl")), schema.error_log


def test_only_works_that_are_cited_are_read_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(work: Work, name: str) -> dict[str, Any]:
        read.append(work.key)
        return csl_data(work, name)

    monkeypatch.setattr(csl, "csl_data", counted)
    settled("Eerst[@serv], dan[@pact], en weer[@serv, p. 2].", address="x", references=WORKS)
    assert sorted(read) == ["pact", "serv", "x"]  # the paper itself too, which can be cited
