"""What a publishing authority attests of one row of its list, and the payload that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NoReturn

from generator.credentials.bitstring import BIT_COUNT
from generator.credentials.certificate_number import GRADE_CODES
from generator.credentials.instants import instant, instant_member
from generator.credentials.outcomes import Reason, Refused
from generator.credentials.strict_json import (
    JsonObject,
    day_member,
    integer_member,
    object_members,
    optional_text,
    text_member,
)
from generator.credentials.token import issuer_document
from generator.model.lists import ApprovedList, Holder

W3C_CONTEXT: Final = "https://www.w3.org/ns/credentials/v2"
_TYPE: Final = ["VerifiableCredential", "SkillGradeRecord"]
PURPOSES: Final = ("revocation", "suspension")
_INDEX = re.compile(r"0|[1-9][0-9]{0,5}")
_MAX_SERIAL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagementPeriod:
    """Days from – until, both included, and the clause that sets it. No grade ends with it."""

    valid_from: date
    valid_until: date
    policy: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRecord:
    """核验记录. Who signs it stands in the token, not here."""

    certificate_number: str
    name: str
    grade: str
    occupation_code: str
    occupation: str
    trade: str | None
    awarded_by: str
    approved_by: str
    announced_in: str
    announced_by: str
    approved_on: date
    list_id: str
    serial: int
    policy: str
    clause: str
    management_period: ManagementPeriod | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supersession:
    """This record takes the place of the one of `number`."""

    number: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRecord:
    """A record as it stands in a token: `status_list` is the n of its status lists, from 1."""

    record: CredentialRecord
    issuer: str
    status_list: int
    status_index: int
    ends_on: date | None = None  # the first day on which it no longer holds
    supersedes: Supersession | None = None


def record_of(
    row: Holder, approved: ApprovedList, grade: str, period: ManagementPeriod | None
) -> CredentialRecord:
    """What is attested of a row that has a number. `grade` is the slug of the row's grade."""
    if row.certificate_number is None:
        raise ValueError(f"row {row.serial} of {approved.id} has no certificate number")
    return CredentialRecord(
        certificate_number=row.certificate_number,
        name=row.name,
        grade=grade,
        occupation_code=row.occupation_code,
        occupation=row.occupation,
        trade=row.trade,
        awarded_by=row.organisation,
        approved_by=approved.approved_by,
        announced_in=approved.document_number,
        announced_by=approved.announced_by,
        approved_on=approved.approved_on,
        list_id=approved.id,
        serial=row.serial,
        policy=approved.policy,
        clause=approved.clause,
        management_period=period,
    )


def context(identifier_base: str) -> list[str]:
    return [W3C_CONTEXT, f"{identifier_base}ns/v1"]


def status_address(issuer: str, number: int, purpose: str) -> str:
    """Where a status list stands, relative to the site's root."""
    return f"status/{issuer}/{number}.{purpose}.jwt"


def to_payload(signed: SignedRecord, identifier_base: str) -> JsonObject:
    payload: JsonObject = {
        "@context": context(identifier_base),
        "type": list(_TYPE),
        "issuer": issuer_document(identifier_base, signed.issuer),
        "validFrom": instant(signed.record.approved_on),
        "credentialSubject": _subject(signed.record),
        "credentialStatus": [
            {
                "type": "BitstringStatusListEntry",
                "statusPurpose": purpose,
                "statusListIndex": str(signed.status_index),
                "statusListCredential": identifier_base
                + status_address(signed.issuer, signed.status_list, purpose),
            }
            for purpose in PURPOSES
        ],
    }
    if signed.ends_on:
        payload["validUntil"] = instant(signed.ends_on)
    if signed.supersedes:
        payload["supersedes"] = signed.supersedes.number
        if signed.supersedes.reason:
            payload["supersedesReason"] = signed.supersedes.reason
    return payload


def from_payload(payload: JsonObject, kid: str, identifier_base: str) -> SignedRecord:
    """The record in a verified payload; raises Refused(`payload`) for anything that is not one."""
    try:
        issuer = checked_issuer(payload, kid, identifier_base, _TYPE)
        number, index = _status_entry(payload, issuer, identifier_base)
        superseded = optional_text(payload, "supersedes")
        reason = optional_text(payload, "supersedesReason")
        return SignedRecord(
            record=_record(payload),
            issuer=issuer,
            status_list=number,
            status_index=index,
            ends_on=instant_member(payload, "validUntil") if "validUntil" in payload else None,
            supersedes=Supersession(number=superseded, reason=reason) if superseded else None,
        )
    except ValueError:
        raise Refused(Reason.PAYLOAD) from None


