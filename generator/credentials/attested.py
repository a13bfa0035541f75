"""Which rows of the lists are to be attested, and what is attested of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.credentials.coverage import CoveredOrganisation, Declaration, SignedCoverage
from generator.credentials.record import CredentialRecord, ManagementPeriod, record_of
from generator.management_periods import management_period
from generator.model import ApprovedList, Coverage, Holder, Policy, Portal


def numbered_rows(
    approved: ApprovedList, portal: Portal
) -> Iterator[tuple[Holder, CredentialRecord]]:
    """The rows that have a number, in the order of the list. `check` has found their grades to exist."""
    slugs = {grade.name: grade.slug for grade in portal.grades.values()}
    policy = portal.policies[approved.policy]
    periods = {grade: _period(policy, grade, approved.approved_on) for grade in set(slugs.values())}
    for row in approved.holders:
        if row.certificate_number:
            grade = slugs[row.grade]
            yield row, record_of(row, approved, grade, periods[grade])


def declared_coverage(coverage: Coverage, portal: Portal) -> SignedCoverage:
    """What is declared, with the organisations' names and filing numbers."""
    return SignedCoverage(
        issuer=coverage.issuer,
        jurisdiction=coverage.jurisdiction,
        declarations=tuple(
            Declaration(
                organisations=tuple(
                    CoveredOrganisation(
                        id=organisation,
                        name=portal.organisations[organisation].name,
                        filing_number=portal.organisations[organisation].filing_number,
                    )
                    for organisation in declaration.organisations
                ),
                grades=declaration.grades,
                complete_from=declaration.complete_from,
                as_of=declaration.as_of,
            )
            for declaration in coverage.declarations
        ),
    )


def _period(policy: Policy, grade: str, approved_on: date) -> ManagementPeriod | None:
    rule = policy.management_period
    if rule is None or grade not in rule.grades:
        return None
    first, last = management_period(rule, approved_on)
    return ManagementPeriod(
        valid_from=first, valid_until=last, policy=policy.id, clause=rule.clause
    )
