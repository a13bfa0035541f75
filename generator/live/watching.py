"""Which files of a portal were saved since the last look. Polled: no library, the same on every system."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.shipped import theme_folder

_FOLDERS = ("data", "content", "policy_texts")
_FILES = ("site_config.yml",)

Seen = Mapping[str, tuple[int, int]]  # path -> time of the last change, bytes


class Watch:
    """What a site is made of: the portal's files, and the theme that renders them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen = self._look()

    def changed(self) -> list[str]:
        """Paths that came, went or were saved since the last call, sorted; then they count as seen."""
        before, self._seen = self._seen, self._look()
        paths = {*before, *self._seen}
        return sorted(path for path in paths if before.get(path) != self._seen.get(path))

    def _look(self) -> Seen:
        return {path: (status.st_mtime_ns, status.st_size) for path, status in self._files()}

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        tops = [*(self._root / name for name in _FOLDERS), theme_folder()]
        for name in _FILES:
            file = self._root / name
            if file.is_file():
                yield name, file.stat()
        for top in tops:
            base = self._root if top.is_relative_to(self._root) else top.parent
            for folder, _, names in os.walk(top):  # does not follow links
                for name in names:
                    path = Path(folder, name)
                    if is_left_by_editor(name):
                        continue
                    try:
                        yield path.relative_to(base).as_posix(), path.lstat()
                    except FileNotFoundError:  # renamed while we looked
                        continue


def is_left_by_editor(name: str) -> bool:
    """Swap and backup files that come and go while someone types."""
    return name.startswith((".", "~$")) or name.endswith(("~", ".swp", ".tmp"))
