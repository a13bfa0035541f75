"""A policy by subject: where it speaks of each topic, and on which topics it is silent."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Policy, Topic
from generator.policies.sayings import sayings
from generator.render.context import RenderContext
from generator.render.views.parts import ClauseLink
from generator.render.wording import TOPICS


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """`clauses` empty: 文件未规定."""

    topic: str
    clauses: tuple[ClauseLink, ...]


def topic_rows(policy: Policy, path: str, context: RenderContext) -> tuple[TopicRow, ...]:
    """Every topic in the order of the model, with the clauses that speak of it in their own order."""
    order = {clause: at for at, clause in enumerate(context.clauses[policy.id])}
    clauses: dict[Topic, set[str]] = {topic: set() for topic in Topic}
    for one in sayings(policy.id, context.site.portal):
        clauses[one.topic].add(one.clause)
    for rule in policy.publicity:
        clauses[Topic.PUBLICITY].add(rule.clause)
    for relation in policy.relations:
        clauses[Topic.CITATIONS].add(relation.clause)
    if policy.management_period:
        clauses[Topic.MANAGEMENT].add(policy.management_period.clause)
    for validity in (policy.effective_clause, policy.validity and policy.validity.clause):
        if validity:
            clauses[Topic.VALIDITY].add(validity)
    return tuple(
        TopicRow(
            topic=TOPICS[topic],
            clauses=tuple(
                context.clause_link(path, policy.id, clause)
                for clause in sorted(found, key=lambda one: order.get(one, len(order)))
            ),
        )
        for topic, found in clauses.items()
    )
