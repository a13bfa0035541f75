"""职业发展贯通: from grades to titles and back, place by place, and the ladder with who assesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.clause_ids import ancestors
from generator.model import EligibilityRule, Jurisdiction, Policy, Route, Topic
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.career_lattice import Lattice, lattice
from generator.render.views.career_paths import (
    CareerPath,
    Direction,
    career_paths,
    common_conditions,
    is_between,
)
from generator.render.views.eligibility import ConditionView, EligibilityView, eligibility_view
from generator.render.views.grade_assessors import AssessorTable, assessor_table
from generator.render.views.parts import Link, PageView, Tag, crumbs, next_steps, toc_of
from generator.render.views.policy_lines import LineGroup, PolicyLine, lines_on

_DIRECTIONS = {
    Direction.TO_TITLE: "高技能人才申报职称",
    Direction.TO_GRADE: "专业技术人才申报技能等级",
}
_ABOUT = (Route.TITLE_REVIEW, Route.SKILL_EVALUATION)
Rules = tuple[tuple[Policy, EligibilityRule], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayTable:
    """One direction: the drawing, its twin as a table, and the ways that need no grade or title."""

    anchor: str
    title: str
    drawing: Lattice | None
    paths: tuple[CareerPath, ...]
    direct: tuple[CareerPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerOfPlace:
    """`wholly` are all statements of the texts that are about nothing else, chapter by chapter."""

    anchor: str
    place: str
    policies: tuple[tuple[Link, Tag], ...]
    is_sample: bool
    common: tuple[ConditionView, ...]
    ways: tuple[WayTable, ...]
    rules: tuple[EligibilityView, ...]
    fees: tuple[PolicyLine, ...]
    wholly: tuple[LineGroup, ...]
    others: tuple[PolicyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerPage(PageView):
    template: ClassVar[str] = "career.html"
    kind: ClassVar[str] = "职业发展贯通"
    section: ClassVar[Section] = Section.PROCEDURES
    places: tuple[CareerOfPlace, ...]
    assessors: AssessorTable


def rules_between(place: str, context: RenderContext) -> Rules:
    """The rules of a place that lead from grades to titles or back, with their text."""
    return tuple(
        (policy, rule)
        for policy in context.policies_of(place)
        if policy.id in context.site.portal.eligibility
        for rule in context.site.portal.eligibility[policy.id].rules
        if is_between(rule)
    )


def career_page(context: RenderContext) -> CareerPage:
    path = addresses.CAREER
    found = (
        _of_place(place, path, context) for place in context.site.portal.jurisdictions.values()
    )
    places = tuple(one for one in found if one.ways or one.wholly or one.others)
    return CareerPage(
        path=path,
        title="职业发展贯通",
        description="技能等级与职称怎样互相申报：年限、条件、直接申报、评价方式、费用，以及八个等级各由谁评价。",
        crumbs=crumbs(path, ("办理流程", addresses.PROCEDURES)),
        next_steps=next_steps(path, "grades", "procedures", "targets", "worker"),
        toc=toc_of(
            *((place.anchor, f"{place.place}：等级与职称", True) for place in places),
            ("assessors", "八个等级由谁评价", True),
        ),
        places=places,
        assessors=assessor_table(path, context),
    )


def _of_place(place: Jurisdiction, path: str, context: RenderContext) -> CareerOfPlace:
    policies = context.policies_of(place.id)
    rules = rules_between(place.id, context)
    about = tuple(
        policy
        for policy in policies
        if any(rule.route in _ABOUT for owner, rule in rules if owner is policy)
    )
    rest = tuple(policy for policy in policies if policy not in about)
    common = common_conditions([pair for pair in rules if pair[0] in about], path, context)
    return CareerOfPlace(
        anchor=f"place-{place.id}",
        place=place.short_name,
        policies=tuple(
            (context.policy_link(path, policy), context.policy_tag(policy)) for policy in policies
        ),
        is_sample=place.is_fictional,
        common=common,
        ways=_ways(place.id, rules, common, path, context),
        rules=tuple(
            eligibility_view(rule, policy.id, path, context)
            for policy, rule in rules
            if rule.waivers or rule.priority
        ),
        fees=lines_on((Topic.FEES,), about, path, context),
        wholly=tuple(group for policy in about for group in _by_chapter(policy, path, context)),
        others=lines_on((Topic.CAREER,), rest, path, context),
    )


def _ways(
    place: str,
    rules: Rules,
    common: tuple[ConditionView, ...],
    path: str,
    context: RenderContext,
) -> tuple[WayTable, ...]:
    ways = [
        way for policy, rule in rules for way in career_paths(policy, rule, common, path, context)
    ]
    tables = []
    for direction, title in _DIRECTIONS.items():
        there = tuple(way for way in ways if way.direction is direction)
        if there:
            anchor = f"{place}-{direction.value}"
            tables.append(
                WayTable(
                    anchor=anchor,
                    title=title,
                    drawing=lattice(f"{anchor}-drawing", direction, there, context),
                    paths=tuple(way for way in there if way.start is not None),
                    direct=tuple(way for way in there if way.start is None),
                )
            )
    return tuple(tables)


def _by_chapter(policy: Policy, path: str, context: RenderContext) -> tuple[LineGroup, ...]:
    """All statements of a text but those on fees, chapter by chapter."""
    prints = context.site.portal.fingerprints.get(policy.id)
    headings = {one.clause: one.heading for one in prints.clauses} if prints else {}
    topics = [topic for topic in Topic if topic is not Topic.FEES]
    chapters: dict[str, list[PolicyLine]] = {}
    for line in lines_on(topics, (policy,), path, context):
        clause = line.clause.clause
        chapters.setdefault((clause, *ancestors(clause))[-1], []).append(line)
    return tuple(
        LineGroup(
            anchor=f"chapter-{policy.id}-{number}",
            title=f"{chapter} {headings.get(chapter) or ''}".strip(),
            lines=tuple(lines),
        )
        for number, (chapter, lines) in enumerate(chapters.items(), start=1)
    )
