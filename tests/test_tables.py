"""Every table of the program, walked: what one line promises has to be there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from krachtlijn.diagnostics import Code
from krachtlijn.doctypes import DOCUMENT_TYPES

CASES = Path(__file__).parent / "cases"

FAULTS_OF_OURS = {
    Code.LINKS_RESOLVE: "test_audits.py",
    Code.PRINT_CONTENTS: "test_audits.py",
    Code.PRINT_FAULTLESS: "test_audits.py",
    Code.PRINT_LINKS: "test_audits.py",
    Code.PRINT_NOTES: "test_audits.py",
    Code.PRINT_PARITY: "test_audits_parity.py",
    Code.PRINT_SILENT: "test_audits.py",
    Code.PRINT_TABLE_HEAD: "test_audits_preflight.py",
}
"""What no content can bring about on any machine: the file in which it stands beside its exact message."""


def test_every_type_of_paper_has_its_key_and_its_template(root: Path) -> None:
    for key, kind in DOCUMENT_TYPES.items():
        assert kind.key == key
        assert (root / "templates" / f"{key}.html").is_file()


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_every_code_says_what_must_hold(code: Code) -> None:
    assert re.fullmatch(r"[A-Z].{10,110}\.", code.rule), "a rule is one sentence"


def test_no_two_codes_have_one_rule() -> None:
    assert len({code.rule for code in Code}) == len(Code)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_every_code_has_a_case(code: Code) -> None:
    if code in FAULTS_OF_OURS:
        test = (Path(__file__).parent / FAULTS_OF_OURS[code]).read_text(encoding="utf-8")
        assert f"Code.{code.name}" in test or f"[{code.slug}]" in test
        return
    reports = (path.read_text(encoding="utf-8") for path in CASES.glob("*/expected/report.txt"))
    assert any(f"{code.severity.value}: " in report and f" [{code.slug}]\n" in report for report in reports)
