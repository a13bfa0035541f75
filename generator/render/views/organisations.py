"""An evaluation organisation: what it may assess today, what it could earlier, and how that came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from generator.model import (
    DirectoryChange,
    EvaluationOrganisation,
    HistoryEntry,
    PilotBatch,
    ScopeRow,
)
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.as_of import AsOf, as_of, days_of
from generator.render.views.directory import (
    DirectoryBasis,
    RequirementView,
    clause_of_own_names,
    directory_basis,
    requirements_of,
    span_days,
    state_tag,
)
from generator.render.views.filing_numbers import FilingNumberPart, filing_number_parts
from generator.render.views.parts import (
    ClauseLink,
    Fact,
    Link,
    PageView,
    Tag,
    TagLook,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.wording import (
    DIRECTORY_CHANGES,
    ORGANISATION_KINDS,
    chinese_date,
    occupation_and_trade,
)
from generator.scopes import Span, removed_on

_CHANGE_LOOKS = {
    DirectoryChange.LISTED: TagLook.GOOD,
    DirectoryChange.EXTENDED: TagLook.GOOD,
    DirectoryChange.NARROWED: TagLook.PAUSED,
    DirectoryChange.REMOVED: TagLook.ENDED,
}


class When(StrEnum):
    """Where a day stands to the days of a row, as js/rows-by-day.js has it."""

    NOW = "now"
    LATER = "later"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """`occupation` has no address where the portal does not know the code. Dates are ISO, for the browser."""

    order: int
    since: str
    until: str | None
    code: str
    occupation: Link
    grades: tuple[str, ...]
    standard: str | None
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeTable:
    """Rows of one standing: assessed now, later, or no more."""

    id: str
    title: str
    caption: str
    rows: tuple[ScopeView, ...]
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    on: str
    day: str
    tag: Tag
    text: str
    document: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotView:
    name: str
    grades: tuple[str, ...]
    document: str
    authority: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnGradeView:
    name: str
    grade: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage(PageView):
    template: ClassVar[str] = "organisation.html"
    kind: ClassVar[str] = "评价机构"
    section: ClassVar[Section] = Section.ORGANISATIONS
    as_of: AsOf
    tag: Tag
    standing: str | None
    facts: tuple[Fact, ...]
    number_parts: tuple[FilingNumberPart, ...]
    scopes: tuple[ScopeTable, ...]
    history: tuple[HistoryView, ...]
    basis: DirectoryBasis | None
    pilots: tuple[PilotView, ...]
    requirements: tuple[RequirementView, ...]
    own_grades: tuple[OwnGradeView, ...]
    own_grades_clause: ClauseLink | None
    lists: tuple[Link, ...]


def organisation_page(
    organisation: EvaluationOrganisation, context: RenderContext
) -> OrganisationPage:
    path = addresses.organisation(organisation.id)
    today = context.site.today
    scopes = _scopes(organisation, path, context)
    requirements = requirements_of(organisation, path, context)
    lists = tuple(
        Link(text=one.title, href=addresses.relative(path, addresses.approved_list(one.id)))
        for one in context.site.portal.approved_lists.values()
        if any(holder.organisation == organisation.name for holder in one.holders)
    )
    return OrganisationPage(
        path=path,
        title=organisation.name,
        description=f"{organisation.name}（备案号 {organisation.filing_number}）："
        "现在可以评价什么、以前可以评价什么、历次调整和所据文件。",
        crumbs=crumbs(path, ("评价机构", addresses.ORGANISATIONS)),
        next_steps=next_steps(path, "occupations", "verify", "lists"),
        toc=toc_of(
            ("facts", "备案信息", True),
            *((table.id, table.title, bool(table.rows)) for table in scopes),
            ("history", "历次调整", True),
            ("pilots", "特级技师、首席技师试点", bool(organisation.pilots)),
            ("requirements", "文件对机构的要求", bool(requirements)),
            ("own-grades", "本单位对等级的叫法", bool(organisation.own_grade_names)),
            ("number", "备案号怎么读", True),
            ("lists", "有其人员的名单", bool(lists)),
        ),
        is_sample=context.is_fictional(organisation.jurisdiction),
        jurisdiction=context.place_name(organisation.jurisdiction),
        grades=tuple(
            dict.fromkeys(
                context.grade_name(slug)
                for row in organisation.scope
                if Span(row.since, row.until).holds_on(today)
                for slug in row.grades
            )
        ),
        as_of=as_of(days_of(organisation), context),
        tag=state_tag(organisation, today),
        standing=_standing(organisation, today),
        facts=_facts(organisation, context),
        number_parts=filing_number_parts(organisation.filing_number, context),
        scopes=scopes,
        history=tuple(_history(entry) for entry in organisation.history),
        basis=directory_basis(path, context),
        pilots=tuple(_pilot(one, context) for one in organisation.pilots),
        requirements=requirements,
        own_grades_clause=clause_of_own_names(path, context),
        own_grades=tuple(
            OwnGradeView(
                name=own.name,
                grade=Link(
                    text=context.grade_name(own.grade),
                    href=addresses.relative(path, addresses.grade(own.grade)),
                ),
            )
            for own in organisation.own_grade_names
        ),
        lists=lists,
    )


def _standing(organisation: EvaluationOrganisation, today: date) -> str | None:
    """What a reader must know before the rest."""
    removal = removed_on(organisation)
    if removal and removal <= today:
        return (
            f"自{chinese_date(removal)}起不在目录里，不能再评价。"
            "在此以前依备案范围作出的评价，按当时的范围核对。"
        )
    return None


def _facts(organisation: EvaluationOrganisation, context: RenderContext) -> tuple[Fact, ...]:
    facts = [
        Fact(name="类别", text=ORGANISATION_KINDS[organisation.kind]),
        Fact(name="备案号", text=organisation.filing_number, note="证书编码的第1–13位"),
    ]
    if organisation.credit_code:
        facts.append(Fact(name="统一社会信用代码", text=organisation.credit_code))
    return (
        *facts,
        Fact(name="备案部门", text=organisation.filed_with),
        Fact(name="备案日期", text=chinese_date(organisation.filed_on)),
        Fact(name="辖区", text=context.place_name(organisation.jurisdiction)),
    )


def _scopes(
    organisation: EvaluationOrganisation, path: str, context: RenderContext
) -> tuple[ScopeTable, ...]:
    """All three, empty or not: the browser moves rows from one to another as days go by."""
    today = context.site.today
    rows = [_scope_view(order, row, path, context) for order, row in enumerate(organisation.scope)]
    tables = (
        (When.NOW, "scope", "现在可以评价", "可以评价的职业（工种）和等级"),
        (When.LATER, "scope-later", "将要可以评价", "以后开始的职业（工种）和等级"),
        (When.OVER, "scope-over", "以前可以评价", "已经终止的职业（工种）和等级"),
    )
    return tuple(
        ScopeTable(
            id=id_,
            title=title,
            caption=caption,
            rows=tuple(row for row in rows if _when(row, today) is when),
            when=when,
        )
        for when, id_, title, caption in tables
    )


def _when(row: ScopeView, today: date) -> When:
    if today.isoformat() < row.since:
        return When.LATER
    return When.OVER if row.until and row.until < today.isoformat() else When.NOW


def _scope_view(order: int, row: ScopeRow, path: str, context: RenderContext) -> ScopeView:
    known = row.occupation_code in context.site.portal.occupations
    address = addresses.occupation(row.occupation_code)
    return ScopeView(
        order=order,
        since=row.since.isoformat(),
        until=row.until.isoformat() if row.until else None,
        code=row.occupation_code,
        occupation=Link(
            text=occupation_and_trade(row.occupation, row.trade),
            href=addresses.relative(path, address) if known else "",
        ),
        grades=tuple(context.grade_name(slug) for slug in row.grades),
        standard=row.standard.name if row.standard else None,
        days=span_days(Span(row.since, row.until)),
    )


def _history(entry: HistoryEntry) -> HistoryView:
    term = f"（有效至{chinese_date(entry.until)}）" if entry.until else ""
    return HistoryView(
        on=entry.on.isoformat(),
        day=chinese_date(entry.on),
        tag=Tag(word=DIRECTORY_CHANGES[entry.change], look=_CHANGE_LOOKS[entry.change]),
        text=entry.text + term,
        document=_document(entry.document, entry.document_number),
        authority=entry.authority,
    )


def _pilot(pilot: PilotBatch, context: RenderContext) -> PilotView:
    return PilotView(
        name=pilot.name,
        grades=tuple(context.grade_name(slug) for slug in pilot.grades),
        document=_document(pilot.document, pilot.document_number),
        authority=pilot.authority,
        day=chinese_date(pilot.on),
    )


def _document(title: str, number: str | None) -> str:
    return f"《{title}》（{number}）" if number else f"《{title}》"
