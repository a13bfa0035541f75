"""Conditions that can be reckoned with: each rule has an aim, conditions, and an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Condition, ConditionKind, Portal
from generator.problems import Problem, ProblemKind

NO_AIM = ProblemKind(
    "rule-without-aim",
    zh="`{rule}` 要写 `grade` 或 `title`，二者写一个",
    en="`{rule}` names either a `grade` or a `title`",
    hint_zh="申报等级写 grade，申报职称写 title",
    hint_en="write what is applied for",
)
NO_CONDITIONS = ProblemKind(
    "rule-without-conditions",
    zh="`{rule}` 没有条件",
    en="`{rule}` asks nothing",
    hint_zh="写 all_of（都要具备）或 any_of（有一条路即可）",
    hint_en="write all_of or any_of",
)
RULE_TWICE = ProblemKind(
    "rule-twice",
    zh="`{rule}` 在这份文件里写了两次",
    en="`{rule}` stands twice in this file",
    hint_zh="每条规则一个编号",
    hint_en="give each rule an id of its own",
)
CONDITION_INCOMPLETE = ProblemKind(
    "condition-incomplete",
    zh="`{kind}` 的条件缺少 `{missing}`",
    en="a condition of kind `{kind}` needs `{missing}`",
    hint_zh="补上；没有这项内容的条件换一种 kind",
    hint_en="add it, or choose another kind",
)
_NEEDS = {
    ConditionKind.HOLDS_GRADE: ("grade",),
    ConditionKind.HOLDS_TITLE: ("title",),
    ConditionKind.YEARS_IN_POST: ("grade", "years"),
    ConditionKind.YEARS_SINCE: ("grade", "years"),
    ConditionKind.YEARS_OF_WORK_SINCE: ("grade", "years"),
    ConditionKind.YEARS_OF_WORK: ("years", "work"),
    ConditionKind.AWARD: ("awards",),
    ConditionKind.WORKERS: ("at_least",),
}


def rules_have_aims_and_conditions(portal: Portal) -> Iterator[Problem]:
    """A rule aims at one grade or one title, asks something, and its id is used once."""
    for eligibility in portal.eligibility.values():
        seen: set[str] = set()
        for rule in eligibility.rules:
            if (rule.grade is None) == (rule.title is None):
                yield NO_AIM.at(rule.source.place, rule=rule.id)
            if not rule.all_of and not rule.any_of:
                yield NO_CONDITIONS.at(rule.source.place, rule=rule.id)
        of_both = [(one.id, one.source) for one in eligibility.rules]
        of_both += [(one.id, one.source) for one in eligibility.organisations]
        for id_, source in of_both:
            if id_ in seen:
                yield RULE_TWICE.at(source.at("id"), rule=id_)
            seen.add(id_)


def conditions_are_complete(portal: Portal) -> Iterator[Problem]:
    """A condition says what its kind is reckoned from."""
    for eligibility in portal.eligibility.values():
        for rule in eligibility.rules:
            asked = (*rule.all_of, *(one for path in rule.any_of for one in path.all_of))
            yield from _incomplete(asked)
        for of_unit in eligibility.organisations:
            yield from _incomplete(of_unit.all_of)


def _incomplete(asked: tuple[Condition, ...]) -> Iterator[Problem]:
    for condition in asked:
        for field in _NEEDS.get(condition.kind, ()):
            if not getattr(condition, field):
                yield CONDITION_INCOMPLETE.at(
                    condition.source.place, kind=condition.kind, missing=field
                )
