"""Ten tasks, two each for a worker, a firm, an employer, a bureau and a visitor, from home by the shortest path.

On a phone, by keyboard, in at most four steps, where nothing can be downloaded or printed. A step is a
link followed or a button pressed; what is typed or chosen before it belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser
MOST_STEPS = 4
VALID = "Y00009999990126T000001"
ELSEWHERE = "Y00005199990126T000001"
NOTHING_LEAVES = """
window.print = () => { throw new Error('nothing can be printed') }
HTMLAnchorElement.prototype.click = () => { throw new Error('nothing can be downloaded') }
"""


class Visit:
    """A visitor who has no mouse. What is in the way of the keyboard makes the step fail."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0
        self.main = page.locator("main")

    def follow(self, name: str) -> None:
        self._enter(self.main.get_by_role("link", name=name).first)

    def follow_tab(self, name: str) -> None:
        self._enter(self.page.get_by_role("navigation").get_by_role("link", name=name).first)

    def press(self, name: str) -> None:
        self._enter(self.main.get_by_role("button", name=name, exact=True))

    def type(self, label: str, text: str) -> None:
        field = self.main.get_by_role("textbox", name=label)
        field.focus()
        self.page.keyboard.insert_text(text)

    def choose(self, label: str, option: str) -> None:
        field = self.main.get_by_label(label, exact=True)
        expect(field).to_be_visible()
        expect(field.locator("option")).not_to_have_count(0)
        field.focus()
        self.page.keyboard.press("Home")
        chosen = "(select) => select.selectedOptions[0].textContent"
        for _ in range(field.locator("option").count()):
            if option in field.evaluate(chosen):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {option} in {label}")

    def _enter(self, control: Locator) -> None:
        control.focus()
        assert control.evaluate("(element) => element === document.activeElement")
        self.page.keyboard.press("Enter")
        self.steps += 1
        assert self.steps <= MOST_STEPS


@pytest.fixture
def visit(browser: Browser, server: SiteServer) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="zh-CN", accept_downloads=False
    )
    context.add_init_script(NOTHING_LEAVES)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.address)
    yield Visit(page)
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_worker_reads_how_special_technician_is_obtained_in_sichuan(visit: Visit) -> None:
    visit.follow("特级技师 代码 T")
    expect(visit.main).to_contain_text("四川")
    expect(visit.main).to_contain_text("比照")


def test_a_worker_learns_the_earliest_day(visit: Visit) -> None:
    visit.follow("条件自查")
    visit.choose("在哪里", "上海")
    visit.choose("查什么", "特级")
    visit.press("对照条款")
    result = visit.page.locator("[data-part=result]")
    expect(result).to_contain_text("上海，特级技师：自查结果")
    expect(result.get_by_role("link", name="三（一）").first).to_be_visible()


def test_a_firm_learns_where_to_file_in_shanghai(visit: Visit) -> None:
    visit.follow_tab("办理流程")
    visit.follow("上海")
    expect(visit.main).to_contain_text("备案")
    expect(visit.main).to_contain_text("市职鉴中心")


def test_a_firm_fills_in_the_application_form(visit: Visit) -> None:
    visit.follow("企业申报")
    visit.follow("表格")
    visit.follow("试点备案申请表")
    expect(visit.page.locator("h1")).to_contain_text("备案申请表")
    field = visit.main.locator("textarea").first
    field.focus()
    visit.page.keyboard.insert_text("示例精工机械有限公司")
    expect(field).to_have_value("示例精工机械有限公司")


def test_an_employer_checks_a_number(visit: Visit) -> None:
    visit.type("证书编码", VALID)
    visit.press("核验")
    expect(visit.page.locator("[data-slot=heading]")).to_have_text("核对一致")


def test_an_employer_checks_a_staff_sheet_and_learns_where_to_ask_on(visit: Visit) -> None:
    visit.follow_tab("核验")
    visit.type("或粘贴", f"姓名\t证书编号\n林砺行\t{VALID}\n李四\t{ELSEWHERE}")
    visit.press("核验这些")
    rows = visit.page.locator("[data-slot=rows] tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("未收录（不等于假证）")
    expect(visit.page.locator("[data-slot=elsewhere-rows] li")).to_contain_text(ELSEWHERE)


def test_a_bureau_finds_what_is_wrong_in_a_list(visit: Visit) -> None:
    visit.follow("发布")
    visit.follow("名单自查")
    visit.page.get_by_text("没有文件？").focus()
    visit.page.keyboard.press("Enter")
    visit.main.locator("#pasted").focus()
    visit.page.keyboard.insert_text(
        "序号\t姓名\t工作单位\t职业\t等级\n1\t张三\t示例精工机械有限公司\t车工\t最高级"
    )
    visit.press("检查粘贴的表格")
    expect(visit.page.locator("[data-part=result]")).to_contain_text("最高级")


def test_a_bureau_learns_the_last_day_of_a_publicity_period(visit: Visit) -> None:
    visit.follow("发布")
    visit.follow("名单自查")
    visit.main.locator("#on").fill("2026-02-10")
    visit.main.locator("#days").fill("5")
    expect(visit.main).to_contain_text("截止到 2026-02-24（星期二）24:00")


def test_a_visitor_learns_until_when_and_how_to_object(visit: Visit) -> None:
    expect(visit.main).to_contain_text("2026年3月23日（星期一） 24:00")
    visit.follow("2026年度第三批首席技师、特级技师")
    expect(visit.main).to_contain_text("怎样提出异议")
    expect(visit.main).to_contain_text("0199-5550101")


def test_a_visitor_compares_how_long_results_are_made_public(visit: Visit) -> None:
    visit.follow("各地对照")
    visit.choose("主题", "公示")
    table = visit.page.locator("section[data-topic=publicity]")
    expect(table).to_be_visible()
    expect(table).to_contain_text("不少于 5 个工作日")
    expect(table).to_contain_text("文件未规定")
