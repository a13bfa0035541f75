"""The only writer of the site: beside the old one, swapped in at the end, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from generator.pages import OutputFile
from generator.personal_data import certainly_in
from generator.problems import EnvironmentFault, PortalError, UsageError
from generator.written_text import text_of

_BESIDE = ".building"
_OLD = ".old"
_LOCK = ".lock"
_SECRET = b"PRIVATE KEY-----"
MARKER = ".skillgrade-portal"


class SiteWriter:
    """Writes files below one folder; every path is checked, none is written twice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self._written: dict[str, str] = {}
        self._made_folders: set[Path] = set()

    def write(self, files: Iterable[OutputFile]) -> None:
        for file in files:
            target = self._target(file)
            if target.parent not in self._made_folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._made_folders.add(target.parent)
            target.write_bytes(file.content)
            self.count += 1

    def _target(self, file: OutputFile) -> Path:
        path = PurePosixPath(file.path)
        is_inside = not path.is_absolute() and ".." not in path.parts and "\\" not in file.path
        if not is_inside or not file.path:
            raise ValueError(f"output path leaves the site: {file.path}")
        folded = file.path.casefold()
        if folded in self._written:
            raise ValueError(f"written twice: {self._written[folded]} and {file.path}")
        if _SECRET in file.content:
            raise PortalError(
                zh=f"{file.path} 含有私钥，不能发布",
                en=f"{file.path} holds a private key and must not be published",
                hint_zh="私钥放在项目之外；已提交过的私钥应立即更换",
                hint_en="keep keys outside the project; a key that was committed must be replaced",
            )
        found = certainly_in(text_of(file.path, file.content))
        if found:
            raise PortalError(
                zh=f"{file.path} 里像是有{found[0]}，不能发布",
                en=f"{file.path} seems to hold {found[1]} and must not be published",
                hint_zh="在 data/ 或 content/ 里找到并删去它；原有网站未改动",
                hint_en="find and delete it in data/ or content/; the site that was there is untouched",
            )
        self._written[folded] = file.path
        return self.folder / path


@contextmanager
def site_writer(out: Path) -> Iterator[SiteWriter]:
    """A writer whose files become `out` when the block ends well; else `out` stays as it was.

    Raises PortalError where `out` is something else than a site, EnvironmentFault where another
    build is at work or the disk refuses.
    """
    _refuse_foreign_folder(out)
    beside = out.with_name(out.name + _BESIDE)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone(out):
            _heal(out)
            _remove(beside)
            beside.mkdir()
            try:
                writer = SiteWriter(beside)
                yield writer
                (beside / MARKER).write_bytes(b"")
                _swap(beside, out)
            finally:
                _remove(beside)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault(
            zh=f"写不进 {out}：{reason}",
            en=f"cannot write {out}: {reason}",
            hint_zh="检查磁盘空间与权限；原有网站未改动",
            hint_en="check disk space and permissions; the site that was there is untouched",
        ) from error


def _swap(beside: Path, out: Path) -> None:
    """Two renames; if the second fails the first is taken back."""
    old = out.with_name(out.name + _OLD)
    _remove(old)
    if out.exists():
        out.rename(old)
    try:
        beside.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    _remove(old)


def _heal(out: Path) -> None:
    """Puts the old site back where an earlier run died between the two renames."""
    old = out.with_name(out.name + _OLD)
    if not out.exists() and old.exists():
        old.rename(out)


def _refuse_foreign_folder(out: Path) -> None:
    """Never replace a folder that no build of ours has made."""
    is_ours = not out.exists() or (out / MARKER).exists() or _is_empty_folder(out)
    if out.is_symlink() or not is_ours:
        raise UsageError(
            zh=f"{out} 不是本工具生成的网站，不会覆盖",
            en=f"{out} is not a site that this tool has built, so it is not replaced",
            hint_zh="换一个 --out 文件夹，或自行移走其中的内容",
            hint_en="choose another --out folder, or move away what is in it",
        )


def _is_empty_folder(out: Path) -> bool:
    return out.is_dir() and not any(out.iterdir())


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Holds `<out>.lock`; the system lets go of it when the process ends, however it ends."""
    lock = out.with_name(out.name + _LOCK)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT)
    try:
        if not (_try_lock(handle) and _is_same_file(handle, lock)):
            raise EnvironmentFault(
                zh=f"另一个构建正在写 {out}",
                en=f"another build is writing {out}",
                hint_zh="等它结束后再试",
                hint_en="try again when it has ended",
            )
        try:
            yield
        finally:
            with suppress(PermissionError):  # Windows removes no file that is open
                lock.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _is_same_file(handle: int, path: Path) -> bool:
    """Whether `path` is still what was opened: the builder before may just have removed it."""
    return path.exists() and os.path.samestat(os.fstat(handle), path.stat())


def _try_lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        locking = msvcrt.locking  # type: ignore[attr-defined,unused-ignore]
        try:
            locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
