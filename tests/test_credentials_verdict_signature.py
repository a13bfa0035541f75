"""The verdict table from issuer-known to in-period, each line by one thing that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.credentials.verdict import verify_number, verify_token
from tests import bureau
from tests.bureau import (
    FIRST,
    FOREIGN_KEY,
    ISSUER_KEY,
    SECOND,
    Site,
    asked,
    served_token,
)


@pytest.fixture
def site() -> Site:
    return Site.of(bureau.signed_portal(bureau.portal()))


def edited(site: Site, edit: Callable[[dict[str, Any]], None]) -> None:
    site.serve_instead(FIRST, bureau.resigned(served_token(site), edit))


def _header(**members: Any) -> bytes:
    header = {"alg": "Ed25519", "cty": "vc", "kid": bureau.KID, "typ": "vc+jwt", **members}
    return json.dumps(header).encode()


# --- issuer-known, signature ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kid", "reason"),
    [
        (bureau.KID.replace("hrss", "other"), "unknown-issuer"),
        (bureau.KID.replace("bureau.example", "other.example"), "unknown-issuer"),
        ("anything", "unknown-issuer"),
        (bureau.KID.replace("2026-a", "2026-b"), "unknown-key"),
    ],
)
def test_a_signer_who_is_not_on_the_trust_list_is_out_of_scope(
    site: Site, kid: str, reason: str
) -> None:
    site.serve_instead(FIRST, bureau.resigned(served_token(site), lambda payload: None, kid=kid))
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("out_of_scope", reason)
    assert (result["issuer"], result["record"]) == (None, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda token: f"{token}=",
        lambda token: f"{token}.",
        lambda token: token[:-4],
        lambda token: token.replace(".", ". ", 1),
        lambda token: f"*{token}",
    ],
    ids=["padding", "a fourth part", "a short signature", "a space", "a foreign character"],
)
def test_a_token_that_is_not_written_as_it_must_be_is_tampered(
    site: Site, change: Callable[[str], str]
) -> None:
    result = verify_token(change(served_token(site)), site=site.records(), checked_on=bureau.TODAY)
    assert (result["verdict"], result["reason"]) == ("tampered", "token-form")
    outcomes = {step["step"]: step["outcome"] for step in result["steps"]}
    assert (outcomes["issuer-known"], outcomes["signature"]) == ("not-reached", "failed")


@pytest.mark.parametrize(
    "header",
    [
        _header(alg="none"),
        _header(alg="HS256"),
        _header(alg=["Ed25519"]),
        _header(crit=["exp"]),
        _header(b64=False),
        _header(jwk=ISSUER_KEY.public.jwk),
        _header(typ="JWT"),
        _header(cty="text"),
        _header(kid=1),
        _header()[:-1] + b',"alg":"Ed25519"}',
        b"[]",
        b"\xff",
    ],
)
def test_a_header_with_anything_else_in_it_is_tampered(site: Site, header: bytes) -> None:
    payload = json.dumps(bureau.payload_of(served_token(site))).encode()
    site.serve_instead(FIRST, bureau.signed_bytes(payload, header))
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("tampered", "header")


def test_the_older_name_of_the_algorithm_is_accepted(site: Site) -> None:
    payload = json.dumps(bureau.payload_of(served_token(site))).encode()
    site.serve_instead(FIRST, bureau.signed_bytes(payload, _header(alg="EdDSA")))
    assert asked(site)["verdict"] == "valid"


def test_a_token_signed_with_a_foreign_key_is_tampered(site: Site) -> None:
    site.serve_instead(
        FIRST, bureau.resigned(served_token(site), lambda payload: None, key=FOREIGN_KEY)
    )
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("tampered", "signature")
    assert result["record"] is None


def test_no_flipped_character_of_a_token_is_ever_valid(site: Site) -> None:
    token = served_token(site)
    records = site.records()
    for position in range(0, len(token), 7):
        changed = bureau.flipped(token, position)
        result = verify_token(changed, site=records, checked_on=bureau.TODAY)
        assert result["verdict"] in {"tampered", "out_of_scope"}, position
        assert result["record"] is None


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: p.update(vc={}),
        lambda p: p.update(vp={}),
        lambda p: p.update(type=["VerifiableCredential"]),
        lambda p: p.update({"@context": ["https://www.w3.org/ns/credentials/v2"]}),
        lambda p: p.update(issuer="https://bureau.example/trust/issuers/other.json"),
        lambda p: p.update(validFrom="2026-01-06T00:00:00Z"),
        lambda p: p.update(validFrom="2026-13-06T00:00:00+08:00"),
        lambda p: p["credentialSubject"].pop("awardedBy"),
        lambda p: p["credentialSubject"].update(serial="1"),
        lambda p: p["credentialSubject"].update(serial=True),
        lambda p: p["credentialSubject"].update(grade="master"),
        lambda p: p["credentialSubject"].update(managementPeriod=None),
        lambda p: p["credentialStatus"].pop(),
        lambda p: p["credentialStatus"].reverse(),
        lambda p: p["credentialStatus"][0].update(statusListIndex="131072"),
        lambda p: p["credentialStatus"][0].update(statusListIndex="01"),
        lambda p: p["credentialStatus"][0].update(statusListCredential="https://evil.example/1"),
        lambda p: p.update(supersedes=""),
    ],
)
def test_a_signed_payload_that_is_no_proper_record_is_tampered(
    site: Site, edit: Callable[[dict[str, Any]], None]
) -> None:
    edited(site, edit)
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("tampered", "payload")


@pytest.mark.parametrize(
    "payload",
    [b'{"a":1,"a":2}', b"[]", b"not json", b"\xff\xfe", b'{"a":NaN}', b'{"a":' * 2000],
    ids=["duplicate", "array", "no json", "no utf-8", "NaN", "deep"],
)
def test_a_signed_payload_that_can_be_read_two_ways_is_tampered(site: Site, payload: bytes) -> None:
    token = bureau.signed_bytes(payload)
    result = verify_token(token, site=site.records(), checked_on=bureau.TODAY)
    assert (result["verdict"], result["reason"]) == ("tampered", "payload")


# --- matches, issuer-may-issue, in-period ---------------------------------------------------------


def test_a_record_of_another_number_is_tampered(site: Site) -> None:
    records = site.records()
    near = records.tokens_near
    other = served_token(site, SECOND)

    def lying(number: Any) -> list[Any]:
        return [replace(claimed, text=other) for claimed in near(number)]

    class Lying(type(records)):  # type: ignore[misc]
        tokens_near = staticmethod(lying)

    lie = Lying(records.read, records.settings)
    result = verify_number(FIRST, site=lie, checked_on=bureau.TODAY)
    assert (result["verdict"], result["reason"]) == ("tampered", "number-differs")


def test_another_name_is_a_mismatch_that_shows_nothing(site: Site) -> None:
    result = asked(site, name="周翰歌")
    assert (result["verdict"], result["reason"]) == ("mismatch", "name-differs")
    assert result["record"] is None
    assert "周翰歌" not in json.dumps(result, ensure_ascii=False)


@pytest.mark.parametrize("name", ["林砺行", " 林 砺行\u3000", "", "  "])
def test_spaces_in_a_name_make_no_difference(site: Site, name: str) -> None:
    assert asked(site, name=name)["verdict"] == "valid"


def _key(**changes: Any) -> Any:
    issuer = bureau.trusted_issuer()
    return replace(issuer, keys=(replace(issuer.keys[0], **changes),))


@pytest.mark.parametrize(
    ("issuer", "reason"),
    [
        (bureau.trusted_issuer(provinces=("51",)), "jurisdiction"),
        (bureau.trusted_issuer(organisations=("Y000099999902",)), "organisation"),
        (bureau.trusted_issuer(highest_grade="senior-technician"), "grade"),
        (_key(valid_from=date(2026, 1, 7)), "key-period"),
        (_key(valid_until=date(2026, 1, 5)), "key-period"),
        (_key(compromised_on=date(2026, 1, 6)), "key-compromised"),
    ],
)
def test_a_key_beyond_its_mandate_is_out_of_scope(site: Site, issuer: Any, reason: str) -> None:
    site.trust(bureau.trust_list(issuer))
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("out_of_scope", reason)
    assert (result["record"], result["issuer"]["id"]) == (None, "hrss")


def test_a_grade_that_disagrees_with_the_number_is_out_of_scope(site: Site) -> None:
    edited(site, lambda p: p["credentialSubject"].update(grade="chief-technician"))
    assert asked(site)["reason"] == "grade"


def test_an_old_record_holds_after_the_key_was_rotated_or_compromised_later(site: Site) -> None:
    site.trust(bureau.trust_list(_key(compromised_on=date(2030, 1, 1))))
    assert asked(site)["verdict"] == "valid"


@pytest.mark.parametrize(
    ("day", "verdict"), [(date(2026, 5, 31), "valid"), (date(2026, 6, 1), "expired")]
)
def test_a_record_ends_only_when_it_says_so_itself(site: Site, day: date, verdict: str) -> None:
    edited(site, lambda p: p.update(validUntil="2026-06-01T00:00:00+08:00"))
    result = asked(site, on=day)
    assert result["verdict"] == verdict
    assert result["record"] is not None
