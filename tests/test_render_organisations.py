"""The directory as pages, twins and downloads: who may assess what today, and who may not any more."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.check import portal_with_texts
from generator.model import DirectoryChange, OwnGradeName, PilotBatch, Portal
from tests.conftest import SiteServer
from tests.portal_sample import good_portal, rendered_files, rendered_pages, sample_site
from tests.test_rules_organisations import entry, listed, narrowed, row

ROOT = Path(__file__).resolve().parent.parent
TURNER = "occupations/6-18-01-01/"
FIRM = "organisations/demo-jinggong/"
REMOVED_ON = date(2026, 2, 1)


def holding(**changes: object) -> Portal:
    organisation = replace(narrowed(), **changes)  # type: ignore[arg-type]
    return replace(good_portal(), organisations={organisation.id: organisation})


def removed() -> Portal:
    return holding(
        history=(*listed().history, entry(DirectoryChange.REMOVED, REMOVED_ON)),
        scope=(row("special-technician", "chief-technician", until=date(2026, 1, 31)),),
    )


def body(portal: Portal, path: str, today: date = date(2026, 3, 18)) -> str:
    return rendered_pages(sample_site(portal=portal, today=today))[path].body


def test_a_grade_that_ended_stands_among_what_could_be_assessed() -> None:
    page = body(holding(), FIRM)
    now, over = page.split('<h2 id="scope-over">')
    assert ">特级技师</span></td>" in now.split('<h2 id="scope">')[1]
    assert ">首席技师</span></td>" not in now.split('<h2 id="scope">')[1]
    assert ">首席技师</span></td>" in over
    assert "2025年12月31日" in over


@pytest.mark.parametrize(
    ("today", "word"),
    [
        (date(2025, 12, 31), "可评"),
        (date(2026, 1, 1), "已终止"),
        (date(2025, 3, 19), "尚未开始"),
    ],
    ids=["the last day", "the day after", "the day before the first"],
)
def test_the_matrix_tells_of_each_grade_whether_it_may_be_assessed_that_day(
    today: date, word: str
) -> None:
    page = body(holding(), TURNER, today)
    cell = page.split('<td data-label="首席技师">')[1].split("</td>")[0]
    assert f">{word}</span>" in cell
    assert "2025年3月20日至" in cell


def test_who_may_assess_a_grade_today_is_answered_first() -> None:
    answers = body(holding(), TURNER).split('<h2 id="matrix">')[0]
    special = answers.split(">特级技师</a>")[1].split("</tr>")[0]
    chief = answers.split(">首席技师</a>")[1].split("</tr>")[0]
    assert "示例精工机械有限公司" in special
    assert "示例精工机械有限公司" not in chief
    assert "现在没有" in chief


def test_what_was_removed_stays_with_its_day() -> None:
    for path in ("organisations/", FIRM, TURNER):
        page = body(removed(), path)
        assert "已移出目录</span>" in page
        assert "自2026年2月1日起" in page


def test_the_history_names_day_document_and_authority() -> None:
    page = body(good_portal(), FIRM)
    history = page.split('<h2 id="history">')[1]
    assert '<time class="p-timeline__day" datetime="2025-03-20">2025年3月20日</time>' in history
    assert (
        "示例省人力资源和社会保障厅，《关于公布职业技能评价机构的公告》（示人社公〔2025〕4号）"
        in history
    )


def test_own_names_of_grades_stand_beside_the_official_ones() -> None:
    own = OwnGradeName(name="大国工匠", grade="special-technician")
    page = body(holding(own_grade_names=(own,)), FIRM)
    assert ">大国工匠</th>" in page
    assert "../../grades/special-technician/" in page.split(">大国工匠</th>")[1]


def test_a_pilot_batch_is_shown_with_its_document() -> None:
    pilot = PilotBatch(
        name="首批试点",
        grades=("special-technician",),
        authority="省厅",
        document="通知",
        document_number="示人社发〔2025〕8号",
        on=date(2025, 3, 20),
    )
    page = body(holding(pilots=(pilot,)), FIRM)
    assert "《通知》（示人社发〔2025〕8号）" in page.split('<h2 id="pilots">')[1]


def test_the_thirteen_positions_of_a_filing_number_are_told() -> None:
    page = body(good_portal(), FIRM).split('<h2 id="number">')[1]
    for characters in ("Y", "0000", "99", "999901"):
        assert f'<span class="p-code">{characters}</span>' in page
    assert "所在省份：示例省" in page


def test_the_directory_cites_the_clause_that_orders_it() -> None:
    portal, _ = portal_with_texts(ROOT)
    page = body(portal, "organisations/")
    (said,) = (
        one.text
        for one in portal.statements["mohrss-2022-14"].statements
        if one.clause == "五（十八）" and one.topic.value == "filing"
    )
    assert said in page
    assert "policies/mohrss-2022-14/#五（十八）" in page
    assert "p-note" not in body(good_portal(), "organisations/")  # its text has no such clause


def test_the_twin_of_an_occupation_tells_who_could_until_when() -> None:
    files = rendered_files(sample_site(portal=holding()))
    twin = json.loads(files["api/v1/occupations/6-18-01-01.json"])
    found = {one["grade"]: (one["until"], one["is_open"]) for one in twin["assessors"]}
    assert found == {
        "special-technician": (None, True),
        "chief-technician": ("2025-12-31", False),
    }


def test_twin_and_download_tell_the_state_of_the_data_date() -> None:
    files = rendered_files(sample_site(portal=removed()))
    twin = json.loads(files["api/v1/organisations/demo-jinggong.json"])
    assert twin["standing"] == {
        "id": "demo-jinggong",
        "state": "removed",
        "removed_on": "2026-02-01",
    }
    assert [one["change"] for one in twin["organisation"]["history"]] == ["listed", "removed"]
    (download,) = json.loads(files["data/organisations.json"])["items"]
    assert (download["state"], download["removed_on"]) == ("removed", "2026-02-01")
    (scope,) = json.loads(files["data/organisation-scopes.json"])["items"]
    assert (scope["until"], scope["is_open"]) == ("2026-01-31", "false")


def test_the_careers_page_counts_who_may_assess_a_grade_today() -> None:
    page = body(holding(), "career/")
    assert 'href="../organisations/?grade=special-technician">目录里 1 家现在可评' in page
    assert "?grade=chief-technician" not in page


def test_a_page_says_what_policies_ask_of_an_organisation_for_the_grades_it_has() -> None:
    portal, _ = portal_with_texts(ROOT)
    asked = "特级技师、首席技师只能设在本单位已经评过高级技师的职业（工种）。"
    assert asked in body(portal, FIRM)
    assert asked not in body(portal, "organisations/demo-college/")


@pytest.mark.browser
def test_an_address_may_choose_what_the_directory_shows(server: SiteServer, page: Page) -> None:
    page.goto(f"{server.address}organisations/?grade=chief-technician&state=no-such")
    rows = page.locator("#organisation-table tbody tr:visible th a")
    expect(rows).to_have_text(["示例精工机械有限公司"])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({"state": "removed"}, ["示例启明职业技能培训中心"]),
        ({"kind": "school"}, ["示例技师学院"]),
        (
            {"occupation": "6-18-02-04", "grade": "special-technician"},
            ["示例北辰电力设备有限公司", "示例精工机械有限公司"],
        ),
        # it has the occupation and the grade, but not together
        ({"occupation": "6-18-02-04", "grade": "junior"}, ["示例技师学院"]),
    ],
    ids=["by state", "by kind", "by occupation and grade", "not by two that do not meet"],
)
def test_the_directory_is_narrowed_by_what_is_chosen(
    server: SiteServer, page: Page, chosen: dict[str, str], shown: list[str]
) -> None:
    page.goto(f"{server.address}organisations/")
    for name, value in chosen.items():
        page.get_by_role("combobox").and_(page.locator(f"[name={name}]")).select_option(value)
    rows = page.locator("#organisation-table tbody tr:visible th a")
    expect(rows).to_have_text(shown)
    expect(page.locator("[data-shown]")).to_have_text(str(len(shown)))


def test_the_directory_is_entered_at_a_filing_number_as_the_verify_page_does() -> None:
    site = sample_site()
    body = rendered_pages(site)["organisations/"].body
    for organisation in site.portal.organisations.values():
        assert f'<tr id="{organisation.filing_number}"' in body
