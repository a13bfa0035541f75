"""Months as tables of weeks, Monday first: what each day holds, days off, and the day of the build."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.problems import CalendarGapError
from generator.render.dated_days import DatedDay
from generator.render.wording import DAY_ENDS, DAY_WINDOWS
from generator.working_days import WorkingCalendar

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """A kind of thing on a day, with how many where they are several. `href` leads to the day in the list."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """`mark`: the name of the day off, or 班 for a weekend day that is worked."""

    number: int
    iso: str
    mark: str | None
    is_built: bool
    lines: tuple[CellLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A cell that is None belongs to the month before or after. `has_calendar`: days off are known."""

    title: str
    anchor: str
    has_calendar: bool
    weeks: tuple[tuple[DayCell | None, ...], ...]


def months_from(first: date, count: int) -> tuple[date, ...]:
    """The first days of `count` months, that of `first` being the first."""
    start = first.year * 12 + first.month - 1
    return tuple(date(at // 12, at % 12 + 1, 1) for at in range(start, start + count))


def month_view(
    month: date, days: Sequence[DatedDay], calendar: WorkingCalendar, today: date
) -> MonthView:
    return MonthView(
        title=f"{month.year}年{month.month}月",
        anchor=f"month-{month:%Y-%m}",
        has_calendar=month.year in calendar.years,
        weeks=tuple(
            tuple(
                _cell(day, days, calendar, today) if day.month == month.month else None
                for day in week
            )
            for week in Calendar().monthdatescalendar(month.year, month.month)
        ),
    )


def day_anchor(day: date) -> str:
    return f"day-{day.isoformat()}"


def _cell(day: date, days: Iterable[DatedDay], calendar: WorkingCalendar, today: date) -> DayCell:
    ending = Counter(one.kind for one in days if one.last_on == day)
    running = Counter(one.kind for one in days if one.first_on <= day < one.last_on)
    ends = [
        CellLine(text=_counted(DAY_ENDS[kind], number), href=f"#{day_anchor(day)}")
        for kind, number in ending.items()
    ]
    runs = [
        CellLine(text=_counted(DAY_WINDOWS[kind], number), href=None)
        for kind, number in running.items()
    ]
    return DayCell(
        number=day.day,
        iso=day.isoformat(),
        mark=_mark(day, calendar),
        is_built=day == today,
        lines=(*ends, *runs),
    )


def _counted(word: str, number: int) -> str:
    return word if number == 1 else f"{word} {number}"


def _mark(day: date, calendar: WorkingCalendar) -> str | None:
    try:
        return "班" if calendar.is_make_up_day(day) else calendar.holiday_name(day)
    except CalendarGapError:
        return None
