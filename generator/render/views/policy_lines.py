"""What policies say of a topic, line by line, each with its clause; shared by the pages that go by topic."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model import CodingRule, GroundRule, Policy, Statement, Topic
from generator.policies.sayings import Saying, sayings
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink, Link
from generator.render.wording import GROUNDS, TOPICS


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """One thing a policy says. `grades` in words, empty where it is not about single grades.

    `policy` stands above the first line of each text where lines of several texts may follow.
    """

    text: str
    clause: ClauseLink
    policy: Link | None = None
    label: str | None = None
    grades: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """Lines below a heading of their own."""

    anchor: str
    title: str
    lines: tuple[PolicyLine, ...]


def lines_on(
    topics: Collection[Topic],
    policies: Iterable[Policy],
    page: str,
    context: RenderContext,
    *,
    kinds: tuple[type, ...] = (Statement,),
) -> tuple[PolicyLine, ...]:
    """Sayings about one of `topics` that were written as one of `kinds`; what stands twice is said once.

    Conditions, steps and the like are left to the views that keep their structure.
    """
    policies = tuple(policies)
    lines: dict[tuple[str, str, str], PolicyLine] = {}
    for policy in policies:
        head = context.policy_link(page, policy) if len(policies) > 1 else None
        for saying in sayings(policy.id, context.site.portal):
            if saying.topic in topics and isinstance(saying.record, kinds):
                key = (policy.id, saying.clause, saying.text)
                if key not in lines:
                    lines[key] = _line(saying, policy, head, page, context)
                    head = None
    return tuple(lines.values())


def by_topic(
    topics: Iterable[Topic], policies: Iterable[Policy], page: str, context: RenderContext
) -> tuple[LineGroup, ...]:
    """A group a topic, in the order of `topics`; statements, coding rules and grounds alike."""
    policies = tuple(policies)
    kinds = (Statement, CodingRule, GroundRule)
    groups = (
        LineGroup(
            anchor=f"topic-{topic.value}",
            title=TOPICS[topic],
            lines=lines_on((topic,), policies, page, context, kinds=kinds),
        )
        for topic in topics
    )
    return tuple(group for group in groups if group.lines)


def grade_names(slugs: Iterable[str], context: RenderContext) -> str:
    """特级技师、首席技师; empty for none."""
    return "、".join(context.grade_name(slug) for slug in slugs)


def _line(
    saying: Saying, policy: Policy, head: Link | None, page: str, context: RenderContext
) -> PolicyLine:
    record = saying.record
    return PolicyLine(
        text=saying.text,
        clause=context.clause_link(page, policy.id, saying.clause, names_policy=False),
        policy=head,
        label=GROUNDS[record.effect] if isinstance(record, GroundRule) else None,
        grades=grade_names(saying.grades, context),
    )
