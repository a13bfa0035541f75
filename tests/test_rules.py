"""Rules that warn or that need a particular day; those that refuse are in data_bad/."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.check import portal_with_texts
from generator.load.calendars import working_calendar
from generator.load.config import load_config
from generator.problems import Problem, Severity
from generator.rules import check
from tests.bad_data import GOOD, TODAY, lay_out

NOTICE = "data/notices/demo/2026/demo-notice-2026-01.yml"
LIST = "data/approved_lists/demo/2026/demo-list-2026-01.csv"


def _check(root: Path, today: date = TODAY) -> list[Problem]:
    portal, problems = portal_with_texts(root)
    config, faults = load_config(root)
    assert problems + faults == []
    assert config is not None
    return check(portal, config, working_calendar(portal.calendars), today)


def _edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), ["next-calendar-missing"]),
        (date(2026, 12, 31), ["next-calendar-missing"]),
    ],
)
def test_a_missing_calendar_is_warned_of_from_the_first_of_november(
    tmp_path: Path, today: date, codes: list[str]
) -> None:
    lay_out(GOOD, tmp_path)
    problems = _check(tmp_path, today)
    assert [problem.code for problem in problems] == codes
    assert {problem.severity for problem in problems} <= {Severity.WARNING}


def test_a_stated_end_that_counts_the_first_day_is_a_warning(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    _edit(tmp_path, NOTICE, "days: 5\n", "days: 5\nstated_until: 2026-01-09\n")
    (problem,) = _check(tmp_path)
    assert (problem.code, problem.severity) == ("stated-end-counts-first-day", Severity.WARNING)


def test_a_notice_may_state_its_own_end_where_no_calendar_reaches(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    text = "published_on: 2026-12-28\npublicity_working_days: 5\nstated_until: 2027-01-06\n"
    _edit(tmp_path, NOTICE, "published_on: 2026-01-05\npublicity_working_days: 5\n", text)
    codes = {problem.code for problem in _check(tmp_path)}
    assert "publicity-end-unknown" not in codes


def test_an_occupation_that_is_not_known_is_a_warning(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    for path in (NOTICE.replace(".yml", ".csv"), LIST):
        _edit(tmp_path, path, "6-18-01-01,车工", "6-18-99-99,新职业")
    found = {(p.code, p.severity) for p in _check(tmp_path)}
    assert ("unknown-occupation", Severity.WARNING) in found


def test_the_same_person_needs_no_serial_of_the_notice(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    _edit(tmp_path, LIST, "126T000001,1,", "126T000001,,")
    assert _check(tmp_path) == []


def test_each_broken_row_is_told_not_only_the_first(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    _edit(tmp_path, LIST, "126T000001", "126S000011")
    _edit(tmp_path, LIST, "126S000001", "126T000011")
    codes = [p.code for p in _check(tmp_path)]
    assert codes.count("grade-and-number-disagree") == 2
