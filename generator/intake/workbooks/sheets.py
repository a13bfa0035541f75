"""A sheet as people see it: rows of cells as text, what is merged or hidden, and which cells lie.

The same form, as JSON, comes out of the limited child and stands in `tests/desk_cases`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.problems import Place

MOST_ROWS = 101_000  # a list of 100,000 and what stands around it
MOST_COLUMNS = 200
MOST_CELLS = 2_000_000
MOST_CHARACTERS = 64_000_000
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


class Oddity(StrEnum):
    """Why the text of a cell is not what was meant."""

    ROUNDED = "rounded-number"  # more digits than a number in a workbook keeps
    DATE = "date"
    FORMULA = "formula-without-value"
    ERROR = "error-value"


@dataclass(frozen=True, slots=True)
class Area:
    """Merged cells; rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`rows[0]` is row 1; rows may be of any length. `name` is '' where a file has only one table."""

    name: str
    rows: list[list[str]]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    oddities: Mapping[str, Oddity] = field(default_factory=dict)

    def place(self, path: str, row: int, column: int) -> Place:
        """The cell in `row` and `column`, both counted from 1."""
        cell = f"{self.name}!{cell_name(row, column)}".removeprefix("!")
        return Place(path=path, line=row, column=column, cell=cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What was read of a file. `texts` are those outside of cells, (where, text): properties, comments."""

    path: str
    sheets: tuple[Sheet, ...]
    texts: tuple[tuple[str, str], ...] = ()


def cell_name(row: int, column: int) -> str:
    """(7, 2) is B7."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def area_of(text: str) -> Area | None:
    """`A1:B2`, or one cell; None for anything else."""
    match = _AREA.fullmatch(text)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    return Area(int(top), column_number(left), int(bottom or top), column_number(right or left))


def sheet_of(told: Mapping[str, Any]) -> Sheet:
    """A sheet from its JSON; what is left out is as by default."""
    return Sheet(
        name=told["name"],
        rows=told["rows"],
        merged=tuple(area for text in told.get("merged", ()) if (area := area_of(text))),
        hidden_rows=frozenset(told.get("hidden_rows", ())),
        hidden_columns=frozenset(told.get("hidden_columns", ())),
        is_hidden=told.get("is_hidden", False),
        oddities={name: Oddity(why) for name, why in told.get("oddities", {}).items()},
    )
