"""A clerk at the command line: workbooks go in, or come back with their mistakes marked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from tests.desk import Desk
from tests.workbooks import (
    FIRM,
    HEADINGS,
    PEOPLE,
    POWER,
    laid,
    old_saved,
    old_workbook,
    packed,
    rows_xml,
    saved,
    text_cell,
    word_file,
    workbook,
)

NOTICE = "data/notices/demo/2026/demo-notice-2026-09"
HEADER = "serial,name,organisation,occupation_code,occupation,trade,grade,remark"
ID_NUMBER = "11010519491231002X"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.in_folder(tmp_path / "门 户")


def marks_of(file: Path) -> dict[str, str]:
    """cell -> comment, of all sheets."""
    return {
        cell.coordinate: cell.comment.text
        for sheet in load_workbook(file).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def messy() -> bytes:
    """Title, rows above and below, two-row heading, merged cells, spaces, widths, dittos, and mistakes."""
    book = workbook(
        [
            ["示例省2026年特级技师拟核准人员名单"],
            ["填报单位（盖章）：", None, None, None, None, "2026年3月9日"],
            [],
            ["序号", "姓 名", "所在单位\n（全称）", "职业（工种）", None, "拟核准等级", "身份证号", "备 注"],
            [None, None, None, "名称", "代码", None, None, None],
            ["１", "戚　彻道", FIRM, "车工", "６－18－01－01", "首席", ID_NUMBER, "无"],
            [2, "鲍 涵枫", None, "焊工", None, "首席技师", None, "手机 138-0013-8000"],
            ["3、", "阮庄迢", "同上", "装配钳工", "6200101", "特极技师", None, None],
            [4, "米热古丽•阿布都", POWER, "变电设备检修工", None, "特级技师", None, None],
            [5, "米热古丽•阿布都", POWER, "变电设备检修", None, "特级技师", None, None],
            [6],
            ["合计", "5人"],
            ["填表人：", "某某", "审核人：", "某某"],
        ]
    )  # fmt: skip
    sheet = book.worksheets[0]
    for area in ("A1:H1", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5", "G4:G5", "H4:H5", "C6:C7"):
        sheet.merge_cells(area)
    sheet.row_dimensions[9].hidden = True
    sheet["A1"].font = Font(bold=True, size=18)
    sheet["F6"].comment = Comment("请核对", "同事")
    book.create_sheet("填表说明")["A1"] = "每人一行"
    return saved(book)


def test_a_messy_workbook_comes_back_marked_and_goes_in_when_it_is_mended(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.data_files()
    book = laid(tmp_path, "报送 名单.xlsx", messy())
    assert desk.run("import", book, "--notice", "demo-notice-2026-09") == 1
    told = capsys.readouterr().err
    assert desk.data_files() == before
    for cell in ("G4", "G6", "H7", "F8", "A9", "D10"):
        assert f"{book.as_posix()}!名单!{cell}: " in told
    marked = tmp_path / "报送 名单.已标注.xlsx"
    marks = marks_of(marked)
    assert set(marks) == {"G4", "G6", "H7", "F8", "A9", "D10", "F6", "A1"}
    assert marks["F6"] == "请核对"
    assert "特级技师" in marks["F8"]
    assert ID_NUMBER not in told + "".join(marks.values())

    mended = load_workbook(marked)
    sheet = mended.worksheets[0]
    assert sheet["A1"].font.size == 18
    assert "A1:H1" in {str(area) for area in sheet.merged_cells.ranges}
    sheet["F8"], sheet["H7"], sheet["D10"] = "特级技师", None, "焊工"
    sheet.row_dimensions[9].hidden = False
    sheet["G4"], sheet["G6"] = None, None
    mended.save(marked)
    assert desk.run("import", marked, "--notice", "demo-notice-2026-09") == 0
    assert desk.rows(NOTICE) == [
        HEADER,
        f"1,戚彻道,{FIRM},6-18-01-01,车工,,首席技师,",
        f"2,鲍涵枫,{FIRM},6-18-02-04,焊工,,首席技师,",
        f"3,阮庄迢,{FIRM},6-20-01-01,装配钳工,,特级技师,",
        f"4,米热古丽·阿布都,{POWER},6-31-01-08,变电设备检修工,,特级技师,",
        f"5,米热古丽·阿布都,{POWER},6-18-02-04,焊工,,特级技师,",
    ]
    header = yaml.safe_load((desk.root / f"{NOTICE}.yml").read_text(encoding="utf-8"))
    assert header["title"] == "示例省2026年特级技师拟核准人员名单"
    assert header["published_on"] is None
    assert desk.run("check") == 1
    assert "`published_on` is empty" in capsys.readouterr().out


def test_marks_of_an_earlier_round_are_gone_where_the_cell_is_mended(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [HEADINGS, *PEOPLE, [3, "甲一", FIRM, "车工", "无名级"]]
    book = workbook(rows)
    book.worksheets[0]["E2"] = "首席计师"
    file = laid(tmp_path, "a.已标注.xlsx", saved(book))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    assert set(marks_of(file)) == {"E2", "E4"}
    half = load_workbook(file)
    half.worksheets[0]["E2"] = "首席技师"
    half.save(file)
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    assert set(marks_of(file)) == {"E4"}
    sheet = load_workbook(file).worksheets[0]
    assert [_is_filled(sheet, cell) for cell in ("E2", "E4")] == [False, True]


def _is_filled(sheet: Worksheet, cell: str) -> bool:
    return str(sheet[cell].fill.fill_type) == "solid"


def as_csv(encoding: str) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in [HEADINGS, *PEOPLE]).encode(encoding)


KINDS = {
    "xlsx": ("a.xlsx", lambda: saved(workbook([HEADINGS, *PEOPLE]))),
    "xls": ("a.xls", lambda: old_saved(old_workbook([HEADINGS, *PEOPLE]))),
    "UTF-8": ("a.csv", lambda: as_csv("utf-8-sig")),
    "GBK": ("a.csv", lambda: as_csv("gbk")),
    "Word": ("a.docx", lambda: word_file([list(map(str, row)) for row in [HEADINGS, *PEOPLE]], [])),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_people_come_out_of_every_kind_of_file(
    kind: str, desk: Desk, tmp_path: Path
) -> None:
    name, content = KINDS[kind]
    file = laid(tmp_path, name, content())
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 0
    assert desk.rows(NOTICE) == [
        HEADER,
        f"1,戚彻道,{FIRM},6-18-01-01,车工,,首席技师,",
        f"2,鲍涵枫,{FIRM},6-18-02-04,焊工,,首席技师,",
    ]
    assert (desk.root / f"{NOTICE}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("kind", ["xls", "GBK", "Word"])
def test_what_is_no_xlsx_comes_back_as_one(kind: str, desk: Desk, tmp_path: Path) -> None:
    people = [[1, "=1+1", FIRM, "车工", "首席技师"], [2, "甲", FIRM, "车工", "无名级"]]
    text = [[str(cell) for cell in row] for row in [HEADINGS, *people]]
    content = {
        "xls": ("a.xls", old_saved(old_workbook(text))),
        "GBK": ("a.csv", "\n".join(map(",".join, text)).encode("gbk")),
        "Word": ("a.docx", word_file(text, [])),
    }
    file = laid(tmp_path, *content[kind])
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    sheet = load_workbook(tmp_path / "a.已标注.xlsx").worksheets[0]
    assert set(marks_of(tmp_path / "a.已标注.xlsx")) == {"B2", "E3"}
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("place", ["creator", "comment", "defined name", "other sheet", "footer"])
def test_personal_data_beside_the_list_keeps_it_out(
    place: str, desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = workbook([HEADINGS, *PEOPLE])
    if place == "creator":
        book.properties.lastModifiedBy = f"某 {ID_NUMBER}"
    elif place == "comment":
        book.worksheets[0]["B2"].comment = Comment(f"本人 {ID_NUMBER}", "某")
    elif place == "defined name":
        book.defined_names["某"] = DefinedName("某", attr_text=f'"{ID_NUMBER}"')
    elif place == "other sheet":
        book.create_sheet("其他")["C3"] = f"{ID_NUMBER[:6]} {ID_NUMBER[6:]}"
    else:
        book.worksheets[0].oddFooter.left.text = ID_NUMBER
    before = desk.data_files()
    file = laid(tmp_path, "a.xlsx", saved(book))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    told = capsys.readouterr().err
    assert "[personal-data]" in told
    assert ID_NUMBER not in told
    assert desk.data_files() == before


def test_a_list_names_the_notice_and_its_people_have_been_in_it(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [*PEOPLE, [3, "甲一", FIRM, "车工", "首席技师"]]
    people[0] = [1, "戚彻道", FIRM, "车工（数控车工）", "首席技师"]
    file = laid(tmp_path, "a.xlsx", saved(workbook([HEADINGS, *people])))
    assert desk.run("import", file, "--list", "demo-list-2026-09") == 2
    words = ("import", file, "--list", "demo-list-2026-09", "--of-notice", "demo-notice-2026-03")
    assert desk.run(*words) == 1
    assert "!名单!B4: 甲一 was not in notice demo-notice-2026-03" in capsys.readouterr().err
    laid(tmp_path, "a.xlsx", saved(workbook([HEADINGS, *people[:2]])))
    assert desk.run(*words) == 0
    path = "data/approved_lists/demo/2026/demo-list-2026-09"
    assert desk.rows(path)[1:] == [
        f"1,戚彻道,{FIRM},6-18-01-01,车工,数控车工,首席技师,,1,",
        f"2,鲍涵枫,{FIRM},6-18-02-04,焊工,,首席技师,,2,",
    ]
    header = yaml.safe_load((desk.root / f"{path}.yml").read_text(encoding="utf-8"))
    assert (header["notice"], header["policy"]) == ("demo-notice-2026-03", "demo-2025-1")
    assert desk.run(*words) == 1  # its header has blanks that a person must fill


def test_a_trial_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.data_files()
    file = laid(tmp_path, "a.csv", as_csv("utf-8"))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09", "--dry-run") == 0
    assert desk.data_files() == before


def test_a_hostile_workbook_leaves_no_file_at_all(desk: Desk, tmp_path: Path) -> None:
    rows = rows_xml(
        text_cell("A1", "甲"), f'<row r="1048576">{text_cell("XFD1048576", "乙")}</row>'
    )
    file = laid(tmp_path, "a.xlsx", packed(rows))
    before = desk.data_files()
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    assert desk.data_files() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.xlsx"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--notice", "demo-notice-2026-09", "--list", "demo-list-2026-01"),
        ("--notice", "demo-notice-2026-09", "--numbers"),
        ("--list", "demo-list-2099-01", "--numbers"),
        ("--list", "demo-list-2099-01", "--of-notice", "demo-notice-2099-01"),
        ("--notice", "nowhere-2026-09"),
        ("--notice", "../../etc/passwd"),
        ("--notice", "demo-2026/../../x"),
        ("--notice", "DEMO-2026-09"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error_and_writes_nothing(
    words: tuple[str, ...], desk: Desk, tmp_path: Path
) -> None:
    before = desk.data_files()
    file = laid(tmp_path, "a.csv", as_csv("utf-8"))
    assert desk.run("import", file, *words) == 2
    assert desk.data_files() == before


def test_a_marked_copy_that_cannot_be_written_is_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = laid(tmp_path, "a.csv", "姓名,单位,职业,等级\n甲,乙,车工,无名级\n".encode())
    words = ("import", file, "--notice", "demo-notice-2026-09", "--marked", tmp_path)
    assert desk.run(*words) == 3
    assert "close it if it is open" in capsys.readouterr().err


def test_a_workbook_that_one_reader_takes_and_another_does_not_still_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    """Without styles, content types and relations: read, and written anew with its marks."""
    cells = [[text_cell(f"{letter}{row}", str(text)) for letter, text in zip("ABCDE", values, strict=True)]
             for row, values in enumerate([HEADINGS, [1, "甲", FIRM, "车工", "无名级"]], start=1)]  # fmt: skip
    rows = rows_xml(*(f'<row r="{n}">{"".join(row)}</row>' for n, row in enumerate(cells, start=1)))
    file = laid(tmp_path, "a.xlsx", packed(rows))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    assert set(marks_of(tmp_path / "a.已标注.xlsx")) == {"E2"}


def test_the_marked_copy_of_a_marked_copy_is_the_same_workbook(desk: Desk, tmp_path: Path) -> None:
    file = laid(tmp_path, "a.xlsx", messy())
    words = ("--notice", "demo-notice-2026-09")
    assert desk.run("import", file, *words) == 1
    first = marks_of(tmp_path / "a.已标注.xlsx")
    assert desk.run("import", tmp_path / "a.已标注.xlsx", *words) == 1
    assert marks_of(tmp_path / "a.已标注.xlsx") == first
    assert (
        load_workbook(io.BytesIO(messy())).sheetnames
        == load_workbook(tmp_path / "a.已标注.xlsx").sheetnames
    )


def test_sheets_are_chosen_by_name(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = workbook([HEADINGS, PEOPLE[0]], "甲")
    other = book.create_sheet("乙")
    for row in [[*HEADINGS, "备注"], [*PEOPLE[1], None]]:
        other.append(row)
    words = ("import", laid(tmp_path, "a.xlsx", saved(book)), "--notice", "demo-notice-2026-09")
    assert desk.run(*words) == 1
    assert "say which with --sheet NAME" in capsys.readouterr().err
    assert desk.run(*words, "--sheet", "丙") == 1
    assert "there are: 甲、乙" in capsys.readouterr().err
    assert desk.run(*words, "--sheet", "乙") == 0
    assert [row.split(",")[1] for row in desk.rows(NOTICE)[1:]] == ["鲍涵枫"]


def test_a_folder_that_is_a_link_is_not_written_into(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (desk.root / "data/notices/demo/2027").symlink_to(outside)
    file = laid(tmp_path, "a.csv", as_csv("utf-8"))
    assert desk.run("import", file, "--notice", "demo-notice-2027-01") == 1
    assert list(outside.iterdir()) == []


def test_the_name_of_a_sheet_cannot_turn_what_is_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = workbook([HEADINGS, [1, "甲", FIRM, "车工", "无名级"]], "名\u202e单!A1")
    file = laid(tmp_path, "a.xlsx", saved(book))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    told = capsys.readouterr().err
    assert "\u202e" not in told
    assert "a.xlsx!名<U+202E>单!A1!E2: " in told
    assert set(marks_of(tmp_path / "a.已标注.xlsx")) == {"E2"}


def test_a_list_of_hidden_rows_is_told_in_part(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = workbook([HEADINGS, *([n, f"人{n}", FIRM, "车工", "技师"] for n in range(1, 3000))])
    for row in range(2, 3001):
        book.worksheets[0].row_dimensions[row].hidden = True
    file = laid(tmp_path, "a.xlsx", saved(book))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1
    assert "1000 errors" in capsys.readouterr().err
    assert len(marks_of(tmp_path / "a.已标注.xlsx")) == 1001


@pytest.mark.parametrize("filling", ["a", "1", " ", ".", "一", "出生", "(", "*", "1999年"])
def test_the_longest_cells_take_no_longer_than_their_length(
    filling: str, desk: Desk, tmp_path: Path
) -> None:
    """Patterns that try again from every letter would need minutes for these."""
    longest = 32_000 // len(filling)
    people = [
        [n, f"人{n}", FIRM, "x" + filling * longest + "y", f"技师1234567{n}{filling * longest}y"]
        for n in range(1, 21)
    ]
    file = laid(tmp_path, "a.xlsx", saved(workbook([HEADINGS, *people])))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09") == 1


def test_many_alike_are_told_in_part_and_the_rest_stands_in_the_marked_workbook(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`portal check` knows nothing of a workbook that was not taken."""
    rows = [[at, f"某{at}", FIRM, "车工", "特极技师"] for at in range(1, 31)]
    file = tmp_path / "many.xlsx"
    file.write_bytes(saved(workbook([["序号", "姓名", "工作单位", "职业", "等级"], *rows])))
    assert desk.run("import", file, "--notice", "demo-notice-2026-09", "--lang", "zh") == 1
    told = capsys.readouterr().err
    assert "标注过的工作簿里逐格标出" in told
    assert "portal check --all" not in told
    assert len(marks_of(tmp_path / "many.已标注.xlsx")) >= 30
