"""Workbooks, CSV and Word tables as clerks have them, read as people see them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from generator.intake.workbooks.books import read_book
from generator.intake.workbooks.number_formats import DAY, PLAIN, number_text, shown_as
from generator.intake.workbooks.sheets import Area, Book, Oddity
from tests.workbooks import (
    HEADINGS,
    PEOPLE,
    laid,
    old_saved,
    old_workbook,
    packed,
    rows_xml,
    saved,
    sheet_xml,
    text_cell,
    word_file,
    workbook,
)

ROWS = [HEADINGS, *PEOPLE]
TEXTS = [[str(cell) for cell in row] for row in ROWS]


def read(folder: Path, name: str, content: bytes) -> Book:
    book, problems = read_book(laid(folder, name, content), name)
    assert problems == []
    assert book
    return book


def refused(folder: Path, name: str, content: bytes) -> str:
    book, (problem,) = read_book(laid(folder, name, content), name)
    assert book is None
    return f"{problem.code} {problem.message.zh}"


def csv_text(delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in TEXTS)


CSV = {
    "UTF-8": csv_text().encode(),
    "UTF-8 with mark": csv_text().encode("utf-8-sig"),
    "GBK": csv_text().encode("gbk"),
    "GB18030": csv_text().encode("gb18030"),
    "semicolons": csv_text(";").encode(),
    "tabs in GBK": csv_text("\t").encode("gbk"),
    "a stated separator": b"sep=;\r\n" + csv_text(";").encode(),
    "old line ends": csv_text().replace("\r\n", "\r").encode(),
}


@pytest.mark.parametrize("kind", CSV)
def test_a_csv_is_read_whatever_it_is_written_in(kind: str, tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, "名单.csv", CSV[kind]).sheets
    assert sheet.rows == TEXTS


def test_a_cell_of_a_csv_may_hold_commas_and_breaks(tmp_path: Path) -> None:
    content = '姓名,单位\r\n甲,"示例,\n公司"\r\n'.encode()
    assert read(tmp_path, "a.csv", content).sheets[0].rows[1] == ["甲", "示例,\n公司"]


def test_a_long_number_that_a_csv_has_as_a_power_is_told(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, "a.csv", "姓名,编号\n甲,1.10105E+17\n".encode()).sheets
    assert sheet.oddities == {"B2": Oddity.ROUNDED}


def test_an_xlsx_has_its_cells_and_what_is_hidden_and_merged(tmp_path: Path) -> None:
    book = workbook(ROWS)
    sheet = book.worksheets[0]
    sheet.merge_cells("C2:C3")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    other = book.create_sheet("旧")
    other["B2"] = "x"
    other.sheet_state = "veryHidden"
    first, second = read(tmp_path, "a.xlsx", saved(book)).sheets
    assert first.rows[:2] == TEXTS[:2]
    assert first.merged == (Area(2, 3, 3, 3),)
    assert (first.hidden_rows, first.hidden_columns) == ({3}, {4})
    assert (second.name, second.is_hidden, second.rows) == ("旧", True, [[], ["", "x"]])


def test_cells_that_are_not_what_was_meant_are_named(tmp_path: Path) -> None:
    book = workbook([["甲", 110105194912310021, date(2026, 6, 18), "=1+1", "#N/A", 3.0, 0.1]])
    book.worksheets[0]["E1"].data_type = "e"
    (sheet,) = read(tmp_path, "a.xlsx", saved(book)).sheets
    assert sheet.oddities == {
        "B1": Oddity.ROUNDED,
        "C1": Oddity.DATE,
        "D1": Oddity.FORMULA,
        "E1": Oddity.ERROR,
    }
    assert sheet.rows == [["甲", "110105194912310000", "2026-06-18", "", "#N/A", "3", "0.1"]]


def test_an_xls_is_read_as_an_xlsx_is(tmp_path: Path) -> None:
    book = old_workbook(ROWS)
    sheet = book.get_sheet(0)
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write(3, 0, 3)
    sheet.write(3, 3, date(2026, 6, 18), day)
    sheet.write(3, 4, 110105194912310021)
    sheet.write_merge(4, 5, 2, 2, "甲厂")
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    other = book.add_sheet("旧")
    other.write(0, 0, "x")
    other.visibility = 1
    first, second = read(tmp_path, "a.xls", old_saved(book)).sheets
    assert first.rows[:3] == TEXTS
    assert first.oddities == {"D4": Oddity.DATE, "E4": Oddity.ROUNDED}
    assert first.merged == (Area(5, 3, 6, 3),)
    assert (first.hidden_rows, first.hidden_columns) == ({3}, {2})
    assert (second.is_hidden, second.rows) == (True, [["x"]])


def test_the_first_table_of_a_word_file_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    rows = [[*row] for row in TEXTS]
    rows[2][2] = ""
    content = word_file(rows, [(1, 2, 2, 2)])
    (sheet,) = read(tmp_path, "a.docx", content).sheets
    assert sheet.rows[0] == TEXTS[0]
    assert sheet.rows[2][:3] == ["2", "鲍涵枫", ""]
    assert sheet.merged == (Area(2, 3, 3, 3),)


def test_a_word_file_without_a_table_is_told(tmp_path: Path) -> None:
    assert "没有表格" in refused(tmp_path, "a.docx", word_file([["只有一格"]], []))


def test_strings_of_other_writers_are_put_together(tmp_path: Path) -> None:
    """Rich text in pieces, readings of Japanese, escapes, cells without references, another prefix."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = (
        f'<x:sst xmlns:x="{main}"><x:si><x:r><x:t>示例</x:t></x:r><x:r><x:t>公司</x:t></x:r>'
        "<x:rPh><x:t>しれい</x:t></x:rPh></x:si><x:si><x:t>甲_x000D_乙</x:t></x:si></x:sst>"
    )
    sheet = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c>'
        '<x:c t="s"><x:v>1</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c>'
        '<x:c t="str"><x:f>A1</x:f><x:v/></x:c><x:c><x:v>1.10105E+17</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    content = packed(sheet.encode(), {"xl/sharedStrings.xml": strings.encode()})
    (read_sheet,) = read(tmp_path, "a.xlsx", content).sheets
    assert read_sheet.rows == [["示例公司", "甲\r乙", "TRUE", "", "110105000000000000"]]
    assert read_sheet.oddities == {"E1": Oddity.ROUNDED}


