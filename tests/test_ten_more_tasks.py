"""Ten more tasks from home, on a phone, by keyboard: what people come for between the main ones."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.test_ten_tasks import Visit, visit

pytestmark = pytest.mark.browser
__all__ = ["visit"]  # the fixture


def _ask(visit: Visit, trade: str, place: str) -> None:
    visit.main.get_by_role("combobox", name="我是（职业）").focus()
    visit.page.keyboard.insert_text(trade)
    visit.choose("在", place)
    visit.press("看适用的规定")


def test_a_worker_with_a_trade_unknown_here_reads_what_the_place_says(visit: Visit) -> None:
    _ask(visit, "美发师", "上海")
    visit.follow("上海特级技师、首席技师评聘通知（2024）")
    expect(visit.main).to_contain_text("沪人社职〔2024〕177号")


def test_a_worker_outside_the_places_reads_what_holds_everywhere(visit: Visit) -> None:
    _ask(visit, "电焊工", "其他地方")
    expect(visit.page.get_by_role("heading", name="在其他地方（国家）")).to_be_in_viewport()


def test_a_worker_who_lost_the_certificate_learns_that_no_text_says(visit: Visit) -> None:
    visit.follow("常见问题")
    expect(visit.main).to_contain_text("证书丢了怎么补办？")
    expect(visit.page.locator("#lost-certificate")).to_contain_text("文件未规定")


def test_a_worker_sees_which_title_the_grade_leads_to(visit: Visit) -> None:
    visit.follow("职业发展贯通")
    expect(visit.main).to_contain_text("高技能人才申报职称")


def test_a_firm_finds_who_may_assess_a_trade(visit: Visit) -> None:
    _ask(visit, "车工", "示例省")
    visit.follow("示例精工机械有限公司")
    expect(visit.main).to_contain_text("现在可以评价")


def test_a_clerk_prints_what_the_plan_must_settle_in_shanghai(visit: Visit) -> None:
    visit.follow("企业申报")
    visit.follow("表格")
    visit.follow("上海：方案须写明什么")
    expect(visit.page.locator("h1")).to_contain_text("上海")


def test_an_employer_whom_nothing_was_found_learns_where_to_ask(visit: Visit) -> None:
    visit.type("证书编码", "Y00005199990125T000001")
    visit.press("核验")
    expect(visit.page.locator("[data-slot=heading]")).to_contain_text("未收录")
    expect(visit.main.get_by_role("link", name="osta.org.cn").first).to_be_visible()


def test_a_bureau_subscribes_to_deadlines(visit: Visit) -> None:
    visit.follow("全部公示")
    link = visit.main.get_by_role("link", name="deadlines.ics")
    expect(link).to_have_attribute("href", "../feeds/deadlines.ics")


def test_a_visitor_reads_one_clause_of_one_text(visit: Visit) -> None:
    visit.follow_tab("政策文件")
    visit.follow("四川“新八级工”实施方案（2024）")
    visit.follow("附件3 二（一）")
    expect(visit.page.locator("[id='附件3-二（一）']")).to_be_in_viewport()
    expect(visit.main).to_contain_text("在高级技师岗位工作满8年")


def test_a_visitor_sees_what_a_new_text_changed(visit: Visit) -> None:
    visit.follow_tab("政策文件")
    visit.follow("示例省“新八级工”通知")
    visit.follow("与前一版相比")
    expect(visit.main).to_contain_text("不少于 7 名")
