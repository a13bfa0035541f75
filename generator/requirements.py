"""What texts in force on a day ask of organisations: statements with `requires`, by place and grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.model import OrganisationRequirement, Portal, Statement
from generator.statuses import PolicyStatus, policy_status


@dataclass(frozen=True, slots=True)
class Requirement:
    """`statement` of `policy` asks for `kind`; with a `strength` it asks less than strictly."""

    kind: OrganisationRequirement
    policy: str
    statement: Statement


@dataclass(slots=True)
class Requirements:
    """A place whose texts say nothing of a kind goes by the national text. Worked out once a day asked."""

    portal: Portal
    _known: dict[tuple[str, date], list[Requirement]] = field(default_factory=dict)

    def of(self, jurisdiction: str, grade: str, on: date) -> Iterator[Requirement]:
        key = (jurisdiction, on)
        if key not in self._known:
            self._known[key] = self._in_force(jurisdiction, on)
        return (one for one in self._known[key] if grade in one.statement.grades)

    def _in_force(self, jurisdiction: str, on: date) -> list[Requirement]:
        own = list(self._stated(jurisdiction, on))
        told = {one.kind for one in own}
        places = self.portal.jurisdictions.values()
        national = [one.id for one in places if one.code is None and one.id != jurisdiction]
        for place in national:
            own += [one for one in self._stated(place, on) if one.kind not in told]
        return own

    def _stated(self, jurisdiction: str, on: date) -> Iterator[Requirement]:
        policies = self.portal.policies.values()
        for policy in policies:
            stated = self.portal.statements.get(policy.id)
            if policy.jurisdiction != jurisdiction or stated is None:
                continue
            if policy_status(policy, policies, on) is PolicyStatus.IN_FORCE:
                for one in stated.statements:
                    if one.requires:
                        yield Requirement(one.requires, policy.id, one)
