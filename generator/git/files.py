"""Files as git holds them: of a revision, or staged. Bytes come from git's own store, never from the work tree.

No checkout, no archive: both obey attributes and filters that are part of what is looked at.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.git.command import run_git
from generator.problems import EnvironmentFault, UsageError

_LINK = "120000"
_SUBMODULE = "160000"
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"  # what git calls a tree without files


@dataclass(frozen=True, slots=True, kw_only=True)
class GitFile:
    """A file in git's store. `path` is relative to the portal's folder, with `/` on every system."""

    path: str
    digest: str
    is_link: bool = False


def files_of(root: Path, revision: str) -> list[GitFile]:
    """All files of `revision` below `root`, by path. Raises UsageError for what is no revision."""
    commit = resolved(root, revision)
    listed = _git(root, "ls-tree", "-r", "-z", commit)
    return [_file(entry.split(" ")[0], entry.split(" ")[2], path) for entry, path in _parts(listed)]


def staged_files(root: Path) -> list[GitFile]:
    """All files of the index below `root`: what the next commit will hold."""
    listed = _git(root, "ls-files", "--stage", "-z")
    parts = [(entry.split(" "), path) for entry, path in _parts(listed)]
    return [_file(words[0], words[1], path) for words, path in parts]


def staged_changes(root: Path) -> list[str]:
    """Paths below `root` that the next commit adds, changes or takes away."""
    base = "HEAD" if has_commits(root) else EMPTY_TREE
    listed = _git(
        root, "diff", "--cached", "--name-only", "--no-renames", "--relative", "-z", base, "--"
    )
    return sorted(path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path)


def resolved(root: Path, revision: str) -> str:
    """The full name of the commit that `revision` means here."""
    if revision.startswith("-"):
        raise _no_revision(revision)
    try:
        name = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except EnvironmentFault as fault:
        if is_repository(root):
            raise _no_revision(revision) from fault
        raise
    return name.decode().strip()


def has_commits(root: Path) -> bool:
    """Whether there is anything that HEAD means: not so before the first commit."""
    return run_git(root, ("rev-parse", "--verify", "--quiet", "HEAD^{commit}")).returncode == 0


def is_repository(root: Path) -> bool:
    return run_git(root, ("rev-parse", "--git-dir")).returncode == 0


def is_ignored(root: Path, path: str) -> bool:
    """Whether the repository's .gitignore keeps `path` out, staged by force or not."""
    return run_git(root, ("check-ignore", "--no-index", "--quiet", "--", path)).returncode == 0


def sizes_of(root: Path, files: Sequence[GitFile]) -> Iterator[tuple[GitFile, int]]:
    """Each file with its bytes' number, so that none is read that is too large."""
    asked = "".join(f"{file.digest}\n" for file in files).encode()
    sizes = _git(root, "cat-file", "--batch-check=%(objectsize)", given=asked).split()
    return zip(files, map(int, sizes), strict=True)


def contents_of(root: Path, files: Sequence[GitFile]) -> Iterator[tuple[GitFile, bytes]]:
    """Each file with its bytes, in order, from one process."""
    asked = "".join(f"{file.digest}\n" for file in files).encode()
    answer = memoryview(_git(root, "cat-file", "--batch", given=asked))
    start = 0
    for file in files:
        end = bytes(answer[start : start + 200]).index(b"\n") + start
        size = int(bytes(answer[start:end]).rpartition(b" ")[2])
        yield file, bytes(answer[end + 1 : end + 1 + size])
        start = end + 1 + size + 1


@contextmanager
def laid_out(root: Path, files: Iterable[GitFile]) -> Iterator[Path]:
    """A temporary folder with `files`, gone after the block. Links are left out: the data has none."""
    with tempfile.TemporaryDirectory(prefix="portal-") as folder:
        _write(root, files, Path(folder))
        yield Path(folder)


def _write(root: Path, files: Iterable[GitFile], folder: Path) -> None:
    for file, content in contents_of(root, [file for file in files if not file.is_link]):
        path = PurePosixPath(file.path)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"git holds a path that leaves the folder: {file.path}")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _parts(listed: bytes) -> Iterator[tuple[str, str]]:
    """Entry and path of each line of `ls-tree` or `ls-files`; submodules have no content here."""
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        entry, found, path = line.partition("\t")
        if found and not entry.startswith(_SUBMODULE):
            yield entry, path


def _file(mode: str, digest: str, path: str) -> GitFile:
    return GitFile(path=path, digest=digest, is_link=mode == _LINK)


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    done = run_git(root, words, given)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise EnvironmentFault(
            zh=f"git 不能执行 {words[0]}：{reason}",
            en=f"git could not do {words[0]}: {reason}",
            hint_zh="在门户的 git 仓库里运行，或用 -C 指明",
            hint_en="run this in the portal's git repository, or name it with -C",
        )
    return done.stdout


def _no_revision(revision: str) -> UsageError:
    return UsageError(
        zh=f"git 里没有 {revision}",
        en=f"git knows no {revision}",
        hint_zh="例如 HEAD、HEAD~1、main 或提交号",
        hint_en="for example HEAD, HEAD~1, main or the number of a commit",
    )
