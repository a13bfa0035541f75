"""`/calendar/`: the days that come, as a list and as months, and where a calendar program finds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.dated_days import DatedDay, dated_days
from generator.render.views.as_of import AsOf, as_of
from generator.render.views.months import WEEKDAYS, MonthView, day_anchor, month_view, months_from
from generator.render.views.parts import ClauseLink, Link, PageView, crumbs, next_steps, toc_of
from generator.render.wording import DAY_ENDS, DAY_WINDOWS, chinese_date, date_and_weekday

MONTHS_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """`anchor` stands at the first row of a day, `order` among all rows. `window` None: it falls on one day."""

    order: int
    until: str
    anchor: str | None
    day: str
    what: str
    link: Link
    place: str
    window: str | None
    count: int | None
    is_reckoned: bool
    cites: tuple[ClauseLink, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage(PageView):
    template: ClassVar[str] = "calendar.html"
    kind: ClassVar[str] = "日历"
    section: ClassVar[Section] = Section.NOTICES
    as_of: AsOf
    weekdays: tuple[str, ...]
    coming: tuple[DayRow, ...]
    past: tuple[DayRow, ...]
    later: tuple[DayRow, ...]
    months: tuple[MonthView, ...]
    deadlines_href: str
    feeds: tuple[Link, ...]


def calendar_page(context: RenderContext) -> CalendarPage:
    """The month of the build and those after it; what ended before that month is on its own page.

    The browser moves rows from what comes to what is past, so the place for those is always there.
    """
    path = addresses.CALENDAR
    today = context.site.today
    days = dated_days(context)
    firsts = months_from(today, MONTHS_SHOWN + 1)
    shown = [day for day in days if firsts[0] <= day.last_on < firsts[-1]]
    later = _rows((day for day in days if day.last_on >= firsts[-1]), context)
    rows = _rows(shown, context)
    past = tuple(row for row in rows if row.until < today.isoformat())
    return CalendarPage(
        path=path,
        title="日历",
        description="公示和受理的起止、整改和目标的期限，以及按文件推算的年度考核、管理期满和再次推荐的日子。",
        crumbs=crumbs(path, ("公示", addresses.NOTICES)),
        next_steps=next_steps(path, "notices", "lists", "targets"),
        toc=toc_of(
            ("coming", "接下来的日子", True),
            ("months", "月历", True),
            ("past", "已经过去的", bool(past)),
            ("later", "更晚的日子", bool(later)),
            ("subscribe", "订阅", True),
        ),
        as_of=as_of((), context),
        weekdays=WEEKDAYS,
        coming=tuple(row for row in rows if row.until >= today.isoformat()),
        past=past,
        later=later,
        months=tuple(
            month_view(month, days, context.site.calendar, today) for month in firsts[:-1]
        ),
        deadlines_href=addresses.relative(path, addresses.DEADLINES),
        feeds=context.feed_links(path),
    )


def _rows(days: Iterable[DatedDay], context: RenderContext) -> tuple[DayRow, ...]:
    rows: list[DayRow] = []
    seen = set()
    for day in days:
        anchor = None if day.last_on in seen else day_anchor(day.last_on)
        seen.add(day.last_on)
        rows.append(_row(day, len(rows), anchor, context))
    return tuple(rows)


def _row(day: DatedDay, order: int, anchor: str | None, context: RenderContext) -> DayRow:
    path = addresses.CALENDAR
    name = context.grade_name(day.grade) if day.grade else ""
    is_window = day.first_on < day.last_on
    return DayRow(
        order=order,
        until=day.last_on.isoformat(),
        anchor=anchor,
        day=date_and_weekday(day.last_on),
        what=name + DAY_ENDS[day.kind],
        link=Link(text=day.title, href=addresses.relative(path, day.page)),
        place=context.place_name(day.jurisdiction),
        window=f"{DAY_WINDOWS[day.kind]}自{chinese_date(day.first_on)}起" if is_window else None,
        count=day.count,
        is_reckoned=day.is_reckoned,
        cites=tuple(context.clause_link(path, one.policy, one.clause) for one in day.cites),
        is_sample=context.is_fictional(day.jurisdiction),
    )


def day_name(day: DatedDay, context: RenderContext) -> str:
    """What the day is, with the grade and the number of people it is about."""
    grade = context.grade_name(day.grade) if day.grade else ""
    people = f"（{day.count} 人）" if day.grade and day.count else ""
    return f"{grade}{DAY_ENDS[day.kind]}{people}"
