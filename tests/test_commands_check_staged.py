"""`portal check --staged`: what the next commit would hold, and nothing else."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.bad_data import GOOD, lay_out
from tests.conftest import ROOT
from tests.desk import Desk
from tests.git_repository import OWN, commit_all, git

LIST = Path("data/approved_lists/demo/2026/demo-list-2026-01.csv")
ID_NUMBER = "51010219900307123X"
POLICIES = ("mohrss-2022-14", "cq-2023-27", "cq-2021-55", "sc-2024-10", "sh-2024-177")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    lay_out(GOOD, tmp_path)
    commit_all(tmp_path, is_new=True)
    return Desk(tmp_path)


def stage(desk: Desk, path: str | Path, content: str | bytes) -> None:
    file = desk.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    git(desk.root, "add", "--force", str(path))


def told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = desk.run("check", "--staged")
    return code, capsys.readouterr().out


def changed_list(desk: Desk, old: str, new: str) -> str:
    text = (desk.root / LIST).read_text("utf-8-sig")
    assert old in text
    return text.replace(old, new, 1)


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<x/>")
    return buffer.getvalue()


def test_nothing_staged_is_fine(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(desk, capsys) == (0, "0 errors, 0 warnings\n")


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    good = (desk.root / LIST).read_bytes()
    stage(desk, LIST, changed_list(desk, "特级技师", "特技"))
    (desk.root / LIST).write_bytes(good)
    code, out = told(desk, capsys)
    assert code == 1
    assert f"{LIST.as_posix()}:2" in out


def test_what_lies_in_the_folder_and_is_not_staged_is_left_alone(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / LIST).write_text(changed_list(desk, "特级技师", "特技"), "utf-8")
    (desk.root / "notes.txt").write_text(ID_NUMBER)
    assert told(desk, capsys)[0] == 0


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("README.md", f"联系人\n身份证 {ID_NUMBER}\n"),
        ("notes.txt", f"第一行\n{ID_NUMBER}".encode("gb18030")),
        ("notes.txt", f"第一行\n{ID_NUMBER}".encode("utf-16")),
        ("content/guides/a.md", f"# 题\n{ID_NUMBER[:6]} {ID_NUMBER[6:14]} {ID_NUMBER[14:]}\n"),
        ("export.csv", f"姓名,前,后\n某人,{ID_NUMBER[:9]},{ID_NUMBER[9:]}\n"),
        ("export.csv", "姓名,电话\n某人,１３９１２３４５６７８\n"),
        ("tool.py", f"KEY = 1\nsample = '{ID_NUMBER}'\n"),
        ("data/notes.json", f'{{\n"id": "{ID_NUMBER}"}}'),
        ("notes.txt", f"{ID_NUMBER[:9]}\n{ID_NUMBER[9:]}\n"),
    ],
    ids=[
        "a README",
        "a text in GBK",
        "a text in UTF-16",
        "prose with spaces between",
        "two cells of a table",
        "a mobile in full width",
        "a program",
        "a file of another kind among the data",
        "a number broken over two lines",
    ],
)
def test_personal_data_in_any_text_is_refused_with_its_line(
    path: str, content: str | bytes, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(desk, path, content)
    code, out = told(desk, capsys)
    assert code == 1
    assert f"{path}:2: " in out
    assert "[personal-data]" in out


def test_the_name_of_a_file_is_looked_at_too(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(desk, f"{ID_NUMBER}.txt", "无")
    code, out = told(desk, capsys)
    assert (code, "`path` seems to hold an identity number" in out) == (1, True)


def test_numbers_that_are_no_id_numbers_by_definition_are_let_through(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(desk, "export.csv", "credit_code,note\n510102199003071231,x\n")
    assert told(desk, capsys)[0] == 0


def test_a_private_key_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    stage(desk, "backup.txt", "-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    code, out = told(desk, capsys)
    assert (code, "[private-key]" in out) == (1, True)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("名单.xlsx", zipped("xl/workbook.xml")),
        ("data/notices/demo/2026/list.csv", zipped("xl/workbook.xml")),
        ("old.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)),
        ("名单.et", b"anything"),
        ("scan.pdf", b"%PDF-1.7"),
        ("backup.zip", zipped("a.csv")),
    ],
    ids=["a workbook", "one called csv", "an old one called txt", "of WPS", "a PDF", "an archive"],
)
def test_what_cannot_be_looked_into_is_refused(
    path: str, content: bytes, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(desk, path, content)
    code, out = told(desk, capsys)
    assert (code, f"{path}: " in out, "[staged-container]" in out) == (1, True, True)


def test_a_word_file_of_an_official_text_is_where_it_belongs(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(desk, "policy_texts/cq-2021-55.docx", zipped("word/document.xml"))
    assert told(desk, capsys)[0] == 0


def test_a_text_that_the_repository_keeps_out_is_refused_when_forced(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / ".gitignore").write_text("/policy_texts/*\n")
    stage(desk, "policy_texts/cq-2021-55.txt", "一、目标\n")
    code, out = told(desk, capsys)
    assert (code, "[staged-ignored-text]" in out) == (1, True)


@pytest.mark.shared
@pytest.mark.parametrize("policy", POLICIES)
def test_an_official_text_outside_its_place_is_known_by_its_clauses(
    policy: str, desk: Desk, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in sorted(ROOT.glob(f"data/policies/*/{policy}.clauses.yml")):
        stage(desk, file.relative_to(ROOT), file.read_bytes())
    text = (shared / "policies" / f"{policy}.txt").read_bytes()
    stage(desk, "content/guides/text.md", text)
    code, out = told(desk, capsys)
    assert (code, f"the fingerprint of {policy}" in out) == (1, True)


def test_a_link_among_the_data_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    (desk.root / "data/notices/link.yml").symlink_to("/etc/hostname")
    git(desk.root, "add", "--all")
    code, out = told(desk, capsys)
    assert (code, "[is-a-link]" in out) == (1, True)


def test_rows_that_are_taken_away_alone_leave_a_header_that_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    git(desk.root, "rm", "--quiet", "--cached", str(LIST))
    code, out = told(desk, capsys)
    assert (code, "[missing-file]" in out) == (1, True)


def test_a_change_of_a_notice_is_held_against_the_list_that_followed_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = next((desk.root / "data/notices").rglob("*.csv"))
    lines = notice.read_text("utf-8-sig").splitlines()
    stage(desk, notice.relative_to(desk.root), "\n".join(lines[:2]) + "\n")
    code, out = told(desk, capsys)
    assert (code, "[not-in-notice]" in out) == (1, True)


def test_history_of_an_organisation_is_not_edited_away(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = next((desk.root / "data/organisations").rglob("demo-*.yml"))
    git(desk.root, "rm", "--quiet", str(file.relative_to(desk.root)))
    code, out = told(desk, capsys)
    assert (code, "[organisation-taken-out]" in out) == (1, True)


def test_the_first_commit_is_checked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(GOOD, tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    assert told(Desk(tmp_path), capsys)[0] == 0


def test_a_hook_in_a_repository_that_holds_the_portal_in_a_folder_stops_a_commit(
    tmp_path: Path,
) -> None:
    portal = tmp_path / "门户 一"
    lay_out(GOOD, portal)
    commit_all(tmp_path, is_new=True)
    hook = tmp_path / ".git/hooks/pre-commit"
    command = [sys.executable, "-m", "generator.cli", "-C", "门户 一", "check", "--staged"]
    hook.write_text(f"#!/bin/sh\nexec {shlex.join(command)}\n")
    hook.chmod(0o755)
    file = portal / LIST
    file.write_text(file.read_text("utf-8-sig").replace("特级技师", "特技", 1), "utf-8")
    done = subprocess.run(
        ["git", "commit", "--all", "--message=x"],
        cwd=tmp_path,
        env={**os.environ, **OWN, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"{LIST.as_posix()}:2" in (done.stdout + done.stderr).decode()


def test_a_digest_with_eleven_digits_in_a_row_is_no_mobile(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = "0fdbf900d6edc703d5700d17725466202b8b612959a664b0a1be9702f0536e8d"
    stage(desk, "notes.txt", f"sha256: {digest}\nsha256:{digest}\n")
    assert told(desk, capsys)[0] == 0
    stage(desk, "notes.txt", f"sha256: {digest[:-1]}\n")
    assert "[personal-data]" in told(desk, capsys)[1]
