"""What points at nothing, beside the exact complaint."""

from __future__ import annotations

import pytest
from counting import calls
from trees import complaints, line, page, paper, point, site

FILE = "x/sections/01-tekst.md"
REST = """
# Instroom {#instroom}

:::{box} Maatwerk
:id: imw
Tekst.
:::

:::{recommendation} nazorg
Doe.
:::
"""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Zie [](#imw).", ["1:5 there is no `#imw` | did you mean `#kader-imw`? [reference-known]"]),
        ("Zie [](#instrom).", ["1:5 there is no `#instrom` | did you mean `#instroom`? [reference-known]"]),
        (
            "Zie [](#sd-1-budget).\n\n# SD 1 en wat daarbij hoort, zoals budget\n\n# LDE budget",
            [("1:5 there is no `#sd-1-budget` | "
             "did you mean `#sd-1-en-wat-daarbij-hoort-zoals-budget`? [reference-known]")],
        ),
        ("Zie [](#xyz).", ["1:5 there is no `#xyz` | give what you mean this id: {#xyz} [reference-known]"]),
        (
            "Zie [](#xyz,#instroom).",
            ["1:5 there is no `#xyz` | give what you mean this id: {#xyz} [reference-known]"],
        ),
        (
            "Zie [](#plek).\n\n[Hier]{#plek}.",
            [("1:5 `#plek` has neither number nor title to refer to it by | "
             "type words of your own: [words](#plek) [reference-words]")],
        ),
        (
            "Zie [{number}](#vrij).\n\n# Vrij {#vrij .unnumbered}",
            [("1:5 there is no number to put for {number}: `#vrij` has none | "
             "use {name}, or write the words out [reference-gap]")],
        ),
        (
            "Zie [{name}](#aanbeveling-nazorg).",
            [("1:5 there is no title to put for {name}: `#aanbeveling-nazorg` has none | "
             "use {number}, or write the words out [reference-gap]")],
        ),
        (
            "Zie [p. {page}](/b#b).",
            [("1:5 there is no page number to put for {page}: it is known within a paper only | "
             "leave {page} out [reference-gap]")],
        ),
        (
            "Zie [](/geheim#x) en [hier](/geheim).",
            ["1:5 /geheim is not published | publish it, or take the reference out [reference-published]",
             "1:22 /geheim is not published | publish it, or take the reference out [reference-published]"],
        ),
        ("Zie [](/kapot#x).", []),
        ("Zie [](/bb).", ["1:5 there is no paper or page /bb | did you mean `/b`? [paper-known]"]),
        ("Zie [](/niets).", ["1:5 there is no paper or page /niets | type its path from content/ [paper-known]"]),
        ("Zie [](/b#c).", ["1:5 there is no `#c` in /b | give what you mean this id: {#c} [reference-known]"]),
        ("Zie [](/over#c).", ["1:5 there is no `#c` in /over | give what you mean this id: {#c} [reference-known]"]),
        ("Noot[^weg].", ["1:5 there is no footnote `weg` | write it: [^weg]: … [note-known]"]),
        (
            "Noot[^noott].\n\n[^noot]: Tekst.",
            ["1:5 there is no footnote `noott` | did you mean `noot`? [note-known]",
             "3:1 nothing calls the footnote `noot` | call it with [^noot], or take it out [note-used]"],
        ),
        ("Werk[@serf].", ["1:6 there is no work `serf` in references.yaml | did you mean `serv`? [work-known]"]),
        (
            "Werk[@serv; @onbekend] en @niets.",
            [("1:13 there is no work `onbekend` in references.yaml | "
             "add it, or put a backslash before the @ [work-known]"),
             "1:27 there is no work `niets` in references.yaml | add it, or put a backslash before the @ [work-known]"],
        ),
        (
            "# A {#dubbel}\n\n## B {#dubbel}",
            [("3:1 the id `dubbel` is given a second time; the first is in sections/01-tekst.md, line 1 | "
             "give one of the two another id [id-unique]")],
        ),
        (
            "# A {#noten}",
            ["1:1 the id `noten` is one that the page uses itself | choose another [id-free]"],
        ),
        (
            "[Zin.]{.kern #zin} Nog een [zin]{#noot-3}.",
            ["1:28 the id `noot-3` is one that the page uses itself | choose another [id-free]"],
        ),
    ],
)  # fmt: skip
def test_what_is_not_there(typed: str, expected: list[str]) -> None:
    body = f"{typed}\n{REST}"
    whole = site(
        paper(body, references={"serv": {"type": "report", "title": "T"}}),
        paper("# B {#b}", "b"),
        pages=(page("Wij."),),
        held_back=frozenset({"geheim"}),
        unreadable=frozenset({"kapot"}),
    )
    assert complaints(whole) == [f"{FILE}:{complaint}" for complaint in expected]


