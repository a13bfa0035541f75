"""Twins of the notices, each with the days in which anyone may object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.deadlines import DeadlineBasis, PublicityPeriod
from generator.list_progress import StageProgress
from generator.model import CallNotice, PublicityNotice, SupervisionNotice
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file
from generator.render.views.list_life import list_facts, list_progress
from generator.render.views.notices import period_of
from generator.statuses import (
    NoticeOutcome,
    NoticeState,
    notice_outcome,
    notice_state,
    window_state,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSummary:
    id: str
    jurisdiction: str
    title: str
    published_on: date
    last_on: date | None
    basis: DeadlineBasis
    state_on_data_day: NoticeState
    candidate_count: int
    outcome: NoticeOutcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSummary:
    id: str
    jurisdiction: str
    title: str
    published_on: date
    filing_from: date
    filing_until: date
    state_on_data_day: NoticeState


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionSummary:
    id: str
    jurisdiction: str
    title: str
    published_on: date
    organisation_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesTwin(ListTwin):
    format: ClassVar[str] = "notices/v1"
    calls: tuple[CallSummary, ...]
    supervisions: tuple[SupervisionSummary, ...]
    items: tuple[NoticeSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTwin(Twin):
    """`count`: how many candidates the notice has. `progress`: the stages of the policy, in order."""

    format: ClassVar[str] = "notice/v1"
    count: int
    state_on_data_day: NoticeState
    outcome: NoticeOutcome | None
    period: PublicityPeriod
    progress: tuple[StageProgress, ...]
    notice: PublicityNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTwin(Twin):
    format: ClassVar[str] = "call/v1"
    state_on_data_day: NoticeState
    call: CallNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionTwin(Twin):
    """`count`: how many organisations it speaks of."""

    format: ClassVar[str] = "supervision/v1"
    count: int
    supervision: SupervisionNotice


def notice_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal = context.site.portal
    notices = portal.notices.values()
    index = NoticesTwin(
        calls=tuple(_call_summary(call, context) for call in portal.call_notices.values()),
        supervisions=tuple(_supervision_summary(s) for s in portal.supervision_notices.values()),
        items=tuple(_summary(notice, context) for notice in notices),
    )
    yield twin_file(addresses.NOTICES, index, context)
    for notice in notices:
        yield twin_file(addresses.notice(notice.id), _notice(notice, context), context)
    for call in portal.call_notices.values():
        twin = CallTwin(state_on_data_day=_window_state(call, context), call=call)
        yield twin_file(addresses.notice(call.id), twin, context)
    for one in portal.supervision_notices.values():
        supervision = SupervisionTwin(count=len(one.findings), supervision=one)
        yield twin_file(addresses.notice(one.id), supervision, context)


def _summary(notice: PublicityNotice, context: RenderContext) -> NoticeSummary:
    period = period_of(notice, context)
    state = notice_state(period, context.site.today)
    return NoticeSummary(
        id=notice.id,
        jurisdiction=notice.jurisdiction,
        title=notice.title,
        published_on=notice.published_on,
        last_on=period.last_on,
        basis=period.basis,
        state_on_data_day=state,
        candidate_count=notice.candidate_count,
        outcome=_outcome(notice, state, context),
    )


def _notice(notice: PublicityNotice, context: RenderContext) -> NoticeTwin:
    period = period_of(notice, context)
    state = notice_state(period, context.site.today)
    return NoticeTwin(
        count=notice.candidate_count,
        state_on_data_day=state,
        outcome=_outcome(notice, state, context),
        period=period,
        progress=list_progress(notice, context),
        notice=notice,
    )


def _outcome(
    notice: PublicityNotice, state: NoticeState, context: RenderContext
) -> NoticeOutcome | None:
    return notice_outcome(state, list_facts(notice, context).lists, context.site.today)


def _call_summary(call: CallNotice, context: RenderContext) -> CallSummary:
    return CallSummary(
        id=call.id,
        jurisdiction=call.jurisdiction,
        title=call.title,
        published_on=call.published_on,
        filing_from=call.filing_from,
        filing_until=call.filing_until,
        state_on_data_day=_window_state(call, context),
    )


def _window_state(call: CallNotice, context: RenderContext) -> NoticeState:
    return window_state(call.filing_from, call.filing_until, context.site.today)


def _supervision_summary(notice: SupervisionNotice) -> SupervisionSummary:
    return SupervisionSummary(
        id=notice.id,
        jurisdiction=notice.jurisdiction,
        title=notice.title,
        published_on=notice.published_on,
        organisation_count=len(notice.findings),
    )
