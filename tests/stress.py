"""Papers that go to the limits of the layout, in the author's own format: written here, built as any other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SENTENCE = (
    "De raad vraagt dat de Vlaamse Regering de weg naar een werkplek korter maakt, de begeleiding op peil houdt en elk "
    "jaar zegt hoe ver ze staat. "
)
PAPER = """type: advies
title: {title}
date: 2024-11-26
status: final
request: {{origin: own-initiative}}
capacity: advice
"""
SITE = "name: Raad voor Proeven\nshort_name: RvP\nurl: https://www.example.org\naddress: [Wetstraat 1, 1000 Brussel]\n"


def _notes() -> str:
    """A note on every line, some of them long, in headings, in items and in cells too."""
    lines, notes = ["# Noten op elke regel[^kop] {.nokey}", ""], ["[^kop]: Een noot bij een kop."]
    for n in range(60):
        lines += [f"Regel {n} zegt iets.[^a{n}] Daarna volgt nog een zin met een noot.[^b{n}]", ""]
        notes += [f"[^a{n}]: Noot bij regel {n}.", f"[^b{n}]: {SENTENCE * (1 + n % 3)}"]
    lines += [
        "- Een item.[^item]",
        "- Nog een.",
        "",
        "| Naam[^hoofd] | Getal |",
        "| --- | ---: |",
        "| Gent[^cel] | 1 |",
        "",
    ]
    notes += ["[^item]: In een lijst.", "[^hoofd]: In het hoofd.", "[^cel]: In een cel."]
    return "\n".join([*lines, *notes]) + "\n"


def _headings() -> str:
    """Six levels of headings, which are h2 to h6 and one below."""
    marks = "\n\n".join(f"{'#' * level} Kop van niveau {level}\n\n{SENTENCE * 3}" for level in range(2, 7))
    return f"# Koppen {{.nokey}}\n\n{SENTENCE}\n\n{marks}\n"


WORD = "Meervoudigepersoonlijkheidsontwikkelingsbegeleidingsovereenkomstenregister"
WORDS = f"""# {WORD} {{.nokey}}

{WORD} en https://www.example.org/{"een-heel-lang-adres/" * 12}slot.

| {WORD} | Getal | Nog een | En nog een |
| --- | ---: | ---: | ---: |
| arbeidsmarktbeleidsondersteuning | 1 | 2 | 3 |
"""

LANDSCAPE = f"""# Liggend {{.nokey}}

{SENTENCE * 4}[^a]

:::{{landscape}}
| A | B | C | D | E | F | G | H |
| --- | --- | --- | --- | --- | --- | --- | --- |
| een | twee | drie | vier | vijf | zes | zeven | acht[^b] |
:::

{SENTENCE * 4}

[^a]: Op de staande bladzijde.
[^b]: Op de liggende bladzijde.
"""

RIGHT_TO_LEFT = """# Woorden van rechts naar links {.nokey}

In de zin staat [שלום עולם (1948)!]{lang=he dir=rtl} en daarna [مرحبا بالعالم، 7.]{lang=ar dir=rtl}, en dan gaat het
voort, met **[חזק]{lang=he dir=rtl}** en *[مائل]{lang=ar dir=rtl}*.

## Een kop met [ירושלים]{lang=he dir=rtl} en [القدس]{lang=ar dir=rtl} {.nokey}

{lang=ar dir=rtl}
يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء، في المادة 1 (1948).

| Taal | Woord |
| --- | --- |
| Hebreeuws | [כל בני האדם נולדו בני חורין]{lang=he dir=rtl} |
| Arabisch | [حقوق الإنسان]{lang=ar dir=rtl} |

[Een hele alinea loopt van rechts naar links, met een noot.[^a]]{dir=rtl}

[^a]: In de noot ook [שָׁלוֹם]{lang=he dir=rtl}.
"""

TABLE = """caption: Een tabel van vele bladzijden
unit: personen
source: Raad voor Proeven
columns:
  - {header: Gemeente}
  - header: Stand
    columns:
      - {header: "2023", kind: integer}
      - {header: "2024", kind: integer}
  - {header: Groei, kind: decimal, decimals: 1, sign: true}
