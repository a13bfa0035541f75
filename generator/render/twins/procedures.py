"""Twins of the pages that gather several policies: procedures, careers, targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.model import (
    CodingRule,
    Defect,
    EligibilityRule,
    GroundRule,
    Jurisdiction,
    ManagementPeriodRule,
    Policy,
    ProcedureList,
    PublicityRule,
    Statement,
    Target,
)
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, twin_file
from generator.render.views.career import rules_between
from generator.render.views.procedures import places_with_procedures
from generator.render.views.targets import all_targets
from generator.statuses import PolicyStatus, TargetState, policy_status, target_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSummary:
    jurisdiction: str
    name: str
    page: str
    twin: str
    policies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduresTwin(ListTwin):
    format: ClassVar[str] = "procedures/v1"
    items: tuple[PlaceSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyProcedures:
    """What the text says that its page shows; `procedures` None: it has no such part."""

    policy: str
    status: PolicyStatus
    publicity: tuple[PublicityRule, ...]
    procedures: ProcedureList | None
    certificate_coding: tuple[CodingRule, ...]
    management_period: ManagementPeriodRule | None
    grounds: tuple[GroundRule, ...]
    defects: tuple[Defect, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTwin(Twin):
    format: ClassVar[str] = "procedure/v1"
    jurisdiction: str
    policies: tuple[PolicyProcedures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerRule:
    jurisdiction: str
    policy: str
    rule: EligibilityRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    jurisdiction: str
    policy: str
    grade: str
    carried_out_by: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerTwin(ListTwin):
    """`assessors`: who assesses which grade, by the grade tables of the texts in force."""

    format: ClassVar[str] = "career/v1"
    assessors: tuple[Assessor, ...]
    items: tuple[CareerRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetOfPolicy:
    jurisdiction: str
    policy: str
    target: Target
    state_on_data_day: TargetState


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsTwin(ListTwin):
    format: ClassVar[str] = "targets/v1"
    items: tuple[TargetOfPolicy, ...]


def procedure_twins(context: RenderContext) -> Iterator[OutputFile]:
    places = places_with_procedures(context)
    summaries = tuple(_place(place, context) for place in places)
    yield twin_file(addresses.PROCEDURES, ProceduresTwin(items=summaries), context)
    for place in places:
        policies = tuple(_policy(policy, context) for policy in context.policies_of(place.id))
        twin = ProcedureTwin(jurisdiction=place.id, policies=policies)
        yield twin_file(addresses.procedures(place.id), twin, context)
    career = CareerTwin(assessors=tuple(_assessors(context)), items=tuple(_career_rules(context)))
    yield twin_file(addresses.CAREER, career, context)
    yield twin_file(addresses.TARGETS, TargetsTwin(items=tuple(_targets(context))), context)


def _place(place: Jurisdiction, context: RenderContext) -> PlaceSummary:
    page = addresses.procedures(place.id)
    return PlaceSummary(
        jurisdiction=place.id,
        name=place.name,
        page=page,
        twin=addresses.twin(page),
        policies=tuple(policy.id for policy in context.policies_of(place.id)),
    )


def _policy(policy: Policy, context: RenderContext) -> PolicyProcedures:
    portal = context.site.portal
    statements = portal.statements.get(policy.id)
    return PolicyProcedures(
        policy=policy.id,
        status=policy_status(policy, portal.policies.values(), context.site.today),
        publicity=policy.publicity,
        procedures=portal.procedures.get(policy.id),
        certificate_coding=policy.certificate_coding,
        management_period=policy.management_period,
        grounds=policy.grounds,
        defects=policy.defects,
        statements=statements.statements if statements else (),
    )


def _career_rules(context: RenderContext) -> Iterator[CareerRule]:
    for place in context.site.portal.jurisdictions:
        for policy, rule in rules_between(place, context):
            yield CareerRule(jurisdiction=place, policy=policy.id, rule=rule)


def _assessors(context: RenderContext) -> Iterator[Assessor]:
    for place in context.site.portal.jurisdictions:
        for policy in context.policies_of(place):
            for row in policy.grade_table:
                yield Assessor(
                    jurisdiction=place,
                    policy=policy.id,
                    grade=row.grade,
                    carried_out_by=row.carried_out_by,
                    clause=row.clause,
                )


def _targets(context: RenderContext) -> Iterator[TargetOfPolicy]:
    for policy, target in all_targets(context):
        yield TargetOfPolicy(
            jurisdiction=policy.jurisdiction,
            policy=policy.id,
            target=target,
            state_on_data_day=target_state(target.due_on, context.site.today),
        )
