"""`portal trust`: from nothing to a list with an issuer, two roots and a rotated key."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.credentials.keys import create_private_key, load_private_key, write_public_half
from generator.credentials.trust_checked import newest_trust_list
from generator.credentials.trust_list import TrustList, read_trust_list
from generator.load.config import load_config
from generator.model import Portal, SignedFile
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
        return write_public_half(self.keys / f"{name}.key", key.public)

    def pin(self, *names: str, threshold: int | None = None) -> None:
        """The roots of these names in `site_config.yml`, and how many of them must sign."""
        fingerprints = [
            load_private_key(self.root_key(name), b"secret").public.fingerprint for name in names
        ]
        file = self.desk.root / "site_config.yml"
        before = re.sub(r"(?m)^root_threshold:.*\n", "", file.read_text(encoding="utf-8"))
        pinned = pin_root(before, "\n  - ".join(fingerprints))
        at_least = f"root_threshold: {threshold}\n" if threshold else ""
        file.write_text(f"{pinned.rstrip()}\n{at_least}", encoding="utf-8")

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
    assert "1 more must sign" in capsys.readouterr().err
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


def _grow(bureau: _Bureau) -> None:
    """Two of three: signed by the one root there was and by a second."""
    _with_issuer(bureau)
    added = ("--add", bureau.public("second"), "--add", bureau.public("third"))
    grow = ("roots", *added, "--threshold", "2", "--root-key", bureau.root_key())
    assert bureau.run(*grow) == 0
    bureau.pin("root", "second", "third", threshold=2)
    assert bureau.run("sign", "--root-key", bureau.root_key("second")) == 0


def _problems(bureau: _Bureau) -> list[str]:
    config, _ = load_config(bureau.desk.root)
    assert config
    files = sorted((bureau.desk.root / "data/trust").glob("*.json"))
    lists = {
        int(file.stem): SignedFile(
            path=f"data/trust/{file.name}", lines=tuple(file.read_text().splitlines())
        )
        for file in files
    }
    _, problems = newest_trust_list(Portal(trust_lists=lists), config)
    return [problem.code for problem in problems]


def test_one_root_grows_to_two_of_three(
    bureau: _Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    _grow(bureau)
    trust = bureau.read(3)
    assert (trust.threshold, len(trust.roots)) == (2, 3)
    told = capsys.readouterr().err
    assert "1 more must sign" in told
    assert all(root.fingerprint in told for root in trust.roots)
    assert "root_threshold: 2" in told
    assert _problems(bureau) == []
    bureau.pin("root", "second", "third")
    assert _problems(bureau) == ["root-threshold-not-pinned"]


def test_a_list_that_one_of_two_has_signed_is_not_believed_yet(bureau: _Bureau) -> None:
    _grow(bureau)
    assert bureau.run("renew", "--root-key", bureau.root_key("third")) == 0
    assert _problems(bureau) == ["trust-list-refused"]
    assert bureau.run("sign", "--root-key", bureau.root_key("second")) == 0
    assert _problems(bureau) == []


def test_one_of_three_cannot_lower_the_threshold(bureau: _Bureau) -> None:
    """By its own threshold the list would hold: neither the settings nor the version before let it."""
    _grow(bureau)
    alone = ("roots", "--threshold", "1", "--root-key", bureau.root_key("third"))
    assert bureau.run(*alone) == 0
    assert bureau.read(4).threshold == 1
    assert _problems(bureau) == ["trust-list-refused"]
    bureau.pin("root", "second", "third")
    assert _problems(bureau) == ["trust-list-chain"]


def test_a_root_is_replaced_with_the_signature_of_the_one_before(bureau: _Bureau) -> None:
    _with_issuer(bureau)
    old = bureau.read(2).roots[0].fingerprint
    words = ("roots", "--add", bureau.public("next"), "--retire", old)
    assert bureau.run(*words, "--root-key", bureau.root_key("next")) == 0
    bureau.pin("next")
    assert _problems(bureau) == ["trust-list-chain"]
    assert bureau.run("sign", "--root-key", bureau.root_key()) == 0
    assert _problems(bureau) == []
    assert bureau.run("renew", "--root-key", bureau.root_key("next")) == 0
    assert _problems(bureau) == []
    assert bureau.run("renew", "--root-key", bureau.root_key()) == 1


@pytest.mark.parametrize("action", ["renew", "sign", "roots", "change"])
def test_a_foreign_key_writes_no_list(
    bureau: _Bureau, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _with_issuer(bureau)
    bureau.public("foreign")
    words: dict[str, tuple[str | Path, ...]] = {
        "roots": ("roots", "--add", bureau.public("one")),
        "change": ("change", "bureau", "--name", "别的局"),
    }
    before = (bureau.desk.root / "data/trust/2.json").read_bytes()
    assert bureau.run(*words.get(action, (action,)), "--root-key", bureau.root_key("foreign")) == 1
    assert "is no root of the list" in capsys.readouterr().err
    assert not (bureau.desk.root / "data/trust/3.json").exists()
    assert (bureau.desk.root / "data/trust/2.json").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--threshold", "2"), 2),
        (("--retire", "sha256:" + "0" * 64), 1),
        (("--retire", "the-old-one"), 2),
        (("--add", "root"), 1),
        (("--add", "issuer"), 1),
        (("--add", "nowhere"), 1),
    ],
    ids=["nothing", "more than there are", "unknown", "no fingerprint", "twice", "an authority's", "no file"],
)  # fmt: skip
def test_roots_that_cannot_be_are_not_signed(
    bureau: _Bureau, words: tuple[str, ...], code: int
) -> None:
    _with_issuer(bureau)
    given = [bureau.keys / f"{word}.jwk" if words[0] == "--add" and at else word for at, word in enumerate(words)]  # fmt: skip
    assert bureau.run("roots", *given, "--root-key", bureau.root_key()) == code
    assert not (bureau.desk.root / "data/trust/3.json").exists()


def test_more_signatures_than_roots_are_refused_before_a_key_is_made(bureau: _Bureau) -> None:
    assert bureau.run("init", "--out", bureau.root_key(), "--threshold", "2") == 2
    assert not bureau.root_key().exists()


def test_a_mandate_changes_and_its_keys_stay(bureau: _Bureau) -> None:
    _with_issuer(bureau)
    words = ("change", "bureau", "--organisation", "Y000051000101", "--highest-grade", "technician")
    assert bureau.run(*words, "--root-key", bureau.root_key()) == 0
    before, after = bureau.read(2).issuers["bureau"], bureau.read(3).issuers["bureau"]
    assert (after.organisations, after.highest_grade) == (("Y000051000101",), "technician")
    assert (after.name, after.jurisdictions, after.keys) == (
        before.name, before.jurisdictions, before.keys,
    )  # fmt: skip
    again = ("change", "bureau", "--all-organisations", "--jurisdiction", "cq")
    assert bureau.run(*again, "--root-key", bureau.root_key()) == 0
    widened = bureau.read(4).issuers["bureau"]
    assert (widened.organisations, widened.provinces) == (None, ("50",))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("bureau",), 2),
        (("bureau", "--all-organisations", "--organisation", "Y000051000101"), 2),
        (("bureau", "--jurisdiction", "nowhere"), 2),
        (("other", "--name", "某局"), 1),
    ],
    ids=["nothing", "both", "unknown place", "unknown authority"],
)
def test_a_change_of_mandate_that_cannot_be_is_not_signed(
    bureau: _Bureau, words: tuple[str, ...], code: int
) -> None:
    _with_issuer(bureau)
    assert bureau.run("change", *words, "--root-key", bureau.root_key()) == code
    assert not (bureau.desk.root / "data/trust/3.json").exists()


def test_the_first_root_gets_its_recovery_sheet(bureau: _Bureau) -> None:
    _begin(bureau)
    assert bureau.desk.run("keys", "sheet", bureau.root_key()) == 0
    sheet = bureau.root_key().with_suffix(".html").read_text(encoding="utf-8")
    assert bureau.read(1).roots[0].fingerprint in sheet
