"""How far a list has come: the stages that its policy states, against the data and the day.

Nothing is typed in. A stage that the data says nothing of is `no_record`, never taken for done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.deadlines import PublicityPeriod, authority_rule
from generator.list_life import LifeStage, LifeStep, life_of
from generator.model import (
    ApprovedList,
    Policy,
    ProcedureList,
    PublicityNotice,
    PublicityStage,
)
from generator.statuses import ListState, NoticeState, list_state, notice_state


class StageState(StrEnum):
    DONE = "done"
    UNDER_WAY = "under_way"
    AHEAD = "ahead"
    NO_RECORD = "no_record"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageProgress:
    """A stage, the grades it holds for, and its days as far as the data has them."""

    stage: LifeStage
    grades: tuple[str, ...]
    state: StageState
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """A notice, the lists that rest on it, and the day they are looked at."""

    notice: PublicityNotice
    period: PublicityPeriod
    lists: tuple[ApprovedList, ...]
    policy: Policy
    procedures: ProcedureList | None
    today: date


@dataclass(slots=True)
class _Days:
    state: StageState
    first_on: date | None = field(default=None)
    last_on: date | None = field(default=None)


_OF_NOTICE = {
    NoticeState.UPCOMING: StageState.AHEAD,
    NoticeState.OPEN: StageState.UNDER_WAY,
    NoticeState.UNDETERMINED: StageState.UNDER_WAY,
    NoticeState.ENDED: StageState.DONE,
}
_OF_NUMBERS = {
    ListState.ANNOUNCED: StageState.AHEAD,
    ListState.NUMBERS_PENDING: StageState.UNDER_WAY,
    ListState.COMPLETE: StageState.DONE,
}
_STEPS = list(LifeStep)


def progress_of(facts: ListFacts, grades: Iterable[str]) -> tuple[StageProgress, ...]:
    """The stages for `grades` (slugs) in order; grades with the same stage share it."""
    shared: dict[LifeStage, list[str]] = {}
    for grade in grades:
        for stage in life_of(facts.policy, facts.procedures, grade):
            shared.setdefault(stage, []).append(grade)
    progress = []
    for stage in sorted(shared, key=lambda stage: _STEPS.index(stage.step)):
        days = _days_of(stage, facts)
        progress.append(
            StageProgress(
                stage=stage,
                grades=tuple(shared[stage]),
                state=days.state,
                first_on=days.first_on,
                last_on=days.last_on,
            )
        )
    return tuple(progress)


def _days_of(stage: LifeStage, facts: ListFacts) -> _Days:
    if stage.step is LifeStep.PUBLICITY:
        return _publicity(stage.stage, facts)
    if stage.step is LifeStep.REPORT:
        return _Days(StageState.NO_RECORD)
    approved = [one for one in facts.lists if one.approved_on <= facts.today]
    if not approved:
        has_ended = notice_state(facts.period, facts.today) is NoticeState.ENDED
        is_next = has_ended and stage.step is LifeStep.APPROVAL
        return _Days(StageState.UNDER_WAY if is_next else StageState.AHEAD)
    if stage.step is LifeStep.AWARD:
        return _Days(_numbering(approved))
    days = sorted(one.approved_on for one in approved)
    return _Days(StageState.DONE, days[0], days[-1])


def _publicity(stage: PublicityStage | None, facts: ListFacts) -> _Days:
    own = authority_rule(facts.policy)
    if own is None or stage in (None, own.stage):
        state = _OF_NOTICE[notice_state(facts.period, facts.today)]
        return _Days(state, facts.period.first_on, facts.period.last_on)
    shown = [one for one in facts.notice.published_at if one.stage is stage]
    if not shown:
        return _Days(StageState.NO_RECORD)
    first = min(one.on for one in shown)
    ends = [one.until for one in shown if one.until]
    last = max(ends) if len(ends) == len(shown) else None
    if facts.today < first:
        return _Days(StageState.AHEAD, first, last)
    is_over = last < facts.today if last else first < facts.notice.published_on
    return _Days(StageState.DONE if is_over else StageState.UNDER_WAY, first, last)


def _numbering(approved: Sequence[ApprovedList]) -> StageState:
    """Awarded as far as numbers are known; rows that were taken down tell nothing."""
    if not all(one.holders for one in approved):
        return StageState.NO_RECORD
    states = {_OF_NUMBERS[list_state(one)] for one in approved}
    return states.pop() if len(states) == 1 else StageState.UNDER_WAY
