"""What belongs to fictional jurisdictions, and a portal without it: production knows nothing of them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from generator.model import ApprovedList, Coverage, Policy, Portal, Question, Term


class _OfJurisdiction(Protocol):
    @property
    def jurisdiction(self) -> str: ...


_Noun = TypeVar("_Noun", bound=_OfJurisdiction)
_Part = TypeVar("_Part")


def without_fiction(portal: Portal) -> Portal:
    """`portal` reduced to real jurisdictions and what belongs to them, signed or not.

    An issuer that signs only for fictional places goes with them. The trust lists stay: they are
    signed as a whole, so `credentials/` refuses one that names a place which is not shown.
    """
    real = {id_: place for id_, place in portal.jurisdictions.items() if not place.is_fictional}

    def of_real(nouns: Mapping[str, _Noun]) -> dict[str, _Noun]:
        return {id_: noun for id_, noun in nouns.items() if noun.jurisdiction in real}

    policies = of_real(portal.policies)
    lists = of_real(portal.approved_lists)
    coverage = of_real(portal.coverage)
    hidden_issuers = _issuers(portal.approved_lists, portal.coverage) - _issuers(lists, coverage)
    hidden_lists = set(portal.approved_lists) - set(lists)
    hidden_documents = _documents(portal.policies) - _documents(policies)
    hidden_policies = set(portal.policies) - set(policies)
    terms = {id_: term for id_, term in portal.terms.items() if not _cites(term, hidden_policies)}
    hidden_places = set(portal.jurisdictions) - set(real)
    return replace(
        portal,
        jurisdictions=real,
        policies=policies,
        statements=_of(policies, portal.statements),
        eligibility=_of(policies, portal.eligibility),
        procedures=_of(policies, portal.procedures),
        fingerprints=_of(policies, portal.fingerprints),
        policy_texts=_of(policies, portal.policy_texts),
        documents={
            id_: document
            for id_, document in of_real(portal.documents).items()
            if id_ not in hidden_documents
        },
        questions={
            id_: question
            for id_, question in portal.questions.items()
            if not _cites(question, hidden_policies)
        },
        terms={
            id_: replace(term, see_also=tuple(other for other in term.see_also if other in terms))
            for id_, term in terms.items()
        },
        notices=of_real(portal.notices),
        call_notices=of_real(portal.call_notices),
        supervision_notices=of_real(portal.supervision_notices),
        approved_lists=lists,
        organisations=of_real(portal.organisations),
        coverage=coverage,
        status_registers={
            issuer: register
            for issuer, register in portal.status_registers.items()
            if issuer not in hidden_issuers
        },
        credentials={
            id_: file for id_, file in portal.credentials.items() if id_ not in hidden_lists
        },
        coverage_tokens={
            place: file
            for place, file in portal.coverage_tokens.items()
            if place not in hidden_places
        },
        status_tokens={
            name: file
            for name, file in portal.status_tokens.items()
            if name.partition("/")[0] not in hidden_issuers
        },
    )


def _of(kept: Container[str], parts: Mapping[str, _Part]) -> dict[str, _Part]:
    return {id_: part for id_, part in parts.items() if id_ in kept}


def _cites(answer: Question | Term, policies: Container[str]) -> bool:
    return any(citation.policy in policies for citation in answer.cites)


def _documents(policies: Mapping[str, Policy]) -> set[str]:
    """What is cited from outside this site."""
    return {
        relation.document
        for policy in policies.values()
        for relation in policy.relations
        if relation.document
    }


def _issuers(lists: Mapping[str, ApprovedList], coverage: Mapping[str, Coverage]) -> set[str]:
    return {
        *(one.issuer for one in lists.values()),
        *(one.issuer for one in coverage.values()),
    }
