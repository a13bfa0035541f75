"""A git repository, changed by the command `git` with explicit arguments. Nothing is ever forced.

`files.py` reads what git holds; this adds, commits and pushes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.git.command import run_git
from generator.problems import EnvironmentFault, PortalError

_UNFINISHED: Final = (
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "rebase-merge",
    "rebase-apply",
)


class RepositoryError(PortalError):
    """The repository is in a state in which nothing can be published from it."""


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
    """The repository whose work tree `folder` is, or is part of."""

    folder: Path

    def ask(self, *words: str) -> Answer:
        """One git command, whatever comes of it."""
        done = run_git(self.folder, words)
        out, told = (
            stream.decode("utf-8", "replace").strip() for stream in (done.stdout, done.stderr)
        )
        return Answer(is_fine=done.returncode == 0, out=out, told=told)

    def run(self, *words: str) -> str:
        """What git answers. Raises EnvironmentFault with its words where it fails."""
        answer = self.ask(*words)
        if not answer.is_fine:
            told = answer.told or answer.out
            raise EnvironmentFault(
                f"git {words[0]} 没有做成：\n{told}",
                f"git {words[0]} failed:\n{told}",
                hint_zh="按 git 的话处理好，再运行一次，会接着做",
                hint_en="see to what git says, then run this again; it goes on from here",
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

    def branch(self) -> str:
        """The branch that is checked out. Raises RepositoryError where nothing can be committed to it."""
        answer = self.ask("rev-parse", "--is-inside-work-tree")
        if answer.out != "true":
            raise RepositoryError(
                f"这里不是可以用的 git 仓库：{answer.told}",
                f"this is no git repository to work in: {answer.told}",
                hint_zh="门户的文件夹用 git clone 取得，或用 portal new 新建",
                hint_en="a portal's folder comes from git clone or portal new",
            )
        for name in _UNFINISHED:
            if (self.folder / self.run("rev-parse", "--git-path", name)).exists():
                raise RepositoryError(
                    f"上一次合并还没有做完（{name}）",
                    f"an earlier merge is not finished ({name})",
                    hint_zh="先做完或放弃：git status 会写怎么做",
                    hint_en="finish or abort it first: git status says how",
                )
        answer = self.ask("symbolic-ref", "--quiet", "--short", "HEAD")
        if not answer.is_fine:
            raise RepositoryError(
                "现在不在任何分支上",
                "no branch is checked out",
                hint_zh="先回到发布的分支：git switch main",
                hint_en="go back to the branch that is published: git switch main",
            )
        return answer.out

    def head(self) -> str | None:
        """The newest commit here; None before the first."""
        return self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").out or None

    def published(self, remote: str, branch: str) -> str | None:
        """The newest commit of the branch on the other side, which is brought here; None before the first.

        A branch that is new there is compared with where it left the other side's main branch.
        """
        if remote not in self.run("remote").splitlines():
            raise RepositoryError(
                f"没有名为 {remote} 的远端仓库",
                f"there is no remote {remote}",
                hint_zh=f"先写明推送到哪里：git remote add {remote} 仓库地址",
                hint_en=f"say where to push: git remote add {remote} ADDRESS",
            )
        commit = self._fetched(remote, f"refs/heads/{branch}")
        if commit is None:
            main = self._fetched(remote, "HEAD")
            return self.ask("merge-base", main, "HEAD").out or None if main else None
        if not self.ask("merge-base", "--is-ancestor", commit, "HEAD").is_fine:
            raise RepositoryError(
                f"{remote} 上有这里还没有的改动",
                f"{remote} has changes that are not here yet",
                hint_zh=f"先取来：git pull --rebase {remote} {branch}",
                hint_en=f"fetch them first: git pull --rebase {remote} {branch}",
            )
        return commit

    def _fetched(self, remote: str, name: str) -> str | None:
        """The commit that `name` means on the other side, brought here; None where there is no such name."""
        listed = self.run("ls-remote", remote, name)
        if not listed:
            return None
        self.run("fetch", "--quiet", "--no-tags", remote, name)
        return listed.split()[0]

    def changed_paths(self, since: str | None, paths: Sequence[str]) -> list[str]:
        """Which files below `paths` are other than in `since`, new ones too."""
        there = self._there(paths)
        if not there:
            return []
        listed = self.run("ls-files", "--others", "--exclude-standard", "-z", "--", *there)
        if since is None:
            listed += "\0" + self.run("ls-files", "-z", "--", *there)
        else:
            listed += "\0" + self.run(
                "diff", "--name-only", "--relative", "-z", since, "--", *there
            )
        return sorted({path for path in listed.split("\0") if path})

    def stage(self, paths: Sequence[str]) -> str:
        """All there is below `paths` into the index; the tree that the next commit would have."""
        there = self._there(paths)
        if there:
            self.run("add", "--all", "--", *there)
        return self.run("write-tree")

    def commit(self, tree: str, message: str) -> str:
        """`tree`, which is the index, as the newest commit; no new one where it is that already.

        Raises RepositoryError where a hook put something else into the commit.
        """
        if self._tree_of_head() != tree:
            self.run("commit", "--quiet", "--message", message)
        if self._tree_of_head() != tree:
            raise RepositoryError(
                "提交的内容与检查过的不同，没有推送",
                "what was committed is not what was checked; nothing was pushed",
                hint_zh="提交时有钩子改了文件；看 git show，再运行一次",
                hint_en="a hook changed files on the way; see git show, then run this again",
            )
        return self.run("rev-parse", "HEAD")

    def push(self, remote: str, branch: str) -> None:
        """Raises PushRefusedError with the words of the other side, EnvironmentFault where it is not reached."""
        answer = self.ask("push", "--porcelain", remote, f"HEAD:refs/heads/{branch}")
        if answer.is_fine:
            return
        told = _words_of_remote(answer)
        if not any(line.startswith("!") for line in answer.out.splitlines()):
            raise EnvironmentFault(
                f"没有推送成：\n{told}",
                f"the push did not get through:\n{told}",
                hint_zh="已经提交在本机；网络好了再运行一次，会接着推送",
                hint_en="it is committed here; run this again when the network is back, and it is pushed",
            )
        raise PushRefusedError(
            f"{remote} 没有收：\n{told}",
            f"{remote} did not take it:\n{told}",
            hint_zh="网站没有变。按对方的话改好，再运行一次",
            hint_en="the site is as it was. Mend what the other side says, then run this again",
        )

    def has_name(self) -> bool:
        """Whether git knows whose commits these are."""
        return self.ask("var", "GIT_AUTHOR_IDENT").is_fine

    def _tree_of_head(self) -> str:
        return self.ask("rev-parse", "--verify", "--quiet", "HEAD^{tree}").out

    def _there(self, paths: Sequence[str]) -> list[str]:
        """Those that are there, or that git knows: it refuses to look for others."""
        return [
            path
            for path in paths
            if (self.folder / path).exists() or self.run("ls-files", "--", path)
        ]


def _words_of_remote(answer: Answer) -> str:
    """What the other side's hook said, else what git said."""
    said = [
        line.removeprefix("remote:").strip()
        for line in answer.told.splitlines()
        if line.startswith("remote:")
    ]
    reasons = [line.rpartition("\t")[2] for line in answer.out.splitlines() if line.startswith("!")]
    return "\n".join(line for line in (*said, *reasons) if line) or answer.told or answer.out
