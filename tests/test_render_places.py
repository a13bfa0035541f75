"""我是……，在……: from home to what applies to an occupation in a place, in two steps."""

from __future__ import annotations

import re
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from generator.load.portal import load_portal
from generator.model import Portal
from tests.conftest import ROOT, SiteServer
from tests.portal_sample import rendered_pages, sample_site

WELDER = "6-18-02-04"


@cache
def _portal() -> Portal:
    return load_portal(ROOT)[0]


@cache
def _bodies() -> dict[str, str]:
    return {path: page.body for path, page in rendered_pages(sample_site(portal=_portal())).items()}


def _section(place: str) -> str:
    body = _bodies()[f"occupations/{WELDER}/"]
    return body.partition(f'id="in-{place}"')[2].partition("</section>")[0]


def test_an_occupation_has_a_section_for_every_place_the_nation_after_the_real_ones() -> None:
    found = re.findall(r'<h3[^>]* id="in-(\w+)"', _bodies()[f"occupations/{WELDER}/"])
    assert found == ["cq", "sc", "sh", "cn", "demo"]


def test_the_place_tells_the_years_of_its_own_texts_with_their_clauses() -> None:
    assert re.search(r"首席技师</a>：在高级技师岗位满 8 年 <a [^>]*#附件3-二（一）", _section("sc"))
    assert "特级技师</a>：在高级技师岗位满 5 年（几种情形之一）" in _section("cq")
    assert _section("cn").count("文件未规定") == 2
    assert "policies/sc-2024-10/" in _section("sc")


def test_only_organisations_of_the_place_assess_there() -> None:
    for place in ("sc", "demo"):
        named = set(re.findall(r"organisations/([\w-]+)/", _section(place)))
        assert {_portal().organisations[one].jurisdiction for one in named} <= {place}
    assert re.search(r"organisations/demo-", _section("demo"))


def test_a_place_without_known_assessors_is_not_said_to_have_none() -> None:
    assert "没有收录" in _section("sc")
    assert "不等于没有" in _section("sc")


def test_every_grade_leads_to_the_ways_of_the_place() -> None:
    ways = _section("sc").partition("怎样取得各个等级")[2]
    anchors = re.findall(r"grades/([\w-]+)/#ways-sc", ways)
    assert anchors == list(_portal().grades)
    assert all('id="ways-sc"' in _bodies()[f"grades/{slug}/"] for slug in anchors)


def test_the_place_leads_to_its_procedures_the_self_check_and_the_comparison() -> None:
    for target in (
        "procedures/sc/",
        "eligibility/#place=sc",
        "compare/?topic=eligibility#eligibility",
    ):
        assert f'href="../../{target}"' in _section("sc")


def test_a_notice_stands_only_where_it_was_published() -> None:
    assert "notices/" not in _section("sc")
    assert "data-none" in _section("sc")


@pytest.mark.browser
def test_the_welder_in_sichuan_gets_there_by_keyboard_on_a_phone(
    server: SiteServer, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server.address)
    page.wait_for_selector("form[data-module=case-door]:not([hidden])")
    assert not page.locator("#case-links").is_visible()
    page.get_by_label("我是（职业）").fill("焊工")
    page.get_by_label("在", exact=True).select_option(label="四川")
    page.get_by_role("button", name="看适用的规定").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/occupations/{WELDER}/#in-sc")
    assert page.get_by_role("heading", name="在四川").is_visible()


@pytest.mark.browser
def test_an_occupation_without_a_page_leads_to_what_the_place_says(
    server: SiteServer, page: Page
) -> None:
    page.goto(server.address)
    page.get_by_label("我是（职业）").fill("美发师")
    page.get_by_label("在", exact=True).select_option(label="上海")
    page.get_by_role("button", name="看适用的规定").click()
    assert "没有收录“美发师”这个职业，不等于不能评" in page.locator("#case-answer").inner_text()
    links = page.locator("[data-place]:visible").get_by_role("link").all()
    assert [one.get_attribute("href") for one in links] == [
        "policies/sh-2024-177/",
        "procedures/sh/",
        "eligibility/#place=sh",
        "compare/?topic=eligibility#eligibility",
    ]


MEANT = {
    "焊工": ["焊工"],
    " 焊 工 ": ["焊工"],
    "我是焊工": ["焊工"],
    "电焊工": ["焊工"],
    "６－１８－０２－０４": ["焊工"],
    "6180204": ["焊工"],
    "ai训练师": ["人工智能训练师"],
    "修车": ["汽车维修工"],
    "电梯工": ["电梯安装维修工"],
}
ASKED_BACK = {
    "钳工": ["工具钳工", "装配钳工"],
    "悍工": ["车工", "铣工", "焊工"],
    "叉车工": ["车工"],
    "护理员": ["养老护理员"],
    "美发师": [],
    "工": [],
    "": [],
}


@pytest.mark.browser
def test_only_a_name_a_code_or_a_common_name_is_sure(server: SiteServer, page: Page) -> None:
    page.goto(server.address)
    found = page.evaluate(
        """async (typed) => {
          const { meantOccupations } = await import('./assets/js/occupation-names.js')
          const known = [...document.querySelectorAll('option[data-code]')].map(({ value, dataset }) => (
            { name: value, code: dataset.code, also: dataset.also.split(' ') }))
          return typed.map((asked) => {
            const { sure, near } = meantOccupations(asked, known)
            return [sure?.name ?? null, near.map((one) => one.name)]
          })
        }""",
        [*MEANT, *ASKED_BACK],
    )
    sure = [[names[0], []] for names in MEANT.values()]
    asked_back = [[None, names] for names in ASKED_BACK.values()]
    assert found == sure + asked_back


@pytest.mark.browser
def test_without_javascript_home_leads_to_each_occupation(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)
    page.locator("#case-links").get_by_role("link", name="焊工").click()
    assert page.url.endswith(f"/occupations/{WELDER}/#places")
    context.close()
