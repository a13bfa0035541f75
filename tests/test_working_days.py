"""Every day of the three years, held against two outside calendars; and what has no calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deadlines import last_day
from generator.load.calendars import load_calendars, working_calendar
from generator.problems import CalendarGapError

ROOT = Path(__file__).parent.parent
YEARS = (2024, 2025, 2026)
CALENDARS, PROBLEMS = load_calendars(ROOT)
CALENDAR = working_calendar(CALENDARS)


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def test_the_calendars_load_without_a_problem() -> None:
    assert PROBLEMS == []
    assert set(YEARS) <= set(CALENDARS)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_agrees_with_chinesecalendar(year: int) -> None:
    wrong = [
        day
        for day in _days(year)
        if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)
    ]
    assert wrong == []


@pytest.mark.parametrize("year", YEARS)
def test_every_day_agrees_with_holidays(year: int) -> None:
    china = holidays.country_holidays("CN", years=year)
    wrong = [
        day for day in _days(year) if CALENDAR.is_working_day(day) != china.is_working_day(day)
    ]
    assert wrong == []


@pytest.mark.parametrize("year", YEARS)
def test_a_calendar_names_the_notice_it_comes_from(year: int) -> None:
    authority = CALENDARS[year].authority
    assert authority.issued_by == "国务院办公厅"
    assert authority.document_number or authority.note


def test_the_number_of_the_2026_notice_is_said_to_be_unconfirmed() -> None:
    authority = CALENDARS[2026].authority
    assert authority.document_number is None
    assert authority.note is not None
    assert "文号" in authority.note


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2024-02-07", "2024-02-20"),  # Spring Festival, and the make-up Sunday before it ends
        ("2026-02-10", "2026-02-24"),
        ("2026-01-04", "2026-01-09"),  # published on a make-up Sunday
        ("2026-05-01", "2026-05-11"),  # published on a holiday
        ("2026-03-16", "2026-03-23"),
    ],
)
def test_five_working_days_end_on_the_right_day(start: str, last: str) -> None:
    assert last_day(date.fromisoformat(start), 5, CALENDAR) == date.fromisoformat(last)


def test_counting_the_first_day_ends_one_working_day_earlier() -> None:
    start = date(2026, 3, 16)
    assert last_day(start, 5, CALENDAR, count_first_day=True) == date(2026, 3, 20)
    assert last_day(start, 1, CALENDAR, count_first_day=True) == start


def test_a_first_day_that_is_not_worked_cannot_count() -> None:
    assert last_day(date(2026, 5, 1), 1, CALENDAR, count_first_day=True) == date(2026, 5, 6)


def test_no_year_without_a_calendar_is_guessed() -> None:
    with pytest.raises(CalendarGapError) as gap:
        last_day(date(2026, 12, 28), 5, CALENDAR)
    assert gap.value.year == 2027


@given(
    start=st.dates(date(2024, 1, 1), date(2026, 10, 31)),
    count=st.integers(min_value=1, max_value=30),
)
def test_between_start_and_last_day_lie_just_that_many_working_days(
    start: date, count: int
) -> None:
    last = last_day(start, count, CALENDAR)
    assert CALENDAR.is_working_day(last)
    assert CALENDAR.count_working_days(start + timedelta(days=1), last) == count
