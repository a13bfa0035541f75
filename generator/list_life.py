"""The life of a list where a policy holds: who publicises to whom, who approves, announces, awards.

Everything is what the policy states, with its clause; a step of which it says nothing is there without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model import (
    Channel,
    Policy,
    ProcedureList,
    PublicityRule,
    PublicityStage,
    Role,
    RoleOfBody,
)


class LifeStep(StrEnum):
    PUBLICITY = "publicity"  # 公示
    APPROVAL = "approval"  # 核准
    ANNOUNCEMENT = "announcement"  # 公布
    AWARD = "award"  # 发证
    REPORT = "report"  # 核准后报备


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeStage:
    """A step as the policy states it. `clause` None: the policy says nothing of the step.

    `stage` tells whose publicity it is; `at_least_working_days` None: no number is stated.
    """

    step: LifeStep
    actor: str | None = None
    stage: PublicityStage | None = None
    audience: str | None = None
    channels: tuple[str, ...] = ()
    at_least_working_days: int | None = None
    clause: str | None = None

    @property
    def is_stated(self) -> bool:
        return self.clause is not None


_STEPS = {
    Role.APPROVES: LifeStep.APPROVAL,
    Role.ANNOUNCES: LifeStep.ANNOUNCEMENT,
    Role.AWARDS: LifeStep.AWARD,
}
_STAGES = (PublicityStage.ORGANISATION, None, PublicityStage.AUTHORITY)


def life_of(policy: Policy, procedures: ProcedureList | None, grade: str) -> tuple[LifeStage, ...]:
    """The stages of a list of `grade` (a slug), in order."""
    roles = [one for one in (procedures.roles if procedures else ()) if _is_for(one, grade)]
    return (
        *_publicity(policy, roles, grade),
        *(stage for role, step in _STEPS.items() for stage in _by_role(roles, role, step)),
        *_reports(roles),
    )


def publicity_rules(policy: Policy, grade: str) -> tuple[PublicityRule, ...]:
    """The policy's rules of publicity for `grade`: that of the unit first, that of the authority last."""
    rules = (rule for rule in policy.publicity if _is_for(rule, grade))
    return tuple(sorted(rules, key=lambda rule: _STAGES.index(rule.stage)))


def channel_of(text: str) -> Channel | None:
    """The channel that a policy names in its own words; None where it is none of ours."""
    if "公众号" in text or "微信" in text:
        return Channel.WECHAT
    if "内网" in text:
        return Channel.INTRANET
    if "网" in text:
        return Channel.SITE
    return Channel.NOTICE_BOARD if "栏" in text or "张贴" in text else None


def _is_for(rule: PublicityRule | RoleOfBody, grade: str) -> bool:
    return not rule.grades or grade in rule.grades


def _publicity(policy: Policy, roles: list[RoleOfBody], grade: str) -> Iterator[LifeStage]:
    rules = publicity_rules(policy, grade)
    if not rules:
        yield LifeStage(step=LifeStep.PUBLICITY)
    publicisers = {one.clause: one.body for one in roles if one.role is Role.PUBLICISES}
    for rule in rules:
        yield LifeStage(
            step=LifeStep.PUBLICITY,
            actor=rule.carried_out_by or publicisers.get(rule.clause),
            stage=rule.stage,
            audience=rule.audience,
            channels=rule.channels,
            at_least_working_days=rule.at_least_working_days,
            clause=rule.clause,
        )


def _by_role(roles: list[RoleOfBody], role: Role, step: LifeStep) -> Iterator[LifeStage]:
    found = [one for one in roles if one.role is role]
    if not found:
        yield LifeStage(step=step)
    for one in found:
        yield LifeStage(step=step, actor=one.body, clause=one.clause)


def _reports(roles: list[RoleOfBody]) -> Iterator[LifeStage]:
    """Filing in the clause that approves: the result is reported; elsewhere it is the unit that is filed."""
    approving = {one.clause for one in roles if one.role is Role.APPROVES}
    for one in roles:
        if one.role is Role.REGISTERS and one.clause in approving:
            yield LifeStage(step=LifeStep.REPORT, actor=one.body, clause=one.clause)
