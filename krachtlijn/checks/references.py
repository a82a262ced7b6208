"""Cross-references: what the transforms could not settle names nothing, or nothing that can be named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from krachtlijn.checks.metadata import suggest
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.model import anchors
from krachtlijn.model.agenda import Agenda
from krachtlijn.model.blocks import CrossReference, KeyPoint, Node, Target
from krachtlijn.model.document import Document, Label, Page, Site
from krachtlijn.model.followup import FollowUp
from krachtlijn.model.identified import identified
from krachtlijn.model.table import Table
from krachtlijn.model.text import plain_text
from krachtlijn.model.walk import walk


@dataclass(frozen=True, kw_only=True)
class _Text:
    """A paper, a page or the settings: its address, what it says, and what can be pointed at in it.

    ``unread`` are the ids, or the beginnings of the ids, of data that could not be read; ``is_whole`` says that nothing
    is left out of the text for a fault.
    """

    address: str
    content: object
    ids: frozenset[str] = frozenset()
    labels: Mapping[str, Label] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    is_whole: bool = True

    def is_unread(self, id_: str) -> bool:
        """Whether what has that id may stand in a file with a fault, which has been told."""
        if not self.is_whole and not self.knows(id_):
            return True
        return any(id_ == name or id_.startswith(f"{name}-") for name in self.unread)

    def knows(self, id_: str) -> bool:
        return not id_ or id_ in self.ids or id_ in self.aliases

    def label(self, id_: str) -> Label | None:
        return self.labels.get(self.aliases.get(id_, id_))


def check_references(site: Site) -> Iterator[Diagnostic]:
    """References point at ids, papers and pages that are there, published, and have what their words ask for."""
    holders: tuple[Document | Page, ...] = (*site.papers, *site.pages)
    texts = {holder.address: _text(holder, site) for holder in holders}
    settings = _Text(address="/", content=site.settings)
    for text in (*texts.values(), settings):
        for node in walk(text.content):
            if isinstance(node, CrossReference):
                yield from _check_reference(node, text, texts, site)
            elif isinstance(node, KeyPoint) and node.lead_from and text.is_whole:
                yield _missing_sentence(node.lead_from.id, node, text)


def _text(holder: Document | Page, site: Site) -> _Text:
    if isinstance(holder, Document):
        return _Text(
            address=holder.address,
            content=(holder.meta, holder.parts),
            ids=frozenset(holder.labels),
            labels=holder.labels,
            aliases=holder.aliases,
            unread=tuple(filter(None, map(_unread, walk(holder.matter)))),
            is_whole=site.is_whole(holder),
        )
    ids = frozenset(id_ for id_, _ in identified(holder.blocks))
    content = (holder.title, holder.blocks)
    return _Text(address=holder.address, content=content, ids=ids, is_whole=site.is_whole(holder))


def _unread(node: Node) -> str:
    """The id of what stands for a data file that could not be read; nothing for any other node."""
    match node:
        case Table(name=name, columns=()) if name:
            return anchors.TABLE + name
        case Agenda(initiatives=(), stages=()):
            return anchors.AGENDA.rstrip("-")
        case FollowUp(sources=()):
            return anchors.FOLLOWUP.rstrip("-")
        case _:
            return ""


def _check_reference(node: CrossReference, text: _Text, texts: Mapping[str, _Text], site: Site) -> Iterator[Diagnostic]:
    if any(owner.is_unread(target.id) for target in node.targets if (owner := _owner(target, text, texts))):
        return
    missing = [target for target in node.targets if not _is_there(target, text, texts)]
    for target in missing:
        if target.paper.strip("/") not in site.unreadable | site.unreadable_pages:
            yield _missing_target(node, target, text, texts, site)
    if not missing:
        yield _unspoken(node, text, texts)


def _owner(target: Target, text: _Text, texts: Mapping[str, _Text]) -> _Text | None:
    return texts.get(target.paper.strip("/")) if target.paper else text


def _is_there(target: Target, text: _Text, texts: Mapping[str, _Text]) -> bool:
    owner = _owner(target, text, texts)
    return owner is not None and owner.knows(target.id)


def _missing_target(
    node: CrossReference, target: Target, text: _Text, texts: Mapping[str, _Text], site: Site
) -> Diagnostic:
    owner = _owner(target, text, texts)
    address = target.paper.strip("/")
    if owner is None and address in site.held_back:
        message = f"/{address} is not published"
        return Diagnostic(Code.REFERENCE_PUBLISHED, node.at, message, "publish it, or take the reference out")
    if owner is None:
        hint = suggest(f"/{address}", [f"/{known}" for known in texts], "type its path from content/")
        return Diagnostic(Code.PAPER_KNOWN, node.at, f"there is no paper or page /{address}", hint)
    where = f" in /{address}" if target.paper else ""
    hint = _suggest_id(target.id, owner)
    return Diagnostic(Code.REFERENCE_KNOWN, node.at, f"there is no `#{target.id}`{where}", hint)


def _suggest_id(id_: str, owner: _Text) -> str:
    """The id that was probably meant: with the prefix or the middle that was left out, else the one most like it."""
    for prefix in anchors.PREFIXES:
        if prefix + id_ in owner.ids:
            return f"did you mean `#{prefix}{id_}`?"
    own = [anchor for anchor in owner.ids if not owner.labels or owner.labels[anchor].kind != "other"]
    names = sorted([*own, *owner.aliases])
    longer = [name for name in names if _is_short_for(id_, name)]
    if len(longer) == 1:
        return f"did you mean `#{longer[0]}`?"
    return suggest(f"#{id_}", [f"#{name}" for name in names], "give what you mean this id: {#" + id_ + "}")


def _is_short_for(id_: str, name: str) -> bool:
    """Whether ``name`` is ``id_`` with more words between two of its own: ``sd-1-budget`` of ``sd-1-werk-budget``."""
    words = id_.split("-")
    ends = (("-".join(words[:cut]) + "-", "-" + "-".join(words[cut:])) for cut in range(1, len(words)))
    return any(name.startswith(first) and name.endswith(last) for first, last in ends)


def _unspoken(node: CrossReference, text: _Text, texts: Mapping[str, _Text]) -> Diagnostic:
    """A reference to something that is there, for which words could not be made."""
    names = ", ".join(_typed(target) for target in node.targets)
    if not node.children:
        message = f"`{names}` has neither number nor title to refer to it by"
        hint = f"type words of your own: [words]({names})"
        return Diagnostic(Code.REFERENCE_WORDS, node.at, message, hint)
    typed = plain_text(node.children)
    labels = [_label(target, text, texts) for target in node.targets]
    if "{number}" in typed and not all(label and label.number for label in labels):
        message = f"there is no number to put for {{number}}: `{names}` has none"
        return Diagnostic(Code.REFERENCE_GAP, node.at, message, "use {name}, or write the words out")
    if "{page}" in typed and node.targets[0].paper:
        message = "there is no page number to put for {page}: it is known within a paper only"
        return Diagnostic(Code.REFERENCE_GAP, node.at, message, "leave {page} out")
    message = f"there is no title to put for {{name}}: `{names}` has none"
    return Diagnostic(Code.REFERENCE_GAP, node.at, message, "use {number}, or write the words out")


def _label(target: Target, text: _Text, texts: Mapping[str, _Text]) -> Label | None:
    owner = _owner(target, text, texts)
    return owner.label(target.id) if owner else None


def _typed(target: Target) -> str:
    path = f"/{target.paper.strip('/')}" if target.paper else ""
    return path + (f"#{target.id}" if target.id else "")


def _missing_sentence(id_: str, point: KeyPoint, text: _Text) -> Diagnostic:
    known = [anchor for anchor, label in text.labels.items() if label.kind == "other"]
    hint = suggest(id_, known, "type [the sentence]{.kern #" + id_ + "} where it stands in the text")
    at = point.lead_from.at if point.lead_from else point.at
    return Diagnostic(Code.KEY_SENTENCE_KNOWN, at, f"there is no key sentence `{id_}`", hint)
