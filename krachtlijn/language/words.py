"""The catalogue of fixed words: everything a reader sees that no author typed.

There is one instance of :class:`Words` for each language, in ``nl.py``, ``fr.py`` and ``en.py``. A field that a
language lacks is found by the type checker, a gap (``{number}``) that differs between languages by the tests. Gaps are
filled by ``str.format``. Words stand in lower case where they may stand within a sentence; :func:`capitalized` makes
the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from krachtlijn.language.finding import AddressWords, CiteWords, ListWords, MovedWords, SearchWords
from krachtlijn.language.keyed import (
    AgendaWords,
    Capacities,
    ChartWords,
    CheckedWords,
    ColophonWords,
    FollowUpWords,
    Kinds,
    LanguageNames,
    Noun,
    QuestionWords,
    Statuses,
    TableWords,
)
from krachtlijn.language.registers import DeletedWords, ReadingWords, RegisterWords
from krachtlijn.model.metadata import Language


@dataclass(frozen=True, kw_only=True)
class Words:
    """All fixed words of one language, by theme."""

    language: Language

    # Language itself. ``colon`` comes with the space that stands before it.
    colon: str
    quote_open: str
    quote_close: str
    languages: LanguageNames

    # What things are called
    kinds: Kinds
    tables: TableWords
    charts: ChartWords
    checked: CheckedWords
    agenda: AgendaWords
    followup: FollowUpWords
    questions: QuestionWords
    statuses: Statuses
    annex_letter: str
    """Stands before the numbers of headings within annexes: B1.1."""

    # Parts of a paper
    letter: str
    contents: str
    krachtlijnen: str
    notes: str
    list_of_tables: str
    list_of_figures: str
    list_of_recommendations: str
    abbreviations: str
    references: str
    source_files: str
    corrections: str
    correction_was: str
    correction_now: str
    correction_why: str
    summary: str

    # In the text
    see: str
    page_short: str
    source: str
    note: str
    continued: str
    position_of: str
    to: str
    status: str
    code: str
    and_others: str

    # Drafts, embargoes, withdrawn papers
    draft: str
    version: str
    embargo_until: str
    withdrawn: str
    withdrawn_on: str
    withdrawn_why: str
    see_instead: str
    replaces: str
    replaced_by: str
    related: str
    translations: str
    also_in: str
    """Before the name of a language in which the paper stands too."""

    # Facts on the cover
    date: str
    number: str
    reference: str
    institution: str
    committee: str
    themes: str
    keywords: str
    request: str
    own_initiative: str
    request_date: str
    request_received: str
    request_term: str
    legal_basis: str
    capacity: str
    capacities: Capacities
    approval: str
    approval_pending: str
    decision: str
    consensus: str
    votes_for: str
    votes_against: str
    votes_abstained: Noun
    contact: Noun
    period: str
    session: str
    submitted: str
    submitted_by: str
    asked_by: Noun
    answered_by: Noun
    asked_on: str
    answered_on: str
    meeting: str

    # The letter
    our_reference: str
    enclosures: Noun

    # The last page
    colophon: ColophonWords

    # The site's furniture
    papers: str
    latest_papers: str
    featured: str
    home: str
    site_menu: str
    search: str
    skip_links: str
    skip_to_text: str
    skip_to_contents: str
    address_of: str
    address_of_paragraph: str
    back_to_text: str
    back_to_note_call: str
    neighbours: str
    previous_paper: str
    next_paper: str
    download_pdf: str
    download_letters: str
    pages_count: Noun
    """How many pages, with the gap ``{n}`` in ``many``."""
    kilobytes: str
    megabytes: str
    page_not_found: str
    page_not_found_text: str
    no_papers: str
    addresses: AddressWords
    lists: ListWords
    searching: SearchWords
    citing: CiteWords
    moved: MovedWords
    registers: RegisterWords
    reading: ReadingWords
    deleted: DeletedWords

    @property
    def table(self) -> str:
        """The label before a table's number."""
        return capitalized(self.kinds.table.one)

    @property
    def figure(self) -> str:
        """The label before a figure's number."""
        return capitalized(self.kinds.figure.one)

    @property
    def chart(self) -> str:
        """The label before a chart's number."""
        return capitalized(self.kinds.chart.one)

    @property
    def box(self) -> str:
        """The label before a box's number."""
        return capitalized(self.kinds.box.one)

    @property
    def recommendation(self) -> str:
        """The label before a recommendation's number."""
        return capitalized(self.kinds.recommendation.one)

    @property
    def krachtlijn(self) -> str:
        """The label before a key point's number."""
        return capitalized(self.kinds.krachtlijn.one)

    @property
    def annex(self) -> str:
        """The label before an annex's number."""
        return capitalized(self.kinds.annex.one)


def capitalized(words: str) -> str:
    """``words`` with a capital at the start; the rest stays as it is."""
    return words[:1].upper() + words[1:]
