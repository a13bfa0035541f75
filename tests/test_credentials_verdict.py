"""The verdict table as far as lookup, each line by one thing that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests import bureau
from tests.bureau import (
    ABSENT,
    CHIEF,
    FIRST,
    FOREIGN_KEY,
    OUTSIDE,
    Site,
    asked,
)

COVERAGE = "records/v1/coverage.jwt"


@pytest.fixture
def site() -> Site:
    return Site.of(bureau.signed_portal(bureau.portal()))


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
    file["signatures"][0]["signature"] = bureau.flipped(signature, 10)
    site.files["trust/trust.json"] = json.dumps(file)


def _break_digest(site: Site) -> None:
    shard = json.loads(site.files[bureau.SHARD])
    shard["tokens"][0] = bureau.flipped(shard["tokens"][0], 300)
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
