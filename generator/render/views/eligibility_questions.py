"""The questionnaires in words, one a place and kind of applicant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.eligibility import (
    Applicant,
    Ask,
    AskedRule,
    Question,
    asked_rules,
    questions,
)
from generator.model import TitleRank
from generator.render.context import RenderContext
from generator.render.wording import TITLE_RANKS

_WORK = {
    "total": "累计工作年限从哪一天算起（中间断开的，扣掉断开的时间折算）",
    "same-enterprise": "从哪一天起在现在的企业从事本职业",
    "same-enterprise-continuous": "从哪一天起在现在的企业连续从事本职业（没有间断）",
    "employed": "从哪一天起在本企业连续工作",
}
_COUNTS = {"workers": "一线技能职工有多少人"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedQuestion:
    """`after`: the fact that must be true before this is asked. `clauses`: (policy, clause) that ask it."""

    fact: str
    ask: Ask
    label: str
    after: str | None
    clauses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What can be applied for: a target of the rules, and its name."""

    target: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    jurisdiction: str
    applicant: Applicant
    aims: tuple[Aim, ...]
    questions: tuple[WordedQuestion, ...]


def rules_in_use(context: RenderContext) -> tuple[AskedRule, ...]:
    """Of the policies that are neither repealed nor lapsed, place by place."""
    policies = [
        policy
        for place in context.site.portal.jurisdictions
        for policy in context.policies_of(place)
    ]
    return asked_rules(context.site.portal, policies)


def questionnaires(rules: Iterable[AskedRule], context: RenderContext) -> tuple[Questionnaire, ...]:
    """Places in their order, persons before units; none where no text has conditions."""
    groups: dict[tuple[str, Applicant], list[AskedRule]] = {}
    for rule in rules:
        groups.setdefault((rule.jurisdiction, rule.applicant), []).append(rule)
    order = list(context.site.portal.jurisdictions)
    return tuple(
        Questionnaire(
            jurisdiction=place,
            applicant=applicant,
            aims=_aims(asked, context),
            questions=tuple(_worded(one, context) for one in questions(asked)),
        )
        for (place, applicant), asked in sorted(
            groups.items(), key=lambda item: (order.index(item[0][0]), item[0][1] != "person")
        )
    )


def _aims(rules: Iterable[AskedRule], context: RenderContext) -> tuple[Aim, ...]:
    """Highest grade first, then titles; for units in the order of the text."""
    grades = list(context.site.portal.grades)[::-1]
    found = {
        rule.target: Aim(target=rule.target, name=rule.name or aim_name(rule.target, context))
        for rule in rules
    }
    return tuple(
        sorted(
            found.values(),
            key=lambda aim: grades.index(aim.target) if aim.target in grades else len(grades),
        )
    )


def aim_name(target: str, context: RenderContext) -> str:
    """特级技师, 副高级职称."""
    if target.startswith("title-"):
        return f"{TITLE_RANKS[TitleRank(target.removeprefix('title-'))]}职称"
    return context.grade_name(target)


def _worded(one: Question, context: RenderContext) -> WordedQuestion:
    return WordedQuestion(
        fact=one.fact,
        ask=one.ask,
        label=_label(one, context),
        after=one.after,
        clauses=one.clauses,
    )


def _label(one: Question, context: RenderContext) -> str:
    subject = one.subject
    if one.ask is Ask.GRADE:
        return context.grade_name(subject)
    if one.ask is Ask.SINCE:
        return f"哪一天取得或评聘为{context.grade_name(subject)}"
    if one.ask is Ask.POST:
        return f"从哪一天起在{context.grade_name(subject)}岗位上工作"
    if one.ask is Ask.DOING:
        return f"取得{context.grade_name(subject)}以后，从哪一天起从事相应的专业技术技能工作"
    if one.ask is Ask.TITLE:
        return f"{TITLE_RANKS[TitleRank(subject)]}职称"
    if one.ask is Ask.WORK:
        return _WORK[subject]
    if one.ask is Ask.COUNT:
        return _COUNTS[subject]
    if one.ask is Ask.AWARD:
        return context.site.portal.awards[subject].name
    return subject
