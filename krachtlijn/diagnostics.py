"""Complaints as values: one enum of codes, the complaint itself, and the report that gathers them.

A code is named by what must hold. Its severity stands with it, so that the same finding weighs the same wherever it is
made. Readers may raise :class:`SourceError` from any depth; checks yield; a bug of ours is an ordinary exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Self

from krachtlijn.source import Location


class Severity(Enum):
    """How much a finding weighs: an error keeps the output as it was, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


_E = Severity.ERROR
_W = Severity.WARNING
_GAP = True  # a reader leaves out what it complains of


class Code(Enum):
    """What must hold. The member's name, in kebab case, is the code that authors see."""

    severity: Severity
    rule: str
    leaves_gap: bool

    def __new__(cls, severity: Severity, rule: str, leaves_gap: bool = False) -> Self:
        """A member is a severity and a rule; its value is its place in the list.

        ``leaves_gap`` says that what does not hold to the rule is left out by the reader, with all that stands in it.
        """
        member = object.__new__(cls)
        member._value_ = len(cls.__members__)
        member.severity = severity
        member.rule = rule
        member.leaves_gap = leaves_gap
        return member

    # Files and YAML
    FILE_DECODES = _E, "A text file is UTF-8.", _GAP
    FILE_EXPECTED = _W, "Every file in a paper's folder belongs somewhere."
    FILE_REQUIRED = _E, "A paper has the files that its type requires."
    FILE_LINKED = _E, "A link in the file system leads to a file below content/.", _GAP
    FILE_EMPTY = _E, "A file of text has text."
    YAML_SYNTAX = _E, "A YAML file follows YAML's own rules.", _GAP
    YAML_PLAIN = _E, "YAML is used without anchors, aliases, merge keys and tags.", _GAP
    YAML_SIZE = _E, "A YAML file stays within the bounds of depth and size.", _GAP
    KEY_UNIQUE = _E, "A key is typed once.", _GAP
    KEY_KNOWN = _E, "Every key is one that the format knows.", _GAP
    KEY_REQUIRED = _E, "A required key is there, and has a value.", _GAP
    VALUE_KIND = _E, "A value has the kind that its key asks for.", _GAP
    VALUE_KNOWN = _E, "A value is one of those that its key admits.", _GAP

    # Papers and addresses
    TYPE_KNOWN = _E, "A paper says which of the known types it is."
    DATE_KNOWN = _E, "A paper bears a date, its own or one that its type finds."
    PDF_NAME = _E, "A reference that names the PDF is made of letters, digits, points, underscores and hyphens."
    PDF_UNIQUE = _E, "No two papers have the same reference."
    ADDRESS_PLAIN = _E, "Names of folders and pages are letters, digits, points, underscores and hyphens."
    ADDRESS_UNIQUE = _E, "Nothing shares its address with something else, in whatever capitals."
    PAPER_PLACE = _E, "A paper is a folder below content/, and holds no other paper."
    SECTION_HEADING = _E, "A file of text begins with its one heading, and has none where the format wants none."
    ENTRY_UNIQUE = _W, "A word or a work stands in the shared file or in the paper's own, not in both."
    STATUS_FITS = _W, "What is said of a withdrawal is said of a paper that is withdrawn."
    PAPER_KNOWN = _E, "A paper that another names is there."
    PAPER_OTHER = _E, "A paper does not name itself, nor do papers name each other in a circle."
    PAPER_PUBLISHED = _W, "A paper that a list names is published."
    PAPER_ASKED = _W, "A paper that the command line names is published."
    REDIRECT_FREE = _E, "An old address that leads to a new one stands once, and nothing is there any more."
    REDIRECT_KNOWN = _E, "An old address leads to something that is there."
    PAGE_KNOWN = _E, "A page that the menu names is there."
    REQUEST_BY = _E, "An advies that was requested says by whom."
    DECISION_WHOLE = _E, "A decision was taken by consensus, or with votes that are given."
    KEYPOINT_SECTION = _E, "A key point sums up sections that are there."
    KEYPOINT_MISSING = _W, "Every numbered main section is summed up by a key point."
    ACCEPT_KNOWN = _E, "What is accepted is a warning that exists."
    ACCEPT_USED = _W, "An acceptance accepts something."
    TERM_WANTED = _W, "Words are written in the form that the council wants."

    # Bibliography
    CSL_TYPE = _E, "A work is of a type that CSL knows."
    CSL_VARIABLE = _E, "A work is described in the variables of CSL."

    # Markdown
    TEXT_DEPTH = _E, "Text is not nested deeper than the reader follows.", _GAP
    TEXT_INLINE = _E, "A field that takes a line of Markdown holds one paragraph."
    HTML_ABSENT = _E, "Text holds no raw HTML."
    COMMENT_CLOSED = _E, "A comment that opens is closed.", _GAP
    CODE_CLOSED = _E, "A block of code that opens is closed.", _GAP
    HEADING_HASH = _E, "A heading begins with # and a space, and is not underlined.", _GAP
    HEADING_WORDS = _E, "A heading has words.", _GAP
    HEADING_LEVEL = _E, "A heading is at most one level below the one before it."
    ATTRIBUTE_FORM = _E, "Attributes are typed as {#id .class key=value}, each once.", _GAP
    ATTRIBUTE_KNOWN = _E, "An attribute or class means something where it stands."
    ATTRIBUTE_PLACED = _E, "Attributes belong to something.", _GAP
    LINK_ADDRESS = _E, "A link goes to the web, an e-mail address, a telephone, an id, a paper or a file of the paper."
    LINK_FORM = _E, "A link is typed as [words](address)."
    LINK_WORDS = _E, "A link has words."
    LINK_NESTED = _E, "A link holds no other link."
    FILE_INSIDE = _E, "A file that text names is there, inside the paper's folder.", _GAP
    REFERENCE_FORM = _E, "A reference names ids, each after a #."
    IMAGE_KIND = _E, "A picture is SVG, PNG or JPEG.", _GAP
    IMAGE_ALT = _E, "A picture says in words what it shows."
    SVG_SAFE = _E, "An SVG is well formed, and holds no script, foreign object or outside reference.", _GAP
    NOTE_UNIQUE = _E, "A footnote is written once."
    NOTE_CONTENT = _E, "A footnote holds paragraphs, lists and quotations."
    NOTE_FLAT = _E, "A footnote calls no other footnote."
    CITATION_FORM = _E, "A citation names one work in each part between semicolons."
    ROLE_KNOWN = _E, "A role is one that the format knows."
    ROLE_FORM = _E, "A role's text has the form that the role asks for."
    DIRECTIVE_KNOWN = _E, "A directive is one that the format knows.", _GAP
    DIRECTIVE_FORM = _E, "A directive has the colons, the argument and the body that it asks for.", _GAP
    DIRECTIVE_CLOSED = _E, "A directive that opens is closed.", _GAP
    DIRECTIVE_STRAY = _E, "A line of colons closes a directive.", _GAP
    DIRECTIVE_NESTED = _E, "A directive around another has more colons.", _GAP
    OPTION_KNOWN = _E, "An option is one that its directive knows, typed once.", _GAP
    OPTION_VALUE = _E, "An option that is required is there, and its value is one that it admits.", _GAP
    TABLE_CELLS = _E, "A Markdown table has a line of dashes, and no row with more cells than that."

    # What text points at
    ID_UNIQUE = _E, "An id is given once in a paper."
    ID_FREE = _E, "An id is not one of those that every page uses itself."
    REFERENCE_KNOWN = _E, "A reference points at an id that is there."
    REFERENCE_PUBLISHED = _E, "Text refers to papers that are published."
    REFERENCE_WORDS = _E, "What has neither number nor title is referred to in words of the author's own."
    REFERENCE_GAP = _E, "A reference's {number}, {name} and {page} have something to stand for."
    KEY_SENTENCE_KNOWN = _E, "A key point takes over a key sentence that is there."
    NOTE_KNOWN = _E, "A footnote that text calls is there."
    NOTE_USED = _W, "A footnote is called somewhere."
    NOTE_PLACED = _E, "Footnotes are called where there is room for them: in texts, tables and key points."
    WORK_KNOWN = _E, "A work that text cites stands in references.yaml."

    # Published addresses
    LOCK_FORM = _E, "A line of anchors.lock is as the command wrote it, and each address stands there once.", _GAP
    ANCHOR_KEPT = _E, "What was published keeps its address."
    ANCHOR_LOCKED = _W, "A lock knows every address of its paper."

    # What data files hold
    MATTER_KNOWN = _E, "A directive places something that is there."
    MATTER_PLACED = _W, "What a data file holds is placed by a directive."
    MATTER_PLACED_ONCE = _E, "What a data file holds is placed once."

    # Regulatory agendas
    STAGE_KNOWN = _E, "A date in an agenda belongs to one of its stages."
    PERIOD_KNOWN = _E, "A date in an agenda can be understood."
    STAGE_ORDER = _W, "A stage of an initiative does not lie before an earlier one."
    REALISED_PAST = _W, "What is realised lies before the day on which the agenda was so."
    REGULATION_DATED = _W, "Regulations that an agenda names are not younger than the paper."

    # Follow-up, questions and answers
    FOLLOWUP_ANSWERED = _E, "An item of follow-up has an answer or a status."
    QUESTION_NUMBER = _E, "The number of a question, where it is typed, is its place."
    QUESTION_ANSWERED = _W, "Every question is answered, in a file that holds answers."
    ANSWER_FORM = _E, "What an answer is to is typed as 1, 1a, 1-4, or a list of these.", _GAP
    ANSWER_KNOWN = _E, "An answer is to a question that is there.", _GAP
    ANSWER_SINGLE = _W, "A question is answered once."
    QUESTION_DATES = _W, "A question is neither answered nor dealt with before it is asked."

    # Data tables
    TABLE_ROW_CELLS = _E, "A row of a data table has one cell for each column.", _GAP
    TABLE_SHAPE = _E, "Groups, spans and heads of rows fit the columns of their table.", _GAP
    TABLE_ROWS_ONCE = _E, "The rows of a table stand in its YAML file or in its CSV, not in both."
    TABLE_COLUMN_KNOWN = _E, "The first line of a CSV names each column of its table once, by id or by header."
    TABLE_ID = _E, "The id of a table, row or column stands once, and has letters, digits, dots, hyphens, underscores."
    TABLE_NOTE_KNOWN = _E, "A mark in a table has its note."
    TABLE_NOTE_USED = _E, "A note of a table has its mark."
    FIGURE_CLEAR = _E, "A figure can be read in one way only."
    FIGURE_KIND = _E, "A figure has the kind of its column."
    TABLE_VALUE_KNOWN = _E, "A figure that text takes from a table is there."
    TABLE_VALUE_UNIT = _W, "The unit of a figure that text takes from a table is not typed again."
    ARITHMETIC_FORM = _E, "Arithmetic names columns of figures, and knows + - * / ( ), min, max, abs and round."
    ARITHMETIC_HOLDS = _E, "The figures of a table keep to its arithmetic."
    ARITHMETIC_EXEMPTION = _W, "An exemption from arithmetic names a row that needs it."

    # Charts
    CHART_ID = _E, "The id of a chart, the name of its file, has letters, digits, dots, hyphens, underscores."
    CHART_FORM = _E, "A chart says what to draw: a kind, with x and y, or a specification of its own."
    CHART_TABLE_KNOWN = _E, "A chart is drawn of a table that is there."
    CHART_COLUMN_KNOWN = _E, "A chart names columns that its table has."
    CHART_FIGURES = _E, "A chart shows columns of figures that share an axis, six at most."
    CHART_SPEC = _E, "A specification takes its data from the table, and leaves nothing to the web or to chance."
    CHART_DRAWN = _E, "A chart can be drawn."

    # Templates and styles
    STYLE_VALID = _E, "The citation style is one in CSL 1.0 that can be used by itself."
    TEMPLATE_RENDERS = _E, "A template can be filled in."

    # Papers in print
    PRINT_NOTES = _E, "Every note is in the PDF, on the page of its call."
    PRINT_CONTENTS = _E, "The contents of a PDF print the page on which a heading stands."
    PRINT_LINKS = _E, "Every reference within a PDF has its target."
    PRINT_PICTURES = _E, "Every picture can be drawn in the PDF."
    PRINT_CHARACTERS = _E, "Every character of a paper can be set in the PDF."
    PRINT_STYLES = _W, "The stylesheets hold only what the layout engine knows."
    PRINT_FAULTLESS = _E, "The layout engine meets no fault."
    PRINT_SILENT = _W, "The layout engine has nothing to remark."
    PRINT_PARITY = _E, "A PDF says what the page of its paper says, in the same order."
    PRINT_OUTSIDE = _W, "In a PDF no text sticks out of the text block."
    PRINT_CELL = _W, "In a PDF every word fits its cell."
    PRINT_WIDE = _W, "In a PDF no table or picture is wider than there is room for."
    PRINT_TABLE_HEAD = _W, "In a PDF the head of a table stands with rows, on each of its pages."
    PRINT_RESOLUTION = _W, "A picture has enough pixels for print."
    PRINT_HEADING = _W, "In a PDF no heading stands alone at the foot of a page."
    PRINT_MENDED = _W, "A table or a note fits in the PDF without help."

    # The output
    LINKS_RESOLVE = _E, "Every link within the site leads to something that is there."
    OUTPUT_KNOWN = _W, "Every file in the output folder was made by a build, or its name begins with a dot."

    @property
    def slug(self) -> str:
        """The code as authors see it, for instance ``key-known``."""
        return self.name.lower().replace("_", "-")


