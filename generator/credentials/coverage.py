"""Signed coverage: where a list is declared complete, so that absence means something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.credentials.certificate_number import GRADE_CODES, CertificateNumber
from generator.credentials.instants import instant, instant_member
from generator.credentials.outcomes import Reason, Refused
from generator.credentials.record import checked_issuer, context
from generator.credentials.strict_json import (
    JsonObject,
    day_member,
    object_members,
    text_member,
    text_members,
)
from generator.credentials.token import MAX_LIST_CHARACTERS, issuer_document, unpack
from generator.credentials.trust_list import TrustedIssuer, TrustList

_TYPE: Final = ["VerifiableCredential", "CoverageDeclaration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredOrganisation:
    id: str
    name: str
    filing_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Complete for these organisations and grades, for numbers of the years from – as of."""

    organisations: tuple[CoveredOrganisation, ...]
    grades: tuple[str, ...]
    complete_from: date
    as_of: date

    def covers(self, number: CertificateNumber) -> bool:
        return (
            any(number.filing_number == body.filing_number for body in self.organisations)
            and any(number.grade_code == GRADE_CODES[grade] for grade in self.grades)
            and self.complete_from.year <= number.year <= self.as_of.year
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCoverage:
    issuer: str
    jurisdiction: str
    declarations: tuple[Declaration, ...]

    @property
    def declared_on(self) -> date:
        return max(declaration.as_of for declaration in self.declarations)

    def covers(self, number: CertificateNumber) -> bool:
        return any(declaration.covers(number) for declaration in self.declarations)


def to_payload(coverage: SignedCoverage, identifier_base: str) -> JsonObject:
    return {
        "@context": context(identifier_base),
        "type": list(_TYPE),
        "issuer": issuer_document(identifier_base, coverage.issuer),
        "validFrom": instant(coverage.declared_on),
        "credentialSubject": {
            "jurisdiction": coverage.jurisdiction,
            "declarations": [_declaration_payload(item) for item in coverage.declarations],
        },
    }


def read_coverage(text: str, trust: TrustList) -> SignedCoverage:
    """Raises Refused(`coverage-unverified`) unless someone signed it who may declare all of it."""
    try:
        token = unpack(text, MAX_LIST_CHARACTERS)
        signer, key = trust.find(token.kid)
        payload = token.verified_payload(key.public)
        coverage = _from_payload(payload, token.kid, trust.identifier_base)
        declared_on = instant_member(payload, "validFrom")
    except (Refused, ValueError):
        raise Refused(Reason.COVERAGE_UNVERIFIED) from None
    if key.refusal_on(declared_on) or not _may_declare(signer, coverage):
        raise Refused(Reason.COVERAGE_UNVERIFIED)
    return coverage


def _may_declare(issuer: TrustedIssuer, coverage: SignedCoverage) -> bool:
    return coverage.jurisdiction in issuer.jurisdictions and all(
        all(issuer.may_organisation(body.filing_number) for body in declaration.organisations)
        and all(issuer.may_grade(grade) for grade in declaration.grades)
        for declaration in coverage.declarations
    )


def _from_payload(payload: JsonObject, kid: str, identifier_base: str) -> SignedCoverage:
    issuer = checked_issuer(payload, kid, identifier_base, _TYPE)
    subject = payload.get("credentialSubject")
    if not isinstance(subject, dict):
        raise ValueError("no subject")
    declarations = tuple(_declaration(member) for member in object_members(subject, "declarations"))
    if not declarations:
        raise ValueError("nothing is declared")
    return SignedCoverage(
        issuer=issuer,
        jurisdiction=text_member(subject, "jurisdiction"),
        declarations=declarations,
    )


def _declaration_payload(declaration: Declaration) -> JsonObject:
    return {
        "organisations": [
            {"id": body.id, "name": body.name, "filingNumber": body.filing_number}
            for body in declaration.organisations
        ],
        "grades": list(declaration.grades),
        "from": declaration.complete_from.isoformat(),
        "asOf": declaration.as_of.isoformat(),
    }


def _declaration(member: JsonObject) -> Declaration:
    grades = text_members(member, "grades")
    if any(grade not in GRADE_CODES for grade in grades):
        raise ValueError("unknown grade")
    return Declaration(
        organisations=tuple(
            CoveredOrganisation(
                id=text_member(body, "id"),
                name=text_member(body, "name"),
                filing_number=text_member(body, "filingNumber"),
            )
            for body in object_members(member, "organisations")
        ),
        grades=grades,
        complete_from=day_member(member, "from"),
        as_of=day_member(member, "asOf"),
    )
