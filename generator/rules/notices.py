"""Notices: their people and their deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.deadlines import (
    DeadlineBasis,
    authority_rule,
    counts_first_day,
    first_day,
    last_day,
    publicity_period,
)
from generator.model import Policy, Portal, PublicityNotice, PublicityRule
from generator.problems import CalendarGapError, Problem, ProblemKind, Severity
from generator.rules import rows
from generator.working_days import WorkingCalendar

PERIOD_TOO_SHORT = ProblemKind(
    "publicity-too-short",
    zh="公示 {found} 个工作日，{policy} {clause} 要求不少于 {least} 个",
    en="{found} working days of publicity; {policy} {clause} asks for at least {least}",
    hint_zh="改为 {least} 或更多",
    hint_en="write {least} or more",
)
SHORT_WITHOUT_FIRST_DAY = ProblemKind(
    "publicity-short-without-first-day",
    zh="从 {first} 到 {last}，不算发布当日只有 {found} 个工作日；{policy} {clause} 要求不少于 {least} 个",
    en="{first} to {last} is {found} working days without the day of publication; "
    "{policy} {clause} asks for at least {least}",
    hint_zh="稳妥起见写到 {computed}",
    hint_en="to be safe, run it until {computed}",
    severity=Severity.WARNING,
)
NO_PERIOD = ProblemKind(
    "publicity-period-missing",
    zh="没有写公示多久",
    en="how long the publicity lasts is not written",
    hint_zh="写 publicity_working_days（几个工作日），或 stated_until（公告写明的截止日），或都写",
    hint_en="write publicity_working_days, or stated_until, the notice's own last day, or both",
)
RUNS_BACKWARD = ProblemKind(
    "publicity-runs-backward",
    zh="`{field}` {found} 早于 {earlier}",
    en="`{field}` {found} is before {earlier}",
    hint_zh="次序是发布日、公示第一天、截止日；核对年月日",
    hint_en="publication comes first, then the first day, then the last; check the dates",
)
END_UNKNOWN = ProblemKind(
    "publicity-end-unknown",
    zh="截止日进入 {year} 年，该年没有工作日历，无法核算",
    en="the period runs into {year}, which has no calendar, so its end cannot be computed",
    hint_zh="补上 data/calendars/{year}.yml，或用 stated_until 写明公告自己的截止日",
    hint_en="add data/calendars/{year}.yml, or state the notice's own last day in stated_until",
)
STATED_TOO_EARLY = ProblemKind(
    "stated-end-too-early",
    zh="写明的截止日是 {stated}，按 {days} 个工作日核算最早为 {computed}",
    en="the stated last day is {stated}; {days} working days end on {computed} at the earliest",
    hint_zh="改为 {computed} 或更晚，或核对发布日",
    hint_en="write {computed} or later, or check the day of publication",
)
COUNTS_FIRST_DAY = ProblemKind(
    "stated-end-counts-first-day",
    zh="写明的截止日 {stated} 只有把发布当日算入才满 {days} 个工作日",
    en="the stated last day {stated} makes {days} working days only if the first day counts",
    hint_zh="稳妥起见写到 {computed}",
    hint_en="to be safe, run it until {computed}",
    severity=Severity.WARNING,
)

TAKEN_DOWN_TOO_EARLY = ProblemKind(
    "takedown-before-end",
    zh="`taken_down` 写从 {on} 起不公开姓名，而异议要到 {ended} 才截止",
    en="`taken_down` hides the names from {on}, but anyone may object until {ended}",
    hint_zh="公示期满以后再撤下姓名；恢复 CSV，删去 taken_down",
    hint_en="take names down after the end; restore the CSV and delete taken_down",
)


def serials_are_unique(portal: Portal) -> Iterator[Problem]:
    """A serial stands once in a notice."""
    for notice in portal.notices.values():
        yield from rows.serials(notice.candidates)


def people_stand_once(portal: Portal) -> Iterator[Problem]:
    """A candidate stands once for an occupation and a grade."""
    for notice in portal.notices.values():
        yield from rows.people(notice.candidates)


def grades_of_candidates_exist(portal: Portal) -> Iterator[Problem]:
    """A candidate's grade is one of the eight."""
    for notice in portal.notices.values():
        yield from rows.grades(portal, notice.jurisdiction, notice.candidates)


def occupations_are_known(portal: Portal) -> Iterator[Problem]:
    """A candidate's occupation code and name agree."""
    for notice in portal.notices.values():
        yield from rows.occupations(portal, notice.candidates)


def the_period_is_written_and_runs_forward(portal: Portal) -> Iterator[Problem]:
    """A notice says how long it runs; publication, first day and last day follow one another."""
    for notice in portal.notices.values():
        if notice.publicity_working_days is None and notice.stated_until is None:
            yield NO_PERIOD.at(notice.source.place)
        starts = first_day(notice)
        if starts < notice.published_on:
            yield _backward(notice, "stated_from", starts, notice.published_on)
        if notice.stated_until and notice.stated_until < starts:
            yield _backward(notice, "stated_until", notice.stated_until, starts)


