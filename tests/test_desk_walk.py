"""A bureau's whole way: an empty folder, the templates of `data/`, and nothing but commands.

Every date lies in 2024, so that it is past whenever this runs.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.new_bureau import (
    ABSENT,
    FIRST,
    LIST,
    LIST_CSV,
    OUTSIDE,
    SECOND,
    NewBureau,
    make_key,
    make_keys_and_trust_list,
    write_a_list,
)


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NewBureau:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return NewBureau(tmp_path)


def test_a_portal_of_policies_alone_is_checked_and_built(
    bureau: NewBureau, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bureau.run("check") == 0
    assert bureau.run("build") == 0
    site = bureau.desk.root / "site"
    assert "还没有信任清单" in (site / "trust/index.html").read_text(encoding="utf-8")
    assert "还没有公布可以核验的名单" in (site / "verify/index.html").read_text(encoding="utf-8")
    capsys.readouterr()
    assert bureau.run("verify", FIRST, "--site", site, "--json") == 3
    assert json.loads(capsys.readouterr().out)["verdict"] == "unavailable"


def test_a_bureau_goes_the_whole_way_with_commands(
    bureau: NewBureau, capsys: pytest.CaptureFixture[str]
) -> None:
    make_keys_and_trust_list(bureau, capsys)
    write_a_list(bureau)
    _told(bureau, capsys, "unsigned-row", code=1)  # the only mistake left
    assert bureau.as_issuer("issue", LIST) == 0
    assert _verdicts(bureau, capsys) == {FIRST: "valid", SECOND: "not_covered"}

    bureau.replace(LIST_CSV, "特级技师,,2,", f"特级技师,{SECOND},2,")  # the number came later
    assert bureau.as_issuer("issue", "--all") == 0
    assert "1 signed, 1 kept" in capsys.readouterr().err
    assert _verdicts(bureau, capsys) == {FIRST: "valid", SECOND: "valid"}

    bureau.write("coverage", "sc.yml")
    _told(bureau, capsys, "coverage-unsigned", code=1)
    assert bureau.as_issuer("issue", "--all") == 0
    assert _verdicts(bureau, capsys, ABSENT, OUTSIDE) == {
        ABSENT: "not_found",
        OUTSIDE: "not_covered",
    }

    assert _decide(bureau, "suspend", FIRST, "四（二）", "2024-03-18") == 0
    assert _decide(bureau, "revoke", SECOND, "四（一）", "2024-03-18") == 0
    assert _verdicts(bureau, capsys) == {FIRST: "suspended", SECOND: "revoked"}
    assert _decide(bureau, "reinstate", FIRST, "四（三）", "2024-03-20") == 0
    assert _decide(bureau, "reinstate", SECOND, "四（三）", "2024-03-20") == 1
    assert _verdicts(bureau, capsys) == {FIRST: "valid", SECOND: "revoked"}


def test_a_bureau_changes_its_key_and_corrects_a_name(
    bureau: NewBureau, capsys: pytest.CaptureFixture[str]
) -> None:
    make_keys_and_trust_list(bureau, capsys)
    write_a_list(bureau)
    assert bureau.as_issuer("issue", "--all") == 0
    make_key(bureau, "2024-b")
    public = bureau.keys / "sc-hrss/2024-b.jwk"
    assert (
        bureau.as_root("trust", "add", "sc-hrss", "--public", public, "--from", "2024-01-01") == 0
    )
    assert bureau.as_root("trust", "end", "sc-hrss", "2024-a", "--on", "2024-03-31") == 0
    capsys.readouterr()
    assert bureau.as_issuer("issue", "--all") == 1
    assert "2024-a may not sign" in capsys.readouterr().err

    new_key = ("--key", bureau.keys / "sc-hrss/2024-b.key", "--passphrase-file", bureau.passphrase)
    assert bureau.run("issue", "--all", *new_key) == 0  # the status lists

    notice = "data/notices/sc/2024/sc-notice-2024-01.csv"
    for path in (LIST_CSV, notice):
        bureau.replace(path, "陆承锋", "陆承峰")
    _told(bureau, capsys, "--supersedes", code=1)
    correction = ("--supersedes", FIRST, "--reason", "姓名用字更正")
    assert bureau.run("issue", LIST, *correction, *new_key) == 0
    assert _verdicts(bureau, capsys, FIRST) == {FIRST: "valid"}
    assert bureau.run("verify", FIRST, "--site", bureau.desk.root / "site", "--name", "陆承峰") == 0


def _decide(bureau: NewBureau, action: str, number: str, clause: str, on: str) -> int:
    return bureau.as_issuer("status", action, number, "--clause", clause, "--on", on)


def _told(bureau: NewBureau, capsys: pytest.CaptureFixture[str], what: str, *, code: int) -> None:
    capsys.readouterr()
    assert bureau.run("check") == code
    printed = capsys.readouterr().out
    assert what in printed
    assert "1 error," in printed


def _verdicts(
    bureau: NewBureau, capsys: pytest.CaptureFixture[str], *numbers: str
) -> dict[str, str]:
    """What the portal, checked and built anew, answers for each number."""
    assert bureau.run("check") == 0
    assert bureau.run("build") == 0
    verdicts = {}
    for number in numbers or (FIRST, SECOND):
        capsys.readouterr()
        bureau.run("verify", number, "--site", bureau.desk.root / "site", "--json")
        verdicts[number] = json.loads(capsys.readouterr().out)["verdict"]
    return verdicts
