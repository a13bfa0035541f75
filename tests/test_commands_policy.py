"""`portal policy import` and `portal policy fingerprint` in a small portal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.check import portal_with_texts
from generator.cli import main
from tests.bad_data import GOOD

POLICY = "mohrss-2022-14"
OURS = "demo-2025-1"
TEXT = "通知\n\n一、总则\n\n职工可以申报特级技师。\n\n二、施行\n\n自2030年1月1日起施行。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "portal")
    return tmp_path / "portal"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "official.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def bring(root: Path, file: Path, *words: str, policy: str = POLICY, language: str = "zh") -> int:
    return main(
        ["-C", str(root), "--lang", language, "policy", "import", str(file), "--id", policy, *words]
    )


def laid(root: Path) -> list[str]:
    return sorted(file.name for file in (root / "policy_texts").glob("*"))


def test_an_imported_text_is_at_hand_clause_by_clause(root: Path, text: Path) -> None:
    assert bring(root, text) == 0
    portal, _ = portal_with_texts(root)
    assert [clause.clause for clause in portal.policy_texts[POLICY]] == ["前言", "一", "二"]


def test_the_laid_file_is_the_given_one_byte_for_byte(root: Path, text: Path) -> None:
    bring(root, text)
    assert (root / f"policy_texts/{POLICY}.txt").read_bytes() == text.read_bytes()


def test_a_dry_run_reports_and_writes_nothing(
    root: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(root, text, "--dry-run") == 0
    assert not (root / "policy_texts").exists()
    assert capsys.readouterr().out.startswith("前言\t2\t")


def test_a_new_import_takes_the_place_of_one_in_another_format(root: Path, text: Path) -> None:
    bring(root, text)
    page = text.with_name("official.HTM")
    page.write_text("<p>通知</p><p>一、总则</p><p>公开。</p>", encoding="utf-8")
    assert bring(root, page) == 0
    assert laid(root) == [f"{POLICY}.html"]


def test_a_text_that_cannot_be_read_leaves_the_older_import(
    root: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(root, text)
    text.write_bytes(TEXT.encode("gbk"))
    assert bring(root, text) == 1
    assert "not-utf-8" in capsys.readouterr().err
    assert (root / f"policy_texts/{POLICY}.txt").read_text(encoding="utf-8") == TEXT


def test_each_clause_is_held_against_its_fingerprint(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "demo.txt"
    ours = (root / f"data/policies/demo/{OURS}.txt").read_text(encoding="utf-8")
    lines = ours.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("（一）"))
    lines[at] = lines[at] + "另加一句。"
    changed.write_text(
        "\n".join([*lines, "附件9", "另一个附件", "一、新的一条。"]), encoding="utf-8"
    )
    assert bring(root, changed, "--dry-run", policy=OURS) == 0
    out = capsys.readouterr().out
    assert "已变，概括待复核" in out
    assert "✓ 与编制所据文本一致" in out
    assert "附件9 一\t5\t新增" in out


def test_what_the_text_lacks_is_listed_too(
    root: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(root, text, "--dry-run", policy=OURS, language="en") == 0
    out = capsys.readouterr().out
    assert "absent from this text" in out


def test_a_text_of_our_own_is_not_replaced_by_an_import(root: Path, text: Path) -> None:
    assert bring(root, text, policy=OURS) == 2
    assert not (root / "policy_texts").exists()


def test_a_text_may_come_before_its_facts_and_what_to_write_is_told(
    root: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(root, text, policy="cq-1999-1") == 0
    assert "data/policies/_template.yml" in capsys.readouterr().err
    _, problems = portal_with_texts(root)
    assert [problem.code for problem in problems] == ["imported-text-without-facts"]


@pytest.mark.parametrize("policy", ["../../etc", "重庆-1", "CQ-1", "cq 1", ""])
def test_a_text_is_not_laid_under_what_is_no_id(root: Path, text: Path, policy: str) -> None:
    assert bring(root, text, policy=policy) == 2
    assert not (root / "policy_texts").exists()


@pytest.mark.parametrize("name", ["official.pdf", "official", "official.doc"])
def test_another_format_is_refused(root: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert bring(root, tmp_path / name) == 1


def test_a_file_that_is_not_there_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(root, tmp_path / "no.txt") == 1
    assert "unreadable" in capsys.readouterr().err


def test_fingerprints_of_our_own_text_are_written_as_committed(root: Path) -> None:
    prints = root / f"data/policies/demo/{OURS}.clauses.yml"
    committed = prints.read_bytes()
    prints.unlink()
    assert main(["-C", str(root), "policy", "fingerprint", OURS]) == 0
    assert prints.read_bytes() == committed


def test_fingerprints_need_a_text_at_hand(root: Path) -> None:
    assert main(["-C", str(root), "policy", "fingerprint", POLICY]) == 2


def test_a_text_of_our_own_that_belongs_to_no_policy_is_a_problem(root: Path) -> None:
    (root / "data/policies/demo/demo-1999-1.txt").write_text(TEXT, encoding="utf-8")
    (root / "policy_texts").mkdir()
    (root / "policy_texts/README.md").write_text("# 原文\n", encoding="utf-8")
    codes = [problem.code for problem in portal_with_texts(root)[1]]
    assert codes == ["policy-text-without-facts"]


def test_two_texts_of_one_policy_are_a_problem(root: Path) -> None:
    (root / "policy_texts").mkdir()
    for ending in ("txt", "md"):
        (root / f"policy_texts/{POLICY}.{ending}").write_text(TEXT, encoding="utf-8")
    codes = [problem.code for problem in portal_with_texts(root)[1]]
    assert codes == ["policy-text-twice"]


def test_linked_texts_are_told_and_not_followed(root: Path, text: Path) -> None:
    (root / "policy_texts").mkdir()
    (root / f"policy_texts/{POLICY}.txt").symlink_to(text)
    portal, problems = portal_with_texts(root)
    assert [problem.code for problem in problems] == ["is-a-link"]
    assert POLICY not in portal.policy_texts


def test_a_folder_of_texts_that_is_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"elsewhere/{POLICY}.txt").write_text(TEXT, encoding="utf-8")
    (root / "policy_texts").symlink_to(tmp_path / "elsewhere")
    portal, problems = portal_with_texts(root)
    assert [problem.code for problem in problems] == ["is-a-link"]
    assert POLICY not in portal.policy_texts
