"""Where links and pictures may go: the web, mail, telephones, ids, papers, files of the paper's folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it.common.normalize_url import normalizeLink

from krachtlijn.diagnostics import Code
from krachtlijn.model.addresses import is_web_address
from krachtlijn.model.blocks import CrossReference, FileLink, Image, Inline, Inlines, Link, Target
from krachtlijn.readers.markdown.context import Scope, nearest
from krachtlijn.readers.markdown.svg import unsafe_parts
from krachtlijn.source import Location, Passage

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = ("http", "https")
_SCHEMES = (*_WEB, "mailto", "tel")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg")
_GREY_OF_16_BITS = b"\x10\0"  # bits and kind of colour in the head of a PNG
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_HEAD = 24  # bytes of a PNG up to and with its width and height; a JPEG is longer
_SOURCES = (".md", ".yaml", ".yml")
_WHERE = "link to http, https, mailto, tel, #id, /path/of/a/paper or a file of the paper's folder"


def read_link(
    meta: Mapping[str, Any], at: Location, passage: Passage, children: Inlines, scope: Scope
) -> Inline | None:
    """The link, file link or cross-reference to ``meta["href"]``; None, and a complaint, where it may not go there."""
    href, place = meta["href"].strip(), passage.at_offset(meta["href_at"])
    if href.startswith(("#", "/")) and not href.startswith("//"):
        return _cross_reference(href, at, place, children, scope)
    if not children:
        scope.complain(Code.LINK_WORDS, at, "this link has no words", "type them between [ and ]")
        return None
    if scheme := _SCHEME.match(href):
        return _web_link(scheme[1].lower(), meta, at, place, children, scope)
    file = resolve_file(href, place, scope)
    if file is None:
        return None
    if file.suffix.lower() in _SOURCES:
        message = f"{href} is a source of the paper, and is not published"
        scope.complain(Code.LINK_ADDRESS, place, message, "refer to the heading: [](#id)")
        return None
    return FileLink(at=at, file=file, children=children)


def _web_link(
    scheme: str, meta: Mapping[str, Any], at: Location, place: Location, children: Inlines, scope: Scope
) -> Inline | None:
    href = meta["href"].strip()
    if scheme not in _SCHEMES:
        message = f"a link may not go to {scheme}:"
        scope.complain(Code.LINK_ADDRESS, place, message, nearest(scheme, _SCHEMES, _WHERE))
        return None
    if not _is_whole(scheme, href):
        scope.complain(Code.LINK_ADDRESS, place, f"{href} is no whole address", "look for what is missing in it")
        return None
    return Link(at=at, href=normalizeLink(href), children=children, title=meta["title"])


def _is_whole(scheme: str, href: str) -> bool:
    if scheme in _WEB:
        return is_web_address(href)
    try:
        path = unquote(urlsplit(href).path)
    except ValueError:
        return False
    if scheme == "mailto":
        return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", path) is not None
    return re.fullmatch(r"\+?[\d().\s/-]*\d[\d().\s/-]*", path) is not None


def _cross_reference(href: str, at: Location, place: Location, children: Inlines, scope: Scope) -> Inline | None:
    targets = tuple(_target(part.strip()) for part in re.split(r",(?=\s*[#/])", href))
    if not all(targets) or any(target.id == "" and target.paper == "" for target in targets if target):
        message = f"{href} is no reference to an id"
        scope.complain(Code.REFERENCE_FORM, place, message, "type [](#id), [](#id,#id) or [](/path/of/a/paper#id)")
        return None
    if len(targets) > 1 and children:
        message = "words of one's own go with one id"
        scope.complain(Code.REFERENCE_FORM, place, message, "leave the words out, or make a reference of each")
        return None
    return CrossReference(at=at, targets=tuple(target for target in targets if target), children=children)


def _target(text: str) -> Target | None:
    paper, _, anchor = unquote(text).partition("#")
    if re.search(r"[\s#,]", anchor) or ".." in PurePosixPath(paper).parts:
        return None
    return Target(id=anchor, paper=paper.strip("/"))


def resolve_file(text: str, place: Location, scope: Scope) -> Path | None:
    """The file of the paper's folder that ``text`` names (as seen from that folder); else None, and a complaint."""
    folder = scope.context.folder
    relative = PurePosixPath(unquote(text))
    if problem := _outside(unquote(text), relative):
        scope.complain(Code.FILE_INSIDE, place, *problem)
        return None
    file = folder.joinpath(*relative.parts)
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        there = file.is_file()
    except (OSError, ValueError, RuntimeError):
        inside, there = True, False
    if not inside:
        message = f"{text} leads out of the paper's folder"
        scope.complain(Code.FILE_INSIDE, place, message, "put the file itself into the folder")
    elif not there:
        hint = nearest(str(relative), _beside(file, folder), "the path is seen from the paper's folder")
        scope.complain(Code.FILE_INSIDE, place, f"there is no file {text}", hint)
    return file if inside and there else None


