"""A CSV as Excel and WPS write it: UTF-8 or GBK, parted by commas, semicolons or tabs. Runs in the limited child."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from generator.intake.list_columns import field_of_heading
from generator.intake.refusals import Refused
from generator.intake.workbooks.sheets import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Oddity,
    cell_name,
)

_DELIMITERS = (",", ";", "\t")
_FIRST_ROWS = 50
_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")
_SCIENTIFIC = re.compile(r"\d\.\d+E\+\d{2}")  # what is left of a long number


def read(content: bytes) -> dict[str, Any]:
    """The answer of the child. Raises Refused."""
    text = _text(content)
    stated = _SEPARATOR.match(text)
    if stated:
        text = text[stated.end() :]
    delimiter = stated[1] if stated else max(_DELIMITERS, key=lambda one: _score(text, one))
    rows: list[list[str]] = []
    oddities = {}
    cells = 0
    for number, row in enumerate(_records(text, delimiter), start=1):
        if number > MOST_ROWS:
            raise Refused("too-many-rows")
        if len(row) > MOST_COLUMNS:
            raise Refused("too-wide")
        cells += len(row)
        if cells > MOST_CELLS:
            raise Refused("too-many-cells")
        rows.append(row)
        for column, cell in enumerate(row, start=1):
            if "E+" in cell and _SCIENTIFIC.fullmatch(cell.strip()):
                oddities[cell_name(number, column)] = Oddity.ROUNDED
    return {"sheets": [{"name": "", "rows": rows, "oddities": oddities}], "texts": []}


def _text(content: bytes) -> str:
    """UTF-16 has no place here: what is saved as CSV is one of these two."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        raise Refused("encoding")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("encoding")


def _score(text: str, delimiter: str) -> tuple[int, int]:
    """How many headings one row has if this parts the cells, then how many cells."""
    try:
        rows = list(islice(_records(text, delimiter), _FIRST_ROWS))
    except Refused:
        return (0, 0)
    headings = max((sum(map(bool, map(field_of_heading, row))) for row in rows), default=0)
    return headings, max(map(len, rows), default=0)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error:
        raise Refused("not-csv") from None