def test_key_sentences_that_are_not_there() -> None:
    points = (point("a", lead_from="kern-x", sections=("instroom",)), point("b", lead_from="anders"))
    whole = site(paper(f"[Zin.]{{.kern #kern-xy}}\n{REST}", krachtlijnen=points))
    at = "x/krachtlijnen.yaml:1:1 there is no key sentence"
    assert complaints(whole) == [
        f"{at} `kern-x` | did you mean `kern-xy`? [key-sentence-known]",
        f"{at} `anders` | type [the sentence]{{.kern #anders}} where it stands in the text [key-sentence-known]",
    ]


def test_pages_and_fields_of_yaml_are_looked_through_too() -> None:
    whole = site(
        paper("A", title=line("Titel[^n]"), legal_basis=line("Zie [](#weg) en [@weg].")),
        pages=(page("Zie [](#weg), [^weg] en [@weg].\n\n[^los]: Noot.\n\n# A {#a}\n\n# B {#a}"),),
        settings={"notice": line("Zie [](#weg), [^weg] en [@weg].")},
    )
    found = [complaint.rpartition("/")[2] for complaint in complaints(whole)]
    assert sorted(found) == sorted(
        [
            "over.md:1:5 there is no `#weg` | give what you mean this id: {#weg} [reference-known]",
            "over.md:1:15 there is no footnote `weg` | write it: [^weg]: … [note-known]",
            (
                "over.md:1:25 works are cited in papers only | write the work out, or put a backslash before the @ "
                "[work-known]"
            ),
            "over.md:3:1 nothing calls the footnote `los` | call it with [^los], or take it out [note-used]",
            (
                "over.md:7:1 the id `a` is given a second time; the first is in over.md, line 5 | "
                "give one of the two another id [id-unique]"
            ),
            "x.yaml:1:6 no footnote can be called here | write it out, or call it in the text [note-placed]",
            "x.yaml:1:5 there is no `#weg` | give what you mean this id: {#weg} [reference-known]",
            (
                "x.yaml:1:18 there is no work `weg` in references.yaml | add it, or put a backslash before the @ "
                "[work-known]"
            ),
            "x.yaml:1:5 there is no `#weg` | give what you mean this id: {#weg} [reference-known]",
            "x.yaml:1:15 no footnote can be called here | write it out, or call it in the text [note-placed]",
            (
                "x.yaml:1:25 works are cited in papers only | write the work out, or put a backslash before the @ "
                "[work-known]"
            ),
        ]
    )


def test_a_long_paper_takes_work_in_proportion() -> None:
    def cost(sections: int) -> int:
        text = "".join(
            f"# Deel {n} {{#deel-{n}}}\n\nZie [](#deel-{n // 2})[^{n}] en VDAB.\n\n## Budget\n\nTekst.\n\n[^{n}]: Noot.\n\n"
            for n in range(sections)
        )
        document = paper(text, abbreviations={"VDAB": "Vlaamse Dienst"})
        found: list[str] = []
        cost = calls(lambda: found.extend(complaints(site(document))))
        assert found == []
        return cost

    cost(20)
    assert cost(400) < 4.2 * cost(100)
