"""All of content/: what is read of it, and what is said of what has a fault."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from written import advies, written

from krachtlijn.diagnostics import MachineError, Report
from krachtlijn.doctypes import DOCUMENT_TYPES
from krachtlijn.doctypes.advies import AdviesMetadata
from krachtlijn.model.blocks import Heading, KeyPoint
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.document import Document, Site
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.readers import binding
from krachtlijn.readers.site import read_site

PAPER = {
    "a/paper.yaml": "type: advies\ntitle: Titel\ndate: 2024-11-26\nstatus: final\n",
    "a/krachtlijnen.yaml": "- {id: een, lead: Kern., sections: [begin]}\n",
    "a/sections/01.md": "# Begin\n\nTekst.\n",
}
SITE = {"site.yaml": "name: Raad\n"}

KINDS = ", ".join(DOCUMENT_TYPES)


def write(project: Project, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        path = project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def read(project: Project, files: Mapping[str, str | bytes]) -> tuple[Site, list[str]]:
    """The site, and its complaints as ``file:line:column message | hint [code]``."""
    write(project, {**SITE, **files})
    report = Report()
    site = read_site(project, report)
    found = []
    for d in report:
        path = d.at.path.relative_to(project.content).as_posix()
        found.append(f"{path}:{d.at.line}:{d.at.column} {d.message} | {d.hint} [{d.code.slug}]")
    return site, found


def complaints(project: Project, files: Mapping[str, str | bytes]) -> list[str]:
    return read(project, {**PAPER, **files})[1]


def only(site: Site) -> Document:
    (paper,) = site.papers
    return paper


def paper_with(line: str) -> dict[str, str | bytes]:
    return {"a/paper.yaml": f"{PAPER['a/paper.yaml']}{line}\n"}


# ---------------------------------------------------------------------------------------------------- what is read


def test_a_paper_has_its_parts_in_order(project: Project) -> None:
    files = {
        **PAPER,
        "a/letter.md": "Geachte,\n",
        "a/introduction.md": "Vooraf.\n",
        "a/annexes/01.md": "# Bijlage\n",
        "a/sections/02-lang/b.md": "## Tweede\n",
        "a/sections/02-lang/a.md": "# Lang\n",
        "a/footnotes.yaml": "n: Een *noot*.\n",
    }
    site, found = read(project, files)
    assert found == []
    paper = only(site)
    assert [part.name for part in paper.parts] == ["letter", "krachtlijnen", "introduction", "body", "annexes"]
    assert [plain_text(node.children) for node in walk(paper.part("body")) if isinstance(node, Heading)] == [
        "Begin",
        "Lang",
        "Tweede",
    ]
    assert paper.address == "a"
    assert paper.date == PartialDate(2024, 11, 26)
    assert list(paper.footnotes) == ["n"]


def test_a_long_annex_is_a_folder_of_files_too(project: Project) -> None:
    files = {
        **PAPER,
        "a/annexes/01-cijfers/b.md": "## Tweede\n\n### Dieper\n",
        "a/annexes/01-cijfers/a.md": "# Cijfers\n",
        "a/annexes/02.md": "# Slot\n",
    }
    site, found = read(project, files)
    assert found == []
    annexes = [node for node in walk(only(site).part("annexes")) if isinstance(node, Heading)]
    assert [(node.level, plain_text(node.children)) for node in annexes] == [
        (1, "Cijfers"), (2, "Tweede"), (3, "Dieper"), (1, "Slot")
    ]  # fmt: skip
    assert "a/annexes/01-cijfers/b.md:1:1 the first heading here has # | begin with ## [heading-level]" in complaints(
        project, {"a/annexes/01-cijfers/b.md": "# Tweede\n"}
    )


def test_key_points_keep_what_was_typed(project: Project) -> None:
    typed = "- id: een\n  lead: {from: kern}\n  text: |\n    Tekst.\n  sections: [begin, x]\n  to: De minister\n  status: open\n"
    site, found = read(project, {**PAPER, "a/krachtlijnen.yaml": typed})
    assert found == []
    (point,) = only(site).part("krachtlijnen")
    assert isinstance(point, KeyPoint)
    assert point.lead_from is not None
    assert (point.lead_from.id, [section.id for section in point.sections]) == ("kern", ["begin", "x"])
    assert (plain_text(point.to), point.status) == ("De minister", "open")


def test_every_key_of_an_advies_is_read(project: Project) -> None:
    keys = (
        "request: {origin: requested, by: De minister, date: 2024-10, received: 2024-10-03, term: 30 dagen}\n"
        "decision: {for: 12, against: 3, abstained: 0}\ncapacity: advice\nlegal_basis: art. 20\n"
        "approvals: [{body: Raad, date: 2024-11-26}, {body: Bureau}]\ncontact: [{name: An, email: an@x.be, phone: '1'}]\n"
        "numbering: false\ncontents: false\nlists: [tables, abbreviations: all]\nembargo: 2024-11-26T10:00+01:00\n"
        "details: {Beleidsdomein: '*Werk*'}\nsignatories: [{name: Bert, role: voorzitter}]\n"
        "letter: {date: 2024-11-27, addressees: [{name: An, address: [Straat 1, 1000 Brussel]}]}"
    )
    site, found = read(project, {**PAPER, **paper_with(keys)})
    assert found == []
    meta = only(site).meta
    assert isinstance(meta, AdviesMetadata)
    assert meta.decision is not None
    assert (meta.decision.for_, meta.decision.against, meta.decision.abstained) == (12, 3, 0)
    assert meta.numbering is not None
    assert (meta.numbering.enabled, meta.contents) == (False, 0)
    assert meta.lists is not None
    assert [(choice.name, choice.all) for choice in meta.lists] == [("tables", False), ("abbreviations", True)]
    assert meta.letter is not None
    assert meta.letter.addressees[0].address == ("Straat 1", "1000 Brussel")
    assert [approval.date for approval in meta.approvals] == [PartialDate(2024, 11, 26), None]


def test_a_paper_that_is_pointed_at_may_be_typed_alone(project: Project) -> None:
    keys = "related: a\nreplaces: /a/\nwithdrawn: {date: 2024-11-27, see: a}"
    site, _ = read(project, {**PAPER, **paper_with(keys)})
    meta = only(site).meta
    assert meta.withdrawn is not None
    assert [[it.id for it in found] for found in (meta.related, meta.replaces, meta.withdrawn.see)] == [
        ["a"], ["/a/"], ["a"]
    ]  # fmt: skip


def test_the_last_approval_dates_the_paper(project: Project) -> None:
    text = (
        "type: advies\ntitle: T\nstatus: final\napprovals: [{body: R, date: 2024-11-26}, {body: C, date: 2024-11-19}]\n"
    )
    site, _ = read(project, {**PAPER, "a/paper.yaml": text})
    assert only(site).date == PartialDate(2024, 11, 26)


def test_papers_are_sorted_by_date_newest_first(project: Project) -> None:
    older = {name.replace("a/", "b/", 1): text.replace("2024", "2023") for name, text in PAPER.items()}
    site, _ = read(project, {**PAPER, **older})
    assert [paper.address for paper in site.papers] == ["a", "b"]


def test_windows_files_are_read_like_others(project: Project) -> None:
    files = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in PAPER.items()}
    site, found = read(project, files)
    assert found == []
    assert plain_text(only(site).meta.title) == "Titel"


def test_works_become_csl_data(project: Project) -> None:
    typed = (
        "a: {type: report, author: [SERV, {family: Peeters, given: An}], issued: 2024-05, title: T, URL: 'https://x.be'}\n"
        "b: {type: book, issued: {date-parts: [[2024, 5, 24]]}, page: 1-3}\nc: {title: Zonder soort, issued: {literal: s.d.}}\n"
    )
    site, found = read(project, {**PAPER, "references.yaml": typed})
    assert found == []
    works = only(site).references
    assert works["a"].data["author"] == [{"literal": "SERV"}, {"family": "Peeters", "given": "An"}]
    assert works["a"].data["issued"] == {"date-parts": [[2024, 5]]}
    assert works["b"].data["issued"] == {"date-parts": [[2024, 5, 24]]}
    assert works["c"].data == {"type": "document", "title": "Zonder soort", "issued": {"literal": "s.d."}}


def test_a_page_has_its_first_heading_as_title(project: Project) -> None:
    site, found = read(project, {"pages/over.md": "# Over *ons*\n\nTekst.\n"})
    assert found == []
    (page,) = site.pages
    assert (page.address, plain_text(page.title), len(page.blocks)) == ("over", "Over ons", 1)


# ---------------------------------------------------------------------------------------------------------- status


def test_a_draft_is_held_back_and_its_text_is_not_read(project: Project) -> None:
    files = {"a/paper.yaml": "type: advies\ntitle: T\n", "a/sections/01.md": "geen kop"}
    site, found = read(project, files)
    assert found == []
    assert not site.papers
    assert site.held_back == {"a"}


def test_a_draft_is_read_when_asked_for(project: Project) -> None:
    site, found = read(replace(project, drafts=True), {**PAPER, "a/paper.yaml": "type: advies\ntitle: T\ndate: 2024\n"})
    assert found == []
    assert only(site).meta.status == "draft"


@pytest.mark.parametrize(("now", "is_out"), [("2024-11-26T08:59", False), ("2024-11-26T09:00", True)])
def test_an_embargo_holds_until_its_moment_in_brussels(project: Project, now: str, *, is_out: bool) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    site, _ = read(replace(project, now=moment), {**PAPER, **paper_with("embargo: 2024-11-26 10:00")})
    assert bool(site.papers) is is_out
    assert bool(site.held_back) is not is_out


def test_a_withdrawn_paper_needs_no_text(project: Project) -> None:
    text = "type: advies\ntitle: T\ndate: 2024\nstatus: withdrawn\nwithdrawn: {date: 2025-01-02, why: Vervallen}\n"
    site, found = read(project, {"a/paper.yaml": text})
    assert found == []
    assert only(site).parts == ()


def test_a_faulty_paper_does_not_hide_another(project: Project) -> None:
    site, found = read(project, {**PAPER, "b/paper.yaml": "type: advies\ntitle: @\n"})
    assert [paper.address for paper in site.papers] == ["a"]
    assert site.unreadable == {"b"}
    assert found == ["b/paper.yaml:2:8 `@` cannot begin a value | put quotes around it [yaml-syntax]"]


# ------------------------------------------------------------------------------------------------- values and keys


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("titel: x", "5:1 unknown key `titel` | did you mean `title`? [key-known]"),
        ("keyword: [x]", "5:1 unknown key `keyword` | did you mean `keywords`? [key-known]"),
        ("qqq: x", "5:1 unknown key `qqq` | leave it out, or look its name up [key-known]"),
        (
            "decision: {qqq: 1, consensus: ja}",
            "5:12 unknown key `qqq` | known keys are consensus, for, against, abstained [key-known]",
        ),
        ("approvals:\n  - date: 2024", "6:5 the required key `body` is missing | add a line `body: …` [key-required]"),
        ("approvals:\n  - body:", "6:5 the required key `body` has no value | type it behind the key [key-required]"),
        ("language: frans", "5:11 `frans` is none of nl, fr, en | did you mean `fr`? [value-known]"),
        (
            "request: {origin: eigen-initiatief}",
            "5:19 `eigen-initiatief` is none of own-initiative, requested | did you mean `own-initiative`? [value-known]",
        ),
        ("capacity: qqq", "5:11 `qqq` is none of advice, consultation, study | type one of these [value-known]"),
        (
            "keywords: werk",
            ("5:11 a list is expected here, not text"
            " | begin each item on a line of its own with `- `, or type [one, two] [value-kind]"),
        ),
        (
            "subtitle: [BIS]",
            "5:11 text is expected here, not a list | put quotes around it if the [ is part of the text [value-kind]",
        ),
        (
            "institution: SERV",
            ("5:14 a mapping is expected here, not text"
            " | type it as `key: value`, with the keys name, short_name, url [value-kind]"),
        ),
        ("keywords: [a, '']", "5:15 text is expected here, not nothing | type it, or leave the line out [value-kind]"),
        (
            "details: {a: }",
            "5:13 text is expected here, not nothing | type it, or leave the line out [value-kind]",
        ),
        ("embargo: 2025-02-11 9u30",
         "5:10 `2025-02-11 9u30` is not how a date and time are typed | write it as 2025-02-11 09:30 [value-kind]"),
        ("embargo: 2025-02-11 om 10 uur",
         "5:10 `2025-02-11 om 10 uur` is not how a date and time are typed | write it as 2025-02-11 10:00 [value-kind]"),
        ("embargo: morgen", "5:10 `morgen` is not how a date and time are typed | a moment is typed as 2024-11-26 10:00 [value-kind]"),
        (
            "embargo: 2024-11-26 25:00",
            ("5:10 `2024-11-26 25:00` is not a date and time: there is no such hour"
            " | a moment is typed as 2024-11-26 10:00 [value-kind]"),
        ),
        ("letter: {date: 26 november 2024}", "5:16 `26 november 2024` is not how a date is typed | write it as 2024-11-26 [value-kind]"),
        ("letter: {date: 1er mars 2024}", "5:16 `1er mars 2024` is not how a date is typed | write it as 2024-03-01 [value-kind]"),
        ("letter: {date: November 2024}", "5:16 `November 2024` is not how a date is typed | write it as 2024-11 [value-kind]"),
        ("letter: {date: najaar 2024}", ("5:16 `najaar 2024` is not how a date is typed"
         " | a date is typed as 2024-11-26, 2024-11 or 2024 [value-kind]")),
        ("letter: {date: 26/11/2024}", "5:16 `26/11/2024` is not how a date is typed | write it as 2024-11-26 [value-kind]"),
        ("letter: {date: 2024-11}", "5:16 `2024-11` is not a day | a day is typed as 2024-11-26 [value-kind]"),
        (
            "request: {origin: requested, date: 2024-02-30}",
            "5:36 `2024-02-30` is not a date: there is no such day | that month ends on 2024-02-29 [value-kind]",
        ),
        (
            "request: {origin: requested, date: 2024-13}",
            "5:36 `2024-13` is not a date: there is no such month | the month stands second: 2024-11-26 [value-kind]",
        ),
        ("decision: {consensus: x}", "5:23 `x` is neither true nor false | type true or false [value-kind]"),
        ("decision: {for: twaalf}", "5:17 `twaalf` is no whole number | type it in figures [value-kind]"),
        ("contents: 9", "5:11 `9` is no depth of headings | type 1 to 6, or false for none [value-kind]"),
        (
            "numbering: {start: IV}",
            ("5:20 `IV` is no number that headings can count on from"
             " | type a number such as 4 or 4.5, or a capital [value-kind]"),
        ),
        (
            "numbering: {start: 4.}",
            ("5:20 `4.` is no number that headings can count on from"
             " | type a number such as 4 or 4.5, or a capital [value-kind]"),
        ),
        ("lists: [tabellen]", ("5:9 `tabellen` is none of tables, figures, abbreviations, references"
         " | did you mean `tables`? [value-known]")),
        ("lists: {tables: all}", "5:17 only `abbreviations: all` is known here | type `tables` alone [value-known]"),
        ("lists: tables", ("5:8 a list is expected here, not text"
         " | type it as [tables, references], or [] for none [value-kind]")),
        (
            "institution: {name: X, url: x.be}",
            "5:29 `x.be` is no web address | a web address begins with https:// or http:// [value-kind]",
        ),
        (
            "contact: [{name: An, email: an.peeters}]",
            "5:29 `an.peeters` is no e-mail address | type it as name@example.org [value-kind]",
        ),
        (
            "withdrawn: {date: 2024-11-27}",
            "5:12 `withdrawn` is given, but the status is final | add `status: withdrawn`, or leave it out [status-fits]",
        ),
        (
            "reference: a/b",
            "5:12 `a/b` cannot be the name of a PDF | a reference is made of letters, digits, `.`, `_` and `-` [pdf-name]",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_in_paper_yaml_is_said_at_its_place(project: Project, line: str, complaint: str) -> None:
    assert complaints(project, paper_with(line)) == [f"a/paper.yaml:{complaint}"]


def test_a_key_without_a_value_counts_as_left_out(project: Project) -> None:
    assert complaints(project, paper_with("subtitle:\nthemes:\nlanguage: ''")) == []


def test_all_faults_of_a_file_are_told(project: Project) -> None:
    found = complaints(project, paper_with("language: de\ncontents: x\napprovals: [{date: 31/12/2024}]"))
    assert [line.split(" ")[0] for line in found] == [
        "a/paper.yaml:5:11",
        "a/paper.yaml:6:11",
        "a/paper.yaml:7:13",
        "a/paper.yaml:7:20",
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: T\n", f"1:1 `type` does not say what this paper is | add `type: …`: {KINDS} [type-known]"),
        ("type: avies\n", "1:7 `avies` is no type of paper | did you mean `advies`? [type-known]"),
        ("type: qqq\n", f"1:7 `qqq` is no type of paper | known types are {KINDS} [type-known]"),
        (
            "type: advies\ntitle: T\nstatus: final\n",
            (
                "1:1 this paper bears no date"
                " | add `date: 2024-11-26`, or the date of an approval or meeting that it can be taken from [date-known]"
            ),
        ),
    ],
)
def test_a_paper_says_what_it_is_and_when(project: Project, text: str, complaint: str) -> None:
    assert complaints(project, {"a/paper.yaml": text}) == [f"a/paper.yaml:{complaint}"]


# ---------------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "~$brief.docx", ".DS_Store"])
def test_what_a_system_leaves_in_a_folder_is_left_alone(project: Project, name: str) -> None:
    places = (name, f"a/{name}", f"a/figures/{name}", f"pages/{name}")
    assert complaints(project, dict.fromkeys(places, b"\xff")) == complaints(project, {})


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a/sections/02.md", "Tekst.\n", ("1:1 this file does not begin with a heading (#) | begin it with a line `# Title`"
         " [section-heading]")),
        ("a/sections/02.md", "# Een\n\n# Twee\n", ("3:1 a second heading with one # stands in this section"
         " | put it into a file of its own, or type ## before it [section-heading]")),
        ("a/introduction.md", "Tekst.\n\n## Kop\n", ("3:1 the introduction has no headings"
         " | move it and what follows to a file in sections/ [section-heading]")),
        ("a/letter.md", "# Brief\n\nTekst.\n", ("1:1 a letter has no headings"
         " | take it out, or make it a paragraph in **bold** [section-heading]")),
        ("a/letter.md", "\n", "1:1 this file is empty | write its text, or delete it [file-empty]"),
        ("a/krachtlijnen.yaml", "# niets\n", "1:1 this file has no key points | write them, or delete the file [file-empty]"),
        ("a/letter.md", "Één\x07.\n", ("1:4 the character U+0007 is not allowed in a text"
         " | delete it, or type it anew [file-decodes]")),
        ("a/letter.md", b"Een caf\xe9.\n", ("1:8 this file is not UTF-8: the byte 0xE9 stands here"
         " | save it as UTF-8; it may be Windows-1252 now [file-decodes]")),
        ("a/letter.md", "Tekst".encode("utf-16"), "1:1 this file is UTF-16, not UTF-8 | save it as UTF-8 [file-decodes]"),
        ("a/krachtlijnen.yml", "", "1:1 krachtlijnen.yml belongs nowhere | did you mean `krachtlijnen.yaml`? [file-expected]"),
        ("a/sections/x.txt", "", ("1:1 x.txt belongs nowhere"
         " | move it, or let its name begin with _ to keep it out [file-expected]")),
        ("a/Sections/02.md", "", "1:1 02.md belongs nowhere | did you mean the folder `sections/`? [file-expected]"),
        ("a/bijlage/02.md", "", ("1:1 02.md belongs nowhere"
         " | move it, or let its name begin with _ to keep it out [file-expected]")),
        ("los.md", "", "1:1 los.md belongs nowhere | move it, or let its name begin with _ to keep it out [file-expected]"),
        ("pages/x.md", "Tekst.\n", ("1:1 this page does not begin with a heading (#) | begin it with a line `# Title`"
         " [section-heading]")),
        ("a/footnotes.yaml", "n:\n", "1:3 the note `n` has no text | type it behind the key [value-kind]"),
        ("references.yaml", "k: {type: boekje}\n", "1:11 `boekje` is no type of CSL | did you mean `book`? [csl-type]"),
        ("references.yaml", "k: {auteur: A}\n", "1:5 `auteur` is no variable of CSL | did you mean `author`? [csl-variable]"),
        ("references.yaml", "k: {author: [{name: A}]}\n", ("1:15 `name` is no part of a name"
         " | a name has family, given, literal, suffix, dropping-particle, non-dropping-particle [csl-variable]")),
        ("abbreviations.yaml", "A: {long: B, lang: '?'}\n", ("1:20 `?` is no code of a language"
         " | type a code such as nl, fr or en-GB [value-kind]")),
        ("references.yaml", "k: {URL: 'http://[::1'}\n", ("1:10 `http://[::1` is no web address"
         " | a web address begins with https:// or http:// [value-kind]")),
        ("site.yaml", "name: R\nurl: 'https://[::1'\n", ("2:6 `https://[::1` is no web address"
         " | a web address begins with https:// or http:// [value-kind]")),
        ("site.yaml", "name: R\nkleur: x\nurl: y\n", ("3:6 `y` is no web address"
         " | a web address begins with https:// or http:// [value-kind]")),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_said_at_its_place(
    project: Project, name: str, text: str | bytes, complaint: str
) -> None:
    assert f"{name}:{complaint}" in complaints(project, {name: text})


def test_what_a_type_requires_is_asked_for(project: Project) -> None:
    site, found = read(project, {"a/paper.yaml": PAPER["a/paper.yaml"]})
    hint = "add it; the paper's folder is the one with paper.yaml [file-required]"
    assert found == [
        f"a/krachtlijnen.yaml:1:1 this paper lacks krachtlijnen.yaml, which its type requires: advies | {hint}",
        f"a/sections:1:1 this paper lacks sections/ with at least one file, which its type requires: advies | {hint}",
    ]
    assert len(site.papers) == 1


def test_site_yaml_is_required(project: Project) -> None:
    write(project, PAPER)
    report = Report()
    site = read_site(project, report)
    (complaint,) = report
    assert (complaint.code.slug, complaint.message) == ("file-required", "site.yaml is missing")
    assert complaint.hint == "add it, with at least `name: …`, the name of the council"
    assert len(site.papers) == 1


def test_files_that_are_known_or_named_in_the_text_are_expected(project: Project) -> None:
    files = {
        "a/sections/01.md": "# Begin\n\n[Cijfers](cijfers.xlsx)\n",
        "a/cijfers.xlsx": "",
        "a/anchors.lock": "",
        "a/_oud/x.txt": "",
        "a/.DS_Store": "",
        "_los.md": "",
    }
    assert complaints(project, files) == []


def test_own_entries_win_over_shared_ones_with_a_warning(project: Project) -> None:
    files = {
        **PAPER,
        "abbreviations.yaml": "A: gedeeld\n",
        "a/abbreviations.yaml": "A: eigen\n",
        "references.yaml": "k: {title: gedeeld}\n",
        "a/references.yaml": "k: {title: eigen}\n",
    }
    site, found = read(project, files)
    hint = "this one is used; delete one of the two [entry-unique]"
    assert found == [
        f"a/abbreviations.yaml:1:4 the abbreviation `A` stands in the shared abbreviations.yaml too, on line 1 | {hint}",
        f"a/references.yaml:1:1 the work `k` stands in the shared references.yaml too, on line 1 | {hint}",
    ]
    assert only(site).abbreviations["A"].long == "eigen"
    assert only(site).references["k"].data["title"] == "eigen"


# ------------------------------------------------------------------------------------------------ places, addresses


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"paper.yaml": "type: advies\n"}, ("paper.yaml:1:1 the content itself is no paper"
         " | put it into a folder of its own below this one [paper-place]")),
        ({"a/sub/paper.yaml": "type: advies\n"}, ("a/sub/paper.yaml:1:1 this paper stands inside another paper"
         " | move it out of the other paper's folder [paper-place]")),
        ({"A/paper.yaml": "type: advies\ntitle: T\n"}, ("a:1:1 this has the same address as A, but for capitals"
         " | rename one of the two [address-unique]")),
        ({"pages/a.md": "# A\n\nTekst.\n"}, ("pages/a.md:1:1 this has the same address as a"
         " | rename one of the two [address-unique]")),
        ({"Eén stuk/paper.yaml": "type: advies\ntitle: T\n"}, ("Eén stuk:1:1 `Eén stuk` cannot be part of a web address"
         " | rename it, for instance to een-stuk [address-plain]")),
    ],
)  # fmt: skip
def test_places_and_addresses(project: Project, files: dict[str, str], complaint: str) -> None:
    assert complaints(project, files) == [complaint]


def test_equal_references_are_told_once(project: Project) -> None:
    paper = PAPER["a/paper.yaml"] + "reference: R_1\n"
    other = {name.replace("a/", "b/", 1): text for name, text in PAPER.items()}
    assert complaints(project, {"a/paper.yaml": paper, **other, "b/paper.yaml": paper}) == [
        "b/paper.yaml:5:12 a has the same reference `R_1` | give one of the two another reference [pdf-unique]"
    ]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/etc/hostname", "this link leads out of the content"),
        ("nergens.md", "this link leads nowhere"),
        ("sections", "this is a link to a folder, not a folder"),
    ],
)
def test_links_in_the_file_system_stay_inside(project: Project, target: str, message: str) -> None:
    write(project, PAPER)
    (project.content / "a" / "letter.md").symlink_to(target)
    assert complaints(project, {}) == [
        f"a/letter.md:1:1 {message} | put a copy in its place, or delete it [file-linked]"
    ]


def test_a_pipe_is_not_read(project: Project) -> None:
    write(project, PAPER)
    os.mkfifo(project.content / "a" / "letter.md")
    assert complaints(project, {}) == [
        "a/letter.md:1:1 this is no ordinary file | put a copy in its place, or delete it [file-linked]"
    ]


def test_a_file_that_cannot_be_read_is_a_fault_of_the_machine(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    write(project, SITE)
    with pytest.raises(MachineError, match=r"site\.yaml cannot be read: Permission denied"):
        read_site(project, Report())


def test_a_folder_with_the_name_of_a_file_is_left_out(project: Project) -> None:
    for name in ("a/paper.yaml", "b/letter.md", "b/sections/02.md", "b/tables/geld.yaml", "pages/over.md"):
        (project.content / name).mkdir(parents=True)
    (project.content / "site.yaml").write_text("name: Raad\n", encoding="utf-8")
    (project.content / "b" / "paper.yaml").write_text("type: beleidsbrief\n", encoding="utf-8")
    report = Report()
    site = read_site(replace(project, drafts=True), report)
    words = "this is a folder, and has the name of a file"
    found = {d.at.path.relative_to(project.content).as_posix() for d in report if d.message == words}
    assert found >= {"a/paper.yaml", "b/sections/02.md", "b/tables/geld.yaml", "pages/over.md"}
    assert (site.papers, site.pages) == ((), ())


def test_hints_of_a_type_are_looked_up_once_for_all_papers(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    written(project, advies("a", "2024-01-01", "# Begin\n"))
    monkeypatch.setattr(binding, "get_type_hints", None)  # whoever calls it now fails
    site, found = written(project, advies("b", "2024-02-01", "# Begin\n"))
    assert ([paper.address for paper in site.papers], found) == (["b", "a"], [])
