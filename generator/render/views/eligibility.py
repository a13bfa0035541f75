"""Who may apply: one rule of conditions as it is shown on the pages of a grade, of careers, of procedures."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Condition, EligibilityRule, Judge, Priority, Waiver
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink
from generator.render.wording import (
    CONDITION_KINDS,
    JUDGES,
    ROUTES,
    STRENGTHS,
    TITLE_RANKS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionView:
    """One thing asked. `strength` (原则上, 一般) is None where the text itself has the word."""

    text: str
    strength: str | None
    judged_by: str | None
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverView:
    """`waives` names the kinds of conditions that fall away; all others stay."""

    text: str
    waives: str
    judged_by: str | None
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityView:
    text: str
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityView:
    """All of `all_of`, and one path of `any_of` where there are paths. Priority is no condition."""

    anchor: str
    route: str
    target: str
    who: str | None
    reading: str | None
    clause: ClauseLink
    all_of: tuple[ConditionView, ...]
    any_of: tuple[tuple[ConditionView, ...], ...]
    waivers: tuple[WaiverView, ...]
    priority: tuple[PriorityView, ...]


def eligibility_view(
    rule: EligibilityRule, policy_id: str, page: str, context: RenderContext
) -> EligibilityView:
    """The clause of the rule names the policy, so that its conditions need not."""

    def asks(asked: tuple[Condition, ...]) -> tuple[ConditionView, ...]:
        return conditions(asked, policy_id, page, context, names_policy=False)

    return EligibilityView(
        anchor=f"rule-{policy_id}-{rule.id}",
        route=ROUTES[rule.route],
        target=target_of(rule, context),
        who=rule.who,
        reading=rule.reading,
        clause=context.clause_link(page, policy_id, rule.clause),
        all_of=asks(rule.all_of),
        any_of=tuple(asks(path.all_of) for path in rule.any_of),
        waivers=tuple(_waiver(one, policy_id, page, context) for one in rule.waivers),
        priority=tuple(_priority(one, policy_id, page, context) for one in rule.priority),
    )


def conditions(
    asked: tuple[Condition, ...],
    policy_id: str,
    page: str,
    context: RenderContext,
    *,
    names_policy: bool = True,
) -> tuple[ConditionView, ...]:
    """`names_policy` as in `RenderContext.clause_link`."""
    return tuple(
        _condition(one, context.clause_link(page, policy_id, one.clause, names_policy=names_policy))
        for one in asked
    )


def target_of(rule: EligibilityRule, context: RenderContext) -> str:
    """What is applied for: 首席技师, 副高级职称."""
    names = (
        context.grade_name(rule.grade) if rule.grade else None,
        f"{TITLE_RANKS[rule.title]}职称" if rule.title else None,
    )
    return "、".join(name for name in names if name)


def _condition(one: Condition, clause: ClauseLink) -> ConditionView:
    strength = STRENGTHS[one.strength] if one.strength else None
    return ConditionView(
        text=one.text,
        strength=None if strength and strength in one.text else strength,
        judged_by=_judge(one.judged_by),
        clause=clause,
    )


def _waiver(one: Waiver, policy_id: str, page: str, context: RenderContext) -> WaiverView:
    return WaiverView(
        text=one.text,
        waives="、".join(CONDITION_KINDS[kind] for kind in one.waives),
        judged_by=_judge(one.judged_by),
        clause=context.clause_link(page, policy_id, one.clause),
    )


def _priority(one: Priority, policy_id: str, page: str, context: RenderContext) -> PriorityView:
    return PriorityView(text=one.text, clause=context.clause_link(page, policy_id, one.clause))


def _judge(judge: Judge | None) -> str | None:
    return JUDGES[judge] if judge else None
