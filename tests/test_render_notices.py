"""Notices: which days were counted, what is said where nothing could be, the calendar file."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.model import PublicityNotice, Withdrawal, WithdrawalReason
from generator.pages import Page
from tests.portal_sample import (
    NOTICE,
    POLICY,
    good_portal,
    rendered_files,
    rendered_pages,
    sample_site,
    with_notice,
    with_policy,
)


def _notice(**changes: object) -> PublicityNotice:
    return replace(good_portal().notices[NOTICE], **changes)  # type: ignore[arg-type]


def _page(notice: PublicityNotice, today: date = date(2026, 3, 18)) -> Page:
    site = sample_site(portal=with_notice(notice), today=today)
    return rendered_pages(site)[f"notices/{notice.id}/"]


def test_the_deadline_is_told_with_weekday_and_hour() -> None:
    assert "2026年1月12日（星期一） 24:00" in _page(_notice()).body


def test_a_make_up_saturday_and_a_holiday_are_named() -> None:
    body = _page(_notice(published_on=date(2026, 2, 12))).body
    assert "调休上班" in body
    assert "放假（春节）" in body


def test_the_day_of_publication_is_said_not_to_count_with_the_clause_of_the_policy() -> None:
    body = _page(_notice()).body
    assert "发布当日不计入。" in body
    assert f'href="../../policies/{POLICY}/#二（一）"' in body


def test_without_a_rule_the_civil_code_is_named() -> None:
    policy = replace(good_portal().policies[POLICY], publicity=())
    page = rendered_pages(sample_site(portal=with_policy(policy)))[f"notices/{NOTICE}/"]
    assert "《民法典》第二百零一条第一款" in page.body


def test_an_end_that_is_only_stated_is_said_not_to_be_computed() -> None:
    late = _notice(published_on=date(2026, 12, 28), stated_until=date(2027, 1, 5))
    body = _page(late).body
    assert "由发布机关确定，本站未核算" in body
    assert "2027年1月5日（星期二） 24:00" in body
    assert "截止日怎样算出" not in body


def test_an_end_that_nobody_stated_is_not_guessed() -> None:
    late = _notice(published_on=date(2026, 12, 28))
    site = sample_site(portal=with_notice(late), today=date(2026, 12, 29))
    body = rendered_pages(site)[f"notices/{NOTICE}/"].body
    assert '<p class="p-deadline__day">未核算</p>' in body
    assert f"notices/{NOTICE}/{NOTICE}.ics" not in rendered_files(site)


def test_a_notice_of_a_year_without_a_calendar_is_not_computed_though_it_ends_in_one_that_has() -> (
    None
):
    body = _page(_notice(published_on=date(2025, 12, 31))).body
    assert "无法核算：2025 年的放假安排尚未公布或未收录" in body


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 1, 4), "upcoming"),
        (date(2026, 1, 5), "open"),
        (date(2026, 1, 12), "open"),
        (date(2026, 1, 13), "ended"),
    ],
    ids=["the day before", "the day of publication", "the last day", "the day after"],
)
def test_without_javascript_the_state_of_the_day_of_the_build_is_shown(
    today: date, state: str
) -> None:
    body = _page(_notice(), today).body
    assert body.count('data-state="') == 4
    assert f'data-state="{state}"><' in body
    assert body.count(" hidden>") >= 3
    assert f"截至生成时（{today.isoformat()}）" in body


def test_home_shows_what_is_open_and_says_when_nothing_is() -> None:
    while_open = rendered_pages(sample_site(today=date(2026, 1, 6)))[""].body
    afterwards = rendered_pages(sample_site(today=date(2026, 1, 13)))[""].body
    assert "关于拟核准人员的公示" in while_open
    assert "<p data-none hidden>" in while_open
    assert "关于拟核准人员的公示" not in afterwards
    assert "<p data-none>" in afterwards


def test_the_calendar_file_is_folded_escaped_and_has_no_clock() -> None:
    title = "关于拟核准人员的公示，第1批; 特级,首席\\" + "很长" * 30
    files = rendered_files(sample_site(portal=with_notice(_notice(title=title))))
    content = files[f"notices/{NOTICE}/{NOTICE}.ics"]
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    unfolded = content.decode().replace("\r\n ", "")
    assert "第1批\\; 特级\\,首席\\\\很长" in unfolded
    assert "DTSTART;VALUE=DATE:20260112" in unfolded
    assert "DTEND;VALUE=DATE:20260113" in unfolded
    assert "DTSTAMP:20260104T160000Z" in unfolded


def test_a_withdrawn_person_has_the_outcome_beside_the_name() -> None:
    outcome = Withdrawal(
        serial=1,
        on=date(2026, 1, 9),
        reason=WithdrawalReason.BY_THE_PERSON,
        decided_by="示例省人力资源和社会保障厅",
    )
    body = _page(_notice(withdrawn=(outcome,))).body
    assert "未列入：本人退出" in body
    assert "2026年1月9日，示例省人力资源和社会保障厅决定" in body
    assert "已列入名单" in body


def test_the_stages_of_the_policy_stand_there_and_what_it_does_not_say_is_said_to_be_unstated() -> (
    None
):
    body = _page(_notice()).body
    life = body[body.index('id="life"') : body.index('id="facts"')]
    for stage in ("人社部门公示", "核准", "公布名单", "编号发证"):
        assert stage in life
    assert '<dd class="p-steps__fact-value p-absent">文件未规定</dd>' in life
    assert "5 个工作日" in life


def test_evidence_leads_to_where_the_notice_stood() -> None:
    body = _page(_notice()).body
    assert 'href="https://hrss.demo.example/notice/2026-01.html" rel="external noreferrer"' in body


@pytest.mark.parametrize(
    ("today", "word"),
    [
        (date(2026, 3, 8), "尚未开始受理"),
        (date(2026, 3, 9), "正在受理"),
        (date(2026, 4, 10), "正在受理"),
        (date(2026, 4, 11), "受理已截止"),
    ],
)
def test_a_call_is_open_from_its_first_day_through_its_last(today: date, word: str) -> None:
    site = sample_site(today=today)
    body = rendered_pages(site)["notices/demo-call-2026-01/"].body
    assert re.findall(r'<span data-state="\w+"><span[^>]*>([^<]+)</span>', body) == [word]


def test_a_supervision_names_organisations_and_nobody() -> None:
    site = sample_site()
    twin = json.loads(rendered_files(site)["api/v1/notices/demo-supervision-2026-01.json"])
    assert twin["format"] == "supervision/v1"
    assert twin["count"] == 1
    body = rendered_pages(site)["notices/demo-supervision-2026-01/"].body
    assert 'href="../../organisations/demo-jinggong/"' in body
