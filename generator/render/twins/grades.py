"""Twins of the grades: each with what every policy asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.model import Grade, GradeRequirement
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file


@dataclass(frozen=True, slots=True, kw_only=True)
class GradesTwin(ListTwin):
    format: ClassVar[str] = "grades/v1"
    source_policy: str
    items: tuple[Grade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementOfPolicy:
    policy: str
    jurisdiction: str
    requirement: GradeRequirement


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeTwin(Twin):
    format: ClassVar[str] = "grade/v1"
    grade: Grade
    requirements: tuple[RequirementOfPolicy, ...]


def grade_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal = context.site.portal
    grades = tuple(portal.grades.values())
    index = GradesTwin(source_policy=portal.grade_source, items=grades)
    yield twin_file(addresses.GRADES, index, context)
    for grade in grades:
        twin = GradeTwin(grade=grade, requirements=_requirements(grade.slug, context))
        yield twin_file(addresses.grade(grade.slug), twin, context)


def _requirements(slug: str, context: RenderContext) -> tuple[RequirementOfPolicy, ...]:
    return tuple(
        RequirementOfPolicy(policy=policy.id, jurisdiction=policy.jurisdiction, requirement=row)
        for policy in context.site.portal.policies.values()
        for row in policy.grade_table
        if row.grade == slug
    )
