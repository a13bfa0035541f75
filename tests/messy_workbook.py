"""A clerk's workbook in three states: as it came, after the first corrections, and right though still untidy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

FIRM = "蜀西重工股份有限公司"
_HEADINGS = ("序号", "姓　名", "工作单位", "职业（工种）", "申报等级")
_TURNER = ("１", "陆 承锋", FIRM, "车工（数控车工）", "特级")
_WELDER = ("2", "江熔远", "", "焊工", "特级技师")
_Row = Sequence[object]


def as_it_came(file: Path) -> None:
    """Personal columns, what cannot be seen, formulas, words for numbers, gaps, what is hidden."""
    headings = (*_HEADINGS, "身份证号码", "联系电话", "备注")
    rows = [
        (*_TURNER, "51010219900307123X", "13912345678"),
        ("2", "江\u200b熔远", *_WELDER[2:], "", "", "1990年3月出生"),
        (3, "=B4", FIRM, "焊工", "特级技师"),
        ("四", "王锻新", FIRM, "焊工", "特级技师"),
        (5, "赵锉平", FIRM, "不知道的工", "特级技师"),
        (6, "", FIRM, "焊工", "特级技师"),
        (7, "钱铆实", FIRM, "焊工", "特级技师"),
    ]
    _write(file, headings, rows, hidden_row=10, hidden_sheet=True)


def after_the_first_corrections(file: Path) -> None:
    """What only a look at the other data shows: grade, firm, serials; and a cell that a spreadsheet runs."""
    rows = [
        _TURNER,
        (*_WELDER[:4], "特极技师"),
        (2, "王锻新", FIRM, "焊工", "特级技师"),
        (4, "赵锉平", "蜀西重型股份公司", "焊工", "特级技师"),
        (5, "+钱铆实", FIRM, "焊工", "特级技师"),
    ]
    _write(file, _HEADINGS, rows)


def right_though_untidy(file: Path) -> None:
    """Title, notes, merged cells, wide digits, spaces, short words, a further sheet: read as they are meant."""
    _write(file, _HEADINGS, [_TURNER, _WELDER])


def numbers(file: Path, numbered: Iterable[tuple[str, str]]) -> None:
    """Certificate numbers by name, as the firm sends them later."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "单位", "证书编号"])
    for name, number in numbered:
        sheet.append([name, FIRM, number])
    book.save(file)


def list_in_gbk(file: Path) -> None:
    """The approved list as an old program saves it."""
    rows = [
        ("编号", "人员姓名", "单位名称", "职业名称", "工种", "等级"),
        ("1", "陆承锋", FIRM, "车工", "数控车工", "特级技师"),
        ("2", "江熔远", FIRM, "焊工", "", "特级技师"),
    ]
    file.write_bytes("\r\n".join(",".join(row) for row in rows).encode("gbk"))


def _write(
    file: Path,
    headings: _Row,
    rows: Iterable[_Row],
    *,
    hidden_row: int = 0,
    hidden_sheet: bool = False,
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["2024年度第九批特级技师拟核准人员名单"])
    sheet.merge_cells("A1:E1")
    sheet.append(["填报单位：蜀西重工", None, None, None, "2024年2月"])
    for row in (headings, *rows):
        sheet.append(list(row))
    sheet.merge_cells("C4:C5")  # both work there
    sheet.append([])
    sheet.append(["注：以上人员经评审合格。"])
    if hidden_row:
        sheet.row_dimensions[hidden_row].hidden = True
    book.create_sheet("填表说明").append(["请逐项填写，不要改动表头"])
    if hidden_sheet:
        hidden = book.create_sheet("去年")
        hidden.append(["序号", "姓名", "单位", "职业", "等级"])
        hidden.append([1, "孙旧名", FIRM, "焊工", "特级技师"])
        hidden.sheet_state = "hidden"
    book.save(file)
