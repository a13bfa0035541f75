"""Twins of the notices, each with the days in which anyone may object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.deadlines import DeadlineBasis, PublicityPeriod
from generator.model import PublicityNotice
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file
from generator.render.views.notices import period_of
from generator.statuses import NoticeState, notice_state


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesTwin(ListTwin):
    format: ClassVar[str] = "notices/v1"
    items: tuple[NoticeSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTwin(Twin):
    """`count`: how many candidates the notice has."""

    format: ClassVar[str] = "notice/v1"
    count: int
    state_on_data_day: NoticeState
    period: PublicityPeriod
    notice: PublicityNotice


def notice_twins(context: RenderContext) -> Iterator[OutputFile]:
    notices = context.site.portal.notices.values()
    items = tuple(_summary(notice, context) for notice in notices)
    yield twin_file(addresses.NOTICES, NoticesTwin(items=items), context)
    for notice in notices:
        yield twin_file(addresses.notice(notice.id), _notice(notice, context), context)


def _summary(notice: PublicityNotice, context: RenderContext) -> NoticeSummary:
    period = period_of(notice, context)
    return NoticeSummary(
        id=notice.id,
        jurisdiction=notice.jurisdiction,
        title=notice.title,
        published_on=notice.published_on,
        last_on=period.last_on,
        basis=period.basis,
        state_on_data_day=notice_state(period, context.site.today),
        candidate_count=notice.candidate_count,
    )


def _notice(notice: PublicityNotice, context: RenderContext) -> NoticeTwin:
    period = period_of(notice, context)
    return NoticeTwin(
        count=notice.candidate_count,
        state_on_data_day=notice_state(period, context.site.today),
        period=period,
        notice=notice,
    )
