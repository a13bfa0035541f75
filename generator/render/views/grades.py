"""The eight grades: the ladder, what each text asks of a grade, and what each step up adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import Grade, GradeRequirement, Policy, PublicityRule, Topic
from generator.pages import Section, TocEntry
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.grade_asks import AspectAsks, Matrix, aspect_asks, matrix
from generator.render.views.grade_ways import (
    LinesOfPlace,
    WaysOfPlace,
    treatment_of,
    ways_to,
)
from generator.render.views.parts import (
    ClauseLink,
    Fact,
    Link,
    PageView,
    Tag,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.wording import NOT_STATED, PUBLICITY_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step of the ladder, lowest first. `number` counts from 1."""

    number: int
    name: str
    code: str
    label: str | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeIndexPage(PageView):
    """Without a table of contents: the matrices need the width, and lead to each other themselves."""

    template: ClassVar[str] = "grades.html"
    kind: ClassVar[str] = "等级要求"
    section: ClassVar[Section] = Section.GRADES
    ladder: tuple[Rung, ...]
    matrices: tuple[Matrix, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAsks:
    """What one text asks of the grade."""

    anchor: str
    place: str
    policy: Link
    status: Tag
    asks: tuple[AspectAsks, ...]
    carried_out_by: str
    clause: ClauseLink
    note: str | None
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicityRow:
    """A jurisdiction's publicity rule; `stage` and `clause` None where no text has one."""

    place: str
    stage: str | None
    carried_out_by: str
    audience: str
    days: str
    clause: ClauseLink | None
    is_stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GradePage(PageView):
    template: ClassVar[str] = "grade.html"
    kind: ClassVar[str] = "等级要求"
    section: ClassVar[Section] = Section.GRADES
    explains_terms: ClassVar[bool] = True
    facts: tuple[Fact, ...]
    texts: tuple[TextAsks, ...]
    ways: tuple[WaysOfPlace, ...]
    treatment: tuple[LinesOfPlace, ...]
    publicity: tuple[PublicityRow, ...]
    compare_href: str
    lower: Link | None
    higher: Link | None


def ladder(page: str, context: RenderContext) -> tuple[Rung, ...]:
    return tuple(
        Rung(
            number=number,
            name=grade.name,
            code=grade.code,
            label=grade.certificate_label,
            href=addresses.relative(page, addresses.grade(grade.slug)),
        )
        for number, grade in enumerate(context.site.portal.grades.values(), start=1)
    )


def grade_index_page(context: RenderContext) -> GradeIndexPage:
    path = addresses.GRADES
    matrices = tuple(matrix(policy, path, context) for policy in _policies_with_table(context))
    return GradeIndexPage(
        path=path,
        title="等级要求",
        description="从学徒工到首席技师的八个职业技能等级，以及各地文件中每升一级多了什么要求。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "eligibility", "worker", "notices"),
        ladder=ladder(path, context),
        matrices=matrices,
    )


def grade_page(grade: Grade, context: RenderContext) -> GradePage:
    path = addresses.grade(grade.slug)
    grades = list(context.site.portal.grades.values())
    place = grades.index(grade)
    lower = grades[place - 1] if place else None
    higher = grades[place + 1] if place + 1 < len(grades) else None
    texts = tuple(
        _text_asks(policy, row, path, context)
        for policy in _policies_with_table(context)
        for row in policy.grade_table
        if row.grade == grade.slug
    )
    ways = ways_to(grade, path, context)
    return GradePage(
        path=path,
        title=grade.name,
        description=f"{grade.name}要达到什么要求、由谁实施、证书编码里的代码和公示规则，逐条注明依据。",
        crumbs=crumbs(path, ("等级要求", addresses.GRADES)),
        toc=(
            *toc_of(("asks", "各地要求", bool(texts)), ("ways", "怎样取得", True)),
            *(TocEntry(anchor=way.anchor, title=way.place, level=3) for way in ways),
            *toc_of(("treatment", "待遇与激励", True), ("publicity", "公示规则", True)),
        ),
        next_steps=next_steps(path, "eligibility", "worker", "procedures", "career", "verify"),
        grades=(grade.name,),
        facts=_facts(grade, place, path, context),
        texts=texts,
        ways=ways,
        treatment=treatment_of(grade, path, context),
        publicity=publicity_rows(grade, path, context),
        compare_href=addresses.relative(
            path, addresses.compare(Topic.ELIGIBILITY.value, grade.slug)
        ),
        lower=_grade_link(lower, path),
        higher=_grade_link(higher, path),
    )


def publicity_rows(grade: Grade, page: str, context: RenderContext) -> tuple[PublicityRow, ...]:
    """Per jurisdiction every stage its texts name for the grade, or one row 文件未规定."""
    rows: list[PublicityRow] = []
    for jurisdiction in context.site.portal.jurisdictions.values():
        policies = context.policies_of(jurisdiction.id)
        stated = [
            (policy, rule)
            for policy in policies
            for rule in policy.publicity
            if not rule.grades or grade.slug in rule.grades
        ]
        rows += (_publicity_row(policy, rule, page, context) for policy, rule in stated)
        if policies and not stated:
            rows.append(
                PublicityRow(
                    place=jurisdiction.short_name,
                    stage=None,
                    carried_out_by=NOT_STATED,
                    audience=NOT_STATED,
                    days=NOT_STATED,
                    clause=None,
                    is_stated=False,
                )
            )
    return tuple(rows)


def _publicity_row(
    policy: Policy, rule: PublicityRule, page: str, context: RenderContext
) -> PublicityRow:
    days = rule.at_least_working_days
    return PublicityRow(
        place=context.place_name(policy.jurisdiction),
        stage=PUBLICITY_STAGES[rule.stage] if rule.stage else None,
        carried_out_by=rule.carried_out_by or NOT_STATED,
        audience=rule.audience or NOT_STATED,
        days=f"不少于 {days} 个工作日" if days else NOT_STATED,
        clause=context.clause_link(page, policy.id, rule.clause),
        is_stated=days is not None,
    )


def _policies_with_table(context: RenderContext) -> list[Policy]:
    """In the order of the jurisdictions; repealed and lapsed texts stay on their own pages."""
    return [
        policy
        for jurisdiction in context.site.portal.jurisdictions
        for policy in context.policies_of(jurisdiction)
        if policy.grade_table
    ]


def _facts(grade: Grade, place: int, path: str, context: RenderContext) -> tuple[Fact, ...]:
    source = context.site.portal.grade_source
    label = grade.certificate_label
    return (
        Fact(name="位置", text=f"八级中的第 {place + 1} 级（由低到高）"),
        Fact(
            name="证书编码第16位",
            text=grade.code,
            clause=context.clause_link(path, source, grade.clause),
        ),
        Fact(name="证书上的级别", text=label or NOT_STATED, is_absent=label is None),
    )


def _grade_link(grade: Grade | None, page: str) -> Link | None:
    if grade is None:
        return None
    return Link(text=grade.name, href=addresses.relative(page, addresses.grade(grade.slug)))


def _text_asks(
    policy: Policy, row: GradeRequirement, page: str, context: RenderContext
) -> TextAsks:
    return TextAsks(
        anchor=f"text-{policy.id}",
        place=context.place_name(policy.jurisdiction),
        policy=context.policy_link(page, policy),
        status=context.policy_tag(policy),
        asks=aspect_asks(row),
        carried_out_by=row.carried_out_by,
        clause=context.clause_link(page, policy.id, row.clause, names_policy=False),
        note=row.note,
        is_sample=context.is_fictional(policy.jurisdiction),
    )
