"""What matters about speed, as ratios within one run: ``make bench``. Machines differ, ratios hardly do.

Own tags against WeasyPrint's own (must stay below 1.10), a table and an agenda of twice the size (below 2.6 times the
time: linear, with room for chance), and the pages of a long paper a second.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from stress import PAPER, PAPERS, SITE  # noqa: E402 - of the tests, found by the line above

from krachtlijn.diagnostics import Report  # noqa: E402
from krachtlijn.project import Project  # noqa: E402
from krachtlijn.readers.site import read_site  # noqa: E402
from krachtlijn.render.environment import environment  # noqa: E402
from krachtlijn.transforms import transform  # noqa: E402
from krachtlijn.writers.pdf.engine import VARIANT, make_pdf  # noqa: E402
from krachtlijn.writers.pdf.job import STYLES, PrintJob  # noqa: E402
from krachtlijn.writers.pdf.prepare import print_job, style_files  # noqa: E402

MOST_FOR_TAGS = 1.10
MOST_FOR_TWICE = 2.6
ROUNDS = 3
ROWS = 1000
INITIATIVES = 100

TABLE = """caption: Groot
columns:
  - {header: Naam}
  - {header: A, kind: integer}
  - {header: B, kind: integer}
rows: |
"""
AGENDA = (
    "caption: Agenda\nas_of: 2024-01-01\nstages:\n  - {id: a, name: Eerste}\n  - {id: b, name: Tweede}\ninitiatives:\n"
)


def seconds(work: Callable[[], object]) -> float:
    """The processor time of a piece of work."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def jobs_of(papers: dict[str, dict[str, str]]) -> dict[str, PrintJob]:
    """The print jobs of papers that are written for the occasion, without what they enclose."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        files = {"site.yaml": SITE}
        for name, paper in papers.items():
            files[f"{name}/paper.yaml"] = PAPER.format(title=name)
            files[f"{name}/krachtlijnen.yaml"] = "- {id: een, lead: Doe het., sections: []}\n"
            files |= {f"{name}/{path}": text for path, text in paper.items()}
        for path, text in files.items():
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(text, encoding="utf-8")
        now = datetime(2025, 1, 15, tzinfo=UTC)
        project = Project(root=ROOT, content=content, output=Path(folder) / "output", now=now)
        report = Report()
        site = transform(read_site(project, report), project)
        if report.has_errors:
            raise ValueError([found.message for found in report])
        env, styles = environment(project), style_files(project)
        made = {paper.address: print_job(paper, site, env, styles) for paper in site.papers}
    return {name: replace(job, enclosures=()) for name, job in made.items()}


def tags(job: PrintJob) -> float:
    """Own tags in the time of WeasyPrint's own, on one paper: the median of pairs, each in turn."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - after the libraries were looked for
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - the same

    from krachtlijn.writers.pdf.engine import _fetcher  # noqa: PLC0415 - the engine's own, so that both load the same
    from krachtlijn.writers.pdf.tagging import declare_universal_accessibility, own_tags  # noqa: PLC0415 - the same

    def write(*, own: bool) -> None:
        fetcher, fonts = _fetcher(job), FontConfiguration()
        sheets = [CSS(url=STYLES + name, url_fetcher=fetcher, font_config=fonts) for name in job.sheets]
        html = HTML(string=job.html, base_url=job.base, url_fetcher=fetcher)
        document = html.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)
        if own:
            with own_tags():
                document.write_pdf(pdf_variant=VARIANT, finisher=declare_universal_accessibility)
        else:
            document.write_pdf(pdf_variant=VARIANT)

    write(own=True)
    return median(seconds(lambda: write(own=True)) / seconds(lambda: write(own=False)) for _ in range(ROUNDS))


def twice(small: PrintJob, large: PrintJob) -> float:
    """How many times as long a paper of twice the size takes."""
    return median(seconds(lambda: make_pdf(large)) / seconds(lambda: make_pdf(small)) for _ in range(ROUNDS))


def table(rows: int) -> dict[str, str]:
    """A paper with a table of so many rows."""
    text = TABLE + "".join(f"  Rij {n} | {n} | {n * 7}\n" for n in range(rows))
    return {"sections/01.md": "# Tabel {.nokey}\n\n::{table} groot\n", "tables/groot.yaml": text}


def agenda(initiatives: int) -> dict[str, str]:
    """A paper with an agenda of so many initiatives."""
    text = AGENDA + "".join(
        f"  - {{id: i{n}, title: Initiatief {n}, planning: {{a: 2024, b: 2025}}}}\n" for n in range(initiatives)
    )
    return {"sections/01.md": "# Agenda {.nokey}\n\n::{agenda}\n", "agenda.yaml": text}


def main() -> int:
    """Measure, print a line each, and end with 1 where a bound is passed."""
    papers = {"lang": dict(PAPERS["tachtig"])}
    papers |= {f"tabel-{n}": table(n) for n in (ROWS, 2 * ROWS)}
    papers |= {f"agenda-{n}": agenda(n) for n in (INITIATIVES, 2 * INITIATIVES)}
    jobs = jobs_of(papers)
    bounds = (
        ("own tags / WeasyPrint's own", tags(jobs["lang"]), MOST_FOR_TAGS),
        (f"table of {2 * ROWS} rows / {ROWS}", twice(jobs[f"tabel-{ROWS}"], jobs[f"tabel-{2 * ROWS}"]), MOST_FOR_TWICE),
        (
            f"agenda of {2 * INITIATIVES} initiatives / {INITIATIVES}",
            twice(jobs[f"agenda-{INITIATIVES}"], jobs[f"agenda-{2 * INITIATIVES}"]),
            MOST_FOR_TWICE,
        ),
    )
    for name, ratio, most in bounds:
        print(f"{name:45} {ratio:6.2f}   must be below {most:.2f}")
    made = make_pdf(jobs["lang"])
    print(f"{'pages a second, long paper':45} {made.facts.pages / seconds(lambda: make_pdf(jobs['lang'])):6.1f}")
    return int(any(ratio >= most for _, ratio, most in bounds))


if __name__ == "__main__":
    sys.exit(main())
