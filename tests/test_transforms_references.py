"""Cross-references, and what they lead to."""

from __future__ import annotations

import pytest
from trees import line, page, paper, paragraphs, point, settled, shown, site
from written import advies, written

from krachtlijn.model.blocks import InternalLink, KeyPoint, Paragraph
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.project import Project

TABLE = "| a |\n| --- |\n| 1 |\n"
TARGETS = f"""
# Instroom {{#instroom}}

## Groei *sterk*[^n] {{#groei}}

# Vrij {{#vrij .unnumbered}}

:::{{table}} Bereik
:id: bereik
{TABLE}:::

:::{{table}} VTE
:id: vte
{TABLE}:::

:::{{table}} Kosten
:id: kosten
{TABLE}:::

:::{{box}} Maatwerk
:id: imw
Tekst [hier]{{#plek}}.
:::

:::{{recommendation}} nazorg
Doe.
:::

[^n]: Noot.
"""


def first(text: str, **given: object) -> str:
    """The first paragraph of a paper with the targets below it."""
    given.setdefault("krachtlijnen", (point("x"),))
    document = settled(f"{text}\n{TARGETS}", annexes="# Cijfers\n\n## Bron", **given)
    return paragraphs(document.part("body"))[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Zie [](#groei).", "Zie [punt~1.1](#groei)."),
        ("[](#groei) toont.", "[Punt~1.1](#groei) toont."),
        ("Einde. [](#tabel-bereik) toont.", "Einde. [Tabel~1](#tabel-bereik) toont."),
        ("Cf. art. [](#groei).", "Cf. art. [punt~1.1](#groei)."),
        ("Einde. **[](#tabel-bereik)** toont.", "Einde. [Tabel~1](#tabel-bereik) toont."),
        (
            "Zie [](#kader-imw), [](#aanbeveling-nazorg).",
            "Zie [kader~1](#kader-imw), [aanbeveling~1](#aanbeveling-nazorg).",
        ),
        ("Zie [](#krachtlijn-x).", "Zie [krachtlijn~1](#krachtlijn-x)."),
        ("Zie [](#bijlage-cijfers).", "Zie [bijlage~1](#bijlage-cijfers)."),
        ("Zie [](#bron).", "Zie [punt~B1.1](#bron)."),
        ("Zie [](#vrij).", "Zie [“Vrij”](#vrij)."),
        ("Zie [](#tabel-bereik,#tabel-vte).", "Zie [tabellen~1](#tabel-bereik) en [2](#tabel-vte)."),
        (
            "[](#tabel-bereik,#tabel-vte,#tabel-kosten)",
            "[Tabellen~1](#tabel-bereik), [2](#tabel-vte) en [3](#tabel-kosten)",
        ),
        ("Zie [](#instroom,#tabel-vte).", "Zie [punt~1](#instroom) en [tabel~2](#tabel-vte)."),
        (
            "Zie [](#instroom,#groei,#tabel-vte).",
            "Zie [punten~1](#instroom) en [1.1](#groei) en [tabel~2](#tabel-vte).",
        ),
        ("Zie [hoger](#groei).", "Zie [hoger](#groei)."),
        ("Zie [{number}](#groei).", "Zie [1.1](#groei)."),
        ("Zie [deel {number}, {name}](#groei).", "Zie [deel~1.1, Groei *sterk*](#groei)."),
        ("Zie [{number}, p. {page}](#groei).", "Zie [1.1](#groei)<, p.~#groei>."),
        ("Zie [punt {number} op pagina {page}](#groei).", "Zie [punt~1.1](#groei)< op pagina~#groei>."),
        ("Zie [{number} (blz. {page}) hoger](#groei).", "Zie [1.1](#groei)< (blz.~#groei)>[ hoger](#groei)."),
        ("Zie [{number} (en p. {page}, toch)](#groei).", "Zie [1.1 (en](#groei)< p.~#groei>[, toch)](#groei)."),
        ("Zie [p. {page}](#groei).", "Zie <p.~#groei|[punt~1.1](#groei)>."),
        ("Zie [*{number}* dus](#groei).", "Zie [*1.1* dus](#groei)."),
        ("Zie [{ander}](#groei).", "Zie [{ander}](#groei)."),
        ("Zie [daar](#plek).", "Zie [daar](#plek)."),
        ("Een noot[^m].\n\n[^m]: [](#groei) telt.", "Een noot^1."),
    ],
)
def test_references_get_words_and_a_way(typed: str, expected: str) -> None:
    assert first(typed) == expected


