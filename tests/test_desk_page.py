"""The page /desk/ in Chromium: a messy workbook dropped, mended and saved; nothing leaves, nothing freezes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Page

from generator.import_rows.checked import checked_notice
from generator.intake.workbooks.books import read_book
from tests.conftest import SiteServer
from tests.desk_sheets import demo
from tests.workbooks import laid

pytestmark = pytest.mark.browser

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADING = ["序号", "姓 名", "工作单位", "职业（工种）", "技能等级", "备注"]
FIRM = "示例精工机械有限公司"
PEOPLE = [
    ["1", "林 砺行", FIRM, "车工", "特级", ""],
    ["２", "周翰歌", FIRM, "车工（数控车工）", "高技", ""],
    ["3", "沈铣舟", "同上", "车工", "高级技师", "电话 13800138000"],
    ["3", "顾守毫", FIRM, "车工", "技师", ""],
]
LONG_TASKS = """window.longTasks = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(Math.round(entry.duration))
}).observe({ type: 'longtask' })"""

ASK = "(address) => fetch(address).then(() => 'reached', () => 'refused')"


def workbook(people: list[list[str]], heading: list[str] = HEADING) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "拟核准"
    sheet.append(["特级技师等拟核准人员名单"])
    sheet.merge_cells("A1:F1")
    for row in [heading, *people, ["备注：以上均已核实"]]:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def drop(page: Page, content: bytes, name: str = "名单.xlsx") -> None:
    page.set_input_files("#file", {"name": name, "mimeType": XLSX, "buffer": content})
    page.wait_for_selector("#outcome")


@pytest.fixture
def desk(page: Page, server: SiteServer) -> Page:
    page.goto(f"{server.address}desk/")
    page.wait_for_selector("[data-part=form]:not([hidden])")
    page.select_option("#policy", "demo-2025-1")
    page.fill("#on", "2026-03-16")
    return page


@pytest.fixture
def offline(browser: Browser, demo_site: Path) -> Iterator[Page]:
    """The single file, opened from the disk without a network."""
    context = browser.new_context(locale="zh-CN", offline=True)
    page = context.new_page()
    page.goto((demo_site / "desk/offline.html").as_uri())
    page.wait_for_selector("[data-part=form]:not([hidden])")
    yield page
    context.close()


def findings(page: Page) -> dict[str, str]:
    """Cell -> code, as the table of findings has them."""
    rows = page.locator("tr[data-code]").all()
    return {row.locator("th").inner_text(): str(row.get_attribute("data-code")) for row in rows}


def saved(page: Page) -> str:
    with page.expect_download() as download:
        page.click("[data-act=csv]")
    return Path(download.value.path()).read_text(encoding="utf-8")


def mend(page: Page) -> None:
    """Mends what `PEOPLE` has wrong, and checks again."""
    page.fill("[aria-label='拟核准!A6 改为']", "4")
    page.fill("[aria-label='拟核准!F5 改为']", "")
    page.click("text=改成“高级技师”")
    page.click("text=按改好的再查一次")
    page.wait_for_selector("#outcome:has-text('没有')")


def test_a_messy_workbook_is_mended_and_saved_as_portal_import_would_write_it(
    desk: Page, tmp_path: Path
) -> None:
    drop(desk, workbook(PEOPLE))
    assert desk.inner_text("#outcome") == "有 3 处错误"
    assert findings(desk) == {
        "拟核准!E4": "unknown-grade",
        "拟核准!F5": "personal-data",
        "拟核准!A6": "serial-twice",
    }
    assert desk.locator("[data-act=csv]").is_hidden()
    mend(desk)
    mended = [list(row) for row in PEOPLE]
    mended[1][4], mended[2][5], mended[3][0] = "高级技师", "", "4"
    book, _ = read_book(laid(tmp_path, "名单.xlsx", workbook(mended)), "名单.xlsx")
    assert book
    portal = demo()
    imported = checked_notice(book, portal.notices["demo-notice-2026-03"], portal)
    assert saved(desk) == imported.csv


def test_the_single_file_does_the_same_from_the_disk(offline: Page) -> None:
    drop(offline, workbook(PEOPLE))
    mend(offline)
    assert saved(offline).splitlines()[2] == f"2,周翰歌,{FIRM},6-18-01-01,车工,数控车工,高级技师,"


def test_a_column_of_identity_numbers_can_be_taken_out_of_the_copy(desk: Page) -> None:
    people = [["1", "林砺行", FIRM, "车工", "技师", "11010519491231002X"]]
    drop(desk, workbook(people, [*HEADING[:-1], "身份证号"]))
    assert findings(desk) == {"拟核准!F2": "personal-column", "拟核准!F3": "personal-data"}
    desk.check("[data-code=personal-column] input")
    desk.click("text=按改好的再查一次")
    desk.wait_for_selector("#outcome:has-text('没有发现错误')")
    assert "1101" not in saved(desk)


def test_sheets_of_two_shapes_are_looked_at_one_by_one(desk: Page) -> None:
    book = Workbook()
    for name, heading in (("精工", HEADING), ("北辰", HEADING[:-1])):
        sheet = book.create_sheet(name)
        for row in (heading, PEOPLE[0][: len(heading)]):
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    drop(desk, target.getvalue())
    assert findings(desk) == {"整个文件": "import-several-tables"}
    desk.uncheck("text=北辰")
    desk.wait_for_selector("#outcome:has-text('没有发现错误')")
    assert len(saved(desk).splitlines()) == 2


def test_a_list_is_held_to_the_notice_that_it_follows(desk: Page, tmp_path: Path) -> None:
    people = [list(row) for row in PEOPLE[:2]]
    people[1][4] = "高级技师"
    desk.check("[name=purpose][value=list]")
    desk.set_input_files("#notice", laid(tmp_path, "公示.xlsx", workbook(people)))
    desk.wait_for_selector("[data-part=followed]:has-text('2 人')")
    people[1][1] = "顾守毫"
    drop(desk, workbook(people))
    assert findings(desk) == {"拟核准!B4": "not-in-notice"}


def test_nothing_is_asked_of_the_network_once_the_page_is_there(
    desk: Page, server: SiteServer
) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    before = len(server.requests)
    drop(desk, workbook(PEOPLE))
    mend(desk)
    saved(desk)
    assert len(server.requests) == before
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_neither_page_nor_worker_may_reach_the_network(desk: Page, server: SiteServer) -> None:
    before = len(server.requests)
    (worker,) = desk.workers
    assert desk.evaluate(ASK, server.address) == "refused"
    assert worker.evaluate(ASK, server.address) == "refused"
    assert len(server.requests) == before


def test_text_of_a_workbook_is_never_markup(desk: Page) -> None:
    hostile = '<img src=x onerror="document.title=1">'
    drop(desk, workbook([["1", hostile, FIRM, "车工", "技师", "<b>"]]))
    assert hostile in desk.inner_text("[data-slot=preview]")
    drop(desk, workbook([["1", "林砺行", FIRM, "车工", hostile, "<b>"]]))
    assert hostile in desk.inner_text("[data-slot=findings]")
    assert desk.locator("main img, main td b").count() == 0


def test_a_pasted_table_is_checked_like_a_file(desk: Page) -> None:
    desk.click("summary:has-text('粘贴')")
    desk.fill("#pasted", "\n".join("\t".join(row) for row in [HEADING, *PEOPLE[:1]]))
    desk.click("text=检查粘贴的表格")
    desk.wait_for_selector("#outcome")
    assert desk.inner_text("#outcome") == "没有发现错误"
    assert saved(desk).splitlines()[1] == f"1,林砺行,{FIRM},6-18-01-01,车工,,特级技师,"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "名单.et", "旧格式"),
        (b"PK\x03\x04" + bytes(60), "名单.xlsx", "已损坏"),
        (b"%PDF-1.7", "名单.pdf", "不是表格"),
    ],
    ids=["an .et", "half an archive", "a PDF"],
)
def test_what_is_no_workbook_is_told_with_what_to_do(
    desk: Page, content: bytes, name: str, said: str
) -> None:
    drop(desk, content, name)
    assert said in desk.inner_text("#outcome")
    assert desk.inner_text("[data-slot=hint]") != ""


@pytest.mark.parametrize(
    ("on", "policy", "days", "said"),
    [
        ("2026-03-16", "demo-2025-1", None, "截止到 2026-03-23（星期一）24:00"),
        ("2026-02-12", "demo-2025-1", "5", "截止到 2026-02-26（星期四）24:00"),
        ("2026-12-29", "demo-2025-1", None, "2027 年的放假安排尚未公布"),
        ("2026-03-16", "", "5", "截止到 2026-03-23"),
    ],
    ids=["five days", "over Spring Festival", "into a year without calendar", "no policy chosen"],
)
def test_the_deadline_is_counted(
    desk: Page, on: str, policy: str, days: str | None, said: str
) -> None:
    desk.fill("#on", on)
    desk.select_option("#policy", policy)
    if days:
        desk.fill("#days", days)
    assert said in desk.inner_text("[data-part=last-day]")


def test_a_policy_without_a_number_of_days_says_so(desk: Page) -> None:
    desk.select_option("#policy", "mohrss-2022-14")
    assert desk.inner_text("[data-part=days-hint]") == "文件未规定公示几个工作日"


def test_fifty_thousand_rows_freeze_the_page_for_no_tenth_of_a_second(
    desk: Page, tmp_path: Path
) -> None:
    lines = [",".join(HEADING)]
    lines += [f"{n},林砺行{n},{FIRM},车工,{'高技' if n % 9 else '技师'}," for n in range(1, 50_001)]
    file = tmp_path / "名单.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    desk.evaluate(LONG_TASKS)
    desk.set_input_files("#file", file)
    desk.wait_for_selector("#outcome")
    assert desk.inner_text("#outcome") == "有 1000 处错误、1 处提醒"
    longest = max(desk.evaluate("window.longTasks"), default=0)
    assert longest <= 100


def test_everything_is_done_by_keyboard(desk: Page) -> None:
    drop(desk, workbook(PEOPLE))
    assert desk.evaluate("document.activeElement.id") == "outcome"
    for _ in range(3):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.dataset.slot") == "text":
            break
    desk.keyboard.press("ControlOrMeta+a")
    desk.keyboard.type("高级技师")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#outcome:has-text('有 2 处错误')")
    assert desk.evaluate("document.activeElement.id") == "outcome"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, server: SiteServer, scheme: str, width: int
) -> None:
    context = browser.new_context(
        locale="zh-CN",
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{server.address}desk/")
    page.wait_for_selector("[data-part=form]:not([hidden])")
    page.select_option("#policy", "demo-2025-1")
    page.fill("#on", "2026-03-16")
    drop(page, workbook(PEOPLE))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate(AXE)
    violations = page.evaluate("axe.run().then((found) => found.violations)")
    context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []


def test_without_javascript_the_page_says_what_to_do(browser: Browser, server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}desk/")
    assert "portal import" in page.inner_text("[data-part=fallback]")
    assert page.locator("[data-part=form]").is_hidden()
    context.close()


def test_the_page_holds_no_person_and_nothing_secret(demo_site: Path) -> None:
    text = (demo_site / "desk/offline.html").read_text(encoding="utf-8")
    for notice in demo().notices.values():
        assert [row.name for row in notice.candidates if row.name in text] == []
    assert json.dumps("desk-rules/v1") in text
