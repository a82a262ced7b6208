"""Krachtlijnen and recommendations of all papers, and what happened to them.

An item of follow-up belongs to a statement when it refers to it, in whatever paper that item stands: by its ``see``, or
by a reference in its text. The youngest item that has a status says what became of the statement; where there is none,
the statement's own ``status`` does, save that it is not open where an item without a status answers it.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from krachtlijn.model.blocks import Block, Inlines, InternalLink, KeyPoint, Paragraph, Recommendation
from krachtlijn.model.document import Document
from krachtlijn.model.followup import FollowUpItem
from krachtlijn.model.registers.matter import Matter
from krachtlijn.model.registers.record import PaperRecord, record_id
from krachtlijn.model.walk import walk

PATIENCE = 3
"""After how many months without an answer a statement counts as left lying."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one item of follow-up says of a statement, and in which paper."""

    paper: Document
    item: FollowUpItem


@dataclass(frozen=True, kw_only=True)
class StatementRecord(PaperRecord):
    """A krachtlijn or a recommendation.

    ``words`` is a krachtlijn's lead, or a recommendation's first paragraph; ``status`` a key of ``STATUSES``, empty
    where nothing is known; ``outcomes`` come oldest first; ``overdue`` says that it is open for too long.
    """

    node: KeyPoint | Recommendation
    words: Inlines
    status: str
    outcomes: tuple[Outcome, ...]
    overdue: bool


def statement_records(matter: Sequence[Matter], today: date) -> tuple[StatementRecord, ...]:
    """All statements, those of the newest paper first, in the order of their paper."""
    outcomes = _outcomes(matter)
    return tuple(
        _record(found.paper, node, tuple(outcomes[record_id(found.paper, node.id)]), today)
        for found in matter
        for node in found.statements
    )


def _record(
    paper: Document, node: KeyPoint | Recommendation, outcomes: tuple[Outcome, ...], today: date
) -> StatementRecord:
    status = _status(node, outcomes)
    return StatementRecord(
        id=record_id(paper, node.id),
        shelf=str(paper.date.year),
        changed=max((paper.date.first, *(outcome.paper.date.first for outcome in outcomes))),
        paper=paper,
        anchor=node.id,
        node=node,
        words=node.lead if isinstance(node, KeyPoint) else _first_words(node.blocks),
        status=status,
        outcomes=outcomes,
        overdue=status == "open" and _months_after(paper.date.last, PATIENCE) < today,
    )


def _status(node: KeyPoint | Recommendation, outcomes: tuple[Outcome, ...]) -> str:
    """What became of a statement; an answer that does not say so still is one."""
    told = [outcome.item.status for outcome in outcomes if outcome.item.status]
    if told:
        return told[-1]
    return "" if outcomes and node.status == "open" else node.status


def _outcomes(matter: Sequence[Matter]) -> defaultdict[str, list[Outcome]]:
    """By the id of a record, the items of follow-up that refer to it, oldest first."""
    found: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in sorted(matter, key=lambda it: (it.paper.date, it.paper.address)):
        for item in one.items:
            for target in dict.fromkeys(_targets(one.paper, item)):
                found[target].append(Outcome(paper=one.paper, item=item))
    return found


def _targets(paper: Document, item: FollowUpItem) -> Iterator[str]:
    for node in walk(item):
        if isinstance(node, InternalLink):
            path, _, anchor = node.href.partition("#")
            yield f"{path.strip('/') or paper.address}/{anchor}"


def _first_words(blocks: tuple[Block, ...]) -> Inlines:
    return next((node.children for node in walk(blocks) if isinstance(node, Paragraph)), ())


def _months_after(day: date, months: int) -> date:
    """The same day some months on, or the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
