"""Arithmetic that authors write in ``checks:``, read by a reader of our own.

::

    expression = term  (("+" | "-") term)*
    term       = factor (("*" | "/") factor)*
    factor     = ("+" | "-") factor | NUMBER | NAME | FUNCTION "(" expression ("," expression)* ")" | "(" expression ")"

The functions are ``min``, ``max``, ``abs`` and ``round``. Nothing else can be written, and nothing is ever executed.
Length and depth are bounded, so that no expression can take more than a moment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from krachtlijn.language.numbers import round_half_up

MOST_TOKENS = 400
DEEPEST = 50
_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/(),\u2212\u00d7]))")
_SAME = {"\u2212": "-", "\u00d7": "*"}


class ExpressionError(Exception):
    """An expression that cannot be read; ``column`` is where, from 0, in its text."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


@dataclass(frozen=True)
class Number:
    """A number as written."""

    value: Decimal


@dataclass(frozen=True)
class Name:
    """The figure in a column."""

    name: str
    column: int


@dataclass(frozen=True)
class Call:
    """A sign or a function, and what it works on."""

    function: str
    arguments: tuple[Expression, ...]


Expression = Number | Name | Call


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    column: int


def _round(value: Decimal, decimals: Decimal = Decimal(0)) -> Decimal:
    return round_half_up(value, max(-10, min(10, int(decimals))))


_FUNCTIONS: Mapping[str, tuple[Callable[..., Decimal], int, int]] = {
    "+": (lambda a, b: a + b, 2, 2),
    "-": (lambda a, b: a - b, 2, 2),
    "*": (lambda a, b: a * b, 2, 2),
    "/": (lambda a, b: a / b, 2, 2),
    "negative": (lambda a: -a, 1, 1),
    "min": (min, 2, MOST_TOKENS),
    "max": (max, 2, MOST_TOKENS),
    "abs": (abs, 1, 1),
    "round": (_round, 1, 2),
}
FUNCTION_NAMES = ("min", "max", "abs", "round")
"""What may be written with arguments in brackets."""


def parse_expression(text: str) -> Expression:
    """The tree of an expression; :class:`ExpressionError` where it cannot be read."""
    reader = _Reader(tuple(_tokens(text)))
    tree = reader.expression(0)
    reader.expect("end")
    return tree


def names(tree: Expression) -> Iterator[Name]:
    """The names in an expression, in the order in which they stand."""
    if isinstance(tree, Name):
        yield tree
    elif isinstance(tree, Call):
        for argument in tree.arguments:
            yield from names(argument)


def evaluate(tree: Expression, values: Mapping[str, Decimal]) -> Decimal:
    """The value of an expression; ``ZeroDivisionError`` where it divides by zero."""
    match tree:
        case Number(value=value):
            return value
        case Name(name=name):
            return values[name]
        case Call(function=name, arguments=arguments):
            given = [evaluate(argument, values) for argument in arguments]
            if name == "/" and not given[1]:
                raise ZeroDivisionError
            return _FUNCTIONS[name][0](*given)


def _tokens(text: str) -> Iterator[_Token]:
    position, count = 0, 0
    end = len(text.rstrip())
    while position < end:
        found = _TOKEN.match(text, position)
        if found is None:
            rest = len(text) - len(text[position:].lstrip())
            raise ExpressionError(f"`{text[rest]}` has no place in an expression", rest)
        kind = str(found.lastgroup)
        sign = _SAME.get(found[kind], found[kind])
        yield _Token(sign if kind == "sign" else kind, sign, found.start(kind))
        position, count = found.end(), count + 1
        if count > MOST_TOKENS:
            raise ExpressionError("the expression is too long", found.start(kind))
    yield _Token("end", "", end)


class _Reader:
    """Recursive descent over tokens; ``depth`` counts how deep a part lies."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._next = 0

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *kinds: str) -> _Token | None:
        token = self._peek()
        if token.kind not in kinds:
            return None
        self._next += token.kind != "end"
        return token

    def expect(self, kind: str) -> None:
        """Take a token of ``kind``, which must come next."""
        if self._take(kind) is None:
            raise self._unexpected("an operator" if kind == "end" else f"`{kind}`")

    def _unexpected(self, wanted: str) -> ExpressionError:
        found = self._peek()
        what = f"`{found.text}`" if found.text else "the end"
        return ExpressionError(f"{wanted} is expected before {what}", found.column)

    def expression(self, depth: int) -> Expression:
        """The tree of an expression that begins here."""
        return self._chain(("+", "-"), self._term, depth)

    def _term(self, depth: int) -> Expression:
        return self._chain(("*", "/"), self._factor, depth)

    def _chain(self, operators: tuple[str, ...], part: Callable[[int], Expression], depth: int) -> Expression:
        tree = part(depth)
        while token := self._take(*operators):
            tree = Call(token.kind, (tree, part(depth)))
        return tree

    def _factor(self, depth: int) -> Expression:
        if depth > DEEPEST:
            raise ExpressionError("the expression is too deep", self._peek().column)
        if self._take("+"):
            return self._factor(depth + 1)
        if self._take("-"):
            return Call("negative", (self._factor(depth + 1),))
        if token := self._take("number"):
            return Number(Decimal(token.text))
        if token := self._take("name"):
            return self._call(token, depth) if self._peek().kind == "(" else Name(token.text, token.column)
        if self._take("("):
            tree = self.expression(depth + 1)
            self.expect(")")
            return tree
        raise self._unexpected("a name or a number")

    def _call(self, name: _Token, depth: int) -> Expression:
        if name.text not in FUNCTION_NAMES:
            raise ExpressionError(
                f"there is no function `{name.text}`; there are {', '.join(FUNCTION_NAMES)}", name.column
            )
        self.expect("(")
        arguments = [self.expression(depth + 1)]
        while self._take(","):
            arguments.append(self.expression(depth + 1))
        self.expect(")")
        _, fewest, most = _FUNCTIONS[name.text]
        if not fewest <= len(arguments) <= most:
            raise ExpressionError(f"`{name.text}` does not take {len(arguments)} figures", name.column)
        return Call(name.text, tuple(arguments))
