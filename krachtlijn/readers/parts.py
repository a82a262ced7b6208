"""The text of a paper: its letter, key points, introduction, sections and annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from krachtlijn.diagnostics import Code, Diagnostic, Report
from krachtlijn.doctypes import DocumentType
from krachtlijn.model.blocks import Block, Blocks, Heading
from krachtlijn.model.document import Part, PartName
from krachtlijn.readers.files import list_folder, read_source, read_tree
from krachtlijn.readers.krachtlijnen import read_key_points
from krachtlijn.readers.leaves import BindContext, is_empty
from krachtlijn.readers.markdown import MarkdownContext, define_footnote, read_blocks, read_inlines
from krachtlijn.readers.questions import read_questions
from krachtlijn.readers.yaml import Mapping as YamlMapping
from krachtlijn.readers.yaml import Scalar
from krachtlijn.source import Location, Passage, whole_file


@dataclass(frozen=True, kw_only=True)
class PaperContext:
    """What reading a paper's files takes: where content begins, and how its Markdown is read."""

    content: Path
    markdown: MarkdownContext

    @property
    def report(self) -> Report:
        """Where complaints go."""
        return self.markdown.report

    @property
    def folder(self) -> Path:
        """The paper's folder."""
        return self.markdown.folder

    def binding(self) -> BindContext:
        """What reading YAML values of this paper takes."""
        return BindContext(
            self.report,
            lambda passage: read_inlines(passage, self.markdown),
            lambda passage: read_blocks(passage, self.markdown),
        )

    def complain(self, code: Code, at: Location, message: str, hint: str) -> None:
        """Add a complaint to the report."""
        self.report.add(Diagnostic(code, at, message, hint))


def read_parts(kind: DocumentType, context: PaperContext) -> tuple[Part, ...]:
    """The parts of a paper that are there, in the order of its type. A file of a part that it lacks is a complaint."""
    names = kind.parts
    _read_footnotes(context)
    for part, file in _FILES.items():
        if part not in names and (context.folder / file).is_file():
            message = f"{file} has no place in this type of paper: {kind.key}"
            hint = "look whether `type` is right, or let the file's name begin with _"
            context.complain(Code.FILE_EXPECTED, whole_file(context.folder / file), message, hint)
    ordered = sorted((name for name in _READERS if name in names), key=names.index)
    read = ((name, _READERS[name](context)) for name in ordered)
    return tuple(Part(name=name, blocks=blocks) for name, blocks in read if blocks)


def _read_footnotes(context: PaperContext) -> None:
    """footnotes.yaml: notes by their ids, each in Markdown."""
    path = context.folder / "footnotes.yaml"
    tree = read_tree(path, context.report) if path.is_file() else None
    if tree is None or is_empty(tree):
        return
    if not isinstance(tree, YamlMapping):
        context.complain(
            Code.VALUE_KIND, tree.at, "a mapping of notes by their ids is expected here", "type `id: text`"
        )
        return
    for key, value in tree.entries:
        if isinstance(value, Scalar) and not is_empty(value):
            content = read_blocks(value.passage(), context.markdown)
            define_footnote(key.text, key.at, content, context.markdown)
        else:
            context.complain(Code.VALUE_KIND, value.at, f"the note `{key.text}` has no text", "type it behind the key")


def _letter(context: PaperContext) -> Blocks:
    blocks = read_text(context.folder / _FILES["letter"], context)
    _complain_of_headings(
        blocks, "a letter has no headings", "take it out, or make it a paragraph in **bold**", context
    )
    return blocks


def _introduction(context: PaperContext) -> Blocks:
    blocks = read_text(context.folder / _FILES["introduction"], context)
    hint = "move it and what follows to a file in sections/"
    _complain_of_headings(blocks, "the introduction has no headings", hint, context)
    return blocks


def _complain_of_headings(blocks: Blocks, message: str, hint: str, context: PaperContext) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            context.complain(Code.SECTION_HEADING, block.at, message, hint)


def _key_points(context: PaperContext) -> Blocks:
    path = context.folder / _FILES["krachtlijnen"]
    tree = read_tree(path, context.report) if path.is_file() else None
    return read_key_points(tree, context.binding()) if tree is not None else ()


def _questions(context: PaperContext) -> Blocks:
    path = context.folder / _FILES["questions"]
    tree = read_tree(path, context.report) if path.is_file() else None
    questions = read_questions(tree, context.binding()) if tree is not None else None
    return (questions,) if questions else ()


def read_text(path: Path, context: PaperContext) -> Blocks:
    """The blocks of a Markdown file; none where it is not there. An empty file is a complaint."""
    source = read_source(path, context.report) if path.is_file() else None
    if source is None:
        return ()
    if not source.text.strip():
        context.complain(Code.FILE_EMPTY, source.at(1), "this file is empty", "write its text, or delete it")
        return ()
    return read_blocks(Passage.of(source), context.markdown)


def _sections(context: PaperContext) -> Blocks:
    return tuple(_chapters(context.folder / "sections", context))


def _annexes(context: PaperContext) -> Blocks:
    return tuple(_chapters(context.folder / "annexes", context))


def _chapters(folder: Path, context: PaperContext) -> Iterator[Block]:
    """The blocks of the files of a folder, in file-name order; a folder in it is one long section."""
    for path in list_folder(folder, context.content, context.report) if folder.is_dir() else ():
        if path.is_dir():
            files = list_folder(path, context.content, context.report)
            for place, file in enumerate(file for file in files if is_markdown(file)):
                yield from _chapter(file, 1 if place == 0 else 2, context)
        elif is_markdown(path):
            yield from _chapter(path, 1, context)


def is_markdown(path: Path) -> bool:
    """Whether a path is a file of Markdown."""
    return path.suffix == ".md" and path.is_file()


def _chapter(path: Path, level: int, context: PaperContext) -> Blocks:
    """A file that begins with a heading of ``level`` and has no other main heading."""
    blocks = read_text(path, replace(context, markdown=replace(context.markdown, first_level=level)))
    if blocks and not isinstance(blocks[0], Heading):
        mark = "#" * level
        message = f"this file does not begin with a heading ({mark})"
        context.complain(Code.SECTION_HEADING, blocks[0].at, message, f"begin it with a line `{mark} Title`")
    main = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    for heading in main[1:] if level == 1 else main:
        hint = "put it into a file of its own, or type ## before it"
        context.complain(Code.SECTION_HEADING, heading.at, "a second heading with one # stands in this section", hint)
    return blocks


_FILES: Mapping[PartName, str] = {
    "letter": "letter.md",
    "krachtlijnen": "krachtlijnen.yaml",
    "introduction": "introduction.md",
    "questions": "questions.yaml",
}
"""The parts that are one file."""

_READERS: Mapping[PartName, Callable[[PaperContext], Blocks]] = {
    "letter": _letter,
    "krachtlijnen": _key_points,
    "introduction": _introduction,
    "questions": _questions,
    "body": _sections,
    "annexes": _annexes,
}
