"""How long a 特级技师 waits before 首席技师 can be applied for, as the policy in force states it.

Only the years are reckoned. Whatever else is asked, the organisation and the authority judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model import Portal
from generator.model.eligibility import (
    Condition,
    ConditionKind,
    EligibilityRule,
    Route,
    Waiver,
)
from generator.month_days import corresponding_day
from generator.statuses import PolicyStatus, in_force_from, policy_status

BEFORE = "special-technician"
CHIEF = "chief-technician"
_YEARS = (ConditionKind.YEARS_SINCE, ConditionKind.YEARS_IN_POST)
_MONTHS_A_YEAR = 12


class CountedFrom(StrEnum):
    """What the stated years are counted from."""

    GRADE = "grade"  # 取得或评聘特级技师以后
    POST = "post"  # 在特级技师岗位上: the record does not say since when
    ANOTHER_POST = "another-post"  # on another grade's post: a record of 特级 tells nothing of it
    NOT_STATED = "not-stated"  # 文件未规定


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiefWait:
    """`condition` states `months`, and both are None where the text states no years. `awards` are
    asked besides; `exceptions` free of the years."""

    policy: str
    clause: str
    counted_from: CountedFrom
    months: int | None = None
    condition: Condition | None = None
    awards: tuple[Condition, ...] = ()
    exceptions: tuple[Waiver, ...] = ()

    def earliest_on(self, approved_on: date) -> date | None:
        """The day on which the stated years are full, counted from the approval; for years in the post
        that is the earliest, for who took the post that day. None where a record cannot tell it."""
        if self.months is None or self.counted_from is CountedFrom.ANOTHER_POST:
            return None
        return corresponding_day(approved_on, self.months)


def chief_waits(portal: Portal, today: date) -> Mapping[str, ChiefWait]:
    """By jurisdiction; those without a text in force on 首席技师 are absent."""
    waits = {}
    policies = portal.policies.values()
    for policy in sorted(policies, key=lambda one: (in_force_from(one) or date.min, one.id)):
        rules = portal.eligibility[policy.id].rules if policy.id in portal.eligibility else ()
        chief = [rule for rule in rules if rule.grade == CHIEF]
        appointed = next((rule for rule in chief if rule.route is Route.APPOINTMENT), None)
        if appointed and policy_status(policy, policies, today) is PolicyStatus.IN_FORCE:
            waits[policy.jurisdiction] = _wait(policy.id, appointed, chief)
    return waits


def _wait(policy: str, rule: EligibilityRule, chief: list[EligibilityRule]) -> ChiefWait:
    awards = tuple(one for one in rule.all_of if one.kind is ConditionKind.AWARD)
    asked = next(_years_asked(rule), None)
    if asked is None:
        return ChiefWait(
            policy=policy, clause=rule.clause, counted_from=CountedFrom.NOT_STATED, awards=awards
        )
    return ChiefWait(
        policy=policy,
        clause=asked.clause,
        counted_from=_counted_from(asked),
        months=(asked.years or 0) * _MONTHS_A_YEAR + (asked.months or 0),
        condition=asked,
        awards=awards,
        exceptions=tuple(one for rule in chief for one in rule.waivers if asked.kind in one.waives),
    )


def _years_asked(rule: EligibilityRule) -> Iterator[Condition]:
    """Of 特级技师 first; another grade's only where nothing is said of this one."""
    stated = [one for one in rule.all_of if one.kind in _YEARS and (one.years or one.months)]
    yield from sorted(stated, key=lambda one: one.grade != BEFORE)


def _counted_from(asked: Condition) -> CountedFrom:
    if asked.grade != BEFORE:
        return CountedFrom.ANOTHER_POST
    is_in_post = asked.kind is ConditionKind.YEARS_IN_POST
    return CountedFrom.POST if is_in_post else CountedFrom.GRADE
