"""`portal publish`: what is pushed is what was checked and built; a run cut off anywhere is mended by the next."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator.model import Portal
from generator.publish import Published, changed_roots
from tests.bad_data import GOOD, lay_out
from tests.bureau import config as settings
from tests.conftest import ROOT
from tests.desk import DEMO_KEY, PASSPHRASE, Desk, Terminal
from tests.git_repository import commit_all, git

LIST = "data/approved_lists/demo/2026/demo-list-2026-01.csv"
SIGNED = "data/credentials/demo/2026/demo-list-2026-01.jwt"
NOTICE = "data/notices/demo/2026/demo-notice-2026-01.csv"
NUMBER = "Y00009999990126T000004"
KEY = ("--key", str(DEMO_KEY), "--passphrase-file", str(PASSPHRASE))
HOOK = "hooks/pre-receive"


@dataclass(frozen=True)
class Bureau:
    """A desk's folder whose newest commit is published in a bare repository."""

    desk: Desk
    remote: Path

    @property
    def root(self) -> Path:
        return self.desk.root

    def publish(self, *words: str) -> int:
        return self.desk.run("publish", *words)

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def add_number(self) -> None:
        self.change(LIST, "特级技师,,4,", f"特级技师,{NUMBER},4,")

    def remove_last_row(self) -> None:
        for path in (LIST, NOTICE):
            file = self.root / path
            rows = file.read_text(encoding="utf-8").splitlines()
            file.write_text("\n".join(rows[:-1]) + "\n", encoding="utf-8")

    def published(self, path: str) -> str:
        return git(self.remote, "show", f"main:{path}")

    def newest(self) -> str:
        return git(self.remote, "rev-parse", "main")

    def hook(self, script: str) -> None:
        file = self.remote / HOOK
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)


