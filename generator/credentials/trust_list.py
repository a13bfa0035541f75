"""The trust list: which publishing authority signs with which key, and what it may sign.

Believed only when enough distinct pinned root keys have signed it (JWS General JSON, RFC 7515 §7.2.1).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from generator.credentials import base64url
from generator.credentials.certificate_number import GRADE_CODES, CertificateNumber
from generator.credentials.keys import PublicKey
from generator.credentials.outcomes import Reason, Refused
from generator.credentials.strict_json import (
    JsonObject,
    canonical,
    day_member,
    integer_member,
    object_members,
    optional_day,
    parse_object,
    text_member,
    text_members,
)
from generator.credentials.token import KeyName, Sign, issuer_document

FORMAT: Final = "trust/v1"
_TYPE: Final = "trust+jws"
_MAX_VERSION: Final = 1_000_000
_MAX_ROOTS: Final = 100
_GRADE_RANK: Final = {slug: rank for rank, slug in enumerate(GRADE_CODES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey:
    """A key of an issuer. Days are of what it signs, in UTC+8, both ends included."""

    id: str
    public: PublicKey
    valid_from: date
    valid_until: date | None = None
    compromised_on: date | None = None

    def refusal_on(self, signed_on: date) -> Reason | None:
        """Why the key may not sign something dated `signed_on`."""
        if signed_on < self.valid_from or (self.valid_until and signed_on > self.valid_until):
            return Reason.KEY_PERIOD
        if self.compromised_on and signed_on >= self.compromised_on:
            return Reason.KEY_COMPROMISED
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedIssuer:
    """A publishing authority and its mandate. `organisations` (filing numbers) None: all there are."""

    id: str
    name: str
    mandate: str
    jurisdictions: tuple[str, ...]
    provinces: tuple[str, ...]
    organisations: tuple[str, ...] | None
    highest_grade: str
    keys: tuple[TrustedKey, ...]

    def key(self, key_id: str) -> TrustedKey | None:
        return next((key for key in self.keys if key.id == key_id), None)

    def may_grade(self, grade: str) -> bool:
        return grade in _GRADE_RANK and _GRADE_RANK[grade] <= _GRADE_RANK[self.highest_grade]

    def may_organisation(self, filing_number: str) -> bool:
        return self.organisations is None or filing_number in self.organisations

    def refusal_of(self, number: CertificateNumber, grade: str) -> Reason | None:
        """Why this authority may not sign a record of this number and grade."""
        if not number.is_filed_with_ministry and number.province not in self.provinces:
            return Reason.JURISDICTION
        if not self.may_organisation(number.filing_number):
            return Reason.ORGANISATION
        if not self.may_grade(grade) or number.grade_code != GRADE_CODES[grade]:
            return Reason.GRADE
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustList:
    identifier_base: str
    version: int
    issued_on: date
    expires_on: date
    threshold: int
    roots: tuple[PublicKey, ...]
    issuers: Mapping[str, TrustedIssuer]

    def find(self, kid: str) -> tuple[TrustedIssuer, TrustedKey]:
        """Raises Refused: `unknown-issuer` or `unknown-key`."""
        document, _, key_id = kid.partition("#")
        issuer_id = document.removeprefix(f"{self.identifier_base}trust/issuers/")
        issuer = self.issuers.get(issuer_id.removesuffix(".json"))
        if issuer is None or document != issuer_document(self.identifier_base, issuer.id):
            raise Refused(Reason.UNKNOWN_ISSUER)
        key = issuer.key(key_id)
        if key is None:
            raise Refused(Reason.UNKNOWN_KEY)
        return issuer, key

    def owner_of(self, public: PublicKey) -> tuple[TrustedIssuer, TrustedKey] | None:
        """Whose key this is."""
        for issuer in self.issuers.values():
            for key in issuer.keys:
                if key.public == public:
                    return issuer, key
        return None

    def to_payload(self) -> JsonObject:
        return {
            "format": FORMAT,
            "version": self.version,
            "issuedOn": self.issued_on.isoformat(),
            "expiresOn": self.expires_on.isoformat(),
            "threshold": self.threshold,
            "roots": [root.jwk for root in self.roots],
            "issuers": [
                _issuer_payload(issuer, self.identifier_base) for issuer in self.issuers.values()
            ],
        }

    @classmethod
    def from_payload(cls, payload: JsonObject, identifier_base: str) -> Self:
        """Raises ValueError where a member is absent, of another type or contradicts another."""
        if payload.get("format") != FORMAT:
            raise ValueError("not a trust list")
        issuers = [
            _issuer_from(member, identifier_base) for member in object_members(payload, "issuers")
        ]
        by_id = {issuer.id: issuer for issuer in issuers}
        if len(by_id) != len(issuers):
            raise ValueError("an issuer is named twice")
        return cls(
            identifier_base=identifier_base,
            version=integer_member(payload, "version", 1, _MAX_VERSION),
            issued_on=day_member(payload, "issuedOn"),
            expires_on=day_member(payload, "expiresOn"),
            threshold=integer_member(payload, "threshold", 1, _MAX_ROOTS),
            roots=tuple(_public_key_from(member) for member in object_members(payload, "roots")),
            issuers=by_id,
        )


def signed_trust_list(
    trust: TrustList, signers: Iterable[tuple[PublicKey, Sign]], earlier: str | None = None
) -> str:
    """The file of the list with a signature per signer, added to those of `earlier` if it is the same list."""
    payload = base64url.encode(canonical(trust.to_payload()))
    signatures = _signatures_kept(earlier, payload)
    for public, sign in signers:
        protected = _protected(public)
        signature = sign(f"{protected}.{payload}".encode("ascii"))
        signatures[protected] = base64url.encode(signature)
    members = [
        {"protected": protected, "signature": signature}
        for protected, signature in sorted(signatures.items())
    ]
    return canonical({"payload": payload, "signatures": members}).decode("utf-8") + "\n"


def read_trust_list(
    text: str, pinned: Collection[str], identifier_base: str, *, least_threshold: int = 1
) -> TrustList:
    """The list in a file; raises Refused unless enough distinct pinned roots have signed it.

    Enough is what the list says of itself and `least_threshold`, which no list can lower.
    """
    try:
        file = parse_object(text)
        payload = text_member(file, "payload")
        # the roots that may sign stand in the list itself: it is parsed, but believed only if they did
        trust = TrustList.from_payload(parse_object(base64url.decode(payload)), identifier_base)
        signed_by = signers_of(text, (root for root in trust.roots if root.fingerprint in pinned))
    except ValueError:
        raise Refused(Reason.TRUST_LIST_UNVERIFIED) from None
    if len(signed_by) < max(trust.threshold, least_threshold):
        raise Refused(Reason.TRUST_LIST_UNVERIFIED)
    return trust


def signers_of(text: str, roots: Iterable[PublicKey]) -> frozenset[str]:
    """The fingerprints of those `roots` that have signed the list. Raises ValueError where it is of no such form."""
    file = parse_object(text)
    payload = text_member(file, "payload")
    signatures = object_members(file, "signatures")
    return frozenset(
        root.fingerprint
        for root in roots
        if any(_is_signed_by(root, payload, member) for member in signatures)
    )


def claimed_trust_list(text: str, identifier_base: str) -> TrustList:
    """What a list says, no signature looked at: to be signed, or for a first look with a warning."""
    try:
        return TrustList.from_payload(_claimed_payload(text), identifier_base)
    except ValueError:
        raise Refused(Reason.TRUST_LIST_UNVERIFIED) from None


def identifier_base_claimed_by(text: str) -> str:
    """The base under which a list names its issuers; it is bound by the signature on the list."""
    try:
        issuers = object_members(_claimed_payload(text), "issuers")
        name = KeyName.parse(f"{text_member(issuers[0], 'document')}#any") if issuers else None
    except ValueError:
        name = None
    if name is None:
        raise Refused(Reason.TRUST_LIST_UNVERIFIED)
    return name.identifier_base


def _claimed_payload(text: str) -> JsonObject:
    return parse_object(base64url.decode(text_member(parse_object(text), "payload")))


def _signatures_kept(earlier: str | None, payload: str) -> dict[str, str]:
    if earlier is None:
        return {}
    file = parse_object(earlier)
    if file.get("payload") != payload:
        return {}
    return {
        text_member(member, "protected"): text_member(member, "signature")
        for member in object_members(file, "signatures")
    }


def _is_signed_by(root: PublicKey, payload: str, member: JsonObject) -> bool:
    protected = text_member(member, "protected")
    if protected != _protected(root):
        return False
    try:
        signature = base64url.decode(text_member(member, "signature"))
    except ValueError:
        return False
    return root.matches(signature, f"{protected}.{payload}".encode("ascii"))


def _protected(root: PublicKey) -> str:
    header = {"alg": "Ed25519", "kid": root.fingerprint, "typ": _TYPE}
    return base64url.encode(canonical(header))


def _issuer_payload(issuer: TrustedIssuer, identifier_base: str) -> JsonObject:
    return {
        "id": issuer.id,
        "name": issuer.name,
        "mandate": issuer.mandate,
        "document": issuer_document(identifier_base, issuer.id),
        "jurisdictions": list(issuer.jurisdictions),
        "provinces": list(issuer.provinces),
        "organisations": None if issuer.organisations is None else list(issuer.organisations),
        "highestGrade": issuer.highest_grade,
        "keys": [
            {
                "id": key.id,
                "x": key.public.x,
                "from": key.valid_from.isoformat(),
                "until": key.valid_until.isoformat() if key.valid_until else None,
                "compromisedOn": key.compromised_on.isoformat() if key.compromised_on else None,
            }
            for key in issuer.keys
        ],
    }


def _issuer_from(member: JsonObject, identifier_base: str) -> TrustedIssuer:
    issuer_id = text_member(member, "id")
    if text_member(member, "document") != issuer_document(identifier_base, issuer_id):
        raise ValueError("an issuer's document is not where its keys are named")
    keys = tuple(_key_from(key) for key in object_members(member, "keys"))
    if len({key.id for key in keys}) != len(keys):
        raise ValueError("a key is named twice")
    highest_grade = text_member(member, "highestGrade")
    if highest_grade not in GRADE_CODES:
        raise ValueError("unknown grade")
    has_organisations = member.get("organisations", ()) is not None
    return TrustedIssuer(
        id=issuer_id,
        name=text_member(member, "name"),
        mandate=text_member(member, "mandate"),
        jurisdictions=text_members(member, "jurisdictions"),
        provinces=text_members(member, "provinces"),
        organisations=text_members(member, "organisations") if has_organisations else None,
        highest_grade=highest_grade,
        keys=keys,
    )


def _key_from(member: JsonObject) -> TrustedKey:
    return TrustedKey(
        id=text_member(member, "id"),
        public=PublicKey(text_member(member, "x")),
        valid_from=day_member(member, "from"),
        valid_until=optional_day(member, "until"),
        compromised_on=optional_day(member, "compromisedOn"),
    )


def _public_key_from(member: JsonObject) -> PublicKey:
    if member.get("kty") != "OKP" or member.get("crv") != "Ed25519":
        raise ValueError("a root is not an Ed25519 key")
    return PublicKey(text_member(member, "x"))
