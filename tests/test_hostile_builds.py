"""Builds that are killed, run out of disk or find their tools broken: the old site stays, a second run heals."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.bad_data import GOOD, lay_out
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

# Kills itself at the end of a phase, or before the nth event of a kind that names a path: so at the
# same instruction in every run, with nothing to wait for.
KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from generator.build import build
root, phase, event, part, left = *sys.argv[1:5], [int(sys.argv[5])]
die = lambda: os.kill(os.getpid(), signal.SIGKILL)
def hook(name, arguments):
    if name == event and part in str(arguments[:2]):
        left[0] -= 1
        if left[0] == 0:
            die()
sys.addaudithook(hook)
build(Path(root), out=Path(root, "site"), today=date(2026, 3, 18), cache=Path(root, ".cache", "shell"),
      report=lambda ended, seconds: die() if ended == phase else None)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built") / "portal"
    lay_out(GOOD, root)
    assert main(["-C", str(root), "build"]) == 0
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A portal with its site, and a change in its data that would be seen."""
    lay_out(built, tmp_path / "portal")
    policy = tmp_path / "portal/data/policies/demo/demo-2025-1.yml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("规定公示", "修改公示"), encoding="utf-8")
    return tmp_path / "portal"


def _site(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _beside(root: Path) -> list[str]:
    return sorted(path.name for path in root.glob("site*"))


def _killed(root: Path, phase: str = "", event: str = "", part: str = "", count: int = 0) -> int:
    command = [sys.executable, "-c", KILLED, str(root), phase, event, part, str(count)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


@pytest.mark.parametrize("phase", ["check", "shell", "pages", "records", "search"])
def test_a_build_killed_after_any_phase_leaves_the_old_site_and_the_next_run_heals(
    root: Path, phase: str
) -> None:
    before = _site(root / "site")
    assert _killed(root, phase) == -signal.SIGKILL
    assert _site(root / "site") == before
    assert main(["-C", str(root), "build"]) == 0
    assert _site(root / "site") != before
    assert _beside(root) == ["site", "site_config.yml"]


@pytest.mark.parametrize(
    ("event", "part", "count"),
    [
        ("os.mkdir", "site.building", 1),
        ("open", "site.building", 1),
        ("open", "site.building", 60),
        ("open", "site.building", 130),
        ("os.rename", "site", 1),
        ("os.rename", "site", 2),
        ("shutil.rmtree", "site.old", 1),
    ],
    ids=str,
)
def test_a_build_killed_between_any_two_steps_is_healed_by_the_next_run(
    root: Path, event: str, part: str, count: int
) -> None:
    before = _site(root / "site")
    assert _killed(root, event=event, part=part, count=count) == -signal.SIGKILL
    now = root / "site" if (root / "site").exists() else root / "site.old"
    after = _site(now)
    assert after == before or "修改公示" in after["policies/demo-2025-1/index.html"].decode()
    assert len(after) == len(before)
    assert main(["-C", str(root), "build"]) == 0
    assert "修改公示" in (root / "site/policies/demo-2025-1/index.html").read_text(encoding="utf-8")
    assert _beside(root) == ["site", "site_config.yml"]
    assert len(_site(root / "site")) == len(before)


def _limited(root: Path, limit: int, what: int, *words: str) -> subprocess.CompletedProcess[str]:
    """`portal WORDS…` with a limit of the system on the process and its children."""

    def apply() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails instead
        resource.setrlimit(what, (limit, limit))

    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "--lang", "en", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=apply
    )


@pytest.mark.parametrize("has_cache", [True, False], ids=["at the site", "at the engine's folder"])
def test_a_disk_that_is_full_gives_one_clear_error(root: Path, has_cache: bool) -> None:
    """A file of more than a kilobyte cannot be written, as on a full disk."""
    if not has_cache:
        next((root / ".cache/shell").iterdir()).unlink()
    before = _site(root / "site")
    ended = _limited(root, 1000, resource.RLIMIT_FSIZE, "build")
    assert ended.returncode == 3
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("hint:") == 1
    assert _site(root / "site") == before
    assert main(["-C", str(root), "build"]) == 0


def test_an_output_that_cannot_be_written_gives_one_clear_error(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "blocked").write_text("a file where a folder should be")
    assert main(["-C", str(root), "--lang", "en", "build", "--out", "blocked/site"]) == 3
    assert "cannot write" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["data/site", "content/site", "data", "content/../data/site"])
def test_a_site_among_the_sources_is_refused(
    root: Path, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _site(root / "data")
    assert main(["-C", str(root), "--lang", "en", "build", "--out", out]) == 2
    assert "hint:" in capsys.readouterr().err
    assert _site(root / "data") == before


@pytest.mark.parametrize("out", [".", "/", ".."])
def test_a_folder_that_is_no_site_is_not_replaced(root: Path, out: str) -> None:
    assert main(["-C", str(root), "build", "--out", out]) == 2
    assert (root / "site_config.yml").exists()


@pytest.mark.parametrize("missing", ["mkdocs", "pagefind_bin"])
def test_a_missing_tool_exits_3_with_a_hint(root: Path, missing: str, tmp_path: Path) -> None:
    next((root / ".cache/shell").iterdir()).unlink()
    fake = tmp_path / "without"
    fake.mkdir()
    (fake / f"{missing}.py").write_text("raise ImportError('gone')")
    before = _site(root / "site")
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "--lang", "en", "build"]
    environment = {**os.environ, "PYTHONPATH": f"{fake}{os.pathsep}{ROOT}"}
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 3, ended.stderr
    assert "pip install" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert _site(root / "site") == before


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_a_terminal_that_lacks_a_character_gets_its_code(root: Path, encoding: str) -> None:
    name = root / "data/notices/demo/2026/demo-notice-2026-01.csv"
    name.write_text(name.read_text(encoding="utf-8-sig").replace("林砺行", "𠮷\u202e"))
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "--lang", "zh", "check"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert ended.returncode == 1
    assert rb"\ud842\udfb7" in ended.stdout  # as JSON writes it, so that JSON stays JSON
    assert b"hidden-character" in ended.stdout
