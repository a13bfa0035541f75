"""The days of a policy, in order: issued, in force, targets due, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model import Policy
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink
from generator.render.wording import chinese_date
from generator.statuses import in_force_from, repealing_policy, valid_until


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """`on` as in data, `day` as it is printed."""

    on: str
    day: str
    text: str
    clause: ClauseLink | None


def timeline(policy: Policy, path: str, context: RenderContext) -> tuple[TimelineEvent, ...]:
    """What the data dates, earliest first; a day that was reckoned says so."""
    events: list[tuple[date, str, str | None]] = []
    if policy.issued_on:
        events.append((policy.issued_on, "成文", None))
    if policy.effective_from:
        events.append((policy.effective_from, "施行", policy.effective_clause))
    events += (
        (target.due_on, f"目标到期：{target.text}", target.clause) for target in policy.targets
    )
    if ends := valid_until(policy):
        clause = policy.validity.clause if policy.validity else None
        events.append((ends, "有效期届满（本站推算）", clause))
    repealing = repealing_policy(policy, context.site.portal.policies.values())
    since = in_force_from(repealing) if repealing else None
    if repealing and since:
        events.append((since, f"被{repealing.document_number}废止", None))
    return tuple(
        TimelineEvent(
            on=day.isoformat(),
            day=chinese_date(day),
            text=text,
            clause=context.clause_link(path, policy.id, clause) if clause else None,
        )
        for day, text, clause in sorted(events, key=lambda event: event[0])
    )
