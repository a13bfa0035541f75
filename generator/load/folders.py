"""Which files of a data folder are read; anything else that lies there is told, never passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.load.text_files import IS_LINK
from generator.problems import Place, Problem, ProblemKind

UNEXPECTED_FILE = ProblemKind(
    "unexpected-file",
    zh="这里不应有这个文件或文件夹",
    en="this does not belong here",
    hint_zh="此处可放：{allowed}",
    hint_en="what may stand here: {allowed}",
)
UNSAFE_NAME = ProblemKind(
    "unsafe-name",
    zh="文件名 `{found}` 不能作为编号",
    en="the file name `{found}` cannot be an id",
    hint_zh="只用小写字母、数字和连字符，例如 cq-2026-07",
    hint_en="use lower-case letters, digits and hyphens only, for example cq-2026-07",
)
ID_DIFFERS = ProblemKind(
    "id-differs-from-file-name",
    zh="`id` 是 `{found}`，文件名却是 `{stem}`",
    en="`id` is `{found}` but the file is called `{stem}`",
    hint_zh="两处写成一样；已公布的编号不再更改",
    hint_en="make them the same; an id that was published never changes",
)
WRONG_FOLDER = ProblemKind(
    "wrong-folder",
    zh="`{field}` 是 `{found}`，文件却在 `{folder}` 文件夹",
    en="`{field}` is `{found}` but the file stands in folder `{folder}`",
    hint_zh="移到 `{found}` 文件夹，或改正字段",
    hint_en="move the file to folder `{found}`, or mend the field",
)
DUPLICATE_ID = ProblemKind(
    "duplicate-id",
    zh="编号 `{found}` 已用于 {first}",
    en="the id `{found}` is already used by {first}",
    hint_zh="换一个编号",
    hint_en="choose another id",
)

_SAFE_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_FOR_PEOPLE = {"README.md", "_template.yml", "_template.csv"}
_LEFT_BY_SYSTEMS = {".gitkeep", ".DS_Store", "Thumbs.db"}


def data_files(
    root: Path, folder: str, *, endings: tuple[str, ...], problems: list[Problem]
) -> Iterator[Path]:
    """The files below `root/folder` with one of `endings`, sorted; templates and READMEs left out.

    Links, unsafe names and files of another kind become problems and are not read.
    """
    top = root / folder
    for file in sorted(top.rglob("*"), key=lambda path: path.relative_to(top).as_posix()):
        place = Place(path=file.relative_to(root).as_posix())
        if file.is_symlink():
            problems.append(IS_LINK.at(place))
        elif file.is_dir() or file.name in _FOR_PEOPLE | _LEFT_BY_SYSTEMS:
            continue
        elif not file.name.endswith(endings):
            problems.append(UNEXPECTED_FILE.at(place, allowed=", ".join("*" + e for e in endings)))
        elif not is_safe_stem(file.name):
            problems.append(UNSAFE_NAME.at(place, found=file.name))
        else:
            yield file


def strangers(root: Path, expected: Collection[str]) -> Iterator[Problem]:
    """What lies in `root/data` itself under a name that nothing reads: a folder misspelt, a key."""
    known = {*expected, *_FOR_PEOPLE, *_LEFT_BY_SYSTEMS}
    for found in sorted((root / "data").glob("*")):
        if found.name not in known:
            place = Place(path=found.relative_to(root).as_posix())
            yield UNEXPECTED_FILE.at(place, allowed=", ".join(sorted(expected)))


def is_safe_stem(name: str) -> bool:
    """Whether `name` can be part of an address on every system."""
    return (
        len(name) <= 80
        and bool(_SAFE_STEM.fullmatch(name))
        and not _RESERVED.fullmatch(name.split(".")[0])
    )
