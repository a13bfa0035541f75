"""The closed sets of a verification: steps, verdicts, reasons, and which reason belongs where.

Names are public (CONTRACT): add, never rename.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Step(StrEnum):
    """The nine steps, in the order in which they are taken."""

    FORMAT = "format"
    LOOKUP = "lookup"
    ISSUER_KNOWN = "issuer-known"
    SIGNATURE = "signature"
    MATCHES = "matches"
    ISSUER_MAY_ISSUE = "issuer-may-issue"
    IN_PERIOD = "in-period"
    STATUS = "status"
    FRESHNESS = "freshness"


class Verdict(StrEnum):
    VALID = "valid"
    VALID_STALE = "valid_stale"
    MALFORMED = "malformed"
    NOT_FOUND = "not_found"
    NOT_COVERED = "not_covered"
    MISMATCH = "mismatch"
    TAMPERED = "tampered"
    OUT_OF_SCOPE = "out_of_scope"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    UNAVAILABLE = "unavailable"
    UNSUPPORTED = "unsupported"


class Reason(StrEnum):
    """Why a step failed. `CHARACTER` is published with its position: `character-16`."""

    EMPTY = "empty"
    LENGTH = "length"
    CHARACTER = "character"
    OLD_16_DIGIT = "old-16-digit"
    NO_CRYPTO = "no-crypto"
    NO_FETCH = "no-fetch"
    TRUST_LIST_UNAVAILABLE = "trust-list-unavailable"
    TRUST_LIST_UNVERIFIED = "trust-list-unverified"
    TRUST_LIST_OLDER = "trust-list-older"
    RECORDS_UNAVAILABLE = "records-unavailable"
    RECORDS_DIGEST = "records-digest"
    COVERAGE_UNAVAILABLE = "coverage-unavailable"
    COVERAGE_UNVERIFIED = "coverage-unverified"
    NOT_IN_RECORDS = "not-in-records"
    OUTSIDE_COVERAGE = "outside-coverage"
    UNKNOWN_ISSUER = "unknown-issuer"
    UNKNOWN_KEY = "unknown-key"
    TOKEN_FORM = "token-form"  # noqa: S105 - a reason, not a password
    HEADER = "header"
    SIGNATURE = "signature"
    PAYLOAD = "payload"
    NUMBER_DIFFERS = "number-differs"
    NAME_DIFFERS = "name-differs"
    JURISDICTION = "jurisdiction"
    ORGANISATION = "organisation"
    GRADE = "grade"
    KEY_PERIOD = "key-period"
    KEY_COMPROMISED = "key-compromised"
    RECORD_ENDED = "record-ended"
    STATUS_REVOKED = "status-revoked"
    STATUS_SUSPENDED = "status-suspended"
    STATUS_SUPERSEDED = "status-superseded"
    STATUS_UNAVAILABLE = "status-unavailable"
    STATUS_UNVERIFIED = "status-unverified"
    TRUST_LIST_EXPIRED = "trust-list-expired"
    STATUS_LIST_EXPIRED = "status-list-expired"


class WarningCode(StrEnum):
    """What is said beside the verdict, in this order."""

    UNKNOWN_FIRST_LETTER = "unknown-first-letter"
    PLAIN_HTTP = "plain-http"
    CLOCK_OFF = "clock-off"
    ROOT_NOT_PINNED = "root-not-pinned"


_TABLE: Final = {
    (Step.FORMAT, Verdict.MALFORMED): "EMPTY LENGTH CHARACTER OLD_16_DIGIT",
    (Step.LOOKUP, Verdict.UNSUPPORTED): "NO_CRYPTO NO_FETCH",
    (Step.LOOKUP, Verdict.UNAVAILABLE): (
        "TRUST_LIST_UNAVAILABLE TRUST_LIST_UNVERIFIED TRUST_LIST_OLDER RECORDS_UNAVAILABLE "
        "RECORDS_DIGEST COVERAGE_UNAVAILABLE COVERAGE_UNVERIFIED"
    ),
    (Step.LOOKUP, Verdict.NOT_FOUND): "NOT_IN_RECORDS",
    (Step.LOOKUP, Verdict.NOT_COVERED): "OUTSIDE_COVERAGE",
    (Step.ISSUER_KNOWN, Verdict.OUT_OF_SCOPE): "UNKNOWN_ISSUER UNKNOWN_KEY",
    (Step.SIGNATURE, Verdict.TAMPERED): "TOKEN_FORM HEADER SIGNATURE PAYLOAD",
    (Step.MATCHES, Verdict.TAMPERED): "NUMBER_DIFFERS",
    (Step.MATCHES, Verdict.MISMATCH): "NAME_DIFFERS",
    (Step.ISSUER_MAY_ISSUE, Verdict.OUT_OF_SCOPE): (
        "JURISDICTION ORGANISATION GRADE KEY_PERIOD KEY_COMPROMISED"
    ),
    (Step.IN_PERIOD, Verdict.EXPIRED): "RECORD_ENDED",
    (Step.STATUS, Verdict.REVOKED): "STATUS_REVOKED",
    (Step.STATUS, Verdict.SUSPENDED): "STATUS_SUSPENDED",
    (Step.STATUS, Verdict.SUPERSEDED): "STATUS_SUPERSEDED",
    (Step.STATUS, Verdict.UNAVAILABLE): "STATUS_UNAVAILABLE STATUS_UNVERIFIED",
    (Step.FRESHNESS, Verdict.VALID_STALE): "TRUST_LIST_EXPIRED STATUS_LIST_EXPIRED",
}

PLACE_OF_REASON: Final[Mapping[Reason, tuple[Step, Verdict]]] = {
    Reason[name]: place for place, names in _TABLE.items() for name in names.split()
}


class Refused(Exception):  # noqa: N818 - not a fault of the program: the answer to a question
    """What was read is not to be believed, for this reason. `values` fill its wording."""

    def __init__(self, reason: Reason, **values: str) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.values = values
