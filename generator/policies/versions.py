"""Two versions of a policy side by side: what the newer one adds, changes and drops, topic by topic.

What each says is taken from the data. Two sayings are versions of one another where they are of one kind
and topic and about the same thing (the same step, kind of unit, ground or condition), or where a
statement's wording is alike; the most alike pair goes together first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from generator.model import (
    CodingRule,
    Condition,
    FilingRoute,
    GradeRequirement,
    GroundRule,
    Policy,
    Portal,
    ProcedureStep,
    RelationKind,
    Topic,
)
from generator.policies.figures import figures, normalised
from generator.policies.key_facts import FACT_TOPICS, FactKind, key_facts
from generator.policies.sayings import Saying, sayings

# below it two statements of a topic share no more than the words of the field
_ALIKE = 0.55


class VersionChange(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    clause: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingChange:
    """`before` is None for what is added, `after` for what is dropped. Figures: those that only one has."""

    topic: Topic
    change: VersionChange
    before: Worded | None
    after: Worded | None
    figures_before: tuple[str, ...] = ()
    figures_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A day, a number, a code or a body that is other than before; an empty tuple: not stated.

    `grades` empty: it is not about single grades.
    """

    topic: Topic
    kind: FactKind
    grades: tuple[str, ...]
    before: tuple[Worded, ...]
    after: tuple[Worded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChanges:
    """`kept` counts the sayings that both have, word for word of ours."""

    old: str
    new: str
    facts: tuple[FactChange, ...]
    sayings: tuple[SayingChange, ...]
    kept: int


def versions(portal: Portal) -> tuple[tuple[Policy, Policy], ...]:
    """(old, new) wherever a policy of this portal repeals another one of it."""
    return tuple(
        (portal.policies[relation.policy], policy)
        for policy in portal.policies.values()
        for relation in policy.relations
        if relation.kind is RelationKind.REPEALS
        and relation.policy
        and relation.policy in portal.policies
    )


def policy_changes(old: Policy, new: Policy, portal: Portal) -> PolicyChanges:
    """In the order of the topics; within one, first what changed, then what is new, then what is gone."""
    before, after = _said(old, portal), _said(new, portal)
    kept = [key for key in after if key in before]
    gone = [one for key, one in before.items() if key not in after]
    come = [one for key, one in after.items() if key not in before]
    pairs = _pairs(gone, come)
    paired = {id(one) for pair in pairs for one in pair}
    found = [
        *(_changed(was, now) for was, now in pairs),
        *(_one_sided(one, VersionChange.ADDED) for one in come if id(one) not in paired),
        *(_one_sided(one, VersionChange.DROPPED) for one in gone if id(one) not in paired),
    ]
    order = list(Topic)
    return PolicyChanges(
        old=old.id,
        new=new.id,
        facts=_fact_changes(old, new, portal),
        sayings=tuple(sorted(found, key=lambda one: order.index(one.topic))),
        kept=len(kept),
    )


def _said(policy: Policy, portal: Portal) -> dict[tuple[Topic, str], Saying]:
    """Each saying of a topic once, though it may serve several grades."""
    said: dict[tuple[Topic, str], Saying] = {}
    for one in sayings(policy.id, portal):
        said.setdefault((one.topic, normalised(one.text)), one)
    return said


def _pairs(gone: Iterable[Saying], come: Iterable[Saying]) -> list[tuple[Saying, Saying]]:
    """Every saying in one pair at most; of equally alike ones the first of the text."""
    come = list(come)
    candidates = sorted(
        (
            (-likeness, at, to, was, now)
            for at, was in enumerate(gone)
            for to, now in enumerate(come)
            if (likeness := _likeness(was, now)) is not None
        ),
        key=lambda candidate: candidate[:3],
    )
    taken: set[int] = set()
    pairs = []
    for _, _, to, was, now in candidates:
        if not {id(was), id(now)} & taken:
            taken |= {id(was), id(now)}
            pairs.append((to, was, now))
    return [(was, now) for _, was, now in sorted(pairs, key=lambda pair: pair[0])]


def _likeness(was: Saying, now: Saying) -> float | None:
    """0 to 1, and 1 more for the same thing by structure; None: no versions of one another."""
    if was.topic is not now.topic or type(was.record) is not type(now.record):
        return None
    wordings = SequenceMatcher(None, normalised(was.text), normalised(now.text), autojunk=False)
    alike = wordings.ratio()
    thing, other = _thing(was), _thing(now)
    if thing is not None and thing == other:
        return 1 + alike
    return alike if alike >= _ALIKE else None


def _thing(one: Saying) -> tuple[object, ...] | None:
    """What a saying is about, by its record; None where only the wording tells."""
    match one.record:
        case Condition(kind=kind, grade=grade):
            return (one.grades, kind, grade)
        case GradeRequirement(grade=slug):
            return (slug,)
        case FilingRoute(unit_kind=unit):
            return (unit,)
        case ProcedureStep(name=name):
            return (name,)
        case CodingRule(grade_codes=codes) if codes:
            return codes
        case GroundRule(effect=effect, text=text):
            return (effect, text)
    return None


def _changed(was: Saying, now: Saying) -> SayingChange:
    old, new = figures(was.text), figures(now.text)
    return SayingChange(
        topic=now.topic,
        change=VersionChange.CHANGED,
        before=Worded(clause=was.clause, text=was.text),
        after=Worded(clause=now.clause, text=now.text),
        figures_before=tuple(one for one in old if one not in new),
        figures_after=tuple(one for one in new if one not in old),
    )


def _one_sided(one: Saying, change: VersionChange) -> SayingChange:
    worded = Worded(clause=one.clause, text=one.text)
    is_added = change is VersionChange.ADDED
    return SayingChange(
        topic=one.topic,
        change=change,
        before=None if is_added else worded,
        after=worded if is_added else None,
    )


def _fact_changes(old: Policy, new: Policy, portal: Portal) -> tuple[FactChange, ...]:
    """What both state comes first; grades with the very same change stand together."""
    together: dict[tuple[FactKind, tuple[Worded, ...], tuple[Worded, ...]], list[str | None]] = {}
    for grade in (None, *portal.grades):
        was, now = _facts(old, grade, portal), _facts(new, grade, portal)
        for kind in FactKind:
            before, after = was.get(kind, ()), now.get(kind, ())
            if {one.text for one in before} != {one.text for one in after}:
                together.setdefault((kind, before, after), []).append(grade)
    order = list(FactKind)
    changes = (
        FactChange(
            topic=FACT_TOPICS[kind],
            kind=kind,
            grades=tuple(grade for grade in grades if grade),
            before=before,
            after=after,
        )
        for (kind, before, after), grades in together.items()
    )
    return tuple(
        sorted(
            changes,
            key=lambda change: (not (change.before and change.after), order.index(change.kind)),
        )
    )


def _facts(policy: Policy, grade: str | None, portal: Portal) -> dict[FactKind, tuple[Worded, ...]]:
    found: dict[FactKind, tuple[Worded, ...]] = {}
    for kind, worded in _stated(policy, grade, portal):
        found[kind] = (*found.get(kind, ()), worded)
    return found


def _stated(policy: Policy, grade: str | None, portal: Portal) -> Iterator[tuple[FactKind, Worded]]:
    for fact in key_facts(policy, grade, portal):
        if fact.text is not None:
            yield fact.kind, Worded(clause=fact.clause, text=fact.text)
