"""Places side by side: what is said, what is not, and what sets a place apart, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from generator.load.portal import load_portal
from generator.model import ClauseText, ConditionKind, Policy, Portal, Topic
from generator.policies.comparisons import COMPARED, ComparedPlace, ComparedRow, compared
from generator.policies.key_facts import FactKind
from tests.conftest import ROOT, SiteServer
from tests.portal_sample import (
    POLICY,
    good_portal,
    rendered_files,
    rendered_pages,
    sample_site,
    search_records,
)

CHIEF = "chief-technician"
SPECIAL = "special-technician"
REPEALED = "demo-2022-3"


@cache
def _portal() -> Portal:
    return load_portal(ROOT)[0]


@cache
def _rows() -> Mapping[tuple[Topic, str | None], ComparedRow]:
    texts: dict[str, list[Policy]] = {}
    for policy in _portal().policies.values():
        if policy.id != REPEALED:
            texts.setdefault(policy.jurisdiction, []).append(policy)
    return {(row.topic, row.grade): row for row in compared(_portal(), texts)}


def _cell(topic: Topic, grade: str | None, place: str) -> ComparedPlace:
    return next(one for one in _rows()[topic, grade].places if one.place == place)


@cache
def _body() -> str:
    return rendered_pages(sample_site(portal=_portal()))["compare/"].body


def _row_html(anchor: str) -> str:
    """From the row's own heading to the next one."""
    return _body().partition(f'id="{anchor}"')[2].partition("<tbody")[0]


def test_every_topic_has_a_row_for_every_grade_and_one_for_none() -> None:
    grades = {None, *_portal().grades}
    assert set(_rows()) == {(topic, grade) for topic in COMPARED for grade in grades}


def test_only_sichuan_asks_for_eight_years_and_limits_nationality_and_age() -> None:
    assert _cell(Topic.ELIGIBILITY, CHIEF, "sc").only_figures == ("8年",)
    kinds = _cell(Topic.ELIGIBILITY, SPECIAL, "sc").only_kinds
    assert {ConditionKind.NATIONALITY, ConditionKind.AGE} <= set(kinds)


def test_an_award_is_a_condition_of_the_chief_in_shanghai_alone() -> None:
    asking = {
        place.place
        for place in _rows()[Topic.ELIGIBILITY, CHIEF].places
        if ConditionKind.AWARD in place.only_kinds
    }
    assert asking == {"sh"}


def test_an_invented_place_takes_nothing_from_a_real_one() -> None:
    """The demo has a management period of three years too."""
    assert "3年" in _cell(Topic.MANAGEMENT, CHIEF, "sc").only_figures
    assert "只有这里有规定" not in _row_html("withdrawal-all").partition("样例")[2]


def test_days_of_publicity_are_stated_by_chongqing_and_shanghai_alone() -> None:
    stated = {
        (place.place, fact.kind)
        for place in _rows()[Topic.PUBLICITY, CHIEF].places
        for fact in place.facts
        if fact.text
    }
    assert stated - {
        ("demo", FactKind.PUBLICITY_BY_ORGANISATION),
        ("demo", FactKind.PUBLICITY_BY_AUTHORITY),
    } == {("cq", FactKind.PUBLICITY_BY_AUTHORITY), ("sh", FactKind.PUBLICITY_BY_ORGANISATION)}


def test_a_difference_is_told_in_words_with_the_places() -> None:
    html = _row_html(f"publicity-{CHIEF}")
    assert "人社部门公示时间不同：文件未规定（国家、四川、上海）；不少于 5 个工作日（重庆）" in html
    assert "证书编码第16位相同：S" in _row_html(f"coding-{CHIEF}")


def test_a_text_about_two_grades_approves_no_other() -> None:
    """The one of Shanghai is about 特级技师 and 首席技师 alone."""
    for grade in ("apprentice", "senior-technician"):
        assert not _cell(Topic.APPROVAL, grade, "sh").facts
    assert _cell(Topic.APPROVAL, SPECIAL, "sh").facts


def test_what_a_text_says_of_other_grades_is_not_called_unstated() -> None:
    html = _row_html("management-apprentice")
    assert "没有专门针对这一级的条款" in html
    assert "文件未规定：" in html  # places that never speak of it


def test_every_line_and_fact_leads_to_its_clause() -> None:
    cells = re.findall(r"<td data-label=.*?</td>", _body(), re.DOTALL)
    assert len(cells) > 100
    for cell in cells:
        said = cell.count('class="p-lines__item"') + cell.count('p-compare__fact"><span')
        assert cell.count('class="p-clause"') == said


def _aspect(anchor: str, name: str) -> str:
    """The table row of one aspect within a row of the comparison."""
    found = _row_html(anchor).partition(f'<th scope="row">{name}<')[2].partition("</tr>")[0]
    assert found, f"{anchor} has no aspect {name}"
    return found


