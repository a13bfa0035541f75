"""The command `git`: one call, its bytes in and out. The settings of the machine decide nothing here.

Line ends and the quoting of names are set with every call; hooks find the `portal` beside this Python;
nothing is asked for where there is no terminal.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.problems import EnvironmentFault

_SETTINGS: Final = ("core.quotePath=false", "core.autocrlf=false", "core.safecrlf=false")
_SECONDS: Final = 600


def has_git() -> bool:
    return shutil.which("git") is not None


def run_git(
    folder: Path, words: Sequence[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """`git WORDS…` in `folder`, whatever comes of it. Raises EnvironmentFault where there is no git."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    quiet = {} if sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(  # noqa: S603 - git, with words of our own
            [shutil.which("git") or "git", "-C", str(folder), *settings, *words],
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, **quiet, "PATH": path},
        )
    except FileNotFoundError as error:
        raise EnvironmentFault(
            zh="没有找到 git",
            en="git is not there",
            hint_zh="安装 git（Windows：https://git-scm.com/），重新打开终端再试",
            hint_en="install git, open a new terminal and try again",
        ) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFault(f"运行不了 git：{error}", f"cannot run git: {error}") from error
