"""The small modules of the pages: today in UTC+8, the filter, the number that goes into no request."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date, datetime, time, timedelta, timezone

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import SiteServer
from tests.node_tools import NODE, THEME

NOTICE = "notices/demo-notice-2026-03/"
LIST = "lists/demo-list-2026-01/"
AS_OF = (
    "calendar/",
    "occupations/",
    "occupations/6-18-01-01/",
    "organisations/",
    "organisations/demo-jinggong/",
    "policies/",
    "policies/cq-2023-27/",
    "trust/",
)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-23T15:59:59Z", "2026-03-23"),
        ("2026-03-23T16:00:00Z", "2026-03-24"),
        ("2025-12-31T16:00:00Z", "2026-01-01"),
    ],
    ids=["a second before midnight", "midnight", "the turn of the year"],
)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_the_day_is_that_of_china_in_every_zone(moment: str, day: str, zone: str) -> None:
    module = (THEME / "js" / "publicity-state.js").as_uri()
    milliseconds = int(datetime.fromisoformat(moment).timestamp() * 1000)
    script = f"import {{ dayInChina }} from {json.dumps(module)}; console.log(dayInChina({milliseconds}))"
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"TZ": zone},
    )
    assert done.stdout.strip() == day


def _without_demo_day(server: SiteServer, path: str) -> None:
    """`path` as a portal in production serves it: the browser's own clock decides."""
    html = server.body(path)
    assert html is not None
    server.changed[path] = html.replace(b' data-demo-today="2026-03-18"', b"")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("moment", "word"),
    [
        ("2026-03-15T15:59:00Z", "尚未开始"),
        ("2026-03-15T16:01:00Z", "正在公示"),
        ("2026-03-23T15:59:00Z", "正在公示"),
        ("2026-03-23T16:01:00Z", "公示已结束"),
    ],
)
def test_the_browser_decides_the_state_of_a_notice(
    server: SiteServer, page: Page, moment: str, word: str
) -> None:
    _without_demo_day(server, NOTICE)
    page.clock.set_fixed_time(moment)
    page.goto(server.address + NOTICE)
    state = page.locator(".p-notice-state")
    page.wait_for_selector(".p-notice-state[data-current]")
    assert state.inner_text() == word


@pytest.mark.browser
def test_home_says_so_once_no_notice_is_open_any_more(server: SiteServer, page: Page) -> None:
    _without_demo_day(server, "")
    page.clock.set_fixed_time("2026-03-23T16:01:00Z")
    page.goto(server.address)
    page.wait_for_selector("[data-none]:not([hidden])")
    assert page.locator("[data-notice]:not([hidden])").count() == 0


@pytest.mark.browser
def test_the_demo_keeps_its_own_day(server: SiteServer, page: Page) -> None:
    page.clock.set_fixed_time("2031-01-01T00:00:00Z")
    page.goto(server.address + NOTICE)
    page.wait_for_selector(".p-notice-state[data-current=open]")


