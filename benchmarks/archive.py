"""An archive of as many papers as are asked for: real words in another order, and all that registers are made of."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADVIES = "adviezen/2024-beleidsnota-sociale-economie"
THEMES = ("werk", "wonen", "zorg", "mobiliteit", "klimaat", "onderwijs")
COMMITTEES = ("arbeid", "ruimte", "welzijn")
WORKS_A_PAPER = 2
SEED = 20250115
SHORTEST, LONGEST = 40, 300
"""Letters of the sentences that the archive is made of."""
FIRST_YEAR, YEARS = 2000, 25

ABBREVIATIONS = "\n".join(
    f"{word}: {long}"
    for word, long in (
        ("SERV", "Sociaal-Economische Raad van Vlaanderen"),
        ("VDAB", "Vlaamse Dienst voor Arbeidsbemiddeling en Beroepsopleiding"),
        ("OCMW", "Openbaar Centrum voor Maatschappelijk Welzijn"),
    )
)


def write_archive(content: Path, papers: int) -> None:
    """So many papers of about five pages, each with what registers gather."""
    sentences, chance = _sentences(), random.Random(SEED)  # noqa: S311 - for content, not for secrets
    _write(content / "site.yaml", _settings())
    _write(content / "abbreviations.yaml", ABBREVIATIONS + "\n")
    works = (
        f"werk-{n}: {{type: report, author: {chance.choice(COMMITTEES).title()}, issued: {FIRST_YEAR + n % YEARS}, "
        f'title: "{_title(sentences, chance)}"}}\n'
        for n in range(WORKS_A_PAPER * papers)
    )
    _write(content / "references.yaml", "".join(works))
    for number in range(papers):
        for name, text in _paper(number, sentences, chance):
            _write(content / address(number) / name, text)


def address(number: int) -> str:
    """Where a paper of the archive stands."""
    return f"adviezen/{FIRST_YEAR + number % YEARS}-{number}"


def _settings() -> str:
    themes, committees = (
        ", ".join(f"{{id: {key}, name: {key.title()}}}" for key in keys) for keys in (THEMES, COMMITTEES)
    )
    stages = "[{id: keuze, name: Goedkeuring, short: keuze}, {id: kracht, name: Inwerkingtreding, short: kracht}]"
    return (
        f"name: Raad\nurl: https://raad.example\nthemes: [{themes}]\ncommittees: [{committees}]\n"
        f"agenda_stages: {stages}\n"
    )


def _paper(number: int, sentences: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """The files of a paper, by their names in its folder."""
    year = FIRST_YEAR + number % YEARS
    date = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    kept = f"themes: [{chance.choice(THEMES)}]\ncommittee: {chance.choice(COMMITTEES)}\n"
    title = _title(sentences, chance)
    yield "paper.yaml", f'type: advies\nstatus: final\ntitle: "{title}"\ndate: {date}\n{kept}'
    lead, more = chance.sample(sentences, 2)
    point = f'- {{id: eerste, lead: "{lead}", text: "{more}", sections: [deel-1], to: VDAB, status: open}}\n'
    yield "krachtlijnen.yaml", point
    for section in range(1, 5):
        yield f"sections/{section:02}.md", _section(number, section, sentences, chance)
    yield "agenda.yaml", _agenda(year, number)
    if number:
        yield "followup.yaml", _followup(number, chance)


def _section(number: int, section: int, sentences: list[str], chance: random.Random) -> str:
    """Three paragraphs that cite a work and an earlier paper, a recommendation, and in the last section the rest."""
    words = [" ".join(chance.sample(sentences, 6)) for _ in range(3)]
    words[0] += f" Dat bleek bij de VDAB [@werk-{chance.randrange(WORKS_A_PAPER * (number + 1))}]."
    if number:
        words[1] += f" Zie [](/{address(chance.randrange(number))})."
    words.append(f":::{{recommendation}} punt-{section}\n:to: VDAB\n:status: open\n{chance.choice(sentences)}\n:::")
    if section == 4:  # noqa: PLR2004 - the last of the four
        rows = "\n".join(f"| {place.title()} | {chance.randrange(1000)} |" for place in THEMES)
        words += [f":::{{table}} Cijfers van {number}\n:id: cijfers\n\n| Waar | Hoeveel |\n| --- | ---: |\n{rows}\n:::"]
        words += ["::{agenda}"] + (["::{followup}"] if number else [])
    return f"# Onderdeel {section} {{#deel-{section} .nokey}}\n\n" + "\n\n".join(words) + "\n"


def _agenda(year: int, number: int) -> str:
    """Three initiatives, one of them as the papers of one year in three before have it: they are followed."""
    items = (
        f"  - {{id: i{n}, title: Decreet {number if n else number % 500}-{n}, "
        f"planning: {{keuze: {year}, kracht: {year + 1 + n}}}}}\n"
        for n in range(3)
    )
    return f"caption: Agenda {year}\nas_of: {year}-01-01\ninitiatives:\n{''.join(items)}"


def _followup(number: int, chance: random.Random) -> str:
    earlier = address(chance.randrange(number))
    return (
        f'- source: "Aanbevelingen van [](/{earlier})"\n  items:\n'
        f'    - {{answer: "Zie [](/{earlier}#aanbeveling-punt-1)", status: {chance.choice(("done", "partly"))}}}\n'
    )


def _sentences() -> list[str]:
    """Sentences of the advies among the samples."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / ADVIES).rglob("*.md")))
    plain = re.sub(r"\{[^}]*\}|\[\^?[^\]]*\](\([^)]*\))?|[#*|`<>]|:::.*", " ", text)
    split = (" ".join(words.split()) for words in re.split(r"(?<=[.?!])\s+(?=[A-Z])", plain))
    return [words for words in split if SHORTEST < len(words) < LONGEST and not re.search('[@:"]', words)]


def _title(sentences: list[str], chance: random.Random) -> str:
    return " ".join(chance.choice(sentences).rstrip(".?!").split()[:12])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
