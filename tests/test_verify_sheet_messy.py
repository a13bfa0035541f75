"""Staff sheets as they come: read alike by the page and by `portal verify`, and the page says what it read."""

from __future__ import annotations

import base64
import csv
import io
import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.load.portal import load_portal
from generator.sheet_words import sheet_words
from generator.staff_sheets import rows_in
from tests.conftest import ROOT, SiteServer
from tests.messy_sheets import MessySheet, messy_sheets
from tests.node_tools import NODE, NODE_FOLDER

SHEETS = messy_sheets()
EVERY_SHEET = pytest.mark.parametrize("matter", SHEETS)


def _expected(sheet: MessySheet) -> list[tuple[object, ...]]:
    return [(*row, *[""] * (6 - len(row)), row[1] in sheet.rounded) for row in sheet.asked]


@pytest.fixture(scope="module")
def read_by_the_page() -> Mapping[str, Any]:
    """What the page's modules read in each file, under Node."""
    files = [
        {"name": sheet.name, "base64": base64.b64encode(sheet.content).decode()}
        for sheet in SHEETS.values()
    ]
    words = sheet_words(load_portal(ROOT)[0].grades)["columns"]
    printed = subprocess.run(
        [NODE, "sheet_rows.js"],
        cwd=NODE_FOLDER,
        input=json.dumps({"words": words, "files": files}).encode(),
        check=True,
        capture_output=True,
        timeout=60,
    )
    return dict(zip(SHEETS, json.loads(printed.stdout), strict=True))


@EVERY_SHEET
def test_the_page_asks_for_the_rows_of_people(
    matter: str, read_by_the_page: Mapping[str, Any]
) -> None:
    keys = ("sheet", "row", "number", "name", "grade", "organisation", "isRounded")
    rows = [tuple(row[key] for key in keys) for row in read_by_the_page[matter]["rows"]]
    assert rows == _expected(SHEETS[matter])


@EVERY_SHEET
def test_portal_verify_asks_for_the_same_rows(matter: str, tmp_path: Path) -> None:
    sheet = SHEETS[matter]
    file = tmp_path / sheet.name
    file.write_bytes(sheet.content)
    rows = [
        (
            row.sheet,
            row.row,
            row.text,
            row.name or "",
            row.grade,
            row.organisation,
            row.is_rounded,
        )
        for row in rows_in(file)
    ]
    assert rows == _expected(sheet)


@pytest.fixture
def page(browser: Browser, server: SiteServer) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}verify/")
    yield page
    context.close()


def _give(page: Page, matter: str) -> list[str]:
    """What the page says of the sheet that it read."""
    sheet = SHEETS[matter]
    page.set_input_files(
        "#sheet-file", {"name": sheet.name, "mimeType": "", "buffer": sheet.content}
    )
    expect(page.locator("[data-slot=shown]")).not_to_be_empty()
    return page.locator("[data-slot=read] li").all_text_contents()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("matter", "told"),
    [
        (
            "titles merged above, columns in odd order, blank rows, totals below",
            [
                "工作表“Sheet”：表头在第 4 行，认出的列：证书编码 A、姓名 D、等级 F、单位 C。"
                "跳过 2 行小标题、合计、附注或重复的表头（第 10、11 行）。"
            ],
        ),
        (
            "two columns of numbers",
            [
                "工作表“Sheet”：表头在第 1 行，认出的列：证书编码 C、姓名 B。"
                "没有认出等级、单位，不比对。A 列也是证书编码，只在前一列空着时使用。"
            ],
        ),
        (
            "several sheets with other columns, a hidden one, one without numbers",
            [
                "工作表“一车间”：表头在第 1 行，认出的列：证书编码 B、姓名 A。没有认出等级、单位，不比对。",
                "工作表“二车间”：表头在第 1 行，认出的列：证书编码 A、姓名 C。没有认出等级、单位，不比对。",
                "工作表“说明”里没有证书编码，没有核验。",
                "工作表“离职”是隐藏的，没有核验。",
            ],
        ),
    ],
    ids=["titles", "two numbers", "several sheets"],
)
def test_the_page_says_what_it_read_and_what_it_passed_over(
    matter: str, told: list[str], page: Page
) -> None:
    assert _give(page, matter) == told


@pytest.mark.browser
def test_rows_of_several_sheets_stand_below_common_headings(page: Page) -> None:
    _give(page, "several sheets with other columns, a hidden one, one without numbers")
    page.check("[data-slot=filter-all]")
    named = page.locator("[data-slot=rows] [data-cell=row]")
    expect(named).to_have_text(["一车间!2", "二车间!2"])
    with page.expect_download() as download:
        page.click("[data-act=csv]")
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[:5] for row in rows] == [
        ["姓名", "证书编号", "工龄", "工作表", "原行号"],
        ["林砺行", "Y00009999990126T000001", "", "一车间", "2"],
        ["周翰歌", "Y00009999990126T000002", "12", "二车间", "2"],
    ]


@pytest.mark.browser
def test_a_number_that_lost_digits_is_not_sent_to_another_query(page: Page) -> None:
    _give(page, "numbers stored as numbers")
    listed = page.locator("[data-slot=elsewhere-rows] [data-cell=number]")
    expect(listed).to_have_text(["1251001234300005"])
    lost = page.locator("[data-slot=rows] tr").filter(has_text="施二")
    expect(lost.locator("[data-cell=differences]")).to_contain_text("末几位已经丢失")
