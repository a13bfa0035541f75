"""Signing at the desk: each row once, nothing twice, nothing beyond the mandate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.credentials.checked import verify_credentials
from generator.credentials.desk import open_desk
from generator.credentials.record import Supersession
from generator.credentials.signers import key_signer
from generator.credentials.status_index import StatusIndexes
from generator.credentials.status_list import CredentialStatus
from generator.desk_files import write_files
from generator.issue import issue
from generator.load.config import load_config
from generator.load.portal import load_portal
from generator.management_periods import management_period
from generator.model import ManagementPeriodRule, Portal, StatusAction, StatusRegister
from generator.problems import DataError, EnvironmentFault, SigningError
from tests import bureau
from tests.bureau import CHIEF, FIRST, FOREIGN_KEY, ISSUER_KEY, LIST, SECOND
from tests.conftest import ROOT
from tests.sign_samples import signed_samples


def _indexes(portal: Portal) -> dict[str, str]:
    return {
        payload["credentialSubject"]["certificateNumber"]: payload["credentialStatus"][0][
            "statusListIndex"
        ]
        for payload in map(bureau.payload_of, portal.credentials[LIST].lines)
    }


def test_each_numbered_row_becomes_a_token_in_row_order() -> None:
    issuance = bureau.issued(bureau.portal())
    assert list(issuance.files) == [
        "data/coverage/demo.jwt",
        f"data/credentials/demo/2026/{LIST}.jwt",
        "data/status/hrss/1.revocation.jwt",
        "data/status/hrss/1.suspension.jwt",
    ]
    lines = issuance.files[f"data/credentials/demo/2026/{LIST}.jwt"].decode().splitlines()
    numbers = [bureau.payload_of(one)["credentialSubject"]["certificateNumber"] for one in lines]
    assert numbers == [FIRST, SECOND, CHIEF]


def test_signing_again_gives_nothing_to_write() -> None:
    signed = bureau.signed_portal(bureau.portal())
    again = bureau.issued(signed)
    assert (again.files, again.new_numbers, again.kept_count) == ({}, (), 3)


def test_what_is_signed_passes_the_build() -> None:
    _, problems = verify_credentials(bureau.signed_portal(bureau.portal()), bureau.config())
    assert problems == []


def test_a_number_that_comes_later_is_added_in_its_row() -> None:
    signed = bureau.signed_portal(bureau.portal())
    approved = signed.approved_lists[LIST]
    third = replace(approved.holders[2], certificate_number="Y00009999990126T000003")
    rows = (*approved.holders[:2], third, approved.holders[3])
    numbered = replace(signed, approved_lists={LIST: replace(approved, holders=rows)})
    issuance = bureau.issued(numbered)
    assert issuance.new_numbers == ("Y00009999990126T000003",)
    after = bureau.with_files(numbered, issuance)
    kept = signed.credentials[LIST].lines
    assert after.credentials[LIST].lines[:2] == kept[:2]
    assert after.credentials[LIST].lines[3] == kept[2]
    assert set(issuance.files) == {f"data/credentials/demo/2026/{LIST}.jwt"}


def test_a_changed_row_is_refused_without_a_supersession() -> None:
    signed = bureau.signed_portal(bureau.portal())
    with pytest.raises(DataError) as caught:
        bureau.issued(_renamed(signed))
    assert [problem.code for problem in caught.value.problems] == ["signed-row-changed"]
    assert "name" in caught.value.problems[0].message.en


def test_a_correction_stands_after_what_it_corrects_and_keeps_its_index() -> None:
    signed = bureau.signed_portal(bureau.portal())
    renamed = _renamed(signed)
    after = bureau.with_files(
        renamed, bureau.issued(renamed, Supersession(number=FIRST, reason="用字更正"))
    )
    old, new = (bureau.payload_of(line) for line in after.credentials[LIST].lines[:2])
    assert new["supersedes"] == FIRST
    assert new["supersedesReason"] == "用字更正"
    assert new["credentialStatus"] == old["credentialStatus"]
    credentials, problems = verify_credentials(after, bureau.config())
    assert problems == []
    assert credentials.records[LIST][1].signed.record.name == "林励行"


def test_a_number_that_had_to_change_supersedes_the_old_one() -> None:
    signed = bureau.signed_portal(bureau.portal())
    renumbered = _first_row(signed, certificate_number="Y00009999990126T000008")
    with pytest.raises(DataError) as caught:
        bureau.issued(renumbered)
    assert "signed-row-gone" in {problem.code for problem in caught.value.problems}
    after = bureau.with_files(
        renumbered, bureau.issued(renumbered, Supersession(number=FIRST, reason="编码更正"))
    )
    credentials, problems = verify_credentials(after, bureau.config())
    assert problems == []
    assert credentials.states[FIRST].status is CredentialStatus.SUPERSEDED
    assert len(credentials.tokens_by_number[FIRST]) == 2


def test_a_supersession_of_nothing_is_told() -> None:
    signed = bureau.signed_portal(bureau.portal())
    with pytest.raises(SigningError, match="no row takes the place"):
        bureau.issued(signed, Supersession(number=FIRST, reason="无"))


def test_a_key_that_is_not_on_the_trust_list_signs_nothing() -> None:
    with pytest.raises(SigningError, match="not on trust list"):
        bureau.desk(bureau.portal(), FOREIGN_KEY)


def test_a_row_beyond_the_mandate_is_told_at_its_place() -> None:
    issuer = bureau.trusted_issuer(provinces=("51",))
    file = bureau.signed_file("data/trust/1.json", bureau.trust_file(bureau.trust_list(issuer)))
    with pytest.raises(DataError) as caught:
        bureau.issued(replace(bureau.portal(), trust_lists={1: file}))
    assert {problem.code for problem in caught.value.problems} == {"row-outside-mandate"}


def test_a_list_of_another_authority_is_not_signed() -> None:
    other = replace(bureau.approved_list(bureau.holder(1, FIRST)), issuer="other")
    with pytest.raises(SigningError, match="signed by other"):
        issue(bureau.desk(bureau.portal([other])), [LIST])


def test_coverage_beyond_the_mandate_is_not_signed() -> None:
    issuer = bureau.trusted_issuer(highest_grade="special-technician")
    file = bureau.signed_file("data/trust/1.json", bureau.trust_file(bureau.trust_list(issuer)))
    only_special = bureau.portal([bureau.approved_list(bureau.holder(1, FIRST))])
    with pytest.raises(SigningError, match="may not declare"):
        bureau.issued(replace(only_special, trust_lists={1: file}))


def test_a_decision_is_signed_without_touching_records() -> None:
    signed = bureau.signed_portal(bureau.portal())
    register = StatusRegister(issuer="hrss", changes=(bureau.change(FIRST, StatusAction.REVOKE),))
    decided = replace(signed, status_registers={"hrss": register})
    issuance = bureau.issued(decided, today=date(2026, 3, 19))
    assert set(issuance.files) == {
        "data/status/hrss/1.revocation.jwt",
        "data/status/hrss/1.suspension.jwt",
    }
    _, problems = verify_credentials(bureau.with_files(decided, issuance), bureau.config())
    assert problems == []


@pytest.mark.parametrize(
    ("day", "is_renewed"), [(date(2026, 8, 14), False), (date(2026, 8, 15), True)]
)
def test_a_status_list_is_renewed_a_month_before_its_end(day: date, is_renewed: bool) -> None:
    signed = bureau.signed_portal(bureau.portal())
    assert bool(bureau.issued(signed, today=day).files) == is_renewed


def test_indexes_do_not_follow_the_numbers() -> None:
    indexes = _indexes(bureau.signed_portal(bureau.portal()))
    assert len(set(indexes.values())) == 3
    assert abs(int(indexes[FIRST]) - int(indexes[SECOND])) > 1


def test_a_taken_index_gives_way_to_the_next_and_wraps_around() -> None:
    def sign(data: bytes) -> bytes:
        return ISSUER_KEY.sign(data)

    _, index = StatusIndexes().take(FIRST, sign)
    number, beside = StatusIndexes({1: {index}}).take(FIRST, sign)
    assert (number, beside) == (1, (index + 1) % 131_072)
    full = {1: set(range(131_072)) - {0}}
    assert StatusIndexes(full).take(FIRST, sign)[0] == 2


@pytest.mark.parametrize(
    ("approved_on", "years", "expected"),
    [
        (date(2025, 3, 15), 3, (date(2025, 4, 1), date(2028, 3, 31))),
        (date(2025, 12, 31), 1, (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2024, 1, 31), 4, (date(2024, 2, 1), date(2028, 1, 31))),
    ],
)
def test_a_management_period_runs_from_the_month_after_approval(
    approved_on: date, years: int, expected: tuple[date, date]
) -> None:
    rule = ManagementPeriodRule(grades=("chief-technician",), years=years, clause="四")
    assert management_period(rule, approved_on) == expected


def test_the_committed_samples_are_what_the_demo_keys_sign() -> None:
    config, _ = load_config(ROOT)
    portal, _ = load_portal(ROOT)
    assert config
    for path, content in signed_samples(portal, config).items():
        assert (ROOT / path).read_bytes() == content, path


@pytest.mark.parametrize("below", ["", "data/"])
def test_files_that_cannot_be_written_leave_the_old_ones(tmp_path: Path, below: str) -> None:
    folder = tmp_path / below
    folder.mkdir(exist_ok=True)
    (folder / "a").write_text("old")
    (folder / "b").write_text("a file where a folder is needed")
    with pytest.raises(EnvironmentFault):
        write_files(tmp_path, {f"{below}a": b"new", f"{below}b/c": b"new"})
    assert (folder / "a").read_text() == "old"
    files = [file.relative_to(folder).as_posix() for file in tmp_path.rglob("*") if file.is_file()]
    assert sorted(files) == ["a", "b"]


def test_what_is_being_written_never_stands_among_the_data(tmp_path: Path) -> None:
    """A process killed on the way would leave what `check` does not know."""
    write_files(tmp_path, {"data/a": b"new"})
    assert (tmp_path / ".cache/desk").is_dir()
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["a"]


def _first_row(portal: Portal, **changes: str) -> Portal:
    corrected = bureau.corrected_list(portal.approved_lists[LIST], **changes)
    return replace(portal, approved_lists={LIST: corrected})


def _renamed(portal: Portal) -> Portal:
    return _first_row(portal, name="林励行")


def test_the_desk_knows_whose_key_it_is() -> None:
    desk = open_desk(bureau.portal(), bureau.config(), key_signer(ISSUER_KEY), bureau.TODAY)
    assert (desk.issuer.id, desk.key.id) == ("hrss", "2026-a")
