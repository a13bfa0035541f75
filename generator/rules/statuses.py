"""Changes of status: of a listed number, in order, on a ground that the policy knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model import Portal, StatusAction, StatusGround
from generator.problems import Problem, ProblemKind

NUMBER_NOT_LISTED = ProblemKind(
    "status-of-unknown-number",
    zh="证书编码 {number} 不在任何名单中",
    en="certificate number {number} is on no list",
    hint_zh="只能变更已公布记录的状态；核对编码",
    hint_en="only the status of a published record can change; check the number",
)
BEFORE_APPROVAL = ProblemKind(
    "status-before-approval",
    zh="{number} 的变更日 {on} 早于核准日 {approved}",
    en="{number} changes on {on}, before it was approved on {approved}",
    hint_zh="核对日期",
    hint_en="check the dates",
)
IN_THE_FUTURE = ProblemKind(
    "status-in-the-future",
    zh="{number} 的变更日 {on} 还没有到（今天是 {today}）",
    en="{number} changes on {on}, which is yet to come (today is {today})",
    hint_zh="作出决定之后再写",
    hint_en="write a decision down once it is made",
)
OUT_OF_ORDER = ProblemKind(
    "status-out-of-order",
    zh="{number} 在 {on} 的 `{action}` 与此前的状态 `{state}` 接不上",
    en="`{action}` of {number} on {on} does not follow its state `{state}`",
    hint_zh="先 suspend 才能 reinstate；revoke 之后不再变更；按日期先后书写",
    hint_en="suspend comes before reinstate, nothing after revoke, oldest first",
)
NO_SUCH_GROUND = ProblemKind(
    "status-ground-unknown",
    zh="{policy} 的 `{clause}` 不是 `{action}` 的依据",
    en="`{clause}` of {policy} is no ground to {action}",
    hint_zh="可引的条款：{grounds}",
    hint_en="clauses that are: {grounds}",
)

_FOLLOWS = {
    (None, StatusAction.SUSPEND),
    (None, StatusAction.REVOKE),
    (StatusAction.SUSPEND, StatusAction.REINSTATE),
    (StatusAction.SUSPEND, StatusAction.REVOKE),
    (StatusAction.REINSTATE, StatusAction.SUSPEND),
    (StatusAction.REINSTATE, StatusAction.REVOKE),
}
_EFFECTS = {
    StatusAction.REVOKE: StatusGround.REVOCATION,
    StatusAction.SUSPEND: StatusGround.SUSPENSION,
    StatusAction.REINSTATE: StatusGround.REINSTATEMENT,
}


def changes_name_a_listed_number(portal: Portal) -> Iterator[Problem]:
    """A change is of a number on a list, and not before the list was approved."""
    approved_on = {
        holder.certificate_number: approved.approved_on
        for approved in portal.approved_lists.values()
        for holder in approved.holders
    }
    for register in portal.status_registers.values():
        for change in register.changes:
            number = change.certificate_number
            if number not in approved_on:
                place = change.source.at("certificate_number")
                yield NUMBER_NOT_LISTED.at(place, number=number)
            elif change.on < approved_on[number]:
                yield BEFORE_APPROVAL.at(
                    change.source.at("on"),
                    number=number,
                    on=change.on,
                    approved=approved_on[number],
                )


def decisions_have_been_made(portal: Portal, today: date) -> Iterator[Problem]:
    """A status list tells what is decided, at once: a change is never dated ahead."""
    for register in portal.status_registers.values():
        for change in register.changes:
            if change.on > today:
                yield IN_THE_FUTURE.at(
                    change.source.at("on"),
                    number=change.certificate_number,
                    on=change.on,
                    today=today,
                )


def changes_follow_one_another(portal: Portal) -> Iterator[Problem]:
    """A suspension is lifted once, a revocation is the last word, dates do not run back."""
    for register in portal.status_registers.values():
        last: dict[str, tuple[StatusAction | None, date]] = {}
        for change in register.changes:
            number = change.certificate_number
            state, since = last.get(number, (None, date.min))
            if (state, change.action) not in _FOLLOWS or change.on < since:
                yield OUT_OF_ORDER.at(
                    change.source.at("action"),
                    number=number,
                    on=change.on,
                    action=change.action,
                    state=state or "active",
                )
            last[number] = (change.action, change.on)


def a_change_cites_a_ground_of_the_policy(portal: Portal) -> Iterator[Problem]:
    """The clause of a change is one of the policy's grounds for just that effect."""
    for register in portal.status_registers.values():
        for change in register.changes:
            policy = portal.policies.get(change.policy)
            if policy is None:
                continue
            effect = _EFFECTS[change.action]
            grounds = [ground.clause for ground in policy.grounds if ground.effect is effect]
            if change.clause not in grounds:
                yield NO_SUCH_GROUND.at(
                    change.source.at("clause"),
                    policy=policy.id,
                    clause=change.clause,
                    action=change.action,
                    grounds=", ".join(grounds) or "—",
                )
