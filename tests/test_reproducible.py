"""The same input gives the same bytes: in any folder, zone, locale, hash seed, with or without a cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.bad_data import GOOD, lay_out
from tests.conftest import ROOT

SHANGHAI = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
NEW_YORK = {
    "TZ": "America/New_York",
    "LC_ALL": "C.UTF-8",
    "LANG": "zh_CN.UTF-8",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": "4000000000",
    "COLUMNS": "40",
}


def _demo(folder: Path) -> Path:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    shutil.copyfile(ROOT / "site_config.yml", folder / "site_config.yml")
    return folder


def _start(root: Path, environment: dict[str, str], cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "build"]
    command += ["--today", "2026-03-18"]
    settings = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=cwd, env=settings, stderr=subprocess.PIPE)


def _files(site: Path) -> dict[str, bytes]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def _differing(first: Path, second: Path) -> list[str]:
    one, other = _files(first), _files(second)
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def test_the_demo_is_the_same_bytes_wherever_and_whenever_it_is_built(tmp_path: Path) -> None:
    """Another folder, cwd, zone, locale, hash seed; other times of files; data written in other order."""
    first = _demo(tmp_path / "甲 one")
    second = _demo(tmp_path / "deeper" / "two")
    for age, file in enumerate(sorted((second / "data").rglob("*.*"), reverse=True)):
        os.utime(file, (age, age))
    (second / "elsewhere").mkdir()
    builds = [
        _start(first, SHANGHAI, tmp_path),
        _start(second, NEW_YORK, second / "elsewhere"),
    ]
    for build in builds:
        told = build.communicate()[1]
        assert build.returncode == 0, told.decode("utf-8", "replace")
    assert len(_files(first / "site")) > 300
    assert _differing(first / "site", second / "site") == []


def test_a_warm_cache_a_damaged_one_and_none_give_the_same_bytes(tmp_path: Path) -> None:
    lay_out(GOOD, tmp_path)
    arguments = ["-C", str(tmp_path), "build", "--out"]
    assert main([*arguments, "cold"]) == 0
    assert main([*arguments, "warm"]) == 0
    (kept,) = (tmp_path / ".cache/shell").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert main([*arguments, "damaged"]) == 0
    for other in ("warm", "damaged"):
        assert _differing(tmp_path / "cold", tmp_path / other) == []


@pytest.mark.parametrize("today", ["1970-01-01", "2099-12-31"])
def test_a_demo_is_built_for_its_own_day_whatever_the_clock_says(
    tmp_path: Path, today: str
) -> None:
    lay_out(GOOD, tmp_path)
    assert main(["-C", str(tmp_path), "build", "--out", "a"]) == 0
    assert main(["-C", str(tmp_path), "build", "--out", "b", "--today", today]) == 0
    assert _differing(tmp_path / "a", tmp_path / "b") == []
