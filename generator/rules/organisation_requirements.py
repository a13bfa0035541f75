"""What policies ask of an organisation that appoints 特级技师 and 首席技师, held against its scope.

What no text in force on the first day of a scope row asks is not asked; how strictly, its words decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import (
    EvaluationOrganisation,
    OrganisationRequirement,
    Portal,
    ScopeRow,
)
from generator.problems import Problem, ProblemKind, Severity
from generator.requirements import Requirement, Requirements
from generator.scopes import Assessment, Scope, scope_of

_ZH = "{occupation} 的 {grade} 自 {since} 起可以评价，{lacks}；{policy} {clause}：{says}"
_EN = "{grade} of {occupation} is in the scope from {since}, but {lacks_en}; {policy} {clause}: {says}"
REQUIREMENT_NOT_MET = ProblemKind(
    "organisation-requirement-not-met",
    zh=_ZH,
    en=_EN,
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
)
REQUIREMENT_USUALLY_MET = ProblemKind(
    "organisation-requirement-usually-met",
    zh=_ZH,
    en=_EN,
    hint_zh="{hint_zh}",
    hint_en="{hint_en}",
    severity=Severity.WARNING,  # the text says 一般 or 原则上
)

REQUIREMENT_WITHOUT_GRADES = ProblemKind(
    "requirement-without-grades",
    zh="要求 `{requires}` 没有写管哪些等级",
    en="the requirement `{requires}` names no grades",
    hint_zh="在同一条要点里写 `grades`",
    hint_en="write `grades` into the same statement",
)
STRENGTH_WITHOUT_REQUIREMENT = ProblemKind(
    "strength-without-requirement",
    zh="写了 `strength: {strength}`，没有写 `requires`",
    en="there is `strength: {strength}` and no `requires`",
    hint_zh="`strength` 只说要求有多严；补上 `requires`，或删去 `strength`",
    hint_en="`strength` says how strict a requirement is; add `requires`, or leave it out",
)

_SENIOR = "senior-technician"


@dataclass(frozen=True, slots=True)
class _Lack:
    """What is said where the requirement is not met."""

    zh: str
    en: str
    hint_zh: str
    hint_en: str


_LACKS = {
    OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION: _Lack(
        zh="没有材料表明这个职业设有高级技师",
        en="nothing shows that the occupation has senior technicians",
        hint_zh="标准设有高级技师的，在这一行的 standard.grades 里写上；没有设的，核对职业和等级",
        hint_en="if the standard has the grade, name it in `standard.grades` of the row; "
        "otherwise check occupation and grade",
    ),
    OrganisationRequirement.SENIOR_TECHNICIAN_ON_FILE: _Lack(
        zh="当天该机构不能评价这个职业的高级技师",
        en="on that day the organisation may not assess senior technicians of the occupation",
        hint_zh="已备案高级技师的，在 scope 里补上；没有的，不能评聘特级技师、首席技师",
        hint_en="if senior technicians are on file, add them to `scope`; otherwise the grade "
        "cannot be appointed",
    ),
    OrganisationRequirement.PILOT_BATCH: _Lack(
        zh="当天该机构不在这个等级的任何试点批次里",
        en="on that day the organisation is in no pilot batch for the grade",
        hint_zh="已被列为试点的，在 pilots 里写明批次和文件；没有的，核对等级和日期",
        hint_en="if it was named, write batch and document into `pilots`; otherwise check grade "
        "and day",
    ),
}


def requirements_are_whole(portal: Portal) -> Iterator[Problem]:
    """A requirement names its grades, else it would ask nothing; a strength stands beside one."""
    for stated in portal.statements.values():
        for one in stated.statements:
            if one.requires and not one.grades:
                yield REQUIREMENT_WITHOUT_GRADES.at(
                    one.source.at("requires"), requires=one.requires
                )
            if one.strength and not one.requires:
                yield STRENGTH_WITHOUT_REQUIREMENT.at(
                    one.source.at("strength"), strength=one.strength
                )


def organisations_meet_what_policies_require(portal: Portal) -> Iterator[Problem]:
    """A grade is in a scope only where what the policies of the place ask for it is met on that day."""
    requirements = Requirements(portal)
    checks = _checks(portal)
    for organisation in portal.organisations.values():
        on_file = _OnFile(organisation, scope_of(organisation.scope))
        for row in organisation.scope:
            for grade in row.grades:
                for one in requirements.of(organisation.jurisdiction, grade, row.since):
                    if not checks[one.kind](on_file, row, grade):
                        yield _not_met(one, row, grade, portal)


class _OnFile(NamedTuple):
    organisation: EvaluationOrganisation
    scope: Scope


_Check = Callable[[_OnFile, ScopeRow, str], bool]


def _checks(portal: Portal) -> dict[OrganisationRequirement, _Check]:
    with_senior = {
        row.occupation_code
        for organisation in portal.organisations.values()
        for row in organisation.scope
        if _SENIOR in row.grades or (row.standard and _SENIOR in row.standard.grades)
    }

    def occupation_has_senior(_: _OnFile, row: ScopeRow, __: str) -> bool:
        return row.occupation_code in with_senior

    return {
        OrganisationRequirement.SENIOR_TECHNICIAN_IN_OCCUPATION: occupation_has_senior,
        OrganisationRequirement.SENIOR_TECHNICIAN_ON_FILE: _has_senior_on_file,
        OrganisationRequirement.PILOT_BATCH: _is_in_a_pilot_batch,
    }


def _has_senior_on_file(on_file: _OnFile, row: ScopeRow, _: str) -> bool:
    senior = Assessment(row.occupation_code, row.trade, _SENIOR)
    return on_file.scope.allows(senior, row.since)


def _is_in_a_pilot_batch(on_file: _OnFile, row: ScopeRow, grade: str) -> bool:
    pilots = on_file.organisation.pilots
    return any(grade in one.grades and one.on <= row.since for one in pilots)


def _not_met(requirement: Requirement, row: ScopeRow, grade: str, portal: Portal) -> Problem:
    lack = _LACKS[requirement.kind]
    statement = requirement.statement
    kind = REQUIREMENT_USUALLY_MET if statement.strength else REQUIREMENT_NOT_MET
    name = portal.grades[grade].name if grade in portal.grades else grade
    return kind.at(
        row.source.at("grades"),
        occupation=row.occupation,
        grade=name,
        since=row.since,
        lacks=lack.zh,
        lacks_en=lack.en,
        policy=requirement.policy,
        clause=statement.clause,
        says=statement.text,
        hint_zh=lack.hint_zh,
        hint_en=lack.hint_en,
    )
