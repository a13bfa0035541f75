"""Calendars: whole, and there in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model import Portal
from generator.problems import Place, Problem, ProblemKind, Severity

HOLIDAY_RUNS_BACKWARD = ProblemKind(
    "holiday-runs-backward",
    zh="{name} 自 {first} 到 {last}，次序颠倒或跨年",
    en="{name} runs from {first} to {last}: backward, or out of the year",
    hint_zh="first_on 不晚于 last_on，都在本年",
    hint_en="first_on is not after last_on, and both are in the year of the file",
)
MAKE_UP_NOT_WEEKEND = ProblemKind(
    "make-up-day-not-weekend",
    zh="调休上班日 {day} 不是本年不放假的周末",
    en="make-up day {day} is not a weekend day of the year that is worked",
    hint_zh="对照国务院办公厅通知核对日期",
    hint_en="check it against the State Council's notice",
)
NEXT_YEAR_MISSING = ProblemKind(
    "next-calendar-missing",
    zh="还没有 {year} 年的工作日历，公示期跨年后将无法核算",
    en="there is no calendar for {year} yet; periods that run into it cannot be computed",
    hint_zh="国务院办公厅一般在11月公布，公布后新增 data/calendars/{year}.yml",
    hint_en="the State Council usually announces it in November; "
    "then add data/calendars/{year}.yml",
    severity=Severity.WARNING,
)

_SATURDAY = 5
_NOVEMBER = 11


def years_are_whole(portal: Portal) -> Iterator[Problem]:
    """Days off lie in the year of the file; make-up days are weekends that are not days off."""
    for calendar in portal.calendars.values():
        for holiday in calendar.holidays:
            ends = {holiday.first_on.year, holiday.last_on.year}
            if holiday.first_on > holiday.last_on or ends != {calendar.year}:
                yield HOLIDAY_RUNS_BACKWARD.at(
                    holiday.source.place,
                    name=holiday.name,
                    first=holiday.first_on,
                    last=holiday.last_on,
                )
        for day in calendar.make_up_days:
            is_off = any(one.first_on <= day <= one.last_on for one in calendar.holidays)
            if day.weekday() < _SATURDAY or day.year != calendar.year or is_off:
                yield MAKE_UP_NOT_WEEKEND.at(calendar.source.at("make_up_days"), day=day)


def next_year_is_there_in_time(portal: Portal, today: date) -> Iterator[Problem]:
    """From 1 November the calendar of the next year should be there."""
    next_year = today.year + 1
    if today.month >= _NOVEMBER and next_year not in portal.calendars:
        yield NEXT_YEAR_MISSING.at(Place(path=f"data/calendars/{next_year}.yml"), year=next_year)
