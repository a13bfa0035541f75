"""The cases of `data_bad/`: each is `data_good/` with the files of one folder laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.check import load_and_check
from generator.commands.problem_report import as_text
from generator.problems import Language

TESTS = Path(__file__).parent
GOOD = TESTS / "data_good"
BAD = TESTS / "data_bad"
TODAY = date(2026, 3, 18)


def cases() -> list[Path]:
    return sorted(folder for folder in BAD.iterdir() if folder.is_dir())


def lay_out(case: Path, root: Path) -> None:
    """The good data with the one mistake of `case`, below `root`."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    for file in _files(case):
        target = root / file.relative_to(case)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def report(root: Path) -> str:
    """What `portal check` says, in English and in Chinese."""
    problems = load_and_check(root, TODAY).problems
    return (
        "\n\n".join(
            as_text(problems, language) for language in (Language.ENGLISH, Language.CHINESE)
        )
        + "\n"
    )


def _files(case: Path) -> Iterator[Path]:
    return (file for file in case.rglob("*") if file.is_file() and file.name != "expected.txt")