def test_references_speak_the_language_of_the_paper_and_of_the_passage() -> None:
    assert (
        first("Voir [](#tabel-bereik,#vrij).", language="fr") == "Voir [tableau~1](#tabel-bereik) et [«÷Vrij÷»](#vrij)."
    )
    assert first("Voir [même [](#tabel-bereik)]{lang=fr}, zie [](#groei).") == (
        "Voir même [tableau~1](#tabel-bereik), zie [punt~1.1](#groei)."
    )


def test_a_reference_in_a_heading_stays_out_of_addresses_and_reads_on_in_the_contents() -> None:
    document = settled("# Vervolg op [](#a)\n\n# A")
    assert [label.anchor for label in document.labels.values()] == ["vervolg-op", "a"]
    assert [shown(entry.title) for entry in document.contents] == ["Vervolg op punt~2", "A"]


def test_only_made_references_within_the_paper_may_add_their_page() -> None:
    document = settled("Zie [](#a), [hoger](#a).\n\n# A")
    assert [link.page for link in walk(document.parts) if isinstance(link, InternalLink)] == [True, False]


def test_references_reach_other_papers_and_pages() -> None:
    other = paper(
        "# Groei[^n]\n\n[^n]: N.\n\n:::{box} B\n:id: b\nT.\n:::", "adviezen/ander", title=line("Het *andere*[^x] stuk")
    )
    short = paper("# A", "adviezen/kort", short_title="Kort", language="fr")
    gone = paper("# A", "adviezen/weg", status="withdrawn")
    text = (
        "Zie [](/adviezen/ander), [](/adviezen/ander#groei), [](/adviezen/ander#groei,/adviezen/ander#kader-b), "
        "[](/adviezen/kort#a), [](/adviezen/weg#a), [{name}](/adviezen/ander#groei), [](/over) en [](/adviezen/x#a)."
        "\n\n# A"
    )
    whole = site(paper(text, "adviezen/x"), other, short, gone, pages=(page("Wij."),))
    assert paragraphs(whole.papers[0].part("body"))[0] == (
        "Zie [“Het *andere* stuk”](/adviezen/ander/), "
        "[“Het *andere* stuk”](/adviezen/ander/), [punt~1](/adviezen/ander/#groei), "
        "[“Het *andere* stuk”](/adviezen/ander/), [punt~1](/adviezen/ander/#groei) en "
        "[“Het *andere* stuk”](/adviezen/ander/), [kader~1](/adviezen/ander/#kader-b), "
        "[“Kort”](/adviezen/kort/), [punt~1](/adviezen/kort/#a), "
        "[“Een advies”](/adviezen/weg/), [punt~1](/adviezen/weg/), "
        "[Groei](/adviezen/ander/#groei), [“Over de raad”](/over/) en [punt~1](#a)."
    )


def test_pages_and_settings_refer_too() -> None:
    whole = site(
        paper("# A", "adviezen/x"),
        pages=(page("# Wij {#wij}\n\nZie [](#wij) en [](/adviezen/x#a)."),),
        settings={"notice": line("Voorbeeld, zie [](/over).")},
    )
    assert paragraphs(whole.pages[0].blocks) == [
        "Zie [“Wij”](#wij) en [“Een advies”](/adviezen/x/), [punt~1](/adviezen/x/#a)."
    ]
    assert shown(whole.settings.notice) == "Voorbeeld, zie [“Over de raad”](/over/)."


