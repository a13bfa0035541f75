"""The first table of a Word file as a sheet. Runs in the limited child."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from generator.intake.docx import document_of, opened
from generator.intake.refusals import Refused
from generator.intake.workbooks.sheets import MOST_COLUMNS, MOST_ROWS, cell_name
from generator.intake.workbooks.words_beside import words_beside
from generator.intake.xml_parts import name_of

_BELOW = "\ufdd0"  # no character; stands where a cell goes on from above


def read(content: bytes) -> dict[str, Any]:
    """The answer of the child. Raises Refused."""
    archive = opened(content)
    document, root = document_of(archive, _BELOW)
    tables = (document.rows(one) for one in root.iter() if name_of(one) == "tbl")
    rows = next((rows for rows in tables if len(rows) > 1), None)
    if rows is None:
        raise Refused("no-table")
    if len(rows) > MOST_ROWS:
        raise Refused("too-many-rows")
    if max(map(len, rows)) > MOST_COLUMNS:
        raise Refused("too-wide")
    merged = _merged_downwards(rows)
    cells = [["" if cell == _BELOW else cell for cell in row] for row in rows]
    sheet = {"name": "", "rows": cells, "merged": merged}
    return {"sheets": [sheet], "texts": list(words_beside(archive, broken="not-a-docx"))}


def _merged_downwards(rows: list[list[str]]) -> list[str]:
    found = []
    for column in range(max(map(len, rows))):
        below = [
            number
            for number, row in enumerate(rows, start=1)
            if column < len(row) and row[column] == _BELOW
        ]
        for _, run in groupby(enumerate(below), key=lambda pair: pair[1] - pair[0]):
            numbers = [number for _, number in run]
            top, bottom = max(numbers[0] - 1, 1), numbers[-1]
            found.append(f"{cell_name(top, column + 1)}:{cell_name(bottom, column + 1)}")
    return found
