"""The verdict table down to in-period, each line by one thing that is wrong."""

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
    ABSENT,
    CHIEF,
    FIRST,
    FOREIGN_KEY,
    ISSUER_KEY,
    OUTSIDE,
    SECOND,
    Site,
    asked,
    served_token,
)

COVERAGE = "records/v1/coverage.jwt"


@pytest.fixture
def site() -> Site:
    return Site.of(bureau.signed_portal(bureau.portal()))


def edited(site: Site, edit: Callable[[dict[str, Any]], None]) -> None:
    site.serve_instead(FIRST, bureau.resigned(served_token(site), edit))


def _flip(text: str, position: int) -> str:
    other = "A" if text[position] != "A" else "B"
    return text[:position] + other + text[position + 1 :]


def _header(**members: Any) -> bytes:
    header = {"alg": "Ed25519", "cty": "vc", "kid": bureau.KID, "typ": "vc+jwt", **members}
    return json.dumps(header).encode()


def test_a_listed_number_is_valid_and_every_step_passes(site: Site) -> None:
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("valid", None)
    assert [step["outcome"] for step in result["steps"]] == ["passed"] * 9
    assert result["record"]["name"] == "林砺行"
    assert result["issuer"]["id"] == "hrss"
    assert result["status"]["purpose"] is None


def test_the_keys_are_those_of_the_contract_in_its_order(site: Site) -> None:
    assert list(asked(site)) == [
        "format", "verdict", "reason", "input", "checked_on", "as_of", "steps", "warnings",
        "record", "issuer", "status", "next_step", "message",
    ]  # fmt: skip
    assert list(asked(site, "")) == list(asked(site))


def test_a_number_is_found_however_it_was_typed(site: Site) -> None:
    typed = "ｙ0000 9999-9901 26t\u200b000001 "
    assert asked(site, typed)["verdict"] == "valid"
    assert asked(site, typed)["input"] == {"kind": "number", "number": FIRST}


def test_a_management_period_is_shown_and_ends_nothing(site: Site) -> None:
    result = asked(site, CHIEF, on=date(2030, 1, 1))
    assert result["record"]["management_period"] == {
        "from": "2026-02-01",
        "until": "2029-01-31",
        "policy": "test-policy",
        "clause": "附件4 第三条",
    }
    assert result["verdict"] == "valid_stale"


# --- format ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "reason", "told"),
    [
        ("", "empty", "没有输入"),
        (" - ", "empty", "没有输入"),
        (FIRST[:-1], "length", "21 位"),
        ("1234567890123456", "old-16-digit", "16 位"),
        ("Y00009999990126Q000001", "character-16", "等级代码"),
        ("900009999990126T000001", "character-1", "字母 Y 或 S"),
        ("Y0000999999O126T000001", "character-12", "字母 O"),
        ("Y00009999990126T00000I", "character-22", "字母 I 或 L"),
        ("Y0000999999012张T000001", "character-15", "应为数字"),
    ],
)
def test_a_malformed_number_is_told_where_and_why(
    site: Site, typed: str, reason: str, told: str
) -> None:
    result = asked(site, typed)
    assert (result["verdict"], result["reason"]) == ("malformed", reason)
    assert told in result["message"]["zh"]
    assert site.reads == []


def test_an_unknown_first_letter_is_a_warning_and_not_decoded(site: Site) -> None:
    result = asked(site, "J" + FIRST[1:])
    assert [warning["code"] for warning in result["warnings"]] == ["unknown-first-letter"]
    assert result["verdict"] == "not_covered"


# --- lookup ---------------------------------------------------------------------------------------


def _break_trust_signature(site: Site) -> None:
    file = json.loads(site.files["trust/trust.json"])
    signature = file["signatures"][0]["signature"]
    file["signatures"][0]["signature"] = _flip(signature, 10)
    site.files["trust/trust.json"] = json.dumps(file)


def _break_digest(site: Site) -> None:
    shard = json.loads(site.files[bureau.SHARD])
    shard["tokens"][0] = _flip(shard["tokens"][0], 300)
    site.files[bureau.SHARD] = json.dumps(shard)


@pytest.mark.parametrize(
    ("fault", "number", "reason"),
    [
        (lambda s: s.failing.add("trust/trust.json"), FIRST, "trust-list-unavailable"),
        (lambda s: s.files.pop("trust/trust.json"), FIRST, "trust-list-unavailable"),
        (lambda s: s.files.update({"trust/trust.json": "<html>"}), FIRST, "trust-list-unverified"),
        (_break_trust_signature, FIRST, "trust-list-unverified"),
        (lambda s: s.trust(bureau.trust_list(), FOREIGN_KEY), FIRST, "trust-list-unverified"),
        (lambda s: s.trust(bureau.trust_list(threshold=2)), FIRST, "trust-list-unverified"),
        (lambda s: setattr(s, "least_version", 2), FIRST, "trust-list-older"),
        (lambda s: s.files.pop("records/v1/index.json"), FIRST, "records-unavailable"),
        (lambda s: s.files.update({"records/v1/index.json": "{}"}), FIRST, "records-unavailable"),
        (lambda s: s.files.pop(bureau.SHARD), FIRST, "records-unavailable"),
        (lambda s: s.files.update({bureau.SHARD: "<html>"}), FIRST, "records-unavailable"),
        (_break_digest, FIRST, "records-digest"),
        (lambda s: s.failing.add(COVERAGE), ABSENT, "coverage-unavailable"),
        (lambda s: s.files.pop(COVERAGE), ABSENT, "coverage-unavailable"),
        (lambda s: s.files.update({COVERAGE: "a.b.c\n"}), ABSENT, "coverage-unverified"),
    ],
)
def test_what_cannot_be_read_or_believed_is_unavailable(
    site: Site, fault: Callable[[Site], None], number: str, reason: str
) -> None:
    fault(site)
    result = asked(site, number)
    assert (result["verdict"], result["reason"]) == ("unavailable", reason)
    assert result["record"] is None


def test_a_shard_with_a_wrong_digest_is_read_once_more(site: Site) -> None:
    _break_digest(site)
    asked(site)
    assert site.reads.count(bureau.SHARD) == 2


def test_absence_inside_the_coverage_is_not_found(site: Site) -> None:
    result = asked(site, ABSENT)
    assert (result["verdict"], result["reason"]) == ("not_found", "not-in-records")


@pytest.mark.parametrize(
    "number",
    [OUTSIDE, "Y00009999990125T000009", "Y00009999990226T000009", "Y000099999901263000009"],
    ids=["another province", "an earlier year", "another organisation", "another grade"],
)
def test_absence_outside_the_coverage_is_not_covered(site: Site, number: str) -> None:
    result = asked(site, number)
    assert (result["verdict"], result["reason"]) == ("not_covered", "outside-coverage")
    assert "osta.org.cn" in result["next_step"]["zh"]


def test_an_empty_coverage_covers_nothing(site: Site) -> None:
    site.files[COVERAGE] = ""
    assert asked(site, ABSENT)["verdict"] == "not_covered"


def test_coverage_beyond_the_mandate_is_not_believed(site: Site) -> None:
    site.trust(bureau.trust_list(bureau.trusted_issuer(highest_grade="special-technician")))
    assert asked(site, ABSENT)["reason"] == "coverage-unverified"


def test_coverage_is_not_read_when_the_number_is_there(site: Site) -> None:
    asked(site)
    assert COVERAGE not in site.reads


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
        changed = _flip(token, position)
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