def _rows(page: Page, when: str) -> list[str]:
    """The first words of the rows that a visitor sees in a place."""
    place = page.locator(f'[data-when="{when}"]')
    if not place.is_visible():
        return []
    return [row.split("\n")[0].strip() for row in place.locator("tbody th").all_inner_texts()]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("moment", "first_coming", "last_past", "today"),
    [
        ("2026-03-01T04:00:00Z", "2026年3月9日（星期一）", None, "1"),
        ("2026-03-23T15:59:00Z", "2026年3月23日（星期一）", "2026年3月9日（星期一）", "23"),
        ("2026-03-23T16:01:00Z", "2026年3月31日（星期二）", "2026年3月23日（星期一）", "24"),
        ("2026-05-01T04:00:00Z", None, "2026年4月30日（星期四）", "1"),
    ],
    ids=["before the first", "the last minute of a day", "the next day", "after the last"],
)
def test_the_calendar_is_of_the_day_on_which_it_is_read(
    server: SiteServer,
    page: Page,
    moment: str,
    first_coming: str | None,
    last_past: str | None,
    today: str,
) -> None:
    _without_demo_day(server, "calendar/")
    page.clock.set_fixed_time(moment)
    page.goto(server.address + "calendar/")
    page.wait_for_selector(".p-as-of[data-current]")
    coming, past = _rows(page, "now"), _rows(page, "over")
    assert (coming[0] if coming else None) == first_coming
    assert (past[-1] if past else None) == last_past
    assert page.locator("[data-none]").is_visible() == (not coming)
    marked = page.locator(".p-month__day--built")
    assert marked.locator("time").inner_text() == today
    assert "今天" in marked.inner_text()
    assert "生成日" not in page.locator("main").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("moment", "now", "later", "over"),
    [
        ("2022-06-14T04:00:00Z", 0, 10, 0),
        ("2025-09-30T15:59:00Z", 9, 1, 0),
        ("2025-09-30T16:01:00Z", 9, 0, 1),
    ],
    ids=["before it was listed", "the last day of a scope", "the day after"],
)
def test_what_an_organisation_may_assess_is_of_the_day_on_which_it_is_read(
    server: SiteServer, page: Page, moment: str, now: int, later: int, over: int
) -> None:
    path = "organisations/demo-jinggong/"
    _without_demo_day(server, path)
    page.clock.set_fixed_time(moment)
    page.goto(server.address + path)
    page.wait_for_selector(".p-as-of[data-current]")
    found = [len(_rows(page, when)) for when in ("now", "later", "over")]
    assert found == [now, later, over]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["policies/", "trust/"])
def test_a_page_says_from_when_on_its_states_no_longer_hold(
    server: SiteServer, page: Page, path: str
) -> None:
    _without_demo_day(server, path)
    found = re.search(r'data-changes-on="(\d+-\d+-\d+)"', (server.body(path) or b"").decode())
    assert found
    change = date.fromisoformat(found[1])
    for minute, told in ((-1, "的情况，据生成时"), (1, "起有变动，这里是生成时")):
        midnight = datetime.combine(change, time(), tzinfo=timezone(timedelta(hours=8)))
        page.clock.set_fixed_time(midnight + timedelta(minutes=minute))
        page.goto(server.address + path)
        page.wait_for_selector(".p-as-of[data-current]")
        assert told in page.locator(".p-as-of").first.inner_text()


@pytest.mark.browser
def test_without_javascript_a_page_says_of_which_day_it_is(
    server: SiteServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in AS_OF:
        page.goto(server.address + path)
        assert "截至生成时（2026年3月18日）" in page.locator(".p-as-of").first.inner_text()
    context.close()


@pytest.mark.browser
def test_the_filter_keeps_the_rows_that_hold_every_word(server: SiteServer, page: Page) -> None:
    page.goto(server.address + LIST)
    page.get_by_label("在名单中筛选").fill("已撤销")
    assert page.locator("#holder-table tbody tr:visible").count() == 1
    rows = page.locator("#holder-table tbody tr").count()
    assert page.locator(".p-filter__count").inner_text() == f"1 / {rows} 行"
    page.get_by_label("在名单中筛选").fill("已撤销 没有这个人")
    assert page.locator("#holder-table tbody tr:visible").count() == 0


@pytest.mark.browser
def test_a_number_typed_on_the_home_page_is_in_no_request(server: SiteServer, page: Page) -> None:
    number = "Y00009999990126T000001"
    page.goto(server.address)
    page.get_by_label("证书编码（22 位）").fill(number)
    page.get_by_role("button", name="核验", exact=True).click()
    page.wait_for_url("**/verify/**")
    page.wait_for_function(
        "number => document.querySelector('main #number')?.value === number", arg=number
    )
    assert not [path for path in server.requests if number in path]
    assert not [path for path in server.requests if "?" in path and "?v=" not in path]