def test_key_points_lead_to_the_sections_that_they_sum_up() -> None:
    points = (point("a", sections=("een", "twee")), point("b", sections=("los", "weg", "tabel-t")), point("c"))
    body = f"# Een\n\n# Twee\n\n# Los {{.unnumbered}}\n\n:::{{table}} T\n{TABLE}:::"
    found = [node for node in settled(body, krachtlijnen=points).part("krachtlijnen") if isinstance(node, KeyPoint)]
    assert [shown(node.see) for node in found] == ["[punten~1](#een) en [2](#twee)", "[“Los”](#los)", ""]


def test_key_sentences_become_leads_without_notes_and_addresses() -> None:
    body = "# A\n\n[Een [vlotte](#a)[^n] [start]{#s}.]{.kern #kern}\n\n[^n]: N."
    document = settled(body, krachtlijnen=(point("a", lead_from="kern"), point("b", lead_from="weg")))
    leads = [node for node in document.part("krachtlijnen") if isinstance(node, KeyPoint)]
    assert [(shown(node.lead), node.lead_from and node.lead_from.id) for node in leads] == [
        ("Een [vlotte](#a) start.", None),
        ("", "weg"),
    ]
    assert list(document.labels) == ["krachtlijn-a", "krachtlijn-b", "a", "a-p1", "kern", "s"]


WITHIN = """[](#los) is geen [](#a-realisaties), [](#b-realisaties) en [](#c) niet.

# Los {.unnumbered}

# A

## A a

### Realisaties {.unnumbered #a-realisaties}

## B {.unnumbered}

### Realisaties {.unnumbered #b-realisaties}

#### C {#c .unnumbered}
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nl",
            (
                "[“Los”](#los) is geen [“Realisaties”, punt~1.1](#a-realisaties), "
                "[“Realisaties”, punt~1](#b-realisaties) en [“C”, punt~1](#c)~niet."
            ),
        ),
        (
            "fr",
            (
                "[«÷Los÷»](#los) is geen [«÷Realisaties÷», point~1.1](#a-realisaties), "
                "[«÷Realisaties÷», point~1](#b-realisaties) en [«÷C÷», point~1](#c)~niet."
            ),
        ),
        (
            "en",
            (
                "[‘Los’](#los) is geen [‘Realisaties’, section~1.1](#a-realisaties), "
                "[‘Realisaties’, section~1](#b-realisaties) en [‘C’, section~1](#c)~niet."
            ),
        ),
    ],
)
def test_a_heading_without_a_number_is_named_with_the_one_above_it(language: str, expected: str) -> None:
    assert paragraphs(settled(WITHIN, language=language).part("body"))[0] == expected


def test_a_reference_within_brackets_is_known_as_such() -> None:
    body = settled("[](#a), (zie [](#a), of (ook) [](#a)) en [](#a).\n\n# A {#a}\n").part("body")
    assert isinstance(body[0], Paragraph)
    links = [node for node in body[0].children if isinstance(node, InternalLink)]
    assert [link.bracketed for link in links] == [False, True, True, False]


def test_a_title_with_a_reference_keeps_its_words_where_it_is_named(project: Project) -> None:
    body = """# Begin {#begin}

Zie [{name}](#maten) en ["{name}", {number}](#na).

## Maten en [](#begin) {#maten}

## Na [punt {number}: {name}](#begin) {#na}
"""
    site, found = written(project, advies("a/een", "2024-01-01", body))
    assert found == []
    (paragraph,) = (node for node in walk(site.papers[0].part("body")) if isinstance(node, Paragraph))
    said = plain_text(paragraph.children).replace("\N{NO-BREAK SPACE}", " ")
    assert said == 'Zie Maten en punt 1 en "Na punt 1: Begin", 1.2.'
