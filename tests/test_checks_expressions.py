from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krachtlijn.checks.expressions import ExpressionError, evaluate, names, parse_expression

VALUES = {"begin": Decimal(3985), "eind": Decimal(4207), "in_": Decimal(898), "uit": Decimal(676), "één": Decimal(1)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("8 - 4 - 2", "2"),
        ("16 / 4 / 2", "2"),
        ("-2 * -3", "6"),
        ("eind - begin", "222"),
        ("eind − begin × 0", "4207"),
        ("min(in_, uit, 700)", "676"),
        ("max(in_, uit)", "898"),
        ("abs(begin - eind)", "222"),
        ("round(100 * 222 / begin, 1)", "5.6"),
        ("round(2.5)", "3"),
        ("één + 1", "2"),
    ],
)
def test_value_of_an_expression(text: str, value: str) -> None:
    assert evaluate(parse_expression(text), VALUES) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("", "a name or a number is expected before the end", 0),
        ("1 +", "a name or a number is expected before the end", 3),
        ("1 2", "an operator is expected before `2`", 2),
        ("0,05 * a", "an operator is expected before `,`", 1),
        ("(1 + 2", "`)` is expected before the end", 6),
        ("a ** 2", "a name or a number is expected before `*`", 3),
        ("a % b", "`%` has no place in an expression", 2),
        ("__import__(os)", "there is no function `__import__`; there are min, max, abs, round", 0),
        ("a.b", "`.` has no place in an expression", 1),
        ("sum(a)", "there is no function `sum`; there are min, max, abs, round", 0),
        ("abs(a, b)", "`abs` does not take 2 figures", 0),
        ("min(a)", "`min` does not take 1 figures", 0),
        ("(" * 60 + "1" + ")" * 60, "the expression is too deep", 51),
        ("-" * 60 + "1", "the expression is too deep", 51),
        ("1" + "+1" * 300, "the expression is too long", 400),
    ],
)
def test_what_cannot_be_read(text: str, message: str, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert (caught.value.message, caught.value.column) == (message, column)


def test_division_by_zero_is_said() -> None:
    with pytest.raises(ZeroDivisionError):
        evaluate(parse_expression("1 / (begin - begin)"), VALUES)


def test_names_with_their_places() -> None:
    assert [(name.name, name.column) for name in names(parse_expression("min(a, b) / c1"))] == [
        ("a", 4),
        ("b", 7),
        ("c1", 12),
    ]


@given(st.text(alphabet="ab1.+-*/(), min", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    columns = []
    try:
        columns = [name.column for name in names(parse_expression(text))]
    except ExpressionError as error:
        columns = [error.column]
    assert all(0 <= column <= len(text) for column in columns)


numbers = st.integers(min_value=-99, max_value=99)


@given(numbers, numbers, numbers)
def test_agrees_with_python(a: int, b: int, c: int) -> None:
    values = {"a": Decimal(a), "b": Decimal(b), "c": Decimal(c)}
    assert evaluate(parse_expression("a - b * (c + a) - -b"), values) == a - b * (c + a) - -b
