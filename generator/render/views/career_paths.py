"""Ways between grades and titles, read from the eligibility rules: one path, one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from generator.render.wording import ROUTES, TITLE_RANKS

_YEARS_WORDS = {
    ConditionKind.YEARS_SINCE: "",
    ConditionKind.YEARS_OF_WORK_SINCE: "",
    ConditionKind.YEARS_IN_POST: "在岗",
    ConditionKind.YEARS_OF_WORK: "工作",
}
BETWEEN = (Route.TITLE_REVIEW, Route.SKILL_EVALUATION)


class Direction(StrEnum):
    TO_TITLE = "to-title"  # 高技能人才评职称
    TO_GRADE = "to-grade"  # 专业技术人才评技能等级


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerPath:
    """What is held, how long, and what may then be applied for.

    `start` and `end` are a grade's slug and a title's rank, or the other way round; `intermediate`
    is one of either, so they mean nothing without their side.
    """

    start: str
    end: str
    held: str
    target: str
    years: str
    asked: tuple[ConditionView, ...]
    clauses: tuple[ClauseLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectWay:
    """For an award, a title of honour or a judgement: everything in `asked`, and one of `paths`."""

    target: str
    route: str
    who: str | None
    reading: str | None
    asked: tuple[ConditionView, ...]
    paths: tuple[tuple[ConditionView, ...], ...]
    clauses: tuple[ClauseLink, ...]


def is_between(rule: EligibilityRule) -> bool:
    """Leads from grades to titles or from titles to grades."""
    if rule.route in BETWEEN or rule.title:
        return True
    return any(condition.title for path in _paths(rule) for condition in path)


def is_direct(rule: EligibilityRule) -> bool:
    return rule.route in (Route.DIRECT_APPLICATION, Route.DIRECT_RECOGNITION)


def direction_of(rule: EligibilityRule) -> Direction:
    return Direction.TO_TITLE if rule.title else Direction.TO_GRADE


def shared_conditions(rules: Sequence[EligibilityRule]) -> tuple[Condition, ...]:
    """What every one of `rules` asks of everybody, so that it is said once; none of a single rule."""
    if len(rules) < 2:
        return ()
    asked = [{_key(one) for one in rule.all_of} for rule in rules]
    return tuple(one for one in rules[0].all_of if all(_key(one) in there for there in asked))


def career_paths(
    policy: Policy,
    rule: EligibilityRule,
    shared: Sequence[Condition],
    page: str,
    context: RenderContext,
) -> Iterator[CareerPath]:
    """One for each path of `rule` and each grade or title it starts from, without what is `shared`."""
    end = rule.title or rule.grade
    if end is None:
        return
    direction = direction_of(rule)
    for path in _paths(rule):
        views = _without(path, shared, policy, page, context)
        for start in _starts(path, direction):
            yield CareerPath(
                start=start,
                end=end,
                held=names_from(direction, context)[start],
                target=target_of(rule, context),
                years=_years(path, start, direction, context),
                asked=views,
                clauses=_clauses(views),
            )


def direct_way(
    policy: Policy,
    rule: EligibilityRule,
    shared: Sequence[Condition],
    page: str,
    context: RenderContext,
) -> DirectWay:
    asked = _without(rule.all_of, shared, policy, page, context)
    paths = tuple(conditions(one.all_of, policy.id, page, context) for one in rule.any_of)
    return DirectWay(
        target=target_of(rule, context),
        route=ROUTES[rule.route],
        who=rule.who,
        reading=rule.reading,
        asked=asked,
        paths=paths,
        clauses=_clauses((*asked, *(one for path in paths for one in path))),
    )


def _key(one: Condition) -> tuple[str, str]:
    return one.text, one.clause


def _without(
    asked: tuple[Condition, ...],
    shared: Sequence[Condition],
    policy: Policy,
    page: str,
    context: RenderContext,
) -> tuple[ConditionView, ...]:
    said = {_key(one) for one in shared}
    return conditions(
        tuple(one for one in asked if _key(one) not in said), policy.id, page, context
    )


def _clauses(views: Iterable[ConditionView]) -> tuple[ClauseLink, ...]:
    return tuple(dict.fromkeys(one.clause for one in views))


def _paths(rule: EligibilityRule) -> Iterator[tuple[Condition, ...]]:
    """Everything asked on each way through the rule."""
    if not rule.any_of:
        yield rule.all_of
    for path in rule.any_of:
        yield (*rule.all_of, *path.all_of)


def _starts(path: tuple[Condition, ...], direction: Direction) -> tuple[str, ...]:
    """The grade one comes from on the way to a title, the title on the way to a grade."""
    found = (one.grade if direction is Direction.TO_TITLE else one.title for one in path)
    return tuple(dict.fromkeys(str(one) for one in found if one))


def _years(
    path: tuple[Condition, ...], start: str, direction: Direction, context: RenderContext
) -> str:
    """2年, 高级工1年＋工作4年; empty where the path names none. What the years are counted from is
    named where it is not what the path starts from."""
    words = []
    for one in path:
        if one.kind in _YEARS_WORDS and (one.years or one.months):
            is_start = start == (one.grade if direction is Direction.TO_TITLE else one.title)
            since = "" if is_start else _since(one, context)
            span = f"{one.years}年" if one.years else f"{one.months}个月"
            words.append(f"{since}{_YEARS_WORDS[one.kind]}{span}")
    return "＋".join(dict.fromkeys(words))


def _since(one: Condition, context: RenderContext) -> str:
    if one.grade:
        return context.grade_name(one.grade)
    return TITLE_RANKS[one.title] if one.title else ""


def names_from(direction: Direction, context: RenderContext) -> dict[str, str]:
    """The names on the side where `direction` starts, lowest first."""
    return _grade_names(context) if direction is Direction.TO_TITLE else _rank_names()


def names_to(direction: Direction, context: RenderContext) -> dict[str, str]:
    """The names on the side where `direction` ends, lowest first."""
    return _rank_names() if direction is Direction.TO_TITLE else _grade_names(context)


def _grade_names(context: RenderContext) -> dict[str, str]:
    return {slug: grade.name for slug, grade in context.site.portal.grades.items()}


def _rank_names() -> dict[str, str]:
    return {rank.value: TITLE_RANKS[rank] for rank in TitleRank}
