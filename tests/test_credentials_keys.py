"""Key files: encrypted, private, outside every repository; and the demo keys, which are none of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from generator.credentials.demo_keys import DEMO_FINGERPRINTS, DEMO_SEED_TEXTS
from generator.credentials.keys import (
    PrivateKey,
    create_private_key,
    default_key_path,
    load_private_key,
)
from generator.problems import SigningError
from tests.conftest import ROOT
from tests.sign_samples import demo_key


def test_a_created_key_is_encrypted_private_and_loads_again(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "a.key"
    key = create_private_key(path, b"secret")
    assert b"ENCRYPTED" in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert load_private_key(path, b"secret").public == key.public


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    create_private_key(path, b"secret")
    with pytest.raises(SigningError, match="never overwritten"):
        create_private_key(path, b"secret")


def test_a_key_without_passphrase_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="cannot be empty"):
        create_private_key(tmp_path / "a.key", b"")


@pytest.mark.parametrize("passphrase", [b"wrong", b""])
def test_a_wrong_passphrase_is_told(tmp_path: Path, passphrase: bytes) -> None:
    path = tmp_path / "a.key"
    create_private_key(path, b"secret")
    with pytest.raises(SigningError, match="wrong passphrase"):
        load_private_key(path, passphrase)


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    create_private_key(path, b"secret")
    path.chmod(0o644)
    with pytest.raises(SigningError, match="can be read by others"):
        load_private_key(path, b"secret")


def test_an_unencrypted_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    path.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    path.chmod(0o600)
    with pytest.raises(SigningError, match="not an encrypted"):
        load_private_key(path, b"secret")


@pytest.mark.parametrize("folder", ["data", "tests", "tests/keys/deeper"])
def test_a_key_inside_a_work_tree_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / ".git").mkdir()
    with pytest.raises(SigningError, match="inside a git work tree"):
        create_private_key(tmp_path / folder / "a.key", b"secret")


def test_a_link_into_a_work_tree_is_refused(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / ".git").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tree)
    with pytest.raises(SigningError, match="inside a git work tree"):
        create_private_key(tmp_path / "link" / "a.key", b"secret")


def test_a_missing_key_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="cannot read the key file"):
        load_private_key(tmp_path / "none.key", b"secret")


def test_keys_stand_in_the_configuration_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/conf")
    expected = Path("/conf/skillgrade-portal/keys/demo-hrss/2026-a.key")
    assert default_key_path("demo-hrss", "2026-a") == expected


def test_the_demo_keys_are_those_anyone_can_make() -> None:
    made = {
        name: PrivateKey.from_seed(hashlib.sha256(text.encode()).digest()).public
        for name, text in DEMO_SEED_TEXTS.items()
    }
    assert {key.fingerprint for key in made.values()} == DEMO_FINGERPRINTS
    assert {name: demo_key(name).public for name in made} == made


def test_no_other_key_is_printed_in_the_repository() -> None:
    printed = {file.name for file in (ROOT / "tests/keys").glob("*.key")}
    assert printed == {f"DO_NOT_TRUST_{name}.key" for name in DEMO_SEED_TEXTS}
