"""`portal status` on a copy of the demo."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.portal import load_portal
from generator.model import StatusAction
from tests.desk import FIRST, REVOKED, Desk

SUSPENDED = "Y00009999990126T000003"
CHANGES = "data/status/demo-hrss/changes.yml"
REVOCATION_CLAUSE = "附件4 第七条（二）"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.in_folder(tmp_path)


def test_a_revocation_is_written_down_and_signed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (desk.root / CHANGES).read_text(encoding="utf-8")
    words = (
        "--clause",
        REVOCATION_CLAUSE,
        "--on",
        "2026-03-17",
        "--document",
        "示人社发〔2026〕16号",
    )
    assert desk.sign("status", "revoke", FIRST, *words) == 0
    assert CHANGES in capsys.readouterr().out
    assert (desk.root / CHANGES).read_text(encoding="utf-8").startswith(before.rstrip())
    portal, problems = load_portal(desk.root)
    assert problems == []
    last = portal.status_registers["demo-hrss"].changes[-1]
    assert (last.certificate_number, last.action) == (FIRST, StatusAction.REVOKE)
    assert last.decided_by == "示例省人力资源和社会保障厅"
    assert last.ground == next(
        ground.text
        for ground in portal.policies["demo-2025-1"].grounds
        if ground.clause == REVOCATION_CLAUSE
    )
    assert desk.problems() == []


def test_free_text_is_kept_to_the_letter(desk: Desk) -> None:
    ground = '引号"与冒号: #井号 - 横线'
    words = ("--clause", REVOCATION_CLAUSE, "--on", "2026-03-17", "--ground", ground)
    assert desk.sign("status", "revoke", FIRST, *words) == 0
    portal, _ = load_portal(desk.root)
    assert portal.status_registers["demo-hrss"].changes[-1].ground == ground


@pytest.mark.parametrize(
    ("action", "number", "clause", "on", "code"),
    [
        ("reinstate", FIRST, REVOCATION_CLAUSE, "2026-03-17", "status-out-of-order"),
        ("suspend", REVOKED, REVOCATION_CLAUSE, "2026-03-17", "status-out-of-order"),
        ("suspend", FIRST, REVOCATION_CLAUSE, "2026-03-17", "status-ground-unknown"),
        ("revoke", FIRST, REVOCATION_CLAUSE, "2025-12-31", "status-before-approval"),
        ("revoke", SUSPENDED, REVOCATION_CLAUSE, "2026-03-01", "status-out-of-order"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_nothing_written(
    desk: Desk,
    capsys: pytest.CaptureFixture[str],
    action: str,
    number: str,
    clause: str,
    on: str,
    code: str,
) -> None:
    before = (desk.root / CHANGES).read_bytes()
    assert desk.sign("status", action, number, "--clause", clause, "--on", on) == 1
    assert code in capsys.readouterr().err
    assert (desk.root / CHANGES).read_bytes() == before


def test_a_number_on_no_list_is_told(desk: Desk) -> None:
    words = ("--clause", REVOCATION_CLAUSE, "--on", "2026-03-17")
    assert desk.sign("status", "revoke", "Y00009999990126T000999", *words) == 1


def test_a_clause_without_a_ground_needs_one(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.sign("status", "revoke", FIRST, "--clause", "四（五）", "--on", "2026-03-17") == 1
    assert "--ground" in capsys.readouterr().err
