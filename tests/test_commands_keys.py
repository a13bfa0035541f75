"""`portal keys create`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from generator.credentials.keys import PublicKey, load_private_key
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
