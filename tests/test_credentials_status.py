"""The verdict table from status on, each line by one thing that is wrong; then tokens and roots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.credentials.outcomes import PLACE_OF_REASON, Reason, Step, Verdict
from generator.credentials.record import Supersession
from generator.credentials.verdict import verify_number, verify_token
from generator.model import StatusAction
from tests import bureau
from tests.bureau import ABSENT, CHIEF, FIRST, FOREIGN_KEY, SECOND, Site, asked, served_token

REVOCATION = "status/hrss/1.revocation.jwt"


@pytest.fixture
def site() -> Site:
    return Site.of(bureau.signed_portal(bureau.portal()))


# --- status, freshness ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "verdict", "reason", "purpose"),
    [
        (StatusAction.REVOKE, "revoked", "status-revoked", "revocation"),
        (StatusAction.SUSPEND, "suspended", "status-suspended", "suspension"),
    ],
)
def test_a_decision_is_told_with_its_clause_and_ground(
    action: StatusAction, verdict: str, reason: str, purpose: str
) -> None:
    site = Site.of(bureau.signed_portal(bureau.portal(changes=(bureau.change(FIRST, action),))))
    result = asked(site)
    assert (result["verdict"], result["reason"]) == (verdict, reason)
    assert result["status"] == {
        "purpose": purpose,
        "on": "2026-03-16",
        "clause": "附件4 第七条（二）",
        "policy": "test-policy",
        "ground": "以他人成果作为本人业绩",
        "decided_by": "示例省人力资源和社会保障厅",
        "document_number": "示人社发〔2026〕15号",
        "superseded_by": None,
    }
    assert "以他人成果作为本人业绩" in result["message"]["zh"]
    assert asked(site, SECOND)["verdict"] == "valid"


def test_a_reinstated_record_is_valid_again() -> None:
    changes = (
        bureau.change(FIRST, StatusAction.SUSPEND, date(2026, 3, 1)),
        bureau.change(FIRST, StatusAction.REINSTATE, date(2026, 3, 16)),
    )
    assert (
        asked(Site.of(bureau.signed_portal(bureau.portal(changes=changes))))["verdict"] == "valid"
    )


def test_a_record_that_another_number_supersedes_is_superseded(site: Site) -> None:
    successor = bureau.resigned(served_token(site, SECOND), lambda p: p.update(supersedes=FIRST))
    site.serve_instead(SECOND, successor)
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("superseded", "status-superseded")
    assert result["status"]["superseded_by"] == SECOND
    assert asked(site, SECOND)["verdict"] == "valid"


def test_a_forged_successor_supersedes_nothing(site: Site) -> None:
    forged = bureau.resigned(
        served_token(site, SECOND), lambda p: p.update(supersedes=FIRST), key=FOREIGN_KEY
    )
    site.serve_instead(SECOND, forged)
    assert asked(site)["verdict"] == "valid"


def test_of_two_tokens_of_a_number_the_correction_is_taken() -> None:
    first = bureau.signed_portal(bureau.portal())
    announced = bureau.approved_list(bureau.holder(1, FIRST))
    corrected = bureau.corrected_list(announced, name="林励行")
    before = bureau.with_files(
        bureau.portal([bureau.approved_list(bureau.holder(1, FIRST))]),
        bureau.issued(bureau.portal([bureau.approved_list(bureau.holder(1, FIRST))])),
    )
    after = replace(before, approved_lists={corrected.id: corrected})
    supersession = Supersession(number=FIRST, reason="姓名用字更正")
    after = bureau.with_files(after, bureau.issued(after, supersession))
    assert len(after.credentials[bureau.LIST].lines) == 2
    assert asked(Site.of(after))["record"]["name"] == "林励行"
    assert asked(Site.of(first))["record"]["name"] == "林砺行"


def test_the_old_token_of_a_corrected_record_is_superseded_and_the_new_one_valid() -> None:
    before = bureau.signed_portal(bureau.portal([bureau.approved_list(bureau.holder(1, FIRST))]))
    announced = bureau.approved_list(bureau.holder(1, FIRST))
    corrected = bureau.corrected_list(announced, name="林励行")
    after = replace(before, approved_lists={corrected.id: corrected})
    supersession = Supersession(number=FIRST, reason="姓名用字更正")
    after = bureau.with_files(after, bureau.issued(after, supersession))
    old, new = after.credentials[bureau.LIST].lines
    site = Site.of(after).records()
    result = verify_token(old, site=site, checked_on=bureau.TODAY)
    assert (result["verdict"], result["status"]["superseded_by"]) == ("superseded", FIRST)
    assert verify_token(new, site=site, checked_on=bureau.TODAY)["verdict"] == "valid"


def test_a_token_stands_by_itself_where_the_records_cannot_be_read(site: Site) -> None:
    token = served_token(site)
    site.failing |= {path for path in site.files if path.startswith("records/")}
    result = verify_token(token, site=site.records(), checked_on=bureau.TODAY)
    assert (result["verdict"], result["as_of"]["site_data_on"]) == ("valid", None)


def _revoked_bit_without_change(site: Site) -> None:
    revoked = Site.of(
        bureau.signed_portal(bureau.portal(changes=(bureau.change(FIRST, StatusAction.REVOKE),)))
    )
    token = revoked.files[REVOCATION].strip()
    site.files[REVOCATION] = bureau.resigned(
        token, lambda p: p["credentialSubject"].update(changes=[])
    )


def _status_edit(edit: Callable[[dict[str, Any]], None], **how: Any) -> Callable[[Site], None]:
    def change(site: Site) -> None:
        site.files[REVOCATION] = bureau.resigned(site.files[REVOCATION].strip(), edit, **how)

    return change


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (lambda s: s.files.pop(REVOCATION), "status-unavailable"),
        (lambda s: s.failing.add("status/hrss/1.suspension.jwt"), "status-unavailable"),
        (lambda s: s.files.update({REVOCATION: "<html>"}), "status-unverified"),
        (
            lambda s: s.files.update({REVOCATION: s.files["status/hrss/1.suspension.jwt"]}),
            "status-unverified",
        ),
        (_status_edit(lambda p: None, key=FOREIGN_KEY), "status-unverified"),
        (
            _status_edit(lambda p: p.update(id=f"{bureau.BASE}status/hrss/2.revocation.jwt")),
            "status-unverified",
        ),
        (_status_edit(lambda p: p.update(type=["VerifiableCredential"])), "status-unverified"),
        (
            _status_edit(lambda p: p["credentialSubject"].update(encodedList="uAAAA")),
            "status-unverified",
        ),
        (_revoked_bit_without_change, "status-unverified"),
    ],
)
def test_a_status_list_that_is_missing_or_not_believed_is_unavailable(
    site: Site, fault: Callable[[Site], None], reason: str
) -> None:
    fault(site)
    result = asked(site)
    assert (result["verdict"], result["reason"]) == ("unavailable", reason)
    assert result["status"] is None


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 9, 13), None),
        (date(2026, 9, 14), "status-list-expired"),
        (date(2036, 12, 31), "status-list-expired"),
        (date(2037, 1, 1), "trust-list-expired"),
    ],
)
def test_a_list_past_its_age_makes_the_verdict_stale_and_no_worse(
    site: Site, day: date, reason: str | None
) -> None:
    result = asked(site, on=day)
    assert (result["verdict"], result["reason"]) == ("valid_stale" if reason else "valid", reason)
    assert result["record"] is not None


# --- tokens, roots, and the table itself ----------------------------------------------------------


def test_a_token_need_not_stand_in_the_records(site: Site) -> None:
    token = served_token(site)
    site.serve_tokens([one for one in site.tokens() if one != token])
    result = verify_token(token, site=site.records(), checked_on=bureau.TODAY)
    assert result["verdict"] == "valid"
    assert result["input"] == {"kind": "token", "number": FIRST}
    assert result["as_of"]["site_data_on"] is None


def test_a_root_taken_from_the_site_is_told(site: Site) -> None:
    site.pinned = ()
    result = asked(site)
    assert result["verdict"] == "valid"
    assert [warning["code"] for warning in result["warnings"]] == ["root-not-pinned"]


def test_two_roots_reach_a_threshold_of_two_and_one_twice_does_not(site: Site) -> None:
    second = FOREIGN_KEY
    trust = bureau.trust_list(threshold=2, roots=(bureau.ROOT_KEY.public, second.public))
    site.pinned = (bureau.ROOT_KEY.public.fingerprint, second.public.fingerprint)
    site.trust(trust, bureau.ROOT_KEY, bureau.ROOT_KEY)
    assert asked(site)["reason"] == "trust-list-unverified"
    site.trust(trust, bureau.ROOT_KEY, second)
    assert asked(site)["verdict"] == "valid"


def test_a_batch_reads_each_file_once(site: Site) -> None:
    records = site.records()
    for number in (FIRST, SECOND, CHIEF, ABSENT, ABSENT):
        verify_number(number, site=records, checked_on=bureau.TODAY)
    assert len(site.reads) == len(set(site.reads))


def test_every_reason_has_one_place_in_the_table() -> None:
    assert set(PLACE_OF_REASON) == set(Reason)
    assert {verdict for _, verdict in PLACE_OF_REASON.values()} == set(Verdict) - {Verdict.VALID}
    assert {step for step, _ in PLACE_OF_REASON.values()} == set(Step)
