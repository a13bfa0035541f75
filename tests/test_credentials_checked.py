"""What the build refuses to believe, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.config import Mode
from generator.credentials import demo_keys
from generator.credentials.checked import VerifiedCredentials, verify_credentials
from generator.credentials.status_list import CredentialStatus
from generator.model import Portal, SignedFile, StatusAction, StatusRegister
from tests import bureau
from tests.bureau import CHIEF, FIRST, FOREIGN_KEY, LIST, SECOND

CREDENTIALS = f"data/credentials/demo/2026/{LIST}.jwt"


@pytest.fixture
def signed() -> Portal:
    return bureau.signed_portal(bureau.portal())


def _codes(portal: Portal, mode: Mode = Mode.DEMO) -> list[tuple[str, str]]:
    _, problems = verify_credentials(portal, bureau.config(mode))
    return [(problem.code, str(problem.place)) for problem in problems]


def _believed(portal: Portal) -> VerifiedCredentials:
    credentials, problems = verify_credentials(portal, bureau.config())
    assert problems == []
    return credentials


def _lines(portal: Portal, *lines: str) -> Portal:
    return replace(portal, credentials={LIST: SignedFile(path=CREDENTIALS, lines=lines)})


def test_what_was_signed_is_believed(signed: Portal) -> None:
    credentials = _believed(signed)
    assert {serial: r.signed.record.name for serial, r in credentials.records[LIST].items()} == {
        1: "林砺行",
        2: "周翰歌",
        4: "陆承锋",
    }
    assert set(credentials.tokens_by_number) == {FIRST, SECOND, CHIEF}
    assert {state.status for state in credentials.states.values()} == {CredentialStatus.ACTIVE}


def test_the_files_of_trust_are_published_as_they_were_signed(signed: Portal) -> None:
    files = _believed(signed).files
    assert sorted(files) == [
        "records/v1/coverage.jwt",
        "status/hrss/1.revocation.jwt",
        "status/hrss/1.suspension.jwt",
        "trust/1.json",
        "trust/issuers/hrss.json",
        "trust/jwks.json",
        "trust/trust.json",
    ]
    assert files["trust/trust.json"] == bureau.trust_file(bureau.trust_list()).encode()


def test_a_decision_becomes_the_state_of_the_record() -> None:
    changes = (
        bureau.change(SECOND, StatusAction.SUSPEND, date(2026, 3, 1)),
        bureau.change(FIRST, StatusAction.REVOKE),
        bureau.change(SECOND, StatusAction.REINSTATE, date(2026, 3, 17)),
    )
    states = _believed(bureau.signed_portal(bureau.portal(changes=changes))).states
    assert states[FIRST].status is CredentialStatus.REVOKED
    assert states[FIRST].change == changes[1]
    assert states[SECOND].status is CredentialStatus.ACTIVE


def test_a_portal_without_lists_needs_no_trust_list() -> None:
    empty = Portal()
    assert _codes(empty) == []


def test_numbered_rows_without_a_trust_list_are_a_problem() -> None:
    portal = replace(bureau.portal(), trust_lists={})
    assert _codes(portal) == [("trust-list-missing", "data/trust/1.json")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<html>", "trust-list-form"),
        (bureau.trust_file(bureau.trust_list(), FOREIGN_KEY), "trust-list-refused"),
        (bureau.trust_file(bureau.trust_list(threshold=2)), "trust-list-refused"),
        (
            bureau.trust_file(bureau.trust_list(identifier_base="https://other.example/")),
            "trust-list-form",
        ),
    ],
    ids=["not a list", "a foreign root", "below the threshold", "another base"],
)
def test_a_trust_list_that_the_pinned_root_did_not_sign_is_refused(
    signed: Portal, text: str, code: str
) -> None:
    file = bureau.signed_file("data/trust/1.json", text)
    assert _codes(replace(signed, trust_lists={1: file})) == [(code, "data/trust/1.json")]


def test_a_renamed_trust_list_is_told(signed: Portal) -> None:
    file = bureau.signed_file("data/trust/2.json", bureau.trust_file(bureau.trust_list()))
    assert _codes(replace(signed, trust_lists={2: file}))[0] == (
        "trust-list-version",
        "data/trust/2.json",
    )


def test_production_refuses_a_printed_key(signed: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = frozenset({bureau.ROOT_KEY.public.fingerprint})
    assert _codes(signed, Mode.PRODUCTION) == []
    monkeypatch.setattr("generator.credentials.trust_checked.DEMO_FINGERPRINTS", printed)
    assert _codes(signed, Mode.PRODUCTION) == [("demo-key-in-production", "data/trust/1.json")]
    assert _codes(signed, Mode.DEMO) == []
    assert len(demo_keys.DEMO_FINGERPRINTS) == 2


def test_a_numbered_row_without_a_token_is_unsigned(signed: Portal) -> None:
    first, _, chief = signed.credentials[LIST].lines
    _, problems = verify_credentials(_lines(signed, first, chief), bureau.config())
    assert [problem.code for problem in problems] == [
        "unsigned-row",
        "number-without-supplement",
    ]
    assert problems[0].hint
    assert problems[0].hint.en == f"run portal issue {LIST}"


@pytest.mark.parametrize(
    ("edit", "how"),
    [
        (lambda token: token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1], "signature"),
        (lambda token: bureau.resigned(token, lambda p: None, key=FOREIGN_KEY), "signature"),
        (lambda token: bureau.resigned(token, lambda p: None, kid="else"), "unknown-issuer"),
        (lambda token: bureau.resigned(token, lambda p: p.update(vc={})), "payload"),
        (lambda token: "<html>", "token-form"),
    ],
    ids=["a byte changed", "a foreign key", "a foreign issuer", "a vc claim", "no token"],
)
def test_a_token_that_does_not_verify_is_refused_at_its_line(
    signed: Portal, edit: Callable[[str], str], how: str
) -> None:
    first, second, chief = signed.credentials[LIST].lines
    _, problems = verify_credentials(_lines(signed, first, edit(second), chief), bureau.config())
    assert (problems[0].code, str(problems[0].place)) == ("token-refused", f"{CREDENTIALS}:2")
    assert f"({how})" in problems[0].message.en


def test_a_key_beyond_its_mandate_is_refused(signed: Portal) -> None:
    issuer = bureau.trusted_issuer(highest_grade="special-technician")
    file = bureau.signed_file("data/trust/1.json", bureau.trust_file(bureau.trust_list(issuer)))
    codes = _codes(replace(signed, trust_lists={1: file}))
    assert ("token-refused", f"{CREDENTIALS}:3") in codes
    assert any(code == "coverage-refused" for code, _ in codes)


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (lambda row: replace(row, name="林励行"), "name"),
        (lambda row: replace(row, trade="数控车工"), "trade"),
        (lambda row: replace(row, occupation="铣工"), "occupation"),
        (lambda row: replace(row, organisation="别的公司"), "awarded_by"),
        (lambda row: replace(row, serial=7), "serial"),
    ],
)
def test_a_row_changed_after_signing_is_told_with_both_values(
    signed: Portal, edit: Callable[[Any], Any], field: str
) -> None:
    approved = signed.approved_lists[LIST]
    changed = replace(approved, holders=(edit(approved.holders[0]), *approved.holders[1:]))
    portal = replace(signed, approved_lists={LIST: changed})
    _, problems = verify_credentials(portal, bureau.config())
    assert [problem.code for problem in problems] == ["token-differs-from-row"]
    assert problems[0].message.en.startswith(f"{field} of {FIRST}")


def test_a_token_whose_row_was_removed_is_told(signed: Portal) -> None:
    approved = signed.approved_lists[LIST]
    portal = replace(signed, approved_lists={LIST: replace(approved, holders=approved.holders[1:])})
    assert _codes(portal) == [("token-without-row", f"{CREDENTIALS}:1")]


def test_tokens_of_a_list_that_is_not_there_are_told(signed: Portal) -> None:
    assert _codes(replace(signed, approved_lists={})) == [
        ("token-without-row", f"{CREDENTIALS}:{line}") for line in (1, 2, 3)
    ]


def test_a_list_signed_by_another_authority_is_told(signed: Portal) -> None:
    approved = replace(signed.approved_lists[LIST], issuer="other")
    codes = _codes(replace(signed, approved_lists={LIST: approved}))
    assert codes == [("token-of-another-issuer", f"{CREDENTIALS}:{line}") for line in (1, 2, 3)]


def test_a_missing_status_list_is_told(signed: Portal) -> None:
    portal = replace(signed, status_tokens={})
    assert _codes(portal) == [
        ("status-list-missing", f"data/status/hrss/1.{purpose}.jwt")
        for purpose in ("revocation", "suspension")
    ]


def test_a_decision_that_is_not_signed_yet_is_told(signed: Portal) -> None:
    register = StatusRegister(issuer="hrss", changes=(bureau.change(FIRST, StatusAction.REVOKE),))
    portal = replace(signed, status_registers={"hrss": register})
    assert _codes(portal) == [("status-list-differs", "data/status/hrss/1.revocation.jwt:1")]


def test_a_decision_taken_back_from_the_register_is_told() -> None:
    changes = (bureau.change(FIRST, StatusAction.REVOKE),)
    signed = bureau.signed_portal(bureau.portal(changes=changes))
    assert _codes(replace(signed, status_registers={})) == [
        ("status-list-differs", "data/status/hrss/1.revocation.jwt:1")
    ]


def test_a_status_list_that_does_not_verify_is_refused(signed: Portal) -> None:
    file = signed.status_tokens["hrss/1.revocation"]
    forged = bureau.resigned(file.lines[0], lambda p: None, key=FOREIGN_KEY)
    tokens = {**signed.status_tokens, "hrss/1.revocation": replace(file, lines=(forged,))}
    assert _codes(replace(signed, status_tokens=tokens)) == [
        ("status-list-refused", "data/status/hrss/1.revocation.jwt:1")
    ]


def test_two_records_with_one_status_index_are_told(signed: Portal) -> None:
    first, second, chief = signed.credentials[LIST].lines
    entries = bureau.payload_of(first)["credentialStatus"]
    twin = bureau.resigned(second, lambda p: p.update(credentialStatus=entries))
    assert ("status-index-twice", f"{CREDENTIALS}:2") in _codes(_lines(signed, first, twin, chief))


@pytest.mark.parametrize("is_changed", [True, False], ids=["changed", "missing"])
def test_coverage_that_is_not_signed_as_it_stands_is_told(signed: Portal, is_changed: bool) -> None:
    coverage = signed.coverage["demo"]
    widened = replace(
        coverage, declarations=(replace(coverage.declarations[0], as_of=date(2026, 3, 17)),)
    )
    portal = (
        replace(signed, coverage={"demo": widened})
        if is_changed
        else replace(signed, coverage_tokens={})
    )
    assert [code for code, _ in _codes(portal)] == ["coverage-unsigned"]


def test_coverage_signed_by_a_foreign_key_is_refused(signed: Portal) -> None:
    file = signed.coverage_tokens["demo"]
    forged = bureau.resigned(file.lines[0], lambda p: None, key=FOREIGN_KEY)
    tokens = {"demo": replace(file, lines=(forged,))}
    assert _codes(replace(signed, coverage_tokens=tokens)) == [
        ("coverage-refused", "data/coverage/demo.jwt:1")
    ]
