"""Notices: their people and their deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.deadlines import DeadlineBasis, authority_rule, last_day, publicity_period
from generator.model import Policy, Portal, PublicityNotice
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


def serials_are_unique(portal: Portal) -> Iterator[Problem]:
    """A serial stands once in a notice."""
    for notice in portal.notices.values():
        yield from rows.serials(notice.candidates)


def grades_of_candidates_exist(portal: Portal) -> Iterator[Problem]:
    """A candidate's grade is one of the eight."""
    for notice in portal.notices.values():
        yield from rows.grades(portal, notice.candidates)


def occupations_are_known(portal: Portal) -> Iterator[Problem]:
    """A candidate's occupation code and name agree."""
    for notice in portal.notices.values():
        yield from rows.occupations(portal, notice.candidates)


def the_publicity_period_is_long_enough(
    portal: Portal, calendar: WorkingCalendar
) -> Iterator[Problem]:
    """A notice runs at least the working days that its policy states, if it states any."""
    for notice, policy in _with_policy(portal):
        rule = authority_rule(policy)
        if not rule or rule.at_least_working_days is None:
            continue
        if notice.publicity_working_days < rule.at_least_working_days:
            yield PERIOD_TOO_SHORT.at(
                notice.source.at("publicity_working_days"),
                found=notice.publicity_working_days,
                policy=policy.id,
                clause=rule.clause,
                least=rule.at_least_working_days,
            )


def the_end_is_known(portal: Portal, calendar: WorkingCalendar) -> Iterator[Problem]:
    """Where the calendar does not reach, a notice states its own last day."""
    for notice, policy in _with_policy(portal):
        period = publicity_period(notice, policy, calendar)
        if period.basis is DeadlineBasis.UNDETERMINED:
            yield END_UNKNOWN.at(notice.source.at("published_on"), year=period.gap_year)


def a_stated_end_agrees(portal: Portal, calendar: WorkingCalendar) -> Iterator[Problem]:
    """A stated last day is not before the computed one: an error, or a warning where only the
    first day is in dispute. 民法典 第二百零一条 does not count the first day."""
    for notice, _ in _with_policy(portal):
        stated = notice.stated_until
        if stated is None:
            continue
        try:
            strict = _last_day(notice, calendar, count_first_day=False)
            loose = _last_day(notice, calendar, count_first_day=True)
        except CalendarGapError:
            if stated < notice.published_on:
                yield _too_early(notice, stated, notice.published_on)
            continue
        if stated < loose:
            yield _too_early(notice, stated, loose)
        elif stated < strict:
            yield COUNTS_FIRST_DAY.at(
                notice.source.at("stated_until"),
                stated=stated,
                days=notice.publicity_working_days,
                computed=strict,
            )


def _too_early(notice: PublicityNotice, stated: date, computed: date) -> Problem:
    return STATED_TOO_EARLY.at(
        notice.source.at("stated_until"),
        stated=stated,
        days=notice.publicity_working_days,
        computed=computed,
    )


def _last_day(notice: PublicityNotice, calendar: WorkingCalendar, *, count_first_day: bool) -> date:
    return last_day(
        notice.published_on,
        notice.publicity_working_days,
        calendar,
        count_first_day=count_first_day,
    )


def _with_policy(portal: Portal) -> Iterator[tuple[PublicityNotice, Policy]]:
    """Notices whose policy exists; the others are told by rules/references.py."""
    for notice in portal.notices.values():
        policy = portal.policies.get(notice.policy)
        if policy:
            yield notice, policy
