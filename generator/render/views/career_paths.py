"""Ways between grades and titles, read from the eligibility rules: one path, one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.model import (
    Condition,
    ConditionKind,
    EligibilityRule,
    Policy,
    Route,
    TitleRank,
)
from generator.render.context import RenderContext
from generator.render.views.eligibility import ConditionView, conditions, target_of
from generator.render.views.parts import ClauseLink
from generator.render.wording import TITLE_RANKS

_YEARS_WORDS = {
    ConditionKind.YEARS_SINCE: "",
    ConditionKind.YEARS_IN_POST: "在岗",
    ConditionKind.YEARS_OF_WORK: "工作",
}
_BETWEEN = (Route.TITLE_REVIEW, Route.SKILL_EVALUATION)


class Direction(StrEnum):
    TO_TITLE = "to-title"  # 高技能人才评职称
    TO_GRADE = "to-grade"  # 专业技术人才评技能等级


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerPath:
    """What is held, how long, and what may then be applied for. `start` and `end` are slugs or ranks.

    `start` None: the path asks for no grade or title, but for an award or a judgement.
    """

    direction: Direction
    start: str | None
    end: str
    held: str
    target: str
    years: str
    asked: tuple[ConditionView, ...]
    clauses: tuple[ClauseLink, ...]


def is_between(rule: EligibilityRule) -> bool:
    """Leads from grades to titles or from titles to grades; a grade for an award alone does not."""
    if rule.route in _BETWEEN or rule.title:
        return True
    return any(condition.title for path in _paths(rule) for condition in path)


def common_conditions(
    rules: Iterable[tuple[Policy, EligibilityRule]], page: str, context: RenderContext
) -> tuple[ConditionView, ...]:
    """What every one of `rules` asks: said once above the tables."""
    found: list[dict[tuple[str, str], ConditionView]] = [
        {
            (one.text, one.clause): view
            for one, view in zip(
                rule.all_of, conditions(rule.all_of, policy.id, page, context), strict=True
            )
        }
        for policy, rule in rules
    ]
    if len(found) < 2:
        return ()
    return tuple(view for key, view in found[0].items() if all(key in one for one in found))


def career_paths(
    policy: Policy,
    rule: EligibilityRule,
    common: tuple[ConditionView, ...],
    page: str,
    context: RenderContext,
) -> Iterator[CareerPath]:
    """One for each path of `rule`; what all rules ask (`common`) is left out of the single rows."""
    direction = Direction.TO_TITLE if rule.title else Direction.TO_GRADE
    end = rule.title or rule.grade
    if end is None:
        return
    said_above = {(one.text, one.clause.clause) for one in common}
    for path in _paths(rule):
        asked = tuple(one for one in path if (one.text, one.clause) not in said_above)
        starts = _starts(path, direction) or (None,)
        views = conditions(asked, policy.id, page, context)
        own = context.clause_link(page, policy.id, rule.clause)
        for start in starts:
            yield CareerPath(
                direction=direction,
                start=start,
                end=end,
                held=_name(start, context),
                target=target_of(rule, context),
                years=_years(path),
                asked=views,
                clauses=tuple(dict.fromkeys(one.clause for one in views)) or (own,),
            )


def _paths(rule: EligibilityRule) -> Iterator[tuple[Condition, ...]]:
    """Everything asked on each way through the rule."""
    if not rule.any_of:
        yield rule.all_of
    for path in rule.any_of:
        yield (*rule.all_of, *path.all_of)


def _starts(path: tuple[Condition, ...], direction: Direction) -> tuple[str | None, ...]:
    """The grade one comes from on the way to a title, the title on the way to a grade."""
    found = (one.grade if direction is Direction.TO_TITLE else one.title for one in path)
    return tuple(dict.fromkeys(str(one) for one in found if one))


def _years(path: tuple[Condition, ...]) -> str:
    """2年, 1年＋工作4年; empty where the path names none."""
    words = []
    for one in path:
        if one.kind in _YEARS_WORDS and (one.years or one.months):
            span = f"{one.years}年" if one.years else f"{one.months}个月"
            words.append(f"{_YEARS_WORDS[one.kind]}{span}")
    return "＋".join(dict.fromkeys(words))


def _name(start: str | None, context: RenderContext) -> str:
    if start is None:
        return "—"
    ranks = {rank.value: name for rank, name in TITLE_RANKS.items()}
    return ranks.get(start) or context.grade_name(start)


def rank_names() -> dict[str, str]:
    """The ranks of titles, lowest first."""
    return {rank.value: TITLE_RANKS[rank] for rank in TitleRank}
