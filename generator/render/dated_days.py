"""All days that the data lead to: windows, deadlines, reviews, ends of management, targets. Nobody is named.

What follows from an approval is reckoned from the policy's own rule and told as a number of people a list;
a row whose record was revoked or replaced is not among them, nor is a list whose people were taken down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.management_periods import management_period, review_days
from generator.model import ApprovedList, ManagementPeriodRule, Policy
from generator.nameless import notice_title
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.day_kinds import DayKind
from generator.render.site_view import CredentialStatus
from generator.render.views.notices import period_of
from generator.render.views.targets import all_targets
from generator.statuses import RowState, row_state

_NO_LONGER = (RowState.REVOKED, RowState.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    policy: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedDay:
    """Something that runs from `first_on` to `last_on`, or falls on the one day that both are.

    `page` is where it is told, relative to the root. `count` is of people, None where it is not about
    any. `is_reckoned`: no text names the day. `known_on` is the day from which it followed.
    """

    id: str
    kind: DayKind
    jurisdiction: str
    title: str
    first_on: date
    last_on: date
    known_on: date
    page: str
    cites: tuple[Cited, ...] = ()
    grade: str | None = None
    count: int | None = None
    is_reckoned: bool = False


def dated_days(context: RenderContext) -> tuple[DatedDay, ...]:
    """By the last day, then by id."""
    found = (
        *_objections(context),
        *_filings(context),
        *_rectifications(context),
        *_managed(context),
        *_targets(context),
    )
    return tuple(sorted(found, key=lambda one: (one.last_on, one.id)))


def _objections(context: RenderContext) -> Iterator[DatedDay]:
    for notice in context.site.portal.notices.values():
        period = period_of(notice, context)
        if period.last_on:
            yield DatedDay(
                id=notice.id,
                kind=DayKind.OBJECTION,
                jurisdiction=notice.jurisdiction,
                title=notice_title(notice),
                first_on=period.first_on,
                last_on=period.last_on,
                known_on=notice.published_on,
                page=addresses.notice(notice.id),
                count=notice.candidate_count,
            )


def _filings(context: RenderContext) -> Iterator[DatedDay]:
    for call in context.site.portal.call_notices.values():
        yield DatedDay(
            id=call.id,
            kind=DayKind.FILING,
            jurisdiction=call.jurisdiction,
            title=call.title,
            first_on=call.filing_from,
            last_on=call.filing_until,
            known_on=call.published_on,
            page=addresses.notice(call.id),
        )


def _rectifications(context: RenderContext) -> Iterator[DatedDay]:
    """One for each day on which something found at a supervision must be put right."""
    for notice in context.site.portal.supervision_notices.values():
        for due_on in sorted({one.due_on for one in notice.findings if one.due_on}):
            yield DatedDay(
                id=f"{notice.id}-{due_on.isoformat()}",
                kind=DayKind.RECTIFICATION,
                jurisdiction=notice.jurisdiction,
                title=notice.title,
                first_on=due_on,
                last_on=due_on,
                known_on=notice.published_on,
                page=addresses.notice(notice.id),
            )


def _managed(context: RenderContext) -> Iterator[DatedDay]:
    portal = context.site.portal
    for approved in portal.approved_lists.values():
        policy = portal.policies.get(approved.policy)
        rule = policy.management_period if policy else None
        if policy is None or rule is None:
            continue
        for grade in rule.grades:
            count = _standing(approved, context.grade_name(grade), context)
            if count:
                yield from _of_period(approved, policy, rule, grade, count)


def _of_period(
    approved: ApprovedList, policy: Policy, rule: ManagementPeriodRule, grade: str, count: int
) -> Iterator[DatedDay]:
    def day(kind: DayKind, on: date, clause: str, name: str) -> DatedDay:
        return DatedDay(
            id=f"{approved.id}-{grade}-{name}",
            kind=kind,
            jurisdiction=approved.jurisdiction,
            title=approved.document_number,
            first_on=on,
            last_on=on,
            known_on=approved.approved_on,
            page=addresses.approved_list(approved.id),
            cites=(Cited(policy=policy.id, clause=clause),),
            grade=grade,
            count=count,
            is_reckoned=True,
        )

    _, last = management_period(rule, approved.approved_on)
    if rule.review_clause:
        for year, on in enumerate(review_days(rule, approved.approved_on), start=1):
            yield day(DayKind.REVIEW, on, rule.review_clause, f"review-{year}")
    yield day(DayKind.PERIOD_END, last, rule.clause, "period-end")
    if rule.renewal_clause:
        yield day(DayKind.RENEWAL, last + timedelta(days=1), rule.renewal_clause, "renewal")


def _standing(approved: ApprovedList, grade: str, context: RenderContext) -> int:
    """The rows of `grade` whose record, if there is one, was neither revoked nor replaced."""
    credentials = context.site.credentials.get(approved.id, {})

    def status(serial: int) -> CredentialStatus | None:
        known = credentials.get(serial)
        return known.status if known else None

    return sum(
        holder.grade == grade and row_state(holder, status(holder.serial)) not in _NO_LONGER
        for holder in approved.holders
    )


def _targets(context: RenderContext) -> Iterator[DatedDay]:
    for policy, target in all_targets(context):
        number = policy.targets.index(target) + 1
        yield DatedDay(
            id=f"{policy.id}-target-{number}",
            kind=DayKind.TARGET,
            jurisdiction=policy.jurisdiction,
            title=target.text,
            first_on=target.due_on,
            last_on=target.due_on,
            known_on=policy.issued_on or policy.effective_from or target.due_on,
            page=addresses.TARGETS,
            cites=(Cited(policy=policy.id, clause=target.clause),),
        )
