"""From the conditions of the data to what the evaluators are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.eligibility.asked import (
    Applicant,
    Asked,
    AskedFirst,
    AskedPath,
    AskedRule,
    AskedWaiver,
    Measure,
)
from generator.model import (
    Award,
    Condition,
    ConditionKind,
    EligibilityList,
    EligibilityRule,
    OrganisationRequirement,
    OrganisationRule,
    Policy,
    Portal,
    Statement,
)

_DATED = {
    ConditionKind.YEARS_IN_POST: "post",
    ConditionKind.YEARS_SINCE: "since",
    ConditionKind.YEARS_OF_WORK_SINCE: "doing",
}
_MONTHS_A_YEAR = 12
# 试点批次 is settled by the authority's list, not by what a unit can answer
_OF_UNITS = (
    OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION,
    OrganisationRequirement.SENIOR_TECHNICIAN_ON_FILE,
)


def asked_rules(portal: Portal, policies: Iterable[Policy]) -> tuple[AskedRule, ...]:
    """The rules of `policies` for persons, then those for units, each in the order of the data."""
    found: list[AskedRule] = []
    for policy in policies:
        eligibility = portal.eligibility.get(policy.id)
        if eligibility is None:
            continue
        compiling = _Compiling(policy, _named(eligibility), portal.awards)
        stated = portal.statements.get(policy.id)
        statements = stated.statements if stated else ()
        found += [compiling.person(rule) for rule in eligibility.rules]
        found += [compiling.unit(rule, statements) for rule in eligibility.organisations]
    return tuple(sorted(found, key=lambda rule: rule.applicant is Applicant.ORGANISATION))


@dataclass(slots=True)
class _Compiling:
    """One policy. The same sentence is one question, however many rules ask it."""

    policy: Policy
    named: frozenset[str]
    awards: Mapping[str, Award]
    _keys: dict[str, str] = field(default_factory=dict)

    def person(self, rule: EligibilityRule) -> AskedRule:
        every = tuple(self._asked(one) for one in rule.all_of)
        ways = [tuple(self._asked(one) for one in path.all_of) for path in rule.any_of] or [()]
        return AskedRule(
            id=f"{self.policy.id}#{rule.id}",
            policy=self.policy.id,
            jurisdiction=self.policy.jurisdiction,
            applicant=Applicant.PERSON,
            target=rule.grade or f"title-{rule.title}",
            clause=rule.clause,
            route=rule.route,
            who=rule.who,
            reading=rule.reading,
            grades=(rule.grade,) if rule.grade else (),
            every=every,
            paths=tuple(AskedPath(all_of=way) for way in ways),
            waivers=tuple(
                AskedWaiver(
                    text=one.text,
                    clause=one.clause,
                    waives=one.waives,
                    facts=self._awards(one.awards),
                    judged_by=one.judged_by,
                )
                for one in rule.waivers
            ),
            priority=tuple(
                AskedFirst(text=one.text, clause=one.clause, facts=self._awards(one.awards))
                for one in rule.priority
            ),
        )

    def unit(self, rule: OrganisationRule, statements: Iterable[Statement]) -> AskedRule:
        """With what statements of the same text require of units for these grades."""
        asked = [self._asked(one) for one in rule.all_of]
        asked += [self._required(one) for one in _required_for(rule.grades, statements)]
        id_ = f"{self.policy.id}#{rule.id}"
        return AskedRule(
            id=id_,
            policy=self.policy.id,
            jurisdiction=self.policy.jurisdiction,
            applicant=Applicant.ORGANISATION,
            target=id_,
            clause=rule.clause,
            name=rule.name,
            reading=rule.reading,
            grades=rule.grades,
            every=tuple(asked),
            paths=(AskedPath(all_of=()),),
        )

    def _required(self, statement: Statement) -> Asked:
        kind = ConditionKind.ORGANISATION
        return Asked(
            kind=kind,
            text=statement.text,
            clause=statement.clause,
            measure=Measure.HELD,
            facts=(self._yes(kind, statement.text, statement.clause),),
            strength=statement.strength,
        )

    def _asked(self, one: Condition) -> Asked:
        measure, facts = self._measured(one)
        is_span = measure is Measure.SPAN
        return Asked(
            kind=one.kind,
            text=one.text,
            clause=one.clause,
            measure=measure,
            facts=facts,
            months=_MONTHS_A_YEAR * (one.years or 0) + (one.months or 0) if is_span else 0,
            at_least=one.at_least or 0,
            judged_by=one.judged_by,
            strength=one.strength,
        )

    def _measured(self, one: Condition) -> tuple[Measure, tuple[str, ...]]:
        if one.kind in _DATED:
            return Measure.SPAN, (f"{_DATED[one.kind]}:{one.grade}", f"grade:{one.grade}")
        if one.kind is ConditionKind.YEARS_OF_WORK:
            return Measure.SPAN, (f"work:{one.work}",)
        if one.kind is ConditionKind.EMPLOYMENT and one.months:
            return Measure.SPAN, ("work:employed",)
        if one.kind is ConditionKind.HOLDS_GRADE:
            return Measure.HELD, (f"grade:{one.grade}",)
        if one.kind is ConditionKind.HOLDS_TITLE:
            return Measure.HELD, (f"title:{one.title}",)
        if one.kind is ConditionKind.WORKERS:
            return Measure.COUNT, ("count:workers",)
        if one.awards:
            return Measure.HELD, self._awards(one.awards)
        if one.judged_by:
            return Measure.JUDGED, ()
        return Measure.HELD, (self._yes(one.kind, one.text, one.clause),)

    def _awards(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """With those of the same policy that count as one of them."""
        counted = (
            id_
            for id_, award in self.awards.items()
            if id_ in self.named and id_ not in ids and set(award.within) & set(ids)
        )
        return tuple(f"award:{one}" for one in (*ids, *counted))

    def _yes(self, kind: ConditionKind, text: str, clause: str) -> str:
        """Other words in the same clause are another question: `…/result`, `…/result-2`."""
        if text not in self._keys:
            key = f"yes:{self.policy.id}#{clause}/{kind}"
            taken = sum(
                known == key or known.startswith(f"{key}-") for known in self._keys.values()
            )
            self._keys[text] = f"{key}-{taken + 1}" if taken else key
        return self._keys[text]


def _required_for(grades: Iterable[str], statements: Iterable[Statement]) -> Iterator[Statement]:
    wanted = set(grades)
    for one in statements:
        if one.requires in _OF_UNITS and wanted & set(one.grades):
            yield one


def _named(eligibility: EligibilityList) -> frozenset[str]:
    """The awards that the conditions of one policy name."""
    found: list[str] = []
    for rule in eligibility.rules:
        for asked in (rule.all_of, *(path.all_of for path in rule.any_of)):
            found += [id_ for one in asked for id_ in one.awards]
        found += [id_ for waiver in rule.waivers for id_ in waiver.awards]
        found += [id_ for priority in rule.priority for id_ in priority.awards]
    return frozenset(found)
