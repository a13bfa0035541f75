"""Evaluation organisations on file: what they may assess, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import EvaluationOrganisation, ScopeRow
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import Fact, Link, PageView, crumbs, next_steps, toc_of
from generator.render.wording import ORGANISATION_KINDS, chinese_date, occupation_and_trade


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    link: Link
    place: str
    kind: str
    filing_number: str
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationIndexPage(PageView):
    template: ClassVar[str] = "organisations.html"
    kind: ClassVar[str] = "评价机构"
    section: ClassVar[Section] = Section.ORGANISATIONS
    organisations: tuple[OrganisationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    code: str
    occupation: str
    grades: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage(PageView):
    template: ClassVar[str] = "organisation.html"
    kind: ClassVar[str] = "评价机构"
    section: ClassVar[Section] = Section.ORGANISATIONS
    facts: tuple[Fact, ...]
    scope: tuple[ScopeView, ...]
    lists: tuple[Link, ...]


def organisation_index_page(context: RenderContext) -> OrganisationIndexPage:
    path = addresses.ORGANISATIONS
    return OrganisationIndexPage(
        path=path,
        title="评价机构",
        description="已备案的职业技能评价机构：备案号、备案部门和可以评价的职业与等级。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "verify", "enterprise"),
        organisations=tuple(
            OrganisationRow(
                link=Link(
                    text=one.name, href=addresses.relative(path, addresses.organisation(one.id))
                ),
                place=context.place_name(one.jurisdiction),
                kind=ORGANISATION_KINDS[one.kind],
                filing_number=one.filing_number,
                is_sample=context.is_fictional(one.jurisdiction),
            )
            for one in context.site.portal.organisations.values()
        ),
    )


def organisation_page(
    organisation: EvaluationOrganisation, context: RenderContext
) -> OrganisationPage:
    path = addresses.organisation(organisation.id)
    facts = [
        Fact(name="类别", text=ORGANISATION_KINDS[organisation.kind]),
        Fact(name="备案号", text=organisation.filing_number, note="证书编码的第1–13位"),
        Fact(name="备案部门", text=organisation.filed_with),
        Fact(name="备案日期", text=chinese_date(organisation.filed_on)),
        Fact(name="辖区", text=context.place_name(organisation.jurisdiction)),
    ]
    if organisation.credit_code:
        facts.insert(2, Fact(name="统一社会信用代码", text=organisation.credit_code))
    lists = tuple(
        Link(text=one.title, href=addresses.relative(path, addresses.approved_list(one.id)))
        for one in context.site.portal.approved_lists.values()
        if any(holder.organisation == organisation.name for holder in one.holders)
    )
    return OrganisationPage(
        path=path,
        title=organisation.name,
        description=f"{organisation.name}（备案号 {organisation.filing_number}）的备案信息和评价范围。",
        crumbs=crumbs(path, ("评价机构", addresses.ORGANISATIONS)),
        next_steps=next_steps(path, "verify", "lists"),
        toc=toc_of(
            ("facts", "备案信息", True),
            ("scope", "评价范围", True),
            ("lists", "有其人员的名单", bool(lists)),
        ),
        is_sample=context.is_fictional(organisation.jurisdiction),
        jurisdiction=context.place_name(organisation.jurisdiction),
        feed=context.feed_link(path, organisation.jurisdiction),
        grades=tuple(
            dict.fromkeys(
                context.grade_name(slug) for row in organisation.scope for slug in row.grades
            )
        ),
        facts=tuple(facts),
        scope=tuple(_scope_view(row, context) for row in organisation.scope),
        lists=lists,
    )


def _scope_view(row: ScopeRow, context: RenderContext) -> ScopeView:
    until = f"至{chinese_date(row.until)}止" if row.until else "起"
    return ScopeView(
        code=row.occupation_code,
        occupation=occupation_and_trade(row.occupation, row.trade),
        grades="、".join(context.grade_name(slug) for slug in row.grades),
        period=f"{chinese_date(row.since)}{until}",
    )
