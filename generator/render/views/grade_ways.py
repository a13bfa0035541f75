"""How a grade is obtained in each place, and what comes with it; 文件未规定 where a place's texts are silent."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Grade, Jurisdiction, Statement, Topic
from generator.policies.sayings import sayings
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.eligibility import EligibilityView, eligibility_view
from generator.render.views.parts import ClauseLink, Link

_WAYS = (Topic.ROUTES, Topic.ELIGIBILITY, Topic.EXCEPTIONS, Topic.CAREER)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    text: str
    clause: ClauseLink


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOfPlace:
    """`rules` are conditions with their paths, `lines` what else is said of ways to the grade.

    `check` leads to the self-check of these rules.
    """

    anchor: str
    place: str
    is_sample: bool
    rules: tuple[EligibilityView, ...]
    lines: tuple[GradeLine, ...]
    check: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesOfPlace:
    place: str
    is_sample: bool
    lines: tuple[GradeLine, ...]


def ways_to(grade: Grade, page: str, context: RenderContext) -> tuple[WaysOfPlace, ...]:
    """One entry a place that has policies in force, silent or not."""
    portal = context.site.portal
    found = []
    for place in portal.jurisdictions.values():
        policies = context.policies_of(place.id)
        if not policies:
            continue
        rules = tuple(
            eligibility_view(rule, policy.id, page, context)
            for policy in policies
            if policy.id in portal.eligibility
            for rule in portal.eligibility[policy.id].rules
            if rule.grade == grade.slug
        )
        found.append(
            WaysOfPlace(
                anchor=f"ways-{place.id}",
                place=place.short_name,
                is_sample=place.is_fictional,
                rules=rules,
                lines=_lines(grade, place.id, _WAYS, page, context),
                check=_check(grade, place, page) if rules else None,
            )
        )
    return tuple(found)


def _check(grade: Grade, place: Jurisdiction, page: str) -> Link:
    href = addresses.relative(page, addresses.eligibility(place.id, grade.slug))
    return Link(text=f"自查：{place.short_name}的{grade.name}，还差什么", href=href)


def treatment_of(grade: Grade, page: str, context: RenderContext) -> tuple[LinesOfPlace, ...]:
    return tuple(
        LinesOfPlace(
            place=place.short_name,
            is_sample=place.is_fictional,
            lines=_lines(grade, place.id, (Topic.TREATMENT,), page, context),
        )
        for place in context.site.portal.jurisdictions.values()
        if context.policies_of(place.id)
    )


def _lines(
    grade: Grade, place: str, topics: tuple[Topic, ...], page: str, context: RenderContext
) -> tuple[GradeLine, ...]:
    """Statements about just this grade, each once."""
    lines: dict[tuple[str, str], GradeLine] = {}
    for policy in context.policies_of(place):
        for one in sayings(policy.id, context.site.portal):
            is_line = isinstance(one.record, Statement) and grade.slug in one.grades
            if is_line and one.topic in topics:
                link = context.clause_link(page, policy.id, one.clause)
                lines.setdefault((one.clause, one.text), GradeLine(text=one.text, clause=link))
    return tuple(lines.values())
