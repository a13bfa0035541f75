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

    `days` runs from the day of publication to `last_on` and is empty unless computed.
    `gap_year` is the year that has no calendar, where that is why nothing was computed.
    """

    published_on: date
    working_days: int
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


def publicity_period(
    notice: PublicityNotice, policy: Policy, calendar: WorkingCalendar
) -> PublicityPeriod:
    """The period of `notice`; where it cannot be computed, what the notice states of itself."""
    first_counts = counts_first_day(policy)
    try:
        last_on = last_day(
            notice.published_on,
            notice.publicity_working_days,
            calendar,
            count_first_day=first_counts,
        )
    except CalendarGapError as gap:
        stated = notice.stated_until
        return PublicityPeriod(
            published_on=notice.published_on,
            working_days=notice.publicity_working_days,
            counts_first_day=first_counts,
            last_on=stated,
            basis=DeadlineBasis.STATED if stated else DeadlineBasis.UNDETERMINED,
            gap_year=gap.year,
        )
    return PublicityPeriod(
        published_on=notice.published_on,
        working_days=notice.publicity_working_days,
        counts_first_day=first_counts,
        last_on=last_on,
        basis=DeadlineBasis.COMPUTED,
        days=_counted_days(notice.published_on, last_on, calendar, first_counts=first_counts),
    )


def _counted_days(
    first: date, last: date, calendar: WorkingCalendar, *, first_counts: bool
) -> tuple[CountedDay, ...]:
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