OUTPUT_CODES: frozenset[Code] = frozenset(
    {Code.TEMPLATE_RENDERS, Code.OUTPUT_KNOWN, Code.LINKS_RESOLVE}
    | {code for code in Code if code.name.startswith("PRINT_")}
)
"""What shows in made files only, or comes of the command line: a run that makes no files cannot find it."""

CONTENT_CODES: frozenset[Code] = frozenset(Code) - OUTPUT_CODES
"""What shows in the content itself."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint: what must hold, where it does not, in what words, and what to do."""

    code: Code
    at: Location
    message: str
    hint: str

    @property
    def is_error(self) -> bool:
        """Whether the complaint keeps the output as it was."""
        return self.code.severity is Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Orders complaints by file and place, then by code and words."""
        return *self.at.sort_key(), self.code.slug, self.message


class SourceError(Exception):
    """Raised by readers when a source cannot be read further; caught once per paper."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics


class MachineError(Exception):
    """Raised when the machine, not the content, is at fault: a library that is missing, a disk that is full.

    ``hint`` says what to do, where something can be done: the command that installs what is missing.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass
class Report:
    """All complaints of a run."""

    _found: dict[tuple[str, int, int, str, str], Diagnostic] = field(default_factory=dict)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Take in complaints; one that is already there is not taken twice."""
        self.extend(diagnostics)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take in the complaints that a check yields."""
        for diagnostic in diagnostics:
            self._found.setdefault(diagnostic.sort_key(), diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        return (self._found[key] for key in sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def has_errors(self) -> bool:
        """Whether any complaint is an error."""
        return any(diagnostic.is_error for diagnostic in self)

    @property
    def gaps(self) -> frozenset[Path]:
        """The files of which something was left out: what is not found elsewhere may have stood there."""
        return frozenset(diagnostic.at.path for diagnostic in self if diagnostic.code.leaves_gap)

    def stops(self, *, strict: bool) -> bool:
        """Whether the output has to stay as it was: for an error, or for a warning where those count as errors."""
        return self.has_errors or (strict and len(self) > 0)