def test_formats_without_cells_a_million_rows_down_are_no_rows(tmp_path: Path) -> None:
    rows = rows_xml(
        f'<row r="1">{text_cell("A1", "甲")}</row>',
        '<row r="1048576" hidden="1"><c r="XFD1048576" s="1"/></row>',
    )
    (sheet,) = read(tmp_path, "a.xlsx", packed(rows)).sheets
    assert (sheet.rows, sheet.hidden_rows) == ([["甲"]], frozenset())


def test_words_outside_of_cells_are_found(tmp_path: Path) -> None:
    book = workbook(ROWS)
    book.properties.creator = "张三 13800138000"
    book.custom_doc_props.append(StringProperty(name="联系", value="李四 13800138001"))
    book.defined_names["电话"] = DefinedName("电话", attr_text='"13800138002"')
    book.worksheets[0]["A1"].comment = Comment("王五 13800138003", "赵六 13800138004")
    book.worksheets[0].oddFooter.center.text = "13800138005"
    texts = " ".join(text for _, text in read(tmp_path, "a.xlsx", saved(book)).texts)
    for last in range(6):
        assert f"1380013800{last}" in texts


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("名单.et", "Excel 文件 (*.xlsx)"),
        ("名单.ET", "Excel 文件 (*.xlsx)"),
        ("名单.wps", "Word 文件 (*.docx)"),
        ("名单.numbers", "导出为"),
        ("名单.ods", "Excel 文件 (*.xlsx)"),
        ("名单.pdf", "原件"),
        ("名单.rar", "解压"),
        ("名单", "Excel 文件 (*.xlsx)"),
    ],
)
def test_what_is_not_read_is_told_with_the_way_to_save_it(
    name: str, word: str, tmp_path: Path
) -> None:
    book, (problem,) = read_book(laid(tmp_path, name, b"x"), name)
    assert (book, problem.code) == (None, "workbook-kind-not-read")
    assert word in problem.hint.zh


@pytest.mark.parametrize(
    ("format_id", "code", "shown"),
    [
        (0, "General", PLAIN),
        (14, "", DAY),
        (49, "@", PLAIN),
        (164, 'yyyy"年"m"月"', DAY),
        (164, "[$-804]yyyy/m/d", DAY),
        (164, '"day" 0', PLAIN),
        (164, "[Red]0.00", PLAIN),
        (164, "000000", 6),
    ],
)
def test_a_format_says_how_a_number_is_shown(format_id: int, code: str, shown: int) -> None:
    assert shown_as(format_id, code) == shown


@pytest.mark.parametrize(
    ("raw", "shown", "text", "oddity"),
    [
        ("1", 6, "000001", None),
        ("1.0", PLAIN, "1", None),
        ("0.30000000000000004", PLAIN, "0.3", None),
        ("123456789012345", PLAIN, "123456789012345", None),
        ("1234567890123456", PLAIN, "1234567890123456", Oddity.ROUNDED),
        ("46191", DAY, "2026-06-18", Oddity.DATE),
        ("1e400", PLAIN, "1e400", Oddity.ERROR),
        ("nan", PLAIN, "nan", Oddity.ERROR),
        ("x", PLAIN, "x", Oddity.ERROR),
        ("-5", DAY, "-5", Oddity.DATE),
    ],
)
def test_a_number_is_what_people_see(
    raw: str, shown: int, text: str, oddity: Oddity | None
) -> None:
    assert number_text(raw, shown) == (text, oddity)


def test_a_sheet_without_anything_is_a_sheet(tmp_path: Path) -> None:
    assert read(tmp_path, "a.xlsx", packed(sheet_xml(""))).sheets[0].rows == []
