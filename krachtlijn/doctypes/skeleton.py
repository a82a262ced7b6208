"""The files of a new paper, ready to be filled: derived from what its type takes and requires.

What the type requires is there with something to replace; every other key stands in a comment, with its description.
The comments are in Dutch, for the secretariat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from krachtlijn.doctypes.base import DocumentType
from krachtlijn.model.blocks import Blocks, Inlines, Reference
from krachtlijn.model.dates import PartialDate
from krachtlijn.model.metadata import (
    Depth,
    EmailAddress,
    Entry,
    HeadingNumber,
    LanguageTag,
    Lists,
    Metadata,
    WebAddress,
)

FILL_IN = "…"
_COMMENT_COLUMN = 34
_FIRST_SECTION = "inleiding"

_SECTION = f"""% Elk bestand in sections/ is een hoofdstuk: het begint met één #. Regels met % vooraan tellen niet mee.

# Inleiding {{#{_FIRST_SECTION}}}

Hier begint de tekst.
"""
_KRACHTLIJNEN = f"""# De krachtlijnen, in volgorde. Verwijs met `sections` naar de delen die elke krachtlijn samenvat.

- id: eerste
  lead: De eerste krachtlijn, in één zin.
  text: Wat de raad daarmee bedoelt, in enkele zinnen.
  sections: [{_FIRST_SECTION}]
"""
_QUESTIONS = """# De vragen, in volgorde; de nummers komen vanzelf. Verwijder een hekje (#) om een regel te gebruiken.

# introduction: Tekst voor de vragen.
# lead: De zin vlak voor de vragen.
questions:
  - text: De eerste vraag.
