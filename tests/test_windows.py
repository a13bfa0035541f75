"""What the desk needs of Windows: no Unix module, a console in GBK, CRLF, folders with spaces and Han.

Windows itself is not at hand: a child refuses to import what Windows has not, and writes GBK.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import generator.commands
from generator.cli import language_of_locale
from generator.problems import Language
from tests.bad_data import GOOD, lay_out
from tests.conftest import ROOT
from tests.desk import DEMO_KEY, PASSPHRASE
from tests.git_repository import commit_all, git

KEY = ("--key", str(DEMO_KEY), "--passphrase-file", str(PASSPHRASE))
LIST = "data/approved_lists/demo/2026/demo-list-2026-01.csv"
NOTICE = "data/notices/demo/2026/demo-notice-2026-01.csv"
NEW = "Y00009999990126T000004"
# modules that only Unix has; and msvcrt, which only Windows has, with what is asked of it
AS_ON_WINDOWS = """
import subprocess, sys, types  # subprocess first: by msvcrt it would take this for Windows
ONLY_UNIX = {"fcntl", "grp", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"}
class WithoutUnix:
    def __init__(self, finder):
        self.finder = finder
    def __getattr__(self, name):
        return getattr(self.finder, name)
    def find_spec(self, name, path=None, target=None):
        return None if name in ONLY_UNIX else self.finder.find_spec(name, path, target)
for name in ONLY_UNIX & set(sys.modules):
    del sys.modules[name]
sys.meta_path[:] = map(WithoutUnix, sys.meta_path)
msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_NBLCK, msvcrt.locking = 2, lambda handle, mode, count: None
sys.modules["msvcrt"] = msvcrt
"""
RUN = f"{AS_ON_WINDOWS}\nfrom generator.cli import main\nsys.exit(main(sys.argv[1:]))"
IMPORT = f"{AS_ON_WINDOWS}\nimport importlib\nimportlib.import_module(sys.argv[1])"


def as_on_windows(root: Path, *words: str, code: str = RUN) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONSAFEPATH": "1",
        "PYTHONIOENCODING": "gbk",
        "LANG": "zh_CN.GBK",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    environment.pop("LC_ALL", None)
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=root, env=environment, check=False, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small portal in a folder as clerks have them, every text with the line ends of Windows."""
    root = tmp_path / "C盘 我的 文档"
    lay_out(GOOD, root)
    for file in root.rglob("*"):
        if file.suffix in {".csv", ".yml", ".md", ".txt"}:
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    return root


def rename(root: Path, old: str, new: str) -> None:
    for path in (LIST, NOTICE):
        file = root / path
        file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))


@pytest.mark.parametrize(
    "module", [one.name for one in pkgutil.iter_modules(generator.commands.__path__)]
)
def test_a_command_imports_nothing_that_only_unix_has(tmp_path: Path, module: str) -> None:
    done = as_on_windows(tmp_path, f"generator.commands.{module}", code=IMPORT)
    assert done.returncode == 0, done.stderr.decode("gbk")


def test_the_child_would_notice_a_module_that_only_unix_has(tmp_path: Path) -> None:
    assert importlib.import_module("fcntl")
    assert as_on_windows(tmp_path, "fcntl", code=IMPORT).returncode == 1


def test_check_reads_line_ends_of_windows(root: Path) -> None:
    done = as_on_windows(root, "check")
    assert (done.returncode, done.stdout.decode("gbk").strip()) == (0, "0 处错误，0 处提醒")


def test_a_name_outside_gbk_is_told_on_a_console_in_gbk(root: Path) -> None:
    rename(root, "罗青钎", "𠮷青\u200b钎")
    done = as_on_windows(root, "check")
    assert done.returncode == 1
    assert r"\ud842\udfb7青" in done.stdout.decode("gbk")


def test_json_on_a_console_in_gbk_is_still_json(root: Path) -> None:
    rename(root, "罗青钎", "𠮷青\u200b钎")
    told = json.loads(as_on_windows(root, "check", "--format", "json").stdout.decode("gbk"))
    assert any("𠮷青" in problem["message"]["zh"] for problem in told["problems"])


def test_a_bureau_signs_publishes_and_verifies(root: Path) -> None:
    rename(root, "罗青钎", "𠮷青钎")
    file = root / LIST
    file.write_bytes(file.read_bytes().replace(b",,4,", f",{NEW},4,".encode()))
    assert as_on_windows(root, "deadline", "2026-03-16").stdout.split() == [b"2026-03-23"]
    done = as_on_windows(root, "issue", "--all", *KEY)
    assert done.returncode == 0, done.stderr.decode("gbk")
    commit_all(root, is_new=True)
    remote = root.parent / "远端 仓库.git"
    git(root, "init", "--quiet", "--bare", str(remote))
    git(root, "remote", "add", "origin", str(remote))
    git(root, "config", "user.name", "desk")
    git(root, "config", "user.email", "desk@example.org")
    done = as_on_windows(root, "publish", "--yes")
    assert done.returncode == 0, done.stderr.decode("gbk")
    assert "新增名单 demo-list-2026-01：＋4 人" in done.stdout.decode("gbk")
    assert as_on_windows(root, "build").returncode == 0
    done = as_on_windows(root, "verify", NEW, "--site", "site", "--json")
    verdict = json.loads(done.stdout.decode("gbk"))
    assert (verdict["verdict"], verdict["record"]["name"]) == ("valid", "𠮷青钎")


def test_a_workbook_is_imported_and_a_notice_exported(root: Path) -> None:
    people = [
        row.split(",") for row in (root / NOTICE).read_text(encoding="utf-8-sig").splitlines()[1:]
    ]
    rows = ["序号,姓名,单位,职业,等级", *(",".join([*row[:3], row[4], row[6]]) for row in people)]
    (root / "名单 一.csv").write_bytes("\r\n".join(rows).encode("gbk"))
    (root / NOTICE).unlink()
    done = as_on_windows(root, "import", "名单 一.csv", "--notice", "demo-notice-2026-01")
    assert done.returncode == 0, done.stderr.decode("gbk")
    words = ("export", "demo-notice-2026-01", "--for", "text", "--out", "短信.txt")
    done = as_on_windows(root, "notice", *words)
    assert done.returncode == 0, done.stderr.decode("gbk")
    assert "示例省" in (root / "短信.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_CN.UTF-8", Language.CHINESE),
        ("Chinese (Simplified)_China", Language.CHINESE),
        ("English_United States", Language.ENGLISH),
        ("C", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_messages_are_in_the_language_of_the_system(name: str, language: Language) -> None:
    assert language_of_locale(name) is language
