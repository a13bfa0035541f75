"""Notices: their state, the desk for objections, the candidates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.deadlines import DeadlineBasis, PublicityPeriod, publicity_period
from generator.model import (
    OBJECTION_SHEET,
    ApprovedList,
    Candidate,
    ObjectionDesk,
    PublicityNotice,
)
from generator.outcomes import matched
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.announcements import (
    CallRow,
    SupervisionRow,
    call_rows,
    supervision_rows,
)
from generator.render.views.deadline import DeadlineView, deadline_view
from generator.render.views.list_life import StageView, life_view, list_facts
from generator.render.views.notice_states import ORDER, NoticeStateView, state_view
from generator.render.views.parts import (
    Fact,
    Link,
    PageView,
    Tag,
    TagLook,
    crumbs,
    next_steps,
    toc_of,
)
from generator.render.views.publications import PublicationRow, publication_rows
from generator.render.views.takedown import TakedownView, takedown_of_notice
from generator.render.wording import (
    NOTICE_OUTCOMES,
    NOTICE_STATES,
    WITHDRAWAL_REASONS,
    chinese_date,
    date_and_weekday,
    occupation_and_trade,
)
from generator.statuses import NoticeState, notice_outcome, notice_state

_LISTED = Tag(word="已列入名单", look=TagLook.GOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    link: Link
    place: str
    published_by: str
    published_on: str
    deadline: str
    deadline_note: str | None
    candidate_count: int
    state: NoticeStateView
    outcome: str | None
    is_open: bool
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeIndexPage(PageView):
    template: ClassVar[str] = "notices.html"
    kind: ClassVar[str] = "公示"
    section: ClassVar[Section] = Section.NOTICES
    notices: tuple[NoticeRow, ...]
    calls: tuple[CallRow, ...]
    supervisions: tuple[SupervisionRow, ...]
    feeds: tuple[Link, ...]
    deadlines_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """On a list, or not: then why, when and by whose decision."""

    tag: Tag
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """`outcome` None: there is no list yet, or nothing is written down."""

    serial: int
    name: str
    organisation: str
    organisation_href: str | None
    occupation: str
    grade: str
    remark: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage(PageView):
    template: ClassVar[str] = "notice.html"
    kind: ClassVar[str] = "公示"
    section: ClassVar[Section] = Section.NOTICES
    state: NoticeStateView
    summary: str
    facts: tuple[Fact, ...]
    deadline: DeadlineView
    desk: ObjectionDesk
    life: tuple[StageView, ...]
    publications: tuple[PublicationRow, ...]
    candidates: tuple[CandidateRow, ...]
    has_outcomes: bool
    taken_down: TakedownView | None
    lists: tuple[Link, ...]
    offline_digest: str | None
    objection_href: str


def period_of(notice: PublicityNotice, context: RenderContext) -> PublicityPeriod:
    site = context.site
    return publicity_period(notice, site.portal.policies[notice.policy], site.calendar)


def notice_rows(page: str, context: RenderContext) -> tuple[NoticeRow, ...]:
    """All notices: open first, the nearest deadline on top; ended ones last, newest first."""
    states = []
    for notice in context.site.portal.notices.values():
        period = period_of(notice, context)
        states.append((notice, period, notice_state(period, context.site.today)))

    def order(entry: tuple[PublicityNotice, PublicityPeriod, NoticeState]) -> tuple[int, int, str]:
        notice, period, state = entry
        last_on = (period.last_on or date.max).toordinal()
        return (ORDER.index(state), -last_on if state is NoticeState.ENDED else last_on, notice.id)

    return tuple(
        _row(notice, period, state, page, context)
        for notice, period, state in sorted(states, key=order)
    )


def may_be_open(row: NoticeRow) -> bool:
    """Open, or to be opened without a new build; one without a last day is neither."""
    current = next(choice.state for choice in row.state.choices if choice.is_current)
    return current in (NoticeState.OPEN, NoticeState.UPCOMING) and row.state.last_on is not None


def notice_index_page(context: RenderContext) -> NoticeIndexPage:
    path = addresses.NOTICES
    return NoticeIndexPage(
        path=path,
        title="公示",
        description="特级技师、首席技师等评聘结果的公示：现在可以对哪些提出异议、截止到哪一天。",
        crumbs=crumbs(path),
        next_steps=next_steps(path, "calendar", "lists", "worker"),
        toc=toc_of(
            ("publicity", "公示", True),
            ("calls", "受理公告", bool(context.site.portal.call_notices)),
            ("supervision", "监督检查公示", bool(context.site.portal.supervision_notices)),
            ("subscribe", "订阅", True),
        ),
        notices=notice_rows(path, context),
        calls=call_rows(path, context),
        supervisions=supervision_rows(path, context),
        feeds=context.feed_links(path),
        deadlines_href=addresses.relative(path, addresses.DEADLINES),
    )


def notice_page(notice: PublicityNotice, context: RenderContext) -> NoticePage:
    path = addresses.notice(notice.id)
    period = period_of(notice, context)
    policy = context.site.portal.policies[notice.policy]
    rests_on_it = list_facts(notice, context).lists
    outcomes = _outcomes(notice, rests_on_it)
    facts = [
        Fact(name="发布机关", text=notice.published_by),
        Fact(name="发布日", text=date_and_weekday(notice.published_on)),
        Fact(name="公示时间", text=_duration(notice, period)),
        Fact(
            name="所据条款",
            text="",
            clause=context.clause_link(path, policy.id, notice.clause),
        ),
        Fact(name="辖区", text=context.place_name(notice.jurisdiction)),
    ]
    deadline = deadline_view(notice, period, path, context)
    if notice.document_number:
        facts.insert(0, Fact(name="文号", text=notice.document_number))
    life = life_view(notice, path, context)
    return NoticePage(
        path=path,
        title=notice.title,
        description=f"{notice.published_by}{chinese_date(notice.published_on)}发布的公示："
        f"{deadline_words(period)}。含工作日核算明细、异议受理方式"
        + ("。姓名已不再公开。" if notice.taken_down else "和公示人员。"),
        crumbs=crumbs(path, ("公示", addresses.NOTICES)),
        next_steps=next_steps(path, "notices", "lists"),
        toc=toc_of(
            ("deadline", "异议截止", True),
            ("desk", "怎样提出异议", True),
            ("days", "截止日怎样算出", bool(deadline.days)),
            ("life", "这份名单走到哪一步", bool(life)),
            ("facts", "公示信息", True),
            ("publications", "公示在哪里", bool(notice.published_at)),
            ("candidates", "公示人员", True),
        ),
        is_sample=context.is_fictional(notice.jurisdiction),
        jurisdiction=context.place_name(notice.jurisdiction),
        feed=context.feed_link(path, notice.jurisdiction),
        grades=tuple(dict.fromkeys(one.grade for one in notice.candidates)),
        state=_state_view(period, notice_state(period, context.site.today), context),
        summary=notice.summary,
        facts=tuple(facts),
        deadline=deadline,
        desk=notice.objection,
        life=life,
        publications=publication_rows(notice.published_at),
        candidates=tuple(
            _candidate_row(
                one,
                outcomes.get(one.serial),
                context.organisation_href(path, notice.jurisdiction, one.organisation),
            )
            for one in notice.candidates
        ),
        has_outcomes=bool(outcomes),
        taken_down=takedown_of_notice(notice),
        lists=tuple(
            Link(text=one.title, href=addresses.relative(path, addresses.approved_list(one.id)))
            for one in rests_on_it
        ),
        offline_digest=context.offline_digest,
        objection_href=addresses.relative(path, addresses.form(OBJECTION_SHEET)),
    )


def _row(
    notice: PublicityNotice,
    period: PublicityPeriod,
    state: NoticeState,
    page: str,
    context: RenderContext,
) -> NoticeRow:
    href = addresses.relative(page, addresses.notice(notice.id))
    return NoticeRow(
        link=Link(text=notice.title, href=href),
        place=context.place_name(notice.jurisdiction),
        published_by=notice.published_by,
        published_on=date_and_weekday(notice.published_on),
        deadline=f"{date_and_weekday(period.last_on)} 24:00" if period.last_on else "未核算",
        deadline_note="由发布机关确定，本站未核算"
        if period.basis is DeadlineBasis.STATED
        else None,
        candidate_count=notice.candidate_count,
        state=_state_view(period, state, context),
        outcome=_outcome_words(notice, state, context),
        is_open=state is NoticeState.OPEN,
        is_sample=context.is_fictional(notice.jurisdiction),
    )


def _outcome_words(
    notice: PublicityNotice, state: NoticeState, context: RenderContext
) -> str | None:
    outcome = notice_outcome(state, list_facts(notice, context).lists, context.site.today)
    return NOTICE_OUTCOMES[outcome] if outcome else None


def _state_view(
    period: PublicityPeriod, state: NoticeState, context: RenderContext
) -> NoticeStateView:
    return state_view(period.first_on, period.last_on, state, NOTICE_STATES, context)


def _duration(notice: PublicityNotice, period: PublicityPeriod) -> str:
    """As the notice writes it: working days, dates, or both."""
    parts = []
    if notice.stated_until:
        first, last = chinese_date(period.first_on), chinese_date(notice.stated_until)
        parts.append(f"{first}至{last}")
    if notice.publicity_working_days:
        parts.append(f"{notice.publicity_working_days} 个工作日")
    return "，".join(parts)


def deadline_words(period: PublicityPeriod) -> str:
    if period.last_on is None:
        return "异议截止日未核算"
    return f"异议截止 {date_and_weekday(period.last_on)} 24:00"


def _outcomes(notice: PublicityNotice, lists: tuple[ApprovedList, ...]) -> dict[int, Outcome]:
    """By serial; who is neither listed nor withdrawn has none."""
    listed = {
        candidate.serial
        for approved in lists
        for _, candidate in matched(approved, notice)
        if candidate
    }
    outcomes = {serial: Outcome(tag=_LISTED, note=None) for serial in listed}
    for one in notice.withdrawn:
        number = f"（{one.document_number}）" if one.document_number else ""
        outcomes[one.serial] = Outcome(
            tag=Tag(word=f"未列入：{WITHDRAWAL_REASONS[one.reason]}", look=TagLook.ENDED),
            note=f"{chinese_date(one.on)}，{one.decided_by}{number}决定",
        )
    return outcomes


def _candidate_row(
    candidate: Candidate, outcome: Outcome | None, organisation_href: str | None
) -> CandidateRow:
    return CandidateRow(
        serial=candidate.serial,
        name=candidate.name,
        organisation=candidate.organisation,
        organisation_href=organisation_href,
        occupation=occupation_and_trade(candidate.occupation, candidate.trade),
        grade=candidate.grade,
        remark=candidate.remark or "",
        outcome=outcome,
    )
