"""Signed files as they are kept; `credentials/` says whether they verify."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.load.folders import DUPLICATE_ID, data_files
from generator.model import SignedFile
from generator.problems import Place, Problem, ProblemKind
from generator.text_files import read_text

NOT_A_VERSION = ProblemKind(
    "not-a-version",
    zh="信任清单的文件名应是版本号，写的是 `{found}`",
    en="a trust list is called by its version, not `{found}`",
    hint_zh="例如 data/trust/1.json",
    hint_en="for example data/trust/1.json",
)
MISPLACED = ProblemKind(
    "signed-file-misplaced",
    zh="这个文件夹里的已签文件不是这样存放和命名的",
    en="files of this folder do not stand here or are not called so",
    hint_zh="由 portal trust、issue、status 写入，不要移动或改名；该文件夹的 README.md 写明了位置",
    hint_en="portal trust, issue and status write them and they are never moved; "
    "README.md of the folder says where they stand",
)
TOO_MANY_LINES = ProblemKind(
    "signed-file-too-long",
    zh="超过 {limit} 行",
    en="more than {limit} lines",
    hint_zh="一份名单最多 100,000 人；恢复原文件",
    hint_en="a list has at most 100,000 people; restore the file",
)

CREDENTIAL_BYTES = 200_000_000  # a list of 100,000 rows, 1.8 KB a record
LIST_BYTES = 5_000_000
_MOST_LINES = 200_000  # corrections stand beside what they correct
_ID = "[a-z0-9-]+"


def credentials(root: Path, problems: list[Problem]) -> dict[str, SignedFile]:
    """`data/credentials/<j>/<year>/<list-id>.jwt` by list id."""
    folder = "data/credentials"
    files = data_files(root, folder, endings=(".jwt",), problems=problems)
    found: dict[str, SignedFile] = {}
    for file in _placed(files, root / folder, root, rf"{_ID}/\d{{4}}/{_ID}\.jwt", problems):
        signed = _read(root, file, problems, limit=CREDENTIAL_BYTES)
        if signed is None:
            continue
        if file.stem in found:
            first = found[file.stem].path
            problems.append(DUPLICATE_ID.at(Place(path=signed.path), found=file.stem, first=first))
            continue
        found[file.stem] = signed
    return found


def coverage_tokens(root: Path, problems: list[Problem]) -> dict[str, SignedFile]:
    """`data/coverage/<j>.jwt` by jurisdiction."""
    folder = "data/coverage"
    files = data_files(root, folder, endings=(".jwt", ".yml"), problems=[])
    return {
        file.stem: signed
        for file in _placed(files, root / folder, root, rf"{_ID}\.(?:jwt|yml)", problems)
        if file.suffix == ".jwt" and (signed := _read(root, file, problems, limit=LIST_BYTES))
    }


def status_tokens(root: Path, problems: list[Problem]) -> dict[str, SignedFile]:
    """`data/status/<issuer>/<n>.<purpose>.jwt` by `<issuer>/<n>.<purpose>`."""
    folder = "data/status"
    files = data_files(root, folder, endings=(".jwt", ".yml"), problems=[])
    shape = rf"{_ID}/(?:[1-9]\d{{0,5}}\.(?:revocation|suspension)\.jwt|changes\.yml)"
    return {
        f"{file.parent.name}/{file.stem}": signed
        for file in _placed(files, root / folder, root, shape, problems)
        if file.suffix == ".jwt" and (signed := _read(root, file, problems, limit=LIST_BYTES))
    }


def trust_lists(root: Path, problems: list[Problem]) -> dict[int, SignedFile]:
    """`data/trust/<version>.json` by version, oldest first."""
    folder = "data/trust"
    files = data_files(root, folder, endings=(".json",), problems=problems)
    found = {}
    for file in _placed(files, root / folder, root, r"[^/]+", problems):
        if not re.fullmatch(r"[1-9]\d{0,6}", file.stem, re.ASCII):  # 01 would be 1 once more
            place = Place(path=file.relative_to(root).as_posix())
            problems.append(NOT_A_VERSION.at(place, found=file.stem))
        elif signed := _read(root, file, problems, limit=LIST_BYTES):
            found[int(file.stem)] = signed
    return dict(sorted(found.items()))


def _placed(
    files: Iterable[Path], top: Path, root: Path, shape: str, problems: list[Problem]
) -> Iterator[Path]:
    """The `files` whose path below `top` has the one shape; the others would be published unread."""
    for file in files:
        if re.fullmatch(shape, file.relative_to(top).as_posix(), re.ASCII):
            yield file
        else:
            problems.append(MISPLACED.at(Place(path=file.relative_to(root).as_posix())))


def _read(root: Path, file: Path, problems: list[Problem], *, limit: int) -> SignedFile | None:
    text, faults = read_text(root, file, limit=limit)
    problems += faults
    if text is None:
        return None
    if text.text.count("\n") > _MOST_LINES:
        problems.append(TOO_MANY_LINES.at(Place(path=text.path), limit=_MOST_LINES))
        return None
    return SignedFile(path=text.path, lines=tuple(text.text.removesuffix("\n").split("\n")))
