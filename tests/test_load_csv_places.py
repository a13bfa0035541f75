"""A problem of a row leads to its cell: line and column, quotation marks and line breaks or not."""

from __future__ import annotations

import pytest

from generator.load.csv_places import CellPlaces, CsvText
from generator.text_files import TextFile

NAMES = ("serial", "name", "remark")


def places(text: str, line: int) -> list[str]:
    cells = CellPlaces(CsvText(TextFile(path="a.csv", text=text), NAMES), line)
    return [str(cells[name]) for name in NAMES]


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("h\n1,张三,x", 2, ["a.csv:2:1", "a.csv:2:3", "a.csv:2:6"]),
        ("h\n1,,", 2, ["a.csv:2:1", "a.csv:2:3", "a.csv:2:4"]),
        ('h\n1,"张,三",x', 2, ["a.csv:2:1", "a.csv:2:3", "a.csv:2:9"]),
        ('h\n1,"张""三",x', 2, ["a.csv:2:1", "a.csv:2:3", "a.csv:2:10"]),
        ('h\n1,"张\n三",x\n', 2, ["a.csv:2:1", "a.csv:2:3", "a.csv:3:4"]),
        ("h\n0,a,b\n1,𠮷田,x", 3, ["a.csv:3:1", "a.csv:3:3", "a.csv:3:6"]),
    ],
    ids=[
        "plain cells",
        "empty cells",
        "a comma in quotation marks",
        "a doubled quotation mark",
        "a line break in a cell",
        "a character beyond the basic plane",
    ],
)
def test_a_cell_is_found(text: str, line: int, expected: list[str]) -> None:
    assert places(text, line) == expected


def test_what_is_no_column_has_no_place_of_its_own() -> None:
    cells = CellPlaces(CsvText(TextFile(path="a.csv", text="h\n1,2,3"), NAMES), 2)
    assert "grade" not in cells
    assert len(cells) == len(list(cells)) == 3


def test_cells_of_a_hundred_thousand_quotation_marks_are_passed_at_once() -> None:
    """A hostile file has a thousand problems in such rows, and each is asked for its cell."""
    row = '1,"' + '""' * 60_000 + '",x'
    cells = CellPlaces(CsvText(TextFile(path="a.csv", text=f"h\n{row}"), NAMES), 2)
    assert {str(cells["remark"]) for _ in range(100)} == {f"a.csv:2:{len(row)}"}
