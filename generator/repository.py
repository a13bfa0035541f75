"""A git repository, spoken to by the command `git` with explicit arguments. Nothing is ever forced.

Paths and settings do not depend on the machine: quoting of names and change of line ends are set with
every call.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.problems import EnvironmentFault, PortalError

_SETTINGS: Final = ("core.quotePath=false", "core.autocrlf=false", "core.safecrlf=false")
_SECONDS: Final = 600
_NOTHING: Final = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # git's own name of the empty tree


class PushRefusedError(PortalError):
    """The other side did not take what was pushed; its words are in the message."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git wrote; `is_fine` where it ended with 0."""

    is_fine: bool
    out: str
    told: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The work tree at `folder`, or the one that `folder` is part of."""

    folder: Path

    def ask(self, *words: str) -> Answer:
        """One git command, whatever comes of it."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        try:
            done = subprocess.run(  # noqa: S603 - git, with arguments of our own
                [_git(), *settings, *words],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EnvironmentFault(f"运行不了 git：{error}", f"cannot run git: {error}") from None
        out, told = (
            stream.decode("utf-8", "replace").strip() for stream in (done.stdout, done.stderr)
        )
        return Answer(is_fine=done.returncode == 0, out=out, told=told)

    def run(self, *words: str) -> str:
        """What git answers. Raises EnvironmentFault with its words where it fails."""
        answer = self.ask(*words)
        if not answer.is_fine:
            raise EnvironmentFault(
                f"git {words[0]} 没有做成：{answer.told or answer.out}",
                f"git {words[0]} failed: {answer.told or answer.out}",
                hint_zh="按 git 的话处理好，再运行一次",
                hint_en="see to what git says, then run this again",
            )
        return answer.out

    def begin(self) -> None:
        """A new repository in `folder`, everything staged, checked before each commit."""
        self.run("init", "--quiet")
        self.run("symbolic-ref", "HEAD", "refs/heads/main")
        for setting in ("core.hooksPath=.githooks", "core.quotePath=false", "core.autocrlf=false"):
            self.run("config", *setting.split("=", 1))
        self.run("add", "--all")
        self.run("update-index", "--chmod=+x", ".githooks/pre-commit", "server/pre-receive")

    def is_here(self) -> bool:
        return self.ask("rev-parse", "--is-inside-work-tree").out == "true"


def has_git() -> bool:
    return shutil.which("git") is not None


def _git() -> str:
    found = shutil.which("git")
    if found is None:
        raise EnvironmentFault(
            zh="没有找到 git",
            en="git is not there",
            hint_zh="安装 git（Windows：https://git-scm.com），重新打开终端再试",
            hint_en="install git, open a new terminal and try again",
        )
    return found
