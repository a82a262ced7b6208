"""The mondelinge vraag: a question that is put and answered in a meeting of a parliament or a city council."""

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

MONDELINGE_VRAAG = DocumentType(
    key="mondelinge-vraag",
    names={
        "nl": Noun("mondelinge vraag", "mondelinge vragen"),
        "fr": Noun("question orale", "questions orales"),
        "en": Noun("oral question", "oral questions"),
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
