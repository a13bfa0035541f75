"""Our tokens before outside judges: joserfc, jwcrypto, and the Ed25519 vectors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws as joserfc_jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws

from generator.credentials import base64url
from generator.credentials.keys import PublicKey
from generator.credentials.published import jwk_set
from generator.credentials.record import from_payload, to_payload
from generator.credentials.token import unpack
from tests import bureau
from tests.bureau import FIRST, ISSUER_KEY


@pytest.fixture(scope="module")
def token() -> str:
    signed = bureau.signed_portal(bureau.portal())
    return signed.credentials[bureau.LIST].lines[0]


def _flipped(token: str) -> str:
    """One byte of the payload changed."""
    header, payload, signature = token.split(".")
    data = bytearray(base64url.decode(payload))
    data[40] ^= 1
    return f"{header}.{base64url.encode(bytes(data))}.{signature}"


def test_joserfc_accepts_a_token_and_refuses_it_with_one_byte_changed(token: str) -> None:
    key = OKPKey.import_key(ISSUER_KEY.public.jwk)
    assert joserfc_jws.deserialize_compact(token, key, algorithms=["Ed25519"]).payload
    with pytest.raises(JoseError):
        joserfc_jws.deserialize_compact(_flipped(token), key, algorithms=["Ed25519"])


def test_jwcrypto_finds_the_key_in_our_set_and_refuses_one_byte_changed(token: str) -> None:
    keys = jwk_set(bureau.trust_list())
    published = next(key for key in keys["keys"] if key["kid"] == bureau.KID)
    key = jwcrypto_jwk.JWK(**published)
    judged = jwcrypto_jws.JWS()
    judged.allowed_algs = ["Ed25519", "EdDSA"]
    judged.deserialize(token, key)
    assert json.loads(judged.payload)["credentialSubject"]["certificateNumber"] == FIRST
    with pytest.raises(jwcrypto_jws.InvalidJWSSignature):
        judged.deserialize(_flipped(token), key)


def test_the_fingerprint_is_the_thumbprint_of_rfc_7638() -> None:
    thumbprint = jwcrypto_jwk.JWK(**ISSUER_KEY.public.jwk).thumbprint()
    assert ISSUER_KEY.public.fingerprint == "sha256:" + base64url.decode(thumbprint).hex()


def test_a_record_is_read_back_from_its_payload(token: str) -> None:
    unpacked = unpack(token)
    payload = unpacked.verified_payload(ISSUER_KEY.public)
    signed = from_payload(payload, unpacked.kid, bureau.BASE)
    assert to_payload(signed, bureau.BASE) == payload
    assert bureau.token_of(signed) == token


@given(name=st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()))
def test_any_name_survives_signing(name: str) -> None:
    portal = bureau.portal([bureau.approved_list(bureau.holder(1, FIRST, name=name))])
    lines = bureau.signed_portal(portal).credentials[bureau.LIST].lines
    assert bureau.payload_of(lines[0])["credentialSubject"]["name"] == name


def test_a_token_names_no_more_than_the_list_says(token: str) -> None:
    assert set(bureau.payload_of(token)["credentialSubject"]) == {
        "certificateNumber", "name", "grade", "occupationCode", "occupation", "awardedBy",
        "approvedBy", "announcedIn", "announcedBy", "list", "serial", "policy", "clause",
    }  # fmt: skip


def test_signing_is_deterministic(token: str) -> None:
    again = bureau.signed_portal(bureau.portal()).credentials[bureau.LIST].lines[0]
    assert again == token


@pytest.mark.shared
def test_the_wycheproof_vectors_are_judged_as_they_say(shared: Path) -> None:
    file = json.loads((shared / "vectors/wycheproof-ed25519_test.json").read_text())
    count = 0
    for group in file["testGroups"]:
        key = PublicKey(base64url.encode(bytes.fromhex(group["publicKey"]["pk"])))
        for test in group["tests"]:
            matches = key.matches(bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"]))
            assert matches == (test["result"] == "valid"), test["tcId"]
            count += 1
    assert count == 151


@pytest.mark.shared
def test_208_of_the_914_edge_cases_are_accepted(shared: Path) -> None:
    cases = json.loads((shared / "vectors/cctv-ed25519vectors.json").read_text())
    accepted = [
        case
        for case in cases
        if PublicKey(base64url.encode(bytes.fromhex(case["key"]))).matches(
            bytes.fromhex(case["sig"]), case["msg"].encode()
        )
    ]
    assert (len(cases), len(accepted)) == (914, 208)


def test_a_public_key_of_another_length_is_no_key() -> None:
    with pytest.raises(ValueError, match=r"32|length|bytes"):
        PublicKey(base64url.encode(bytes(31)))


def test_two_keys_are_equal_when_their_bytes_are() -> None:
    assert PublicKey(ISSUER_KEY.public.x) == ISSUER_KEY.public
    assert replace(bureau.trust_list()) == bureau.trust_list()
