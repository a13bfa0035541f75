"""A build needs no secret, and one record that is not in order stops it at its place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.credentials.keys import PrivateKey
from tests import bureau
from tests.conftest import ROOT
from tests.desk import FIRST, Desk
from tests.sign_samples import demo_key

TOKENS = "data/credentials/demo/2026/demo-list-2026-01.jwt"
OTHER_TOKENS = "data/credentials/demo/2026/demo-list-2026-02.jwt"
KID = "https://skillgrade.example/trust/issuers/demo-hrss.json#2026-a"
STRANGER = PrivateKey.from_seed(b"nobody knows this key".ljust(32, b"."))
# the whole command, where the mere opening of a key ends it
NO_KEY_IS_OPENED = """
import sys
def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith((".key", "passphrase.txt")):
        raise PermissionError(arguments[0])
sys.addaudithook(watch)
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.in_folder(tmp_path / "demo")


def test_a_build_passes_where_every_secret_is_absent(desk: Desk, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path / "-")}
    command = [sys.executable, "-c", NO_KEY_IS_OPENED, "--directory", str(desk.root), "build"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (desk.root / "site/records/v1/index.json").is_file()


def _forged(lines: list[str], _other: list[str]) -> None:
    lines[1] = bureau.resigned(lines[1], lambda payload: None, key=STRANGER, kid=KID)


def _out_of_scope(lines: list[str], _other: list[str]) -> None:
    def elsewhere(payload: dict[str, Any]) -> None:
        payload["credentialSubject"]["certificateNumber"] = "Y00005199990126T000002"

    lines[1] = bureau.resigned(lines[1], elsewhere, key=demo_key("demo-hrss"), kid=KID)


def _replayed(lines: list[str], other: list[str]) -> None:
    lines[1] = other[0]


def _duplicated(lines: list[str], _other: list[str]) -> None:
    lines.insert(1, lines[0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_forged, "(signature)"),
        (_out_of_scope, "(jurisdiction)"),
        (_replayed, "Y00009999990126S000001"),
        (_duplicated, FIRST),
    ],
    ids=["forged", "out of scope", "replayed", "duplicated"],
)
def test_one_record_that_is_not_in_order_stops_the_build_at_its_place(
    change: Callable[[list[str], list[str]], None],
    told: str,
    desk: Desk,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = desk.root / TOKENS
    lines = file.read_text("ascii").splitlines()
    change(lines, (desk.root / OTHER_TOKENS).read_text("ascii").splitlines())
    file.write_text("\n".join([*lines, ""]), "ascii")
    assert desk.run("build") == 1
    printed = "".join(capsys.readouterr())
    assert any(line.startswith(f"{TOKENS}:2") and told in line for line in printed.splitlines())
    assert not (desk.root / "site").exists()
