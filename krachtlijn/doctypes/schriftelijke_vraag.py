"""The schriftelijke vraag: questions that a member of parliament puts on paper, with the minister's answers."""

from __future__ import annotations

from krachtlijn.doctypes.base import DocumentType
from krachtlijn.doctypes.questions import (
    PARTS,
    REQUIRED,
    QuestionMetadata,
    askers,
    check_asked,
    question_date,
    question_facts,
    question_linked,
)
from krachtlijn.language.keyed import Noun
from krachtlijn.model.metadata import Depth

SCHRIFTELIJKE_VRAAG = DocumentType(
    key="schriftelijke-vraag",
    names={
        "nl": Noun("schriftelijke vraag", "schriftelijke vragen"),
        "fr": Noun("question écrite", "questions écrites"),
        "en": Noun("written question", "written questions"),
    },
    metadata=QuestionMetadata,
    parts=PARTS,
    contents=Depth(0),
    required=REQUIRED,
    date=question_date,
    facts=question_facts,
    schema="Question",
    authors=askers,
    linked=question_linked,
    checks=(check_asked,),
)
