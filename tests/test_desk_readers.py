"""The page /desk/ reads workbooks as `portal import` does, and refuses what harms."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import numbers

from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.sheets import Sheet
from tests.node_tools import NODE, NODE_FOLDER
from tests.test_intake_workbooks import CSV, ROWS
from tests.test_intake_workbooks_hostile import OTHERS, XLSX
from tests.workbooks import laid, packed, rows_xml, saved, text_cell, workbook


def _hidden_and_merged() -> bytes:
    book = workbook([["名单"], *ROWS, ["", "", "合计 2 人"]])
    sheet = book.worksheets[0]
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("C3:C4")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = book.create_sheet("旧 & 新")
    other["B2"] = "x"
    other.sheet_state = "veryHidden"
    return saved(book)


def _odd_cells() -> bytes:
    row = ["甲", 110105194912310021, date(2026, 6, 18), "=1+1", "#N/A", 3.0, 0.1, True, 42, 1e21]
    book = workbook([row])
    sheet = book.worksheets[0]
    sheet["E1"].data_type = "e"
    sheet["I1"].number_format = "00000"
    sheet["J1"].number_format = numbers.FORMAT_NUMBER_00
    return saved(book)


def _words_beside() -> bytes:
    book = workbook(ROWS)
    book.properties.creator = "王五"
    sheet = book.worksheets[0]
    sheet["B2"].comment = Comment("身份证在附件", "王五")
    sheet.oddHeader.center.text = "内部"
    return saved(book)


def _rich_text() -> bytes:
    inline = (
        '<c r="B1" t="inlineStr"><is><r><t>林</t></r><r><t>砺</t></r><rPh><t>x</t></rPh></is></c>'
    )
    return packed(
        rows_xml(f'<row r="1">{text_cell("A1", "a&amp;b_x000D_&#x20BB7;")}{inline}</row>')
    )


BOOKS: dict[str, Callable[[], bytes]] = {
    "an ordinary list": lambda: saved(workbook(ROWS)),
    "hidden and merged": _hidden_and_merged,
    "odd cells": _odd_cells,
    "words outside of cells": _words_beside,
    "rich text": _rich_text,
}
FILES: dict[str, tuple[str, bytes]] = {
    **{kind: ("a.xlsx", content()) for kind, content in BOOKS.items()},
    **{f"CSV: {kind}": ("a.csv", content) for kind, content in CSV.items()},
}
# what the page reads rightly: it looks at the bytes, not at the name, and unpacks only what it needs
READ = {
    "no zip",
    "no sheet",
    "an xlsx named xls",
    "a page named xls",
    "UTF-16",
    "a bomb of styles",
    "four million cells, hard to pack",
}
HARMFUL = {
    kind: told
    for kind, told in {
        **{kind: ("a.xlsx", content) for kind, (_, content) in XLSX.items()},
        **{kind: (name, content) for kind, (name, _, content) in OTHERS.items()},
    }.items()
    if kind not in READ
}


def _read(folder: Path, name: str, content: bytes) -> dict[str, Any]:
    done = subprocess.run(
        [NODE, "desk_forms.js", laid(folder, name, content)],
        cwd=NODE_FOLDER,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    (answer,) = json.loads(done.stdout)
    return dict(answer)


@pytest.mark.parametrize("kind", FILES)
def test_both_readers_see_the_same(kind: str, tmp_path: Path) -> None:
    name, content = FILES[kind]
    book, problems = read_book(laid(tmp_path, name, content), name)
    assert book, problems
    answer = _read(tmp_path, name, content)
    assert answer["sheets"] == [_told(sheet) for sheet in book.sheets]
    assert sorted(answer["texts"]) == sorted(map(list, book.texts))


def _told(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "rows": sheet.rows,
        "merged": [[area.top, area.left, area.bottom, area.right] for area in sheet.merged],
        "hiddenRows": sorted(sheet.hidden_rows),
        "hiddenColumns": sorted(sheet.hidden_columns),
        "isHidden": sheet.is_hidden,
        "oddities": {cell: str(why) for cell, why in sheet.oddities.items()},
    }


@pytest.mark.parametrize("kind", HARMFUL)
def test_what_harms_is_refused_with_a_code(kind: str, tmp_path: Path) -> None:
    name, content = HARMFUL[kind]
    answer = _read(tmp_path, name, content())
    assert "fault" in answer