@pytest.fixture(scope="module")
def shells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Frames of MkDocs, kept from one build to the next as on a desk."""
    return tmp_path_factory.mktemp("shells")


@pytest.fixture
def bureau(tmp_path: Path, shells: Path, monkeypatch: pytest.MonkeyPatch) -> Bureau:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root, remote = tmp_path / "我的 门户", tmp_path / "远端 仓库.git"
    lay_out(GOOD, root)
    (root / ".gitignore").write_text("/.cache\n")
    commit_all(root, is_new=True)
    (root / ".cache").mkdir()
    (root / ".cache/shell").symlink_to(shells)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    git(root, "remote", "add", "origin", str(remote))
    git(root, "push", "--quiet", "origin", "main")
    git(root, "config", "user.name", "desk")
    git(root, "config", "user.email", "desk@example.org")
    return Bureau(Desk(root), remote)


def test_a_number_is_signed_tried_committed_and_pushed(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.add_number()
    assert bureau.publish("--yes", *KEY) == 0
    assert "certificate numbers added: 1" in capsys.readouterr().out
    assert NUMBER in bureau.published(LIST)
    assert len(bureau.published(SIGNED).splitlines()) == 4
    assert bureau.newest() == git(bureau.root, "rev-parse", "HEAD")
    assert git(bureau.root, "status", "--porcelain") == ""
    assert git(bureau.root, "log", "-1", "--format=%s").startswith("发布：名单 demo-list-2026-01")


def test_where_nothing_changed_nothing_is_published(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bureau.newest()
    assert bureau.publish() == 0
    assert bureau.publish("--yes", *KEY) == 0
    assert capsys.readouterr().err.count("there is nothing to publish") == 2
    assert bureau.newest() == before


def test_prose_is_published_too(bureau: Bureau, capsys: pytest.CaptureFixture[str]) -> None:
    bureau.change("content/guides/index.md", "# ", "# 新的")
    assert bureau.publish("--yes") == 0
    assert "prose and settings: content/guides/index.md" in capsys.readouterr().out
    assert "新的" in bureau.published("content/guides/index.md")


def test_without_a_terminal_nothing_is_published_unasked(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.change("content/guides/index.md", "# ", "# 新的")
    before = bureau.newest()
    assert bureau.publish() == 2
    assert "--yes" in capsys.readouterr().err
    assert bureau.newest() == before


@pytest.mark.parametrize(("typed", "code"), [("yes", 0), ("是", 0), ("no", 1), ("", 1)])
def test_on_a_terminal_it_is_asked(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    bureau.change("content/guides/index.md", "# ", "# 新的")
    before = bureau.newest()
    monkeypatch.setattr(sys, "stdin", Terminal(f"{typed}\n"))
    assert bureau.publish() == code
    assert (bureau.newest() != before) == (code == 0)


def test_a_mistake_in_the_data_publishes_nothing(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.change(LIST, "特级技师,,4,", "特极技师,,4,")
    before = bureau.newest()
    assert bureau.publish("--yes", *KEY) == 1
    assert "特极技师" in capsys.readouterr().err
    assert bureau.newest() == before
    assert git(bureau.root, "diff", "--cached", "--name-only") == ""


def test_a_number_without_a_key_is_told_before_anything_is_asked(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.add_number()
    assert bureau.publish("--yes") == 1
    assert "[unsigned-row]" in capsys.readouterr().err


def test_people_go_only_when_their_number_is_given(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.remove_last_row()
    before = bureau.newest()
    assert bureau.publish("--yes") == 1
    assert "--allow-removal 2" in capsys.readouterr().err
    assert bureau.publish("--yes", "--allow-removal", "3") == 1
    assert bureau.newest() == before
    assert bureau.publish("--yes", "--allow-removal", "2") == 0
    assert "罗青钎" not in bureau.published(LIST)


def test_a_number_of_removals_that_do_not_happen_is_refused(bureau: Bureau) -> None:
    bureau.change("content/guides/index.md", "# ", "# 新的")
    assert bureau.publish("--yes", "--allow-removal", "5") == 1


def test_roots_change_only_when_each_is_named(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = bureau.root / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    (old,) = [line.strip("- ") for line in text.splitlines() if "sha256:" in line]
    new = f"sha256:{'ab' * 32}"
    settings.write_text(f"{text.rstrip()}\n  - {new}\n", encoding="utf-8")
    assert bureau.publish("--yes") == 1
    assert "the root fingerprints change!" in capsys.readouterr().err
    assert bureau.publish("--yes", "--allow-root", new) == 1
    assert bureau.publish("--yes", "--allow-root", new, "--allow-root", old) == 0
    assert new in bureau.published("site_config.yml")


def test_a_root_threshold_falls_only_when_each_root_is_named() -> None:
    low = settings()
    high = replace(low, root_threshold=2)
    before = Published(config=high, portal=Portal())
    assert [one.code for one in changed_roots(before, low, ())] == ["root-threshold-falls"]
    assert not list(changed_roots(before, low, low.root_fingerprints))
    assert not list(changed_roots(Published(config=low, portal=Portal()), high, ()))


def test_what_the_other_side_refuses_is_told_in_its_words_and_pushed_later(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.add_number()
    bureau.hook("echo '名单没有盖章' >&2; exit 1")
    before = bureau.newest()
    assert bureau.publish("--yes", *KEY) == 1
    assert "名单没有盖章" in capsys.readouterr().err
    assert bureau.newest() == before
    bureau.hook("exit 0")
    assert bureau.publish("--yes") == 0
    assert NUMBER in bureau.published(LIST)


def test_a_remote_that_is_not_reached_is_a_fault_of_the_environment(bureau: Bureau) -> None:
    git(bureau.root, "remote", "set-url", "origin", str(bureau.root / "nowhere"))
    bureau.change("content/guides/index.md", "# ", "# 新的")
    assert bureau.publish("--yes") == 3


def test_what_others_published_meanwhile_is_fetched_first(
    bureau: Bureau, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(bureau.remote), str(other))
    (other / "content/guides/index.md").write_text("# 别人的\n", encoding="utf-8")
    commit_all(other)
    git(other, "push", "--quiet", "origin", "main")
    before = bureau.newest()
    bureau.change(LIST, "罗青钎", "罗青轩")
    assert bureau.publish("--yes") == 1
    assert "git pull --rebase origin main" in capsys.readouterr().err
    assert bureau.newest() == before


def test_the_first_publication_goes_into_an_empty_repository(
    bureau: Bureau, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.git"
    git(tmp_path, "init", "--quiet", "--bare", str(empty))
    git(bureau.root, "remote", "add", "first", str(empty))
    assert bureau.publish("--yes", "--remote", "first") == 0
    told = capsys.readouterr().out
    assert "new list demo-list-2026-01: ＋4 people" in told
    assert "new: 8 × grade" in told
    assert git(empty, "rev-parse", "main") == git(bureau.root, "rev-parse", "HEAD")


def test_a_branch_that_is_new_there_is_compared_with_the_main_one(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    git(bureau.root, "switch", "--quiet", "--create", "draft")
    bureau.remove_last_row()
    assert bureau.publish("--yes") == 1
    assert "--allow-removal 2" in capsys.readouterr().err
    before = bureau.newest()
    assert bureau.publish("--yes", "--allow-removal", "2") == 0
    assert bureau.newest() == before
    assert git(bureau.remote, "rev-parse", "draft") == git(bureau.root, "rev-parse", "HEAD")


def test_what_no_hook_has_looked_at_is_looked_at_before_the_push(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    (bureau.root / "名单.xlsx").write_bytes(b"PK\x03\x04")
    git(bureau.root, "add", "名单.xlsx")
    bureau.change("content/guides/index.md", "# ", "# 新的")
    before = bureau.newest()
    assert bureau.publish("--yes") == 1
    assert "[staged-container]" in capsys.readouterr().err
    assert bureau.newest() == before


def test_a_lock_that_git_left_is_told_in_its_words(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau.change("content/guides/index.md", "# ", "# 新的")
    lock = bureau.root / ".git/index.lock"
    lock.touch()
    assert bureau.publish("--yes") == 3
    assert "index.lock" in capsys.readouterr().err
    lock.unlink()
    assert bureau.publish("--yes") == 0


def test_what_git_ignores_is_missing_in_the_trial_and_not_pushed(
    bureau: Bureau, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = NOTICE.replace("-01.csv", "-09")
    for ending in ("yml", "csv"):
        text = (bureau.root / NOTICE).with_suffix(f".{ending}").read_text(encoding="utf-8")
        text = text.replace("demo-notice-2026-01", "demo-notice-2026-09")
        (bureau.root / f"{notice}.{ending}").write_text(text, encoding="utf-8")
    (bureau.root / ".gitignore").write_text("/.cache\n*-09.csv\n")
    before = bureau.newest()
    assert bureau.publish("--yes") == 1
    assert "[missing-file]" in capsys.readouterr().err
    assert bureau.newest() == before


def test_a_hook_finds_the_portal_that_publishes(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not on the PATH and not in the folder, but beside the Python that runs."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    hook = bureau.root / ".git/hooks/pre-commit"
    shutil.copy(ROOT / "generator/starter/files/dot.githooks/pre-commit", hook)
    hook.chmod(0o755)
    bureau.change("content/guides/index.md", "# ", "# 新的")
    assert bureau.publish("--yes") == 0


def test_a_hook_that_changes_what_was_checked_stops_the_push(bureau: Bureau) -> None:
    hook = bureau.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho more >> content/guides/index.md\ngit add content\n")
    hook.chmod(0o755)
    bureau.change("content/guides/index.md", "# ", "# 新的")
    before = bureau.newest()
    assert bureau.publish("--yes") == 1
    assert bureau.newest() == before


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (("checkout", "--quiet", "--detach"), "git switch main"),
        (("update-ref", "MERGE_HEAD", "HEAD"), "git status"),
        (("remote", "remove", "origin"), "git remote add origin"),
        (("config", "user.useConfigOnly", "true"), "git config --global user.name"),
    ],
    ids=["on no branch", "in a merge", "without a remote", "without a name"],
)
def test_a_repository_that_cannot_be_published_from_is_told_what_to_do(
    bureau: Bureau,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    state: tuple[str, ...],
    told: str,
) -> None:
    git(bureau.root, *state)
    if "user.useConfigOnly" in state:
        git(bureau.root, "config", "--unset", "user.email")
        monkeypatch.delenv("EMAIL", raising=False)
    assert bureau.publish("--yes") == 1
    assert told in capsys.readouterr().err


def test_line_ends_and_names_do_not_depend_on_the_settings_of_the_machine(bureau: Bureau) -> None:
    git(bureau.root, "config", "core.autocrlf", "true")
    git(bureau.root, "config", "core.quotePath", "true")
    file = bureau.root / LIST
    text = file.read_text(encoding="utf-8").replace("特级技师,,4,", f"特级技师,{NUMBER},4,")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    assert bureau.publish("--yes", *KEY) == 0
    signed = (bureau.root / SIGNED).read_bytes()
    kept = subprocess.run(
        ["git", "cat-file", "blob", f"main:{SIGNED}"],
        cwd=bureau.remote, check=True, capture_output=True,
    )  # fmt: skip
    assert kept.stdout == signed


@pytest.mark.parametrize(
    ("step", "when"),
    [("add", "before"), ("commit", "before"), ("push", "before"), ("push", "after")],
)
def test_a_run_that_is_killed_at_a_step_is_mended_by_the_next(
    bureau: Bureau, tmp_path: Path, step: str, when: str
) -> None:
    """`git` is a script that kills who called it where the run changes something."""
    bureau.add_number()
    before = bureau.newest()
    call = f'{shutil.which("git")} "$@"'
    end = 'kill -KILL "$PPID"; exit 1'
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\ncase " $* " in *" {step} "*) {f"{call}; " * (when == "after")}{end};; esac\n'
        f"exec {call}\n"
    )
    fake.chmod(0o755)
    killed = _publish_in_child(bureau.root, f"{fake.parent}:{os.environ['PATH']}")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    is_pushed = (step, when) == ("push", "after")
    assert (bureau.newest() == before) != is_pushed
    mended = _publish_in_child(bureau.root, os.environ["PATH"])
    assert mended.returncode == 0, mended.stderr
    assert NUMBER in bureau.published(LIST)
    assert bureau.newest() == git(bureau.root, "rev-parse", "HEAD")


def _publish_in_child(root: Path, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", "publish", "--yes", *KEY],
        cwd=root, check=False, capture_output=True, text=True,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"},
    )  # fmt: skip
