"""`portal doctor`: what is well, what is to be done, and the exit code that says which."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from generator.doctor import Finding, findings
from tests.bad_data import GOOD, TODAY, lay_out
from tests.desk import Desk

SECRET = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    lay_out(GOOD, tmp_path / "portal")
    return Desk(tmp_path / "portal")


def to_do(desk: Desk, today: date = TODAY) -> list[Finding]:
    return [one for one in findings(desk.root, today) if one.to_do]


def keys_of(desk: Desk) -> Path:
    folder = desk.root.parent / "config/skillgrade-portal/keys"
    (folder / "demo-hrss").mkdir(parents=True)
    (folder / "demo-hrss/a.key").write_text(SECRET)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return folder


def test_where_all_is_well_it_exits_0(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("doctor") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("ok")] == []


def test_the_machine_the_desk_and_the_portal_are_all_asked(desk: Desk) -> None:
    about = [one.about.en for one in findings(desk.root, TODAY)]
    for expected in ("Python", "cryptography", "git", "folder of keys", "calendars", "trust list"):
        assert expected in about


def test_something_to_do_exits_3_and_says_what(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / "site_config.yml").unlink()
    assert desk.run("doctor") == 3
    assert "to do  site_config.yml" in capsys.readouterr().out


@pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")
def test_keys_that_others_may_read_are_told_and_not_read(desk: Desk) -> None:
    folder = keys_of(desk)
    assert to_do(desk) == []
    (folder / "demo-hrss/a.key").chmod(0o644)
    (finding,) = to_do(desk)
    assert finding.about.en == "folder of keys"
    assert finding.to_do is not None
    assert finding.to_do.en.startswith("chmod")
    assert "c2VjcmV0" not in str(finding)


def test_a_key_in_the_portals_folder_is_told(desk: Desk) -> None:
    (desk.root / "backup").mkdir()
    (desk.root / "backup/a.key").write_text(SECRET)
    (finding,) = to_do(desk)
    assert Path(finding.found.en) == Path("backup/a.key")


def test_a_year_without_calendar_is_told_when_it_is_near(desk: Desk) -> None:
    text = (desk.root / "site_config.yml").read_text("utf-8")
    (desk.root / "site_config.yml").write_text(text.replace("2026-03-18", "2026-11-02"), "utf-8")
    assert "data/calendars/2027.yml" in [one.to_do.en for one in to_do(desk) if one.to_do]


def test_data_that_cannot_be_read_lead_to_the_check(desk: Desk) -> None:
    (desk.root / "data/grades.yml").write_text("- ", "utf-8")
    assert "portal check" in [one.to_do.en for one in to_do(desk) if one.to_do]
