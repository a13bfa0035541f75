"""Staff sheets as they come from people's desks, and what each of them asks.

A row asked is (sheet, row, number, name, grade, unit); what is left out at the end is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook

from tests.workbooks import saved

ONE = "Y00009999990126T000001"
TWO = "Y00009999990126T000002"
THREE = "Y00009999990126T000003"
OLD = "1251001234300005"
FIRM = "示例精工机械有限公司"
_Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessySheet:
    name: str
    content: bytes
    asked: Sequence[tuple[object, ...]]
    rounded: frozenset[int] = frozenset()  # rows whose number has lost digits


def messy_sheets() -> dict[str, MessySheet]:
    """What is the matter -> the file."""
    return {
        "titles merged above, columns in odd order, blank rows, totals below": _titled(),
        "a heading of two rows": _two_rows_of_headings(),
        "the number of the document above the headings": _document_number_above(),
        "two columns of numbers": _two_number_columns(),
        "a name merged over two certificates, the same as above, strokes": _merged_names(),
        "several sheets with other columns, a hidden one, one without numbers": _several_sheets(),
        "numbers stored as numbers": _stored_as_numbers(),
        "headings printed on every page and titles between": _pages_in_one(),
        "no heading, and cards beside": _cards_beside(),
        "GBK with semicolons and marks for text": _marks_for_text(),
        "digits in full width and lost digits": _lost_digits(),
    }


def _xlsx(rows: _Rows, *merged: str, asked: Sequence[tuple[object, ...]]) -> MessySheet:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    return MessySheet(name="staff.xlsx", content=saved(book), asked=asked)


def _titled() -> MessySheet:
    rows: _Rows = [
        ["2026年员工技能等级名册"],
        [f"填报单位：{FIRM}"],
        [],
        ["证书\n编码", "备注", "所在单位", "姓　名", "序号", "技能等级（必填）"],
        [ONE, "", FIRM, "林砺行", 1, "特级技师"],
        [],
        [TWO, "", FIRM, "周翰歌", 2, "特级技师"],
        ["", "", FIRM, "张三", 3, "高级工"],
        [],
        ["合计", "", "", "3人"],
        ["填表人：李四", "", "审核人：王五"],
    ]
    asked = [
        ("Sheet", 5, ONE, "林砺行", "特级技师", FIRM),
        ("Sheet", 7, TWO, "周翰歌", "特级技师", FIRM),
        ("Sheet", 8, "", "张三", "高级工", FIRM),
    ]
    return _xlsx(rows, "A1:F1", "A2:F2", "A11:B11", asked=asked)


def _two_rows_of_headings() -> MessySheet:
    rows: _Rows = [
        ["姓名", "职业技能等级证书", "", "工作单位"],
        ["", "编号", "等级", ""],
        ["林砺行", ONE, "特级技师", FIRM],
    ]
    asked = [("Sheet", 3, ONE, "林砺行", "特级技师", FIRM)]
    return _xlsx(rows, "A1:A2", "B1:C1", "D1:D2", asked=asked)


def _document_number_above() -> MessySheet:
    rows: _Rows = [["编号", "HR-2026-018"], ["证书编号", "姓名"], [ONE, "林砺行"]]
    return _xlsx(rows, asked=[("Sheet", 3, ONE, "林砺行")])


def _two_number_columns() -> MessySheet:
    rows: _Rows = [
        ["证书编号", "姓名", "职业技能等级证书编号"],
        ["123456789", "林砺行", ONE],
        ["", "周翰歌", TWO],
        [OLD, "沈铣舟", ""],
    ]
    asked = [
        ("Sheet", 2, ONE, "林砺行"),
        ("Sheet", 3, TWO, "周翰歌"),
        ("Sheet", 4, OLD, "沈铣舟"),
    ]
    return _xlsx(rows, asked=asked)


def _merged_names() -> MessySheet:
    rows: _Rows = [
        ["姓名", "单位", "等级", "证书编号"],
        ["林砺行", FIRM, "特级技师", ONE],
        ["", "", "/", TWO],
        ["沈铣舟", "同上", "〃", THREE],
        ["-", "—", "无", ONE],
    ]
    asked = [
        ("Sheet", 2, ONE, "林砺行", "特级技师", FIRM),
        ("Sheet", 3, TWO, "林砺行", "", FIRM),
        ("Sheet", 4, THREE, "沈铣舟", "", FIRM),
        ("Sheet", 5, ONE),
    ]
    return _xlsx(rows, "A2:A3", "B2:B3", asked=asked)


def _several_sheets() -> MessySheet:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "一车间"
    tables: dict[str, _Rows] = {
        "说明": [["请各车间填写本车间人员"], ["联系人：李四"]],
        "二车间": [["证书编号", "工龄", "姓名"], [TWO, 12, "周翰歌"]],
        "离职": [["姓名", "证书编号"], ["沈铣舟", THREE]],
    }
    for row in [["姓名", "证书编号"], ["林砺行", ONE]]:
        first.append(row)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book["离职"].sheet_state = "hidden"
    asked = [("一车间", 2, ONE, "林砺行"), ("二车间", 2, TWO, "周翰歌")]
    return MessySheet(name="staff.xlsx", content=saved(book), asked=asked)


def _stored_as_numbers() -> MessySheet:
    rows: _Rows = [["姓名", "证书编号"], ["施一", int(OLD)], ["施二", 1.25e15], ["施三", OLD]]
    made = _xlsx(
        rows,
        asked=[
            ("Sheet", 2, OLD, "施一"),
            ("Sheet", 3, "1250000000000000", "施二"),
            ("Sheet", 4, OLD, "施三"),
        ],
    )
    return MessySheet(
        name=made.name, content=made.content, asked=made.asked, rounded=frozenset({2, 3})
    )


def _pages_in_one() -> MessySheet:
    heading = ["姓名", "证书编号", "单位"]
    rows: _Rows = [
        heading,
        ["一、机械加工车间", "", ""],
        ["林砺行", ONE, FIRM],
        heading,
        ["二、装配车间", "", ""],
        ["周翰歌", TWO, FIRM],
        ["注：以上人员均在岗", "", ""],
    ]
    asked = [("Sheet", 3, ONE, "林砺行", "", FIRM), ("Sheet", 6, TWO, "周翰歌", "", FIRM)]
    return _xlsx(rows, "A2:C2", "A5:C5", "A7:C7", asked=asked)


def _cards_beside() -> MessySheet:
    rows: _Rows = [
        ["工号", "银行卡号", "技能证"],
        ["0001", "6222021234567890", f" {ONE} "],
        ["0002", "6222021234567891", TWO.lower()],
        ["0003", "", "无"],
    ]
    asked = [("Sheet", 2, ONE), ("Sheet", 3, TWO.lower()), ("Sheet", 4, "无")]
    return _xlsx(rows, asked=asked)


def _marks_for_text() -> MessySheet:
    lines = [
        "sep=;",
        "姓名;证书编号;单位",
        f"林砺行;'{ONE};{FIRM}",
        f'周翰歌;="{TWO}";"{FIRM}\n（一厂）"',
        f"沈铣舟;\t{THREE};",
    ]
    asked = [
        ("", 2, ONE, "林砺行", "", FIRM),
        ("", 3, TWO, "周翰歌", "", f"{FIRM}\n（一厂）"),
        ("", 4, THREE, "沈铣舟"),
    ]
    content = "\r\n".join(lines).encode("gbk")
    return MessySheet(name="staff.csv", content=content, asked=asked)


def _lost_digits() -> MessySheet:
    wide = "Ｙ００００９９９９９９０１２６Ｔ０００００１"
    text = f"证书编号,姓名\n{wide},林砺行\n1.25100E+15,施一\n"
    asked = [("", 2, wide, "林砺行"), ("", 3, "1.25100E+15", "施一")]
    return MessySheet(
        name="staff.csv",
        content=text.encode("utf-8-sig"),
        asked=asked,
        rounded=frozenset({3}),
    )
