"""Publicity: how long, counted how, shown where, by whom; and what becomes of everyone in a notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from generator.load.calendars import working_calendar
from generator.model import (
    Channel,
    Publication,
    PublicityNotice,
    PublicityRule,
    PublicityStage,
    Withdrawal,
    WithdrawalReason,
)
from generator.problems import Problem, Severity
from generator.rules import list_life, lists, notices, outcomes, publications
from tests.portal_sample import LIST, NOTICE, POLICY, good_portal, with_notice, with_policy

MONDAY = date(2026, 3, 2)
SITE = Publication(
    stage=PublicityStage.AUTHORITY,
    channel=Channel.SITE,
    address="https://hrss.demo.example/1.html",
    on=MONDAY,
)


def _notice(**changes: object) -> PublicityNotice:
    return replace(good_portal().notices[NOTICE], **changes)  # type: ignore[arg-type]


def _told(problems: Iterator[Problem]) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in problems]


def _told_of_period(notice: PublicityNotice) -> list[tuple[str, Severity]]:
    portal = with_notice(notice)
    calendar = working_calendar(portal.calendars)
    return [
        *_told(notices.the_period_is_written_and_runs_forward(portal)),
        *_told(notices.the_publicity_period_is_long_enough(portal, calendar)),
        *_told(notices.a_stated_end_agrees(portal, calendar)),
        *_told(notices.the_end_is_known(portal, calendar)),
    ]


FINE: list[tuple[str, Severity]] = []
SHORT = [("publicity-too-short", Severity.ERROR)]
FIRST_DAY = [("publicity-short-without-first-day", Severity.WARNING)]


@pytest.mark.parametrize(
    ("published_on", "stated_from", "stated_until", "told"),
    [
        (MONDAY, None, date(2026, 3, 9), FINE),
        (MONDAY, None, date(2026, 3, 6), FIRST_DAY),
        (MONDAY, None, date(2026, 3, 5), SHORT),
        (MONDAY, date(2026, 3, 3), date(2026, 3, 9), FINE),
        (MONDAY, date(2026, 3, 3), date(2026, 3, 6), SHORT),
        (date(2026, 2, 28), None, date(2026, 3, 6), FINE),  # a make-up Saturday
        (date(2026, 2, 28), None, date(2026, 3, 5), FIRST_DAY),
        (date(2026, 3, 1), None, date(2026, 3, 6), FINE),  # a Sunday counts for nobody
        (date(2026, 2, 12), None, date(2026, 2, 26), FINE),  # over Spring Festival
        (date(2026, 2, 12), None, date(2026, 2, 24), SHORT),
    ],
    ids=[
        "five days after the first",
        "five with the first",
        "four with the first",
        "five from the day after publication",
        "four from the day after publication",
        "five after a make-up Saturday",
        "five with a make-up Saturday",
        "published on a Sunday",
        "over the festival",
        "the festival taken for working days",
    ],
)
def test_a_period_written_as_dates_is_counted_with_and_without_its_first_day(
    published_on: date,
    stated_from: date | None,
    stated_until: date,
    told: list[tuple[str, Severity]],
) -> None:
    notice = _notice(
        published_on=published_on,
        publicity_working_days=None,
        stated_from=stated_from,
        stated_until=stated_until,
    )
    assert _told_of_period(notice) == told


def test_where_the_policy_counts_the_first_day_five_with_it_are_enough() -> None:
    policy = good_portal().policies[POLICY]
    counted = replace(policy, publicity=(replace(policy.publicity[0], counts_first_day=True),))
    notice = _notice(
        published_on=MONDAY, publicity_working_days=None, stated_until=date(2026, 3, 6)
    )
    portal = replace(with_policy(counted), notices={notice.id: notice})
    calendar = working_calendar(portal.calendars)
    assert _told(notices.the_publicity_period_is_long_enough(portal, calendar)) == FINE


def test_a_policy_that_states_no_days_is_met_by_any_period() -> None:
    policy = good_portal().policies[POLICY]
    silent = replace(policy, publicity=(PublicityRule(clause="二（一）"),))
    notice = _notice(
        published_on=MONDAY, publicity_working_days=None, stated_until=date(2026, 3, 3)
    )
    portal = replace(with_policy(silent), notices={notice.id: notice})
    calendar = working_calendar(portal.calendars)
    assert _told(notices.the_publicity_period_is_long_enough(portal, calendar)) == FINE


def test_a_list_approved_between_the_counted_and_a_later_stated_end_is_too_early() -> None:
    notice = _notice(published_on=MONDAY, publicity_working_days=5, stated_until=date(2026, 3, 13))
    approved = replace(good_portal().approved_lists[LIST], approved_on=date(2026, 3, 13))
    portal = replace(with_notice(notice), approved_lists={LIST: approved})
    calendar = working_calendar(portal.calendars)
    assert _told(lists.approved_after_publicity(portal, calendar)) == [
        ("approved-before-publicity-ended", Severity.ERROR)
    ]


@pytest.mark.parametrize(
    ("published_at", "count"),
    [
        ((SITE,), 0),
        ((), 1),
        ((replace(SITE, channel=Channel.WECHAT),), 1),
        ((replace(SITE, stage=PublicityStage.ORGANISATION),), 1),
    ],
    ids=["the site", "nowhere", "only WeChat", "a site of the unit"],
)
def test_a_channel_that_the_policy_names_needs_evidence(
    published_at: tuple[Publication, ...], count: int
) -> None:
    portal = with_notice(_notice(published_at=published_at))
    told = list(publications.the_channels_of_the_policy_were_used(portal))
    assert [problem.code for problem in told] == ["channel-without-evidence"] * count
    assert all("二（一）" in problem.message.zh for problem in told)
    assert all(problem.severity is Severity.WARNING for problem in told)


def test_publicity_to_all_staff_needs_evidence_from_the_unit() -> None:
    policy = good_portal().policies[POLICY]
    to_staff = PublicityRule(
        stage=PublicityStage.ORGANISATION, audience="全体职工", clause="二（一）"
    )
    portal = with_policy(replace(policy, publicity=(to_staff,)))
    told = list(publications.the_channels_of_the_policy_were_used(portal))
    assert ["全体职工" in problem.message.zh for problem in told] == [True]


def test_what_is_published_later_than_said_is_told() -> None:
    notice = _notice(published_at=(replace(SITE, on=date(2026, 1, 6)),))
    assert _told(publications.published_by_the_day_said(with_notice(notice))) == [
        ("published-later-than-said", Severity.WARNING)
    ]


def test_who_is_neither_listed_nor_withdrawn_is_told_and_who_is_withdrawn_is_not() -> None:
    notice = good_portal().notices[NOTICE]
    absent = replace(notice.candidates[0], serial=9, name="章退之")
    notice = replace(notice, candidates=(*notice.candidates, absent))
    assert _told(outcomes.everyone_has_an_outcome(with_notice(notice))) == [
        ("absent-without-outcome", Severity.WARNING)
    ]
    outcome = Withdrawal(
        serial=9, on=MONDAY, reason=WithdrawalReason.BY_THE_PERSON, decided_by="省厅"
    )
    settled = replace(notice, withdrawn=(outcome,))
    assert _told(outcomes.everyone_has_an_outcome(with_notice(settled))) == []


def test_nobody_needs_an_outcome_before_there_is_a_list() -> None:
    portal = replace(good_portal(), approved_lists={})
    assert _told(outcomes.everyone_has_an_outcome(portal)) == []


def test_who_is_withdrawn_is_found_in_a_list_without_serials_of_the_notice() -> None:
    portal = good_portal()
    approved = portal.approved_lists[LIST]
    rows = tuple(replace(row, notice_serial=None) for row in approved.holders)
    outcome = Withdrawal(
        serial=1, on=MONDAY, reason=WithdrawalReason.OBJECTION_UPHELD, decided_by="省厅"
    )
    portal = replace(
        with_notice(_notice(withdrawn=(outcome,))),
        approved_lists={LIST: replace(approved, holders=rows)},
    )
    assert _told(outcomes.nobody_withdrawn_is_listed(portal)) == [
        ("withdrawn-but-listed", Severity.ERROR)
    ]


def test_a_body_whose_kind_cannot_be_told_is_left_alone() -> None:
    portal = good_portal()
    approved = replace(portal.approved_lists[LIST], approved_by="核准委员会")
    portal = replace(portal, approved_lists={LIST: approved})
    assert _told(list_life.steps_are_taken_by_whom_the_policy_names(portal)) == []
