"""A staff sheet on the verify page: a verdict and a next step for every row, and nothing leaves the browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser
VALID = "Y00009999990126T000001"
REVOKED = "Y00009999990126T000002"
SUSPENDED = "Y00009999990126T000003"
CHIEF = "Y00009999990126S000001"
ABSENT = "Y00009999990126T000009"
ELSEWHERE = "Y00005199990126T000001"
OLD = "1251001234300005"
HEADER = ["序号", "姓名", "所在单位", "等级", "证书编号"]
ROWS = [
    ["1", "林砺行", "示例精工机械有限公司", "特级技师", VALID],
    ["2", "周翰歌", "示例精工机械有限公司", "特级技师", REVOKED],
    ["3", "沈铣舟", "示例精工机械有限公司", "特级技师", SUSPENDED],
    ["4", "陆承锋", "另一家公司", "特级技师", CHIEF],
    ["5", "张三", "示例精工机械有限公司", "特级技师", VALID],
    ["6", "李四", "外省公司", "高级技师（一级）", ELSEWHERE],
    ["7", "王五", "示例精工机械有限公司", "特级技师", ABSENT],
    ["8", "赵六", "", "", "Y0000999999O126T000001"],
    ["9", "钱七", "", "", OLD],
]
PLAIN_HTTP = "页面未加密"
VERDICTS = [
    "核对一致",
    "已撤销",
    "已暂停",
    "核对一致",
    "信息不符",
    "未收录（不等于假证）",
    "名单中没有这个号码",
    "号码格式有误",
    "号码格式有误",
]


@pytest.fixture
def sheet_page(browser: Browser, server: SiteServer) -> Iterator[Page]:
    """Without the worker that keeps files for later, so that what is asked is what the sheet needs."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}verify/")
    yield page
    context.close()


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _give(page: Page, name: str, content: bytes) -> None:
    page.set_input_files("#sheet-file", {"name": name, "mimeType": "", "buffer": content})
    expect(page.locator("[data-slot=count-all]")).not_to_be_empty()


def _verdicts(page: Page) -> list[str]:
    page.check("[data-slot=filter-all]")
    return page.locator("[data-slot=rows] [data-cell=verdict]").all_text_contents()


@pytest.mark.parametrize("kind", ["xlsx", "csv in GBK with semicolons", "pasted"])
def test_every_row_gets_its_verdict_in_the_order_of_the_sheet(kind: str, sheet_page: Page) -> None:
    table = [["员工名册"], HEADER, *ROWS]
    if kind == "xlsx":
        _give(sheet_page, "名册.xlsx", workbook(table))
    elif kind == "pasted":
        sheet_page.fill("#sheet-pasted", "\n".join("\t".join(row) for row in table))
        sheet_page.click("[data-part=sheet-form] button")
        expect(sheet_page.locator("[data-slot=count-all]")).not_to_be_empty()
    else:
        text = "\n".join(";".join(row) for row in table[1:])
        _give(sheet_page, "名册.csv", text.encode("gbk"))
    assert _verdicts(sheet_page) == VERDICTS
    first = 2 if kind.startswith("csv") else 3
    numbers = sheet_page.locator("[data-slot=rows] [data-cell=row]").all_text_contents()
    assert numbers == [str(first + at) for at in range(len(ROWS))]


def test_a_file_that_is_dropped_anywhere_on_the_page_is_checked(sheet_page: Page) -> None:
    sheet_page.evaluate(
        """(text) => {
          const dropped = new DataTransfer()
          dropped.items.add(new File([text], 'a.csv'))
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }))
        }""",
        f"证书编号\n{VALID}\n",
    )
    expect(sheet_page.locator("[data-part=sheet-told]")).to_have_text("核验完毕，共 1 行")


