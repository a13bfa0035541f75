"""The lists an authority signs beside its records: status lists and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from generator.credentials import coverage as coverage_payload
from generator.credentials import status_list as status_payload
from generator.credentials.aging import STATUS_RENEWED_DAYS_BEFORE
from generator.credentials.attested import declared_coverage
from generator.credentials.coverage import SignedCoverage, read_coverage
from generator.credentials.desk import Desk
from generator.credentials.outcomes import Refused
from generator.credentials.record import SignedRecord, status_address
from generator.credentials.status_checked import indexed_changes, indexes_by_list, says_the_same
from generator.credentials.status_list import (
    IndexedChange,
    Purpose,
    StatusList,
    read_status_list,
    status_list_of,
)
from generator.problems import SigningError


def status_files(desk: Desk, records: Iterable[SignedRecord]) -> Iterator[tuple[str, bytes]]:
    """Both lists of a number are signed together, so that they tell the same day."""
    for (issuer, number), index_of in sorted(indexes_by_list(records).items()):
        changes = indexed_changes(desk.portal, issuer, index_of)
        if all(_may_stay(desk, number, purpose, changes) for purpose in Purpose):
            continue
        for purpose in Purpose:
            status = status_list_of(
                issuer=issuer,
                number=number,
                purpose=purpose,
                changes=changes,
                valid_from=desk.today,
                ends_on=desk.status_ends_on,
            )
            token = desk.sign(status_payload.to_payload(status, desk.trust.identifier_base))
            address = status_address(issuer, number, purpose)
            assert read_status_list(token, desk.trust, issuer, address) == status
            yield f"data/{address}", f"{token}\n".encode("ascii")


def _may_stay(desk: Desk, number: int, purpose: Purpose, changes: Sequence[IndexedChange]) -> bool:
    """A list that says the same and is not about to end."""
    signed = _status_list_there(desk, number, purpose)
    soon = desk.today + timedelta(days=STATUS_RENEWED_DAYS_BEFORE)
    return signed is not None and says_the_same(signed, changes) and soon < signed.ends_on


def _status_list_there(desk: Desk, number: int, purpose: Purpose) -> StatusList | None:
    issuer = desk.issuer.id
    file = desk.portal.status_tokens.get(f"{issuer}/{number}.{purpose}")
    if file is None:
        return None
    try:
        return read_status_list(
            "\n".join(file.lines), desk.trust, issuer, status_address(issuer, number, purpose)
        )
    except Refused:
        return None  # signed anew, which mends it


def coverage_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    for jurisdiction, coverage in desk.portal.coverage.items():
        if coverage.issuer != desk.issuer.id:
            continue
        declared = declared_coverage(coverage, desk.portal)
        if _coverage_there(desk, jurisdiction) == declared:
            continue
        token = desk.sign(coverage_payload.to_payload(declared, desk.trust.identifier_base))
        try:
            read_coverage(token, desk.trust)
        except Refused:
            raise SigningError(
                f"{desk.issuer.id} 无权声明 {jurisdiction} 的收录范围",
                f"{desk.issuer.id} may not declare the coverage of {jurisdiction}",
                hint_zh="核对信任清单中的辖区、评价机构、最高等级，以及密钥在 as_of 那天是否有效",
                hint_en="compare jurisdictions, organisations and highest grade in the trust list, "
                "and whether the key is valid on the day of as_of",
            ) from None
        yield f"data/coverage/{jurisdiction}.jwt", f"{token}\n".encode("ascii")


def _coverage_there(desk: Desk, jurisdiction: str) -> SignedCoverage | None:
    file = desk.portal.coverage_tokens.get(jurisdiction)
    try:
        return read_coverage("\n".join(file.lines), desk.trust) if file else None
    except Refused:
        return None  # signed anew, which mends it
