"""Writes workbooks as clerks have them, and as those who mean harm do."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwt
from docx import Document
from openpyxl import Workbook

Cells = Sequence[Sequence[Any]]

FIRM = "示例精工机械有限公司"
POWER = "示例北辰电力设备有限公司"
HEADINGS = ["序号", "姓名", "工作单位", "职业", "等级"]
PEOPLE = [[1, "戚彻道", FIRM, "车工", "首席技师"], [2, "鲍涵枫", FIRM, "焊工", "首席技师"]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
    f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def sheet_xml(inner: str) -> bytes:
    return f'<worksheet xmlns="{_MAIN}">{inner}</worksheet>'.encode()


def rows_xml(*rows: str) -> bytes:
    return sheet_xml("<sheetData>" + "".join(rows) + "</sheetData>")


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def packed(sheet: bytes, others: dict[str, bytes] | None = None) -> bytes:
    """An xlsx of one sheet, its XML as given, with what else is put into it."""
    parts = {
        "xl/workbook.xml": _WORKBOOK.encode(),
        "xl/_rels/workbook.xml.rels": _RELS.encode(),
        "xl/worksheets/sheet1.xml": sheet,
        **(others or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def claiming(content: bytes, size: int) -> bytes:
    """The same archive; its first entry says that it is `size` bytes long."""
    changed = bytearray(content)
    at = changed.index(b"PK\x01\x02") + 24
    changed[at : at + 4] = struct.pack("<I", size)
    return bytes(changed)


def marked_encrypted(content: bytes) -> bytes:
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.index(signature) + offset] |= 1
    return bytes(changed)


def workbook(rows: Cells, name: str = "名单") -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def old_workbook(rows: Cells) -> xlwt.Workbook:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    return book


def old_saved(book: xlwt.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def word_file(rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    """`merged` are top, left, bottom, right, counted from 0."""
    document = Document()
    document.add_paragraph("关于核准名单的通知")
    table = document.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def laid(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file
