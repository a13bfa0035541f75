"""The self-check in a browser: by keyboard alone, with nothing sent, kept or lost on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteServer

pytestmark = pytest.mark.browser

CHIEF_IN_SICHUAN = "eligibility/#place=sc&aim=chief-technician"
SINCE = "从哪一天起在高级技师岗位上工作"


def _opened(page: Page, server: SiteServer, fragment: str = CHIEF_IN_SICHUAN) -> None:
    page.goto(server.address + fragment)
    expect(page.get_by_role("button", name="对照条款")).to_be_visible()


def _answered(page: Page, since: str = "2019-02-28") -> None:
    page.get_by_label("高级技师", exact=True).check()
    page.get_by_label(SINCE).fill(since)
    page.get_by_role("group", name="所在单位已开展特级技师评聘工作").get_by_label("是").check()


def test_by_keyboard_alone_from_the_choice_to_the_result(server: SiteServer, page: Page) -> None:
    _opened(page, server, "eligibility/")
    page.get_by_label("在哪里").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")  # the demo province stands last
    expect(page.get_by_label("在哪里")).to_have_value("sh")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(page.get_by_label("查什么")).to_have_value("special-technician")
    page.keyboard.press("Tab")
    expect(page.get_by_label("高级技师", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_label(SINCE)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label(SINCE)).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="上海，特级技师：自查结果")
    expect(heading).to_be_focused()
    expect(page.locator("[data-part=result]")).to_contain_text("没有不符合的")


def test_the_result_names_what_is_missing_the_clause_and_the_earliest_day(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server)
    _answered(page)
    page.get_by_role("button", name="对照条款").click()
    result = page.locator("[data-part=result]")
    expect(result).to_contain_text("时间最早在 2027年2月28日 满足")
    expect(result).to_contain_text("文件写“原则上”：现在不符合，不等于不能申报")
    clause = result.get_by_role("link", name="附件3 二（一）").first
    assert "policies/sc-2024-10/#" in str(clause.get_attribute("href"))


def test_a_day_after_the_text_has_lapsed_is_told_so_with_what_to_collect_until_then(
    server: SiteServer, page: Page
) -> None:
    """The text of Sichuan holds for five years from 2024-07-30."""
    _opened(page, server)
    _answered(page, since="2024-02-29")
    page.get_by_role("button", name="对照条款").click()
    result = page.locator("[data-part=result]")
    expect(result).to_contain_text("时间最早在 2032年2月29日 满足")
    expect(result).to_contain_text("有效期（到 2029年7月29日）已过，要看届时的规定")
    result.get_by_text("可以先收集的材料").click()
    expect(result.get_by_text("在这个等级的岗位上起止日期的材料")).to_be_visible()
    expect(result.get_by_text("能照着算的标准，这里不替它们判断").first).to_be_visible()


def test_a_person_is_led_to_what_the_unit_must_be_first(server: SiteServer, page: Page) -> None:
    _opened(page, server)
    page.get_by_role("button", name="对照条款").click()
    page.get_by_role("link", name="单位也要先具备条件：开展首席技师评聘").click()
    expect(page.get_by_label("在哪里")).to_be_focused()
    expect(page.get_by_label("单位（企业）")).to_be_checked()
    expect(page.get_by_label("查什么")).to_have_value("sc-2024-10#run-chief")
    expect(page.locator("[data-part=result]")).to_be_empty()
    assert page.get_by_role("group", name="单位已开展特级技师评聘工作").is_visible()


def test_a_text_with_a_lost_page_says_that_conditions_may_stand_there(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server, "eligibility/#place=cq&aim=special-technician")
    page.get_by_role("button", name="对照条款").click()
    link = page.get_by_role("link", name="重庆“新八级”制度试点通知（2023）：文本的缺漏与疑点")
    assert str(link.get_attribute("href")).endswith("policies/cq-2023-27/#defects")


def test_our_reading_of_what_a_text_leaves_open_stands_with_the_verdict(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server, "eligibility/#place=cq&aim=senior")
    page.get_by_role("button", name="对照条款").click()
    told = page.locator("[data-part=result] article").filter(has_text="获奖的专业技术人才")
    expect(told).to_contain_text("文件没有写明：“相应职业技能等级”是哪一级")


def test_the_earliest_day_becomes_a_calendar_file_in_the_browser(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server)
    _answered(page)
    page.get_by_role("button", name="对照条款").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="存到日历（.ics）").click()
    text = Path(download.value.path()).read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270301\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")


def test_a_wrong_day_is_told_in_a_summary_that_leads_to_its_field(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server)
    _answered(page, since="2030-01-01")
    page.get_by_role("button", name="对照条款").click()
    expect(page.locator("[data-part=errors]")).to_be_focused()
    page.get_by_role("link", name=f"{SINCE}：在今天之后").click()
    expect(page.get_by_label(SINCE)).to_be_focused()
    expect(page.get_by_label(SINCE)).to_have_attribute("aria-invalid", "true")
    assert page.url.endswith(CHIEF_IN_SICHUAN)
    expect(page.get_by_role("heading", name="自查结果")).to_have_count(0)


def test_answers_stay_on_the_page_and_the_address_holds_place_and_aim_only(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server)
    _answered(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="对照条款").click()
    expect(page.get_by_role("heading", name="自查结果")).to_be_focused()
    assert sent == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    page.get_by_label("查什么").select_option(label="特级技师")
    assert page.url.endswith("#place=sc&aim=special-technician")
    page.reload()
    expect(page.get_by_label("查什么")).to_have_value("special-technician")
    expect(page.get_by_label("高级技师", exact=True)).not_to_be_checked()


def test_a_firm_of_999_front_line_workers_is_told_what_it_lacks(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server, "eligibility/#place=sc&for=organisation")
    page.get_by_label("查什么").select_option(label="开展职业技能等级直接认定")
    workers = page.get_by_label("一线技能职工有多少人")
    for count, told in (("999", "人数不够"), ("1000", "没有不符合的")):
        workers.fill(count)
        page.get_by_role("button", name="对照条款").click()
        expect(page.locator("[data-part=result]")).to_contain_text(told)


def test_a_place_is_asked_only_what_its_texts_ask(server: SiteServer, page: Page) -> None:
    _opened(page, server, "eligibility/#place=sh&aim=special-technician")
    questions = page.locator("[data-part=questions]")
    expect(questions).not_to_contain_text("国籍")
    expect(questions).not_to_contain_text("年龄")
    page.get_by_label("在哪里").select_option("sc")
    expect(questions).to_contain_text("具有中国国籍")
    expect(questions).to_contain_text("年龄一般不超过法定退休年龄")


@pytest.mark.parametrize(
    ("place", "held", "asked", "left_out"),
    [
        ("sc", (), 23, "首席技师、特级技师"),
        ("sc", ("高级工",), 7, "高级工、中级工、初级工、学徒工"),
        ("sc", ("高级技师",), 8, "高级技师、技师、高级工、中级工、初级工、学徒工"),
        ("cq", ("高级工", "技师"), 9, "特级技师"),
        ("sh", ("高级技师",), 4, "首席技师"),
    ],
)
def test_who_asks_for_everything_is_asked_what_can_still_matter(
    server: SiteServer, page: Page, place: str, held: tuple[str, ...], asked: int, left_out: str
) -> None:
    """Of 32 in Sichuan, 19 in Chongqing and 5 in Shanghai; ticks not counted."""
    _opened(page, server, f"eligibility/#place={place}")
    for grade in held:
        page.get_by_label(grade, exact=True).check()
    expect(page.locator("[data-part=progress]")).to_contain_text(f"已答 0 题，还有 {asked} 题")
    expect(page.locator("[data-part=left-out]")).to_contain_text(left_out)


def test_an_answer_that_decides_ends_the_questions_and_stays_to_be_changed(
    server: SiteServer, page: Page
) -> None:
    _opened(page, server, "eligibility/#place=sc")
    page.get_by_label("高级工", exact=True).check()
    for told in ("几项规定都问的 还有 2 题", "技师 还有 4 题", "高级技师 还有 1 题"):
        expect(page.get_by_role("heading", name=told, exact=True)).to_be_visible()
    on_duty = page.get_by_role("group", name="在职在岗")
    on_duty.get_by_label("否").check()
    expect(page.locator("[data-part=progress]")).to_contain_text("已答 1 题，还有 0 题")
    expect(page.get_by_role("heading", name=re.compile("^技师"))).to_be_hidden()
    on_duty.get_by_label("是").check()
    expect(page.locator("[data-part=progress]")).to_contain_text("已答 1 题，还有 6 题")
    page.get_by_text("获得过哪些奖项、称号").first.press("Enter")
    expect(page.get_by_label("全国技术能手")).to_be_visible()


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_in_a_result(server: SiteServer, browser: Browser, look: str) -> None:
    width = 360 if look == "phone" else 1200
    context = browser.new_context(
        color_scheme="dark" if look == "dark" else "light",
        viewport={"width": width, "height": 800},
        locale="zh-CN",
    )
    page = context.new_page()
    _opened(page, server, "eligibility/#place=cq")
    page.get_by_role("button", name="对照条款").click()
    expect(page.get_by_role("heading", name="自查结果")).to_be_focused()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_on_paper_the_result_stands_without_the_form(server: SiteServer, page: Page) -> None:
    _opened(page, server)
    page.emulate_media(media="print")
    expect(page.locator("#all-conditions")).to_be_visible()
    page.emulate_media(media="screen")
    _answered(page)
    page.get_by_role("button", name="对照条款").click()
    page.emulate_media(media="print")
    expect(page.locator("[data-part=form]")).to_be_hidden()
    expect(page.locator("#all-conditions")).to_be_hidden()
    expect(page.get_by_role("heading", name="自查结果")).to_be_visible()


def test_without_javascript_all_conditions_are_there_to_read(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address + "eligibility/")
    expect(page.locator("noscript p")).to_contain_text("需要启用 JavaScript")
    page.locator("#conditions-sc").click()
    expect(page.get_by_text("在高级技师岗位工作满8年").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("对照"))).to_have_count(0)
    context.close()
