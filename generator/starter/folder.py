"""A new folder that is there whole or not at all, and never inside another portal."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import EnvironmentFault, UsageError


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A folder beside `folder`, which takes its place when the block ends well.

    Raises UsageError where `folder` holds something or stands in a portal, EnvironmentFault where
    it cannot be written.
    """
    _refuse_occupied(folder)
    _refuse_inside_portal(folder)
    beside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        beside.chmod(0o755)
        yield beside
        if folder.exists():  # empty; it may be where the shell stands, so it stays
            for entry in beside.iterdir():
                entry.rename(folder / entry.name)
        else:
            beside.rename(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault(
            f"写不进 {folder}：{reason}", f"cannot write {folder}: {reason}"
        ) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _refuse_occupied(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} 不是文件夹", f"{folder} is not a folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(
            f"{folder} 不是空的，不往里写",
            f"{folder} is not empty, so nothing is written into it",
            hint_zh="换一个新的或空的文件夹",
            hint_en="choose a new or an empty folder",
        )


def _refuse_inside_portal(folder: Path) -> None:
    for above in folder.resolve().parents:
        if (above / "site_config.yml").exists():
            raise UsageError(
                f"{above} 已经是一个门户，新的门户不能放在它里面",
                f"{above} is a portal; a new one cannot stand inside it",
                hint_zh="换一个在它之外的文件夹",
                hint_en="choose a folder outside of it",
            )
