"""Statuses: derived from data and the day, never typed in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from generator.deadlines import PublicityPeriod
from generator.model import ApprovedList, Holder, Policy, RelationKind


class PolicyStatus(StrEnum):
    NOT_YET_IN_FORCE = "not_yet_in_force"
    IN_FORCE = "in_force"
    LAPSED = "lapsed"  # its own validity has ended
    REPEALED = "repealed"


class NoticeState(StrEnum):
    UPCOMING = "upcoming"
    OPEN = "open"
    ENDED = "ended"
    UNDETERMINED = "undetermined"


class NoticeOutcome(StrEnum):
    """What followed once the period had ended."""

    NO_LIST_YET = "no_list_yet"  # 公示已结束，尚无名单
    APPROVED = "approved"  # 已公布名单


class ListState(StrEnum):
    ANNOUNCED = "announced"  # 已公布，都待编号
    NUMBERS_PENDING = "numbers_pending"  # 部分待编号
    COMPLETE = "complete"  # 编号齐全


class RowState(StrEnum):
    """Where a row of a list stands, from announced to what became of its record."""

    ANNOUNCED = "announced"
    NUMBERED = "numbered"  # 已编号，尚未签发
    SIGNED = "signed"
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


class TargetState(StrEnum):
    """Where the due day lies; never whether the target was met."""

    AHEAD = "ahead"
    DUE_TODAY = "due_today"
    PAST = "past"


def target_state(due_on: date, today: date) -> TargetState:
    """`today` is the day in UTC+8; the due day itself is not past."""
    if today == due_on:
        return TargetState.DUE_TODAY
    return TargetState.AHEAD if today < due_on else TargetState.PAST


def valid_until(policy: Policy) -> date | None:
    """The last day of the stated validity: years from `effective_from`, less a day. Our computation."""
    if policy.validity is None or policy.effective_from is None:
        return None
    start = policy.effective_from
    year = start.year + policy.validity.years
    if (start.month, start.day) == (2, 29):
        return date(year, 2, 28)
    return date(year, start.month, start.day) - timedelta(days=1)


def repealing_policy(policy: Policy, policies: Iterable[Policy]) -> Policy | None:
    """The policy of this portal that repeals `policy`."""
    for other in policies:
        for relation in other.relations:
            names_it = policy.id == relation.policy or (
                policy.document_number == relation.document_number
            )
            if relation.kind is RelationKind.REPEALS and names_it:
                return other
    return None


def policy_status(policy: Policy, policies: Iterable[Policy], today: date) -> PolicyStatus:
    """A text without stated dates holds until something says otherwise."""
    repealed_by = repealing_policy(policy, policies)
    if repealed_by and (in_force_from(repealed_by) or date.min) <= today:
        return PolicyStatus.REPEALED
    starts = in_force_from(policy)
    if starts and today < starts:
        return PolicyStatus.NOT_YET_IN_FORCE
    ends = valid_until(policy)
    if ends and today > ends:
        return PolicyStatus.LAPSED
    return PolicyStatus.IN_FORCE


def in_force_from(policy: Policy) -> date | None:
    """The stated first day, else the day of issue; None where the text states neither."""
    return policy.effective_from or policy.issued_on


def notice_state(period: PublicityPeriod, today: date) -> NoticeState:
    """`today` is the day in UTC+8; the last day is open until 24:00."""
    if today < period.first_on:
        return NoticeState.UPCOMING
    if period.last_on is None:
        return NoticeState.UNDETERMINED
    return NoticeState.OPEN if today <= period.last_on else NoticeState.ENDED


def notice_outcome(
    state: NoticeState, lists: Iterable[ApprovedList], today: date
) -> NoticeOutcome | None:
    """What followed a notice whose period has ended: the `lists` that rest on it, by `today`."""
    if state is not NoticeState.ENDED:
        return None
    is_approved = any(approved.approved_on <= today for approved in lists)
    return NoticeOutcome.APPROVED if is_approved else NoticeOutcome.NO_LIST_YET


def window_state(first_on: date, last_on: date, today: date) -> NoticeState:
    """Of a window whose two days are both in it."""
    if today < first_on:
        return NoticeState.UPCOMING
    return NoticeState.OPEN if today <= last_on else NoticeState.ENDED


def pending_count(approved: ApprovedList) -> int:
    """How many rows have no number yet."""
    return sum(holder.certificate_number is None for holder in approved.holders)


def list_state(approved: ApprovedList) -> ListState:
    """Numbers come later, row by row."""
    pending = pending_count(approved)
    if pending == 0:
        return ListState.COMPLETE
    return ListState.ANNOUNCED if pending == len(approved.holders) else ListState.NUMBERS_PENDING


def row_state(holder: Holder, record: StrEnum | None) -> RowState:
    """`record` is the status of the row's verified record (active, suspended, …), None without one."""
    if record is not None:
        return RowState.SIGNED if record.value == "active" else RowState(record.value)
    return RowState.NUMBERED if holder.certificate_number else RowState.ANNOUNCED
