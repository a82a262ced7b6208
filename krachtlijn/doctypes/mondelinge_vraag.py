"""The mondelinge vraag: a question that is put and answered in a meeting of a parliament or a city council."""

from __future__ import annotations

from krachtlijn.doctypes.base import DocumentType
from krachtlijn.doctypes.questions import (
    PARTS,
    REQUIRED,
    QuestionMetadata,
    check_asked,
    question_date,
    question_facts,
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
    checks=(check_asked,),
)
