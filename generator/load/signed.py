"""Signed files as they are kept; `credentials/` says whether they verify."""

from __future__ import annotations

from pathlib import Path

from generator.load.folders import data_files
from generator.load.text_files import SIGNED_BYTES, read_text
from generator.model import SignedFile
from generator.problems import Place, Problem, ProblemKind

NOT_A_VERSION = ProblemKind(
    "not-a-version",
    zh="信任清单的文件名应是版本号，写的是 `{found}`",
    en="a trust list is called by its version, not `{found}`",
    hint_zh="例如 data/trust/1.json",
    hint_en="for example data/trust/1.json",
)


def credentials(root: Path, problems: list[Problem]) -> dict[str, SignedFile]:
    """`data/credentials/<j>/<year>/<list-id>.jwt` by list id."""
    files = data_files(root, "data/credentials", endings=(".jwt",), problems=problems)
    return {file.stem: signed for file in files if (signed := _read(root, file, problems))}


def coverage_tokens(root: Path, problems: list[Problem]) -> dict[str, SignedFile]:
    """`data/coverage/<j>.jwt` by jurisdiction."""
    files = data_files(root, "data/coverage", endings=(".jwt", ".yml"), problems=[])
    return {
        file.stem: signed
        for file in files
        if file.suffix == ".jwt" and (signed := _read(root, file, problems))
    }


def status_tokens(root: Path, problems: list[Problem]) -> dict[str, SignedFile]:
    """`data/status/<issuer>/<n>.<purpose>.jwt` by `<issuer>/<n>.<purpose>`."""
    files = data_files(root, "data/status", endings=(".jwt", ".yml"), problems=[])
    return {
        f"{file.parent.name}/{file.stem}": signed
        for file in files
        if file.suffix == ".jwt" and (signed := _read(root, file, problems))
    }


def trust_lists(root: Path, problems: list[Problem]) -> dict[int, SignedFile]:
    """`data/trust/<version>.json` by version, oldest first."""
    found = {}
    for file in data_files(root, "data/trust", endings=(".json",), problems=problems):
        if not file.stem.isdecimal():
            place = Place(path=file.relative_to(root).as_posix())
            problems.append(NOT_A_VERSION.at(place, found=file.stem))
        elif signed := _read(root, file, problems):
            found[int(file.stem)] = signed
    return dict(sorted(found.items()))


def _read(root: Path, file: Path, problems: list[Problem]) -> SignedFile | None:
    text, faults = read_text(root, file, limit=SIGNED_BYTES)
    problems += faults
    if text is None:
        return None
    return SignedFile(path=text.path, lines=tuple(text.text.removesuffix("\n").split("\n")))
