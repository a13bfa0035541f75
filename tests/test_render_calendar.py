"""The calendar: every day the data lead to, months as tables, a feed of the same; nobody is named."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser

from generator.management_periods import review_days
from generator.model import ManagementPeriodRule, Portal
from generator.render.context import RenderContext
from generator.render.dated_days import DatedDay, dated_days
from generator.render.day_kinds import DayKind
from generator.render.site_view import CredentialStatus, RowCredential
from generator.render.views.months import month_view, months_from
from tests.conftest import SiteServer
from tests.portal_sample import (
    LIST,
    NOTICE,
    POLICY,
    good_portal,
    rendered_files,
    rendered_pages,
    sample_site,
)

RULE = ManagementPeriodRule(
    grades=("special-technician",),
    years=3,
    clause="三（一）",
    review_clause="三（二）",
    renewal_clause="三（三）",
)
MANAGED = (DayKind.REVIEW, DayKind.PERIOD_END, DayKind.RENEWAL)


def _portal(rule: ManagementPeriodRule | None = RULE, on: date = date(2026, 3, 15)) -> Portal:
    """The sample's list, approved on `on` under a policy with `rule`."""
    portal = good_portal()
    policy = replace(portal.policies[POLICY], management_period=rule)
    approved = replace(portal.approved_lists[LIST], approved_on=on)
    return replace(
        portal,
        policies={**portal.policies, POLICY: policy},
        approved_lists={**portal.approved_lists, LIST: approved},
    )


def _days(portal: Portal, *kinds: DayKind) -> list[DatedDay]:
    context = RenderContext(site=sample_site(portal=portal))
    return [one for one in dated_days(context) if one.kind in kinds]


def test_a_period_of_three_years_has_three_reviews_an_end_and_a_day_to_renew() -> None:
    found = [(one.kind, one.last_on.isoformat()) for one in _days(_portal(), *MANAGED)]
    assert sorted(found, key=lambda pair: pair[1]) == [
        (DayKind.REVIEW, "2027-03-31"),
        (DayKind.REVIEW, "2028-03-31"),
        (DayKind.PERIOD_END, "2029-03-31"),
        (DayKind.REVIEW, "2029-03-31"),
        (DayKind.RENEWAL, "2029-04-01"),
    ]


@pytest.mark.parametrize(
    ("approved_on", "first"),
    [
        (date(2026, 1, 31), date(2027, 1, 31)),
        (date(2026, 12, 1), date(2027, 12, 31)),
        (date(2027, 1, 10), date(2028, 1, 31)),
        (date(2027, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_year_of_management_ends_with_a_month(approved_on: date, first: date) -> None:
    assert review_days(RULE, approved_on)[0] == first


def test_what_the_policy_does_not_state_is_on_no_day() -> None:
    bare = replace(RULE, review_clause=None, renewal_clause=None)
    assert {one.kind for one in _days(_portal(bare), *MANAGED)} == {DayKind.PERIOD_END}
    assert _days(_portal(None), *MANAGED) == []


def test_who_was_revoked_is_reviewed_no_more() -> None:
    portal = _portal()
    grades = [holder.grade for holder in portal.approved_lists[LIST].holders]
    site = sample_site(portal=portal)
    revoked = {2: RowCredential(status=CredentialStatus.REVOKED)}

    def counted(credentials: dict[str, dict[int, RowCredential]]) -> set[int | None]:
        days = dated_days(RenderContext(site=replace(site, credentials=credentials)))
        return {one.count for one in days if one.kind in MANAGED}

    everybody = grades.count("特级技师")
    assert counted({}) == {everybody}
    assert counted({LIST: revoked}) == {everybody - 1}


def test_a_month_has_whole_weeks_and_marks_the_day_of_the_build() -> None:
    site = sample_site()
    month = month_view(date(2026, 3, 1), (), site.calendar, site.today)
    cells = [cell for week in month.weeks for cell in week]
    assert len(cells) % 7 == 0
    assert [cell.number for cell in cells if cell] == list(range(1, 32))
    assert [cell.number for cell in cells if cell and cell.is_built] == [18]
    assert months_from(date(2026, 11, 30), 3) == (
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    )


def test_days_off_are_marked_and_a_year_without_arrangements_says_so() -> None:
    site = sample_site()
    known = month_view(date(2026, 5, 1), (), site.calendar, site.today)
    marks = {cell.number: cell.mark for week in known.weeks for cell in week if cell}
    assert (marks[1], marks[9]) == ("劳动节", "班")
    assert not month_view(date(2090, 1, 1), (), site.calendar, site.today).has_calendar


def test_every_link_of_a_month_leads_to_a_row_of_the_page() -> None:
    body = rendered_pages(sample_site(today=date(2026, 1, 6)))["calendar/"].body
    targets = set(re.findall(r'class="p-month__line" href="#([^"]+)"', body))
    assert "day-2026-01-12" in targets
    assert targets <= set(re.findall(r'id="([^"]+)"', body))


def test_page_twin_and_feed_name_nobody() -> None:
    portal = _portal()
    notice = replace(portal.notices[NOTICE], title=f"关于{_name(portal)}的公示")
    site = sample_site(portal=replace(portal, notices={NOTICE: notice}), today=date(2026, 1, 6))
    files = rendered_files(site)
    told = (
        rendered_pages(site)["calendar/"].body,
        files["api/v1/calendar.json"].decode(),
        str(icalendar.Calendar.from_ical(files["feeds/deadlines.ics"])),
    )
    for text in told:
        assert _name(portal) not in text


def _name(portal: Portal) -> str:
    return portal.notices[NOTICE].candidates[0].name


def test_the_feed_holds_each_day_of_the_page_that_comes_once() -> None:
    site = sample_site(portal=_portal(), today=date(2026, 1, 6))
    files = rendered_files(site)
    items: Any = json.loads(files["api/v1/calendar.json"])["items"]
    coming = {one["id"] for one in items if one["last_on"] >= "2026-01-06"}
    events = icalendar.Calendar.from_ical(files["feeds/deadlines.ics"]).events
    ids = [str(event["UID"]).partition("@")[0] for event in events]
    assert len(ids) == len(set(ids))
    assert set(ids) == coming


@pytest.mark.browser
def test_on_a_telephone_the_list_comes_before_the_months(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{server.address}calendar/")
    tops = [page.locator(f"#{name}").bounding_box() for name in ("coming", "months")]
    assert tops[0] is not None
    assert tops[1] is not None
    assert tops[0]["y"] < tops[1]["y"]
    link = page.locator(".p-month__line[href]").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash)?.tagName") == "TR"
    context.close()
