"""What the policies want reached by when, and where the day lies. Never whether it was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.model import Policy, Target
from generator.pages import Section
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.views.parts import (
    ClauseLink,
    PageView,
    Tag,
    TagLook,
    crumbs,
    next_steps,
)
from generator.render.wording import TARGET_STATES, chinese_date
from generator.statuses import TargetState, target_state

_LOOKS = {
    TargetState.AHEAD: TagLook.WAITING,
    TargetState.DUE_TODAY: TagLook.PAUSED,
    TargetState.PAST: TagLook.ENDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChoice:
    """A state a target can be in; the browser shows the one of today."""

    state: TargetState
    tag: Tag
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """`due_on` as ISO for the browser; `demo_today` stands in the demo only."""

    text: str
    place: str
    due: str
    due_on: str
    due_note: str | None
    choices: tuple[TargetChoice, ...]
    demo_today: str | None
    clause: ClauseLink
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsPage(PageView):
    template: ClassVar[str] = "targets.html"
    kind: ClassVar[str] = "目标与期限"
    section: ClassVar[Section] = Section.PROCEDURES
    targets: tuple[TargetRow, ...]
    built_on: str


def all_targets(context: RenderContext) -> tuple[tuple[Policy, Target], ...]:
    """Of every policy that is not repealed or lapsed, by day, then in the order of the jurisdictions."""
    found = [
        (policy, target)
        for jurisdiction in context.site.portal.jurisdictions
        for policy in context.policies_of(jurisdiction)
        for target in policy.targets
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].due_on))


def targets_page(context: RenderContext) -> TargetsPage:
    path = addresses.TARGETS
    return TargetsPage(
        path=path,
        title="目标与期限",
        description="各份文件定下的目标任务、最迟的日子和日子是否已过，逐条注明条款。",
        crumbs=crumbs(path, ("办理流程", addresses.PROCEDURES)),
        next_steps=next_steps(path, "procedures", "career", "calendar", "statistics"),
        targets=tuple(
            target_row(policy, one, path, context) for policy, one in all_targets(context)
        ),
        built_on=chinese_date(context.site.today),
    )


def target_row(policy: Policy, target: Target, path: str, context: RenderContext) -> TargetRow:
    """The target with its day and state, for the page at `path`."""
    today = context.site.today
    current = target_state(target.due_on, today)
    return TargetRow(
        text=target.text,
        place=context.place_name(policy.jurisdiction),
        due=chinese_date(target.due_on),
        due_on=target.due_on.isoformat(),
        due_note=target.due_note,
        choices=tuple(
            TargetChoice(
                state=state,
                tag=Tag(word=TARGET_STATES[state], look=_LOOKS[state]),
                is_current=state is current,
            )
            for state in TargetState
        ),
        demo_today=today.isoformat() if context.site.is_demo else None,
        clause=context.clause_link(path, policy.id, target.clause),
        is_sample=context.is_fictional(policy.jurisdiction),
    )
