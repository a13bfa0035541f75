"""The few facts by which places, and versions of a policy, are compared: days, years, codes, who does what.

Each comes from structure, never from a sentence. What the structure leaves out is not stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model import (
    Condition,
    ConditionKind,
    Policy,
    Portal,
    PublicityStage,
    Role,
    Route,
    Strength,
    Topic,
)


class FactKind(StrEnum):
    CARRIED_OUT_BY = "carried-out-by"  # 由谁实施
    YEARS = "years"  # 要满几年
    MEMBERS = "members"  # 评审成员不少于几名
    PUBLICITY = "publicity"  # 公示时间，没有写由谁公示的
    PUBLICITY_BY_ORGANISATION = "publicity-by-organisation"
    PUBLICITY_BY_AUTHORITY = "publicity-by-authority"
    APPROVED_BY = "approved-by"
    ANNOUNCED_BY = "announced-by"
    AWARDED_BY = "awarded-by"
    GRADE_CODE = "grade-code"  # 证书编码第16位
    MANAGEMENT_PERIOD = "management-period"
    EFFECTIVE_FROM = "effective-from"
    VALIDITY = "validity"


FACT_TOPICS = {
    FactKind.CARRIED_OUT_BY: Topic.GRADES,
    FactKind.YEARS: Topic.ELIGIBILITY,
    FactKind.MEMBERS: Topic.REVIEW,
    FactKind.PUBLICITY: Topic.PUBLICITY,
    FactKind.PUBLICITY_BY_ORGANISATION: Topic.PUBLICITY,
    FactKind.PUBLICITY_BY_AUTHORITY: Topic.PUBLICITY,
    FactKind.APPROVED_BY: Topic.APPROVAL,
    FactKind.ANNOUNCED_BY: Topic.APPROVAL,
    FactKind.AWARDED_BY: Topic.APPROVAL,
    FactKind.GRADE_CODE: Topic.CODING,
    FactKind.MANAGEMENT_PERIOD: Topic.MANAGEMENT,
    FactKind.EFFECTIVE_FROM: Topic.VALIDITY,
    FactKind.VALIDITY: Topic.VALIDITY,
}
_STAGES = {
    None: FactKind.PUBLICITY,
    PublicityStage.ORGANISATION: FactKind.PUBLICITY_BY_ORGANISATION,
    PublicityStage.AUTHORITY: FactKind.PUBLICITY_BY_AUTHORITY,
}
_ROLES = {
    Role.APPROVES: FactKind.APPROVED_BY,
    Role.ANNOUNCES: FactKind.ANNOUNCED_BY,
    Role.AWARDS: FactKind.AWARDED_BY,
}
_IN_PRINCIPLE = {Strength.IN_PRINCIPLE: "原则上", Strength.USUALLY: "一般", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """`text` None: the clause speaks of the thing and leaves this out.

    `is_one_of_several`: it belongs to one of several ways, so not everybody must meet it.
    """

    kind: FactKind
    text: str | None
    clause: str
    is_one_of_several: bool = False


def key_facts(policy: Policy, grade: str | None, portal: Portal) -> tuple[KeyFact, ...]:
    """What holds for the grade, in the order of `FactKind`; for None what is not about grades at all."""
    found = _of_the_text(policy) if grade is None else _of_grade(policy, grade, portal)
    order = list(FactKind)
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: order.index(fact.kind)))


def _of_the_text(policy: Policy) -> Iterator[KeyFact]:
    if policy.effective_from and policy.effective_clause:
        day = policy.effective_from.isoformat()
        yield KeyFact(kind=FactKind.EFFECTIVE_FROM, text=day, clause=policy.effective_clause)
    if policy.validity:
        years = f"{policy.validity.years} 年"
        yield KeyFact(kind=FactKind.VALIDITY, text=years, clause=policy.validity.clause)


def _of_grade(policy: Policy, grade: str, portal: Portal) -> Iterator[KeyFact]:
    for row in policy.grade_table:
        if row.grade == grade:
            yield KeyFact(kind=FactKind.CARRIED_OUT_BY, text=row.carried_out_by, clause=row.clause)
    for rule in policy.publicity:
        if _is_about(grade, rule.grades):
            days = rule.at_least_working_days
            yield KeyFact(
                kind=_STAGES[rule.stage],
                text=f"不少于 {days} 个工作日" if days else None,
                clause=rule.clause,
            )
    for coding in policy.certificate_coding:
        for code in coding.grade_codes:
            slug, _, letter = code.partition("=")
            if slug == grade:
                yield KeyFact(kind=FactKind.GRADE_CODE, text=letter, clause=coding.clause)
    period = policy.management_period
    if period and grade in period.grades:
        years = f"{period.years} 年"
        yield KeyFact(kind=FactKind.MANAGEMENT_PERIOD, text=years, clause=period.clause)
    yield from _years(policy.id, grade, portal)
    yield from _roles_and_members(policy.id, grade, portal)


def _years(policy_id: str, grade: str, portal: Portal) -> Iterator[KeyFact]:
    eligibility = portal.eligibility.get(policy_id)
    for rule in eligibility.rules if eligibility else ():
        if rule.route is not Route.APPOINTMENT or rule.grade != grade:
            continue
        several = len(rule.any_of) > 1
        asked = [(one, False) for one in rule.all_of]
        asked += [(one, several) for path in rule.any_of for one in path.all_of]
        for condition, is_one_of_several in asked:
            if text := _span(condition, portal):
                yield KeyFact(
                    kind=FactKind.YEARS,
                    text=text,
                    clause=condition.clause,
                    is_one_of_several=is_one_of_several,
                )


def _span(condition: Condition, portal: Portal) -> str | None:
    """在高级技师岗位满 5 年; None where the condition is about something else."""
    before = portal.grades.get(condition.grade) if condition.grade else None
    if not condition.years or before is None:
        return None
    strictly = _IN_PRINCIPLE[condition.strength]
    if condition.kind is ConditionKind.YEARS_IN_POST:
        return f"{strictly}在{before.name}岗位满 {condition.years} 年"
    if condition.kind is ConditionKind.YEARS_SINCE:
        return f"{strictly}取得{before.name}后满 {condition.years} 年"
    return None


def _roles_and_members(policy_id: str, grade: str, portal: Portal) -> Iterator[KeyFact]:
    procedures = portal.procedures.get(policy_id)
    if procedures is None:
        return
    for role in procedures.roles:
        if role.role in _ROLES and _is_about(grade, role.grades):
            yield KeyFact(kind=_ROLES[role.role], text=role.body, clause=role.clause)
    for procedure in procedures.procedures:
        for step in procedure.steps if _is_about(grade, procedure.grades) else ():
            if step.at_least_members:
                text = f"不少于 {step.at_least_members} 名"
                yield KeyFact(kind=FactKind.MEMBERS, text=text, clause=step.clause)


def _is_about(grade: str, grades: Iterable[str]) -> bool:
    """A rule that names no grade is about all."""
    named = tuple(grades)
    return not named or grade in named
