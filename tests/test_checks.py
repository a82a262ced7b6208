"""What the rules find in a site that has been read and settled."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import trees

from krachtlijn.checks import accept, check
from krachtlijn.diagnostics import CONTENT_CODES, OUTPUT_CODES, Code, Diagnostic, Report
from krachtlijn.project import Project
from krachtlijn.readers.site import read_site
from krachtlijn.transforms import transform

SITE = (
    "name: Raad\ncommittees: [{id: werk, name: Werk}]\nthemes: [{id: groen, name: Groen}]\n"
    "terms: {terugkeergarantie: [terugvalgarantie, terugval garantie], SERV: [Serv]}\n"
)
TEXT = "# Begin {#begin}\n\nTekst.\n"
KEY_POINTS = "- {id: een, lead: Kern., sections: [begin]}\n"


def paper(name: str, keys: str = "", **files: str) -> dict[str, str]:
    """The files of a final advies; ``keys`` begin on line 5 of its paper.yaml."""
    return {
        f"{name}/paper.yaml": f"type: advies\ntitle: Titel\ndate: 2024-11-26\nstatus: final\n{keys}\n",
        f"{name}/krachtlijnen.yaml": files.get("points", KEY_POINTS),
        f"{name}/sections/01.md": files.get("text", TEXT),
    }


def find(project: Project, files: Mapping[str, str]) -> list[str]:
    """The complaints as ``file:line:column message | hint [code]``, those that are accepted left out."""
    for name, text in {"site.yaml": SITE, **files}.items():
        path = project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = Report()
    site = transform(read_site(project, report), project)
    report.extend(check(site))
    kept = Report()
    kept.extend(accept(site, report, CONTENT_CODES))
    return [_printed(d, project) for d in kept]


def _printed(d: Diagnostic, project: Project) -> str:
    path = d.at.path.relative_to(project.content).as_posix()
    return f"{path}:{d.at.line}:{d.at.column} {d.message} | {d.hint} [{d.code.slug}]"


def test_a_sound_paper_has_no_findings(project: Project) -> None:
    assert find(project, paper("a", "committee: werk\nthemes: [groen]")) == []


# -------------------------------------------------------------------------------------------------------- metadata


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ("committee: werkt", "5:12 `werkt` is no committee of site.yaml | did you mean `werk`? [value-known]"),
        ("themes: [groen, qqq]", "5:17 `qqq` is no theme of site.yaml | add it to site.yaml [value-known]"),
        ("related: [/a]", "5:11 this is the paper itself | name another paper, or take it out [paper-other]"),
        ("related: [bb]", "5:11 there is no paper bb | type its path from content/ [paper-known]"),
        ("replaces: [map/stuk]", "5:12 there is no paper map/stuk | did you mean `map/stuk-1`? [paper-known]"),
        ("related: [geheim]", ("5:11 geheim is not published: it is left out here | publish it, or take it out"
         " [paper-published]")),
        ("translation_of: geheim/", ("5:17 geheim is not published: it is left out here | publish it, or take it out"
         " [paper-published]")),
        ("request: {origin: requested}", "5:19 `request` does not say who asked for the advies | add `by: …` [request-by]"),
        ("decision: {consensus: neen}", ("5:11 `decision` says neither that there was a consensus nor how the votes went"
         " | type {consensus: true}, or {for: 12, against: 3} [decision-whole]")),
        ("decision: {consensus: ja, for: 3}", ("5:11 `decision` gives votes beside a consensus"
         " | keep `consensus: true`, or the votes [decision-whole]")),
        ("decision: {for: -3, against: 1}", ("5:11 there cannot be fewer than no votes | type them as figures"
         " [decision-whole]")),
        ("accept: [{code: term-want, where: x, reason: y}]", ("5:17 `term-want` is no code"
         " | did you mean `term-wanted`? [accept-known]")),
        ("accept: [{code: key-known, where: x, reason: y}]",
         "5:17 `key-known` is an error, and only warnings can be accepted | mend what it complains of [accept-known]"),
        ("accept: [{code: term-wanted, where: sections/01.md, reason: y}]",
         ("5:10 nothing in sections/01.md has the finding term-wanted | take the entry out, or look at `where`"
         " [accept-used]")),
    ],
)  # fmt: skip
def test_what_paper_yaml_says_is_held_against_the_site(project: Project, keys: str, complaint: str) -> None:
    drafts = {"geheim/paper.yaml": "type: advies\ntitle: Geheim\n"}
    assert find(project, {**paper("a", keys), **paper("map/stuk-1"), **drafts}) == [f"a/paper.yaml:{complaint}"]


def test_papers_with_faults_are_there(project: Project) -> None:
    found = find(project, {**paper("a", "related: [b]"), "b/paper.yaml": "type: advies\ntitle: '\n"})
    assert [line.split(" ")[0] for line in found] == ["b/paper.yaml:2:8"]


@pytest.mark.parametrize(("key", "words"), [("replaces", "replaces"), ("translation_of", "is a translation of")])
def test_papers_do_not_go_in_circles(project: Project, key: str, words: str) -> None:
    def line(target: str) -> str:
        return f"{key}: [{target}]" if key == "replaces" else f"{key}: {target}"

    files = {**paper("a", line("b")), **paper("b", line("c")), **paper("c", line("a"))}
    found = find(project, files)
    assert [text.split(" ", 1)[1] for text in found] == [
        f"{name} {words} this paper in turn | take one of the two out [paper-other]" for name in ("b", "c", "a")
    ]


def test_papers_may_be_related_to_each_other(project: Project) -> None:
    assert find(project, {**paper("a", "related: [b]"), **paper("b", "related: [a]")}) == []


def test_the_menu_leads_to_pages(project: Project) -> None:
    site = f"{SITE}navigation:\n  - {{title: Over, page: ower}}\n"
    assert find(project, {"site.yaml": site, "pages/over.md": "# Over\n\nTekst.\n"}) == [
        "site.yaml:6:25 there is no pages/ower.md | did you mean `over`? [page-known]"
    ]


# ------------------------------------------------------------------------------------------------------ key points


def test_key_points_sum_up_sections_that_are_there(project: Project) -> None:
    points = "- id: een\n  lead: Kern.\n  sections: [begin, begon]\n"
    assert find(project, paper("a", points=points)) == [
        "a/krachtlijnen.yaml:3:21 there is no section `begon` | did you mean `begin`? [keypoint-section]"
    ]


def test_a_numbered_section_without_key_point_is_told(project: Project) -> None:
    text = {
        "a/sections/02.md": "# Tweede\n\n## Onder\n\nTekst.\n",
        "a/sections/03.md": "# Derde {.nokey}\n\nTekst.\n",
        "a/sections/04.md": "# Vierde {.unnumbered}\n\nTekst.\n",
    }
    assert find(project, {**paper("a"), **text}) == [
        (
            "a/sections/02.md:1:1 no key point sums up section 2, Tweede"
            " | add `tweede` to the sections of a key point, or type {.nokey} behind the heading [keypoint-missing]"
        )
    ]


def test_a_section_is_summed_up_by_its_subsections(project: Project) -> None:
    points = "- {id: een, lead: Kern., sections: [begin, onder]}\n"
    text = {"a/sections/02.md": "# Tweede\n\n## Onder\n\nTekst.\n"}
    assert find(project, {**paper("a", points=points), **text}) == []


# ----------------------------------------------------------------------------------------------------------- terms


def test_unwanted_forms_are_told_at_their_place(project: Project) -> None:
    text = f"{TEXT}\nDe *terugvalgarantie* van\nde Terugval\ngarantie en de terugkeergarantie, terugvalgaranties.\n"
    assert find(project, paper("a", text=text)) == [
        "a/sections/01.md:5:5 `terugvalgarantie` is not the wanted form | write `terugkeergarantie` [term-wanted]",
        "a/sections/01.md:6:4 `Terugval garantie` is not the wanted form | write `Terugkeergarantie` [term-wanted]",
    ]


def test_names_and_titles_are_looked_at_too(project: Project) -> None:
    assert find(project, paper("a", "subtitle: Over de Serv\nkeywords: [x]")) == [
        "a/paper.yaml:5:19 `Serv` is not the wanted form | write `SERV` [term-wanted]"
    ]


def test_words_of_others_are_left_alone(project: Project) -> None:
    quote = ":::{quote} Iemand\nDe terugvalgarantie.\n:::\n\n[la terugvalgarantie]{lang=fr} `terugvalgarantie`\n"
    assert find(project, paper("a", text=f"{TEXT}\n{quote}")) == []


# ------------------------------------------------------------------------------------------------------ acceptance

TWO = "# Begin {#begin}\n\nDe terugvalgarantie.\n\n## Verder {#verder}\n\nNog een terugvalgarantie.\n"


@pytest.mark.parametrize(
    ("where", "lines"),
    [("sections/01.md", []), ("sections/01.md#begin", []), ("sections/01.md#verder", [3]), ("sections/02.md", [3, 7])],
)
def test_what_is_accepted_is_not_told(project: Project, where: str, lines: list[int]) -> None:
    files = paper("a", f"accept: [{{code: term-wanted, where: '{where}', reason: citaat}}]", text=TWO)
    found = [line for line in find(project, files) if "[term-wanted]" in line]
    assert [int(line.split(":")[1]) for line in found] == lines


def test_an_acceptance_may_name_a_key_point(project: Project) -> None:
    points = "- {id: een, lead: De terugvalgarantie., sections: [begin]}\n- {id: twee, lead: Een terugvalgarantie.}\n"
    keys = "accept: [{code: term-wanted, where: 'krachtlijnen.yaml#een', reason: zo gezegd}]"
    found = find(project, paper("a", keys, points=points))
    assert [line.split(" ")[0] for line in found] == ["a/krachtlijnen.yaml:2:24"]


def test_an_acceptance_of_what_shows_in_made_files_waits_for_them(project: Project) -> None:
    code = next(code for code in OUTPUT_CODES if code is Code.OUTPUT_KNOWN)
    assert find(project, paper("a", f"accept: [{{code: {code.slug}, where: paper.yaml, reason: x}}]")) == []


@pytest.mark.parametrize("address", ["registers", "registers/krachtlijnen", "Registers/krachtlijnen/2011"])
def test_a_paper_does_not_stand_among_the_registers(address: str) -> None:
    found = trees.complaints(trees.site(trees.paper("Tekst.", address=address)))
    assert [line.partition(" ")[2] for line in found if line.endswith("[address-unique]")] == [
        f"the site makes a page at /{address}/ itself | give this another name [address-unique]"
    ]
