"""Which files of a data folder are read; anything else that lies there is told, never passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.problems import Place, Problem, ProblemKind
from generator.text_files import (
    IS_LINK,
    NOT_A_FILE,
    PRIVATE_KEY,
    UNREADABLE,
    YAML_BYTES,
    holds_private_key,
)

UNEXPECTED_FILE = ProblemKind(
    "unexpected-file",
    zh="这里不应有这个文件或文件夹",
    en="this does not belong here",
    hint_zh="此处可放：{allowed}",
    hint_en="what may stand here: {allowed}",
)
UNSAFE_NAME = ProblemKind(
    "unsafe-name",
    zh="名称 `{found}` 不能作为编号",
    en="the name `{found}` cannot be an id",
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

_SAFE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENDINGS = re.compile(r"(?:\.[a-z]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_LONGEST_NAME = 80
_FOR_PEOPLE = {
    "README.md",
    "_template.csv",
    "_template.eligibility.yml",
    "_template.procedures.yml",
    "_template.statements.yml",
    "_template.yml",
}
LEFT_BY_SYSTEMS = {".gitkeep", ".DS_Store", "Thumbs.db"}


def data_files(
    root: Path, folder: str, *, endings: tuple[str, ...], problems: list[Problem]
) -> Iterator[Path]:
    """The files below `root/folder` with one of `endings`, sorted; templates and READMEs left out.

    Links, unsafe names and files of another kind become problems and are not read.
    """
    for file in sorted_entries(root, root / folder, problems):
        place = Place(path=file.relative_to(root).as_posix())
        if file.is_symlink():
            problems.append(IS_LINK.at(place))
        elif file.is_dir():
            if not is_safe_name(file.name):
                problems.append(UNSAFE_NAME.at(place, found=file.name))
        elif file.name in _FOR_PEOPLE | LEFT_BY_SYSTEMS:
            problems += secret_in(file, place)
        elif not file.name.endswith(endings):
            problems.append(UNEXPECTED_FILE.at(place, allowed=", ".join("*" + e for e in endings)))
        elif not is_safe_stem(file.name):
            problems.append(UNSAFE_NAME.at(place, found=file.name))
        else:
            yield file


def sorted_entries(root: Path, top: Path, problems: list[Problem]) -> list[Path]:
    """All that lies below `top`, folders too, by path; links are named, not followed.

    A folder that cannot be opened is told: what is in it must not be passed over.
    """
    if top.is_symlink():
        problems.append(IS_LINK.at(Place(path=top.relative_to(root).as_posix())))
        return []
    found: list[Path] = []
    waiting = [top] if top.is_dir() else []
    while waiting:  # no recursion: folders can be nested deeper than Python's stack
        folder = waiting.pop()
        try:
            entries = list(folder.iterdir())
            waiting += [entry for entry in entries if entry.is_dir() and not entry.is_symlink()]
        except OSError as error:
            place = Place(path=folder.relative_to(root).as_posix())
            problems.append(UNREADABLE.at(place, reason=error.strerror or error))
            continue
        found += entries
    return sorted(found, key=lambda path: path.relative_to(top).as_posix())


def strangers(root: Path, expected: Collection[str]) -> Iterator[Problem]:
    """What lies in `root/data` itself under a name that nothing reads: a folder misspelt, a key."""
    for found in sorted((root / "data").glob("*")):
        place = Place(path=found.relative_to(root).as_posix())
        if found.name in _FOR_PEOPLE | LEFT_BY_SYSTEMS:
            yield from secret_in(found, place)
        elif found.name not in expected:
            yield UNEXPECTED_FILE.at(place, allowed=", ".join(sorted(expected)))


def secret_in(file: Path, place: Place) -> list[Problem]:
    """A private key in a file that nothing reads: it is committed and pushed all the same."""
    if not file.is_file() or file.is_symlink() or file.stat().st_size > YAML_BYTES:
        return [NOT_A_FILE.at(place)]
    return [PRIVATE_KEY.at(place)] if holds_private_key(file.read_bytes()) else []


def is_safe_stem(name: str) -> bool:
    """Whether `name`, with its endings, can be part of an address on every system."""
    stem, dot, endings = name.partition(".")
    return (
        is_safe_name(stem)
        and bool(_ENDINGS.fullmatch(dot + endings))
        and len(name) <= _LONGEST_NAME
    )


def is_safe_name(name: str) -> bool:
    """The same for a name that has no ending: a folder."""
    return (
        len(name) <= _LONGEST_NAME
        and bool(_SAFE_NAME.fullmatch(name))
        and not _RESERVED.fullmatch(name)
    )
