"""A git repository for a test: whose settings and dates are its own, whatever the machine has."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "desk",
    "GIT_AUTHOR_EMAIL": "desk@skillgrade.example",
    "GIT_AUTHOR_DATE": "2026-03-18T09:00:00+08:00",
    "GIT_COMMITTER_NAME": "desk",
    "GIT_COMMITTER_EMAIL": "desk@skillgrade.example",
    "GIT_COMMITTER_DATE": "2026-03-18T09:00:00+08:00",
}


def git(folder: Path, *words: str) -> str:
    """What `git WORDS…` prints in `folder`."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **OWN}, check=True, capture_output=True
    )
    return done.stdout.decode()


def commit_all(folder: Path, *, is_new: bool = False) -> None:
    """Everything in `folder` as a commit; `is_new`: of a repository that begins there."""
    if is_new:
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message=as it is")
