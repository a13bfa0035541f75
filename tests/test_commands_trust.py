"""`portal trust`: from nothing to a list with an issuer, two roots and a rotated key."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.credentials.keys import create_private_key, load_private_key
from generator.credentials.trust_list import TrustList, read_trust_list
from generator.load.config import load_config
from tests.conftest import ROOT
from tests.desk import Desk
from tests.sign_samples import pin_root

ISSUER = (
    "--key-id", "2026-a", "--name", "某市人力资源和社会保障局", "--mandate", "某市名单",
    "--jurisdiction", "sc", "--province", "51", "--highest-grade", "chief-technician",
)  # fmt: skip


class _Bureau:
    """An empty portal and the keys of its root holder, outside of it."""

    def __init__(self, folder: Path) -> None:
        self.keys = folder / "keys"
        self.keys.mkdir()
        self.passphrase = self.keys / "passphrase"
        self.passphrase.write_text("secret")
        self.desk = Desk(folder / "portal")
        self.desk.root.mkdir()
        settings = (ROOT / "site_config.yml").read_text(encoding="utf-8")
        (self.desk.root / "site_config.yml").write_text(settings, encoding="utf-8")
        (self.desk.root / "data").mkdir()
        shutil.copyfile(ROOT / "data/jurisdictions.yml", self.desk.root / "data/jurisdictions.yml")

    def run(self, *words: str | Path) -> int:
        return self.desk.run("trust", *words, "--passphrase-file", self.passphrase)

    def root_key(self, name: str = "root") -> Path:
        return self.keys / f"{name}.key"

    def public(self, name: str) -> Path:
        """The public half of a new key."""
        key = create_private_key(self.keys / f"{name}.key", b"secret")
        file = self.keys / f"{name}.jwk"
        file.write_text(json.dumps(key.public.jwk))
        return file

    def pin(self, *names: str) -> None:
        """The roots of these names in `site_config.yml`."""
        fingerprints = [
            load_private_key(self.root_key(name), b"secret").public.fingerprint for name in names
        ]
        file = self.desk.root / "site_config.yml"
        pinned = pin_root(file.read_text(encoding="utf-8"), "\n  - ".join(fingerprints))
        file.write_text(pinned, encoding="utf-8")

    def read(self, version: int) -> TrustList:
        config, _ = load_config(self.desk.root)
        assert config
        text = (self.desk.root / f"data/trust/{version}.json").read_text()
        return read_trust_list(text, config.root_fingerprints, config.identifier_base)


@pytest.fixture
def bureau(tmp_path: Path) -> _Bureau:
    return _Bureau(tmp_path)


def _begin(bureau: _Bureau) -> None:
    assert bureau.run("init", "--out", bureau.root_key()) == 0
    bureau.pin("root")


def test_the_first_list_is_signed_by_the_new_root(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    _begin(bureau)
    trust = bureau.read(1)
    assert (trust.version, trust.issuers) == (1, {})
    assert trust.roots[0].fingerprint in capsys.readouterr().err


def test_a_second_first_list_is_refused(bureau: _Bureau) -> None:
    _begin(bureau)
    assert bureau.run("init", "--out", bureau.root_key("other")) == 1


def test_an_authority_is_added_in_the_next_version(bureau: _Bureau) -> None:
    _begin(bureau)
    words = ("add", "bureau", "--public", bureau.public("issuer"), *ISSUER)
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 0
    issuer = bureau.read(2).issuers["bureau"]
    assert (issuer.provinces, issuer.organisations) == (("51",), None)
    assert bureau.read(1).issuers == {}


def test_a_new_authority_needs_its_mandate(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    _begin(bureau)
    words = ("add", "bureau", "--public", bureau.public("issuer"), "--key-id", "2026-a")
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 1
    assert "--highest-grade" in capsys.readouterr().err


def test_a_key_is_rotated_by_adding_one(bureau: _Bureau) -> None:
    _begin(bureau)
    first = ("add", "bureau", "--public", bureau.public("one"), *ISSUER)
    bureau.run(*first, "--root-key", bureau.root_key())
    second = ("add", "bureau", "--public", bureau.public("two"), "--key-id", "2027-a")
    assert bureau.run(*second, "--root-key", bureau.root_key()) == 0
    assert [key.id for key in bureau.read(3).issuers["bureau"].keys] == ["2026-a", "2027-a"]
    assert bureau.run(*second, "--root-key", bureau.root_key()) == 1


def test_a_list_of_two_roots_holds_once_both_have_signed(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    second = bureau.public("second")
    words = ("init", "--out", bureau.root_key(), "--further-root", second, "--threshold", "2")
    assert bureau.run(*words) == 0
    assert "further roots must sign" in capsys.readouterr().err
    bureau.pin("root", "second")
    assert bureau.run("sign", "--root-key", bureau.root_key("second")) == 0
    assert bureau.read(1).threshold == 2


def test_a_key_that_is_no_root_cannot_sign_the_list(bureau: _Bureau) -> None:
    _begin(bureau)
    bureau.public("other")
    assert bureau.run("sign", "--root-key", bureau.root_key("other")) == 1


def test_a_list_that_the_pinned_root_did_not_sign_is_not_extended(bureau: _Bureau) -> None:
    _begin(bureau)
    bureau.public("other")
    bureau.pin("other")
    words = ("add", "bureau", "--public", bureau.public("issuer"), *ISSUER)
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 1


def _with_issuer(bureau: _Bureau) -> None:
    _begin(bureau)
    words = ("add", "bureau", "--public", bureau.public("issuer"), *ISSUER)
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 0


def test_the_provinces_are_those_of_the_jurisdictions_unless_named(bureau: _Bureau) -> None:
    _begin(bureau)
    words = [word for word in ISSUER if word not in ("--province", "51")]
    public = bureau.public("2027-b")
    words = ["add", "bureau", "--public", public, *words[2:], "--root-key", bureau.root_key()]
    assert bureau.run(*words) == 0
    issuer = bureau.read(2).issuers["bureau"]
    assert issuer.provinces == ("51",)
    assert [key.id for key in issuer.keys] == ["2027-b"]  # the name of its file


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--province", "5"), 2, "--province"),
        (("--organisation", "蜀西重工"), 2, "--organisation"),
        (("--jurisdiction", "nowhere"), 2, "nowhere"),
        (("--highest-grade", "特级技师"), 2, "--highest-grade"),
    ],
)
def test_a_mandate_that_cannot_be_is_not_signed(
    bureau: _Bureau,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    _begin(bureau)
    full = ("add", "bureau", "--public", bureau.public("issuer"), *ISSUER, *words)
    assert bureau.run(*full, "--root-key", bureau.root_key()) == code
    assert told in capsys.readouterr().err
    assert not (bureau.desk.root / "data/trust/2.json").exists()


def test_one_public_key_belongs_to_one_authority(bureau: _Bureau) -> None:
    _with_issuer(bureau)
    words = ("add", "other", "--public", bureau.keys / "issuer.jwk", *ISSUER)
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 1


def test_a_mandate_is_not_passed_over_when_a_key_is_added(bureau: _Bureau) -> None:
    _with_issuer(bureau)
    words = ("add", "bureau", "--public", bureau.public("two"), *ISSUER)
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 2


@pytest.mark.parametrize(
    ("words", "valid_until", "compromised_on"),
    [((), date(2026, 6, 30), None), (("--compromised",), None, date(2026, 6, 30))],
    ids=["ends", "is in others' hands"],
)
def test_a_key_ends_on_its_day(
    bureau: _Bureau,
    words: tuple[str, ...],
    valid_until: date | None,
    compromised_on: date | None,
) -> None:
    _with_issuer(bureau)
    end = ("end", "bureau", "2026-a", "--on", "2026-06-30", *words)
    assert bureau.run(*end, "--root-key", bureau.root_key()) == 0
    key = bureau.read(3).issuers["bureau"].key("2026-a")
    assert key
    assert (key.valid_until, key.compromised_on) == (valid_until, compromised_on)


def test_a_key_that_is_not_on_the_list_cannot_end(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    _with_issuer(bureau)
    end = ("end", "bureau", "2025-a", "--on", "2026-06-30", "--root-key", bureau.root_key())
    assert bureau.run(*end) == 1
    assert "bureau 2026-a" in capsys.readouterr().err


def test_a_list_is_renewed_in_the_next_version(bureau: _Bureau) -> None:
    _with_issuer(bureau)
    words = ("renew", "--expires-on", "2031-12-31", "--root-key", bureau.root_key())
    assert bureau.run(*words) == 0
    assert bureau.read(3).expires_on == date(2031, 12, 31)
    assert bureau.read(3).issuers == bureau.read(2).issuers
