"""What has happened, by the days that stand in the data. No person is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model import (
    ApprovedList,
    CallNotice,
    EvaluationOrganisation,
    Policy,
    PublicityNotice,
    SupervisionNotice,
)
from generator.nameless import list_title, notice_title
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.notices import deadline_words, period_of
from generator.render.wording import DIRECTORY_CHANGES, chinese_date, date_and_weekday
from generator.statuses import in_force_from, repealing_policy, valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """`event` sets apart what happened to one record; '' is the record itself."""

    path: str
    event: str = ""
    on: date
    jurisdiction: str
    kind: str
    title: str
    text: str


def news(context: RenderContext) -> list[NewsItem]:
    """Newest first; what lies after the day of the build has not happened."""
    portal = context.site.portal
    items = [
        *(_of_notice(notice, context) for notice in portal.notices.values()),
        *(_of_call(call) for call in portal.call_notices.values()),
        *(_of_supervision(notice) for notice in portal.supervision_notices.values()),
        *(_of_list(approved) for approved in portal.approved_lists.values()),
    ]
    for policy in portal.policies.values():
        items.extend(_of_policy(policy, context))
    for organisation in portal.organisations.values():
        items.extend(_of_organisation(organisation))
    happened = (item for item in items if item.on <= context.site.today)
    return sorted(happened, key=lambda item: (-item.on.toordinal(), item.path, item.event))


def _of_notice(notice: PublicityNotice, context: RenderContext) -> NewsItem:
    desk = notice.objection
    deadline = deadline_words(period_of(notice, context))
    return NewsItem(
        path=addresses.notice(notice.id),
        on=notice.published_on,
        jurisdiction=notice.jurisdiction,
        kind="公示",
        title=notice_title(notice),
        text=f"{notice.published_by}公示 {notice.candidate_count} 人，{deadline}。"
        f"受理部门：{desk.office}，电话 {desk.telephone}。",
    )


def _of_call(call: CallNotice) -> NewsItem:
    desk = call.desk
    return NewsItem(
        path=addresses.notice(call.id),
        on=call.published_on,
        jurisdiction=call.jurisdiction,
        kind="受理公告",
        title=call.title,
        text=f"{call.published_by}：{date_and_weekday(call.filing_from)}起受理，"
        f"{date_and_weekday(call.filing_until)}截止。受理部门：{desk.office}，电话 {desk.telephone}。",
    )


def _of_supervision(notice: SupervisionNotice) -> NewsItem:
    return NewsItem(
        path=addresses.notice(notice.id),
        on=notice.published_on,
        jurisdiction=notice.jurisdiction,
        kind="监督检查",
        title=notice.title,
        text=f"{notice.published_by}公示 {len(notice.findings)} 家评价机构的检查结果。",
    )


def _of_organisation(organisation: EvaluationOrganisation) -> Iterator[NewsItem]:
    """History is only added to, so the place of an entry in it names the entry."""
    for number, entry in enumerate(organisation.history, start=1):
        yield NewsItem(
            path=addresses.organisation(organisation.id),
            event=f"history-{number}",
            on=entry.on,
            jurisdiction=organisation.jurisdiction,
            kind="评价机构",
            title=f"{DIRECTORY_CHANGES[entry.change]}：{organisation.name}",
            text=f"{entry.text.rstrip('。')}。{entry.authority}，{entry.document_number or entry.document}。",
        )


def _of_list(approved: ApprovedList) -> NewsItem:
    return NewsItem(
        path=addresses.approved_list(approved.id),
        on=approved.approved_on,
        jurisdiction=approved.jurisdiction,
        kind="名单",
        title=list_title(approved),
        text=f"{approved.announced_by}以{approved.document_number}公布 {approved.holder_count} 人。",
    )


def _of_policy(policy: Policy, context: RenderContext) -> Iterator[NewsItem]:
    """Its issue, the day it comes into force, and the day after its last one."""
    for event, on, words in _dated(policy, context):
        yield NewsItem(
            path=addresses.policy(policy.id),
            event=event,
            on=on,
            jurisdiction=policy.jurisdiction,
            kind="政策",
            title=f"{words}：{policy.short_title}",
            text=f"{'、'.join(policy.issued_by)}{policy.document_number}，{chinese_date(on)}{words}。"
            f"{policy.summary}",
        )


def _dated(policy: Policy, context: RenderContext) -> Iterator[tuple[str, date, str]]:
    policies = context.site.portal.policies.values()
    if policy.issued_on:
        yield "issued", policy.issued_on, "印发"
    if policy.effective_from and policy.effective_from != policy.issued_on:
        yield "in-force", policy.effective_from, "施行"
    repealing = repealing_policy(policy, policies)
    repealed_on = in_force_from(repealing) if repealing else None
    ends = valid_until(policy)
    if repealed_on and not (ends and ends < repealed_on):
        yield "repealed", repealed_on, "废止"
    elif ends:
        yield "lapsed", ends + timedelta(days=1), "有效期已满"