def _backward(notice: PublicityNotice, field: str, found: date, earlier: date) -> Problem:
    return RUNS_BACKWARD.at(notice.source.at(field), field=field, found=found, earlier=earlier)


def the_publicity_period_is_long_enough(
    portal: Portal, calendar: WorkingCalendar
) -> Iterator[Problem]:
    """A notice runs at least the working days that its policy states, if it states any.

    Written as dates only, it is too short where even with the first day it does not reach them, and
    draws a warning where only the first day does.
    """
    for notice, policy in _with_policy(portal):
        rule = authority_rule(policy)
        least = rule.at_least_working_days if rule else None
        if not rule or least is None:
            continue
        days = notice.publicity_working_days
        if days is None:
            yield from _too_short_by_dates(notice, policy, rule, least, calendar)
        elif days < least:
            yield PERIOD_TOO_SHORT.at(
                notice.source.at("publicity_working_days"),
                found=days,
                policy=policy.id,
                clause=rule.clause,
                least=least,
            )


def _too_short_by_dates(
    notice: PublicityNotice,
    policy: Policy,
    rule: PublicityRule,
    least: int,
    calendar: WorkingCalendar,
) -> Iterator[Problem]:
    first, last = first_day(notice), notice.stated_until
    if last is None or last < first:
        return  # told by the_period_is_written_and_runs_forward
    place = notice.source.at("stated_until")
    try:
        with_first = calendar.count_working_days(first, last)
        computed = _last_day(notice, least, calendar, count_first_day=counts_first_day(policy))
        is_first_extra = first == notice.published_on and calendar.is_working_day(first)
    except CalendarGapError:
        return  # the notice's own dates are all there is
    if with_first < least:
        yield PERIOD_TOO_SHORT.at(
            place, found=with_first, policy=policy.id, clause=rule.clause, least=least
        )
    elif last < computed:
        yield SHORT_WITHOUT_FIRST_DAY.at(
            place,
            first=first,
            last=last,
            found=with_first - is_first_extra,
            policy=policy.id,
            clause=rule.clause,
            least=least,
            computed=computed,
        )


def the_end_is_known(portal: Portal, calendar: WorkingCalendar) -> Iterator[Problem]:
    """Where the calendar does not reach, a notice states its own last day."""
    for notice, policy in _with_policy(portal):
        period = publicity_period(notice, policy, calendar)
        if period.basis is DeadlineBasis.UNDETERMINED and period.gap_year:
            yield END_UNKNOWN.at(notice.source.at("published_on"), year=period.gap_year)


def names_stand_while_anyone_may_object(
    portal: Portal, calendar: WorkingCalendar
) -> Iterator[Problem]:
    """Nobody is taken down from a notice that has not ended."""
    for notice, policy in _with_policy(portal):
        ended_on = publicity_period(notice, policy, calendar).last_on
        if notice.taken_down and ended_on and notice.taken_down.on <= ended_on:
            yield TAKEN_DOWN_TOO_EARLY.at(
                notice.taken_down.source.at("on"), on=notice.taken_down.on, ended=ended_on
            )


def a_stated_end_agrees(portal: Portal, calendar: WorkingCalendar) -> Iterator[Problem]:
    """A stated last day is not before the computed one: an error, or a warning where only the
    first day is in dispute. 民法典 第二百零一条 does not count the first day."""
    for notice, _ in _with_policy(portal):
        days, stated = notice.publicity_working_days, notice.stated_until
        if days is None or stated is None or stated < first_day(notice):
            continue
        try:
            strict = _last_day(notice, days, calendar, count_first_day=False)
            loose = _last_day(notice, days, calendar, count_first_day=True)
        except CalendarGapError:
            continue
        place = notice.source.at("stated_until")
        if stated < loose:
            yield STATED_TOO_EARLY.at(place, stated=stated, days=days, computed=loose)
        elif stated < strict:
            yield COUNTS_FIRST_DAY.at(place, stated=stated, days=days, computed=strict)


def _last_day(
    notice: PublicityNotice, days: int, calendar: WorkingCalendar, *, count_first_day: bool
) -> date:
    """The last of `days` from the first day of publicity, which counts where it is not that of publication."""
    first = first_day(notice)
    counts = count_first_day or first > notice.published_on
    return last_day(first, days, calendar, count_first_day=counts)


def _with_policy(portal: Portal) -> Iterator[tuple[PublicityNotice, Policy]]:
    """Notices whose policy exists; the others are told by rules/references.py."""
    for notice in portal.notices.values():
        policy = portal.policies.get(notice.policy)
        if policy:
            yield notice, policy
