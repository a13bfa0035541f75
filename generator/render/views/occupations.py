"""Occupations: which organisations on file may assess them, and the lists that name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import Occupation
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import Fact, Link, PageView, crumbs, next_steps, toc_of
from generator.render.wording import NOT_STATED, chinese_date


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationRow:
    code: str
    link: Link
    organisation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationIndexPage(PageView):
    template: ClassVar[str] = "occupations.html"
    kind: ClassVar[str] = "职业"
    section: ClassVar[Section] = Section.ORGANISATIONS
    edition: str
    occupations: tuple[OccupationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorRow:
    """An organisation that may assess the occupation, and at which grades; both days included."""

    organisation: Link
    trade: str
    grades: str
    period: str
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationPage(PageView):
    template: ClassVar[str] = "occupation.html"
    kind: ClassVar[str] = "职业"
    section: ClassVar[Section] = Section.ORGANISATIONS
    facts: tuple[Fact, ...]
    assessors: tuple[AssessorRow, ...]
    lists: tuple[Link, ...]


def occupation_index_page(context: RenderContext) -> OccupationIndexPage:
    path = addresses.OCCUPATIONS
    portal = context.site.portal
    return OccupationIndexPage(
        path=path,
        title="职业",
        description="本站登记的职业和编码，以及备案机构可以评价哪些等级。",
        crumbs=crumbs(path, ("评价机构", addresses.ORGANISATIONS)),
        next_steps=next_steps(path, "grades", "enterprise"),
        edition=portal.occupation_edition,
        occupations=tuple(
            OccupationRow(
                code=one.code,
                link=Link(
                    text=one.name, href=addresses.relative(path, addresses.occupation(one.code))
                ),
                organisation_count=sum(
                    any(row.occupation_code == one.code for row in organisation.scope)
                    for organisation in portal.organisations.values()
                ),
            )
            for one in portal.occupations.values()
        ),
    )


def occupation_page(occupation: Occupation, context: RenderContext) -> OccupationPage:
    path = addresses.occupation(occupation.code)
    portal = context.site.portal
    assessors = _assessors(occupation.code, path, context)
    lists = tuple(
        Link(text=one.title, href=addresses.relative(path, addresses.approved_list(one.id)))
        for one in portal.approved_lists.values()
        if any(holder.occupation_code == occupation.code for holder in one.holders)
    )
    return OccupationPage(
        path=path,
        title=occupation.name,
        description=f"{occupation.name}（职业编码 {occupation.code}）：哪些备案机构可以评价哪些等级。",
        crumbs=crumbs(path, ("评价机构", addresses.ORGANISATIONS), ("职业", addresses.OCCUPATIONS)),
        toc=toc_of(("assessors", "可以评价的机构", True), ("lists", "名单", bool(lists))),
        next_steps=next_steps(path, "grades", "procedures", "lists"),
        facts=(
            Fact(name="职业编码", text=occupation.code),
            Fact(name="依据", text=portal.occupation_edition or NOT_STATED),
            Fact(name="工种", text="工种没有官方编码，见各机构的评价范围"),
        ),
        assessors=assessors,
        lists=lists,
    )


def _assessors(code: str, path: str, context: RenderContext) -> tuple[AssessorRow, ...]:
    return tuple(
        AssessorRow(
            organisation=Link(
                text=organisation.name,
                href=addresses.relative(path, addresses.organisation(organisation.id)),
            ),
            trade=row.trade or "—",
            grades="、".join(context.grade_name(slug) for slug in row.grades),
            period=f"{chinese_date(row.since)}起"
            + (f"，{chinese_date(row.until)}止" if row.until else ""),
            is_sample=context.is_fictional(organisation.jurisdiction),
        )
        for organisation in context.site.portal.organisations.values()
        for row in organisation.scope
        if row.occupation_code == code
    )
