"""anchors.lock: what keeps its address, what leaves a notice, and what is an error until it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from written import advies, settled, written

from krachtlijn.checks.anchors import check_anchors
from krachtlijn.cli import main
from krachtlijn.model.document import Document, Site
from krachtlijn.model.locks import Tombstone
from krachtlijn.model.print import pdf_path
from krachtlijn.model.walk import walk
from krachtlijn.project import Project
from krachtlijn.render.environment import environment
from krachtlijn.writers.anchors import lock_of
from krachtlijn.writers.assets import read_assets
from krachtlijn.writers.pages import write_papers
from krachtlijn.writers.pdf.engine import make_pdf
from krachtlijn.writers.pdf.prepare import print_job, style_files

BEFORE = """# Begin {#begin}

De raad vraagt om een plan dat voor de zomer klaar is en dat de gemeenten steunt.

De middelen volgen de noden van elke streek, en worden elk jaar opnieuw bekeken.

De evaluatie komt na twee jaar en is openbaar, met de cijfers erbij.

## Toezicht

Het toezicht gebeurt door de inspectie, die daarvoor mensen bij krijgt.

Een verslag gaat elk jaar naar het parlement en naar de raad.

## Slot

Tot slot dankt de raad wie meewerkte.
"""
PLAN, MEANS, REVIEW = (text for text in BEFORE.split("\n\n")[1:4])


def locked(project: Project, text: str = BEFORE) -> None:
    """A paper with this text, and a lock of it."""
    site, found = written(project, advies("a", "2024-12-01", text))
    assert found == []
    lock = lock_of(site.papers[0], date(2025, 1, 1))
    lock.path.write_text(lock.text, encoding="utf-8")


def edited(project: Project, text: str) -> Document:
    """The paper after its text was replaced."""
    site, _ = written(project, advies("a", "2024-12-01", text))
    return site.papers[0]


def address_of(paper: Document, words: str) -> str:
    (found,) = (anchor.id for anchor in paper.anchors.current if words in anchor.opening)
    return found


def complaints(paper: Document, project: Project) -> list[str]:
    site, _ = written(project, {})
    return [f"{it.code.slug}: {it.message}" for it in check_anchors(replace(site, papers=(paper,)))]


def page(site: Site, project: Project) -> str:
    made = write_papers(site, environment(project), read_assets(project.styles), {})
    return next(it.content.decode() for it in made if it.path.as_posix() == "a/index.html")


def test_nothing_changes_where_nothing_changed(project: Project) -> None:
    locked(project)
    paper = edited(project, BEFORE)
    assert complaints(paper, project) == []
    lock = lock_of(paper, date(2025, 2, 1))
    assert (lock.changes, lock.text) == ((), lock.path.read_text(encoding="utf-8"))


def test_a_block_keeps_its_address_where_others_come_before_it(project: Project) -> None:
    locked(project)
    paper = edited(project, BEFORE.replace(PLAN, f"Een heel andere alinea gaat vooraf.\n\n{PLAN}"))
    assert [address_of(paper, words) for words in ("De raad", "De middelen", "Een heel")] == [
        "begin-p1", "begin-p2", "begin-p4",
    ]  # fmt: skip
    assert complaints(paper, project) == ["anchor-locked: 1 address is not in anchors.lock, such as `begin-p4`"]


def test_a_block_keeps_its_address_where_it_is_edited(project: Project) -> None:
    locked(project)
    new = PLAN.replace("een plan dat voor de zomer", "een goed plan dat voor het einde van de zomer")
    paper = edited(project, BEFORE.replace(f"{PLAN}\n\n{MEANS}", f"{MEANS}\n\n{new}"))
    assert address_of(paper, "De raad vraagt") == "begin-p1"
    assert address_of(paper, "De middelen") == "begin-p2"
    assert complaints(paper, project) == []


def test_a_block_keeps_its_address_where_it_moves_to_another_section(project: Project) -> None:
    locked(project)
    paper = edited(project, BEFORE.replace(f"{MEANS}\n\n", "") + f"\n{MEANS}\n")
    assert address_of(paper, "De middelen") == "begin-p2"
    assert complaints(paper, project) == []


def test_a_heading_keeps_its_address_where_it_is_called_otherwise(project: Project) -> None:
    locked(project)
    text = BEFORE.replace("## Toezicht", "## Wie kijkt er na?").replace(
        "Tot slot", "Zie [](#wie-kijkt-er-na). Tot slot"
    )
    site, found = written(project, advies("a", "2024-12-01", text))
    assert found == []
    paper = site.papers[0]
    assert address_of(paper, "Wie kijkt er na?") == "toezicht"
    assert 'href="#toezicht" class="xref">punt\u00a01.1</a>' in page(site, project)


MOVED = (
    ("## Toezicht", "## Toezicht {#controle}", "toezicht", "controle"),
    ("## Toezicht", "## Wie kijkt er na? {#controle}", "toezicht", "controle"),
    (MEANS, f"{{#geld}}\n{MEANS}", "begin-p2", "geld"),
)


@pytest.mark.parametrize(("before", "after", "old", "new"), MOVED)
def test_an_id_that_is_typed_is_as_typed_and_the_old_one_leads_there(
    project: Project, before: str, after: str, old: str, new: str
) -> None:
    locked(project)
    text = BEFORE.replace(before, after)
    missing = [f"anchor-locked: 1 address is not in anchors.lock, such as `{new}`"]
    assert complaints(edited(project, text), project) == missing
    lock = lock_of(edited(project, text), date(2025, 2, 1))
    assert {change.split("  ")[0] for change in lock.changes} == {f"+ {new}", f"> {old}"}
    lock.path.write_text(lock.text, encoding="utf-8")
    site, found = written(project, advies("a", "2024-12-01", text))
    assert found == []
    assert complaints(site.papers[0], project) == []
    again = lock_of(site.papers[0], date(2025, 3, 1))
    assert (again.changes, again.text) == ((), lock.text)
    html = page(site, project)
    assert html.count(f'id="{old}"') == html.count(f'id="{new}"') == 1
    assert 0 < html.index(f'<span id="{old}"></span>') - html.index(f'id="{new}"') < 200


def test_a_reference_to_the_address_of_before_has_its_words(project: Project) -> None:
    locked(project)
    text = BEFORE.replace("## Toezicht", "## Toezicht {#controle}").replace("Tot slot", "Zie [](#toezicht). Tot slot")
    site, found = written(project, advies("a", "2024-12-01", text))
    assert found == []
    assert 'href="#controle" class="xref">punt\u00a01.1</a>' in page(site, project)


def test_what_moved_twice_is_found_at_both_addresses_and_gone_from_both(project: Project) -> None:
    locked(project)
    for id_ in ("controle", "nazicht"):
        text = BEFORE.replace("## Toezicht", f"## Toezicht {{#{id_}}}")
        lock = lock_of(edited(project, text), date(2025, 2, 1))
        lock.path.write_text(lock.text, encoding="utf-8")
    site, _ = written(project, advies("a", "2024-12-01", text))
    assert complaints(site.papers[0], project) == []
    assert '<span id="toezicht"></span><span id="controle"></span>' in page(site, project)
    without = BEFORE[: BEFORE.index("## Toezicht")] + BEFORE[BEFORE.index("## Slot") :]
    assert "`nazicht` would be lost" in complaints(edited(project, without), project)[0]
    assert not [said for said in complaints(edited(project, without), project) if "`toezicht` would" in said]
    lock = lock_of(edited(project, without), date(2025, 3, 1))
    lock.path.write_text(lock.text, encoding="utf-8")
    paper = edited(project, without)
    assert complaints(paper, project) == []
    (stone,) = (node for node in walk(paper.parts) if isinstance(node, Tombstone))
    assert (stone.id, set(stone.also)) == ("nazicht", {"toezicht", "controle", "toezicht-p1", "toezicht-p2"})


def test_what_moved_and_has_its_first_address_again_is_found_at_both(project: Project) -> None:
    locked(project)
    for id_ in ("controle", "toezicht"):
        text = BEFORE.replace("## Toezicht", f"## Toezicht {{#{id_}}}")
        lock = lock_of(edited(project, text), date(2025, 2, 1))
        lock.path.write_text(lock.text, encoding="utf-8")
    paper = edited(project, text)
    assert complaints(paper, project) == []
    assert (address_of(paper, "Toezicht"), paper.anchors.moved) == ("toezicht", {"controle": "toezicht"})


@pytest.mark.parametrize("words", ["Een aanbeveling heeft een nummer, en geen titel.", "- Meet elk jaar.\n- Meld het."])
def test_what_moved_and_has_no_title_is_found_where_its_text_begins(project: Project, words: str) -> None:
    bare = f"\n:::{{recommendation}} ID\n{words}\n:::\n"
    locked(project, BEFORE + bare.replace("ID", "een"))
    text = BEFORE + bare.replace("ID", "twee")
    lock = lock_of(edited(project, text), date(2025, 2, 1))
    lock.path.write_text(lock.text, encoding="utf-8")
    site, _ = written(project, advies("a", "2024-12-01", text))
    assert complaints(site.papers[0], project) == []
    html = page(site, project)
    assert html.index('id="aanbeveling-twee"') < html.index('<span id="aanbeveling-een"></span>')


@pytest.mark.parametrize("gone", ["een", "twee", "drie"])
def test_a_deleted_key_point_leaves_its_notice_in_their_list(project: Project, gone: str) -> None:
    points = {id_: f"- {{id: {id_}, lead: Dit is {id_}., sections: [begin]}}\n" for id_ in ("een", "twee", "drie")}
    site, _ = written(project, advies("a", "2024-12-01", BEFORE, "".join(points.values())))
    for day in (date(2025, 1, 1), date(2025, 2, 1)):
        lock = lock_of(site.papers[0], day)
        lock.path.write_text(lock.text, encoding="utf-8")
        left = "".join(text for id_, text in points.items() if id_ != gone)
        site, _ = written(project, advies("a", "2024-12-01", BEFORE, left))
    assert f'<li id="krachtlijn-{gone}" class="tombstone">' in page(site, project)


def test_a_rewritten_paragraph_is_another_one(project: Project) -> None:
    locked(project)
    paper = edited(project, BEFORE.replace(MEANS, "Over geld zwijgt dit advies voortaan helemaal."))
    assert address_of(paper, "Over geld") == "begin-p4"
    assert "anchor-kept: the published address `begin-p2` would be lost" in complaints(paper, project)[0]


def test_what_is_deleted_leaves_a_notice_on_the_page_once_that_is_accepted(project: Project) -> None:
    locked(project)
    text = BEFORE.replace(f"{MEANS}\n\n", "")
    lock = lock_of(edited(project, text), date(2025, 2, 1))
    assert lock.changes == ("- begin-p2  De middelen volgen de noden van elke streek, en worden elk …",)
    lock.path.write_text(lock.text, encoding="utf-8")
    site, _ = written(project, advies("a", "2024-12-01", text))
    assert complaints(site.papers[0], project) == []
    notice = '<p id="begin-p2" class="tombstone">De alinea die hier stond, is geschrapt op 1\u00a0februari 2025.</p>'
    html = page(site, project)
    assert html.index("De raad vraagt om een plan") < html.index(notice) < html.index("De evaluatie komt")
    again = lock_of(site.papers[0], date(2025, 3, 1))
    assert (again.changes, again.text) == ((), lock.text)


def test_a_deleted_section_leaves_one_notice_with_all_its_addresses(project: Project) -> None:
    locked(project)
    text = BEFORE[: BEFORE.index("## Toezicht")] + BEFORE[BEFORE.index("## Slot") :]
    lock = lock_of(edited(project, text), date(2025, 2, 1))
    lock.path.write_text(lock.text, encoding="utf-8")
    (stone,) = (node for node in walk(edited(project, text).parts) if isinstance(node, Tombstone))
    assert (stone.id, stone.kind, stone.also) == ("toezicht", "heading", ("toezicht-p1", "toezicht-p2"))


def test_what_comes_back_has_its_address_again(project: Project) -> None:
    locked(project)
    lock = lock_of(edited(project, BEFORE.replace(f"{MEANS}\n\n", "")), date(2025, 2, 1))
    lock.path.write_text(lock.text, encoding="utf-8")
    paper = edited(project, BEFORE)
    assert address_of(paper, "De middelen") == "begin-p2"
    assert not [node for node in walk(paper.parts) if isinstance(node, Tombstone)]
    assert lock_of(paper, date(2025, 3, 1)).changes == (
        "+ begin-p2  De middelen volgen de noden van elke streek, en worden elk …",
    )


def test_a_thousand_paragraphs_are_matched_in_bounded_time(project: Project) -> None:
    text = "# Begin {#begin}\n\n" + "\n\n".join(f"Alinea {n} over {n * 7} zaken." for n in range(1000))
    locked(project, text)
    paper = edited(project, text.replace("zaken.", "dingen, en wat daarbij hoort."))
    assert len(paper.anchors.current) == 1002


def destinations(tree: pikepdf.Object) -> Iterator[str]:
    """The names in a name tree (ISO 32000-1, 7.9.6)."""
    yield from (str(name) for name in list(tree.get("/Names", ()))[::2])
    for kid in tree.get("/Kids", ()):
        yield from destinations(kid)


@pytest.mark.pdf
def test_every_address_is_on_the_page_and_a_destination_in_the_pdf(built: Path, root: Path) -> None:
    site = settled(
        Project(root=root, content=root / "content", output=root / "output", now=datetime(2025, 1, 15, tzinfo=UTC))
    )
    assert site.papers
    for paper in site.papers:
        published = {anchor.id for anchor in paper.anchors.current}
        html = (built / paper.address / "index.html").read_text(encoding="utf-8")
        assert published <= set(re.findall(r' id="([^"]+)"', html)), paper.address
        with pikepdf.open(built / pdf_path(paper)) as pdf:
            assert published <= set(destinations(pdf.Root.Names.Dests)), paper.address


@pytest.mark.pdf
def test_an_address_of_before_is_a_destination_in_the_pdf(project: Project) -> None:
    locked(project)
    text = BEFORE.replace("## Toezicht", "## Toezicht {#controle}").replace(MEANS, f"{{#geld}}\n{MEANS}")
    site, _ = written(project, advies("a", "2024-12-01", text))
    made = make_pdf(print_job(site.papers[0], site, environment(project), style_files(project)))
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert {"toezicht", "controle", "begin-p2", "geld"} <= set(destinations(pdf.Root.Names.Dests))


@pytest.mark.pdf
def test_an_address_that_was_given_up_is_a_destination_in_the_pdf_and_says_nothing(project: Project) -> None:
    points = "- {id: een, lead: Doe dit., sections: [begin]}\n- {id: twee, lead: Doe dat., sections: [begin]}\n"
    site, _ = written(project, advies("a", "2024-12-01", BEFORE, points))
    text = BEFORE[: BEFORE.index("## Toezicht")].replace(f"{PLAN}\n\n", "")
    for day in (date(2025, 1, 1), date(2025, 2, 1)):
        lock = lock_of(site.papers[0], day)
        lock.path.write_text(lock.text, encoding="utf-8")
        site, _ = written(project, advies("a", "2024-12-01", text, points.splitlines(keepends=True)[0]))
    made = make_pdf(print_job(site.papers[0], site, environment(project), style_files(project)))
    lock.path.unlink()
    fresh, _ = written(project, {})
    without = make_pdf(print_job(fresh.papers[0], fresh, environment(project), style_files(project)))
    assert replace(made.facts, anchors={}) == replace(without.facts, anchors={})
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        given_up = {"begin-p1", "krachtlijn-twee", "toezicht", "toezicht-p1", "slot-p1"}
        assert given_up <= set(destinations(pdf.Root.Names.Dests))


def write(content: Path, files: dict[str, str]) -> None:
    for name, text in {"site.yaml": "name: Raad\n", **files}.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_command_shows_what_changes_and_writes_it(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    write(project.content, advies("a", "2024-12-01", BEFORE))
    command = ["anchors", "--content", str(project.content), "--now", "2025-01-15"]
    assert main(command, project.root) == 0
    assert "  + toezicht  Toezicht\n" in capsys.readouterr().out
    lock = (project.content / "a" / "anchors.lock").read_text(encoding="utf-8")
    assert lock.startswith("# The published addresses of this paper, in reading order")
    assert main(command, project.root) == 0
    assert capsys.readouterr().out.endswith("a/anchors.lock: 0 changes\n")


@pytest.mark.pdf
def test_a_paper_from_which_something_was_deleted_is_published_with_its_pdf(project: Project) -> None:
    place = ["--content", str(project.content), "--output", str(project.output), "--now", "2025-01-15"]
    write(project.content, advies("a", "2024-12-01", BEFORE))
    assert main(["anchors", *place], project.root) == 0
    write(project.content, advies("a", "2024-12-01", BEFORE.replace(f"{MEANS}\n\n", "")))
    assert main(place, project.root) == 1
    assert main(["anchors", *place], project.root) == 0
    assert main(place, project.root) == 0
    assert (project.output / "a" / "a.pdf").exists()


def test_the_command_leaves_drafts_alone(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    write(project.content, advies("a", "2024-12-01", BEFORE, meta="status: draft"))
    assert main(["anchors", "--content", str(project.content)], project.root) == 0
    assert "there is no final paper to lock" in capsys.readouterr().err
    assert not (project.content / "a" / "anchors.lock").exists()


def test_the_command_changes_nothing_where_something_is_wrong(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project.content, advies("a", "2024-12-01", BEFORE + "\nZie [](#nergens).\n"))
    assert main(["anchors", "--content", str(project.content)], project.root) == 1
    assert "no lock was changed" in capsys.readouterr().err
    assert not (project.content / "a" / "anchors.lock").exists()
