"""Twins of the policies, whole, and of the documents that they cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from generator.model import (
    CitedDocument,
    EligibilityList,
    FingerprintList,
    Policy,
    PolicyRelation,
    ProcedureList,
    StatementList,
)
from generator.pages import OutputFile
from generator.render import addresses
from generator.render.context import RenderContext
from generator.render.twins.form import ListTwin, Twin, Without, twin_file
from generator.statuses import PolicyStatus, policy_status, valid_until

_ID = Without(("id",))


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySummary:
    id: str
    jurisdiction: str
    title: str
    document_number: str
    effective_from: date | None
    valid_until_computed: date | None
    status: PolicyStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliciesTwin(ListTwin):
    format: ClassVar[str] = "policies/v1"
    items: tuple[PolicySummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTwin(Twin):
    """What stands beside the policy's facts is null where nothing of the kind is recorded."""

    format: ClassVar[str] = "policy/v1"
    status: PolicyStatus
    valid_until_computed: date | None
    clauses: tuple[str, ...]
    policy: Policy
    statements: Annotated[StatementList | None, _ID]
    eligibility: Annotated[EligibilityList | None, _ID]
    procedures: Annotated[ProcedureList | None, _ID]
    fingerprints: Annotated[FingerprintList | None, _ID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    policy: str
    relation: PolicyRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTwin(Twin):
    format: ClassVar[str] = "document/v1"
    document: CitedDocument
    cited_by: tuple[Citation, ...]


def policy_twins(context: RenderContext) -> Iterator[OutputFile]:
    portal = context.site.portal
    items = tuple(_summary(policy, context) for policy in portal.policies.values())
    yield twin_file(addresses.POLICIES, PoliciesTwin(items=items), context)
    for policy in portal.policies.values():
        yield twin_file(addresses.policy(policy.id), _policy(policy, context), context)
    for document in portal.documents.values():
        twin = DocumentTwin(document=document, cited_by=_citations(document, context))
        yield twin_file(addresses.policy(document.id), twin, context)


def _summary(policy: Policy, context: RenderContext) -> PolicySummary:
    policies = context.site.portal.policies.values()
    return PolicySummary(
        id=policy.id,
        jurisdiction=policy.jurisdiction,
        title=policy.title,
        document_number=policy.document_number,
        effective_from=policy.effective_from,
        valid_until_computed=valid_until(policy),
        status=policy_status(policy, policies, context.site.today),
    )


def _policy(policy: Policy, context: RenderContext) -> PolicyTwin:
    portal = context.site.portal
    return PolicyTwin(
        status=policy_status(policy, portal.policies.values(), context.site.today),
        valid_until_computed=valid_until(policy),
        clauses=context.clauses[policy.id],
        policy=policy,
        statements=portal.statements.get(policy.id),
        eligibility=portal.eligibility.get(policy.id),
        procedures=portal.procedures.get(policy.id),
        fingerprints=portal.fingerprints.get(policy.id),
    )


def _citations(document: CitedDocument, context: RenderContext) -> tuple[Citation, ...]:
    return tuple(
        Citation(policy=policy.id, relation=relation)
        for policy in context.site.portal.policies.values()
        for relation in policy.relations
        if relation.document == document.id
    )
