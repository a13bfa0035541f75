"""The workbook again, with what is wrong marked in its cells: a fill and a comment. Runs in the limited child.

Before the file's own bytes stands a line of JSON: `marks` as (sheet, cell, comment) and, for what was no
xlsx, `sheets` to write anew. Marks of an earlier round go first.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from generator.intake.refusals import Refused
from generator.intake.workbooks.sheets import area_of

AUTHOR = "portal import"
_COLOUR = "FFFFC7CE"
_FILL = PatternFill(fill_type="solid", start_color=_COLOUR, end_color=_COLOUR)
_NO_FILL = PatternFill()
_NAME = "名单"
_WIDTH, _HEIGHT = 320, 120
_MOST_COMMENT = 2_000  # characters
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def read(content: bytes) -> str:
    """The marked workbook in base64. Raises Refused."""
    header, _, original = content.partition(b"\n")
    order = json.loads(header)
    book = _opened(original) if original else _written(order["sheets"])
    for sheet in book.worksheets:
        _unmark(sheet)
    _mark(book, order["marks"])
    target = io.BytesIO()
    book.save(target)
    return base64.b64encode(target.getvalue()).decode("ascii")


def _opened(original: bytes) -> Workbook:
    try:
        return load_workbook(io.BytesIO(original))
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise Refused("not-an-xlsx") from None  # what one reader takes is odd to another


def _written(sheets: Sequence[dict[str, Any]]) -> Workbook:
    """Cells as text, whatever they begin with."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for told in sheets:
        sheet = book.create_sheet(told["name"] or _NAME)
        for number, row in enumerate(told["rows"], start=1):
            for column, text in enumerate(row, start=1):
                if text:
                    cell = sheet.cell(number, column)
                    cell.value = text.translate(_CONTROLS)
                    cell.data_type = "s"
                    cell.number_format = "@"
    return book


def _unmark(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, Cell):
                continue
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
            if cell.has_style and cell.fill.start_color.rgb == _COLOUR:
                cell.fill = _NO_FILL


def _mark(book: Workbook, marks: Iterable[tuple[str, str, str]]) -> None:
    by_name = {sheet.title: sheet for sheet in book.worksheets}
    for name, where, text in marks:
        sheet = by_name.get(name or _NAME)
        area = area_of(where)
        if sheet is None or area is None:
            continue
        cell = sheet.cell(area.top, area.left)
        if isinstance(cell, MergedCell):
            cell = _first_of_merged(sheet, cell)
        cell.fill = _FILL
        earlier = f"{cell.comment.text}\n\n" if cell.comment else ""
        comment = Comment((earlier + text)[:_MOST_COMMENT], AUTHOR)
        comment.width, comment.height = _WIDTH, _HEIGHT
        cell.comment = comment


def _first_of_merged(sheet: Worksheet, cell: MergedCell) -> Cell:
    (area,) = (one for one in sheet.merged_cells.ranges if cell.coordinate in one)
    first = sheet.cell(area.min_row, area.min_col)
    assert isinstance(first, Cell)
    return first
