"""Calls for applications and results of supervision: notices in which nobody is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import CallNotice, FilingDesk, SupervisionFinding, SupervisionNotice
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.notice_states import ORDER, NoticeStateView, state_view
from generator.render.views.parts import (
    ClauseLink,
    Fact,
    Link,
    PageView,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.views.publications import PublicationRow, publication_rows
from generator.render.wording import WINDOW_STATES, chinese_date, date_and_weekday
from generator.statuses import window_state


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    link: Link
    place: str
    published_by: str
    published_on: str
    window: str
    state: NoticeStateView
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage(PageView):
    template: ClassVar[str] = "call.html"
    kind: ClassVar[str] = "受理公告"
    section: ClassVar[Section] = Section.NOTICES
    state: NoticeStateView
    window: str
    calendar_href: str
    summary: str
    who_may_file: str
    documents: tuple[str, ...]
    desk: FilingDesk
    facts: tuple[Fact, ...]
    publications: tuple[PublicationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionRow:
    link: Link
    place: str
    published_by: str
    published_on: str
    organisation_count: int
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    organisation: Link
    finding: str
    measure: str
    due_on: str
    clause: ClauseLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionPage(PageView):
    template: ClassVar[str] = "supervision.html"
    kind: ClassVar[str] = "监督检查公示"
    section: ClassVar[Section] = Section.NOTICES
    summary: str
    findings: tuple[FindingRow, ...]
    facts: tuple[Fact, ...]
    publications: tuple[PublicationRow, ...]


def call_rows(page: str, context: RenderContext) -> tuple[CallRow, ...]:
    """All calls: open first, the nearest last day on top."""
    today = context.site.today
    calls = sorted(
        context.site.portal.call_notices.values(),
        key=lambda call: (
            ORDER.index(window_state(call.filing_from, call.filing_until, today)),
            call.filing_until,
            call.id,
        ),
    )
    return tuple(
        CallRow(
            link=_link(call, page),
            place=context.place_name(call.jurisdiction),
            published_by=call.published_by,
            published_on=date_and_weekday(call.published_on),
            window=_window(call),
            state=_call_state(call, context),
            is_sample=context.is_fictional(call.jurisdiction),
        )
        for call in calls
    )


def supervision_rows(page: str, context: RenderContext) -> tuple[SupervisionRow, ...]:
    """Newest first."""
    notices = sorted(
        context.site.portal.supervision_notices.values(),
        key=lambda one: (-one.published_on.toordinal(), one.id),
    )
    return tuple(
        SupervisionRow(
            link=_link(one, page),
            place=context.place_name(one.jurisdiction),
            published_by=one.published_by,
            published_on=date_and_weekday(one.published_on),
            organisation_count=len(one.findings),
            is_sample=context.is_fictional(one.jurisdiction),
        )
        for one in notices
    )


def call_page(call: CallNotice, context: RenderContext) -> CallPage:
    path = addresses.notice(call.id)
    grades = tuple(context.grade_name(slug) for slug in call.grades)
    return CallPage(
        path=path,
        title=call.title,
        description=f"{call.published_by}{chinese_date(call.published_on)}发布的受理公告："
        f"{_window(call)}受理。含谁可以申报、要交的材料和受理窗口。",
        crumbs=crumbs(path, ("公示", addresses.NOTICES)),
        next_steps=next_steps(path, "enterprise", "procedures", "notices"),
        toc=toc_of(
            ("window", "受理时间", True),
            ("who", "谁可以申报", True),
            ("desk", "交到哪里", True),
            ("facts", "公告信息", True),
            ("publications", "发布在哪里", bool(call.published_at)),
        ),
        is_sample=context.is_fictional(call.jurisdiction),
        jurisdiction=context.place_name(call.jurisdiction),
        feed=context.feed_link(path, call.jurisdiction),
        grades=grades,
        state=_call_state(call, context),
        window=_window(call),
        calendar_href=f"{call.id}.ics",
        summary=call.summary,
        who_may_file=call.who_may_file,
        documents=call.documents,
        desk=call.desk,
        facts=(Fact(name="等级", text="、".join(grades)), *_facts(call, path, context)),
        publications=publication_rows(call.published_at),
    )


def supervision_page(notice: SupervisionNotice, context: RenderContext) -> SupervisionPage:
    path = addresses.notice(notice.id)
    return SupervisionPage(
        path=path,
        title=notice.title,
        description=f"{notice.published_by}{chinese_date(notice.published_on)}发布的监督检查公示："
        f"{len(notice.findings)} 家评价机构各发现什么、怎样处理。",
        crumbs=crumbs(path, ("公示", addresses.NOTICES)),
        next_steps=next_steps(path, "occupations", "notices"),
        toc=toc_of(
            ("findings", "检查结果", True),
            ("facts", "公示信息", True),
            ("publications", "公示在哪里", bool(notice.published_at)),
        ),
        is_sample=context.is_fictional(notice.jurisdiction),
        jurisdiction=context.place_name(notice.jurisdiction),
        feed=context.feed_link(path, notice.jurisdiction),
        summary=notice.summary,
        findings=tuple(_finding_row(one, notice, path, context) for one in notice.findings),
        facts=_facts(notice, path, context),
        publications=publication_rows(notice.published_at),
    )


def _link(notice: CallNotice | SupervisionNotice, page: str) -> Link:
    return Link(text=notice.title, href=addresses.relative(page, addresses.notice(notice.id)))


def _window(call: CallNotice) -> str:
    return f"{chinese_date(call.filing_from)}至{date_and_weekday(call.filing_until)}"


def _call_state(call: CallNotice, context: RenderContext) -> NoticeStateView:
    current = window_state(call.filing_from, call.filing_until, context.site.today)
    return state_view(call.filing_from, call.filing_until, current, WINDOW_STATES, context)


def _facts(
    notice: CallNotice | SupervisionNotice, page: str, context: RenderContext
) -> tuple[Fact, ...]:
    number = (Fact(name="文号", text=notice.document_number),) if notice.document_number else ()
    return (
        *number,
        Fact(name="发布机关", text=notice.published_by),
        Fact(name="发布日", text=date_and_weekday(notice.published_on)),
        Fact(
            name="所据条款",
            text="",
            clause=context.clause_link(page, notice.policy, notice.clause),
        ),
        Fact(name="辖区", text=context.place_name(notice.jurisdiction)),
    )


def _finding_row(
    finding: SupervisionFinding, notice: SupervisionNotice, page: str, context: RenderContext
) -> FindingRow:
    organisation = context.site.portal.organisations[finding.organisation]
    href = addresses.relative(page, addresses.organisation(organisation.id))
    clause = finding.clause
    return FindingRow(
        organisation=Link(text=organisation.name, href=href),
        finding=finding.finding,
        measure=finding.measure,
        due_on=chinese_date(finding.due_on) if finding.due_on else "—",
        clause=context.clause_link(page, notice.policy, clause) if clause else None,
    )
