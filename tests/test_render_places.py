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


def test_an_occupation_has_a_section_for_every_place_but_the_nation() -> None:
    found = re.findall(r'<h3[^>]* id="in-(\w+)"', _bodies()[f"occupations/{WELDER}/"])
    assert found == [place for place in _portal().jurisdictions if place != "cn"]


def test_only_organisations_of_the_place_assess_there() -> None:
    for place in ("sc", "demo"):
        named = set(re.findall(r"organisations/([\w-]+)/", _section(place)))
        assert {_portal().organisations[one].jurisdiction for one in named} <= {place}
    assert re.search(r"organisations/demo-", _section("demo"))


def test_a_place_without_known_assessors_is_not_said_to_have_none() -> None:
    assert "没有收录" in _section("sc")
    assert "不等于没有" in _section("sc")


def test_every_grade_leads_to_the_ways_of_the_place() -> None:
    anchors = re.findall(r"grades/([\w-]+)/#ways-sc", _section("sc"))
    assert anchors == list(_portal().grades)
    assert all('id="ways-sc"' in _bodies()[f"grades/{slug}/"] for slug in anchors)


def test_the_place_leads_to_its_procedures_the_self_check_and_the_comparison() -> None:
    for target in ("procedures/sc/", "eligibility/", "compare/?topic=eligibility#eligibility"):
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
    page.get_by_label("我是", exact=True).select_option(label="焊工")
    page.get_by_label("在", exact=True).select_option(label="四川")
    page.get_by_role("button", name="看适用的规定").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/occupations/{WELDER}/#in-sc")
    assert page.get_by_role("heading", name="在四川").is_visible()


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
