"""Occupations: who may assess them at which grade today, and who could until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from generator.model import EvaluationOrganisation, Occupation
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.as_of import AsOf, as_of_scopes
from generator.render.views.directory import span_days, span_tag, state_tag
from generator.render.views.occupation_places import PlaceAnswers, place_answers
from generator.render.views.parts import (
    Fact,
    Link,
    PageView,
    Tag,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.wording import NOT_STATED, chinese_date
from generator.scopes import OrganisationState, Span, organisation_state, removed_on, scope_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationRow:
    """`now` counts who may assess it today, `once` who could and may not any more."""

    code: str
    link: Link
    now: int
    once: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationIndexPage(PageView):
    template: ClassVar[str] = "occupations.html"
    kind: ClassVar[str] = "职业"
    section: ClassVar[Section] = Section.ORGANISATIONS
    as_of: AsOf
    edition: str
    occupations: tuple[OccupationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    organisation: Link
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeAnswer:
    """Who may assess the occupation at the grade today."""

    grade: Link
    organisations: tuple[Assessor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLine:
    tag: Tag
    days: tuple[str, ...]
    trade: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """No lines: it never could, as far as this site knows."""

    grade: str
    lines: tuple[SpanLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    organisation: Link
    place: str
    standing: Tag | None
    note: str | None
    cells: tuple[MatrixCell, ...]
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationPage(PageView):
    template: ClassVar[str] = "occupation.html"
    kind: ClassVar[str] = "职业"
    section: ClassVar[Section] = Section.ORGANISATIONS
    as_of: AsOf
    facts: tuple[Fact, ...]
    answers: tuple[GradeAnswer, ...]
    grade_names: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    places: tuple[PlaceAnswers, ...]
    lists: tuple[Link, ...]


def occupation_index_page(context: RenderContext) -> OccupationIndexPage:
    path = addresses.OCCUPATIONS
    portal = context.site.portal
    return OccupationIndexPage(
        path=path,
        title="职业",
        description="本站登记的职业和编码，以及备案机构现在可以评价、以前可以评价哪些等级。",
        crumbs=crumbs(path, ("评价机构", addresses.ORGANISATIONS)),
        next_steps=next_steps(path, "grades", "enterprise"),
        as_of=as_of_scopes(context),
        edition=portal.occupation_edition,
        occupations=tuple(_index_row(one, path, context) for one in portal.occupations.values()),
    )


def _index_row(occupation: Occupation, path: str, context: RenderContext) -> OccupationRow:
    assessors = _assessors(occupation.code, context)
    now = sum(
        any(span.holds_on(context.site.today) for spans in by_grade.values() for _, span in spans)
        for _, by_grade in assessors
    )
    return OccupationRow(
        code=occupation.code,
        link=Link(
            text=occupation.name,
            href=addresses.relative(path, addresses.occupation(occupation.code)),
        ),
        now=now,
        once=len(assessors) - now,
    )


def occupation_page(occupation: Occupation, context: RenderContext) -> OccupationPage:
    path = addresses.occupation(occupation.code)
    portal = context.site.portal
    assessors = _assessors(occupation.code, context)
    grades = [slug for slug in portal.grades if any(slug in one for _, one in assessors)]
    lists = tuple(
        Link(text=one.title, href=addresses.relative(path, addresses.approved_list(one.id)))
        for one in portal.approved_lists.values()
        if any(holder.occupation_code == occupation.code for holder in one.holders)
    )
    return OccupationPage(
        path=path,
        title=occupation.name,
        description=f"{occupation.name}（职业编码 {occupation.code}）：现在谁可以评到哪一级，谁自何日起不能再评。",
        crumbs=crumbs(path, ("评价机构", addresses.ORGANISATIONS), ("职业", addresses.OCCUPATIONS)),
        toc=toc_of(
            ("now", "现在谁可以评", True),
            ("places", "各地适用的规定", True),
            ("matrix", "逐家逐级的起止", bool(assessors)),
            ("lists", "有这个职业的名单", bool(lists)),
        ),
        next_steps=next_steps(path, "grades", "procedures", "lists"),
        as_of=as_of_scopes(context),
        facts=(
            Fact(name="职业编码", text=occupation.code),
            Fact(name="依据", text=portal.occupation_edition or NOT_STATED),
            Fact(name="工种", text="工种没有官方编码，见各机构的评价范围"),
        ),
        answers=tuple(_answer(slug, assessors, path, context) for slug in reversed(grades)),
        grade_names=tuple(context.grade_name(slug) for slug in grades),
        matrix=tuple(
            _matrix_row(organisation, by_grade, grades, path, context)
            for organisation, by_grade in assessors
        ),
        places=place_answers(occupation.code, path, context),
        lists=lists,
    )


_ByGrade = dict[str, list[tuple[str | None, Span]]]
_Assessor = tuple[EvaluationOrganisation, _ByGrade]


def _assessors(code: str, context: RenderContext) -> list[_Assessor]:
    """Who could, may or will assess the occupation: (trade, span) by grade, oldest first."""
    found = []
    for organisation in context.site.portal.organisations.values():
        rows = [row for row in organisation.scope if row.occupation_code == code]
        by_grade: _ByGrade = {}
        for assessment, spans in scope_of(rows).spans.items():
            lines = ((assessment.trade, span) for span in spans)
            by_grade.setdefault(assessment.grade, []).extend(lines)
        if by_grade:
            for lines_of_grade in by_grade.values():
                lines_of_grade.sort(key=lambda line: (line[1].since, line[0] or ""))
            found.append((organisation, by_grade))
    return found


def _answer(
    slug: str, assessors: Iterable[_Assessor], path: str, context: RenderContext
) -> GradeAnswer:
    today = context.site.today
    return GradeAnswer(
        grade=Link(
            text=context.grade_name(slug), href=addresses.relative(path, addresses.grade(slug))
        ),
        organisations=tuple(
            Assessor(
                organisation=_organisation(one, path),
                is_sample=context.is_fictional(one.jurisdiction),
            )
            for one, by_grade in assessors
            if any(span.holds_on(today) for _, span in by_grade.get(slug, ()))
        ),
    )


def _organisation(organisation: EvaluationOrganisation, path: str) -> Link:
    href = addresses.relative(path, addresses.organisation(organisation.id))
    return Link(text=organisation.name, href=href)


def _matrix_row(
    organisation: EvaluationOrganisation,
    by_grade: _ByGrade,
    grades: Iterable[str],
    path: str,
    context: RenderContext,
) -> MatrixRow:
    today = context.site.today
    is_on_file = organisation_state(organisation, today) is OrganisationState.ON_FILE
    removal = removed_on(organisation)
    return MatrixRow(
        organisation=_organisation(organisation, path),
        place=context.place_name(organisation.jurisdiction),
        standing=None if is_on_file else state_tag(organisation, today),
        note=f"自{chinese_date(removal)}起" if removal and removal <= today else None,
        cells=tuple(
            MatrixCell(
                grade=context.grade_name(slug),
                lines=tuple(
                    SpanLine(tag=span_tag(span, today), days=span_days(span), trade=trade)
                    for trade, span in by_grade.get(slug, ())
                ),
            )
            for slug in grades
        ),
        is_sample=context.is_fictional(organisation.jurisdiction),
    )
