"""List rows into signed records: what is signed stays, what changed needs a supersession, the rest is signed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.credentials.attested import numbered_rows
from generator.credentials.checked import (
    VerifiedRecord,
    differing_fields,
    newest_by_number,
    verified_records,
)
from generator.credentials.desk import Desk, lists_of
from generator.credentials.outcomes import Refused
from generator.credentials.record import (
    CredentialRecord,
    SignedRecord,
    Supersession,
    from_payload,
    to_payload,
)
from generator.credentials.status_index import StatusIndexes
from generator.credentials.token import unpack
from generator.credentials.verdict import require_mandate
from generator.credentials.wording import reason_text
from generator.model import ApprovedList, Holder
from generator.problems import DataError, Place, Problem, ProblemKind, SigningError

ROW_CHANGED = ProblemKind(
    "signed-row-changed",
    zh="{number} 已签发，名单中却改了 {fields}",
    en="{number} is signed, but its row now differs in {fields}",
    hint_zh="恢复原行；确需更正的，记在 errata，再运行 "
    "portal issue {list_id} --supersedes {number} --reason …",
    hint_en="restore the row, or correct it: write an erratum, then "
    "portal issue {list_id} --supersedes {number} --reason …",
)
ROW_GONE = ProblemKind(
    "signed-row-gone",
    zh="{number} 已签发，名单 {list_id} 中却没有了",
    en="{number} is signed, but no longer on list {list_id}",
    hint_zh="恢复该行；编码确需更换的，用 --supersedes {number}",
    hint_en="restore the row; if its number had to change, use --supersedes {number}",
)
OUTSIDE_MANDATE = ProblemKind(
    "row-outside-mandate",
    zh="这把密钥不能签发 {number}（{reason}）：{told_zh}",
    en="this key may not sign {number} ({reason}): {told_en}",
    hint_zh="核对信任清单中的授权范围与密钥期限",
    hint_en="compare the mandate and the key's period in the trust list",
)


@dataclass(slots=True)
class SignedLists:
    """All records of the issuer by list, old and new, as they stand in their files."""

    records: dict[str, list[VerifiedRecord]]
    indexes: StatusIndexes
    problems: list[Problem] = field(default_factory=list)
    new_numbers: list[str] = field(default_factory=list)

    def all_signed(self) -> list[SignedRecord]:
        return [record.signed for records in self.records.values() for record in records]


def sign_lists(
    desk: Desk, list_ids: Collection[str], supersession: Supersession | None
) -> SignedLists:
    """Raises DataError with all that is wrong with the rows."""
    progress = SignedLists(*_signed_before(desk))
    for approved in _chosen_lists(desk, list_ids):
        _issue_list(desk, approved, supersession, progress)
    if progress.problems:
        raise DataError(progress.problems)
    if supersession and not progress.new_numbers:
        raise SigningError(
            f"没有行要取代 {supersession.number}",
            f"no row takes the place of {supersession.number}",
            hint_zh="先在名单中改好该行，再签",
            hint_en="correct the row in the list first, then sign",
        )
    return progress


def _signed_before(desk: Desk) -> tuple[dict[str, list[VerifiedRecord]], StatusIndexes]:
    records: dict[str, list[VerifiedRecord]] = {}
    problems: list[Problem] = []
    for list_id in lists_of(desk):
        file = desk.portal.credentials.get(list_id)
        if file:
            records[list_id], faults = verified_records(file, desk.trust)
            problems += faults
    if problems:
        raise DataError(problems)
    signed = (record.signed for of_list in records.values() for record in of_list)
    return records, StatusIndexes.of(signed)


def _chosen_lists(desk: Desk, list_ids: Collection[str]) -> Iterator[ApprovedList]:
    for list_id in sorted(list_ids):
        approved = desk.portal.approved_lists.get(list_id)
        if approved is None:
            raise SigningError(f"没有名单 {list_id}", f"there is no list {list_id}")
        if approved.issuer != desk.issuer.id:
            raise SigningError(
                f"名单 {list_id} 由 {approved.issuer} 签发，这把密钥属于 {desk.issuer.id}",
                f"list {list_id} is signed by {approved.issuer}; this key belongs to {desk.issuer.id}",
            )
        yield approved


def _issue_list(
    desk: Desk, approved: ApprovedList, supersession: Supersession | None, progress: SignedLists
) -> None:
    """Records in row order; a correction stands right after what it corrects."""
    before = progress.records.get(approved.id, [])
    newest = newest_by_number(before)
    replaced = supersession.number if supersession else None
    to_sign: list[tuple[Holder, CredentialRecord]] = []
    rows = list(numbered_rows(approved, desk.portal))
    for row, record in rows:
        earlier = newest.get(record.certificate_number)
        if earlier is None or (
            earlier.signed.record != record and record.certificate_number == replaced
        ):
            to_sign.append((row, record))
        elif earlier.signed.record != record:
            progress.problems.append(
                ROW_CHANGED.at(
                    row.source.place,
                    number=record.certificate_number,
                    fields=", ".join(differing_fields(record, earlier.signed.record)),
                    list_id=approved.id,
                )
            )
    listed = {record.certificate_number for _, record in rows}
    superseded = {r.signed.supersedes.number for r in before if r.signed.supersedes}
    for number, earlier in newest.items():
        if number not in listed | superseded | {replaced}:
            progress.problems.append(ROW_GONE.at(earlier.place, number=number, list_id=approved.id))
    new = []
    for row, record in sorted(to_sign, key=lambda pair: pair[1].certificate_number):
        signed = _sign_row(desk, row.source.place, record, newest, supersession, progress)
        if isinstance(signed, Problem):
            progress.problems.append(signed)
            continue
        new.append(VerifiedRecord(signed=signed[0], token=signed[1], place=row.source.place))
        progress.new_numbers.append(record.certificate_number)
    progress.records[approved.id] = _in_row_order([*before, *new])


def _sign_row(
    desk: Desk,
    place: Place,
    record: CredentialRecord,
    newest: Mapping[str, VerifiedRecord],
    supersession: Supersession | None,
    progress: SignedLists,
) -> tuple[SignedRecord, str] | Problem:
    number = record.certificate_number
    earlier = newest.get(number)
    if earlier:
        status_list, index = earlier.signed.status_list, earlier.signed.status_index
    else:
        status_list, index = progress.indexes.take(number, desk.signer.sign)
    replaces_this = supersession is not None and (
        earlier is not None or _row_before(newest, supersession.number) == record.serial
    )
    signed = SignedRecord(
        record=record,
        issuer=desk.issuer.id,
        status_list=status_list,
        status_index=index,
        supersedes=supersession if replaces_this else None,
    )
    try:
        require_mandate(signed, desk.issuer, desk.key)
    except Refused as refused:
        told = reason_text(refused.reason)
        return OUTSIDE_MANDATE.at(
            place,
            number=number,
            reason=refused.reason,
            told_zh=told.zh,
            told_en=told.en,
        )
    token = desk.sign(to_payload(signed, desk.trust.identifier_base))
    _require_same(token, signed, desk)
    return signed, token


def _require_same(token: str, signed: SignedRecord, desk: Desk) -> None:
    """What was signed says what was meant, read back the way a verifier reads it."""
    unpacked = unpack(token)
    payload = unpacked.verified_payload(desk.key.public)
    returned = from_payload(payload, unpacked.kid, desk.trust.identifier_base)
    if returned != signed:
        raise SigningError(
            f"{signed.record.certificate_number} 签出的内容与名单不同",
            f"what was signed for {signed.record.certificate_number} is not what the list says",
        )


def _row_before(newest: Mapping[str, VerifiedRecord], number: str) -> int | None:
    """The row in which a superseded number stood: its successor stands there too."""
    earlier = newest.get(number)
    return earlier.signed.record.serial if earlier else None


def _in_row_order(records: Sequence[VerifiedRecord]) -> list[VerifiedRecord]:
    return sorted(records, key=lambda record: record.signed.record.serial)