def _outside(text: str, relative: PurePosixPath) -> tuple[str, str] | None:
    """What is wrong with a path before one looks for the file, and what to do."""
    if text.lower().startswith("www."):
        return f"{text} is read as a file", f"did you mean `https://{text}`?"
    if not text or not relative.parts:
        return "there is no address here", _WHERE
    if relative.is_absolute() or ".." in relative.parts or "\\" in text:
        return f"{text} leads out of the paper's folder", "put the file into that folder, and use / in its path"
    if "#" in text or "?" in text:
        return f"{text} names a place inside a file", "link to the file as a whole"
    return None


def _beside(file: Path, folder: Path) -> list[str]:
    try:
        return sorted(other.relative_to(folder).as_posix() for other in file.parent.iterdir() if other.is_file())
    except (OSError, ValueError):
        return []


def read_image(meta: Mapping[str, Any], at: Location, passage: Passage, alt: Inlines, scope: Scope) -> Inline | None:
    """The picture at ``meta["href"]``; None, and a complaint, where it may not be used."""
    file = resolve_picture(meta["href"].strip(), passage.at_offset(meta["href_at"]), scope)
    if not alt:
        message, hint = "this picture has no words", "say between [ and ] what it shows"
        scope.complain(Code.IMAGE_ALT, at, message, hint)
    if meta["title"]:
        message, hint = "a picture in a line shows no title", "use :::{figure}, and give it a caption"
        scope.complain(Code.LINK_FORM, at, message, hint)
    return Image(at=at, file=file, alt=alt) if file else None


def resolve_picture(text: str, place: Location, scope: Scope) -> Path | None:
    """The picture that ``text`` names; else None, and a complaint."""
    scheme = _SCHEME.match(text)
    if scheme or text.startswith("//"):
        hint = "put the picture into the paper's folder"
        scope.complain(Code.FILE_INSIDE, place, f"{text} is not a file of the paper's folder", hint)
        return None
    file = resolve_file(text, place, scope)
    if file is None:
        return None
    if file.suffix.lower() not in _PICTURES:
        scope.complain(Code.IMAGE_KIND, place, f"{text} is no SVG, PNG or JPEG", "save it as one of these")
        return None
    if file.suffix.lower() == ".svg":
        scope.context.report.extend(unsafe_parts(file))
    elif fault := _picture_fault(file.read_bytes()):
        what, hint = fault
        scope.complain(Code.IMAGE_KIND, place, f"{text} {what}", hint)
        return None
    return file


def _picture_fault(data: bytes) -> tuple[str, str] | None:
    """What keeps a file from being a whole PNG or JPEG, and what to do; None where nothing does."""
    if len(data) < _HEAD or not data.startswith(_SIGNATURES):
        hint = "open it in a drawing program and save it again; another name for a file makes no picture of it"
        return "holds no picture in PNG or JPEG", hint
    if data.startswith(_SIGNATURES[0]):
        if data[24:26] == _GREY_OF_16_BITS:
            return "is a grey picture of 16 bits, which print cannot show", "save it again, as grey or colour of 8 bits"
        whole = b"IEND" in data
    else:
        whole = data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")  # the end behind the last beginning of dots
    return None if whole else ("breaks off before its end", "copy the file again from where it came")