# answers:
#   - to: 1                       # een nummer, een reeks (1-3) of een lijst (1, 3)
#     text: Het antwoord.
# closing: Tekst na de antwoorden.
"""

STARTS: Mapping[str, tuple[str, str]] = {
    "sections": (f"sections/01-{_FIRST_SECTION}.md", _SECTION),
    "krachtlijnen.yaml": ("krachtlijnen.yaml", _KRACHTLIJNEN),
    "questions.yaml": ("questions.yaml", _QUESTIONS),
    "letter.md": ("letter.md", "Hier begint de tekst van de brief.\n"),
    "introduction.md": ("introduction.md", "Hier begint de tekst voor het eerste hoofdstuk.\n"),
    "annexes": ("annexes/01-bijlage.md", "# Bijlage\n\nHier begint de bijlage.\n"),
}
"""What a type can require: the file that meets it, and how that begins."""

_PARTS: Mapping[str, str] = {
    "letter": "letter.md          de begeleidende brief",
    "krachtlijnen": "krachtlijnen.yaml  de krachtlijnen",
    "introduction": "introduction.md    tekst voor het eerste hoofdstuk",
    "questions": "questions.yaml     de vragen en antwoorden",
    "body": "sections/          de hoofdstukken",
    "annexes": "annexes/           de bijlagen",
}


def skeleton(kind: DocumentType, day: date) -> dict[str, str]:
    """The files of a new paper of this type, by their path in its folder. It bears the date ``day``.

    Raises ``KeyError`` where the type requires a file of which it is not known here how it begins.
    """
    return {"paper.yaml": _paper(kind, day), **dict(STARTS[name] for name in kind.required)}


def _paper(kind: DocumentType, day: date) -> str:
    name = kind.names["nl"].one
    given = {"type": kind.key, "title": "Titel van het stuk", "date": day.isoformat(), "status": "draft"}
    hints = get_type_hints(kind.metadata, include_extras=True)
    common = {item.name for item in fields(Metadata)}
    own = [item for item in fields(kind.metadata) if item.name not in {it.name for it in fields(Entry)}]
    live = [item for item in own if item.name in given or _is_required(item)]
    rest = [item for item in own if item not in live]
    groups = (
        ("", [_Key(item, hints, day, given.get(item.name, "")) for item in live], False),
        (f"Wat alleen dit soort stuk heeft ({name}).", _keys(rest, hints, day, lambda it: it not in common), True),
        ("Wat elk stuk kan hebben.", _keys(rest, hints, day, lambda it: it in common), True),
    )
    lines = [
        "# Een regel met een hekje (#) telt niet mee: haal het weg om de regel te gebruiken.",
        "# Wat elke sleutel betekent, staat in docs/handleiding.md.",
        *_other_files(kind),
    ]
    for title, keys, silent in groups:
        if keys:
            lines += ["", *([f"# {title}"] if title else [])]
            lines += [f"# {line}" if silent else line for key in keys for line in key.lines()]
    return "\n".join(lines) + "\n"


def _other_files(kind: DocumentType) -> Iterator[str]:
    """What a paper of this type may have beside what it requires."""
    there = {name.partition(".")[0] for name in kind.required} | ({"body"} if "sections" in kind.required else set())
    others = [words for part, words in _PARTS.items() if part in kind.parts and part not in there]
    if others:
        yield "# Naast de bestanden die al in deze map staan, kunt u toevoegen:"
        yield from (f"#   {words}" for words in others)


def _keys(items: list[Field[Any]], hints: Mapping[str, Any], day: date, chosen: Callable[[str], bool]) -> list[_Key]:
    return [_Key(item, hints, day) for item in items if chosen(item.name)]


@dataclass(frozen=True)
class _Key:
    """A key of a YAML file with an example of its value, typed over one line or several."""

    item: Field[Any]
    hints: Mapping[str, Any]
    day: date
    given: str = ""

    def lines(self, depth: int = 0) -> Iterator[str]:
        hint, description = get_args(self.hints[self.item.name])
        hint = _without_none(hint)
        name = f"{'  ' * depth}{self.item.name.removesuffix('_')}:"
        value = self.given or _example(hint, self.day)
        if value is not None:
            choices = f": {', '.join(get_args(hint))}" if get_origin(hint) is Literal else ""
            yield _commented(f"{name} {value}", description + choices)
        else:
            yield _commented(name, description)
            yield from _entry(hint, self.day, depth + 1)


def _entry(hint: Any, day: date, depth: int) -> Iterator[str]:
    """The keys of a mapping, or of the one item of a list of mappings."""
    listed = get_origin(hint) is tuple
    cls = get_args(hint)[0] if listed else hint
    hints = get_type_hints(cls, include_extras=True)
    items = [item for item in fields(cls) if item.name in hints and _is_key(hints[item.name])]
    for number, item in enumerate(items):
        for line_number, line in enumerate(_Key(item, hints, day).lines(depth + listed)):
            dash = listed and number == 0 and line_number == 0
            yield f"{'  ' * depth}- {line.lstrip()}" if dash else line


def _is_key(hint: Any) -> bool:
    """Whether a field is one that authors type: it has a description."""
    return get_origin(hint) is Annotated and bool(get_args(hint)[1])


def _is_required(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (argument for argument in get_args(hint) if argument is not type(None))
    return hint


def _example(hint: Any, day: date) -> str | None:
    """A value of one line; None where it takes a mapping."""
    examples: Mapping[Any, str] = {
        str: FILL_IN,
        Inlines: FILL_IN,
        Blocks: FILL_IN,
        bool: "true",
        int: "1",
        Depth: "2",
        HeadingNumber: "4.5",
        Lists: "[tables, references]",
        date: day.isoformat(),
        datetime: f"{day.isoformat()} 10:00",
        PartialDate: day.isoformat(),
        Reference: FILL_IN,
        WebAddress: "https://www.example.org",
        EmailAddress: "naam@example.org",
        LanguageTag: "nl",
    }
    if hint in examples:
        return examples[hint]
    if get_origin(hint) is Literal:
        return str(get_args(hint)[0])
    if get_origin(hint) is Mapping:
        return f"{{{FILL_IN}: {FILL_IN}}}"
    if get_origin(hint) is tuple and not issubclass(get_args(hint)[0], Entry):
        return f"[{FILL_IN}]"
    return None


def _commented(line: str, comment: str) -> str:
    return f"{line.ljust(_COMMENT_COLUMN)}  # {comment}" if comment else line
