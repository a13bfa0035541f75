"""Writes what was signed at the desk into the portal's data, each file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.problems import EnvironmentFault

_READABLE_BY_ALL = 0o644
_ASIDE = ".cache/desk"


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """`files` by path below `root`. All are written aside first, so a full disk leaves the old ones."""
    beside: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = _aside(root, target)
            aside.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=aside, prefix=f".{target.name}.")
            beside.append((Path(name), target))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(_READABLE_BY_ALL)
        for temporary, target in beside:
            temporary.replace(target)
    except OSError as error:
        raise EnvironmentFault(f"写不了文件：{error}", f"cannot write: {error}") from None
    finally:
        for temporary, _ in beside:
            temporary.unlink(missing_ok=True)


def _aside(root: Path, target: Path) -> Path:
    """Beside the target, on its disk; but not among the data, where what a killed process leaves would be
    a stranger to `check`."""
    is_data = target.is_relative_to(root / "data")
    return root / _ASIDE if is_data else target.parent
