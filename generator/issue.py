"""From list rows to signed records, status lists and coverage: load -> rules -> sign, at the bureau's desk.

Pure apart from the signer: what is to be written is given back, not written. Signing again what has
not changed gives the same files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from generator.config import SiteConfig
from generator.credentials import coverage as coverage_payload
from generator.credentials import record as record_payload
from generator.credentials import status_list as status_payload
from generator.credentials.attested import declared_coverage, numbered_rows
from generator.credentials.checked import (
    VerifiedRecord,
    differing_fields,
    newest_by_number,
    newest_trust_list,
    verified_records,
)
from generator.credentials.coverage import read_coverage
from generator.credentials.outcomes import Refused
from generator.credentials.published import content_of
from generator.credentials.record import SignedRecord, Supersession, status_address
from generator.credentials.signers import Signer
from generator.credentials.status_checked import indexed_changes, indexes_by_list, says_the_same
from generator.credentials.status_index import StatusIndexes
from generator.credentials.status_list import (
    IndexedChange,
    Purpose,
    StatusList,
    read_status_list,
    status_list_of,
)
from generator.credentials.strict_json import JsonObject
from generator.credentials.token import KeyName, sign_token, unpack
from generator.credentials.trust_list import TrustedIssuer, TrustedKey, TrustList
from generator.credentials.verdict import require_mandate
from generator.credentials.wording import reason_text
from generator.model import ApprovedList, Holder, Portal, SignedFile
from generator.problems import DataError, Place, Problem, ProblemKind, SigningError

STATUS_LIST_DAYS: Final = 180
_RENEWED_DAYS_BEFORE: Final = 30

ROW_CHANGED = ProblemKind(
    "signed-row-changed",
    zh="{number} 已签发，名单中却改了 {fields}",
    en="{number} is signed, but its row now differs in {fields}",
    hint_zh="恢复原行；确需更正的，运行 portal issue {list_id} --supersedes {number} --reason …",
    hint_en="restore the row, or correct it: portal issue {list_id} --supersedes {number} --reason …",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """What signing gives. `files` are those that differ from what is there, by path below the root."""

    files: Mapping[str, bytes]
    new_numbers: Sequence[str]
    kept_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One issuer's key at work on one portal. `today` dates the status lists, nothing else."""

    portal: Portal
    trust: TrustList
    issuer: TrustedIssuer
    key: TrustedKey
    signer: Signer
    today: date
    status_ends_on: date

    def sign(self, payload: JsonObject) -> str:
        kid = str(KeyName(self.trust.identifier_base, self.issuer.id, self.key.id))
        return sign_token(payload, kid, self.signer.sign, self.key.public)


@dataclass(slots=True)
class _Progress:
    """Records of the issuer by list, old and new, as they stand in their files."""

    records: dict[str, list[VerifiedRecord]]
    indexes: StatusIndexes
    problems: list[Problem] = field(default_factory=list)
    new_numbers: list[str] = field(default_factory=list)

    def all_signed(self) -> list[SignedRecord]:
        return [record.signed for records in self.records.values() for record in records]


def open_desk(
    portal: Portal,
    config: SiteConfig,
    signer: Signer,
    today: date,
    status_ends_on: date | None = None,
) -> Desk:
    """Raises DataError without a trust list to believe, SigningError where the key is not on it."""
    trust = believed_trust_list(portal, config)
    owner = trust.owner_of(signer.public)
    if owner is None:
        raise SigningError(
            f"信任清单第 {trust.version} 版中没有这把密钥（{signer.public.fingerprint}）",
            f"this key ({signer.public.fingerprint}) is not on trust list {trust.version}",
            hint_zh="先用 portal trust add 登记它的公钥",
            hint_en="add its public key first: portal trust add",
        )
    issuer, key = owner
    return Desk(
        portal=portal,
        trust=trust,
        issuer=issuer,
        key=key,
        signer=signer,
        today=today,
        status_ends_on=status_ends_on or today + timedelta(days=STATUS_LIST_DAYS),
    )


def believed_trust_list(portal: Portal, config: SiteConfig) -> TrustList:
    trust, problems = newest_trust_list(portal, config)
    if trust is None or problems:
        raise (
            DataError(problems)
            if problems
            else SigningError(
                "还没有信任清单",
                "there is no trust list yet",
                hint_zh="先运行 portal trust init",
                hint_en="run portal trust init first",
            )
        )
    return trust