def test_rows_that_need_nothing_are_out_of_sight_until_asked_for(sheet_page: Page) -> None:
    _give(sheet_page, "名册.xlsx", workbook([HEADER, *ROWS]))
    expect(sheet_page.locator("[data-slot=filter-attention]")).to_be_checked()
    shown = sheet_page.locator("[data-slot=rows] tr")
    expect(shown).to_have_count(len(ROWS) - 1)
    differences = shown.filter(has_text=CHIEF).locator("[data-cell=differences] li")
    assert differences.all_text_contents() == [
        "表中等级“特级技师”，记录是“首席技师”",
        "表中单位“另一家公司”，发证单位是“示例精工机械有限公司”（现单位与发证单位可以不同）",
    ]


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")  # it needs none
def test_the_downloads_hold_the_sheet_and_what_came_out_beside_it(sheet_page: Page) -> None:
    rows = [*ROWS, ["10", "=1+1", "", "", VALID]]
    text = "\n".join(",".join(row) for row in [HEADER, *rows])
    _give(sheet_page, "名册.csv", text.encode())
    with sheet_page.expect_download() as told:
        sheet_page.click("[data-act=csv]")
    content = Path(told.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert read[0] == [
        *HEADER,
        *(
            "原行号",
            "核验结论",
            "原因",
            "下一步",
            "表与记录不一致",
            "核验时间",
            "本站数据日期",
            "状态清单日期",
            "信任清单版本",
            "注意",
            "核验程序",
        ),
    ]
    assert [row[6] for row in read[1:-1]] == VERDICTS
    assert [row[:5] for row in read[1:-1]] == ROWS
    assert read[1][10:14] == ["2026-03-18", "2026-03-18", "2026-03-16", "1"]
    with sheet_page.expect_download() as told:
        sheet_page.click("[data-act=xlsx]")
    book = openpyxl.load_workbook(io.BytesIO(Path(told.value.path()).read_bytes()))
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert [row[6] for row in cells[1:-1]] == VERDICTS
    assert "f" not in {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert cells[-1][1] == "=1+1"


def test_a_long_sheet_is_shown_in_parts_and_printed_as_far_as_it_says(sheet_page: Page) -> None:
    sheet_page.evaluate("() => { window.print = () => { window.wasPrinted = true } }")
    sheet_page.evaluate(PASTE, 2500)
    sheet_page.click("[data-part=sheet-form] button")
    shown = sheet_page.locator("[data-slot=shown]")
    expect(shown).to_have_text("需要处理：已显示 50 行，共 2500 行；次序与行号同原表")
    sheet_page.click("[data-slot=more]")
    expect(shown).to_contain_text("已显示 150 行")
    expect(sheet_page.locator("[data-slot=more]")).to_be_focused()  # for those without a mouse
    assert sheet_page.locator("[data-slot=rows] tr").count() == 150
    sheet_page.click("[data-act=print]")
    others = sheet_page.locator("[data-slot=elsewhere-shown]")
    expect(others).to_have_text("已显示 2000 个，共 2500 个", timeout=30_000)
    expect(shown).to_contain_text("已显示 2000 行，共 2500 行")
    expect(sheet_page.locator("[data-part=sheet-told]")).to_be_empty()
    assert sheet_page.evaluate("window.wasPrinted")


def test_in_wechat_the_sheet_is_copied_and_a_browser_is_named_for_the_rest(
    browser: Browser, server: SiteServer
) -> None:
    context = browser.new_context(user_agent="Mozilla/5.0 Chrome/122 MicroMessenger/8.0.50")
    page = context.new_page()
    page.goto(f"{server.address}verify/")
    _give(page, "名册.xlsx", workbook([HEADER, *ROWS]))
    for name in ("csv", "xlsx", "print"):
        expect(page.locator(f"[data-act={name}]")).to_be_hidden()
    expect(page.locator("[data-act=copy]")).to_be_visible()
    expect(page.locator("[data-slot=open-elsewhere]")).to_contain_text("在浏览器打开")
    expect(page.locator("p:has(a[download])")).to_contain_text("在浏览器打开")
    context.close()


def test_on_plain_http_a_verdict_and_a_sheet_say_that_they_are_for_reference_only(
    browser: Browser, server: SiteServer
) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}verify/#{VALID}".replace("127.0.0.1", "plain.example"))
    assert page.evaluate("[isSecureContext, !!crypto.subtle, !!navigator.clipboard]") == [False] * 3
    expect(page.locator("[data-verdict=valid] [data-slot=warnings] li")).to_contain_text(PLAIN_HTTP)
    _give(page, "名册.xlsx", workbook([HEADER, *ROWS]))
    warnings = page.locator("[data-part=sheet-result] [data-slot=warnings] li")
    expect(warnings).to_have_count(1)
    expect(warnings).to_contain_text(PLAIN_HTTP)
    with page.expect_download() as told:
        page.click("[data-act=csv]")
    rows = list(csv.reader(io.StringIO(Path(told.value.path()).read_text("utf-8-sig"))))
    column = rows[0].index("注意")
    assert all(PLAIN_HTTP in row[column] for row in rows[1:])
    page.click("[data-act=copy]")
    expect(page.locator("[data-part=sheet-told]")).to_have_text("已复制")
    expect(page.locator("[data-slot=by-hand]")).to_be_visible()
    page.close()


def test_what_only_the_national_query_can_answer_is_listed_for_it(sheet_page: Page) -> None:
    _give(sheet_page, "名册.xlsx", workbook([HEADER, *ROWS]))
    listed = sheet_page.locator("[data-slot=elsewhere-rows] li")
    numbers = listed.locator("[data-cell=number]").all_text_contents()
    assert numbers == [ELSEWHERE, OLD]
    sheet_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for cell, copied in (("number", ELSEWHERE), ("name", "李四")):
        listed.first.locator(f"[data-copy={cell}]").click()
        expect(listed.first.locator("[data-cell=told]")).to_have_text("已复制")
        assert sheet_page.evaluate("navigator.clipboard.readText()") == copied


def test_no_request_holds_a_number_a_name_or_more_than_a_prefix(
    sheet_page: Page, server: SiteServer
) -> None:
    before = len(server.requests)
    _give(sheet_page, "名册.xlsx", workbook([HEADER, *ROWS]))
    asked = server.requests[before:]
    assert asked
    words = {word for row in ROWS for word in row if len(word) > 1}
    assert not any(word in path for path in asked for word in words)
    shards = [path for path in asked if path.startswith("/records/v1/") and path.count("/") == 4]
    assert shards == ["/records/v1/99/0.json"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为"),
        ("a.csv", "姓名,单位\n张三,某厂\n".encode(), "没有找到证书编码一列"),
        ("a.csv", b"", "文件是空的"),
    ],
    ids=["an old workbook", "no column of numbers", "empty"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(
    name: str, content: bytes, told: str, sheet_page: Page
) -> None:
    sheet_page.set_input_files("#sheet-file", {"name": name, "mimeType": "", "buffer": content})
    expect(sheet_page.locator("[data-part=sheet-told]")).to_contain_text(told)
    expect(sheet_page.locator("[data-part=sheet-result]")).to_be_empty()


PASTE = """(count) => {
  const number = (at) => `Y00005199${String(at % 10000).padStart(4, '0')}26T${String(at).padStart(6, '0')}`
  const lines = Array.from({ length: count }, (_, at) => number(at))
  document.querySelector('#sheet-pasted').value = lines.join('\\n')
}"""


STOP_UNDER_WAY = """async () => {
  const part = (name) => document.querySelector(`[data-part="${name}"]`)
  document.querySelector('[data-part=sheet-form] button').click()
  while (!(part('sheet-progress').value > 100)) await new Promise((resolve) => setTimeout(resolve))
  part('cancel').click()
}"""


def test_a_sheet_can_be_stopped_and_shows_what_was_done(sheet_page: Page) -> None:
    sheet_page.evaluate(PASTE, 20000)
    sheet_page.evaluate(STOP_UNDER_WAY)
    expect(sheet_page.locator("[data-part=sheet-told]")).to_contain_text("已停止")
    expect(sheet_page.locator("[data-part=cancel]")).to_be_hidden()
    expect(sheet_page.locator("[data-slot=count-all]")).not_to_have_text("20000")
    expect(sheet_page.locator("[data-slot=count-all]")).not_to_be_empty()