def test_a_kind_of_condition_stands_in_one_row_that_says_who_has_it() -> None:
    nationality = _aspect(f"eligibility-{SPECIAL}", "国籍")
    assert "只有四川写明" in nationality
    assert nationality.count("文件未规定") == 4
    assert "具有中国国籍" in nationality


def test_what_is_one_of_several_ways_is_not_shown_as_asked_of_all() -> None:
    """In Chongqing a senior professional title stands for the grade; either is enough."""
    for kind in ("已有等级", "已有职称"):
        cell = _aspect(f"eligibility-{SPECIAL}", kind).partition('data-label="重庆"')[2]
        assert "不是人人都要，见下面的“几种情形之一”" in cell.partition("</td>")[0]
    demo = _aspect(f"eligibility-{SPECIAL}", "几种情形与说明").partition("样例")[2]
    assert "几种情形之一：带出高级技师2名以上" in demo


def test_years_are_told_once_and_compared() -> None:
    row = _row_html(f"eligibility-{SPECIAL}")
    assert "国家未规定，其余相同" in _aspect(f"eligibility-{SPECIAL}", "须满的年限")
    assert "岗位工作满5年 " not in row.partition("几种情形与说明")[0]
    assert "国家未规定，其余不同" in _aspect(f"eligibility-{CHIEF}", "须满的年限")


def test_a_text_with_gaps_is_not_taken_for_a_silent_one() -> None:
    assert "policies/cq-2023-27/#defects" in _body().partition('id="about"')[2]


def test_a_repealed_text_is_not_compared() -> None:
    assert REPEALED not in _body()


def test_texts_at_hand_are_compared_letter_by_letter() -> None:
    portal = good_portal()
    (source,) = (one for one in portal.policies.values() if one.id == portal.grade_source)
    row = next(one for one in portal.policies[POLICY].grade_table)
    national = replace(source, grade_table=(replace(row, clause="附件"),))
    texts = {
        source.id: (_table_row("附件", "能独立操作"),),
        POLICY: (_table_row(row.clause, "能够独立操作"),),
    }
    policies = {**portal.policies, source.id: national}
    site = sample_site(portal=replace(portal, policies=policies, policy_texts=texts))
    body = rendered_pages(site)["compare/"].body
    assert '能<ins class="p-diff p-diff--second">够</ins>独立操作' in body


def _table_row(clause: str, text: str) -> ClauseText:
    return ClauseText(clause=clause, heading="", paragraphs=(), table=(("1", "等级", text),))


def test_the_twin_has_the_rows_of_the_page() -> None:
    twin = json.loads(rendered_files(sample_site(portal=_portal()))["api/v1/compare.json"])
    assert twin["count"] == len(_rows())
    shown = {(row["topic"], row["grade"]) for row in twin["items"]}
    assert shown == {(topic.value, grade) for topic, grade in _rows()}


def test_the_search_knows_one_page_and_repeats_no_clause() -> None:
    records = search_records(sample_site(portal=_portal()))
    (found,) = (one for one in records if one.address.startswith("compare/"))
    assert found.title == "各地对照"
    assert "不少于 5 个工作日" not in found.text


def test_a_grade_leads_to_its_own_comparison() -> None:
    body = rendered_pages(sample_site())[f"grades/{SPECIAL}/"].body
    target = f"compare/?grade={SPECIAL}&amp;topic=eligibility#eligibility-{SPECIAL}"
    assert target in body


@pytest.mark.browser
def test_the_address_chooses_and_the_choice_is_in_the_address(
    server: SiteServer, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server.address}compare/?grade={CHIEF}&topic=publicity")
    shown = page.locator("main h2[id]:visible")
    page.wait_for_selector("[data-module=comparison]:not([hidden])")
    assert shown.first.inner_text() == "公示"
    assert (
        page.locator("tbody[data-grade]:visible").count() == 2
    )  # the grade, and what is of no grade
    page.get_by_label("主题", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**/compare/?grade=chief-technician&topic=approval")
    assert (
        page.get_by_role("status").inner_text().startswith("现在显示：核准、公布与发证，首席技师")
    )
    page.reload()
    page.wait_for_selector("[data-module=comparison]:not([hidden])")
    assert page.get_by_label("主题", exact=True).input_value() == "approval"


@pytest.mark.browser
def test_an_anchor_chooses_where_the_address_says_nothing(server: SiteServer, page: Page) -> None:
    page.goto(f"{server.address}compare/#coding-{SPECIAL}")
    page.wait_for_selector("[data-module=comparison]:not([hidden])")
    assert page.get_by_label("主题", exact=True).input_value() == "coding"
    assert page.get_by_label("等级", exact=True).input_value() == SPECIAL


@pytest.mark.browser
def test_without_javascript_all_tables_are_there(server: SiteServer, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}compare/")
    assert page.locator("table:visible").count() == len(COMPARED)
    assert page.locator("form.p-compare-choice:visible").count() == 0
    page.get_by_role("link", name="公示", exact=True).last.click()
    assert page.url.endswith("#publicity")
    context.close()
