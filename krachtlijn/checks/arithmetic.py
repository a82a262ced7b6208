"""Arithmetic that the figures of a table must keep to: equations in each row, columns that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from krachtlijn.checks.expressions import Expression, ExpressionError, evaluate, names, parse_expression
from krachtlijn.checks.metadata import suggest
from krachtlijn.checks.sums import Sum, sums
from krachtlijn.checks.tables import tables_of
from krachtlijn.diagnostics import Code, Diagnostic
from krachtlijn.language.naming import words_to_name
from krachtlijn.language.numbers import count_decimals, round_half_up
from krachtlijn.model.document import Site
from krachtlijn.model.table import ArithmeticRule, Cell, CellKind, Exemption, Row, Table
from krachtlijn.source import Location

_QUANTITIES = frozenset({"integer", "decimal", "currency"})
_FIGURES = _QUANTITIES | {"percent", "year"}
_SHOWN = 3
"""How many decimals more than the given figure a computed one is shown with."""


def check_arithmetic(site: Site) -> Iterator[Diagnostic]:
    """Every rule under ``checks:`` can be read and holds, and every exemption is needed."""
    for paper in site.papers:
        for table in tables_of(paper).values():
            for rule in table.rules:
                yield from _check(rule, table)


@dataclass(frozen=True)
class _Failure:
    """A row in which a rule does not hold."""

    row: Row
    at: Location
    message: str


def _check(rule: ArithmeticRule, table: Table) -> Iterator[Diagnostic]:
    try:
        failures = tuple(_unequal(rule, table) if rule.holds else _unsummed(rule, table))
    except _FormError as fault:
        yield fault.diagnostic
        return
    exempt: dict[int, str] = {}
    for exemption in rule.exemptions:
        row = table.row_named(exemption.row) or table.row_named(exemption.name)
        if row is None:
            yield Diagnostic(Code.ARITHMETIC_EXEMPTION, exemption.at, *_unnamed(exemption, table))
        elif not any(failure.row is row for failure in failures):
            message = f"the rule holds in `{exemption.row}`: nothing is excepted there"
            yield Diagnostic(Code.ARITHMETIC_EXEMPTION, exemption.at, message, "take the entry out")
        exempt[id(row)] = exemption.row
    for failure in failures:
        if id(failure.row) not in exempt:
            hint = "correct the figure, or add the row under except: with the reason"
            yield Diagnostic(Code.ARITHMETIC_HOLDS, failure.at, failure.message, hint)


def _unnamed(exemption: Exemption, table: Table) -> tuple[str, str]:
    """What is wrong with an exemption that names no single row, and what to do."""
    alike = sum(words_to_name(row.label) == exemption.name for row in table.body)
    if alike > 1:
        return f"{alike} rows are called `{exemption.row}`", "type the row as {id: …, cells: […]}, and name its id here"
    known = [name for row in table.body for name in row.names]
    return f"`{exemption.row}` names no row of the table", suggest(exemption.name, known, "name the row by its words")


# --------------------------------------------------------------------------------------------------------- equations


class _FormError(Exception):
    """A rule that cannot be read, with the complaint about it."""

    def __init__(self, at: Location, message: str, hint: str) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(Code.ARITHMETIC_FORM, at, message, hint)


def _unequal(rule: ArithmeticRule, table: Table) -> Iterator[_Failure]:
    left, right, columns = _equation(rule, table)
    sides = [columns[name.name] for name in names(left)] or list(columns.values())
    exact = max((_decimals(table, column) for column in sides), default=0)
    tolerance = Decimal(5).scaleb(-exact - 1) if rule.tolerance is None else rule.tolerance
    for row in table.body:
        figures = {name: _figure(row, column, table) for name, column in columns.items()}
        values = {name: value for name, value in figures.items() if value is not None}
        if len(values) < len(columns):
            continue
        at = _place(row, sides)
        try:
            given, computed = evaluate(left, values), evaluate(right, values)
        except ZeroDivisionError:
            yield _Failure(row, at, f"`{rule.holds}` divides by zero in {_name(row)}")
            continue
        if abs(given - computed) > tolerance:
            shown = f"{_plain(given, exact)} is given, {_plain(computed, exact + _SHOWN)} is computed"
            yield _Failure(row, at, f"`{rule.holds}` does not hold in {_name(row)}: {shown}")


def _equation(rule: ArithmeticRule, table: Table) -> tuple[Expression, Expression, Mapping[str, int]]:
    """The two sides of an equation, and the columns that they name."""
    left, equals, right = rule.holds.partition("=")
    if not equals or "=" in right:
        raise _FormError(rule.at, f"`{rule.holds}` is no equation", "write it as a = b + c, with one =")
    sides = (_side(left, 0, rule), _side(right, len(left) + 1, rule))
    columns = {}
    for side, offset in zip(sides, (0, len(left) + 1), strict=True):
        for name in names(side):
            columns[name.name] = _column(name.name, _within(rule, offset + name.column), table)
    if not columns:
        raise _FormError(rule.at, f"`{rule.holds}` names no column", "name columns by their ids")
    return *sides, columns


def _side(text: str, offset: int, rule: ArithmeticRule) -> Expression:
    try:
        return parse_expression(text)
    except ExpressionError as fault:
        hint = "write it with the ids of columns, numbers such as 0.5, + - * / ( ), min, max, abs, round"
        raise _FormError(_within(rule, offset + fault.column), fault.message, hint) from None


def _within(rule: ArithmeticRule, offset: int) -> Location:
    return Location(rule.at.source, rule.at.line, rule.at.column + offset)


def _column(name: str, at: Location, table: Table) -> int:
    """The column of figures that a rule names."""
    number = table.column_named(name)
    if number is not None and table.columns[number].kind in _FIGURES:
        return number
    known = [column.names[0] for column in table.columns if column.names and column.kind in _FIGURES]
    message = f"there is no column `{name}`" if number is None else f"the column `{name}` does not hold figures"
    hint = suggest(name, known, f"columns of figures are {', '.join(known) or 'none'}")
    raise _FormError(at, message, hint)


# -------------------------------------------------------------------------------------------------------------- sums


def _unsummed(rule: ArithmeticRule, table: Table) -> Iterator[_Failure]:
    column = _column(rule.sum, rule.at, table)
    exact = _decimals(table, column)

    def figure(row: Row) -> Decimal | None:
        return _figure(row, column, table)

    for found in sums(table.body, figure, lambda row: _counts(row, column, table)):
        if abs(found.given - found.computed) > (rule.tolerance or 0):
            yield _Failure(found.row, _place(found.row, [column]), _sum_message(rule, found, exact))


def _sum_message(rule: ArithmeticRule, found: Sum, exact: int) -> str:
    what = "its rows" if found.row.kind == "group" else "the rows that add up to it"
    given, computed = _plain(found.given, exact), _plain(found.computed, exact)
    return f"`{rule.sum}` does not add up in {_name(found.row)}: {given} is given, {what} make {computed}"


# ------------------------------------------------------------------------------------------------------------- cells


def _figure(row: Row, column: int, table: Table) -> Decimal | None:
    """The figure of a row in a column; None where there is none, or one of another kind: a percentage among numbers."""
    cell = row.cell(column)
    return cell.value if cell and isinstance(cell.value, Decimal) and _is_alike(cell, column, table) else None


def _counts(row: Row, column: int, table: Table) -> bool:
    """Whether a row takes part in a sum: not if it is of another kind than its column."""
    cell = row.cell(column)
    return cell is None or _is_alike(cell, column, table)


def _is_alike(cell: Cell, column: int, table: Table) -> bool:
    own: tuple[CellKind, CellKind] = (cell.kind, table.columns[column].kind)
    return own[0] == own[1] or _QUANTITIES.issuperset(own)


def _decimals(table: Table, column: int) -> int:
    """How exact the figures of a column were typed."""
    figures = (_figure(row, column, table) for row in table.body)
    return max((count_decimals(value) for value in figures if value is not None), default=0)


def _place(row: Row, columns: list[int]) -> Location:
    cell = row.cell(columns[0]) if len(set(columns)) == 1 else None
    return cell.at if cell else row.at


def _name(row: Row) -> str:
    return f"`{row.label}`" if row.label else "this row"


def _plain(value: Decimal, decimals: int) -> str:
    """A figure with at most so many decimals, in no language's notation."""
    text = f"{round_half_up(value, decimals):f}"
    return (text.rstrip("0").rstrip(".") if "." in text and decimals > count_decimals(value) else text) or "0"
