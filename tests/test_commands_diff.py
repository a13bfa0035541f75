"""`portal diff`: the work tree beside what git has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bad_data import GOOD, lay_out
from tests.desk import Desk
from tests.git_repository import commit_all, git

LIST = Path("data/approved_lists/demo/2026/demo-list-2026-01.csv")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    lay_out(GOOD, tmp_path)
    commit_all(tmp_path, is_new=True)
    return Desk(tmp_path)


def drop_last_row(desk: Desk) -> None:
    file = desk.root / LIST
    file.write_text("\n".join(file.read_text("utf-8-sig").splitlines()[:-1]) + "\n", "utf-8")


def test_nothing_changes_right_after_a_commit(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("diff") == 0
    assert capsys.readouterr().out == "nothing changes\n"


def test_a_row_that_is_gone_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    drop_last_row(desk)
    assert desk.run("diff", "--lang", "zh") == 0
    assert "名单 demo-list-2026-01：−1 人" in capsys.readouterr().out


def test_the_revision_is_what_it_is_compared_with(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    drop_last_row(desk)
    commit_all(desk.root)
    assert desk.run("diff", "HEAD~1", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["people_removed"]) == ("changes/v1", 1)


def test_a_file_that_attributes_keep_out_of_archives_is_compared_all_the_same(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / ".gitattributes").write_text("*.csv export-ignore\n")
    commit_all(desk.root)
    assert desk.run("diff") == 0
    assert capsys.readouterr().out == "nothing changes\n"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:data"])
def test_what_is_no_revision_is_a_usage_error(
    revision: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("diff", "--", revision) == 2
    assert revision in capsys.readouterr().err


def test_outside_a_repository_it_is_a_fault_of_the_surroundings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert Desk(tmp_path).run("diff") == 3
    assert "git" in capsys.readouterr().err


def test_data_that_cannot_be_read_are_told_instead(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / LIST).write_text("serial\n", "utf-8")
    assert desk.run("diff") == 1
    assert "demo-list-2026-01.csv" in capsys.readouterr().err


def test_a_portal_in_a_folder_of_a_repository_is_compared_with_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    portal = tmp_path / "门户 一"
    lay_out(GOOD, portal)
    commit_all(tmp_path, is_new=True)
    drop_last_row(Desk(portal))
    assert Desk(portal).run("diff") == 0
    assert capsys.readouterr().out.startswith("list demo-list-2026-01: −1 person")
    assert git(tmp_path, "status", "--porcelain").startswith(" M")
