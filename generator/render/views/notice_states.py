"""All states a notice or a call can have, the one on the day of the build marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.render.context import RenderContext
from generator.render.views.parts import Tag, TagLook
from generator.statuses import NoticeState

ORDER = (NoticeState.OPEN, NoticeState.UPCOMING, NoticeState.UNDETERMINED, NoticeState.ENDED)
_LOOKS = {
    NoticeState.OPEN: TagLook.GOOD,
    NoticeState.UPCOMING: TagLook.WAITING,
    NoticeState.ENDED: TagLook.ENDED,
    NoticeState.UNDETERMINED: TagLook.PAUSED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChoice:
    state: NoticeState
    tag: Tag
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeStateView:
    """All states, the one on the day of the build marked; the browser moves the mark.

    Dates are ISO. `demo_today` is set in the demo, whose day does not move.
    """

    first_on: str
    last_on: str | None
    demo_today: str | None
    built_on: str
    choices: tuple[StateChoice, ...]


def state_view(
    first_on: date,
    last_on: date | None,
    current: NoticeState,
    words: Mapping[NoticeState, str],
    context: RenderContext,
) -> NoticeStateView:
    """`words` name the states that there are; `current` is that of the day of the build."""
    today = context.site.today.isoformat()
    return NoticeStateView(
        first_on=first_on.isoformat(),
        last_on=last_on.isoformat() if last_on else None,
        demo_today=today if context.site.is_demo else None,
        built_on=today,
        choices=tuple(
            StateChoice(
                state=state,
                tag=Tag(word=words[state], look=_LOOKS[state]),
                is_current=state is current,
            )
            for state in ORDER
            if state in words
        ),
    )
