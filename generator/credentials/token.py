"""Compact tokens (`vc+jwt`): signed, taken apart strictly, verified. The bytes signed are the bytes kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from generator.credentials import base64url
from generator.credentials.keys import PublicKey
from generator.credentials.outcomes import Reason, Refused
from generator.credentials.strict_json import JsonObject, canonical, parse_object
from generator.problems import SigningError

Sign: TypeAlias = Callable[[bytes], bytes]

MAX_RECORD_CHARACTERS: Final = 16_384
MAX_LIST_CHARACTERS: Final = 4_194_304
_SIGNATURE_BYTES = 64
_HEADER_MEMBERS = frozenset({"alg", "cty", "kid", "typ"})
_ALGORITHMS = frozenset({"Ed25519", "EdDSA"})
_KID = re.compile(r"(https://[^\s#]*/)trust/issuers/([a-z0-9-]+)\.json#([A-Za-z0-9._-]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token taken apart. `_payload` is what is signed; it is read only by `verified_payload`."""

    kid: str
    signature: bytes
    signing_input: bytes
    _payload: bytes

    def verified_payload(self, key: PublicKey) -> JsonObject:
        """Raises Refused: `signature` before anything is read, then `payload`."""
        if not key.matches(self.signature, self.signing_input):
            raise Refused(Reason.SIGNATURE)
        try:
            payload = parse_object(self._payload)
        except ValueError:
            raise Refused(Reason.PAYLOAD) from None
        if "vc" in payload or "vp" in payload:  # claims of an older standard, ambiguous beside ours
            raise Refused(Reason.PAYLOAD)
        return payload


@dataclass(frozen=True, slots=True)
class KeyName:
    """A `kid` taken apart."""

    identifier_base: str
    issuer: str
    key: str

    def __str__(self) -> str:
        return f"{issuer_document(self.identifier_base, self.issuer)}#{self.key}"

    @classmethod
    def parse(cls, kid: str) -> KeyName | None:
        match = _KID.fullmatch(kid)
        return cls(*match.groups()) if match else None


def issuer_document(identifier_base: str, issuer: str) -> str:
    return f"{identifier_base}trust/issuers/{issuer}.json"


def sign_token(payload: JsonObject, kid: str, sign: Sign, key: PublicKey) -> str:
    """A token of `payload`, verified with `key` before it is given back."""
    signing_input = f"{_header(kid)}.{base64url.encode(canonical(payload))}"
    token = f"{signing_input}.{base64url.encode(sign(signing_input.encode('ascii')))}"
    try:
        returned = unpack(token, MAX_LIST_CHARACTERS).verified_payload(key)
    except Refused as refused:
        raise SigningError(
            f"刚签出的记录未通过核验（{refused.reason}）",
            f"what was just signed does not verify ({refused.reason})",
        ) from None
    if returned != payload:
        raise SigningError("签出的内容与原内容不同", "what was signed is not what was given")
    return token


def unpack(text: str, max_characters: int = MAX_RECORD_CHARACTERS) -> Token:
    """Raises Refused: `token-form` or `header`."""
    parts = text.split(".")
    if len(parts) != 3 or len(text) > max_characters:
        raise Refused(Reason.TOKEN_FORM)
    header, payload, signature_text = parts
    try:
        signature = base64url.decode(signature_text)
        signing_input = f"{header}.{payload}".encode("ascii")
        if len(signature) != _SIGNATURE_BYTES or not payload:
            raise ValueError
        payload_bytes = base64url.decode(payload)
        header_bytes = base64url.decode(header)
    except ValueError:
        raise Refused(Reason.TOKEN_FORM) from None
    return Token(_kid_of(header_bytes), signature, signing_input, payload_bytes)


def claims_of(text: str) -> JsonObject:
    """The payload of a token before verification: only to choose which one to verify.

    Raises ValueError where it cannot be read.
    """
    return parse_object(base64url.decode(text.split(".")[1] if "." in text else ""))


@lru_cache(maxsize=256)
def _header(kid: str) -> str:
    return base64url.encode(canonical({"alg": "Ed25519", "cty": "vc", "kid": kid, "typ": "vc+jwt"}))


@lru_cache(maxsize=256)  # all records of a key have the same header
def _kid_of(header: bytes) -> str:
    try:
        members = parse_object(header)
    except ValueError:
        raise Refused(Reason.HEADER) from None
    if (
        members.keys() != _HEADER_MEMBERS
        or not all(isinstance(value, str) for value in members.values())
        or members["alg"] not in _ALGORITHMS
        or members["typ"] != "vc+jwt"
        or members["cty"] != "vc"
    ):
        raise Refused(Reason.HEADER)
    return str(members["kid"])
