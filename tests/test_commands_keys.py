"""`portal keys create | sheet | restore`."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from generator.credentials.keys import PublicKey, load_private_key
from generator.render.handouts.cards import inline_code
from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "passphrase").write_text("secret words\r\nsecond line")
    return Desk(tmp_path)


def test_a_key_is_made_with_its_public_half_beside_it(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    out = desk.root / "a.key"
    words = ("keys", "create", "demo-hrss", "--out", out)
    assert desk.run(*words, "--passphrase-file", desk.root / "passphrase") == 0
    printed = capsys.readouterr()
    public = PublicKey(json.loads(printed.out)["x"])
    assert load_private_key(out, b"secret words").public == public
    assert (desk.root / "a.jwk").read_text() == printed.out
    assert public.fingerprint in printed.err


def test_a_key_goes_to_the_configuration_folder_by_default(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk.root))
    words = ("keys", "create", "demo-hrss", "--key-id", "2026-b")
    assert desk.run(*words, "--passphrase-file", desk.root / "passphrase") == 0
    assert (desk.root / "skillgrade-portal/keys/demo-hrss/2026-b.key").exists()


def test_a_key_inside_a_repository_is_refused(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / ".git").mkdir()
    out = desk.root / "data" / "a.key"
    words = ("keys", "create", "demo-hrss", "--out", out)
    assert desk.run(*words, "--passphrase-file", desk.root / "passphrase") == 1
    assert "inside a git work tree" in capsys.readouterr().err
    assert not out.exists()


def test_without_a_terminal_nothing_is_asked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("typed\n"))
    assert desk.run("keys", "create", "demo-hrss", "--out", desk.root / "a.key") == 1
    assert "--passphrase-file" in capsys.readouterr().err


@pytest.mark.parametrize("issuer", ["../x", "A", ""])
def test_an_issuer_that_is_no_id_is_a_usage_error(desk: Desk, issuer: str) -> None:
    assert desk.run("keys", "create", issuer) == 2


@pytest.fixture
def paper_key(desk: Desk) -> Path:
    out = desk.root / "root.key"
    words = ("keys", "create", "root", "--out", out)
    assert desk.run(*words, "--passphrase-file", desk.root / "passphrase") == 0
    return out


def _typed(sheet: str) -> list[str]:
    return [f"{text} {check}" for text, check in re.findall(r"<td>(\S+)</td><td>(\w+)</td>", sheet)]


def test_a_key_comes_back_from_the_lines_of_its_sheet(
    desk: Desk, paper_key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("keys", "sheet", paper_key) == 0
    sheet = paper_key.with_suffix(".html").read_text(encoding="utf-8")
    public = load_private_key(paper_key, b"secret words").public
    assert public.fingerprint in sheet
    typed = desk.root / "typed.txt"
    typed.write_text("\r\n".join(_typed(sheet)), encoding="utf-8")
    again = desk.root / "again.key"
    words = ("keys", "restore", typed, "--out", again)
    assert desk.run(*words, "--passphrase-file", desk.root / "passphrase") == 0
    assert public.fingerprint in capsys.readouterr().out
    assert load_private_key(again, b"secret words").public == public


def test_a_slip_in_typing_is_told_with_its_line_and_nothing_is_written(
    desk: Desk, paper_key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run("keys", "sheet", paper_key) == 0
    lines = _typed(paper_key.with_suffix(".html").read_text(encoding="utf-8"))
    lines[1] = ("A" if lines[1][0] != "A" else "B") + lines[1][1:]
    typed = desk.root / "typed.txt"
    typed.write_text("\n".join(lines), encoding="utf-8")
    again = desk.root / "again.key"
    words = ("keys", "restore", typed, "--out", again)
    assert desk.run(*words, "--passphrase-file", desk.root / "passphrase") == 1
    assert "line 2 and its check differ" in capsys.readouterr().err
    assert not again.exists()


def test_the_code_on_the_sheet_holds_the_encrypted_key(desk: Desk, paper_key: Path) -> None:
    assert desk.run("keys", "sheet", paper_key) == 0
    sheet = paper_key.with_suffix(".html").read_text(encoding="utf-8")
    pem = paper_key.read_text()
    assert inline_code(pem) in sheet
    assert "PRIVATE KEY" not in sheet  # as text it stands in numbered lines only


def test_a_sheet_is_not_written_into_a_work_tree(desk: Desk, paper_key: Path) -> None:
    (desk.root / "tree/.git").mkdir(parents=True)
    assert desk.run("keys", "sheet", paper_key, "--out", desk.root / "tree/a.html") == 1
    assert not (desk.root / "tree/a.html").exists()
