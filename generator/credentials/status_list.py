"""Signed status lists: which records are revoked or suspended, since when, on what ground, by whom.

A list names records by index, never by number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from generator.credentials import bitstring
from generator.credentials.instants import instant, instant_member
from generator.credentials.outcomes import Reason, Refused
from generator.credentials.record import checked_issuer, context, status_address
from generator.credentials.strict_json import (
    JsonObject,
    day_member,
    integer_member,
    object_members,
    optional_text,
    text_member,
)
from generator.credentials.token import MAX_LIST_CHARACTERS, issuer_document, unpack
from generator.credentials.trust_list import TrustList
from generator.model.statuses import StatusAction, StatusChange

_TYPE: Final = ["VerifiableCredential", "BitstringStatusListCredential"]


class Purpose(StrEnum):
    """In the order in which a record names them and they are read."""

    REVOCATION = "revocation"
    SUSPENSION = "suspension"


class CredentialStatus(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


SETS_BIT: Final = {
    Purpose.REVOCATION: StatusAction.REVOKE,
    Purpose.SUSPENSION: StatusAction.SUSPEND,
}
PURPOSE_OF: Final = {
    StatusAction.REVOKE: Purpose.REVOCATION,
    StatusAction.SUSPEND: Purpose.SUSPENSION,
    StatusAction.REINSTATE: Purpose.SUSPENSION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedChange:
    """A decision about the record with this index."""

    index: int
    action: StatusAction
    on: date
    policy: str
    clause: str
    ground: str
    decided_by: str
    document_number: str | None

    @classmethod
    def of(cls, change: StatusChange, index: int) -> IndexedChange:
        return cls(
            index=index,
            action=change.action,
            on=change.on,
            policy=change.policy,
            clause=change.clause,
            ground=change.ground,
            decided_by=change.decided_by,
            document_number=change.document_number,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """One status list of an issuer. `ends_on` is the first day on which it is past its age."""

    issuer: str
    number: int
    purpose: Purpose
    valid_from: date
    ends_on: date
    set_indexes: frozenset[int]
    changes: tuple[IndexedChange, ...]

    def change_behind(self, index: int) -> IndexedChange | None:
        """The decision that set the bit of `index`, None where it is not set.

        Raises Refused(`status-unverified`) where no decision, or another one, stands behind the bit.
        """
        if index not in self.set_indexes:
            return None
        last = next((c for c in reversed(self.changes) if c.index == index), None)
        if last is None or last.action is not SETS_BIT[self.purpose]:
            raise Refused(Reason.STATUS_UNVERIFIED)
        return last


def status_list_of(
    *,
    issuer: str,
    number: int,
    purpose: Purpose,
    changes: Iterable[IndexedChange],
    valid_from: date,
    ends_on: date,
) -> StatusList:
    """The list these decisions lead to; `changes` in the order in which they were decided."""
    ordered = tuple(
        sorted(
            (change for change in changes if PURPOSE_OF[change.action] is purpose),
            key=lambda change: (change.on, change.index),
        )
    )
    return StatusList(
        issuer=issuer,
        number=number,
        purpose=purpose,
        valid_from=valid_from,
        ends_on=ends_on,
        set_indexes=_set_by(ordered, purpose),
        changes=ordered,
    )


def to_payload(status: StatusList, identifier_base: str) -> JsonObject:
    return {
        "@context": context(identifier_base),
        "type": list(_TYPE),
        "id": identifier_base + status_address(status.issuer, status.number, status.purpose),
        "issuer": issuer_document(identifier_base, status.issuer),
        "validFrom": instant(status.valid_from),
        "validUntil": instant(status.ends_on),
        "credentialSubject": {
            "type": "BitstringStatusList",
            "statusPurpose": status.purpose.value,
            "encodedList": bitstring.pack(status.set_indexes),
            "changes": [_change_payload(change) for change in status.changes],
        },
    }


def read_status_list(text: str, trust: TrustList, issuer: str, address: str) -> StatusList:
    """The list served at `address`; raises Refused(`status-unverified`) unless `issuer` signed it."""
    try:
        token = unpack(text.removesuffix("\n"), MAX_LIST_CHARACTERS)
        signer, key = trust.find(token.kid)
        payload = token.verified_payload(key.public)
        status = _from_payload(payload, token.kid, trust.identifier_base)
    except (Refused, ValueError):
        raise Refused(Reason.STATUS_UNVERIFIED) from None
    if (
        signer.id != issuer
        or status_address(status.issuer, status.number, status.purpose) != address
        or key.refusal_on(status.valid_from)
    ):
        raise Refused(Reason.STATUS_UNVERIFIED)
    return status


def _from_payload(payload: JsonObject, kid: str, identifier_base: str) -> StatusList:
    issuer = checked_issuer(payload, kid, identifier_base, _TYPE)
    subject = payload.get("credentialSubject")
    if not isinstance(subject, dict) or subject.get("type") != "BitstringStatusList":
        raise ValueError("not a status list")
    purpose = Purpose(text_member(subject, "statusPurpose"))
    name = text_member(payload, "id").removeprefix(f"{identifier_base}status/{issuer}/")
    number = name.removesuffix(f".{purpose}.jwt")
    if not number.isascii() or not number.isdigit():
        raise ValueError("id is not the address of a status list")
    bits = bitstring.unpack(text_member(subject, "encodedList"))
    return StatusList(
        issuer=issuer,
        number=int(number),
        purpose=purpose,
        valid_from=instant_member(payload, "validFrom"),
        ends_on=instant_member(payload, "validUntil"),
        set_indexes=frozenset(bitstring.set_indexes(bits)),
        changes=tuple(_change_from(member) for member in object_members(subject, "changes")),
    )


def _set_by(changes: Iterable[IndexedChange], purpose: Purpose) -> frozenset[int]:
    last = {change.index: change.action for change in changes}
    return frozenset(index for index, action in last.items() if action is SETS_BIT[purpose])


def _change_payload(change: IndexedChange) -> JsonObject:
    payload: JsonObject = {
        "index": change.index,
        "action": change.action.value,
        "on": change.on.isoformat(),
        "policy": change.policy,
        "clause": change.clause,
        "ground": change.ground,
        "decidedBy": change.decided_by,
    }
    if change.document_number:
        payload["documentNumber"] = change.document_number
    return payload


def _change_from(member: JsonObject) -> IndexedChange:
    return IndexedChange(
        index=integer_member(member, "index", 0, bitstring.MAX_UNPACKED_BYTES * 8),
        action=StatusAction(text_member(member, "action")),
        on=day_member(member, "on"),
        policy=text_member(member, "policy"),
        clause=text_member(member, "clause"),
        ground=text_member(member, "ground"),
        decided_by=text_member(member, "decidedBy"),
        document_number=optional_text(member, "documentNumber"),
    )