rows: |
"""


def _table(rows: int) -> str:
    return TABLE + "".join(
        f"  Gemeente {n} | {n * 7 % 990} | {n * 11 % 990} | {n % 50},{n % 10}\n" for n in range(rows)
    )


def _long(sections: int) -> dict[str, str]:
    """A paper of many pages, with all that papers hold."""
    text = (
        f"{SENTENCE * 6}[^{{0}}]\n\n- {SENTENCE}\n- {SENTENCE}\n\n## Onder {{0}}\n\n{SENTENCE * 9}\n\n1. {SENTENCE}\n2. {SENTENCE}\n\n"
        ":::{{recommendation}} a{0}\n:to: de minister\nDoe het.\n:::\n\n:::{{box}} Kader {0}\n"
        + SENTENCE
        * 3
        + "\n:::\n\n"
        f"### Dieper {{0}}\n\n{SENTENCE * 12}\n\n> {SENTENCE}\n\nZie [](#onder-{{0}}).\n\n[^{{0}}]: {SENTENCE}\n"
    )
    return {f"sections/{n:02}.md": f"# Hoofdstuk {n} {{.nokey}}\n\n" + text.format(n) for n in range(1, sections + 1)}


LETTER = (
    "\n\n".join(f"{SENTENCE * 2}Zie [](#kern).[^a{n}]" for n in range(12))
    + "\n\n::{table} aantal\n\n"
    + "\n".join(f"[^a{n}]: {SENTENCE}" for n in range(12))
)
ADDRESSEES = """letter:
  date: 2024-11-27
  subject: Een brief
  salutation: Mevrouw
  closing: Hoogachtend
  addressees:
    - name: Mevrouw A
      role: minister van werk, sociale economie, onderwijs, welzijn, cultuur, jeugd, dierenwelzijn en de rand
      address: [Wetstraat 1, 1000 Brussel]
    - {name: De heer B, address: [Markt 1, 9000 Gent]}
    - {name: De leden}
signatories: [{name: Een}, {name: Twee}]
"""

EVERYWHERE = {
    "paper.yaml": PAPER.format(title="Noten overal")
    + """letter:
  date: 2024-11-27
  subject: Over *noten*
  salutation: Mevrouw
  closing: Hoogachtend
  addressees: [{name: A, address: [Markt 1, 9000 Gent]}, {name: B, role: minister}]
signatories: [{name: Een}, {name: Twee, role: voorzitter}]
""",
    "abbreviations.yaml": "VDAB: Vlaamse Dienst voor Arbeidsbemiddeling\n"
    "AWIP: {long: Agence wallonne pour l'integration, lang: fr}\n",
    "references.yaml": "serv: {type: report, author: SERV, issued: 2024, title: Advies, "
    f'URL: "https://www.example.org/{"lang-pad/" * 20}"}}\n',
    "footnotes.yaml": "br: Noot in brief.\n"
    f"br2: Nog een met https://www.example.org/{'lang/' * 30} slot.\n"
    "k: Noot in kop.\nkp: Noot in krachtlijn.\ncap: Noot in bijschrift.\nc: Noot in cel.\n"
    "l: Noot in lijst, [français]{lang=fr}.\nfig: Noot bij figuur.\nb: Noot in kader.\n",
    "letter.md": "Brief met noot.[^br] Zie [](#tabel-t1) en [@serv].\n\n- een[^br2]\n- twee\n\n> Citaat.[^br]\n",
    "krachtlijnen.yaml": """- id: een
  lead: Doe het.[^kp]
  text: |
    Tekst met VDAB.[^kp]

    1. een[^l]
    2. twee
  sections: [kop]
  to: de minister
  status: open
""",
    "figures/f.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80" width="200" height="80">'
    '<rect width="200" height="80" fill="#e6eef0"/></svg>',
    "sections/01.md": f"""# Kop[^k] met VDAB {{#kop}}

{SENTENCE}[^k]

## Onder[^k] [AWIP]{{lang=fr}}

- a[^l]
  - b[^l]

    para[^l]
    1. diep[^l]
       - dieper[^l]
- c

:::{{table}} Bijschrift[^cap]
:id: t1
:source: Bron[^cap]

| A[^c] | B |
| --- | ---: |
| VDAB[^c] | 1,5[^c] |
:::

:::{{figure}} figures/f.svg
:alt: {"lange beschrijving " * 60}
:source: Zelf[^fig]
Onderschrift[^fig]
:::

::::{{box}} Kader[^b]
:id: kk

{SENTENCE}[^b]

