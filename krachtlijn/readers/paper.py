"""A paper: its folder → a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from krachtlijn.diagnostics import Code, Report
from krachtlijn.doctypes import DOCUMENT_TYPES, DocumentType
from krachtlijn.model.document import Document
from krachtlijn.model.locks import Anchors
from krachtlijn.model.metadata import Metadata
from krachtlijn.project import Project
from krachtlijn.readers.anchors import read_anchors
from krachtlijn.readers.binding import bind, keys_of
from krachtlijn.readers.files import list_folder, read_tree
from krachtlijn.readers.layout import warn_of_strays
from krachtlijn.readers.leaves import closest, is_empty
from krachtlijn.readers.markdown import MarkdownContext
from krachtlijn.readers.matter import MatterContext, read_matter
from krachtlijn.readers.parts import PaperContext, is_markdown, read_parts
from krachtlijn.readers.shared import Shared, add_own, read_shared
from krachtlijn.readers.yaml import Mapping, Scalar, Tree
from krachtlijn.source import whole_file

_PDF_NAME = re.compile(r"[A-Za-z0-9._-]+")

HELD_BACK: Literal["held back"] = "held back"


@dataclass(frozen=True)
class _Read:
    """What paper.yaml gave: the type, and the metadata where they could be read."""

    kind: DocumentType
    meta: Metadata | None
    draft: bool


def read_paper(
    folder: Path, shared: Shared, project: Project, report: Report
) -> Document | Literal["held back"] | None:
    """The paper in ``folder``; ``HELD_BACK`` for a draft that stays out; None, with complaints, where it has a fault.

    Raises SourceError where a file of it cannot be read on. A paper that stays out is read as far as its paper.yaml.
    """
    context = PaperContext(content=project.content, markdown=MarkdownContext(report=report, folder=folder))
    if (read := _read_metadata(context, project)) is None:
        return None
    if read.draft and not project.drafts:
        return HELD_BACK
    is_withdrawn = read.meta is not None and read.meta.status == "withdrawn"
    own = add_own(shared, read_shared(folder, context.binding()), report)
    parts = () if is_withdrawn else read_parts(read.kind, context)
    language = read.meta.language if read.meta else "nl"
    files = MatterContext(paper=context, language=language, stages=shared.stages)
    matter = {} if is_withdrawn else read_matter(files)
    if not is_withdrawn:
        _require_files(read.kind, context)
    if read.meta is None:
        return None
    if not any(gap.is_relative_to(folder) for gap in report.gaps):  # what is left out may name a file
        warn_of_strays(folder, project.content, (read.meta, parts, matter, context.markdown.footnotes), report)
    date = read.meta.date or read.kind.date(read.meta)
    if date is None:
        hint = "add `date: 2024-11-26`, or the date of an approval or meeting that it can be taken from"
        context.complain(Code.DATE_KNOWN, read.meta.at, "this paper bears no date", hint)
        return None
    return Document(
        at=read.meta.at,
        address=folder.relative_to(project.content).as_posix(),
        folder=folder,
        type=read.kind.key,
        meta=read.meta,
        date=date,
        parts=parts,
        footnotes=context.markdown.footnotes,
        references=own.references,
        abbreviations=own.abbreviations,
        matter=matter,
        anchors=Anchors(locked=None if is_withdrawn else read_anchors(folder / "anchors.lock", report)),
    )


def _read_metadata(context: PaperContext, project: Project) -> _Read | None:
    tree = read_tree(context.folder / "paper.yaml", context.report)
    if tree is None:
        return None
    kind = _kind(tree, context)
    if kind is None:
        return None
    meta = bind(kind.metadata, tree, context.binding(), _keys_elsewhere(kind))
    if meta is None:
        status = tree.get("status") if isinstance(tree, Mapping) else None
        return _Read(kind, None, status is None or (isinstance(status, Scalar) and status.text == "draft"))
    _check_words(meta, context)
    if meta.embargo and meta.embargo > project.now:
        meta = replace(meta, status="draft")
    return _Read(kind, meta, meta.status == "draft")


def _kind(tree: Tree, context: PaperContext) -> DocumentType | None:
    """The type of paper that ``type`` names."""
    value = tree.get("type") if isinstance(tree, Mapping) else None
    known = ", ".join(DOCUMENT_TYPES)
    if value is None or is_empty(value):
        context.complain(Code.TYPE_KNOWN, tree.at, "`type` does not say what this paper is", f"add `type: …`: {known}")
        return None
    if isinstance(value, Scalar) and (kind := DOCUMENT_TYPES.get(value.text)):
        return kind
    meant = closest(value.text, {}, tuple(DOCUMENT_TYPES)) if isinstance(value, Scalar) else ""
    words = f"`{value.text}`" if isinstance(value, Scalar) else "this"
    hint = f"did you mean `{meant}`?" if meant else f"known types are {known}"
    context.complain(Code.TYPE_KNOWN, value.at, f"{words} is no type of paper", hint)
    return None


def _keys_elsewhere(kind: DocumentType) -> dict[str, str]:
    """The keys that only other types of paper take, each with the types that do."""
    own = keys_of(kind.metadata)
    owners: dict[str, list[str]] = {}
    for other in DOCUMENT_TYPES.values():
        for key in keys_of(other.metadata):
            if key not in own:
                owners.setdefault(key, []).append(other.key)
    return {key: ", ".join(types) for key, types in owners.items()}


def _check_words(meta: Metadata, context: PaperContext) -> None:
    """What a single paper's keys say of each other."""
    if meta.reference and not _PDF_NAME.fullmatch(meta.reference):
        message = f"`{meta.reference}` cannot be the name of a PDF"
        hint = "a reference is made of letters, digits, `.`, `_` and `-`"
        context.complain(Code.PDF_NAME, meta.place_of("reference"), message, hint)
    if meta.withdrawn and meta.status != "withdrawn":
        message = f"`withdrawn` is given, but the status is {meta.status}"
        context.complain(
            Code.STATUS_FITS, meta.place_of("withdrawn"), message, "add `status: withdrawn`, or leave it out"
        )


def _require_files(kind: DocumentType, context: PaperContext) -> None:
    for name in kind.required:
        path = context.folder / name
        if path.is_dir():
            inside = list_folder(path, context.content, Report())
            there = any(is_markdown(file) or file.is_dir() for file in inside)
        else:
            there = path.is_file()
        if not there:
            what = f"{name}/ with at least one file" if "." not in name else name
            message = f"this paper lacks {what}, which its type requires: {kind.key}"
            hint = "add it; the paper's folder is the one with paper.yaml"
            context.complain(Code.FILE_REQUIRED, whole_file(path), message, hint)
