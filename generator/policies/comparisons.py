"""What the places say of a topic, side by side: per grade what each says and what only one of them says.

Fictional places stand in the rows and are compared with the real ones; the real ones are not compared
with them, or an invention would decide what is said of a real text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Condition, ConditionKind, Policy, Portal, Route, Topic
from generator.policies.figures import figures
from generator.policies.key_facts import FACT_TOPICS, FactKind, key_facts
from generator.policies.sayings import SEVERAL_WAYS, Saying, sayings

COMPARED = (
    Topic.ELIGIBILITY,
    Topic.EXCEPTIONS,
    Topic.PRIORITY,
    Topic.GRADES,
    Topic.ROUTES,
    Topic.ORGANISATIONS,
    Topic.FILING,
    Topic.PROCEDURE,
    Topic.REVIEW,
    Topic.PUBLICITY,
    Topic.APPROVAL,
    Topic.CODING,
    Topic.APPOINTMENT,
    Topic.TREATMENT,
    Topic.MANAGEMENT,
    Topic.WITHDRAWAL,
    Topic.FRAUD,
    Topic.FEES,
    Topic.VALIDITY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfPlace:
    """`kind` None: no single condition of 评聘, be it prose or one of several ways."""

    policy: str
    clause: str
    text: str
    kind: ConditionKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactOfPlace:
    """`text` None: not stated. `is_one_of_several`: of one of several ways."""

    kind: FactKind
    text: str | None
    policy: str
    clause: str
    is_one_of_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPlace:
    """A place's part of a row. `asked_kinds`: what its 评聘 asks for, in any of its ways; `only_figures`
    and `only_kinds`: no other real place has them; `lacked_kinds`: all others that say anything ask for them."""

    place: str
    said: tuple[SaidOfPlace, ...]
    facts: tuple[FactOfPlace, ...]
    asked_kinds: tuple[ConditionKind, ...] = ()
    only_figures: tuple[str, ...] = ()
    only_kinds: tuple[ConditionKind, ...] = ()
    lacked_kinds: tuple[ConditionKind, ...] = ()

    @property
    def is_stated(self) -> bool:
        return bool(self.said or self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """`grade` None: what is not about single grades."""

    topic: Topic
    grade: str | None
    places: tuple[ComparedPlace, ...]


def compared(
    portal: Portal, policies: Mapping[str, Sequence[Policy]], topics: Iterable[Topic] = COMPARED
) -> Iterator[ComparedRow]:
    """Topic by topic a row for every grade, then what is not about single grades.

    `policies` are the texts that count, by place; a place without any is left out.
    """
    said = {
        place: [(policy, one) for policy in texts for one in sayings(policy.id, portal)]
        for place, texts in policies.items()
        if texts
    }
    for topic in topics:
        for grade in (*portal.grades, None):
            places = []
            for place, everything in said.items():
                lines = (
                    _said(policy, one, portal)
                    for policy, one in everything
                    if one.topic is topic and (grade in one.grades if grade else not one.grades)
                )
                places.append(
                    ComparedPlace(
                        place=place,
                        said=tuple(dict.fromkeys(lines)),
                        facts=_facts(topic, grade, policies[place], portal),
                    )
                )
            yield _marked(
                ComparedRow(topic=topic, grade=grade, places=tuple(places)), policies, portal
            )


def _said(policy: Policy, saying: Saying, portal: Portal) -> SaidOfPlace:
    """A condition of 评聘 with its kind, unless it is one of several ways: beside others it would read as asked."""
    condition = saying.record
    text, kind = saying.text, None
    if saying.topic is Topic.ELIGIBILITY and isinstance(condition, Condition):
        if not _is_one_of_several(condition, policy, portal):
            kind = condition.kind
        elif condition.text == text:
            text = f"{SEVERAL_WAYS}{text}"
    return SaidOfPlace(policy=policy.id, clause=saying.clause, text=text, kind=kind)


def _is_one_of_several(condition: Condition, policy: Policy, portal: Portal) -> bool:
    return any(
        condition is one
        for rule in portal.eligibility[policy.id].rules
        if len(rule.any_of) > 1
        for path in rule.any_of
        for one in path.all_of
    )


def _facts(
    topic: Topic, grade: str | None, texts: Iterable[Policy], portal: Portal
) -> tuple[FactOfPlace, ...]:
    return tuple(
        FactOfPlace(
            kind=fact.kind,
            text=fact.text,
            policy=policy.id,
            clause=fact.clause,
            is_one_of_several=fact.is_one_of_several,
        )
        for policy in texts
        for fact in key_facts(policy, grade, portal)
        if FACT_TOPICS[fact.kind] is topic
    )


def _marked(
    row: ComparedRow, policies: Mapping[str, Sequence[Policy]], portal: Portal
) -> ComparedRow:
    """The row with what sets each place apart from the real ones beside it."""
    numbers = {one.place: _figures(one) for one in row.places}
    kinds = {one.place: _kinds(row, policies[one.place], portal) for one in row.places}
    marked = []
    for one in row.places:
        others = [
            other.place
            for other in row.places
            if other.place != one.place
            and other.said
            and not portal.jurisdictions[other.place].is_fictional
        ]
        asked_here = kinds[one.place]
        if not one.said or not others:
            marked.append(replace(one, asked_kinds=asked_here))
            continue
        known = {figure for other in others for figure in numbers[other]}
        asked = {kind for other in others for kind in kinds[other]}
        by_all = set.intersection(*(set(kinds[other]) for other in others))
        marked.append(
            replace(
                one,
                asked_kinds=asked_here,
                only_figures=tuple(n for n in numbers[one.place] if n not in known),
                only_kinds=tuple(kind for kind in asked_here if kind not in asked),
                lacked_kinds=tuple(
                    kind for kind in ConditionKind if kind in by_all - set(asked_here)
                ),
            )
        )
    return ComparedRow(topic=row.topic, grade=row.grade, places=tuple(marked))


def _figures(place: ComparedPlace) -> tuple[str, ...]:
    """Those with a unit, in the order of print; a bare number says nothing out of its sentence."""
    found = (figure for one in place.said for figure in figures(one.text))
    return tuple(dict.fromkeys(figure for figure in found if not figure.isdecimal()))


def _kinds(row: ComparedRow, texts: Iterable[Policy], portal: Portal) -> tuple[ConditionKind, ...]:
    """What the 评聘 of the grade asks for, in the order of the model."""
    if row.topic is not Topic.ELIGIBILITY or row.grade is None:
        return ()
    asked = {
        condition.kind
        for policy in texts
        if policy.id in portal.eligibility
        for rule in portal.eligibility[policy.id].rules
        if rule.route is Route.APPOINTMENT and rule.grade == row.grade
        for conditions in (rule.all_of, *(path.all_of for path in rule.any_of))
        for condition in conditions
    }
    return tuple(kind for kind in ConditionKind if kind in asked)
