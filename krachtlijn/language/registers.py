"""Words of the registers, and of what a paper's page offers to whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.language.keyed import ByKey, Noun


@dataclass(frozen=True, kw_only=True)
class RegisterNames(ByKey):
    """Something of each register: its name, its folder, what it holds."""

    statements: str
    agenda: str
    works: str
    abbreviations: str
    tables: str


@dataclass(frozen=True, kw_only=True)
class Courses(ByKey):
    """How a stage of an initiative goes; the keys are those of ``COURSES``."""

    planned: str
    slipped: str
    passed: str
    realised: str
    late: str


@dataclass(frozen=True, kw_only=True)
class RegisterColumns(ByKey):
    """The heads of the columns of the registers' CSV, by the keys of their JSON."""

    id: str
    kind: str
    number: str
    text: str
    to: str
    status: str
    overdue: str
    followup: str
    paper: str
    date: str
    themes: str
    address: str
    title: str
    owner: str
    stage: str
    planned: str
    planned_edtf: str
    planned_before: str
    realised: str
    realised_edtf: str
    course: str
    type: str
    url: str
    cited_by: str
    word: str
    long: str
    language: str
    used_by: str
    unit: str
    source: str
    rows: str
    csv: str


@dataclass(frozen=True, kw_only=True)
class RegisterWords:
    """What the registers say. ``count`` and ``shown`` have the gaps ``{n}`` and ``{total}``."""

    title: str
    lead: str
    names: RegisterNames
    folders: RegisterNames
    leads: RegisterNames
    all: str
    shelf: str
    """The title of a page with a part of a register, with the gaps ``{name}`` and ``{shelf}``."""
    by_year: str
    by_letter: str
    count: Noun
    shown: str
    nothing_shown: str
    filters: str
    filter_words: str
    any: str
    clear: str
    take_along: str
    take_along_shown: str
    year: str
    theme: str
    kind: str
    addressee: str
    status: str
    owner: str
    course: str
    planned_in: str
    paper: str
    language: str
    no_status: str
    overdue: str
    """The words for what is open since more than three months."""
    overview: str
    total: str
    in_paper: str
    followed_up: str
    stage: str
    courses: Courses
    before: str
    """Before what an older agenda planned, and a colon."""
    newer: str
    timelines: str
    cited_by: str
    used_by: str
    and_others: Noun
    """How many papers more name a record than are shown, with the gap ``{n}``; all are in the register's data."""
    data_rows: Noun
    columns: RegisterColumns


@dataclass(frozen=True, kw_only=True)
class ReadingWords:
    """What a paper's page offers to whoever reads it."""

    time: Noun
    """How long reading takes, with the gap ``{n}`` in minutes."""
    only_krachtlijnen: str
    whole_paper: str
    krachtlijnen_of: str
    cited_by: str
    copied: str
    copy_hint: str
    enlarge: str
    enlarge_figure: str
    close: str


@dataclass(frozen=True, kw_only=True)
class DeletedWords(ByKey):
    """What a page says where something that was published is no longer there, with the gap ``{date}``."""

    heading: str
    paragraph: str
    table: str
    figure: str
    box: str
    krachtlijn: str
    recommendation: str