def checked_issuer(
    payload: JsonObject, kid: str, identifier_base: str, credential_type: list[str]
) -> str:
    """The issuer's id; raises ValueError unless type, context and issuer are those of our tokens."""
    document = kid.partition("#")[0]
    if (
        payload.get("@context") != context(identifier_base)
        or payload.get("type") != credential_type
        or payload.get("issuer") != document
    ):
        raise ValueError("not a credential of this kind")
    return document.removeprefix(f"{identifier_base}trust/issuers/").removesuffix(".json")


def _subject(record: CredentialRecord) -> JsonObject:
    subject: JsonObject = {
        "certificateNumber": record.certificate_number,
        "name": record.name,
        "grade": record.grade,
        "occupationCode": record.occupation_code,
        "occupation": record.occupation,
        "awardedBy": record.awarded_by,
        "approvedBy": record.approved_by,
        "announcedIn": record.announced_in,
        "announcedBy": record.announced_by,
        "list": record.list_id,
        "serial": record.serial,
        "policy": record.policy,
        "clause": record.clause,
    }
    if record.trade:
        subject["trade"] = record.trade
    if record.management_period:
        subject["managementPeriod"] = {
            "from": record.management_period.valid_from.isoformat(),
            "until": record.management_period.valid_until.isoformat(),
            "policy": record.management_period.policy,
            "clause": record.management_period.clause,
        }
    return subject


def _record(payload: JsonObject) -> CredentialRecord:
    subject = payload.get("credentialSubject")
    if not isinstance(subject, dict):
        _refuse("no subject")
    grade = text_member(subject, "grade")
    if grade not in GRADE_CODES:
        _refuse("unknown grade")
    return CredentialRecord(
        certificate_number=text_member(subject, "certificateNumber"),
        name=text_member(subject, "name"),
        grade=grade,
        occupation_code=text_member(subject, "occupationCode"),
        occupation=text_member(subject, "occupation"),
        trade=optional_text(subject, "trade"),
        awarded_by=text_member(subject, "awardedBy"),
        approved_by=text_member(subject, "approvedBy"),
        announced_in=text_member(subject, "announcedIn"),
        announced_by=text_member(subject, "announcedBy"),
        approved_on=instant_member(payload, "validFrom"),
        list_id=text_member(subject, "list"),
        serial=integer_member(subject, "serial", 1, _MAX_SERIAL),
        policy=text_member(subject, "policy"),
        clause=text_member(subject, "clause"),
        management_period=_management_period(subject),
    )


def _management_period(subject: Mapping[str, object]) -> ManagementPeriod | None:
    if "managementPeriod" not in subject:
        return None
    period = subject["managementPeriod"]
    if not isinstance(period, dict):
        _refuse("managementPeriod is not an object")
    return ManagementPeriod(
        valid_from=day_member(period, "from"),
        valid_until=day_member(period, "until"),
        policy=text_member(period, "policy"),
        clause=text_member(period, "clause"),
    )


def _status_entry(payload: JsonObject, issuer: str, identifier_base: str) -> tuple[int, int]:
    """n and index; both purposes must name the same, in lists of the record's own issuer."""
    entries = object_members(payload, "credentialStatus")
    if not entries:
        _refuse("no status")
    index = text_member(entries[0], "statusListIndex")
    address = text_member(entries[0], "statusListCredential")
    prefix = f"{identifier_base}status/{issuer}/"
    number = address.removeprefix(prefix).partition(".")[0]
    if not _INDEX.fullmatch(index) or int(index) >= BIT_COUNT:
        _refuse("statusListIndex is not an index")
    if number == "0" or not _INDEX.fullmatch(number):
        _refuse("statusListCredential is not one of ours")
    expected = [
        {
            "type": "BitstringStatusListEntry",
            "statusPurpose": purpose,
            "statusListIndex": index,
            "statusListCredential": identifier_base + status_address(issuer, int(number), purpose),
        }
        for purpose in PURPOSES
    ]
    if entries != expected:
        _refuse("credentialStatus is not written as it must be")
    return int(number), int(index)


def _refuse(why: str) -> NoReturn:
    raise ValueError(why)
