"""`portal issue` on a copy of the demo."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from tests.desk import DEMO_KEY, PASSPHRASE, ROOT_KEY, Desk

LIST = "demo-list-2026-01"
TOKENS = f"data/credentials/demo/2026/{LIST}.jwt"
HEADER = f"data/approved_lists/demo/2026/{LIST}.yml"
ROWS = f"data/approved_lists/demo/2026/{LIST}.csv"
ERRATUM = """errata:
  - serial: 1
    on: 2026-03-12
    field: name
    was: 林砺行
    becomes: 林励行
    decided_by: 示例省人力资源和社会保障厅
"""
SUPPLEMENT = """supplements:
  - on: 2026-03-17
    serials:
      - 13
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.in_folder(tmp_path)


def test_what_was_removed_is_signed_again(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    (desk.root / TOKENS).unlink()
    assert "unsigned-row" in desk.problems()
    assert desk.sign("issue", LIST) == 0
    printed = capsys.readouterr()
    assert TOKENS in printed.out
    assert "12 signed" in printed.err
    assert desk.problems() == []


def test_signing_again_writes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.sign("issue", "--all") == 0
    assert capsys.readouterr().out == ""


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    (desk.root / TOKENS).unlink()
    assert desk.sign("issue", "--all", "--dry-run") == 0
    assert not (desk.root / TOKENS).exists()


def test_a_command_signs_in_place_of_a_key_file(desk: Desk) -> None:
    (desk.root / TOKENS).unlink()
    script = desk.root / "signer.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from generator.credentials.keys import load_private_key\n"
        "key = load_private_key(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes().strip())\n"
        "sys.stdout.buffer.write(key.sign(sys.stdin.buffer.read()))\n"
    )
    command = shlex.join([sys.executable, str(script), str(DEMO_KEY), str(PASSPHRASE)])
    assert desk.run("issue", LIST, "--signer", command) == 0
    assert desk.problems() == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("false", "signing command failed"),
        ("echo nonsense", "no signature of 64 bytes"),
        ("printf %064d 0", "not on the trust list"),
        ("no-such-command-here", "signing command failed"),
    ],
)
def test_a_command_that_does_not_sign_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str], command: str, told: str
) -> None:
    assert desk.run("issue", LIST, "--signer", command) == 1
    assert told in capsys.readouterr().err


def test_a_key_that_is_not_on_the_list_signs_nothing(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("issue", LIST, "--key", ROOT_KEY, "--passphrase-file", PASSPHRASE)
    assert desk.run(*words) == 1
    assert "not on trust list" in capsys.readouterr().err


def test_a_correction_needs_its_reason(desk: Desk) -> None:
    assert desk.sign("issue", LIST, "--supersedes", "Y00009999990126T000001") == 2


@pytest.mark.parametrize("words", [(), (LIST, "--all")])
def test_either_lists_or_all_are_named(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.sign("issue", *words) == 2


def test_a_corrected_row_is_signed_with_its_reason(desk: Desk) -> None:
    _edit(desk, ROWS, "林砺行", "林励行")
    _edit(desk, HEADER, "", ERRATUM)
    assert desk.problems() == ["token-differs-from-row"]
    assert desk.sign("issue", LIST) == 1
    words = ("--supersedes", "Y00009999990126T000001", "--reason", "姓名用字更正")
    assert desk.sign("issue", LIST, *words) == 0
    assert desk.problems() == []


def test_a_correction_that_no_erratum_tells_is_warned_of(desk: Desk) -> None:
    _edit(desk, ROWS, "林砺行", "林励行")
    _edit(desk, "data/notices/demo/2025/demo-notice-2025-01.csv", "林砺行", "林励行")
    words = ("--supersedes", "Y00009999990126T000001", "--reason", "姓名用字更正")
    assert desk.sign("issue", LIST, *words) == 0
    assert desk.problems() == ["correction-without-erratum"]


def test_numbers_that_come_later_are_signed_once_a_supplement_tells_of_them(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(desk, ROWS, "特级技师,,15,", "特级技师,Y00009999990126T000014,15,")
    assert sorted(desk.problems()) == ["number-without-supplement", "unsigned-row"]
    _edit(desk, HEADER, "", SUPPLEMENT)
    assert desk.problems() == ["unsigned-row"]
    assert desk.sign("issue", LIST) == 0
    assert "1 signed" in capsys.readouterr().err
    assert desk.problems() == []


def test_bad_data_is_not_signed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    file = desk.root / f"data/approved_lists/demo/2026/{LIST}.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("特级技师", "高级", 1), encoding="utf-8")
    assert desk.sign("issue", LIST) == 1
    assert f"{LIST}.csv:2" in capsys.readouterr().err


def _edit(desk: Desk, path: str, old: str, new: str) -> None:
    """Nothing to replace: written at the end."""
    file = desk.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1) if old else text + new
    file.write_text(changed, encoding="utf-8")