def lists_of(desk: Desk) -> list[str]:
    """The lists this issuer signs."""
    lists = desk.portal.approved_lists.values()
    return [approved.id for approved in lists if approved.issuer == desk.issuer.id]


def issue(
    desk: Desk, list_ids: Collection[str], supersession: Supersession | None = None
) -> Issuance:
    """Signs what is not signed yet in these lists, then the issuer's status lists and coverage.

    `supersession` lets one signed record be signed again. Raises DataError with all that is wrong.
    """
    progress = _Progress(*_signed_before(desk))
    for approved in _chosen_lists(desk, list_ids):
        _issue_list(desk, approved, supersession, progress)
    if supersession and not progress.new_numbers and not progress.problems:
        raise SigningError(
            f"没有行要取代 {supersession.number}",
            f"no row takes the place of {supersession.number}",
            hint_zh="先在名单中改好该行，再签",
            hint_en="correct the row in the list first, then sign",
        )
    if progress.problems:
        raise DataError(progress.problems)
    files = [
        *_credential_files(desk, progress),
        *_status_files(desk, progress),
        *_coverage_files(desk),
    ]
    return Issuance(
        files=dict(sorted(files)),
        new_numbers=tuple(progress.new_numbers),
        kept_count=len(progress.all_signed()) - len(progress.new_numbers),
    )


def credential_path(approved: ApprovedList) -> str:
    return f"data/credentials/{approved.jurisdiction}/{approved.approved_on.year}/{approved.id}.jwt"


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
    desk: Desk, approved: ApprovedList, supersession: Supersession | None, progress: _Progress
) -> None:
    """Records in row order; a correction stands right after what it corrects."""
    before = progress.records.get(approved.id, [])
    newest = newest_by_number(before)
    replaced = supersession.number if supersession else None
    to_sign: list[tuple[Holder, record_payload.CredentialRecord]] = []
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
    record: record_payload.CredentialRecord,
    newest: Mapping[str, VerifiedRecord],
    supersession: Supersession | None,
    progress: _Progress,
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
    token = desk.sign(record_payload.to_payload(signed, desk.trust.identifier_base))
    _require_same(token, signed, desk)
    return signed, token


def _require_same(token: str, signed: SignedRecord, desk: Desk) -> None:
    """What was signed says what was meant, read back the way a verifier reads it."""
    unpacked = unpack(token)
    payload = unpacked.verified_payload(desk.key.public)
    returned = record_payload.from_payload(payload, unpacked.kid, desk.trust.identifier_base)
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


def _credential_files(desk: Desk, progress: _Progress) -> Iterator[tuple[str, bytes]]:
    for list_id, records in progress.records.items():
        path = credential_path(desk.portal.approved_lists[list_id])
        content = "".join(f"{record.token}\n" for record in records).encode("ascii")
        if records and not _is_there(desk.portal.credentials.get(list_id), content):
            yield path, content


def _status_files(desk: Desk, progress: _Progress) -> Iterator[tuple[str, bytes]]:
    """Both lists of a number are signed together, so that they tell the same day."""
    for (issuer, number), index_of in sorted(indexes_by_list(progress.all_signed()).items()):
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
    soon = desk.today + timedelta(days=_RENEWED_DAYS_BEFORE)
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


def _coverage_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    for jurisdiction, coverage in desk.portal.coverage.items():
        if coverage.issuer != desk.issuer.id:
            continue
        declared = declared_coverage(coverage, desk.portal)
        token = desk.sign(coverage_payload.to_payload(declared, desk.trust.identifier_base))
        try:
            read_coverage(token, desk.trust)
        except Refused:
            raise SigningError(
                f"{desk.issuer.id} 无权声明 {jurisdiction} 的收录范围",
                f"{desk.issuer.id} may not declare the coverage of {jurisdiction}",
                hint_zh="核对信任清单中的辖区、评价机构与最高等级",
                hint_en="compare jurisdictions, organisations and highest grade in the trust list",
            ) from None
        content = f"{token}\n".encode("ascii")
        if not _is_there(desk.portal.coverage_tokens.get(jurisdiction), content):
            yield f"data/coverage/{jurisdiction}.jwt", content


def _is_there(file: SignedFile | None, content: bytes) -> bool:
    return file is not None and content_of(file) == content
