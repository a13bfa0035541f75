"""The questionnaire: only what the conditions of some rules ask, each once, in an order that people follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.eligibility.asked import Asked, AskedRule, Measure


class Ask(StrEnum):
    """How a fact is asked, in the order of the questionnaire: what is told at a glance and decides most stands first."""

    GRADE = "grade"  # a tick: held or not
    TITLE = "title"
    SINCE = "since"  # a day, once its grade is ticked
    POST = "post"
    DOING = "doing"
    WORK = "work"  # a day
    COUNT = "count"  # a number
    YES = "yes"  # yes, no, not known
    AWARD = "award"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`subject`: slug of a grade, rank of a title, id of an award, kind of work; of `yes` the sentence.

    `after`: the fact that must be true before this is asked. `clauses`: (policy, clause) of what asks it.
    """

    fact: str
    ask: Ask
    subject: str
    after: str | None = None
    clauses: tuple[tuple[str, str], ...] = ()


def questions(rules: Iterable[AskedRule]) -> tuple[Question, ...]:
    """By kind, within a kind in the order of the rules. Awards that only give priority are asked too."""
    found: dict[str, Question] = {}
    for rule in rules:
        for fact, subject, after, clause in _asked_by(rule):
            known = found.get(fact)
            cited = ((rule.policy, clause),)
            found[fact] = Question(
                fact=fact,
                ask=Ask(fact.partition(":")[0]),
                subject=known.subject if known else subject,
                after=after,
                clauses=tuple(dict.fromkeys((known.clauses if known else ()) + cited)),
            )
    order = tuple(Ask)
    return tuple(sorted(found.values(), key=lambda one: order.index(one.ask)))


def _asked_by(rule: AskedRule) -> Iterator[tuple[str, str, str | None, str]]:
    for one in (*rule.every, *(one for path in rule.paths for one in path.all_of)):
        yield from _of(one)
    told = [(one.facts, one.clause) for one in rule.waivers]
    told += [(one.facts, one.clause) for one in rule.priority]
    for facts, clause in told:
        for fact in facts:
            yield fact, _after_colon(fact), None, clause


def _of(asked: Asked) -> Iterator[tuple[str, str, str | None, str]]:
    if asked.measure is Measure.SPAN:
        day, *holding = asked.facts
        for fact in holding:
            yield fact, _after_colon(fact), None, asked.clause
        yield day, _after_colon(day), holding[0] if holding else None, asked.clause
        return
    for fact in asked.facts:
        subject = asked.text if fact.startswith("yes:") else _after_colon(fact)
        yield fact, subject, None, asked.clause


def _after_colon(fact: str) -> str:
    return fact.partition(":")[2]