:::{{table}} In kader[^cap]
:id: t2

| Jaar | Aantal |
| --- | --- |
| 1[^c] | 2 |
:::

> Citaat in kader[^b]
::::

::::{{recommendation}} r1
:to: VDAB
:status: open
{SENTENCE}[^b]

| Naam | Stand |
| --- | --- |
| x[^c] | y |
::::

> - lijst in citaat[^l]
> - twee

- lijst

  > citaat in lijst[^l]

  | a | b |
  | - | - |
  | 1 | 2 |
""",
}
"""A note wherever one can be called."""

ANNEXES = {
    "paper.yaml": """type: beleidsbrief
title: Brief met bijlagen
date: 2024-11-26
status: final
period: '2024'
submitted: {date: 2024-11-26, by: Iemand, role: minister}
numbering: {annexes: true}
""",
    "abbreviations.yaml": "VDAB: Vlaamse Dienst voor Arbeidsbemiddeling\n",
    "sections/01.md": f"# Kop {{.nokey}}\n\n{SENTENCE}\n\n## Twee\n\n### Drie\n\n#### Vier met VDAB\n\n{SENTENCE}\n\n::{{followup}}\n",
    "annexes/01.md": "# Agenda\n\nInleiding.[^n]\n\n::{agenda}\n\nNa de agenda.\n\n[^n]: Noot.\n",
    "annexes/02.md": f"""# Liggend

:::::{{landscape}}
::::{{box}} Kader liggend
:id: kl

:::{{table}} Breed
:id: br

| {" | ".join(f"Kolom{n}" for n in range(12))} |
|{" --- |" * 12}
| {" | ".join(f"arbeidsmarkt{n}" for n in range(12))} |
:::
::::
:::::

## Na

Tekst.
""",
    "agenda.yaml": """caption: Agenda *schuin* VDAB
as_of: 2012-10-25
header: Stand
stages:
  - {id: a, name: Goedkeuring door de Vlaamse Regering, short: goedkeuring}
  - {id: b, name: Indiening}
initiatives:
"""
    + "".join(
        f"""  - id: i{n}
    title: Decreet {n} VDAB
    owner: De minister
    regulations: [Decreet A, {{date: 1998-07-14, title: Decreet B}}]
    content: Iets.
    planning: {{a: najaar 2011, b: 2012}}
    realised: {{a: 2011-11-01}}
    note: Zie [](#agenda).
"""
        for n in range(12)
    ),
    "followup.yaml": """- source: Motie
  number: stuk 1
  date: 2010-12-06
  by: [An, Bo]
  introduction: Inleiding.
  items:
    - {number: 1°, topic: Werk, asked: Meer, answer: Gedaan, status: done}
    - {number: 2°, topic: Geld, answer: 'Niet: zie [](#twee).', status: rejected, see: [twee]}
""",
}
"""A policy letter of all parts: its agenda in an annex, a table in a box that lies."""

PAPERS: Mapping[str, Mapping[str, str]] = {
    "noten": {"sections/01.md": _notes()},
    "koppen": {"sections/01.md": _headings()},
    "woorden": {"sections/01.md": WORDS},
    "liggend": {"sections/01.md": LANDSCAPE},
    "rechts": {"sections/01.md": RIGHT_TO_LEFT},
    "tabel": {"sections/01.md": "# Tabel {.nokey}\n\n::{table} groot\n", "tables/groot.yaml": _table(520)},
    "tachtig": _long(40),
    "brieven": {
        "paper.yaml": PAPER.format(title="Brieven") + ADDRESSEES,
        "letter.md": LETTER,
        "sections/01.md": f"# Kern {{#kern .nokey}}\n\n{SENTENCE}\n",
        "tables/aantal.yaml": _table(6),
    },
    "overal": EVERYWHERE,
    "bijlagen": ANNEXES,
}
"""The files of each paper, by its folder."""


def write_stress(content: Path) -> None:
    """Write the papers below ``content``, with what every site needs."""
    files = {"site.yaml": SITE}
    for name, paper in PAPERS.items():
        files[f"{name}/paper.yaml"] = PAPER.format(title=f"Proef met {name}")
        files[f"{name}/krachtlijnen.yaml"] = "- {id: een, lead: Doe het., sections: []}\n"
        files |= {f"{name}/{path}": text for path, text in paper.items()}
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
