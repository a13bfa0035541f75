"""Targets: where the due day lies, on the day of the build and on the day of reading; never more."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page

from generator.model import Portal, Target
from generator.statuses import TargetState, target_state
from tests.conftest import SiteServer
from tests.node_tools import NODE, THEME
from tests.portal_sample import (
    POLICY,
    good_portal,
    rendered_files,
    rendered_pages,
    sample_site,
    with_policy,
)

TODAY = date(2026, 3, 18)
DAYS = {
    "ahead": (date(2026, 3, 19), "未到期"),
    "due_today": (TODAY, "今天到期"),
    "past": (date(2026, 3, 17), "已过期"),
}


def _portal(*due: date) -> Portal:
    targets = tuple(
        Target(text=f"目标{number}", due_on=day, clause="一")
        for number, day in enumerate(due, start=1)
    )
    return with_policy(replace(good_portal().policies[POLICY], targets=targets))


def _shown(body: str) -> list[str]:
    """The words of the states that are not hidden."""
    return re.findall(r'data-state="[a-z_]+"><span[^>]*>(.*?)<', body)


@pytest.mark.parametrize("state", DAYS)
def test_the_due_day_itself_is_not_past(state: str) -> None:
    due_on, word = DAYS[state]
    assert target_state(due_on, TODAY) is TargetState(state)
    body = rendered_pages(sample_site(portal=_portal(due_on)))["targets/"].body
    assert _shown(body) == [word]


@pytest.mark.parametrize("state", DAYS)
def test_the_browser_decides_as_the_build_does(state: str) -> None:
    module = (THEME / "js" / "target-state.js").as_uri()
    days = json.dumps([DAYS[state][0].isoformat(), TODAY.isoformat()])
    script = f"import {{ targetStateOn }} from {json.dumps(module)}; console.log(targetStateOn(...{days}))"
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == state


def test_targets_stand_by_day_with_how_a_day_was_found() -> None:
    portal = _portal(date(2027, 12, 31), date(2025, 12, 31))
    policy = portal.policies[POLICY]
    noted = replace(policy.targets[1], due_note="原文没有写年份")
    portal = with_policy(replace(policy, targets=(policy.targets[0], noted)))
    body = rendered_pages(sample_site(portal=portal))["targets/"].body
    assert re.findall("目标[12]", body) == ["目标2", "目标1"]
    assert "原文没有写年份" in body
    twin = json.loads(rendered_files(sample_site(portal=portal))["api/v1/targets.json"])
    assert [one["state_on_data_day"] for one in twin["items"]] == ["past", "ahead"]


def test_a_past_day_is_not_said_to_be_a_missed_target() -> None:
    body = rendered_pages(sample_site(portal=_portal(date(2020, 1, 1))))["targets/"].body
    assert "不说目标有没有完成" in body
    assert "未完成" not in body


@pytest.mark.browser
def test_the_page_shows_the_state_of_the_day_it_is_read(server: SiteServer, page: Page) -> None:
    html = server.body("targets/")
    assert html is not None
    server.changed["targets/"] = html.replace(b' data-demo-today="2026-03-18"', b"")
    page.clock.set_fixed_time("2026-12-31T15:59:00Z")
    page.goto(f"{server.address}targets/")
    page.wait_for_selector(".p-target-state[data-current]")
    due = page.locator('.p-target-state[data-due-on="2026-12-31"]').first
    assert due.inner_text() == "今天到期"
    page.clock.set_fixed_time("2026-12-31T16:01:00Z")
    page.reload()
    page.wait_for_selector(".p-target-state[data-current]")
    assert due.inner_text() == "已过期"
