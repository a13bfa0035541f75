"""What is shipped works without the checkout: theme and calendars are inside the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.cli import main
from tests.bad_data import GOOD, lay_out
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def _portal(installed: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *words],
        cwd=cwd,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_wheel_builds_a_portal_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    told = _portal(installed, "build", cwd=tmp_path)
    assert (told.returncode, told.stdout) == (0, ""), told.stderr
    assert (tmp_path / "site/verify/v1/verifier.js").is_file()
    assert (tmp_path / "site/assets/portal.css").is_file()


def test_the_wheel_brings_the_parts_of_a_word_file(installed: Path, tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    words = ("notice", "export", "demo-notice-2026-01", "--for", "docx", "--out")
    told = _portal(installed, *words, "wheel.docx", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert main(["-C", str(tmp_path), *words, str(tmp_path / "checkout.docx")]) == 0
    assert (tmp_path / "wheel.docx").read_bytes() == (tmp_path / "checkout.docx").read_bytes()


def test_the_wheel_brings_its_calendars(installed: Path, tmp_path: Path) -> None:
    told = _portal(installed, "deadline", "2024-02-07", cwd=tmp_path)
    assert told.stdout == "2024-02-20\n"


def test_the_wheel_makes_the_same_new_portal_as_the_checkout_and_builds_it(
    installed: Path, tmp_path: Path
) -> None:
    told = _portal(installed, "new", "门户", "--jurisdiction", "sc", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    from_checkout = _files(tmp_path / "门户")
    folder = tmp_path / "from the checkout"
    assert main(["new", str(folder), "--jurisdiction", "sc"]) == 0
    assert _files(folder) == from_checkout
    told = _portal(installed, "build", "--today", "2026-03-18", cwd=tmp_path / "门户")
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "门户/site/policies/sc-2024-10/index.html").is_file()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


def test_the_wheel_holds_no_test_and_no_key(installed: Path) -> None:
    tops = {path.name.split("-")[0] for path in installed.iterdir()}
    assert tops == {"generator", "skillgrade_portal"}
    assert [path for path in installed.rglob("*") if path.suffix in {".key", ".pem", ".jwt"}] == []
