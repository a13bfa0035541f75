"""职业发展贯通: from grades to titles and back, place by place, and the ladder with who assesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import EligibilityRule, Jurisdiction, Policy, Topic
from generator.pages import Section
from generator.policies.clause_ids import ancestors
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.career_lattice import Lattice, lattice
from generator.render.views.career_paths import (
    BETWEEN,
    CareerPath,
    Direction,
    DirectWay,
    career_paths,
    direct_way,
    direction_of,
    is_between,
    is_direct,
    shared_conditions,
)
from generator.render.views.eligibility import (
    ConditionView,
    PriorityView,
    WaiverView,
    conditions,
    eligibility_view,
)
from generator.render.views.grade_assessors import AssessorTable, assessor_table
from generator.render.views.parts import Link, PageView, Tag, crumbs, next_steps, toc_of
from generator.render.views.policy_lines import LineGroup, PolicyLine, lines_on

_DIRECTIONS = {
    Direction.TO_TITLE: "高技能人才申报职称",
    Direction.TO_GRADE: "专业技术人才申报技能等级",
}
Rules = tuple[tuple[Policy, EligibilityRule], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayTable:
    """One direction: what all must have, the drawing, its twin as a table, the direct ways."""

    anchor: str
    title: str
    shared: tuple[ConditionView, ...]
    shared_from: str | None
    drawing: Lattice | None
    paths: tuple[CareerPath, ...]
    direct: tuple[DirectWay, ...]
    waivers: tuple[WaiverView, ...]
    priority: tuple[PriorityView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerOfPlace:
    """`wholly`: all statements of the texts that are about nothing else, chapter by chapter."""

    anchor: str
    place: str
    policies: tuple[tuple[Link, Tag], ...]
    is_sample: bool
    ways: tuple[WayTable, ...]
    fees: tuple[PolicyLine, ...]
    wholly: tuple[LineGroup, ...]
    others: tuple[PolicyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerPage(PageView):
    template: ClassVar[str] = "career.html"
    kind: ClassVar[str] = "职业发展贯通"
    section: ClassVar[Section] = Section.PROCEDURES
    explains_terms: ClassVar[bool] = True
    places: tuple[CareerOfPlace, ...]
    assessors: AssessorTable


def rules_between(place: str, context: RenderContext) -> Rules:
    """The rules of a place that lead from grades to titles or back, and all rules of a text about that."""
    return tuple(
        (policy, rule)
        for policy in context.policies_of(place)
        for rule in _rules(policy, context)
        if is_between(rule) or is_about_careers(policy, context)
    )


def _rules(policy: Policy, context: RenderContext) -> tuple[EligibilityRule, ...]:
    known = context.site.portal.eligibility.get(policy.id)
    return known.rules if known else ()


def is_about_careers(policy: Policy, context: RenderContext) -> bool:
    """Its statements stand in full on the page of careers."""
    return any(rule.route in BETWEEN for rule in _rules(policy, context))


def place_anchor(place: str) -> str:
    return f"place-{place}"


def career_page(context: RenderContext) -> CareerPage:
    """Places whose texts open a way come first, each group in the order of the jurisdictions."""
    path = addresses.CAREER
    found = (
        _of_place(place, path, context) for place in context.site.portal.jurisdictions.values()
    )
    told = (one for one in found if one.ways or one.wholly or one.others)
    places = tuple(sorted(told, key=lambda one: not one.ways))
    return CareerPage(
        path=path,
        title="职业发展贯通",
        description="技能等级与职称怎样互相申报：年限、条件、直接申报、评价方式、费用，以及八个等级各由谁评价。",
        crumbs=crumbs(path, ("办理流程", addresses.PROCEDURES)),
        next_steps=next_steps(path, "eligibility", "grades", "procedures", "targets", "worker"),
        toc=toc_of(
            *((place.anchor, f"{place.place}：等级与职称", True) for place in places),
            ("assessors", "八个等级由谁评价", True),
        ),
        places=places,
        assessors=assessor_table(path, context),
    )


def _of_place(place: Jurisdiction, path: str, context: RenderContext) -> CareerOfPlace:
    policies = context.policies_of(place.id)
    about = tuple(policy for policy in policies if is_about_careers(policy, context))
    rest = tuple(policy for policy in policies if policy not in about)
    rules = rules_between(place.id, context)
    ways = (
        _way(direction, place.id, rules, path, context)
        for direction in _DIRECTIONS
        if any(direction_of(rule) is direction for _, rule in rules)
    )
    return CareerOfPlace(
        anchor=place_anchor(place.id),
        place=place.short_name,
        policies=tuple(
            (context.policy_link(path, policy), context.policy_tag(policy)) for policy in policies
        ),
        is_sample=place.is_fictional,
        ways=tuple(ways),
        fees=lines_on((Topic.FEES,), about, path, context),
        wholly=tuple(group for policy in about for group in _by_chapter(policy, path, context)),
        others=lines_on((Topic.CAREER,), rest, path, context),
    )


def _way(
    direction: Direction, place: str, rules: Rules, path: str, context: RenderContext
) -> WayTable:
    """Conditions that a text about careers asks on every way of a direction stand above its tables."""
    there = [(policy, rule) for policy, rule in rules if direction_of(rule) is direction]
    of_about = [(policy, rule) for policy, rule in there if is_about_careers(policy, context)]
    shared = shared_conditions([rule for _, rule in of_about])
    paths = tuple(
        way
        for policy, rule in there
        if not is_direct(rule)
        for way in career_paths(policy, rule, shared, path, context)
    )
    views = [eligibility_view(rule, policy.id, path, context) for policy, rule in there]
    anchor = f"{place}-{direction.value}"
    return WayTable(
        anchor=anchor,
        title=_DIRECTIONS[direction],
        shared=conditions(shared, of_about[0][0].id, path, context, names_policy=False)
        if shared
        else (),
        shared_from=of_about[0][0].short_title if shared else None,
        drawing=lattice(f"{anchor}-drawing", direction, paths, context),
        paths=paths,
        direct=tuple(
            direct_way(policy, rule, shared, path, context)
            for policy, rule in there
            if is_direct(rule)
        ),
        waivers=tuple(dict.fromkeys(one for view in views for one in view.waivers)),
        priority=tuple(dict.fromkeys(one for view in views for one in view.priority)),
    )


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
