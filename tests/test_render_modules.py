"""The small modules of the pages: today in UTC+8, the filter, the number that goes into no request."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime

import pytest
from playwright.sync_api import Page

from tests.conftest import SiteServer
from tests.node_tools import NODE, THEME

NOTICE = "notices/demo-notice-2026-03/"
LIST = "lists/demo-list-2026-01/"


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
