"""An xls of the years before 2007 into sheets. Runs in the limited child."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDoc, CompDocError
from xlrd.sheet import Sheet

from generator.intake.refusals import Refused
from generator.intake.workbooks.number_formats import DAY, number_text, shown_as
from generator.intake.workbooks.sheets import MOST_CELLS, MOST_COLUMNS, Oddity, cell_name

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_SUMMARIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")


def read(content: bytes) -> dict[str, Any]:
    """The answer of the child. Raises Refused."""
    if not content.startswith(_OLD_OFFICE):
        raise Refused("not-an-xls")
    if _MACROS in content:
        raise Refused("macros")
    silent = io.StringIO()  # it would print where our answer goes
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, ragged_rows=True, logfile=silent
        )
    except XLRDError as error:
        raise Refused("encrypted" if "ncrypted" in str(error) else "not-an-xls") from None
    except CompDocError:
        raise Refused("not-an-xls") from None
    sheets = [_sheet(book, sheet) for sheet in book.sheets()]
    return {"sheets": sheets, "texts": list(_words_beside(book, content, silent))}


def _sheet(book: Book, sheet: Sheet) -> dict[str, Any]:
    if sheet.ncols > MOST_COLUMNS:
        raise Refused("too-wide")
    if sheet.nrows * sheet.ncols > MOST_CELLS:
        raise Refused("too-many-cells")
    rows = []
    oddities = {}
    for row in range(sheet.nrows):
        texts = []
        for column in range(sheet.row_len(row)):
            text, oddity = _read(book, sheet, row, column)
            texts.append(text)
            if oddity:
                oddities[cell_name(row + 1, column + 1)] = oddity
        rows.append(texts)
    return {
        "name": sheet.name,
        "rows": rows,
        "merged": [
            f"{cell_name(top + 1, left + 1)}:{cell_name(bottom, right)}"
            for top, bottom, left, right in sheet.merged_cells
        ],
        "hidden_rows": [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden],
        "hidden_columns": [column + 1 for column, info in sheet.colinfo_map.items() if info.hidden],
        "is_hidden": sheet.visibility != 0,
        "oddities": oddities,
    }


def _read(book: Book, sheet: Sheet, row: int, column: int) -> tuple[str, Oddity | None]:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_TEXT:
        return str(value), None
    if kind == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if value else "FALSE"), None
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(value), "#"), Oddity.ERROR
    if kind == xlrd.XL_CELL_DATE:
        return number_text(str(value), DAY, is_1904=book.datemode == 1)
    if kind == xlrd.XL_CELL_NUMBER:
        format_key = book.xf_list[sheet.cell_xf_index(row, column)].format_key
        code = book.format_map[format_key].format_str
        return number_text(str(value), shown_as(format_key, code))
    return "", None


def _words_beside(book: Book, content: bytes, silent: io.StringIO) -> Iterator[tuple[str, str]]:
    """Names, notes and properties; of the last the bytes are read as they may have been meant."""
    yield "用户名", book.user_name
    for name in book.name_obj_list:
        yield "定义的名称", name.name
    for sheet in book.sheets():
        for note in sheet.cell_note_map.values():
            yield f"{sheet.name} 批注", note.text
    archive = CompDoc(content, logfile=silent)
    for summary in _SUMMARIES:
        if stream := archive.get_named_stream(summary):
            for encoding in ("gb18030", "utf-16-le"):
                yield "属性", stream.decode(encoding, "ignore")
