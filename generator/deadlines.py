"""When a publicity period ends: from the policy's rule, the notice and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.model import Policy, PublicityNotice, PublicityRule, PublicityStage
from generator.problems import CalendarGapError
from generator.working_days import WorkingCalendar


class DeadlineBasis(StrEnum):
    COMPUTED = "computed"
    STATED_AND_COUNTED = "stated_and_counted"  # 由公告写明，本站已核对
    STATED = "stated"  # 由发布机关确定，本站未核算
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """A day of the period. `number` counts the working days from 1; None where it does not count."""

    day: date
    number: int | None
    is_make_up_day: bool
    holiday_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityPeriod:
    """The days in which anyone may object; `last_on` ends at 24:00 in UTC+8.

    `days` runs from `first_on` to `last_on` and is empty where there is no calendar; `gap_year` is
    the year that has none. `working_days` is what the notice says, else what was counted.
    """

    published_on: date
    first_on: date
    working_days: int | None
    counts_first_day: bool
    last_on: date | None
    basis: DeadlineBasis
    days: tuple[CountedDay, ...] = ()
    gap_year: int | None = None


def authority_rule(policy: Policy) -> PublicityRule | None:
    """The rule for notices: the authority's stage, else the only stage the policy has."""
    stages = {rule.stage: rule for rule in policy.publicity}
    return stages.get(PublicityStage.AUTHORITY) or stages.get(PublicityStage.ORGANISATION)


def counts_first_day(policy: Policy) -> bool:
    """Whether the day of publication counts. Not stated: it does not, the strict end (民法典 201)."""
    rule = authority_rule(policy)
    return bool(rule and rule.counts_first_day)


def last_day(
    start: date, working_days: int, calendar: WorkingCalendar, *, count_first_day: bool = False
) -> date:
    """The last of `working_days` working days from `start`, which counts only if asked and worked.

    Raises CalendarGapError where a year on the way has no calendar.
    """
    if count_first_day and calendar.is_working_day(start):
        return calendar.add_working_days(start, working_days - 1) if working_days > 1 else start
    return calendar.add_working_days(start, working_days)


def first_day(notice: PublicityNotice) -> date:
    """The first day of publicity: as the notice states it, else the day of publication."""
    return notice.stated_from or notice.published_on


def publicity_period(
    notice: PublicityNotice, policy: Policy, calendar: WorkingCalendar
) -> PublicityPeriod:
    """The period of `notice`: computed from its working days, or as its own dates say.

    Where both are written the later day holds: nobody loses a day to object. Where a year has no
    calendar, only what the notice states of itself is left.
    """
    first_on = first_day(notice)
    first_counts = counts_first_day(policy) or first_on > notice.published_on
    stated = notice.stated_until
    computed = None
    try:
        if notice.publicity_working_days:
            computed = last_day(
                first_on, notice.publicity_working_days, calendar, count_first_day=first_counts
            )
        last_on = max(filter(None, (computed, stated)), default=None)
        days = _counted_days(first_on, last_on, calendar, first_counts=first_counts)
    except CalendarGapError as gap:
        return PublicityPeriod(
            published_on=notice.published_on,
            first_on=first_on,
            working_days=notice.publicity_working_days,
            counts_first_day=first_counts,
            last_on=stated,
            basis=DeadlineBasis.STATED if stated else DeadlineBasis.UNDETERMINED,
            gap_year=gap.year,
        )
    return PublicityPeriod(
        published_on=notice.published_on,
        first_on=first_on,
        working_days=notice.publicity_working_days or sum(day.number is not None for day in days),
        counts_first_day=first_counts,
        last_on=last_on,
        basis=_basis(computed, last_on),
        days=days,
    )


def _basis(computed: date | None, last_on: date | None) -> DeadlineBasis:
    if last_on is None:
        return DeadlineBasis.UNDETERMINED
    return DeadlineBasis.COMPUTED if last_on == computed else DeadlineBasis.STATED_AND_COUNTED


def _counted_days(
    first: date, last: date | None, calendar: WorkingCalendar, *, first_counts: bool
) -> tuple[CountedDay, ...]:
    if last is None:
        return ()
    days = []
    number = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        counts = calendar.is_working_day(day) and (first_counts or day != first)
        number += counts
        days.append(
            CountedDay(
                day=day,
                number=number if counts else None,
                is_make_up_day=calendar.is_make_up_day(day),
                holiday_name=calendar.holiday_name(day),
            )
        )
    return tuple(days)
