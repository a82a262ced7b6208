"""Directives: which there are, what each takes, and what becomes of it. One line and one function each.

Ids are kept as typed; the prefix of their address (``tabel-``, ``kader-`` …) comes with the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from markdown_it.token import Token

from krachtlijn.diagnostics import Code
from krachtlijn.model import blocks as tree
from krachtlijn.model.blocks import STATUSES, Block, Blocks, Inlines, PlacementKind
from krachtlijn.model.table import Table
from krachtlijn.readers.markdown.addresses import resolve_picture
from krachtlijn.readers.markdown.attributes import is_id, valid_value
from krachtlijn.readers.markdown.context import Scope, nearest
from krachtlijn.readers.markdown.inlines import read_line
from krachtlijn.source import Location, Passage


@dataclass(frozen=True, kw_only=True)
class Call:
    """A directive as typed: its argument, its options, the blocks of its body."""

    at: Location
    name: str
    scope: Scope
    argument: Passage | None
    options: Mapping[str, Passage]
    blocks: Blocks

    def words(self, option: str = "") -> Inlines:
        """An option, or the argument, as inline Markdown; empty where it was not given."""
        passage = self.options.get(option) if option else self.argument
        return read_line(passage, self.scope) if passage else ()

    def text(self, option: str = "") -> str:
        """An option, or the argument, as text on one line; empty where it was not given."""
        passage = self.options.get(option) if option else self.argument
        return " ".join(passage.text.split()) if passage else ""

    def place(self, option: str = "") -> Location:
        """Where an option's value, or the argument, stands; the directive's place where it was not given."""
        passage = self.options.get(option) if option else self.argument
        return passage.at_offset(0) if passage else self.at

    def identifier(self, option: str = "") -> str:
        """An option, or the argument, that is an id; a complaint, and nothing, where it is none."""
        text = self.text(option)
        if not text or is_id(text):
            return text
        message = f'"{text}" is no id'
        self.scope.complain(Code.OPTION_VALUE, self.place(option), message, "use letters, digits, . : _ -")
        return ""


Argument = Literal["required", "optional", "none"]


@dataclass(frozen=True)
class Directive:
    """What a directive takes. ``argument_is`` says in words what its argument is."""

    build: Callable[[Call], Block | None]
    argument: Argument = "none"
    argument_is: str = ""
    options: tuple[str, ...] = ()
    required: tuple[str, ...] = field(default=())


def _placement(kind: PlacementKind, call: Call) -> Block | None:
    return tree.Placement(at=call.at, kind=kind, name=call.text())


def _page_break(call: Call) -> Block | None:
    return tree.PageBreak(at=call.at)


def _checked(call: Call) -> Block | None:
    return tree.Checked(at=call.at)


def _table(call: Call) -> Block | None:
    if len(call.blocks) == 1 and isinstance(table := call.blocks[0], Table):
        return replace(table, at=call.at, id=call.identifier("id"), caption=call.words(), source=call.words("source"))
    place = call.blocks[0].at if call.blocks and not isinstance(call.blocks[0], Table) else call.at
    place = call.blocks[1].at if len(call.blocks) > 1 and isinstance(call.blocks[0], Table) else place
    hint = "put one Markdown table in it; a table of tables/ is placed with ::{table} name"
    call.scope.complain(Code.DIRECTIVE_FORM, place, "a table directive holds one table, and nothing else", hint)
    return None


def _figure(call: Call) -> Block | None:
    caption: Inlines = ()
    if call.blocks and isinstance(paragraph := call.blocks[0], tree.Paragraph):
        caption = paragraph.children
    for block in call.blocks[1:] if caption else call.blocks:
        message, hint = "a figure holds its caption, one paragraph, and nothing else", "put this below the figure"
        call.scope.complain(Code.DIRECTIVE_FORM, block.at, message, hint)
    file = resolve_picture(call.text(), call.place(), call.scope)
    width = call.text("width")
    if width:
        width = valid_value("width", width, call.place("width"), call.scope, Code.OPTION_VALUE)
    if file is None:
        return None
    return tree.Figure(
        at=call.at,
        id=call.identifier("id") or file.stem,
        file=file,
        alt=call.text("alt"),
        caption=caption,
        source=call.words("source"),
        width=width,
    )


def _box(call: Call) -> Block | None:
    return tree.Box(at=call.at, id=call.identifier("id"), title=call.words(), blocks=call.blocks)


def _recommendation(call: Call) -> Block | None:
    status = call.text("status")
    if status and status not in STATUSES:
        hint = nearest(status, STATUSES, f"one of {', '.join(STATUSES)}")
        call.scope.complain(Code.OPTION_VALUE, call.place("status"), f'there is no status "{status}"', hint)
        status = ""
    return tree.Recommendation(at=call.at, id=call.identifier(), blocks=call.blocks, to=call.words("to"), status=status)


def _position(call: Call) -> Block | None:
    return tree.Position(at=call.at, id=call.identifier("id"), by=call.words(), blocks=call.blocks)


def _quote(call: Call) -> Block | None:
    return tree.Quote(at=call.at, id=call.identifier("id"), source=call.words(), blocks=call.blocks)


def _landscape(call: Call) -> Block | None:
    return tree.Landscape(at=call.at, blocks=call.blocks)


ONE_LINE: Mapping[str, Directive] = {
    "table": Directive(partial(_placement, "table"), "required", "the name of a file in tables/"),
    "chart": Directive(partial(_placement, "chart"), "required", "the name of a file in charts/"),
    "agenda": Directive(partial(_placement, "agenda"), "optional"),
    "followup": Directive(partial(_placement, "followup"), "optional"),
    "pagebreak": Directive(_page_break),
    "checked": Directive(_checked),
}
"""Directives with two colons: one line, no body."""

WITH_BODY: Mapping[str, Directive] = {
    "table": Directive(_table, "required", "its caption", ("id", "source")),
    "figure": Directive(_figure, "required", "the picture", ("alt", "source", "id", "width"), ("alt",)),
    "box": Directive(_box, "required", "its title", ("id",)),
    "recommendation": Directive(_recommendation, "optional", "its id", ("to", "status")),
    "position": Directive(_position, "required", "whose it is", ("id",)),
    "quote": Directive(_quote, "optional", "where it is from", ("id",)),
    "landscape": Directive(_landscape),
}
"""Directives with three colons or more, and a body."""


def read_directive(token: Token, passage: Passage, blocks: Blocks, scope: Scope) -> Block | None:
    """The block that a directive stands for; None, and a complaint, where it cannot be made."""
    at, name, colons = passage.at_offset(token.meta["at"]), token.meta["name"], token.meta["colons"]
    _check_fence(token, passage, at, scope)
    table, other = (WITH_BODY, ONE_LINE) if colons > len("::") else (ONE_LINE, WITH_BODY)
    if name not in table:
        if name in other:
            form = f"::{{{name}}} on one line" if other is ONE_LINE else f":::{{{name}}} and a body, closed by :::"
            scope.complain(Code.DIRECTIVE_FORM, at, f"{name} has another number of colons", f"type {form}")
        else:
            known = {**WITH_BODY, **ONE_LINE}
            hint = nearest(name, known, f"the format knows {', '.join(sorted(known))}")
            scope.complain(Code.DIRECTIVE_KNOWN, at, f'there is no directive "{name}"', hint)
        return None
    directive = table[name]
    argument = _argument(name, directive, passage.cut(*token.meta["argument"]), at, scope)
    options = _options(name, directive, token, passage, scope)
    _complain_of_bare_option(directive, token, passage, scope)
    call = Call(at=at, name=name, scope=scope, argument=argument, options=options, blocks=blocks)
    missing = [option for option in directive.required if not call.text(option)]
    for option in missing:
        code = Code.IMAGE_ALT if option == "alt" else Code.OPTION_VALUE
        scope.complain(code, at, f"{name} has no :{option}:", f"put :{option}: on the line below")
    if directive.argument == "required" and argument is None:
        return None
    return directive.build(call)


def _check_fence(token: Token, passage: Passage, at: Location, scope: Scope) -> None:
    """Complaints on a directive that is not closed, and on those in it that have as many colons."""
    colons = ":" * token.meta["colons"]
    if not token.meta.get("closed", True):
        hint = f"put {colons} on a line of its own where it ends"
        scope.complain(Code.DIRECTIVE_CLOSED, at, f"{colons}{{{token.meta['name']}}} is not closed", hint)
    for offset in token.meta["inside"]:
        message = f"this directive stands in {token.meta['name']} (line {at.line}), which has no more colons"
        hint = f"give {token.meta['name']} and the line that closes it one colon more than this one has"
        scope.complain(Code.DIRECTIVE_NESTED, passage.at_offset(offset), message, hint)


def _argument(name: str, directive: Directive, text: Passage, at: Location, scope: Scope) -> Passage | None:
    if directive.argument == "none" and text.text:
        message = f"{name} takes no argument"
        scope.complain(Code.DIRECTIVE_FORM, text.at_offset(0), message, f'take out "{text.text}"')
        return None
    if directive.argument == "required" and not text.text:
        message = f"{name} lacks its argument"
        scope.complain(Code.DIRECTIVE_FORM, at, message, f"type {directive.argument_is} behind {{{name}}}")
    return text if text.text else None


def _complain_of_bare_option(directive: Directive, token: Token, passage: Passage, scope: Scope) -> None:
    """``id: groei``: an option without its first colon, which the body would begin with."""
    line = token.meta.get("body", len(passage.lines))
    if line >= len(passage.lines):
        return
    text = passage.lines[line]
    words = text.lstrip(" \t>")
    option, colon, value = words.lstrip(":").partition(":")
    if colon and option in directive.options:
        message = f"`{option}:` begins the body, where :{option}: may be meant"
        at = passage.at(line, len(text) - len(words))
        scope.complain(Code.DIRECTIVE_FORM, at, message, f"type :{option}: {value.strip()}".rstrip())


def _options(name: str, directive: Directive, token: Token, passage: Passage, scope: Scope) -> dict[str, Passage]:
    options: dict[str, Passage] = {}
    for option, offset, span in token.meta["options"]:
        at = passage.at_offset(offset)
        if option not in directive.options:
            known = ", ".join(f":{known}:" for known in directive.options)
            hint = nearest(option, directive.options, f"{name} takes {known}" if known else f"{name} takes no options")
            scope.complain(Code.OPTION_KNOWN, at, f"{name} has no option :{option}:", hint)
        elif option in options:
            scope.complain(Code.OPTION_KNOWN, at, f":{option}: is given twice", "keep one")
        else:
            options[option] = passage.cut(*span)
    return options
